"""From the lines of PDF pages back to paragraphs.

A PDF knows no paragraphs, only lines at places. The rules lean towards keeping a break: a
paragraph cut in two is seen at once, two speakers run into one are not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import re2

# A gap this much larger than the page's usual one is a paragraph's.
WIDE_GAP = 1.3
# A line this much shorter than the page's long ones ended before its margin.
SHORT_LINE = 0.75
INDENT = 5.0
HYPHENS = ("-", "\u2010", "\u00ad")
_BULLET = re2.compile(r"^(?:[•‣▪◦●■*–—-]\s|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s)")
_SENTENCE_END = re2.compile(r"[.!?:…]['’”\")\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; `left` and `height` in points from the page's lower left corner,
    None where the program that read it does not say.
    """

    text: str
    left: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual on one page: the gap between lines in points, a long line in characters."""

    gap: float | None
    width: int


def paragraphs_of(pages: Iterable[list[Line]]) -> tuple[str, int]:
    """The text of all pages, and how many words broken at a line's end were made whole.

    Lines of a paragraph are joined by a space, lines that stand alone by a line break,
    paragraphs and pages by an empty line. Page numbers and headings of pages stay.
    """
    kept = [[line for line in page if line.text] for page in pages]
    words = _hyphenated_words(kept)
    pieces: list[str] = []
    mended = 0
    for page in kept:
        measures = _measure(page)
        for place, line in enumerate(page):
            if pieces:
                before = page[place - 1] if place else None
                mended += _append(pieces, line, _separator(before, line, measures, pieces), words)
            else:
                pieces.append(line.text)
    return "".join(pieces), mended


def _measure(page: list[Line]) -> _Measures:
    heights = [line.height for line in page if line.height is not None]
    gaps = [above - below for above, below in pairwise(heights)]
    falling = [gap for gap in gaps if gap > 1]
    lengths = sorted(len(line.text) for line in page)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    return _Measures(median(falling) if falling else None, width)


def _separator(before: Line | None, line: Line, measures: _Measures, pieces: list[str]) -> str:
    """What stands between two lines: a space, a line break or an empty line."""
    goes_on = line.text[:1].islower()
    if before is None:  # A new page: only a sentence cut in two goes on.
        return " " if goes_on and not _SENTENCE_END.search(pieces[-1]) else "\n\n"
    if _is_wide(before, line, measures):
        return "\n\n"
    if before.text.endswith(HYPHENS):
        return " "
    if _BULLET.search(line.text):
        return "\n"
    ended = bool(_SENTENCE_END.search(before.text))
    if ended and _is_indented(before, line):
        return "\n\n"
    if len(before.text) < SHORT_LINE * measures.width and not goes_on:
        return "\n\n" if ended else "\n"
    return " "


def _is_wide(before: Line, line: Line, measures: _Measures) -> bool:
    if measures.gap is None or before.height is None or line.height is None:
        return False
    return before.height - line.height > WIDE_GAP * measures.gap


def _is_indented(before: Line, line: Line) -> bool:
    if before.left is None or line.left is None:
        return False
    return line.left - before.left > INDENT


def _append(pieces: list[str], line: Line, separator: str, words: frozenset[str]) -> bool:
    """Add a line to the text; whether a word broken at the line's end was made whole."""
    if separator != " " or not pieces[-1].endswith(HYPHENS):
        pieces += (separator, line.text)
        return False
    start, end = pieces[-1].rsplit(None, 1)[-1], line.text.split(None, 1)[0]
    is_soft = start.endswith("\u00ad")
    if is_soft or _is_broken_word(start, end, words):
        pieces[-1] = pieces[-1][:-1]
        pieces.append(line.text)
        return True
    pieces += ([] if len(start) > 1 else [" "]) + [line.text]
    return False


def _is_broken_word(start: str, end: str, words: frozenset[str]) -> bool:
    """Whether "govern-" and "ment" are one word: letters on both sides, small ones after, and
    the text nowhere else writes it with its hyphen inside a line.
    """
    stem = start[:-1]
    if not (stem[-1:].isalpha() and end[:1].islower()) or any(mark in stem for mark in HYPHENS):
        return False
    return _bare(f"{stem}-{end}") not in words


def _hyphenated_words(pages: list[list[Line]]) -> frozenset[str]:
    """Every word that the text writes with a hyphen inside a line."""
    if not any(line.text.endswith(HYPHENS) for page in pages for line in page):
        return frozenset()
    words = (word for page in pages for line in page for word in line.text.split())
    return frozenset(_bare(word) for word in words if "-" in word[1:-1])


def _bare(word: str) -> str:
    return word.lower().strip(".,;:!?'’‘“”\"()[]…")
