"""Shares and changes: "12 of 40", "a third", "from 120 to 240", "doubled"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import re2

from claims.extraction.types import Figure

_OF = re2.compile(r"^\s*(?:[\p{L}'’-]+\s+){0,3}?(?:out\s+of|of)\s+(?:[\p{L}'’-]+\s+){0,2}$")
# "Of the 40 houses, 12 (25%) were empty": the whole comes first.
_WHOLE_FIRST = re2.compile(r"(?i)\bof\s+(?:the|its|their|his|her|all)\s+$")
_THEN_PART = re2.compile(r"^\s+(?:[\p{L}'’-]+\s+){0,3}[\p{L}'’-]+,\s+(?:only|just)?\s*$")
_FROM = re2.compile(r"(?i)\bfrom\s+(?:[\p{L}]+\s+){0,2}$")
_TO = re2.compile(r"(?i)\bto\s+(?:[\p{L}]+\s+){0,2}$")
_RATIO = re2.compile(r"(?i)\s(?:out\s+of|in|of)\s")
_COUNTS = ("number", "count", "money", "measure")

# What a word says about the later number over the earlier one.
_FACTORS = {
    "doubled": 2.0,
    "doubling": 2.0,
    "double": 2.0,
    "twice": 2.0,
    "tripled": 3.0,
    "trebled": 3.0,
    "tripling": 3.0,
    "quadrupled": 4.0,
    "halved": 0.5,
    "halving": 0.5,
}
_FOLDS = ("twofold", "threefold", "fourfold", "fivefold", "sixfold", "sevenfold", "eightfold")
_FACTORS |= {word: float(times) for times, word in enumerate((*_FOLDS, "ninefold", "tenfold"), 2)}
_BEYOND = ("more than", "over")
_HEDGES = rf"({'|'.join(_BEYOND)}|almost|nearly|about|around|roughly)\s+"
_FACTOR = re2.compile(rf"(?i)\b(?:{_HEDGES})?({'|'.join(_FACTORS)})\b")
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_BY_PART = re2.compile(
    r"(?i)\b(rose|risen|rises|rise|grew|grown|increased|up|fell|fallen|falls|fall|dropped|"
    rf"declined|shrank|shrunk|cut|down)\s+by\s+(?:{_HEDGES})?"
    r"(?:(?:a|one)[\s-])?(half|third|quarter|fifth|tenth)\b"
)
_UPWARD = frozenset({"rose", "risen", "rises", "rise", "grew", "grown", "increased", "up"})


def shares(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The shares that `text` gives as two numbers ("12 of the 40 members"), each as a percentage
    that counts what the second number counts."""
    for part, whole in pairwise(figures):
        if {part.kind, whole.kind} <= set(_COUNTS) and _OF.match(text[part.end : whole.start]):
            surface = text[part.start : whole.end]
            yield from _share(part, whole, part.start, whole.end, surface)


def shares_whole_first(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The shares of `text` whose whole comes first ("of the 40 houses, 12"), likewise."""
    for whole, part in pairwise(figures):
        is_whole = {part.kind, whole.kind} <= set(_COUNTS)
        if not is_whole or not _WHOLE_FIRST.search(text[: whole.start]):
            continue
        if _THEN_PART.match(text[whole.end : part.start]):
            surface = f"{part.surface} of {whole.surface}"
            yield from _share(part, whole, whole.start, part.end, surface)


def _share(part: Figure, whole: Figure, start: int, end: int, surface: str) -> Iterator[Figure]:
    if part.low is None or not whole.low or part.low > whole.low:
        return
    yield replace(
        whole,
        start=start,
        end=end,
        surface=surface,
        kind="percent",
        low=float(f"{100 * part.low / whole.low:.12g}"),
        high=None,
        unit="percent",
        modifier=part.modifier if whole.modifier == "=" else "~",
    )


def as_share(figure: Figure) -> Figure | None:
    """A fraction in words ("a third of the houses", "12 out of 40") as a percentage; None for
    other figures."""
    is_fraction = figure.kind in ("count", "number") and figure.low is not None
    if not is_fraction or not 0 < (figure.low or 0) < 1:
        return None
    if figure.surface[:1].isdigit() and not _RATIO.search(figure.surface):
        return None
    return replace(figure, kind="percent", low=100 * (figure.low or 0), high=None, unit="percent")


@dataclass(frozen=True, slots=True)
class Factor:
    """How much `text[start:end]` says that something changed, as later over earlier.

    `modifier` is > for "more than doubled" (further from 1 than that), ~ for "nearly", else =.
    """

    start: int
    end: int
    words: str
    ratio: float
    modifier: str


def change(text: str, figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The first of `changes`; None without any."""
    return next(changes(text, figures), None)


def changes(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The earlier and the later number of each change in `text` ("from 120 to 240", "to 240 from
    120"); the figures are those of this stretch of text, in order, with offsets into it."""
    for index, one in enumerate(figures):
        before = text[: one.start]
        ends = _ends(one)
        if ends and _FROM.search(before):
            yield ends
        other = figures[index + 1] if index + 1 < len(figures) else None
        if other is None or not one.low or other.low is None or one.kind != other.kind:
            continue
        between = text[one.end : other.start]
        if one.high is not None or other.high is not None:
            continue
        if _FROM.search(before) and _TO.search(between):
            yield one, other
        elif _TO.search(before) and _FROM.search(between) and other.low:
            yield other, one


def _ends(figure: Figure) -> tuple[Figure, Figure] | None:
    """The two numbers of one figure that was read as a range: "$400 to $500"."""
    one, to, other = figure.surface.partition(" to ")
    if not to or not figure.low or figure.high is None:
        return None
    middle = figure.end - len(other)
    return (
        replace(figure, end=figure.start + len(one), surface=one, high=None),
        replace(figure, start=middle, surface=other, low=figure.high, high=None),
    )


def factor(text: str) -> Factor | None:
    """How much `text` says that something changed ("more than doubled", "fell by a third")."""
    if match := _BY_PART.search(text):
        part = _PARTS[match[3].casefold()]
        ratio = 1 + part if match[1].casefold() in _UPWARD else 1 - part
        return _factor(match.start(), match.group(), ratio, match[2])
    if match := _FACTOR.search(text):
        return _factor(match.start(), match.group(), _FACTORS[match[2].casefold()], match[1])
    return None


def _factor(start: int, words: str, ratio: float, hedge: str | None) -> Factor:
    is_beyond = " ".join((hedge or "").casefold().split()) in _BEYOND
    modifier = ">" if is_beyond else "~" if hedge else "="
    return Factor(start, start + len(words), words, ratio, modifier)
