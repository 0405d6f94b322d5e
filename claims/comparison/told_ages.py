"""Ages that an article gives one person twice: "Peter Lowndes, 43", later "Mr Lowndes, 45"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import re2

from claims.comparison.check import Check, check_of
from claims.comparison.laid import one_line
from claims.comparison.name_titles import title_in
from claims.comparison.saying import number
from claims.comparison.sentences import around
from claims.comparison.titles import courtesies_differ
from claims.extraction.types import Figure, Name

# "Peter Lowndes, 43," and "Peter Lowndes (43)"; "Lowndes, then 43," was younger.
_AFTER_NAME = re2.compile(r"(?i)^\s*(?:,\s*(?:(?:who\s+is|is|now|aged)\s+)?|\(\s*(?:aged\s+)?)$")
_CLOSED = re2.compile(r"^\s*(?:[,.;:)]|$)")
# "His mother, Mrs Lowndes, 67" has the name of somebody named in full elsewhere.
_KIN = re2.compile(r"(?i)\b(?:his|her|their|whose|['’]s)\s+(?:\p{L}+[\s-]+){0,2}\p{L}+,?\s+$")
_LONGEST_KIN = 40
# Ages of these days are not those of the article's; a year of birth is none of them.
_OTHER_DAY = re2.compile(r"(?i)\b(?:1[89]|20)\d\d\b|\b(?:then|later|ago|at\s+the\s+time)\b")
_BORN = re2.compile(r"(?i)\bborn\b[^.]{0,40}?\b(?:1[89]|20)\d\d\b")
_OLDEST = 120
# A longer sentence is a list or a table that lost its stops, where what stands further off is told
# of others.
_NEAR = 400
_AGES = frozenset({("age", "year"), ("age", None), ("number", None)})


def told_ages(text: str, figures: Sequence[Figure], names: Sequence[Name]) -> Iterator[Check]:
    """Whether each later age that stands beside a name is the first one given with it."""
    ages = sorted((one for one in figures if _is_age(one)), key=lambda one: one.start)
    starts = [one.start for one in ages]
    for name in names if ages else ():
        if name.kind == "person" or (name.kind == "" and " " in name.name):
            told = [*_beside(text, name, ages, starts)]
            for title, age in told[1:]:
                if not courtesies_differ(told[0][0], title):
                    yield _check(name, told[0][1], age)


def _is_age(figure: Figure) -> bool:
    if figure.low is None or figure.high is not None or figure.modifier != "=":
        return False
    # "(43)" is read as a bare number.
    return figure.low <= _OLDEST and (figure.kind, figure.unit) in _AGES


def _beside(
    text: str, name: Name, ages: Sequence[Figure], starts: Sequence[int]
) -> Iterator[tuple[str, Figure]]:
    """The ages right beside the mentions of a name, each with the title of the mention, in order
    of the text."""
    spans = [(name.start, name.end), *((one.start, one.end) for one in name.mentions)]
    for start, end in sorted(spans):
        at = bisect_left(starts, end)
        age = next(
            (one for one in ages[max(at - 1, 0) : at + 1] if _is_of(text, start, end, one)), None
        )
        if age is not None and not _is_another(text, start, age):
            yield title_in(text[start:end], name), age


def _is_of(text: str, start: int, end: int, age: Figure) -> bool:
    if age.start >= end:
        is_beside = _AFTER_NAME.search(text[end : age.start])
        return bool(is_beside and _CLOSED.search(text[age.end : age.end + 2]))
    return age.kind == "age" and age.end <= start and text[age.end : start].strip(" ") == ""


def _is_another(text: str, start: int, age: Figure) -> bool:
    """Whether the age is that of a relation, or of another day than the article's."""
    first, last = around(text, min(start, age.start), age.end)
    if _KIN.search(text[max(first, start - _LONGEST_KIN) : start]):
        return True
    near = text[max(first, start - _NEAR) : min(last, age.end + _NEAR)]
    return bool(_OTHER_DAY.search(_BORN.sub("", near)))


def _check(name: Name, one: Figure, other: Figure) -> Check:
    holds = one.low == other.low
    here, there = number(one.low or 0.0), number(other.low or 0.0)
    ages = f"{here} in both places" if holds else f"{here} at first, then {there}"
    spans = ((one.start, one.end), (other.start, other.end))
    return check_of(spans, "age", holds, f"{one_line(name.name)} is {ages}.")
