"""Figures that point back to one that the article gives otherwise: "a £3m flood scheme", and then
"the £3.5m scheme".

Two values of one thing are seldom a slip: a town has two schemes, the injured become more. So
three signs are needed: the second stands after a bare "the", nothing after it says which one is
meant, and its value stands nowhere else and is reckoned from nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import re2

from claims.comparison.check import Check, check_of
from claims.comparison.fates import is_fate
from claims.comparison.figures import can_agree
from claims.comparison.laid import one_line
from claims.comparison.lists import listed
from claims.comparison.measures import conversions, unit_name
from claims.comparison.qualifiers import apart_inside
from claims.comparison.sentences import around
from claims.comparison.stems import stem
from claims.comparison.things import counted_thing, family, parts_among
from claims.comparison.words import SMALL_WORDS
from claims.extraction.types import Figure

# A text with more figures is a table or a report, where "the" points to a heading or a year.
_MOST_FIGURES = 200
# "The two men" may be any two of those named before.
_FEW = 10
_NAMING = frozenset({"money", "measure", "duration", "percent"})
_BACK = re2.compile(r"(?i)\b(?:the|this|that)\s+$")
_PART = re2.compile(r"(?i)\b(?:of|among|than|between)\s+\p{L}+\s+$")
# As far back as "between the" goes.
_BEFORE = 20
_RUN = re2.compile(r"^(?:[ \t]+|-)(\p{L}[\p{L}’'-]*(?:[ \t]+\p{L}[\p{L}’'-]*){0,4})")
_WORD = re2.compile(r"\p{L}[\p{L}’'-]*")
# "A fine of | £500", "was fined | £500".
_LED = re2.compile(r"(\p{L}{4,})\s+(?:of\s+)?$")
_NEXT = re2.compile(r"^\s+(\p{L}+)")
# After these it is said which one is meant: "the £4m scheme in York".
_TELLING = listed(
    "of in at on for from with to by near who which that whose where between under left still"
)
_VERBAL = ("ed", "ing", "s")


@dataclass(frozen=True, slots=True)
class _Use:
    """A figure with the words for what it is the size of, or how many there are of;
    `text[start:end]` holds both. `is_led`: they stand before it, "a fine of £500"."""

    figure: Figure
    words: tuple[str, ...]
    start: int
    end: int
    is_led: bool = False


def pointed_back(text: str, figures: Sequence[Figure]) -> Iterator[Check]:
    """Checks that fail, one for each figure that points back to another value."""
    exact = [figure for figure in figures if figure.low is not None and figure.high is None]
    if len(exact) > _MOST_FIGURES:
        return
    parts = parts_among(exact)
    uses = [
        use for index, one in enumerate(exact) if index not in parts if (use := _use(text, one))
    ]
    for at, use in enumerate(uses):
        if not _points(text, use) or _is_known(use.figure, exact):
            continue
        meant = (other for other in reversed(uses[:at]) if _is_meant(text, other, use))
        if (other := next(meant, None)) is not None:
            yield _check(text, other, use)


def _use(text: str, figure: Figure) -> _Use | None:
    if figure.modifier not in ("=", ""):
        return None
    return _named(text, figure) if figure.kind in _NAMING else _counted(text, figure)


def _counted(text: str, figure: Figure) -> _Use | None:
    thing = counted_thing(figure)
    end = figure.thing.end if figure.thing else -1
    if thing is None or not figure.end <= end:
        return None
    if _is_numbered(text[figure.end : end], figure.thing_name or ""):
        return None
    return _Use(figure, (thing[1], *sorted(thing[2])), figure.start, end)


def _named(text: str, figure: Figure) -> _Use | None:
    before = text[max(0, figure.start - _BEFORE) : figure.start]
    found = _LED.search(before)
    led = stem(found[1].casefold()) if found else ""
    start = figure.start - (len(before) - found.start()) if found else figure.start
    after = _RUN.search(text[figure.end : figure.end + 100])
    spans = list(_WORD.finditer(after[0])) if after else []
    words = _noun_phrase([span[0] for span in spans])
    if not words:
        return _Use(figure, (led,), start, figure.end, is_led=True) if led else None
    end = figure.end + spans[len(words) - 1].end()
    return _Use(figure, tuple(stem(word.casefold()) for word in words), figure.start, end)


def _is_numbered(words: str, name: str) -> bool:
    """ "The 13 line" is one line of that number; "the 28-bed ward" and "the 14 injured" count."""
    last = name.rpartition(" ")[2]
    return words[:1] == " " and words.casefold().endswith(last) and not is_fate(last)


def _noun_phrase(words: Sequence[str]) -> Sequence[str]:
    """The words up to one that may end a noun phrase: "flood scheme" of "flood scheme backed by"
    and of "flood scheme protects"."""
    for at, word in enumerate(words):
        if word.casefold() in SMALL_WORDS | _TELLING or (at and word.endswith(_VERBAL)):
            return words[:at]
    return words


def _points(text: str, use: _Use) -> bool:
    """Whether the figure stands after a bare "the", and nothing after it says which is meant."""
    before = text[max(0, use.start - _BEFORE) : use.start]
    if use.is_led or not _BACK.search(before) or _PART.search(before):
        return False
    if use.figure.kind not in _NAMING and (use.figure.low or 0) < _FEW:
        return False
    following = _NEXT.search(text[use.end : use.end + 40])
    return following is None or not (
        following[1].casefold() in _TELLING or following[1].endswith(("ed", "ing"))
    )


def _is_known(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether the value stands elsewhere, or two others make it or leave it; or one twice, as the
    way there and back does."""
    alike = [one for one in others if one is not figure and family(one) == family(figure)]
    same = [one for one in alike if one.modifier in ("=", "") and _are_of_one_unit(one, figure)]
    if any(can_agree(figure, one) for one in same):
        return True
    values, value = {_written(one.low or 0.0) for one in same}, figure.low or 0.0
    return any(_written(value + sign * one) in values for one in values for sign in (1, -1))


def _written(value: float) -> float:
    """The value as a text can have it: 1.1 and 2.2 make 3.3, and no hair more."""
    return round(value, 6)


def _are_of_one_unit(one: Figure, other: Figure) -> bool:
    """Whether the two can be compared; 250 miles and 38 days never disagree."""
    here, there = unit_name(one.unit), unit_name(other.unit)
    if family(one) != "measure":
        return True
    return bool(here and there and conversions(one.low or 0.0, here, there))


def _is_meant(text: str, other: _Use, use: _Use) -> bool:
    """Whether `other`, in a sentence or clause before, may be what `use` points back to."""
    one, figure = other.figure, use.figure
    if family(one) != family(figure) or apart_inside(one, figure):
        return False
    if one.kind in _NAMING:
        is_same = one.unit == figure.unit and other.words[-len(use.words) :] == use.words
    else:
        is_same = other.words[0] == use.words[0] and set(other.words) >= set(use.words)
    if not is_same:
        return False
    return around(text, one.start, one.end)[1] <= use.start or ";" in text[other.end : use.start]


def _check(text: str, other: _Use, use: _Use) -> Check:
    here, there = (one_line(text[one.start : one.end]) for one in (use, other))
    only = one_line(use.figure.surface)
    said = f"“{here}” points back to “{there}”, and {only} stands nowhere else."
    spans = tuple((one.figure.start, one.figure.end) for one in (other, use))
    return check_of(spans, "repeat", False, said)
