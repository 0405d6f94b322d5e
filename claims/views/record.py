"""What was done to an article, to a source and on the desk; and what must change in an article."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from claims.models import Article, Event, Membership, Role, Source
from claims.queries.articles import newest_draft
from claims.queries.events import events_of, events_of_desks, events_of_source
from claims.queries.record import HistoryLine, changes_of, choices_of, lines_of, narrowed
from claims.views.access import PersonRequest, get_article, get_source
from claims.views.viewings import log_passages_beside

_ACTS_A_PAGE = 50


@require_GET
@never_cache
def article_history(request: PersonRequest, article_id: UUID) -> HttpResponse:
    """Every act on the article, newest first; `?person=` and `?act=` narrow it."""
    article = get_article(request.user, article_id)
    context = _history(request, events_of(article, request.user))
    context |= {"article": article, "has_drafts": article.drafts.filter(number__gt=1).exists()}
    return render(request, "claims/article_history.html", context)


@require_GET
@never_cache
def source_history(request: PersonRequest, source_id: UUID) -> HttpResponse:
    """Every act on a source, its viewings too; for those who may see it."""
    source = get_source(request.user, source_id)
    context = _history(request, events_of_source(source, request.user))
    return render(request, "claims/source_history.html", {"source": source, **context})


@require_GET
@never_cache
def desk_history(request: PersonRequest) -> HttpResponse:
    """Every act on the desks of an editor or admin; `?about=desk`: those on no article."""
    leads = Membership.objects.filter(user=request.user, role__in=[Role.EDITOR, Role.ADMIN])
    if not leads.exists():
        reason = {"reason": "The history of a desk is read by its editors and admins."}
        return render(request, "403.html", reason, status=403)
    about = "desk" if request.GET.get("about") == "desk" else ""
    events = events_of_desks(request.user, is_without_article=bool(about))
    context = _history(request, events, about=about)
    return render(request, "claims/desk_history.html", {"about": about, **context})


def _history(request: PersonRequest, events: QuerySet[Event], **kept: str) -> dict[str, Any]:
    """A page of `events`, narrowed as the address asks; `kept` stays in the links of its pages.
    That passages of confidential sources are shown as evidence is logged."""
    people, acts = choices_of(events)
    person = request.GET.get("person", "")
    chosen = next((someone for someone in people if str(someone.pk) == person), None)
    act = request.GET.get("act", "")
    act = act if act in dict(acts) else ""
    found = narrowed(events, person=chosen.pk if chosen else None, act=act)
    page = Paginator(found, _ACTS_A_PAGE).get_page(request.GET.get("page"))
    lines = lines_of(list(page.object_list), request.user)
    log_passages_beside(request.user, _passages(lines))
    return {
        "page": page,
        "lines": lines,
        "people": people,
        "acts": acts,
        "chosen": chosen,
        "act": act,
        "query": urlencode({"person": chosen.pk if chosen else "", "act": act, **kept}) + "&",
    }


def _passages(lines: Sequence[HistoryLine]) -> Iterator[tuple[Article, Source | None]]:
    """The sources whose passages are told, each with the article of the act."""
    for line in lines:
        if line.event.article:
            yield from ((line.event.article, detail.source) for detail in line.details)


@require_GET
def change_list(request: PersonRequest, article_id: UUID) -> HttpResponse:
    """Each claim of the newest draft that needs other words: old, proposed, who, why."""
    article = get_article(request.user, article_id)
    draft = newest_draft(article)
    changes = changes_of(draft, request.user) if draft else []
    context = {"article": article, "draft": draft, "changes": changes}
    return render(request, "claims/change_list.html", context)
