"""A claim, or all of an article, among all the desk has: other sources they may come from, and
earlier verdicts."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from claims.comparison.turns import clock, time_at
from claims.models import Claim, Draft, Source, User
from claims.services.article_library import Carried, Shelf
from claims.services.article_library import article_library as library_of
from claims.services.elsewhere import Elsewhere, found_elsewhere
from claims.services.jobs import work_of
from claims.services.repeats import disagree, repeats_of
from claims.templatetags.place import around
from claims.views.access import PersonRequest, get_article, get_claim
from claims.views.answers import fragment
from claims.views.copy import kind_of, line_number
from claims.views.viewings import log_passages
from claims.views.workbench_page import draft_of

# Of the sources that carry claims of an article, and of the claims that each carries.
_SOURCES, _CLAIMS = 10, 3


@dataclass(frozen=True, slots=True)
class Shelved:
    """A passage found elsewhere, with its `words` and those around it, `lead` and `tail`, and the
    `time` it was said at ("00:12:31", blank without timecodes)."""

    item: Elsewhere
    words: str
    lead: str
    tail: str
    time: str


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim of the article, its kind and line, with the passage that a source has for it."""

    claim: Claim
    kind: str
    line: int
    shelf: Shelved


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A source with the best of the `count` claims it carries; `more` are not shown."""

    source: Source
    count: int
    claims: list[ShownClaim]

    @property
    def more(self) -> int:
        return self.count - len(self.claims)


@require_GET
@vary_on_headers("HX-Request")
def claim_library(request: PersonRequest, claim_id: uuid.UUID) -> HttpResponse:
    """What the claim may come from among the desk's other sources, and what was decided on it in
    other articles: a part of the claim's panel, or a page of its own without htmx."""
    claim = get_claim(request.user, claim_id)
    template = "claims/_claim_library.html" if request.htmx else "claims/claim_library.html"
    return fragment(request, template, claim_library_context(claim, request.user))


@require_GET
@never_cache
def article_library(request: PersonRequest, article_id: uuid.UUID) -> HttpResponse:
    """The sources of the desk that carry claims of the article's newest draft and do not stand
    beside it yet."""
    draft = draft_of(get_article(request.user, article_id), None)
    return render(request, "claims/article_library.html", _article_context(draft, request.user))


def _article_context(draft: Draft, user: User) -> dict[str, Any]:
    context: dict[str, Any] = {"article": draft.article, "draft": draft}
    if draft.extracted_at is None:
        return context | {"work": work_of(draft)}
    library = library_of(draft, user)
    shelves = library.shelves[:_SOURCES]
    log_passages(user, draft.article, (shelf.source for shelf in shelves))
    return context | {
        "library": library,
        "shown": [_shown_source(shelf, draft) for shelf in shelves],
    }


def claim_library_context(claim: Claim, user: User) -> dict[str, Any]:
    """What the fragment shows; that passages of confidential sources are shown is logged."""
    repeats = repeats_of(claim, user)
    found = found_elsewhere(claim, user)
    log_passages(user, claim.draft.article, (item.source for item in found))
    return {
        "claim": claim,
        "shelved": [_shelved(item) for item in found],
        "repeats": repeats,
        "do_disagree": disagree(claim, repeats),
    }


def _shown_source(shelf: Shelf, draft: Draft) -> ShownSource:
    claims = [_shown_claim(one, draft) for one in shelf.carried[:_CLAIMS]]
    return ShownSource(shelf.source, len(shelf.carried), claims)


def _shown_claim(one: Carried, draft: Draft) -> ShownClaim:
    line = line_number(draft.text, one.claim.start)
    return ShownClaim(one.claim, kind_of(one.claim), line, _shelved(one.item))


def _shelved(item: Elsewhere) -> Shelved:
    start, end = item.finding.start - item.start, item.finding.end - item.start
    lead, tail = around(item.near, start, end)
    seconds = time_at(item.near, start)
    time = "" if seconds is None else clock(seconds)
    return Shelved(item, item.near[start:end], lead, tail, time)
