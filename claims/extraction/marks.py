"""Pairing quotation marks: which words of a text stand inside which pair.

Marks are paired within one paragraph, so that one mark missing costs that paragraph at most.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

OPENERS = frozenset("“«„‟❝")
CLOSERS = frozenset("”»❞")
STRAIGHT = frozenset(('"', "''", "＂"))
_SINGLE_OPENERS = frozenset("‘‚‹‛")
_SINGLE_CLOSERS = frozenset("’›")
ANY = OPENERS | CLOSERS | STRAIGHT | _SINGLE_OPENERS | _SINGLE_CLOSERS | {"'", "``"}
_MAX_SINGLE = 120


@dataclass(frozen=True, slots=True)
class Region:
    """Words `first` to `last` stand in marks; both are the marks' own word numbers.

    `last` is the last word of the paragraph when the closing mark is missing (`closed` False).
    """

    first: int
    last: int
    closed: bool
    single: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """One paragraph's words with what stands beside each mark."""

    texts: Sequence[str]
    glued_left: Sequence[bool]
    first: int
    stop: int

    def opens(self, i: int) -> bool:
        """A mark can open here: space or an opening sign before it, a word right after it."""
        before = i == self.first or not self.glued_left[i] or self.texts[i - 1] in "([{—–-/:"
        return before and i + 1 < self.stop and self.glued_left[i + 1]

    def closes(self, i: int) -> bool:
        """A mark can close here: a word or a stop right before it, no letter right after it."""
        after = i + 1 >= self.stop or not self.glued_left[i + 1]
        return i > self.first and self.glued_left[i] and (after or not self.texts[i + 1].isalnum())


def pair_marks(
    texts: Sequence[str], glued_left: Sequence[bool], paragraphs: Sequence[tuple[int, int]]
) -> list[Region]:
    """The outermost pairs, in text order, none inside another.

    `texts` are the words without white space, `glued_left[i]` tells that no space stands before
    word i, `paragraphs` are half-open ranges of word numbers.
    """
    found: list[Region] = []
    for first, stop in paragraphs:
        found.extend(_pair_line(_Line(texts, glued_left, first, stop)))
    return found


def _pair_line(line: _Line) -> Iterator[Region]:
    doubles = [i for i in range(line.first, line.stop) if line.texts[i] in ANY]
    if not doubles:
        return
    strays = _stray_openers(line, doubles)
    single_ends = _single_ends(line, doubles)
    inner_pairs = _curly_pairs(line, doubles)
    inner: dict[int, int] = {}
    start: int | None = None
    skip_to = -1
    for i in doubles:
        if i < skip_to:
            continue
        if start is not None:
            if i in inner:
                skip_to = inner[i] + 1
            elif _closes_double(line, start, i):
                yield Region(start, i, closed=True, single=False)
                start = None
        elif _opens_double(line, i) or i in strays:
            start = i
            inner = inner_pairs if line.texts[i] in STRAIGHT else {}
        elif i in single_ends:
            yield Region(i, single_ends[i], closed=True, single=True)
            skip_to = single_ends[i] + 1
    if start is not None and start + 1 < line.stop:
        yield Region(start, line.stop - 1, closed=False, single=False)


def _curly_pairs(line: _Line, marks: Sequence[int]) -> dict[int, int]:
    """Curly marks and the next one that closes them: inside straight marks they are a quotation
    in the quotation, and end nothing (`"“Equal Justice” is gone."`)."""
    curly = [i for i in marks if line.texts[i] in OPENERS | CLOSERS]
    return {
        one: other
        for one, other in itertools.pairwise(curly)
        if line.texts[one] in OPENERS and line.texts[other] in CLOSERS
    }


def _opens_double(line: _Line, i: int) -> bool:
    mark = line.texts[i]
    if mark in OPENERS or mark == "``":
        return True
    return mark in STRAIGHT and (line.opens(i) or not line.closes(i))


def _closes_double(line: _Line, start: int, i: int) -> bool:
    opener, mark = line.texts[start], line.texts[i]
    if opener == "„":
        return mark in "“”"
    if opener == "«":
        return mark == "»"
    if opener in STRAIGHT or opener == "``":
        return mark in STRAIGHT or mark in CLOSERS
    if mark in CLOSERS or mark in STRAIGHT:
        return True
    is_word_before = i - 1 > start and line.texts[i - 1] not in ANY
    return mark in OPENERS and is_word_before and line.closes(i)  # “Why?“ he asked


def _stray_openers(line: _Line, marks: Sequence[int]) -> set[int]:
    """Closing marks that stand where an opening one belongs: none is open, and another closing
    mark comes before any opening one (`told reporters” We have ... for it”.`)."""
    strays: set[int] = set()
    is_open = False
    for place, i in enumerate(marks):
        mark = line.texts[i]
        if mark in OPENERS:
            is_open = True
        elif mark in CLOSERS and is_open:
            is_open = False
        elif mark in CLOSERS and (line.opens(i) or _closer_follows(line, marks, place)):
            strays.add(i)
            is_open = True
    return strays


def _closer_follows(line: _Line, marks: Sequence[int], place: int) -> bool:
    for i in marks[place + 1 :]:
        if line.texts[i] in OPENERS | CLOSERS:
            return line.texts[i] in CLOSERS and line.closes(i)
    return False


def _single_ends(line: _Line, marks: Sequence[int]) -> dict[int, int]:
    """Opening single marks and the word number of the mark that closes each.

    An apostrophe after a plural ("the workers’ rights’") closes nothing while a later mark can.
    Read from the right, so that each opening mark is answered at once.
    """
    ends: dict[int, int] = {}
    nearest: dict[str, int] = {}
    for i in reversed(marks):
        mark = line.texts[i]
        if mark in "'’›" and line.closes(i):
            if not (_plural_apostrophe(line, i) and nearest.get(mark, i + 999) - i < _MAX_SINGLE):
                nearest[mark] = i
        elif mark not in _SINGLE_OPENERS and mark != "'":
            nearest.clear()
        if (mark in _SINGLE_OPENERS or mark == "'") and line.opens(i):
            closer = {"'": "'", "‹": "›"}.get(mark, "’")
            end = nearest.pop(closer, None)
            if end is not None and i + 1 < end <= i + _MAX_SINGLE:
                ends[i] = end
    return ends


def _plural_apostrophe(line: _Line, i: int) -> bool:
    return (
        line.texts[i - 1].lower().endswith("s")
        and i + 1 < line.stop
        and line.texts[i + 1][0].isalpha()
    )
