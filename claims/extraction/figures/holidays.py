"""Days that are told by name: "Christmas Day", "Easter Monday"."""

from collections.abc import Callable
from functools import cache

from claims.extraction.figures.calendar import iso_date
from claims.extraction.figures.when import When
from claims.extraction.figures.years import year_at
from claims.extraction.lexicon import lines_of
from claims.extraction.phrases import is_nominal
from claims.extraction.reading import Reading

_MAX_WORDS = 4


@cache
def _days() -> dict[tuple[str, ...], str]:
    pairs = (line.split(":") for _, line in lines_of("holidays.txt"))
    return {tuple(name.split("_")): day.strip() for name, day in pairs}


@cache
def holiday_openers() -> frozenset[str]:
    """The first words of the holidays, lower case."""
    return frozenset(name[0] for name in _days())


def find_holiday(
    r: Reading, i: int, stop: int, year_of: Callable[[int, int], int | None]
) -> When | None:
    """The holiday that begins at word i. `year_of` completes a month and day where the text names
    no year; a holiday that moves has no ISO date."""
    if r.low[i] not in holiday_openers() or not r.text[i][0].isupper():
        return None
    for size in range(_MAX_WORDS, 0, -1):
        name = tuple(low.replace("’", "'") for low in r.low[i : i + size])
        day = _days().get(name) if i + size <= stop else None
        if day is not None and not (size == 1 and i + 1 < stop and _is_first_noun(r, i + 1)):
            return _on(r, i, i + size, day, stop, year_of)
    return None


def _is_first_noun(r: Reading, i: int) -> bool:
    """ "Christmas tree", "Easter Rising": what the day only belongs to."""
    after = r.text[i]
    return r.low[i] in ("'s", "’s") or (after[0].isalpha() and is_nominal(r, i))


def _on(
    r: Reading, i: int, j: int, day: str, stop: int, year_of: Callable[[int, int], int | None]
) -> When:
    k = j + 1 if j + 1 < stop and r.low[j] in (",", "in", "of") else j
    year = year_at(r, k, stop)
    end = k + 1 if year else j
    if not day:
        return When(i, end, "date", None, year)
    month, number = int(day[:2]), int(day[3:])
    return When(i, end, "date", iso_date(year or year_of(month, number), month, number), year)
