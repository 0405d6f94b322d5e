"""The word diff of a claim and its passage, exact to the last space."""

from collections.abc import Iterator

from claims.comparison.edit_kinds import edit_kind
from claims.comparison.edits import word_edits
from claims.comparison.laid import Laid
from claims.comparison.pieces import Piece
from claims.comparison.steps import Step
from claims.comparison.transcripts import noise_between
from claims.comparison.types import DiffPart


def diff(laid: Laid, start: int, end: int) -> tuple[DiffPart, ...]:
    """Parts whose `source` put together give `laid.text[start:end]` and whose `claim` put
    together give the pieces of the claim one after the other."""
    return tuple(_merged(_parts(laid, start, end)))


def _parts(laid: Laid, start: int, end: int) -> Iterator[DiffPart]:
    claim_at, source_at = laid.pieces[0].start, start
    before: Step | None = None
    opens = True
    for step in laid.steps:
        if step.kind != "edit":
            claim, source = laid.claim_words(step), laid.source_words(step)
            between = (claim_at, claim[0].start), (source_at, source[0].start)
            yield from _gap(laid, *between, _lets_pass(laid, before, *between))
            claim_at, source_at = claim[-1].end, source[-1].end
            word = (claim[0].start, claim_at), (source[0].start, source_at)
            small = word_edits(laid, step, opens=opens)
            yield from _gap(laid, *word, all(laid.harmless.covers(edit.kind) for edit in small))
            opens = False
        before = step
    last = laid.pieces[-1]
    rest = (claim_at, last.start + len(last.text)), (source_at, end)
    yield from _gap(laid, *rest, _lets_pass(laid, before, *rest))


def _lets_pass(
    laid: Laid, before: Step | None, in_claim: tuple[int, int], in_source: tuple[int, int]
) -> bool:
    """Whether a difference before a matched word, between these offsets, is harmless."""
    if before is not None and before.kind == "edit":
        kind = edit_kind(laid, before)
        return kind == "" or laid.harmless.covers(kind)
    written = laid.claim_text(*in_claim)
    notes = (*noise_between(laid.text, *in_source), *noise_between(written, 0, len(written)))
    kinds = {item.kind for item in notes} or {"marks"}
    return all(laid.harmless.covers(kind) for kind in kinds)


def _gap(
    laid: Laid, in_claim: tuple[int, int], in_source: tuple[int, int], harmless: bool
) -> Iterator[DiffPart]:
    """The parts of one stretch: what both begin and end with is the same."""
    source, source_at = laid.text[in_source[0] : in_source[1]], in_source[0]
    slices = list(laid.slices(*in_claim)) or [Piece(in_claim[0], "")]
    for number, piece in enumerate(slices):
        # All but the last slice end a piece of the quotation; the source goes with the first.
        taken = source if number == 0 else ""
        yield from _pair(piece.text, piece.start, taken, source_at, harmless)


def _pair(
    claim: str, claim_at: int, source: str, source_at: int, harmless: bool
) -> Iterator[DiffPart]:
    if claim == source:
        yield from _part("same", claim, claim_at, source, source_at, harmless=False)
        return
    head = _common(claim, source)
    tail = _common(claim[head:][::-1], source[head:][::-1])
    middle, original = claim[head : len(claim) - tail], source[head : len(source) - tail]
    op = "changed" if middle and original else ("added" if middle else "removed")
    yield from _part("same", claim[:head], claim_at, source[:head], source_at, harmless=False)
    yield from _part(op, middle, claim_at + head, original, source_at + head, harmless=harmless)
    claim_at, source_at = claim_at + len(claim) - tail, source_at + len(source) - tail
    ends = claim[len(claim) - tail :], source[len(source) - tail :]
    yield from _part("same", ends[0], claim_at, ends[1], source_at, harmless=False)


def _common(one: str, other: str) -> int:
    """How many marks and spaces both begin with: words are never cut in two."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b or a.isalnum():
            break
        count += 1
    return count


def _part(
    op: str, claim: str, claim_at: int, source: str, source_at: int, *, harmless: bool
) -> Iterator[DiffPart]:
    if claim or source:
        yield DiffPart(
            op, claim, source, claim_at if claim else None, source_at if source else None, harmless
        )


def _merged(parts: Iterator[DiffPart]) -> Iterator[DiffPart]:
    """Neighbours that are the same on both sides as one part, within one piece of the claim."""
    held: DiffPart | None = None
    for part in parts:
        if held is not None and _joins(held, part):
            held = DiffPart(
                "same",
                held.claim + part.claim,
                held.source + part.source,
                held.claim_start,
                held.source_start,
            )
            continue
        if held is not None:
            yield held
        held = part
    if held is not None:
        yield held


def _joins(held: DiffPart, part: DiffPart) -> bool:
    adjoins = (
        held.claim_start is not None and held.claim_start + len(held.claim) == part.claim_start
    )
    return held.op == part.op == "same" and adjoins
