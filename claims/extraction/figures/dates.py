"""Dates and times of day, with what they are in ISO 8601 where that is certain."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import re2

from claims.extraction.figures.calendar import (
    iso_date,
    month_number,
    nearest_year,
    period,
    shifted,
    weekday_date,
    weekday_number,
)
from claims.extraction.figures.numerals import numeral_at
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading

_YEAR = re2.compile(r"1[0-9]{3}|20[0-9]{2}|2100")
_DAY = re2.compile(r"0?[1-9]|[12][0-9]|3[01]")
_DECADE = re2.compile(r"(?:1[5-9]|20)[0-9]0")
_FUTURE = frozenset(("will", "'ll", "’ll", "due", "expected", "scheduled", "plans", "going", "set"))
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_DASHES = frozenset("-–—")
_BEFORE_YEAR = words("before_year")
_AMBIGUOUS = frozenset(("may", "march", "sat", "sun", "mar"))


@dataclass(frozen=True, slots=True)
class When:
    """A date or time at words [first, stop); `iso` None when it cannot be told for certain."""

    first: int
    stop: int
    kind: str
    iso: str | None


def find_dates(
    r: Reading, sentence: tuple[int, int], starts: Sequence[int], today: datetime.date | None
) -> Iterator[When]:
    """The dates and times of a sentence that begin at one of `starts`, none overlapping."""
    first, stop = sentence
    is_future = any(low in _FUTURE for low in r.low[first:stop])
    free = first
    for i in starts:
        if i < free:
            continue
        found = (
            _calendar_date(r, i, stop, today)
            or _numeric_date(r, i, stop)
            or _clock_time(r, i, stop)
            or _relative(r, i, sentence, today, is_future)
            or _span_of_years(r, i, sentence)
            or _bare_year(r, i, sentence)
        )
        if found:
            yield found
            free = found.stop


def _glued(r: Reading, i: int, stop: int) -> bool:
    return 0 < i < stop and r.end[i - 1] == r.start[i]


def _year_at(r: Reading, i: int, stop: int) -> int | None:
    word = r.text[i] if i < stop else ""
    return int(word) if len(word) == 4 and _YEAR.fullmatch(word) else None


def _day_at(r: Reading, i: int, stop: int) -> tuple[int, int] | None:
    """(day, word after it) for "6", "6th", "sixth"."""
    if i >= stop or not (len(r.text[i]) <= 2 or r.text[i][0].isalpha()):
        return None
    if r.text[i][0].isdecimal() and _DAY.fullmatch(r.text[i]):
        suffixed = _glued(r, i + 1, stop) and r.low[i + 1] in ("st", "nd", "rd", "th")
        return int(r.text[i]), i + 2 if suffixed else i + 1
    found = numeral_at(r, i, stop) if r.text[i][0].isalpha() else None
    if found and found.shape == "ordinal" and found.value and found.value <= 31:
        return int(found.value), found.stop
    return None


def _month_at(r: Reading, i: int, stop: int) -> int | None:
    if i < stop and (r.text[i][0].isupper() or r.low[i] not in _AMBIGUOUS):
        return month_number(r.low[i])
    return None


def _calendar_date(r: Reading, i: int, stop: int, today: datetime.date | None) -> When | None:
    """A date with its month in words; a weekday before it belongs to it."""
    j = i
    if weekday_number(r.low[i]) is not None and r.text[i][0].isupper():
        j = i + 2 if i + 1 < stop and r.text[i + 1] in (",", "the") else i + 1
    found = _month_first(r, j, stop, today) or _day_first(r, j, stop, today)
    return When(i, found[0], "date", found[1]) if found else None


def _month_first(
    r: Reading, i: int, stop: int, today: datetime.date | None
) -> tuple[int, str | None] | None:
    month = _month_at(r, i, stop)
    if month is None:
        return None
    day = _day_at(r, i + 1, stop)
    if day is None or _year_at(r, i + 1, stop):
        return _month_and_year(r, i, stop, month, today)
    end = _day_range_end(r, day[1], stop)
    k = end + 1 if end < stop and r.text[end] == "," else end
    year = _year_at(r, k, stop)
    return _dated(month, day[0], year, k + 1 if year else end, today)


def _day_range_end(r: Reading, i: int, stop: int) -> int:
    """ "May 3-5": the later day is part of the surface, the date is the first."""
    if i + 1 < stop and r.text[i] in _DASHES and _DAY.fullmatch(r.text[i + 1]):
        return i + 2
    return i


def _dated(
    month: int, day: int, year: int | None, end: int, today: datetime.date | None
) -> tuple[int, str | None]:
    return end, iso_date(year or nearest_year(month, day, today), month, day)


def _month_and_year(
    r: Reading, i: int, stop: int, month: int, today: datetime.date | None
) -> tuple[int, str | None] | None:
    k = i + 1
    if k < stop and r.low[k] in (",", "of"):
        k += 1
    year = _year_at(r, k, stop)
    if year:
        return k + 1, iso_date(year, month, None)
    alone = r.text[i][0].isupper() and (len(r.low[i]) > 3 or r.low[i - 1] in _BEFORE_YEAR)
    if not alone or (r.low[i] in _AMBIGUOUS and (i == 0 or r.low[i - 1] not in _BEFORE_YEAR)):
        return None
    return i + 1, iso_date(nearest_year(month, None, today), month, None)


def _day_first(
    r: Reading, i: int, stop: int, today: datetime.date | None
) -> tuple[int, str | None] | None:
    day = _day_at(r, i, stop)
    if day is None:
        return None
    j = day[1]
    if j + 1 < stop and r.low[j] == "of":
        j += 1
    month = _month_at(r, j, stop)
    if month is None or (r.low[j] in _AMBIGUOUS and not r.text[j][0].isupper()):
        return None
    k = j + 2 if j + 1 < stop and r.text[j + 1] == "," else j + 1
    year = _year_at(r, k, stop)
    return _dated(month, day[0], year, k + 1 if year else j + 1, today)


def _numeric_date(r: Reading, i: int, stop: int) -> When | None:
    """`2020-01-07`, `07/01/2020`. Day or month first is told only by a number over 12."""
    if i + 4 >= stop or not all(_glued(r, k, stop) for k in range(i + 1, i + 5)):
        return None
    one, sign, two, other, three = r.text[i : i + 5]
    if sign != other or sign not in "-/–":
        return None
    if _YEAR.fullmatch(one) and _DAY.fullmatch(two) and _DAY.fullmatch(three):
        month = int(two)
        iso = iso_date(int(one), month, int(three)) if month <= 12 else None
        return When(i, i + 5, "date", iso) if iso else None
    if _DAY.fullmatch(one) and _DAY.fullmatch(two) and _YEAR.fullmatch(three):
        return When(i, i + 5, "date", _day_or_month_first(int(one), int(two), int(three)))
    return None


def _day_or_month_first(one: int, two: int, year: int) -> str | None:
    if one == two or (one <= 12 < two):
        return iso_date(year, one, two) if one <= 12 else None
    return iso_date(year, two, one) if two <= 12 < one else None


def _clock_time(r: Reading, i: int, stop: int) -> When | None:
    low = r.low[i]
    if low in ("noon", "midday", "midnight"):
        return When(i, i + 1, "time", "T00:00" if low == "midnight" else "T12:00")
    hour, minute, j = _hour_minute(r, i, stop)
    if hour is None:
        return None
    half = r.low[j].replace(".", "") if j < stop else ""
    if half in ("am", "pm") and 1 <= hour <= 12:
        return When(i, j + 1, "time", f"T{hour % 12 + 12 * (half == 'pm'):02d}:{minute:02d}")
    if half == "o'clock" or half == "o’clock":
        return When(i, j + 1, "time", None)
    if r.text[i + 1 : i + 2] == [":"]:
        return When(i, j, "time", f"T{hour:02d}:{minute:02d}")
    return None


def _hour_minute(r: Reading, i: int, stop: int) -> tuple[int | None, int, int]:
    """(hour, minute, word after) for "10", "10:30" and "10.30"; hour None when it is no time."""
    whole, _, part = r.text[i].partition(".")
    if not (whole.isdecimal() and whole.isascii() and len(whole) <= 2 and int(whole) < 24):
        return None, 0, i
    if part and (len(part) != 2 or not part.isdecimal() or int(part) > 59):
        return None, 0, i
    is_colon = i + 2 < stop and r.text[i + 1] == ":" and _glued(r, i + 1, stop)
    if not part and is_colon and _glued(r, i + 2, stop) and len(r.text[i + 2]) == 2:
        part = r.text[i + 2]
        is_minute = part.isdecimal() and part.isascii() and int(part) < 60
        return (int(whole), int(part), i + 3) if is_minute else (None, 0, i)
    return int(whole), int(part or 0), i + 1


def _relative(
    r: Reading, i: int, sentence: tuple[int, int], today: datetime.date | None, is_future: bool
) -> When | None:
    first, stop = sentence
    low = r.low[i]
    if low in _NEAR_DAYS:
        return When(i, i + 1, "date", shifted(today, _NEAR_DAYS[low]) if today else None)
    number = weekday_number(low) if r.text[i][0].isupper() and len(low) > 3 else None
    if number is not None:
        which = r.low[i - 1] if i > first and r.low[i - 1] in ("last", "next", "this") else ""
        begin = i - 1 if which else i
        return When(begin, i + 1, "date", weekday_date(number, today, which, is_future))
    if low in _STEPS and i + 1 < stop and r.low[i + 1] in ("year", "month", "week"):
        return When(i, i + 2, "date", period(r.low[i + 1], _STEPS[low], today))
    return None


def _bare_year(r: Reading, i: int, sentence: tuple[int, int]) -> When | None:
    """A year on its own, or two: "2007", "2004-2006", "2004-06"."""
    first, stop = sentence
    year = _year_at(r, i, stop)
    if year is None or not _reads_as_year(r, i, first, stop):
        return None
    if i + 2 < stop and r.text[i + 1] in _DASHES and r.text[i + 2].isdecimal():
        other = r.text[i + 2]
        later = r.text[i][: 4 - len(other)] + other if len(other) in (2, 4) else ""
        if _YEAR.fullmatch(later) and later > r.text[i]:
            return When(i, i + 3, "date", f"{year:04d}/{later}")
    return When(i, i + 1, "date", f"{year:04d}")


def _reads_as_year(r: Reading, i: int, first: int, stop: int) -> bool:
    before = r.low[i - 1] if i > first else ""
    after = r.text[i + 1] if i + 1 < stop else ""
    if before in ("$", "£", "€", "#") or after in ("%", "°", "$"):
        return False
    if i > first and _glued(r, i, stop) and before not in "(–-—/[“\"'’":
        return False
    if before in _BEFORE_YEAR or after in ("", ",", ".", ")", ";", ":", "–", "-"):
        return before not in ("than", "about", "over", "nearly", "some", "least", "around")
    counted = (
        after[:1].islower() and after.endswith("s") and after not in ("was", "is", "has", "as")
    )
    return 1800 <= int(r.text[i]) <= 2100 and not counted


def _span_of_years(r: Reading, i: int, sentence: tuple[int, int]) -> When | None:
    """ "the 1980s", "the early 1930’s", "the 19th century"."""
    first, stop = sentence
    is_decade = len(r.text[i]) == 4 and _DECADE.fullmatch(r.text[i])
    if is_decade and i + 1 < stop and r.low[i + 1] in ("s", "'s", "’s"):
        part = r.low[i - 1] if i > first and r.low[i - 1] in ("early", "late") else ""
        year = int(r.text[i])
        low_year, high_year = year + 5 * (part == "late"), year + (4 if part == "early" else 9)
        begin = i - 1 if part else i
        return When(begin, i + 2, "date", f"{low_year}-01-01/{high_year}-12-31")
    found = numeral_at(r, i, stop) if i + 1 < stop else None
    if found is None or found.shape != "ordinal" or not found.value or found.value > 30:
        return None
    if found.stop < stop and r.low[found.stop] in ("century", "centuries"):
        century = int(found.value)
        return When(
            i, found.stop + 1, "date", f"{century * 100 - 99:04d}-01-01/{century * 100:04d}-12-31"
        )
    return None
