"""A claim among all the desk has: other sources it may come from, and earlier verdicts on it."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from claims.comparison.turns import clock, time_at
from claims.models import Claim, User
from claims.services.elsewhere import Elsewhere, found_elsewhere
from claims.services.repeats import disagree, repeats_of
from claims.views.access import PersonRequest, get_claim
from claims.views.answers import fragment
from claims.views.panel import around


@dataclass(frozen=True, slots=True)
class Shelved:
    """A passage found elsewhere, with its `words` and those around it, `lead` and `tail`, and the
    `time` it was said at ("00:12:31", blank without timecodes)."""

    item: Elsewhere
    words: str
    lead: str
    tail: str
    time: str


@require_GET
@vary_on_headers("HX-Request")
def claim_library(request: PersonRequest, claim_id: uuid.UUID) -> HttpResponse:
    """What the claim may come from among the desk's other sources, and what was decided on it in
    other articles: a part of the claim's panel, or a page of its own without htmx."""
    claim = get_claim(request.user, claim_id)
    template = "claims/_claim_library.html" if request.htmx else "claims/claim_library.html"
    return fragment(request, template, claim_library_context(claim, request.user))


def claim_library_context(claim: Claim, user: User) -> dict[str, Any]:
    """What the fragment shows."""
    repeats = repeats_of(claim, user)
    return {
        "claim": claim,
        "shelved": [_shelved(item) for item in found_elsewhere(claim, user)],
        "repeats": repeats,
        "do_disagree": disagree(claim, repeats),
    }


def _shelved(item: Elsewhere) -> Shelved:
    start, end = item.finding.start - item.start, item.finding.end - item.start
    lead, tail = around(item.near, start, end)
    seconds = time_at(item.near, start)
    time = "" if seconds is None else clock(seconds)
    return Shelved(item, item.near[start:end], lead, tail, time)
