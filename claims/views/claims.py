"""Claims by hand: adding, widening, narrowing, splitting, merging, dropping, restoring.

Each act changes the marks of the copy, so each answers with the whole workbench, opened at the
claim that came of it.
"""

import uuid
from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from claims.forms.claims import MergeForm, NewClaimForm, SplitForm, WordsForm
from claims.forms.workbench import AskedForm
from claims.models import Claim, Draft
from claims.queries.workbench import place_of
from claims.services.claims import (
    add_claim,
    change_claim,
    drop_claim,
    merge_claims,
    restore_claim,
    split_claim,
)
from claims.tasks import hint_open
from claims.views.access import PersonRequest, get_claim, get_draft
from claims.views.addresses import workbench_url
from claims.views.answers import Outcome, answer, attempt, refused_form
from claims.views.workbench_page import (
    Asked,
    refused_page,
    tell_taken_back,
    workbench_context,
)


@require_POST
def claim_add(request: PersonRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Add a claim over words of the draft."""
    draft = get_draft(request.user, draft_id)
    form = NewClaimForm(request.POST, draft=draft)
    outcome = _attempt(form, add_claim, actor=request.user, draft=draft)
    shown = AskedForm.read(request.POST)["claim"]
    return _answer(request, draft, outcome, shown, about=draft)


@require_POST
def claim_change(request: PersonRequest, claim_id: uuid.UUID) -> HttpResponse:
    """Widen or narrow a claim to other words."""
    claim = get_claim(request.user, claim_id)
    form = WordsForm(request.POST, draft=claim.draft, near=claim)
    outcome = _attempt(form, change_claim, actor=request.user, claim=claim)
    return _answer(request, claim.draft, outcome, claim.pk, about=claim)


@require_POST
def claim_split(request: PersonRequest, claim_id: uuid.UUID) -> HttpResponse:
    """Cut a claim in two, and go to the first part."""
    claim = get_claim(request.user, claim_id)
    form = SplitForm(request.POST, claim=claim)
    outcome = _attempt(form, _split, actor=request.user, claim=claim)
    return _answer(request, claim.draft, outcome, claim.pk, about=claim)


@require_POST
def claim_merge(request: PersonRequest, claim_id: uuid.UUID) -> HttpResponse:
    """Make one claim of two."""
    claim = get_claim(request.user, claim_id)
    form = MergeForm(request.POST)
    if not form.is_valid():
        return _answer(request, claim.draft, refused_form(form), claim.pk, about=claim)
    other = get_claim(request.user, form.cleaned_data["other"])
    outcome = attempt(merge_claims, actor=request.user, first=claim, second=other)
    return _answer(request, claim.draft, outcome, claim.pk, about=claim)


@require_POST
def claim_drop(request: PersonRequest, claim_id: uuid.UUID) -> HttpResponse:
    """Drop a claim, and go on to the one after it."""
    claim = get_claim(request.user, claim_id)
    place = place_of(claim)
    outcome = attempt(drop_claim, actor=request.user, claim=claim)
    shown = claim.pk if outcome.is_refused else place.next or place.previous
    dropped = None if outcome.is_refused else claim.pk
    return _answer(request, claim.draft, outcome, shown, about=claim, dropped=dropped)


@require_POST
def claim_restore(request: PersonRequest, claim_id: uuid.UUID) -> HttpResponse:
    """Bring a dropped claim back."""
    claim = get_claim(request.user, claim_id)
    outcome = attempt(restore_claim, actor=request.user, claim=claim)
    return _answer(request, claim.draft, outcome, claim.pk, about=claim)


def _split(*, at: int, **subject: Any) -> Claim:
    first, _second = split_claim(at=at, **subject)
    return first


def _attempt(form: Form, act: Callable[..., Claim], **subject: Any) -> Outcome[Claim]:
    if not form.is_valid():
        return refused_form(form)
    return attempt(act, **subject, **form.cleaned_data)


def _answer(
    request: PersonRequest,
    draft: Draft,
    outcome: Outcome[Any],
    claim_id: uuid.UUID | None,
    *,
    about: Claim | Draft,
    dropped: uuid.UUID | None = None,
) -> HttpResponse:
    """The workbench at the new claim, else at `claim_id`; `dropped` is offered back."""
    if not outcome.is_refused:
        hint_open(draft)
        tell_taken_back(request, draft)
    shown = outcome.result.pk if outcome.result else claim_id

    def fresh() -> dict[str, Any]:
        again = get_draft(request.user, draft.pk)
        return workbench_context(again, request.user, Asked(claim=shown, dropped=dropped))

    def page() -> dict[str, Any]:
        return refused_page(request, draft, shown, about.pk)

    then = workbench_url(draft.article_id, shown, dropped)
    return answer(request, outcome, "claims/_workbench.html", fresh, then=then, page=page)
