"""Verdicts: deciding on a claim, and taking one's own decision back."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from claims.forms.verdicts import UndoForm, VerdictForm
from claims.models import Claim
from claims.queries.workbench import place_of
from claims.services.verdicts import set_verdict, undo_verdict
from claims.views.access import PersonRequest, get_claim
from claims.views.addresses import workbench_url
from claims.views.answers import Outcome, answer, attempt, refused_form
from claims.views.panel import bar, verdict_panel
from claims.views.workbench_page import refused_page, tell_taken_back


@require_POST
def verdict_set(request: PersonRequest, claim_id: uuid.UUID) -> HttpResponse:
    """Decide on a claim, and go on to the next undecided one."""
    claim = get_claim(request.user, claim_id)
    form = VerdictForm(request.POST, desk=claim.draft.desk)
    if not form.is_valid():
        return _answer(request, claim, refused_form(form))
    outcome = attempt(set_verdict, actor=request.user, claim=claim, **form.cleaned_data)
    return _answer(request, claim, outcome, moves_on=True)


@require_POST
def verdict_undo(request: PersonRequest, claim_id: uuid.UUID) -> HttpResponse:
    """Take back one's own newest verdict, and stay at the claim."""
    claim = get_claim(request.user, claim_id)
    form = UndoForm(request.POST)
    if not form.is_valid():
        return _answer(request, claim, refused_form(form))
    return _answer(
        request, claim, attempt(undo_verdict, actor=request.user, claim=claim, **form.cleaned_data)
    )


def _answer(
    request: PersonRequest, claim: Claim, outcome: Outcome[Any], *, moves_on: bool = False
) -> HttpResponse:
    def fresh() -> dict[str, Any]:
        again = get_claim(request.user, claim.pk)
        panel = verdict_panel(again, request.user)
        return panel | bar(again.draft, request.user) | {"is_answer": True}

    goes_on = moves_on and not outcome.is_refused and not request.htmx
    target = place_of(claim).next_open if goes_on else None
    then = workbench_url(claim.draft.article_id, target or claim.pk)
    if not outcome.is_refused:
        tell_taken_back(request, claim.draft)

    def page() -> dict[str, Any]:
        return refused_page(request, claim.draft, claim.pk, claim.pk)

    return answer(request, outcome, "claims/_verdict_panel.html", fresh, then=then, page=page)
