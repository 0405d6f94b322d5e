"""Reckoning with dates: what "Tuesday", "6 January" or "last month" is on a given day."""

import calendar
import datetime
from dataclasses import dataclass
from functools import cache

from claims.extraction.lexicon import words

_MONTH_NAMES = [name.lower() for name in calendar.month_name]
_DAY_NAMES = [name.lower() for name in calendar.day_name]
_MONTHS_A_YEAR = 12
_DAYS_A_WEEK = 7
# In November the next May is hardly nearer than the last one: there the tense of the verb decides.
# Nearer ones stay, since a past verb may tell of a plan: "agreed to leave in January".
_HARDLY_NEARER = 120


@dataclass(frozen=True, slots=True)
class Calendar:
    """What an incomplete date is completed from: the document's day, the year that the text
    named last in the same paragraph, and whether the sentence speaks of what happens every year, of
    nothing but the future or of nothing but the past."""

    today: datetime.date | None
    year: int | None
    is_yearly: bool
    is_all_future: bool
    is_all_past: bool

    def year_of(self, month: int, day: int | None, which: str = "") -> int | None:
        """The year of a month or day that comes without one; None where nothing tells it. `which`
        is the "last", "next" or "since" before it."""
        if which in ("last", "next"):
            return year_beside(month, self.today, which == "next")
        if self.year is not None:
            return self.year
        if which == "since" and self.today:
            is_ahead = (month, day or 1) > (self.today.month, self.today.day)
            return self.today.year - is_ahead
        if self.is_yearly:
            return None
        year = nearest_year(month, day, self.today, self.is_all_future)
        if year and self.today and self.is_all_past:
            ahead = (_safe(year, month, day or 15) - self.today).days
            return year - 1 if ahead > _HARDLY_NEARER else year
        return year


@cache
def month_number(low: str) -> int | None:
    """1 to 12 for a month's name or short form, lower case."""
    low = low.rstrip(".")
    if low not in words("months"):
        return None
    return next(k for k, name in enumerate(_MONTH_NAMES) if name and name.startswith(low[:3]))


@cache
def weekday_number(low: str) -> int | None:
    """0 (Monday) to 6 for a day's name or short form, lower case."""
    low = low.rstrip(".")
    if low not in words("days"):
        return None
    return next(k for k, name in enumerate(_DAY_NAMES) if name.startswith(low[:3]))


def iso_date(year: int | None, month: int, day: int | None) -> str | None:
    """An ISO 8601 date, shortened where day or year is unknown; None for 31 February."""
    if day is not None and not 1 <= day <= calendar.monthrange(year or 2000, month)[1]:
        return None
    head = "--" if year is None else f"{year:04d}-"
    return f"{head}{month:02d}" + ("" if day is None else f"-{day:02d}")


def nearest_year(
    month: int, day: int | None, today: datetime.date | None, is_future: bool = False
) -> int | None:
    """The year that puts "6 January" closest to `today`, the next one where the text speaks of the
    future; None without a day to reckon from."""
    if today is None:
        return None
    if is_future:
        is_over = (month, day or 31) < (today.month, today.day)
        return today.year + is_over
    middle = day or 15
    return min(
        (today.year - 1, today.year, today.year + 1),
        key=lambda year: abs((_safe(year, month, middle) - today).days),
    )


def year_beside(month: int, today: datetime.date | None, is_next: bool) -> int | None:
    """The year of the last such month before the one of `today`, or of the next after it."""
    if today is None:
        return None
    return today.year + (month <= today.month) if is_next else today.year - (month >= today.month)


def _safe(year: int, month: int, day: int) -> datetime.date:
    year = min(max(year, 1), 9999)
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def weekday_date(
    number: int, today: datetime.date | None, which: str, is_future: bool
) -> str | None:
    """The date of a weekday: the one before `today` (or `today`), the one after it when the
    sentence speaks of the future; `which` is "last", "next", "this" or ""."""
    if today is None:
        return None
    back = (today.weekday() - number) % _DAYS_A_WEEK
    if which == "next" or (is_future and which != "last"):
        return shifted(today, (_DAYS_A_WEEK - back) if back else (7 if which == "next" else 0))
    if which == "last" and back == 0:
        back = _DAYS_A_WEEK
    return shifted(today, -back)


def shifted(today: datetime.date, days: int) -> str | None:
    """The ISO date `days` after `today`; None outside the calendar."""
    try:
        return (today + datetime.timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def period(unit: str, step: int, today: datetime.date | None) -> str | None:
    """ISO for "last year" (step -1), "this month" (0), "next week" (1, Monday to Sunday)."""
    if today is None:
        return None
    if unit == "year":
        return f"{today.year + step:04d}"
    if unit == "month":
        months = today.year * _MONTHS_A_YEAR + today.month - 1 + step
        return f"{months // _MONTHS_A_YEAR:04d}-{months % _MONTHS_A_YEAR + 1:02d}"
    if unit == "week":
        first = shifted(today, _DAYS_A_WEEK * step - today.weekday())
        last = shifted(today, _DAYS_A_WEEK * (step + 1) - today.weekday() - 1)
        return f"{first}/{last}" if first and last else None
    return None
