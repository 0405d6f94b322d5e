"""What the workbench reads: the claims of a stretch of the copy, and all that belongs to one."""

import uuid
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from claims.models import (
    Article,
    Claim,
    Comparison,
    Draft,
    Evidence,
    Job,
    Kind,
    Message,
    Query,
    Source,
    SourceClaim,
    Verdict,
)
from claims.queries.articles import jobs_visible_to
from claims.queries.claims import (
    comparisons_visible_to,
    live_claims,
    undecided_claims,
)
from claims.queries.people import Reader
from claims.queries.sources import evidence_visible_to, sources_of

# The order in which claims are counted and walked through: as they are read, longer ones first.
ORDER = ("start", "-end", "id")
MOST_FIGURES = 5_000
MOST_NAMES = 5_000
_MARK_FIELDS = (
    "draft",
    "kind",
    "quote_kind",
    "name_kind",
    "start",
    "end",
    "speaker_start",
    "speaker_end",
    "cue_start",
    "cue_end",
    "thing_start",
    "thing_end",
    "role_start",
    "role_end",
)


@dataclass(frozen=True)
class Place:
    """Where a claim stands among the live claims of its draft; `number` counts from 1."""

    number: int
    total: int
    previous: uuid.UUID | None
    next: uuid.UUID | None
    next_open: uuid.UUID | None


def place_of(claim: Claim) -> Place:
    """The claim's neighbours; number 0 when it is no longer live. `next_open` wraps around."""
    order = list(live_claims(claim.draft).order_by(*ORDER).values_list("pk", flat=True))
    if claim.pk not in order:
        return Place(0, len(order), None, None, next(iter(order), None))
    at = order.index(claim.pk)
    is_open = set(undecided_claims(claim.draft).order_by().values_list("pk", flat=True))
    return Place(
        number=at + 1,
        total=len(order),
        previous=order[at - 1] if at else None,
        next=order[at + 1] if at + 1 < len(order) else None,
        next_open=next((key for key in order[at + 1 :] + order[:at] if key in is_open), None),
    )


def claims_between(draft: Draft, start: int, end: int) -> QuerySet[Claim]:
    """The live claims that touch `text[start:end]`, in ORDER, with their newest verdict, in two
    queries however many there are. Of the claim only what a mark needs is read."""
    newest = Verdict.objects.order_by("claim_id", "-number").distinct("claim_id")
    newest = newest.select_related("option").only("claim_id", "number", "option")
    claims = live_claims(draft).filter(start__lt=end, end__gt=start).order_by(*ORDER)
    return claims.only(*_MARK_FIELDS).prefetch_related(
        Prefetch("verdicts", queryset=newest, to_attr="newest_verdicts")
    )


def best_findings(draft: Draft, user: Reader, start: int, end: int) -> dict[uuid.UUID, str]:
    """The finding of the best comparison the person may see, by claim, for the claims that touch
    `text[start:end]`."""
    best = (
        comparisons_visible_to(user)
        .filter(claim__draft=draft, claim__dropped_at=None)
        .filter(claim__start__lt=end, claim__end__gt=start)
        .order_by("claim_id", "rank")
        .distinct("claim_id")
    )
    return dict(best.values_list("claim_id", "finding"))


def count_before(draft: Draft, start: int) -> int:
    """How many live claims end before `start`: the numbers already used up by earlier text."""
    return live_claims(draft).filter(end__lte=start).count()


def claim_to_show(draft: Draft, claim_id: uuid.UUID | None) -> Claim | None:
    """The claim a person asked for; what became of it, when it was changed or carried on;
    else the first undecided claim, else the first; None in a draft without claims."""
    live = live_claims(draft).order_by(*ORDER)
    asked = Q(pk=claim_id) | Q(earlier=claim_id) | Q(carried_from=claim_id)
    found = live.filter(asked).first() if claim_id else None
    return found or undecided_claims(draft).order_by(*ORDER).first() or live.first()


def dropped_claim(draft: Draft, claim_id: uuid.UUID) -> Claim | None:
    """A claim that was dropped and is not back, nor changed into others."""
    gone = Claim.objects.filter(draft=draft, dropped_at__isnull=False, later=None)
    return gone.filter(pk=claim_id).first()


