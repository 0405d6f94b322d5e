"""Dates and times of a sentence, with what they are in ISO 8601 where that is certain."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.extraction.figures.calendar import Calendar
from claims.extraction.figures.calendar_dates import calendar_date, weekday_and_day
from claims.extraction.figures.clock import find_time
from claims.extraction.figures.holidays import find_holiday
from claims.extraction.figures.numerals import numeral_at
from claims.extraction.figures.numeric_dates import (
    day_and_month,
    numeric_date,
)
from claims.extraction.figures.relative import find_relative
from claims.extraction.figures.spans import in_order
from claims.extraction.figures.tenses import leaves_open, tells_future, tells_past, tells_present
from claims.extraction.figures.when import When
from claims.extraction.figures.years import find_years
from claims.extraction.reading import Reading

_BEFORE_TIME = frozenset((",", "at", "around", "by", "from", "about", "@", "before", "after"))
_PARTS = frozenset(("day", "days", "week", "weeks", "month", "months", "quarter", "quarters"))
# Of a calendar or a financial year: the text does not say which.
_QUARTERS = frozenset(("Q1", "Q2", "Q3", "Q4", "H1", "H2"))
_BEFORE_DATE = frozenset((",", "on", "of"))


def find_dates(
    r: Reading,
    sentence: tuple[int, int],
    starts: Sequence[int],
    today: datetime.date | None,
    year: int | None = None,
) -> list[When]:
    """The dates and times of a sentence that begin at one of `starts`, none overlapping.

    `year` is the last year named before the sentence in its paragraph.
    """
    about = _calendar(r, sentence, today, year)
    found: list[When] = []
    free = sentence[0]
    for i in starts:
        when = _at(r, i, sentence, about) if i >= free else None
        if when:
            found[-1:] = in_order(r, [*found[-1:], _with_part(r, when, free)], about)
            free = when.stop
            about = replace(about, year=when.year or about.year)
    return list(_joined(r, found, sentence[1]))


def _calendar(
    r: Reading, sentence: tuple[int, int], today: datetime.date | None, year: int | None
) -> Calendar:
    is_past, is_future = tells_past(r, sentence), tells_future(r, sentence)
    is_present = tells_present(r, sentence)
    return Calendar(
        today,
        year,
        is_yearly=is_present and not is_past and not is_future,
        is_all_future=is_future and not is_past,
        is_all_past=is_past and not (is_future or is_present or leaves_open(r, sentence)),
    )


def _at(r: Reading, i: int, sentence: tuple[int, int], about: Calendar) -> When | None:
    stop = sentence[1]
    return (
        calendar_date(r, i, stop, about)
        or weekday_and_day(r, i, stop)
        or numeric_date(r, i, stop)
        or day_and_month(r, i, sentence, about)
        or find_holiday(r, i, stop, about.year_of)
        or find_time(r, i, sentence)
        or find_relative(r, i, sentence, about.today)
        or find_years(r, i, sentence)
    )


def _at_hour(r: Reading, when: When, stop: int) -> When:
    """ "Friday the 26th at 4", "tomorrow at 7": the day before it tells an hour from a number."""
    i = when.stop + 1
    is_day = when.iso is None or len(when.iso) == len("2020-01-07")
    if (
        when.kind != "date"
        or not is_day
        or i >= stop
        or r.low[i - 1] != "at"
        or not r.text[i].isdecimal()
    ):
        return when
    after = r.low[i + 1] if i + 1 < stop else "."
    is_last = not after[0].isalnum() and after not in ("%", "-", "/", ":", "°", "$", "–")
    is_hour = len(r.text[i]) < 3 and 1 <= int(r.text[i]) <= 12
    return replace(when, stop=i + 1, kind="time") if is_hour and is_last else when


def _joined(r: Reading, found: Sequence[When], stop: int) -> Iterator[When]:
    """A day and a time of day beside each other are one moment: "Tuesday at 10am"."""
    i = 0
    while i < len(found):
        one = found[i]
        other = found[i + 1] if i + 1 < len(found) else None
        if other and _are_one_moment(r, one, other):
            yield _moment(one, other)
            i += 2
        else:
            yield _at_hour(r, one, stop)
            i += 1


def _are_one_moment(r: Reading, one: When, other: When) -> bool:
    between = r.low[one.stop : other.first]
    if {one.kind, other.kind} != {"date", "time"} or len(between) > 1:
        return False
    return not between or between[0] in (_BEFORE_TIME if other.kind == "time" else _BEFORE_DATE)


def _with_part(r: Reading, when: When, free: int) -> When:
    """ "the first week of 2015", "the 15th day of June": one date, its limits left open."""
    of = when.first - 1
    begin = of - 2
    if when.year and of >= free and r.text[of] in _QUARTERS:
        return replace(when, first=of, iso=None)
    if when.year and of > free and r.low[of] == "of" and r.text[of - 1] in _QUARTERS:
        return replace(when, first=of - 1, iso=None)
    if when.kind != "date" or begin < free or r.low[of] != "of" or r.low[of - 1] not in _PARTS:
        return when
    if begin > free and r.low[begin] in ("st", "nd", "rd", "th"):
        begin -= 1
    if begin - 1 >= free and r.low[begin - 1] in ("twenty", "thirty"):
        begin -= 1  # "the twenty third day of September"
    if r.low[begin] != "last" and numeral_at(r, begin, of) is None:
        return when
    return replace(when, first=begin, iso=None)


def _moment(one: When, other: When) -> When:
    date, time = (one, other) if one.kind == "date" else (other, one)
    is_exact = date.iso and time.iso and len(date.iso) == 10 and "/" not in time.iso + date.iso
    is_clock = bool(time.iso and time.iso.startswith("T"))
    iso = f"{date.iso}{time.iso}" if is_exact and is_clock else date.iso
    return When(one.first, other.stop, "time", iso, date.year)
