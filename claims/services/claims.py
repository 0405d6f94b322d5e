"""Claims by hand: add, widen, narrow, split, merge, drop, restore.

A claim never changes: the old one is dropped and new ones name it in `earlier`. What extraction
read in it (kind of quote, speaker, cue, figure) goes along where it still fits the new span, and
so do its comments and questions.
"""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.models import Claim, Draft, Job, Kind, Message, Query, QuoteKind, User
from claims.permissions import check_can_add_claim, check_can_change_claim
from claims.services import jobs
from claims.services.errors import Conflict, Invalid
from claims.services.library import index_claims
from claims.services.locking import lock_claim, lock_draft
from claims.services.record import record

_SPEAKER = ("speaker_start", "speaker_end", "speaker_mention", "speaker_name", "speaker_how")
_FIGURE = (
    "figure_kind",
    "value_low",
    "value_high",
    "unit",
    "modifier",
    "iso_date",
    "thing_start",
    "thing_end",
    "thing",
    "place_start",
    "place_end",
    "place",
    "time_start",
    "time_end",
    "time",
)

_NAME = ("name_kind", "name", "name_title", "role_start", "role_end", "mentions")

_READ = ("quote_kind", "fragments", "cue_start", "cue_end", *_SPEAKER, *_FIGURE, *_NAME)


def add_claim(*, actor: User, draft: Draft, start: int, end: int, kind: str) -> Claim:
    """Mark a passage of the draft as a claim. White space at its ends is left out.

    It has no details: who speaks or what is counted is read from the text when it is compared.
    Raises Invalid for a span that is not in the text, Conflict when it is marked already.
    """
    with transaction.atomic():
        draft = lock_draft(draft.pk)
        check_can_add_claim(actor, draft)
        if kind not in Kind.values:
            raise Invalid("A claim is a quote, a figure, a name or a statement. Choose one.")
        start, end = _trimmed(draft, start, end)
        claim = _add(actor, draft, kind, start, end, {})
        _record(actor, "claim_added", claim)
        jobs.enqueue(kind=Job.Kind.COMPARE, draft=draft)
    return claim


def change_claim(*, actor: User, claim: Claim, start: int, end: int) -> Claim:
    """Widen or narrow a claim: its successor has the new span and no verdict yet.

    Raises Invalid for a span that is not in the text or is the old one, Conflict when another
    claim has it or this one was dropped meanwhile.
    """
    with transaction.atomic():
        claim = _take(actor, claim)
        start, end = _trimmed(claim.draft, start, end)
        if (start, end) == (claim.start, claim.end):
            raise Invalid("These are the words of the claim already. Select more or fewer.")
        [changed] = _replace(actor, "claim_changed", [claim], [(start, end)])
    return changed


def split_claim(*, actor: User, claim: Claim, at: int) -> tuple[Claim, Claim]:
    """Make two claims of one, the second beginning at offset `at` of the draft's text.

    Comments and questions stay with the first. Raises like `change_claim`.
    """
    with transaction.atomic():
        claim = _take(actor, claim)
        if not claim.start < at < claim.end:
            raise Invalid("Split a claim at a place inside it.")
        parts = [
            _trimmed(claim.draft, claim.start, at),
            _trimmed(claim.draft, at, claim.end),
        ]
        first, second = _replace(actor, "claim_split", [claim], parts)
    return first, second


def merge_claims(*, actor: User, first: Claim, second: Claim) -> Claim:
    """Make one claim of two of the same draft, with the words between them.

    It is of the kind of the one that comes first. Raises like `change_claim`.
    """
    if first.draft_id != second.draft_id or first.pk == second.pk:
        raise Invalid("Merge two different claims of the same draft.")
    with transaction.atomic():
        pair = sorted(
            [_take(actor, first), _take(actor, second)], key=lambda claim: (claim.start, claim.end)
        )
        span = (pair[0].start, max(claim.end for claim in pair))
        [merged] = _replace(actor, "claims_merged", pair, [span])
    return merged


def drop_claim(*, actor: User, claim: Claim) -> None:
    """Take a claim out of the draft: it is nothing to check. Its verdicts are kept.

    Raises Conflict when it was dropped meanwhile or has a question to the author still open.
    """
    with transaction.atomic():
        claim = _take(actor, claim)
        if claim.queries.filter(resolved_at=None).exists():
            raise Conflict("A question about this claim is still open. Resolve it first.")
        _drop(actor, claim)
        _record(actor, "claim_dropped", claim)


