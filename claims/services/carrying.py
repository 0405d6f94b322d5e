"""Keeping what people did on one draft when the next one arrives.

A claim whose words and sentence are there again keeps its verdict. A claim that was reworded, or
a figure whose sentence was rewritten around it, is open again and names the old one, so that a
page can show the old words and the old verdict. What people added stays; what they dropped stays
dropped.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import F

from claims.comparison import called, carry
from claims.comparison.types import Anchor
from claims.models import Claim, Draft, Evidence, Kind, Query, Verdict
from claims.services.rewritten import rewritten
from claims.services.rows import key_of, name_of

KEPT = {"unchanged", "moved"}
Key = tuple[str, int, int]
Places = dict[UUID, Anchor]


def earlier_draft(draft: Draft) -> Draft | None:
    """The draft whose claims are carried over: the newest one before with claims found."""
    before = Draft.objects.filter(article=draft.article_id, number__lt=draft.number)
    return before.exclude(extracted_at=None).order_by("-number").first()


def places(old: Draft, new: Draft, known: Places | None = None) -> Places:
    """Where each claim of `old`, dropped ones too, stands in `new`, by the claim's id.

    What is `known` is not looked for again: a claim never changes its words.
    """
    known = known or {}
    wanted = [claim for claim in old.claims.all() if claim.pk not in known]
    found = carry(old.text, new.text, [(claim.start, claim.end) for claim in wanted])
    return known | {claim.pk: place for claim, place in zip(wanted, found, strict=True)}


def marked(found: Sequence[Claim], old: Draft, new: Draft, known: Places) -> list[Claim]:
    """`found` (unsaved claims of `new`), each marked with the claim of `old` it continues, and
    with them the claims that people made or decided in `old` and that were not found again."""
    where = places(old, new, known)
    rows = {key_of(row): row for row in found}
    for row in found:
        row.carried_as = "new"
    # Live claims first: a span that was dropped and added again is live.
    claims = list(old.claims.order_by(F("dropped_at").asc(nulls_first=True), "start", "-end"))
    for claim in claims:
        if where[claim.pk].state in KEPT:
            _keep(claim, where[claim.pk], rows, old, new)
    # Only then those that were reworded: none may take the place of one that is there unchanged.
    reopened = [
        claim
        for claim in claims
        if where[claim.pk].state == "reworded" and claim.dropped_at is None
    ]
    for claim in sorted(reopened, key=lambda claim: -where[claim.pk].score):
        _reopen(claim, where[claim.pk], rows, new)
    _pair_rewritten(old, new, where, rows.values())
    return list(rows.values())


def _keep(claim: Claim, place: Anchor, rows: dict[Key, Claim], old: Draft, draft: Draft) -> None:
    row = rows.get(_key_at(claim, place)) or _named_there(claim, place, rows)
    if row is None and claim.dropped_at is None and _is_touched(claim):
        row = _again(claim, place, draft)
        rows[key_of(row)] = row
    if row is None or row.carried_from is not None:
        return
    is_same = claim.kind != Kind.NAME or _says_no_more(row, draft, claim, old)
    _continue(row, claim, place.state if is_same else "reworded")
    row.dropped_at, row.dropped_by = claim.dropped_at, claim.dropped_by


def _says_no_more(row: Claim, new: Draft, claim: Claim, old: Draft) -> bool:
    """Whether the new draft calls the one named nothing that the old one did not: a name was
    decided with the titles and the role that stood in the article then."""
    return called(name_of(row, new.text)) <= called(name_of(claim, old.text))


def _named_there(claim: Claim, place: Anchor, rows: dict[Key, Claim]) -> Claim | None:
    """The row of the same name, when a fuller mention in the new draft is the claim now: it goes
    back to where it was decided, so that one name stays one claim."""
    span = [place.start, place.end]
    row = next((row for row in rows.values() if row.name and span in row.mentions), None)
    if row is None or row.name != claim.name or row.carried_from is not None:
        return None
    del rows[key_of(row)]
    row.mentions = sorted([[row.start, row.end], *(one for one in row.mentions if one != span)])
    _kind, row.start, row.end = _key_at(claim, place)
    row.surface, row.name_title = claim.surface, claim.name_title
    rows[key_of(row)] = row
    return row


def _reopen(claim: Claim, place: Anchor, rows: dict[Key, Claim], draft: Draft) -> None:
    row = _overlapping(claim, place, rows.values())
    if row is None and claim.origin == Claim.Origin.PERSON:
        row = rows.setdefault(_key_at(claim, place), _again(claim, place, draft))
    if row is not None and row.carried_from is None:
        _continue(row, claim, "reworded")


def _pair_rewritten(old: Draft, new: Draft, where: Places, rows: Iterable[Claim]) -> None:
    """Let a figure that is new still continue the figure that its rewritten sentence had."""
    continued = {row.carried_from_id for row in rows}
    gone = [
        claim
        for claim in old.claims.filter(dropped_at=None)
        if claim.pk not in continued and where[claim.pk].state not in KEPT
    ]
    unknown = [row for row in rows if row.carried_from_id is None]
    for row, claim in rewritten(unknown, gone, text=new.text, old_text=old.text):
        _continue(row, claim, "reworded")


def _continue(row: Claim, claim: Claim, state: str) -> None:
    row.carried_from, row.carried_as = claim, state
    if state in KEPT:
        row.origin, row.added_by = claim.origin, claim.added_by


def _again(claim: Claim, place: Anchor, draft: Draft) -> Claim:
    """The claim once more, at its place in the new draft; its details are read there anew."""
    kind, start, end = _key_at(claim, place)
    return Claim(
        draft=draft,
        kind=kind,
        start=start,
        end=end,
        surface=draft.text[start:end],
        origin=claim.origin,
        added_by=claim.added_by,
    )


def _key_at(claim: Claim, place: Anchor) -> Key:
    assert place.start is not None and place.end is not None
    return claim.kind, place.start, place.end


def _overlapping(claim: Claim, place: Anchor, rows: Iterable[Claim]) -> Claim | None:
    """The row of the claim's kind that shares most with its place and continues no other."""
    _kind, start, end = _key_at(claim, place)
    shared = [
        (min(row.end, end) - max(row.start, start), row)
        for row in rows
        if row.kind == claim.kind and row.carried_from is None
    ]
    most, row = max(shared, key=lambda pair: pair[0], default=(0, None))
    return row if most > 0 else None


