"""What was done to the words of a quotation at one step: cut with or without an ellipsis, put in
brackets, repeated, added; and whether a negation hides in it."""

from collections.abc import Sequence

import re2

from claims.comparison import marks
from claims.comparison.alarms import DENIALS, is_emphatic, negations
from claims.comparison.laid import Laid
from claims.comparison.steps import Step
from claims.comparison.turns import timecodes, turn_labels
from claims.comparison.words import Word

# In the source: “We have a base,” Trump said. “It cost billions.”
_CREDIT = re2.compile(r"""^[\s,.!?…–—-]*["”’»][^"“”«»]+["“‘«]\s*$""")
_BRACKETS = re2.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_CREDIT_WORDS = 10

# Beyond this many words left out, about a paragraph, two statements are given as one.
_FAR = 60

# "I think, I think that, I think" repeats up to three words.
_LONGEST_REPEAT = 3

_PARAGRAPH = re2.compile(r"\n[ \t]*\n\s*")


def edit_kind(laid: Laid, step: Step) -> str:
    """The kind of an edit step; empty where nothing of the quotation is touched."""
    return _added_kind(laid, step) if laid.claim_words(step) else _removed_kind(laid, step)


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
    if len(words) > _FAR or turn_labels(stretch) or _spans_paragraph(stretch):
        return "far"
    return cut_kind(laid, step)


def _spans_paragraph(stretch: str) -> bool:
    """Whether a whole paragraph lies between; the empty lines of subtitles begin none."""
    return len(list(_PARAGRAPH.finditer(stretch))) > 1 and not timecodes(stretch)


def cut_kind(laid: Laid, step: Step) -> str:
    """The kind of what the quotation leaves out at a step: removed, cut, break, hidden or far."""
    is_marked = marks.has_ellipsis(laid.claim_between(step))
    if not is_marked and step.claim[0] not in laid.breaks:
        return "removed"
    if _hides_negation(laid, step):
        return "hidden"
    return "cut" if is_marked else "break"


def _added_kind(laid: Laid, step: Step) -> str:
    claim, source = laid.claim_words(step), laid.source_words(step)
    # "We will [not] sell" explains nothing, it turns the words round.
    turned = negations(claim) and not negations(source)
    if _bracketed(laid, claim) and not turned:
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
    if any(is_emphatic(word.key) or word.number for word in words):
        return False
    earlier = [word.key for word in row[max(0, start - _LONGEST_REPEAT) : start]]
    after = start + len(keys)
    later = [word.key for word in row[after : after + _LONGEST_REPEAT]]
    return any(
        keys == keys[:size] * (len(keys) // size) and keys[:size] in (earlier[-size:], later[:size])
        for size in range(1, min(len(keys), _LONGEST_REPEAT) + 1)
        if len(keys) % size == 0
    )


def _hides_negation(laid: Laid, step: Step) -> bool:
    """Whether a cut takes a negation out of a sentence of which words are kept."""
    words = laid.source_words(step)
    ends = [
        offset
        for offset in range(step.source[0], step.source[1] + 1)
        if any(mark in laid.source_gap(offset) for mark in ".?!")
    ]
    if not ends:
        return _turns(words)
    head = laid.source[step.source[0] : ends[0]]
    tail = laid.source[ends[-1] : step.source[1]]
    return _turns(head) or _turns(tail)


def _turns(words: Sequence[Word]) -> bool:
    return bool(negations(words)) or any(word.key in DENIALS for word in words)
