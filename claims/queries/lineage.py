"""What became of each claim of a draft: read from the links that carrying and people left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from claims.models import Claim, Draft, Verdict

# From the least change to the greatest: a claim that was moved and then reworded is reworded.
_ORDER = ("unchanged", "moved", "reworded")


@dataclass(frozen=True)
class Passed:
    """A claim of the newer draft and those of the older one it continues.

    `state`: unchanged, moved, reworded (its words or its sentence changed, or a person changed its
    span) or new, which continues none.
    """

    claim: Claim
    befores: Sequence[Claim]
    state: str


@dataclass(frozen=True)
class Lost:
    """A claim of the older draft that nothing continues; `dropped` is its last successor if a
    person dropped that one."""

    claim: Claim
    dropped: Claim | None


@dataclass(frozen=True)
class Lineage:
    """Every live claim of the newer draft, and of the older one every claim that is gone; both in
    the order of the text. Together they account for each claim of both."""

    passed: Sequence[Passed]
    lost: Sequence[Lost]

    def of(self, *states: str) -> list[Passed]:
        """The claims of the newer draft in these states."""
        return [one for one in self.passed if one.state in states]


def is_lineage_known(old: Draft, new: Draft) -> bool:
    """Whether claims were found in both drafts, and in the older one first.

    Claims found later, after a failure, were not there to be carried.
    """
    if old.pk == new.pk:
        return True
    if old.extracted_at is None or new.extracted_at is None:
        return False
    return old.number <= new.number and old.extracted_at <= new.extracted_at


def lineage(old: Draft, new: Draft, *, at: datetime | None = None) -> Lineage:
    """What became of the claims of `old` in `new`, a later draft of the article or the same.

    `at` takes `old` as it stood at that moment. Claims have their newest verdict with them. The
    number of queries is constant.
    """
    rows = {claim.pk: claim for claim in _claims(old, new)}
    tracer = _Tracer(rows, _earlier(rows), old, at)
    live = [row for row in rows.values() if row.draft_id == new.pk and row.dropped_at is None]
    passed = []
    for claim in live:
        rank, befores = tracer.trace(claim)
        state = _ORDER[rank] if befores else "new"
        passed.append(Passed(claim, [rows[key] for key in befores], state))
    going_on = {before.pk for one in passed for before in one.befores}
    wanted = [row for row in rows.values() if tracer.stood(row) and row.pk not in going_on]
    dropped = _dropped(tracer, [row for row in rows.values() if row.dropped_at is not None])
    return Lineage(passed, [Lost(claim, dropped.get(claim.pk)) for claim in wanted])


def has_same_words(claim: Claim, befores: Iterable[Claim]) -> bool:
    """Whether a reworded claim still has the words of those it continues, so that the sentence
    around them is what changed."""
    return all(before.surface == claim.surface for before in befores)


def gone_claims(draft: Draft) -> QuerySet[Claim]:
    """The claims of earlier drafts that no draft up to this one continues, newest draft first,
    with their verdicts. What a person dropped is not among them; nothing is gone from a draft
    whose claims are not found yet."""
    earlier = Claim.objects.filter(draft__article=draft.article_id, dropped_at=None)
    if draft.extracted_at is None:
        return earlier.none()
    gone = earlier.filter(draft__number__lt=draft.number).exclude(
        carried_to__draft__number__lte=draft.number
    )
    gone = gone.select_related("draft").defer("draft__text").prefetch_related(_newest())
    return gone.order_by("-draft__number", "start", "-end")


def _claims(old: Draft, new: Draft) -> QuerySet[Claim]:
    """The claims of both drafts and of those between, dropped ones too."""
    claims = Claim.objects.filter(
        draft__article=new.article_id, draft__number__range=(old.number, new.number)
    )
    claims = claims.select_related("added_by", "dropped_by").prefetch_related(_newest())
    return claims.order_by("draft__number", "start", "-end", "id")


def _newest() -> "Prefetch[str, QuerySet[Verdict], str]":
    newest = Verdict.objects.order_by("claim_id", "-number").distinct("claim_id")
    newest = newest.select_related("option", "decided_by")
    return Prefetch("verdicts", queryset=newest, to_attr="newest_verdicts")


def _earlier(claims: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """By claim, those that a person made it of."""
    found: dict[UUID, list[UUID]] = {}
    changed = Claim.objects.filter(pk__in=list(claims), earlier__isnull=False)
    for later, before in changed.order_by("pk", "earlier").values_list("pk", "earlier"):
        found.setdefault(later, []).append(before)
    return found


@dataclass(frozen=True)
class _Tracer:
    """Walks from a claim back to the claims of the old draft; each is walked once."""

    rows: dict[UUID, Claim]
    earlier: dict[UUID, list[UUID]]
    old: Draft
    at: datetime | None
    known: dict[UUID, tuple[int, tuple[UUID, ...]]] = field(default_factory=dict)

    def stood(self, claim: Claim) -> bool:
        """Whether the claim was live in the old draft at the moment asked for."""
        if claim.draft_id != self.old.pk:
            return False
        if self.at is None:
            return claim.dropped_at is None
        was_there = claim.added_at <= self.at
        return was_there and (claim.dropped_at is None or claim.dropped_at > self.at)

    def trace(self, claim: Claim) -> tuple[int, tuple[UUID, ...]]:
        """The greatest change on the way (an index of _ORDER), and where the ways end."""
        if claim.pk not in self.known:
            self.known[claim.pk] = self._trace(claim)
        return self.known[claim.pk]

    def _trace(self, claim: Claim) -> tuple[int, tuple[UUID, ...]]:
        if self.stood(claim):
            return 0, (claim.pk,)
        rank, ends = 0, dict[UUID, None]()
        for step, before in self._steps(claim):
            further, found = self.trace(before)
            if found:
                rank = max(rank, step, further)
                ends |= dict.fromkeys(found)
        return rank, tuple(ends)

    def _steps(self, claim: Claim) -> list[tuple[int, Claim]]:
        steps = [
            (0 if _is_same_span(claim, self.rows[key]) else 2, self.rows[key])
            for key in self.earlier.get(claim.pk, ())
            if key in self.rows
        ]
        if claim.carried_from_id in self.rows and claim.carried_as in _ORDER:
            before = self.rows[claim.carried_from_id]
            steps.append((_ORDER.index(claim.carried_as), before))
        return steps


def _is_same_span(one: Claim, other: Claim) -> bool:
    """A claim that was dropped and brought back is the same claim."""
    return (one.draft_id, one.start, one.end) == (other.draft_id, other.start, other.end)


def _dropped(tracer: _Tracer, dropped: Sequence[Claim]) -> dict[UUID, Claim]:
    """By claim of the old draft, the last one that continued it and was dropped by a person."""
    return {key: claim for claim in dropped for key in tracer.trace(claim)[1]}
