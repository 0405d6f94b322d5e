"""Handing a draft to the editors, and taking it back."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from claims.forms.verdicts import RevisionForm
from claims.services.drafts import recall_draft, send_for_approval
from claims.views.access import PersonRequest, get_draft
from claims.views.addresses import workbench_url
from claims.views.answers import answer, attempt, refused_form
from claims.views.workbench_page import Asked, workbench_context


@require_POST
def draft_send(request: PersonRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Send a draft for approval."""
    return _move(request, draft_id, send_for_approval, "Sent for approval: an editor decides now.")


@require_POST
def draft_recall(request: PersonRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Take a draft back from the editors."""
    return _move(request, draft_id, recall_draft, "Taken back from the editors.")


def _move(
    request: PersonRequest, draft_id: uuid.UUID, act: Callable[..., None], done: str
) -> HttpResponse:
    draft = get_draft(request.user, draft_id)
    form = RevisionForm(request.POST)
    outcome = (
        attempt(act, actor=request.user, draft=draft, **form.cleaned_data)
        if form.is_valid()
        else refused_form(form)
    )

    if not outcome.is_refused and not request.htmx:
        messages.success(request, done)

    def fresh() -> dict[str, Any]:
        context = workbench_context(get_draft(request.user, draft_id), request.user, Asked())
        return context | {"done": "" if outcome.is_refused else done}

    then = workbench_url(draft.article_id)
    return answer(request, outcome, "claims/_workbench.html", fresh, then=then, page=fresh)
