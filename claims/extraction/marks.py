"""Pairing quotation marks: which words of a text stand inside which pair.

Marks are paired within one paragraph, so that one mark missing costs that paragraph at most.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.mark_line import Line

OPENERS = frozenset("“«„‟❝「『")
CLOSERS = frozenset("”»❞」』")
STRAIGHT = frozenset(('"', "''", "＂"))
_SINGLE_OPENERS = frozenset("‘‚‹‛")
_SINGLE_CLOSERS = frozenset("’›")
ANY = OPENERS | CLOSERS | STRAIGHT | _SINGLE_OPENERS | _SINGLE_CLOSERS | {"'", "``"}
_MAX_SINGLE = 120
_AFTER_QUOTED = frozenset(",.!?…;:)—–-")
_ENDS_QUOTED = frozenset(",.!?…") | {"..."}
_SINGLE_CLOSES = {"'": "'", "‹": "›", "‚": "‘"}


@dataclass(frozen=True, slots=True)
class Region:
    """Words `first` to `last` stand in marks; both are the marks' own word numbers.

    `last` is the last word of the paragraph when the closing mark is missing (`closed` False).
    """

    first: int
    last: int
    closed: bool
    single: bool


def pair_marks(
    texts: Sequence[str], glued_left: Sequence[bool], paragraphs: Sequence[tuple[int, int]]
) -> list[Region]:
    """The outermost pairs, in text order, none inside another.

    `texts` are the words without white space, `glued_left[i]` tells that no space stands before
    word i, `paragraphs` are half-open ranges of word numbers.
    """
    found: list[Region] = []
    for first, stop in paragraphs:
        found.extend(_pair_line(Line(texts, glued_left, first, stop)))
    return found


def _pair_line(line: Line) -> Iterator[Region]:
    doubles = [
        i for i in range(line.first, line.stop) if line.texts[i] in ANY and not line.is_inches(i)
    ]
    if not doubles:
        return
    headless = _headless(line, doubles)
    if headless is None:
        yield from _pairs(line, doubles)
    else:
        yield Region(headless, doubles[0], closed=False, single=False)
        yield from _pairs(line, doubles[1:])


def _pairs(line: Line, doubles: Sequence[int]) -> Iterator[Region]:
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


def _headless(line: Line, marks: Sequence[int]) -> int | None:
    """Where the quotation begins whose opening mark is missing: `We will go,” Jo Poe said.` The
    paragraph's first mark closes one, right after a comma or stop, and the marks after it come in
    pairs: the sentence up to it is quoted."""
    mark = marks[0]
    is_mark = line.texts[mark] in CLOSERS | STRAIGHT and line.texts[mark] != "»"
    if not is_mark or not line.closes(mark) or line.texts[mark - 1] not in _ENDS_QUOTED:
        return None
    rest = (0, 0, 0)
    for i in marks[1:]:
        rest = _counted(line.texts[i], rest)
    if not _are_pairs(rest, (0, 0, 0)):
        return None
    stops = (i for i in range(mark - 2, line.first, -1) if line.texts[i - 1] in ".!?:")
    begin = next(stops, line.first)
    return begin if begin + 1 < mark else None


def _curly_pairs(line: Line, marks: Sequence[int]) -> dict[int, int]:
    """Curly marks and the next one that closes them: inside straight marks they are a quotation
    in the quotation, and end nothing (`"“Equal Justice” is gone."`)."""
    curly = [i for i in marks if line.texts[i] in OPENERS | CLOSERS]
    return {
        one: other
        for one, other in itertools.pairwise(curly)
        if line.texts[one] in OPENERS and line.texts[other] in CLOSERS
    }


def _opens_double(line: Line, i: int) -> bool:
    mark = line.texts[i]
    if mark in OPENERS or mark == "``":
        return True
    return mark in STRAIGHT and (line.opens(i) or not line.closes(i))


def _closes_double(line: Line, start: int, i: int) -> bool:
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


def _stray_openers(line: Line, marks: Sequence[int]) -> set[int]:
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


def _closer_follows(line: Line, marks: Sequence[int], place: int) -> bool:
    for i in marks[place + 1 :]:
        if line.texts[i] in OPENERS | CLOSERS:
            return line.texts[i] in CLOSERS and line.closes(i)
    return False


def _single_ends(line: Line, marks: Sequence[int]) -> dict[int, int]:
    """Opening single marks and the word number of the mark that closes each.

    An apostrophe after a plural ("the workers’ rights’") closes nothing while a later mark can.
    Double marks between the two must come in pairs (`‘He said “no” and left,’`). Read from the
    right, so that each opening mark is answered at once.
    """
    ends: dict[int, int] = {}
    nearest: dict[str, int] = {}
    past_doubles: dict[str, tuple[int, tuple[int, int, int]]] = {}
    doubles = (0, 0, 0)
    for i in reversed(marks):
        mark = line.texts[i]
        if mark in "'’›‘" and line.closes(i):
            if not (_plural_apostrophe(line, i) and nearest.get(mark, i + 999) - i < _MAX_SINGLE):
                nearest[mark] = i
                if _ends_whole(line, i):
                    past_doubles[mark] = i, doubles
        elif mark not in _SINGLE_OPENERS and mark != "'":
            nearest.clear()
            doubles = _counted(mark, doubles)
        if (mark in _SINGLE_OPENERS or mark == "'") and line.opens(i):
            closer = _SINGLE_CLOSES.get(mark, "’")
            end = nearest.pop(closer, None)
            far, then = past_doubles.get(closer, (None, doubles))
            if end is None and far is not None and _are_pairs(doubles, then):
                end = far
            if end is not None and i + 1 < end <= i + _MAX_SINGLE:
                ends[i] = end
                past_doubles.pop(closer, None)
    return ends


def _ends_whole(line: Line, i: int) -> bool:
    """The mark stands at a comma or stop, as one does that ends what somebody says."""
    at_end = i + 1 >= line.stop or line.texts[i + 1] in _AFTER_QUOTED
    return at_end or line.texts[i - 1] in _ENDS_QUOTED


def _counted(mark: str, seen: tuple[int, int, int]) -> tuple[int, int, int]:
    """(opening, closing, straight) double marks, with one more."""
    opening, closing, straight = seen
    if mark in STRAIGHT:
        return opening, closing, straight + 1
    return opening + (mark in OPENERS), closing + (mark in CLOSERS), straight


def _are_pairs(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    opening, closing, straight = (a - b for a, b in zip(one, other, strict=True))
    return opening == closing and straight % 2 == 0


def _plural_apostrophe(line: Line, i: int) -> bool:
    return (
        line.texts[i - 1].lower().endswith("s")
        and i + 1 < line.stop
        and line.texts[i + 1][0].isalpha()
    )
