"""What changed in an article since an editor last decided on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from claims.models import Approval, Claim, Draft, Verdict
from claims.queries.lineage import Passed, has_same_words, is_lineage_known, lineage

_NEW_IN_DRAFT = {"new": "New in this draft", "reworded": "Reworded since the last draft"}


@dataclass(frozen=True)
class Change:
    """How a claim differs from what the editor read: `kind` is new, reworded or decided, and
    `befores` are the claims it continues, each with the verdict that was read."""

    kind: str
    sentence: str
    befores: Sequence[tuple[Claim, Verdict | None]] = ()


@dataclass(frozen=True)
class Gone:
    """A claim that the editor read and that is no longer there, with the verdict that was read;
    `dropped` is the claim as a person dropped it, None when the words went."""

    claim: Claim
    verdict: Verdict | None
    dropped: Claim | None


@dataclass(frozen=True)
class Changes:
    """By claim of the draft what is different, and what is gone; `read` are all claims as they
    were then, and `moved` counts those that stand elsewhere and are otherwise as they were read.

    `is_known` is false when the claims of the two drafts cannot be set against each other.
    """

    by_claim: Mapping[UUID, Change] = field(default_factory=dict)
    gone: Sequence[Gone] = ()
    read: Sequence[Claim] = ()
    moved: int = 0
    is_known: bool = True

    @property
    def counts(self) -> dict[str, int]:
        """How many claims there are of each kind of change."""
        kinds = [change.kind for change in self.by_claim.values()]
        return {kind: kinds.count(kind) for kind in ("new", "reworded", "decided")}


def changes_since(since: Approval | None, draft: Draft) -> Changes:
    """What is different in `draft` from what was read for the decision `since`; where there was
    none, what the draft itself brought. A constant number of queries."""
    if since is None or not is_lineage_known(since.draft, draft):
        return Changes(_brought(draft), is_known=since is None)
    read = _read(since)
    passed = lineage(since.draft, draft, at=since.decided_at)
    carried = _carried(since.draft, draft)
    known = {verdict.pk for verdict in read.values()}
    by_claim = {}
    for one in passed.passed:
        is_read = _is_read(one.claim.verdict, known, carried)
        if change := _change(one, read, is_read=is_read):
            by_claim[one.claim.pk] = change
    gone = [
        Gone(lost.claim, read.get(lost.claim.pk) or lost.claim.verdict, lost.dropped)
        for lost in passed.lost
    ]
    moved = sum(one.claim.pk not in by_claim for one in passed.of("moved"))
    befores = [before for one in passed.passed for before in one.befores]
    return Changes(by_claim, gone, [*befores, *(one.claim for one in gone)], moved)


def _brought(draft: Draft) -> dict[UUID, Change]:
    rows = draft.claims.filter(dropped_at=None, carried_as__in=_NEW_IN_DRAFT)
    kinds = rows.values_list("pk", "carried_as")
    return {key: Change(kind, _NEW_IN_DRAFT[kind]) for key, kind in kinds}


def _read(since: Approval) -> dict[UUID, Verdict]:
    """The verdicts that were read, by claim."""
    rows = since.verdicts.select_related("option", "decided_by")
    return {verdict.claim_id: verdict for verdict in rows}


def _carried(old: Draft, new: Draft) -> dict[UUID, UUID]:
    """Each kept verdict of the drafts after `old` up to `new`, with the one it was kept from."""
    kept = Verdict.objects.filter(
        claim__draft__article=new.article_id,
        claim__draft__number__gt=old.number,
        claim__draft__number__lte=new.number,
        carried_from__isnull=False,
    )
    pairs = kept.values_list("pk", "carried_from")
    return {verdict: before for verdict, before in pairs if before is not None}


def _is_read(verdict: Verdict | None, known: set[UUID], carried: Mapping[UUID, UUID]) -> bool:
    key = verdict.pk if verdict else None
    while key is not None and key not in known:
        key = carried.get(key)
    return key is not None


def _change(one: Passed, read: Mapping[UUID, Verdict], *, is_read: bool) -> Change | None:
    befores = [(before, read.get(before.pk) or before.verdict) for before in one.befores]
    if one.state == "new":
        by_hand = one.claim.origin == Claim.Origin.PERSON
        added = f"Added by hand by {one.claim.added_by}" if by_hand else "New"
        return Change("new", f"{added} since then")
    if one.state == "reworded":
        is_same = has_same_words(one.claim, one.befores)
        what = "The sentence around its words" if is_same else "Its words"
        return Change("reworded", f"{what} changed since then", befores)
    if is_read:
        return None
    if one.claim.verdict is None or one.claim.verdict.option is None:
        return Change("decided", "Open again since the last approval or sending back", befores)
    return Change("decided", "Decided anew since the last approval or sending back", befores)
