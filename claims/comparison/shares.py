"""Shares and changes: "12 of 40", "a third", "from 120 to 240", "doubled"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import re2

from claims.extraction.types import Figure

_OF = re2.compile(r"^\s*(?:[\p{L}'’-]+\s+){0,3}?(?:out\s+of|of)\s+(?:[\p{L}'’-]+\s+){0,2}$")
_FROM = re2.compile(r"(?i)\bfrom\s+(?:[\p{L}]+\s+){0,2}$")
_TO = re2.compile(r"(?i)\bto\s+(?:[\p{L}]+\s+){0,2}$")
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
_FACTOR = re2.compile(rf"(?i)\b({'|'.join(_FACTORS)})\b")
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_BY_PART = re2.compile(
    r"(?i)\b(rose|risen|rises|rise|grew|grown|increased|up|fell|fallen|falls|fall|dropped|"
    r"declined|shrank|shrunk|cut|down)\s+by\s+(?:(?:almost|nearly|about|over|more than)\s+)?"
    r"(?:a|one)[\s-](half|third|quarter|fifth|tenth)\b"
)
_UPWARD = frozenset({"rose", "risen", "rises", "rise", "grew", "grown", "increased", "up"})


def shares(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The shares that `text` gives as two numbers ("12 of the 40 members"), each as a percentage
    that counts what the second number counts."""
    for part, whole in pairwise(figures):
        if part.low is None or not whole.low or part.low > whole.low:
            continue
        if {part.kind, whole.kind} <= set(_COUNTS) and _OF.match(text[part.end : whole.start]):
            yield replace(
                whole,
                start=part.start,
                surface=text[part.start : whole.end],
                kind="percent",
                low=float(f"{100 * part.low / whole.low:.12g}"),
                high=None,
                unit="percent",
                modifier=part.modifier if whole.modifier == "=" else "~",
            )


def as_share(figure: Figure) -> Figure | None:
    """A fraction in words ("a third of the houses") as a percentage; None for other figures."""
    is_fraction = figure.kind in ("count", "number") and figure.low is not None
    if not is_fraction or not 0 < (figure.low or 0) < 1 or figure.surface[:1].isdigit():
        return None
    return replace(figure, kind="percent", low=100 * (figure.low or 0), high=None, unit="percent")


def change(text: str, figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The earlier and the later number of a change in `text` ("from 120 to 240", "to 240 from
    120"); the figures are those of this stretch of text, with offsets into it."""
    for one, other in pairwise(figures):
        if not one.low or other.low is None or one.kind != other.kind:
            continue
        before, between = text[: one.start], text[one.end : other.start]
        if _FROM.search(before) and _TO.search(between):
            return one, other
        if _TO.search(before) and _FROM.search(between) and other.low:
            return other, one
    return None


def factor(text: str) -> tuple[str, float] | None:
    """How much `text` says that something changed: its words, and later over earlier."""
    if match := _BY_PART.search(text):
        part = _PARTS[match[2].casefold()]
        return match.group(), 1 + part if match[1].casefold() in _UPWARD else 1 - part
    if match := _FACTOR.search(text):
        return match[1], _FACTORS[match[1].casefold()]
    return None
