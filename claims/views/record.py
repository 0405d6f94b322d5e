"""What was done to an article, and what must change in it."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from claims.queries.articles import newest_draft
from claims.queries.record import changes_of, choices_of, history_of, lines_of
from claims.views.access import PersonRequest, get_article

_ACTS_A_PAGE = 50


@require_GET
def article_history(request: PersonRequest, article_id: UUID) -> HttpResponse:
    """Every act on the article, newest first; `?person=` and `?act=` narrow it."""
    article = get_article(request.user, article_id)
    people, acts = choices_of(article, request.user)
    person = request.GET.get("person", "")
    chosen = next((someone for someone in people if str(someone.pk) == person), None)
    act = request.GET.get("act", "")
    act = act if act in dict(acts) else ""
    events = history_of(article, request.user, person=chosen.pk if chosen else None, act=act)
    page = Paginator(events, _ACTS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "article": article,
        "page": page,
        "lines": lines_of(list(page.object_list), request.user),
        "people": people,
        "acts": acts,
        "chosen": chosen,
        "act": act,
        "query": urlencode({"person": chosen.pk if chosen else "", "act": act}) + "&",
    }
    return render(request, "claims/article_history.html", context)


@require_GET
def change_list(request: PersonRequest, article_id: UUID) -> HttpResponse:
    """Each claim of the newest draft that needs other words: old, proposed, who, why."""
    article = get_article(request.user, article_id)
    draft = newest_draft(article)
    changes = changes_of(draft, request.user) if draft else []
    context = {"article": article, "draft": draft, "changes": changes}
    return render(request, "claims/change_list.html", context)
