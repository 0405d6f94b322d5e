"""The checks that a draft's own figures passed or failed."""

import uuid
from collections.abc import Iterable, Sequence

from django.db.models import Q

from claims.models import Check, Claim, Draft, Kind
from claims.queries.claims import live_claims

MOST_SHOWN = 30


def checks_of(claim: Claim) -> list[Check]:
    """The checks that reckon with words of the claim, those that fail first."""
    near = Check.objects.filter(draft=claim.draft_id, start__lt=claim.end, end__gt=claim.start)
    touching = [check for check in near if check.touches(claim.start, claim.end)]
    return sorted(touching, key=lambda check: (check.holds, check.start))


def failed_checks(draft: Draft) -> list[Check]:
    """The checks of a draft that do not hold, in the order of the text."""
    return list(draft.checks.filter(holds=False))


def doubted(claims: Iterable[Claim], failed: Sequence[Check]) -> frozenset[uuid.UUID]:
    """Which of `claims` a failed check speaks against. Of a quotation only its figures: who is
    quoted may reckon wrongly."""
    return frozenset(
        claim.pk
        for claim in claims
        if claim.kind != Kind.QUOTE
        and any(check.touches(claim.start, claim.end) for check in failed)
    )


def claims_checked(draft: Draft, checks: Sequence[Check]) -> dict[int, Claim]:
    """By the id of each of the first MOST_SHOWN `checks`, the first figure it reckons with."""
    near = Q(pk=None)
    for check in checks[:MOST_SHOWN]:
        near |= Q(start__lt=check.end, end__gt=check.start)
    figures = live_claims(draft).filter(near, kind=Kind.FIGURE).only("draft", "start", "end")
    found: dict[int, Claim] = {}
    for claim in figures.order_by("start", "-end"):
        for check in checks[:MOST_SHOWN]:
            if check.touches(claim.start, claim.end):
                found.setdefault(check.pk, claim)
    return found
