"""The thread of a claim: comments, and questions to the author."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from claims.forms.thread import MessageForm
from claims.models import Claim, Query
from claims.services.thread import answer_query, ask_query, comment_on_claim, resolve_query
from claims.views.access import PersonRequest, get_claim, get_query
from claims.views.addresses import workbench_url
from claims.views.answers import Outcome, answer, attempt, refused_form
from claims.views.panel import bar, thread
from claims.views.workbench_page import refused_page


@require_POST
def comment_add(request: PersonRequest, claim_id: uuid.UUID) -> HttpResponse:
    """Say something about a claim."""
    claim = get_claim(request.user, claim_id)
    return _say(request, claim, comment_on_claim, claim=claim)


@require_POST
def query_ask(request: PersonRequest, claim_id: uuid.UUID) -> HttpResponse:
    """Ask the author about a claim."""
    claim = get_claim(request.user, claim_id)
    return _say(request, claim, ask_query, claim=claim)


@require_POST
def query_answer(request: PersonRequest, query_id: uuid.UUID) -> HttpResponse:
    """Answer a question to the author."""
    query = get_query(request.user, query_id)
    return _say(request, query.claim, answer_query, query=query)


@require_POST
def query_resolve(request: PersonRequest, query_id: uuid.UUID) -> HttpResponse:
    """Close a question to the author."""
    query = get_query(request.user, query_id)
    outcome = attempt(resolve_query, actor=request.user, query=query)
    return _answer(request, query.claim, outcome, about=query)


def _say(
    request: PersonRequest,
    claim: Claim,
    act: Callable[..., object],
    /,
    **subject: Claim | Query,
) -> HttpResponse:
    [about] = subject.values()
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _answer(request, claim, refused_form(form), about=about)
    text = form.cleaned_data["text"]
    outcome = attempt(act, actor=request.user, text=text, **subject)
    return _answer(request, claim, outcome, about=about)


def _answer(
    request: PersonRequest, claim: Claim, outcome: Outcome[Any], *, about: Claim | Query
) -> HttpResponse:
    def fresh() -> dict[str, Any]:
        again = get_claim(request.user, claim.pk)
        said = thread(again, request.user)
        typed = {"text": request.POST.get("text", ""), "about": about.pk}
        kept = {"typed": typed} if outcome.is_refused else {}
        return said | bar(again.draft, request.user) | {"is_answer": True} | kept

    def page() -> dict[str, Any]:
        return refused_page(request, claim.draft, claim.pk, about.pk)

    then = workbench_url(claim.draft.article_id, claim.pk)
    return answer(request, outcome, "claims/_thread.html", fresh, then=then, page=page)
