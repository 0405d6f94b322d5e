"""What differs between a quotation and its passage, one difference at a time."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.comparison import marks
from claims.comparison.alarms import alarm_between
from claims.comparison.edit_kinds import cut_kind, edit_kind
from claims.comparison.laid import Laid, one_line
from claims.comparison.steps import Step
from claims.comparison.transcripts import Noise, noise_between, silenced
from claims.comparison.words import Word

_SHAPES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "[": None, "]": None})

# What a cut takes out is not claimed, so a name or number in it is no alarm.
_MARKED = frozenset({"cut", "break", "far"})

# Marks that set a hesitation or a note off from the words around it.
_SETTING_OFF = frozenset(",–…")


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference.

    `kind` is one of
    - left out: removed, cut (marked by an ellipsis), break (where the attribution interrupts),
      hidden (an ellipsis over a negation), far (a paragraph, or another speaker's turn);
    - put in: added, bracketed, elsewhere (said in another place of the source);
    - altered: changed, replaced (brackets stand for other words), contraction;
    - small: marks, case, spelling, numeral, repeat, filler, aside, timecode, label (the last
      four as in `transcripts.Noise`).
    `claim` and `source` are the words on either side; for marks, `claim` is the difference as
    a clause. `count` is the number of words concerned, `alarm` one of `alarms.ORDER`,
    `context` both sides with the words next to them.
    """

    kind: str
    claim: str
    source: str
    count: int = 0
    alarm: str = ""
    context: tuple[str, str] = ("", "")


def edits(laid: Laid) -> Iterator[Edit]:
    """Every difference worth a word, in order of the claim."""
    before: Step | None = None
    for step in laid.steps:
        if step.kind == "edit":
            yield from _edit(laid, step)
        else:
            if before is not None and before.kind != "edit":
                yield from _marks(laid, step)
            yield from word_edits(laid, step, opens=before is None)
        before = step
    yield from _noises(laid)


def word_edits(laid: Laid, step: Step, *, opens: bool) -> Iterator[Edit]:
    """Differences within words that match: case, spelling, a number written out. `opens` is
    true for the first step that is no edit."""
    claim, source = laid.claim_words(step), laid.source_words(step)
    written, original = laid.claim_phrase(claim), laid.source_phrase(source)
    if step.kind == "contraction":
        yield Edit("contraction", written, original, len(claim))
    elif step.kind == "joined":
        yield Edit("spelling", written, original, 1)
    elif _plain(written) != _plain(original):
        yield from _spelling(laid, step, opens=opens)


def _spelling(laid: Laid, step: Step, *, opens: bool) -> Iterator[Edit]:
    claim, source = laid.claim[step.claim[0]], laid.source[step.source[0]]
    if _plain(claim.surface).casefold() != _plain(source.surface).casefold():
        kind = "numeral" if claim.number else "spelling"
        yield Edit(kind, claim.surface, source.surface, 1)
        return
    # A capital follows from where the quotation or a sentence of it begins.
    at_start = opens or step.claim[0] in laid.breaks
    at_start = at_start or any(
        mark in gap
        for gap in (laid.claim_gap(step.claim[0]), laid.source_gap(step.source[0]))
        for mark in ".?!:…\n"
    )
    # "[W]e" says itself that its capital is new.
    at_start = at_start or "[" in claim.surface
    if not at_start or _plain(claim.surface)[1:] != _plain(source.surface)[1:]:
        yield Edit("case", claim.surface, source.surface, 1)


def _marks(laid: Laid, step: Step) -> Iterator[Edit]:
    """A difference of marks before a matched word that follows another."""
    index, place = step.claim[0], step.source[0]
    if index in laid.breaks:
        return
    word = laid.claim[index - 1].surface
    written = laid.claim_gap(index)
    notes = noise_between(written, 0, len(written))
    claim = marks.marks(silenced(written, 0, notes), word)
    gap, start = laid.source_gap(place), laid.source[place - 1].end
    items = noise_between(laid.text, start, start + len(gap))
    source = marks.marks(silenced(gap, start, items), laid.source[place - 1].surface)
    if items or notes:
        claim, source = _unset(claim), _unset(source)
    if claim != source:
        yield Edit("marks", marks.mark_difference(claim, source, word), "", 1)


def _unset(row: str) -> str:
    return "".join(mark for mark in row if mark not in _SETTING_OFF)


def _noises(laid: Laid) -> Iterator[Edit]:
    """Hesitations and notes that stand on one side only, one edit a kind."""
    source = list(_kept_noise(laid))
    claim = list(_written_noise(laid))
    for kind in dict.fromkeys(item.kind for item in (*source, *claim)):
        here, there = (_surfaces(items, kind) for items in (claim, source))
        lost = "”, “".join(dict.fromkeys((there - here).elements()))
        gained = "”, “".join(dict.fromkeys((here - there).elements()))
        if lost:
            yield Edit(kind, "", lost, (there - here).total())
        if gained:
            yield Edit("bracketed" if kind == "aside" else kind, gained, "", 1)


def _surfaces(items: Sequence[Noise], kind: str) -> Counter[str]:
    return Counter(one_line(item.surface).casefold() for item in items if item.kind == kind)


def _written_noise(laid: Laid) -> Iterator[Noise]:
    for piece in laid.pieces:
        yield from noise_between(piece.text, 0, len(piece.text))


def _kept_noise(laid: Laid) -> Iterator[Noise]:
    """The noise of the passage, without what lies inside a stretch of words that differ."""
    start, end = laid.source_bounds()
    inside = [
        (laid.source[low].start, laid.source[high - 1].end)
        for step in laid.steps
        if step.kind == "edit" and (low := step.source[0]) < (high := step.source[1])
    ]
    for item in noise_between(laid.text, start, end):
        if not any(low < item.start < high for low, high in inside):
            yield item


def _edit(laid: Laid, step: Step) -> Iterator[Edit]:
    claim, source = laid.claim_words(step), laid.source_words(step)
    kind = edit_kind(laid, step)
    if kind == "":
        return
    if kind == "replaced" and marks.has_ellipsis(laid.claim_between(step)):
        yield _phrased(laid, step, "bracketed", claim, ())
        yield _phrased(laid, step, cut_kind(laid, step), (), source)
    else:
        yield _phrased(laid, step, kind, claim, source)


def _phrased(
    laid: Laid, step: Step, kind: str, claim: Sequence[Word], source: Sequence[Word]
) -> Edit:
    count = len(claim) if kind in ("added", "bracketed", "replaced") else len(source) or len(claim)
    alarm = alarm_between(claim, source) if kind not in _MARKED else ""
    written = laid.claim_phrase(claim)
    if kind == "replaced":
        written = f"[{written}]"
    return Edit(kind, written, laid.source_phrase(source), count, alarm, _context(laid, step))


def _context(laid: Laid, step: Step) -> tuple[str, str]:
    (i, i_end), (j, j_end) = step.claim, step.source
    claim = laid.claim[max(0, i - 1) : i_end + 1]
    source = laid.source[max(0, j - 1) : j_end + 1]
    return laid.claim_phrase(claim), laid.source_phrase(source)


def _plain(surface: str) -> str:
    """A word as written, without brackets inside it and with one shape of apostrophe."""
    return surface.translate(_SHAPES)
