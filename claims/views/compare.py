"""Two drafts of an article side by side."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from claims.comparison.redraft import redraft_rows
from claims.forms.compare import CompareForm
from claims.models import Article, Draft
from claims.queries.lineage import Lineage, is_lineage_known, lineage
from claims.views.access import PersonRequest, get_article
from claims.views.carried import carried_of
from claims.views.side_by_side import SideBySide


@require_GET
def draft_compare(request: PersonRequest, article_id: UUID) -> HttpResponse:
    """`?old=1&new=2` names the drafts: by default the newest and the one before it. `?page=` is a
    part of long ones, `?claim=` the part that shows a claim."""
    article = get_article(request.user, article_id)
    asked = CompareForm.read(request.GET)
    numbers = list(article.drafts.order_by("number").values_list("number", "extracted_at"))
    context: dict[str, Any] = {"article": article, "numbers": [number for number, _at in numbers]}
    if len(numbers) > 1:
        old, new = _drafts(article, *_pair(numbers, asked["old"], asked["new"]))
        context |= _compared(old, new, asked["page"], asked["claim"])
    return render(request, "claims/draft_compare.html", context)


def _pair(
    numbers: Sequence[tuple[int, object]], old: int | None, new: int | None
) -> tuple[int, int]:
    """The numbers of the older and the newer draft. Without `old` it is the newest before `new`
    whose claims were found, for from that one they were carried."""
    known = [number for number, _at in numbers]
    new = new or known[-1]
    if old is None:
        if new == known[0]:
            new = known[1]
        before = [number for number in known if number < new]
        read = [number for number, at in numbers if at and number < new]
        old = (read or before or known)[-1]
    if old == new or old not in known or new not in known:
        raise Http404
    return min(old, new), max(old, new)


def _drafts(article: Article, old: int, new: int) -> tuple[Draft, Draft]:
    drafts = article.drafts.select_related("received_by").filter(number__in=(old, new))
    first, second = drafts.order_by("number")
    first.article = second.article = article
    return first, second


def _compared(old: Draft, new: Draft, page: int | None, claim: UUID | None) -> dict[str, Any]:
    is_known = is_lineage_known(old, new)
    passed = lineage(old, new) if is_known else Lineage((), ())
    carried = carried_of(passed, old, new)
    sheet = SideBySide.of(old, new, redraft_rows(old.text, new.text), carried)
    number = sheet.page_number(page, claim)
    return {
        "old": old,
        "new": new,
        "is_known": is_known,
        "carried": carried,
        "sheet": sheet,
        "page": number,
        "blocks": sheet.blocks_on(number),
    }