def candidates_of(claim: Claim, user: Reader) -> QuerySet[Comparison]:
    """Comparisons of the claim with sources that still stand beside the article, best first."""
    beside = comparisons_visible_to(user).filter(
        claim=claim, source__attachments__article=claim.draft.article_id
    )
    return beside.defer("source__text").order_by("rank")


def texts_of(sources: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The texts of the sources by id. The caller has checked that the person may read them."""
    return dict(Source.objects.filter(pk__in=sources).values_list("pk", "text"))


def chosen_evidence(verdict: Verdict | None, user: Reader) -> QuerySet[Evidence]:
    """The passages a verdict rests on, as far as the person may see their sources."""
    return evidence_visible_to(user).filter(verdict=verdict)


def read_verdict(claim: Claim) -> None:
    """Read the claim's newest verdict once, for all who ask for `claim.verdict` later."""
    newest = Verdict.objects.order_by("claim_id", "-number").distinct("claim_id")
    newest = newest.select_related("option", "decided_by")
    prefetch_related_objects(
        [claim], Prefetch("verdicts", queryset=newest, to_attr="newest_verdicts")
    )


def decisions_of(claim: Claim) -> QuerySet[Verdict]:
    """Every verdict the claim ever had, newest first."""
    return claim.verdicts.select_related("option", "decided_by", "carried_from").order_by("-number")


def earlier_wordings(claim: Claim) -> QuerySet[Claim]:
    """The claims this one came from, by hand or from an earlier draft, with their verdicts."""
    newest = Verdict.objects.order_by("claim_id", "-number").distinct("claim_id")
    before = Claim.objects.filter(Q(later=claim) | Q(carried_to=claim)).distinct()
    return before.select_related("draft").prefetch_related(
        Prefetch(
            "verdicts",
            queryset=newest.select_related("option", "decided_by"),
            to_attr="newest_verdicts",
        )
    )


def comments_on(claim: Claim) -> QuerySet[Message]:
    """What was said about the claim outside queries, oldest first."""
    return claim.messages.filter(query=None).select_related("written_by")


def queries_on(claim: Claim) -> QuerySet[Query]:
    """The questions to the author about the claim, with their messages, oldest first."""
    said = Prefetch("messages", queryset=Message.objects.select_related("written_by"))
    return claim.queries.select_related("asked_by", "resolved_by").prefetch_related(said)


def claims_inside(claim: Claim) -> QuerySet[Claim]:
    """The live figures inside the claim's words."""
    within = live_claims(claim.draft).filter(start__gte=claim.start, end__lte=claim.end)
    return within.filter(kind=Kind.FIGURE).exclude(pk=claim.pk).order_by(*ORDER)


def figures_of(draft: Draft) -> QuerySet[Claim]:
    """The figures of a draft that name what they count."""
    figures = live_claims(draft).filter(kind=Kind.FIGURE).exclude(thing="")
    return figures.order_by(*ORDER)[:MOST_FIGURES]


def names_of(draft: Draft) -> QuerySet[Claim]:
    """The names of a draft, with what tells their spelling and where they stand."""
    names = live_claims(draft).filter(kind=Kind.NAME).order_by(*ORDER)
    return names.defer("speaker_how", "fragments")[:MOST_NAMES]


def source_figures_of(article: Article, user: Reader) -> QuerySet[SourceClaim]:
    """The figures of the article's sources that the person may see, with their source."""
    figures = SourceClaim.objects.filter(kind=Kind.FIGURE, source__in=sources_of(article, user))
    figures = figures.exclude(thing="").select_related("source").defer("source__text")
    return figures.order_by("source_id", "start")[:MOST_FIGURES]


def failed_source_work(article: Article, user: Reader) -> QuerySet[Job]:
    """Work on the article's sources that was given up, of sources the person may see."""
    failed = jobs_visible_to(user).filter(state=Job.State.FAILED)
    return failed.filter(source__in=sources_of(article, user)).defer("source__text")
