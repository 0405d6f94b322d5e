"""Where a recording stands, in its transcript: "[00:12:31]", "00:12:31 SPEAKER:". No figures."""

from claims.extraction.figures.when import touches
from claims.extraction.reading import Reading

_OPENING, _CLOSING = frozenset("[("), frozenset("])")
_PARTS = range(2, 5)  # minutes and seconds, hours before them, frames or fractions behind
_JOINTS = frozenset(":.,;")


def timecodes(r: Reading) -> frozenset[int]:
    """The words of timecodes: with seconds at the beginning of a paragraph, in brackets there or
    not, or beside the arrow of subtitles; in square brackets anywhere and without hours too.
    "(2:01:09)" in a line is how long a runner took, "10:30 The hall opens" a time of day."""
    beginnings = {first for first, _ in r.paragraphs}
    colons = (i for i, low in enumerate(r.low) if low == ":" and i > 0)
    found: set[int] = set()
    free = 0
    for colon in colons:
        first = colon - 1
        if first < free or not r.text[first].isdecimal():
            continue
        stop, size = _end(r, first)
        free = stop
        if size in _PARTS and _is_code(r, first, stop, size, beginnings):
            found.update(range(first, stop))
    return frozenset(found)


def _end(r: Reading, first: int) -> tuple[int, int]:
    """(the word after the numbers joined by colons from word `first` on, how many there are)."""
    stop, size = first + 1, 1
    while stop + 1 < len(r.low) and r.text[stop] in _JOINTS and touches(r, stop, len(r.low)):
        if not (touches(r, stop + 1, len(r.low)) and r.text[stop + 1][0].isdecimal()):
            break
        stop, size = stop + 2, size + 1
    return stop, size


def _is_code(r: Reading, first: int, stop: int, size: int, beginnings: set[int]) -> bool:
    before = r.text[first - 1] if first else ""
    after = r.text[stop] if stop < len(r.text) else ""
    if before == "[" and after == "]":
        return True
    is_bracketed = before in _OPENING and after in _CLOSING
    begins = first in beginnings or (is_bracketed and first - 1 in beginnings)
    is_beside_arrow = after in ("-", "--") and r.text[stop + 1 : stop + 2] == [">"]
    is_behind_arrow = before == ">"
    return size > _PARTS[0] and (begins or is_beside_arrow or is_behind_arrow)
