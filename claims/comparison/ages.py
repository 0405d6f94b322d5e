"""Ages that an article gives beside a date of birth."""

from collections.abc import Iterator, Sequence
from datetime import date

import re2

from claims.comparison.check import Check, check_of
from claims.comparison.date_findings import day_of
from claims.comparison.saying import number
from claims.extraction.types import Figure

_LIFE = re2.compile(r"(?i)\b(born|died)\b")
# "At the age of 40" is read as a bare number.
_AGED = re2.compile(r"(?i)\b(?:aged|age\s+of|age)\s+$")
# "Born in Ashford on" is about as long as what stands between the word and its date.
_BEFORE_DATE = 40


def ages(text: str, figures: Sequence[Figure], on: date | None) -> Iterator[Check]:
    """The age of a sentence against its date of birth, on the day of a death or, without one, on
    the day `on`; its figures have offsets into it."""
    told = [figure for figure in figures if figure.low is not None and _is_age(text, figure)]
    days = [(figure, day) for figure in figures if (day := day_of(figure)) is not None]
    events = [_event(text, day.start, after) for day, after in _after_another(days)]
    born = [pair for pair, event in zip(days, events, strict=True) if event == "born"]
    died = [pair[1] for pair, event in zip(days, events, strict=True) if event == "died"]
    at = died[0] if died else on
    if len(born) != 1 or len(told) != 1 or at is None:
        return
    (birth, day), age = born[0], told[0]
    years = age_on(day, at)
    holds = age.low == years
    said = f"Born on {day.day} {day:%B %Y}, {years} on {at.day} {at:%B %Y}"
    wrong = "" if holds else f", not {number(float(age.low or 0))}"
    spans = ((birth.start, birth.end), (age.start, age.end))
    yield check_of(spans, "age", holds, f"{said}{wrong}.")


def age_on(born: date, day: date) -> int:
    """The age in whole years on `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _is_age(text: str, figure: Figure) -> bool:
    if figure.kind == "age":
        return figure.unit in (None, "year") and figure.modifier == "="
    near = text[max(0, figure.start - _BEFORE_DATE) : figure.start]
    return figure.kind == "number" and bool(_AGED.search(near))


def _after_another(days: Sequence[tuple[Figure, date]]) -> Iterator[tuple[Figure, int]]:
    """Each date, and where the date before it ends."""
    before = 0
    for figure, _day in days:
        yield figure, before
        before = figure.end


def _event(text: str, start: int, after: int) -> str:
    """ "born" or "died", whichever stands last before a date at `start`, but not before `after`;
    empty for neither."""
    found = _LIFE.findall(text[max(after, start - _BEFORE_DATE) : start])
    return found[-1].casefold() if found else ""
