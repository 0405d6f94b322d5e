"""What belongs to the page and not to the article: reading time, byline, credit, related links.

Each rule reads one paragraph (or, for a credit, one sentence) and is anchored at its beginning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import re2

from claims.extraction.place import Place
from claims.extraction.reading import Reading
from claims.extraction.types import Furniture

# No bounded repeats of letter classes: RE2 unrolls them into automata of many megabytes. The
# lines they see are short instead.
_LINES = (
    ("reading_time", r"(?i)(?:[0-9]+[ -]?min(?:ute)?s?\.? read|reading time:? ?[0-9]+.*)"),
    (
        "related",
        r"(?i)(?:you (?:may|might) (?:also )?like|read more|read also|also read|see also|read next|"
        r"related(?: stor(?:y|ies)| articles?| news)?|more on this(?: story)?|don['’]t miss|"
        r"recommended(?: for you)?|more from [^:|]+)(?: ?[:|»>-].*)?",
    ),
    ("caption", r"(?i)(?:image|photo|picture) caption\b.*|\[?file (?:photo|image)\b.*"),
    (
        "share",
        r"(?i)share(?: (?:this|on)\b.*)?|tweet|print|e-?mail|advertisement|(?:sign up|subscribe|"
        r"follow us|click here|copyright|continue reading)\b.*|©.*|all rights reserved\.?|"
        r"skip to (?:main )?content",
    ),
    ("byline", r"(?:By|BY) \p{Lu}[\p{L}.'’ -]+(?:(?:,|\|)[\p{L}.'’ ,|-]+)?"),
)
_RULES = tuple((kind, re2.compile(pattern)) for kind, pattern in _LINES)
_CREDIT = re2.compile(
    r"(?i)(?:source|credit|photo(?:graph)?|image|picture|video|via)s?"
    r"(?: credit| by| courtesy of)?: ?[^:]+"
)
_DATELINE = re2.compile(
    # LONDON (Reuters) -   |   BAGHDAD, Jan. 6 —   |   Daily US Times, Washington:
    r"\p{Lu}[\p{Lu} .'’-]+(?:, [\p{L}0-9. ]+)?(?: \([\p{L} .]+\))? (?:—|–|-|--) "
    r"|\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)*, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)*: "
    r"|\p{Lu}[\p{L}.]+(?:,? \p{Lu}[\p{L}.]+)* \([\p{L} .]+\) (?:—|–|-|--) "
)
_MAX_CREDIT = 80
_MAX_DATELINE = 60
_MAX_LINE = 200
_HEAD_PARAGRAPHS = 8
_MIN_BODY_WORDS = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """Furniture at words [first, stop)."""

    first: int
    stop: int
    kind: str


def find_furniture(r: Reading, chunk: str, *, is_start: bool) -> list[Stretch]:
    """The furniture of one chunk, in text order. Bylines, datelines and a repeated headline are
    looked for at the beginning of a text only (`is_start`)."""
    found: list[Stretch] = []
    for number, (first, stop) in enumerate(r.paragraphs):
        is_head = is_start and number < _HEAD_PARAGRAPHS
        kind = _line_kind(chunk[r.start[first] : r.end[stop - 1]], is_head=is_head)
        if is_start and number == 0 and _is_repeated(r):
            kind = "headline_repeated"
        if kind:
            found.append(Stretch(first, stop, kind))
        elif is_head:
            found.extend(_dateline(r, chunk, first, stop))
    return sorted([*found, *_credits(r, chunk, found)], key=lambda item: item.first)


def _line_kind(line: str, *, is_head: bool) -> str | None:
    if len(line) > _MAX_LINE:
        return None
    for kind, pattern in _RULES:
        if (is_head or kind != "byline") and pattern.fullmatch(line):
            return kind
    return None


def _is_repeated(r: Reading) -> bool:
    """The first line comes again in the second, whole or longer: the longer one is kept."""
    if len(r.paragraphs) < 2:
        return False
    (first, stop), (again, end) = r.paragraphs[:2]
    size = stop - first
    if r.text[stop - 1] == ".":
        return False
    return size > 2 and size <= end - again and r.low[first:stop] == r.low[again : again + size]


def _dateline(r: Reading, chunk: str, first: int, stop: int) -> Iterator[Stretch]:
    begin = r.start[first]
    match = _DATELINE.match(chunk[begin : min(begin + _MAX_DATELINE, r.end[stop - 1])])
    if match is None:
        return
    after = next((i for i in range(first, stop) if r.start[i] >= begin + match.end()), stop)
    if stop - after >= _MIN_BODY_WORDS:
        yield Stretch(first, after, "dateline")


def _credits(r: Reading, chunk: str, found: Sequence[Stretch]) -> Iterator[Stretch]:
    taken = {item.first for item in found}
    for first, stop in r.sentences:
        short = r.end[stop - 1] - r.start[first] <= _MAX_CREDIT and stop - first > 2
        if not short or first in taken or ":" not in r.text[first + 1 : first + 5]:
            continue
        if _CREDIT.fullmatch(chunk[r.start[first] : r.end[stop - 1]]):
            yield Stretch(first, stop, "credit")


def without_furniture(r: Reading, furniture: Sequence[Stretch]) -> Reading:
    """The Reading with its sentences cut down to the article's own words."""
    taken = {i for item in furniture for i in range(item.first, item.stop)}
    sentences: list[tuple[int, int]] = []
    for first, stop in r.sentences:
        while first < stop and first in taken:
            first += 1
        if first < stop:
            sentences.append((first, stop))
    return replace(r, sentences=sentences)


def to_furniture(r: Reading, place: Place, item: Stretch) -> Furniture:
    """A stretch with its offsets in the whole text."""
    span = place.span(r.start[item.first], r.end[item.stop - 1])
    return Furniture(span.start, span.end, span.surface, item.kind)
