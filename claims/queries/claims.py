"""Claims with what is known about them."""

from typing import TYPE_CHECKING, TypeAlias, TypedDict

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from claims.models import Claim, Comparison, Draft, Kind, Query, Source, Verdict
from claims.queries.people import Reader, desks_of
from claims.queries.sources import sources_visible_to

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Facts(TypedDict):
    """What `claims_of` tells of a claim beyond its row."""

    best_finding: str | None
    best_headline: str | None
    open_queries: int


ClaimWithFacts: TypeAlias = "WithAnnotations[Claim, Facts]"


def claims_visible_to(user: Reader) -> QuerySet[Claim]:
    """Claims of the person's desks, dropped ones too, with draft, article and desk."""
    claims = Claim.objects.filter(draft__desk__in=desks_of(user))
    return claims.select_related("draft__article__desk", "draft__desk")


def live_claims(draft: Draft) -> QuerySet[Claim]:
    """The claims of a draft that count, in the order of the text."""
    return draft.claims.filter(dropped_at=None)


def current_verdicts(draft: Draft) -> QuerySet[Verdict]:
    """The newest verdict of every live claim that has one, reopened ones (no option) too."""
    of_draft = Verdict.objects.filter(claim__draft=draft, claim__dropped_at=None)
    return of_draft.order_by("claim_id", "-number").distinct("claim_id")


def undecided_claims(draft: Draft) -> QuerySet[Claim]:
    """Live claims without a verdict, or with one that reopened them, in the order of the text."""
    decided = current_verdicts(draft).values("pk")
    with_option = Verdict.objects.filter(pk__in=decided, option__isnull=False)
    return live_claims(draft).exclude(pk__in=with_option.values("claim_id"))


def claims_to_ask(draft: Draft) -> QuerySet[Claim]:
    """The live claims of a draft that are looked for in other sources, all but names: undecided
    ones first, then in the order of the text."""
    is_open = Exists(undecided_claims(draft).order_by().filter(pk=OuterRef("pk")))
    asked = live_claims(draft).exclude(kind=Kind.NAME).annotate(is_open=is_open)
    return asked.order_by("-is_open", "start", "-end", "id")


def comparisons_visible_to(user: Reader) -> QuerySet[Comparison]:
    """Comparisons with sources the person may see, best first within a claim."""
    visible = Comparison.objects.filter(source__in=sources_visible_to(user))
    return visible.select_related("source", "source_claim").order_by("claim_id", "rank")


def claims_of(draft: Draft, user: Reader | None = None) -> "QuerySet[ClaimWithFacts]":
    """The live claims of a draft in text order, in two queries however many there are.

    Each has `verdict` (the newest, with option and person, or None), `best_finding` and
    `best_headline` (of the best comparison the person may see, None without one; without a
    person only open sources count) and `open_queries` (a count).
    """
    best = _comparisons_for(user).filter(claim=OuterRef("pk")).order_by("rank")
    newest = Verdict.objects.order_by("claim_id", "-number").distinct("claim_id")
    newest = newest.filter(claim__draft=draft).select_related("option", "decided_by")
    claims = live_claims(draft).annotate(
        best_finding=Subquery(best.values("finding")[:1]),
        best_headline=Subquery(best.values("headline")[:1]),
        open_queries=Count("queries", filter=Q(queries__resolved_at=None)),
    )
    verdicts = Prefetch("verdicts", queryset=newest, to_attr="newest_verdicts")
    # The order is said again here: Django leaves a model's own out of queries that count.
    return claims.order_by("start", "-end").prefetch_related(verdicts)


def open_queries_of(draft: Draft) -> QuerySet[Query]:
    """Questions on live claims of a draft that nobody resolved yet."""
    return Query.objects.filter(
        claim__draft=draft, claim__dropped_at=None, resolved_at=None
    ).select_related("claim", "asked_by")


def _comparisons_for(user: Reader | None) -> QuerySet[Comparison]:
    if user is None:
        return Comparison.objects.filter(source__handling=Source.Handling.OPEN)
    return Comparison.objects.filter(source__in=sources_visible_to(user))