def _is_touched(claim: Claim) -> bool:
    return claim.origin == Claim.Origin.PERSON or claim.verdicts.exists()


def carry_verdicts(claims: Iterable[Claim]) -> int:
    """Give each stored claim that stands unchanged the newest verdict of the claim it continues.

    Returns how many verdicts were kept.

    It stays the decision of the person who made it, with note and evidence. A claim whose
    question to the author is open is decided anew: in the new draft nobody would wait for it.
    """
    kept = {
        claim.carried_from_id: claim
        for claim in claims
        if claim.carried_as in KEPT and claim.dropped_at is None
    }
    asked = Query.objects.filter(claim__in=kept.keys(), resolved_at=None).values("claim_id")
    verdicts = Verdict.objects.filter(claim__in=kept.keys()).exclude(claim__in=asked)
    newest = verdicts.order_by("claim_id", "-number").distinct("claim_id")
    copies = [_copy(kept[old.claim_id], old) for old in newest if old.option_id is not None]
    Verdict.objects.bulk_create(copies)
    _copy_evidence({copy.carried_from_id: copy for copy in copies})
    return len(copies)


def _copy(claim: Claim, old: Verdict) -> Verdict:
    return Verdict(
        claim=claim,
        number=1,
        option_id=old.option_id,
        note=old.note,
        proposed=old.proposed,
        decided_by_id=old.decided_by_id,
        carried_from=old,
    )


def _copy_evidence(copies: dict[UUID | None, Verdict]) -> None:
    Evidence.objects.bulk_create(
        Evidence(
            verdict=copies[old.verdict_id],
            source_id=old.source_id,
            start=old.start,
            end=old.end,
            surface=old.surface,
            finding=old.finding,
        )
        for old in Evidence.objects.filter(verdict__in=copies.keys()).order_by("pk")
    )
