"""What differs between a quotation and its passage, one difference at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import re2

from claims.comparison import marks
from claims.comparison.alarms import FILLERS, alarm_between, is_emphatic, negations
from claims.comparison.laid import Laid
from claims.comparison.speakers import turn_labels
from claims.comparison.steps import Step
from claims.comparison.words import Word

# In the source: “We have a base,” Trump said. “It cost billions.”
_CREDIT = re2.compile(r"""^[\s,.!?…–—-]*["”’»][^"“”«»]+["“‘«]\s*$""")
_BRACKETS = re2.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_CREDIT_WORDS = 10

_SHAPES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "[": None, "]": None})

# Beyond this many words left out, about a paragraph, two statements are given as one.
_FAR = 60

# What a cut takes out is not claimed, so a name or number in it is no alarm.
_MARKED = frozenset({"cut", "break", "far"})

# Kinds of omission or addition that alter nothing; "" is what was never claimed.
HARMLESS = frozenset({"", "repeat", "filler"})


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference.

    `kind` is one of
    - left out: removed, cut (marked by an ellipsis), break (where the attribution interrupts),
      hidden (an ellipsis over a negation), far (a paragraph, or another speaker's turn);
    - put in: added, bracketed, elsewhere (said in another place of the source);
    - altered: changed, replaced (brackets stand for other words), contraction;
    - small: marks, case, spelling, numeral, repeat, filler.
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
            yield from _word(laid, step, opens=before is None)
        before = step


def _word(laid: Laid, step: Step, *, opens: bool) -> Iterator[Edit]:
    """Differences within words that match: case, spelling, a number written out."""
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
    claim = marks.marks(laid.claim_gap(index), word)
    source = marks.marks(laid.source_gap(place), laid.source[place - 1].surface)
    if claim != source:
        yield Edit("marks", marks.mark_difference(claim, source, word), "", 1)


def _edit(laid: Laid, step: Step) -> Iterator[Edit]:
    claim, source = laid.claim_words(step), laid.source_words(step)
    kind = edit_kind(laid, step)
    if kind == "":
        return
    if kind == "replaced" and marks.has_ellipsis(laid.claim_between(step)):
        yield _phrased(laid, step, "bracketed", claim, ())
        yield _phrased(laid, step, _cut_kind(laid, step), (), source)
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


def edit_kind(laid: Laid, step: Step) -> str:
    """The kind of an edit step; empty where nothing of the quotation is touched."""
    return _added_kind(laid, step) if laid.claim_words(step) else _removed_kind(laid, step)


def _context(laid: Laid, step: Step) -> tuple[str, str]:
    (i, i_end), (j, j_end) = step.claim, step.source
    claim = laid.claim[max(0, i - 1) : i_end + 1]
    source = laid.source[max(0, j - 1) : j_end + 1]
    return laid.claim_phrase(claim), laid.source_phrase(source)


def _removed_kind(laid: Laid, step: Step) -> str:
    """What kind of omission the words of the source are; empty for none."""
    words, index = laid.source_words(step), step.claim[0]
    stretch = laid.source_between(step)
    if index in laid.breaks and laid.apart:
        return ""
    if len(words) <= _CREDIT_WORDS and _CREDIT.search(stretch):
        return ""
    if _is_repeat(laid, step):
        return "repeat"
    if all(word.key in FILLERS for word in words):
        return "filler"
    if len(words) > _FAR or turn_labels(stretch):
        return "far"
    return _cut_kind(laid, step)


def _cut_kind(laid: Laid, step: Step) -> str:
    is_marked = marks.has_ellipsis(laid.claim_between(step))
    if not is_marked and step.claim[0] not in laid.breaks:
        return "removed"
    if _hides_negation(laid, step):
        return "hidden"
    return "cut" if is_marked else "break"


def _added_kind(laid: Laid, step: Step) -> str:
    claim, source = laid.claim_words(step), laid.source_words(step)
    if _bracketed(laid, claim):
        return "replaced" if source else "bracketed"
    if source:
        return "changed"
    return "repeat" if _is_repeat(laid, step) else "added"


def _bracketed(laid: Laid, words: Sequence[Word]) -> bool:
    """Whether every one of the claim's `words` stands inside brackets."""
    spans = [
        (piece.start + found.start(), piece.start + found.end())
        for piece in laid.pieces
        for found in _BRACKETS.finditer(piece.text)
    ]
    return all(
        "[" in word.surface or any(a <= word.start and word.end <= b for a, b in spans)
        for word in words
    )


def _is_repeat(laid: Laid, step: Step) -> bool:
    """Whether the words only repeat those just before or after ("the the", "I think, I think")."""
    claim, source = laid.claim_words(step), laid.source_words(step)
    words, row, start = (
        (claim, laid.claim, step.claim[0]) if claim else (source, laid.source, step.source[0])
    )
    keys = [word.key for word in words]
    if len(keys) > 3 or any(is_emphatic(word.key) or word.number for word in words):
        return False
    size = len(keys)
    earlier = [word.key for word in row[max(0, start - size) : start]]
    later = [word.key for word in row[start + size : start + 2 * size]]
    return keys in (earlier, later)


def _hides_negation(laid: Laid, step: Step) -> bool:
    """Whether a cut takes a negation out of a sentence of which words are kept."""
    words = laid.source_words(step)
    ends = [
        offset
        for offset in range(step.source[0], step.source[1] + 1)
        if any(mark in laid.source_gap(offset) for mark in ".?!")
    ]
    if not ends:
        return bool(negations(words))
    head = laid.source[step.source[0] : ends[0]]
    tail = laid.source[ends[-1] : step.source[1]]
    return bool(negations(head) or negations(tail))


def _plain(surface: str) -> str:
    """A word as written, without brackets inside it and with one shape of apostrophe."""
    return surface.translate(_SHAPES)