def restore_claim(*, actor: User, claim: Claim) -> Claim:
    """Bring a dropped claim back: a new one over the same words, with what was read in them, that
    names the old one in `earlier` and has no verdict yet.

    Raises Conflict when it is not dropped, was changed into others, or its words are marked again.
    """
    with transaction.atomic():
        claim = lock_claim(claim)
        check_can_add_claim(actor, claim.draft)
        if claim.dropped_at is None or claim.later.exists():
            raise Conflict("This claim is not dropped, or is back already. Look at the draft.")
        details = {name: getattr(claim, name) for name in _READ}
        restored = _add(actor, claim.draft, claim.kind, claim.start, claim.end, details)
        restored.earlier.set([claim])
        Message.objects.filter(claim=claim).update(claim=restored)
        Query.objects.filter(claim=claim).update(claim=restored)
        _record(actor, "claim_restored", restored, before=[claim])
        jobs.enqueue(kind=Job.Kind.COMPARE, draft=claim.draft)
    return restored


def _take(actor: User, claim: Claim) -> Claim:
    claim = lock_claim(claim)
    check_can_change_claim(actor, claim)
    return claim


def _replace(
    actor: User, action: str, old: Sequence[Claim], spans: Sequence[tuple[int, int]]
) -> list[Claim]:
    for claim in old:
        _drop(actor, claim)
    draft = old[0].draft
    new = [
        _add(actor, draft, old[0].kind, start, end, _details(old, start, end))
        for start, end in spans
    ]
    for claim in new:
        claim.earlier.set(old)
        _record(actor, action, claim, before=old)
    Message.objects.filter(claim__in=old).update(claim=new[0])
    Query.objects.filter(claim__in=old).update(claim=new[0])
    jobs.enqueue(kind=Job.Kind.COMPARE, draft=draft)
    return new


def _drop(actor: User, claim: Claim) -> None:
    live = Claim.objects.filter(pk=claim.pk, dropped_at=None)
    if not live.update(dropped_by=actor, dropped_at=timezone.now()):
        raise Conflict("This claim was dropped or changed meanwhile. Look at the draft again.")


def _add(
    actor: User, draft: Draft, kind: str, start: int, end: int, details: dict[str, Any]
) -> Claim:
    claim = Claim(
        draft=draft,
        kind=kind,
        start=start,
        end=end,
        surface=draft.text[start:end],
        origin=Claim.Origin.PERSON,
        added_by=actor,
        **details,
    )
    try:
        with transaction.atomic():
            claim.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict(f"These words are already marked as a {kind}.") from error
    index_claims(draft, [claim])
    return claim


def _trimmed(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    if not 0 <= start < end <= len(draft.text):
        raise Invalid("These words are not in the draft. Select them again.")
    words = draft.text[start:end]
    if not words.strip():
        raise Invalid("There are no words here. Select some.")
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _details(old: Sequence[Claim], start: int, end: int) -> dict[str, Any]:
    if old[0].kind == Kind.QUOTE:
        return _quote_details(old, start, end)
    if old[0].kind == Kind.FIGURE:
        return _figure_details(old, start, end)
    # Of a name other words are another name: it is read anew.
    return {}


def _quote_details(old: Sequence[Claim], start: int, end: int) -> dict[str, Any]:
    """The speaker when all agree on one; the cue unless the new span swallows it."""
    first = old[0]
    kinds = {claim.quote_kind for claim in old}
    details: dict[str, Any] = {
        "quote_kind": first.quote_kind if len(kinds) == 1 else QuoteKind.MIXED,
        "fragments": _fragments(old, start, end),
    }
    if len({(claim.speaker_name, claim.speaker_mention) for claim in old}) == 1:
        details |= {name: getattr(first, name) for name in _SPEAKER}
    cue = (first.cue_start, first.cue_end)
    if cue[0] is not None and cue[1] is not None and (cue[1] <= start or cue[0] >= end):
        details |= {"cue_start": cue[0], "cue_end": cue[1]}
    return details


def _fragments(old: Sequence[Claim], start: int, end: int) -> list[list[int]]:
    """The quoted parts inside the new span; one that reached the old edge reaches the new one."""
    parts = sorted(part for claim in old for part in claim.fragments or [[claim.start, claim.end]])
    first, last = parts[0][0], parts[-1][1]
    stretched = [
        (min(start, low) if low == first else low, max(end, high) if high == last else high)
        for low, high in parts
    ]
    cut = [[max(low, start), min(high, end)] for low, high in stretched]
    return [part for part in cut if part[0] < part[1]] or [[start, end]]


def _figure_details(old: Sequence[Claim], start: int, end: int) -> dict[str, Any]:
    """The reading of the figure while all its words are still inside; else it is read anew."""
    inside = [claim for claim in old if start <= claim.start and claim.end <= end]
    if len(old) != 1 or not inside:
        return {}
    return {name: getattr(inside[0], name) for name in _FIGURE}


def _record(actor: User, action: str, claim: Claim, *, before: Sequence[Claim] = ()) -> None:
    record(
        actor=actor,
        action=action,
        subject=claim,
        desk=claim.draft.desk,
        article=claim.draft.article,
        before={"claims": [_described(old) for old in before]} if before else None,
        after=_described(claim),
    )


def _described(claim: Claim) -> dict[str, Any]:
    return {"claim": str(claim.pk), "kind": claim.kind, "start": claim.start, "end": claim.end}
