"""Dates with a month in words: "6 January 2020", "Monday, Jan. 6", "the 26th"; and their years."""

from dataclasses import replace

from claims.extraction.figures.calendar import Calendar, iso_date, weekday_number
from claims.extraction.figures.numerals import numeral_at
from claims.extraction.figures.numeric_dates import (
    AMBIGUOUS,
    DAY,
    day_and_month,
    month_at,
)
from claims.extraction.figures.when import When, touches
from claims.extraction.figures.years import year_at, year_said
from claims.extraction.lexicon import words
from claims.extraction.phrases import is_nominal
from claims.extraction.reading import Reading

_DASHES = frozenset("-–—")
_UNTIL = frozenset(("to", "till", "until", "through"))
_BEFORE_YEAR = words("before_year")
_WHICH = frozenset(("last", "this", "next"))
# Behind a number that is no day: "July 8 to 12%".
_NO_DAY = frozenset("%$£€¥-/:°")
_MAX_CHANGE = 12


def calendar_date(r: Reading, i: int, stop: int, about: Calendar) -> When | None:
    """A date with its month in words; a weekday before it belongs to it."""
    j = i
    if weekday_number(r.low[i]) is not None and r.text[i][0].isupper():
        j = i + 2 if i + 1 < stop and r.text[i + 1] in (",", "the") else i + 1
    found = _month_first(r, j, stop, about) or _day_first(r, j, stop, about)
    if found and j > i and found.stop == j + 1:
        return None  # "On Monday, May said so": a weekday belongs to a day, not to a month
    return replace(found, first=i) if found else None


def weekday_and_day(r: Reading, i: int, stop: int) -> When | None:
    """ "Friday the 26th", "Tuesday the eleventh": a date whose month the text leaves out; and
    "Friday 7/6", which may be of June or of July."""
    if weekday_number(r.low[i]) is None or len(r.low[i]) < 4 or i + 2 >= stop:
        return None
    numeric = day_and_month(r, i + 1, (i, stop), None)
    if numeric:
        return When(i, numeric.stop, "date", None)
    day = _day_at(r, i + 2, stop) if r.low[i + 1] == "the" else None
    return When(i, day[1], "date", None) if day else None


def _month_first(r: Reading, i: int, stop: int, about: Calendar) -> When | None:
    month = month_at(r, i, stop)
    if month is None:
        return None
    j = _over_sign(r, i + 1, stop)
    if j == i + 1 and j + 1 < stop and r.low[j] == "the":
        j += 1
    day = _day_at(r, j, stop)
    if day is None or year_at(r, j, stop):
        return _month_and_year(r, i, stop, month, about)
    end = _day_range_end(r, day[1], stop)
    return _dated(r, i, month, day[0], end, stop, about)


def _day_range_end(r: Reading, i: int, stop: int) -> int:
    """ "May 3-5", "April 9th through the 17th": the later day is part of the surface, the date is
    the first."""
    if i + 1 < stop and r.text[i] in _DASHES and DAY.fullmatch(r.text[i + 1]):
        return i + 2
    if i + 1 >= stop or r.low[i] not in _UNTIL:
        return i
    k = i + 2 if r.low[i + 1] == "the" else i + 1
    day = _day_at(r, k, stop)
    if day is None:
        return i
    is_ordinal = day[1] > k + 1 or r.text[k][0].isalpha()
    return day[1] if is_ordinal or _is_later_day(r, i, day, stop) else i


def _is_later_day(r: Reading, i: int, later: tuple[int, int], stop: int) -> bool:
    """The bare 12 of "July 8 to 12" at word i + 1: a later day than the one before it, with no noun
    behind it ("on July 8 to 12 people"), and no end of a change ("from 9 on July 8 to 12")."""
    day, after = later
    earlier = r.text[i - 1]
    is_later = earlier.isdecimal() and float(earlier) < day
    is_bare = after >= stop or not (is_nominal(r, after) or r.text[after] in _NO_DAY)
    if "from" in r.low[max(0, i - _MAX_CHANGE) : i - 2] and r.low[i - 3] != "from":
        return False
    return is_later and is_bare


def _dated(r: Reading, i: int, month: int, day: int, end: int, stop: int, about: Calendar) -> When:
    """The date of month and day at words [i, end), with the year after it where there is one."""
    k = _over_sign(r, end, stop)
    if k < stop and r.low[k] in (",", "of", "in"):
        k += 1
    year, after = year_said(r, k, stop)
    since = "since" if i > 0 and r.low[i - 1] == "since" else ""
    iso = iso_date(year or about.year_of(month, day, since), month, day)
    return When(i, after if year else end, "date", iso, year)


def _month_and_year(r: Reading, i: int, stop: int, month: int, about: Calendar) -> When | None:
    k = _over_sign(r, i + 1, stop)
    if k < stop and r.low[k] in (",", "of"):
        k += 1
    year, after = year_said(r, k, stop)
    if year:
        return When(i, after, "date", iso_date(year, month, None), year)
    is_after = i > 0 and (r.low[i - 1] in _BEFORE_YEAR or r.low[i - 1] in _WHICH)
    alone = r.text[i][0].isupper() and (len(r.low[i]) > 3 or is_after)
    if not alone or (r.low[i] in AMBIGUOUS and not is_after):
        return None
    which = r.low[i - 1] if i > 0 else ""
    return When(i, i + 1, "date", iso_date(about.year_of(month, None, which), month, None))


def _day_first(r: Reading, i: int, stop: int, about: Calendar) -> When | None:
    day = _day_at(r, i, stop)
    if day is None:
        return None
    j = _over_sign(r, _over_later_day(r, i, day[1], stop), stop)
    if j + 1 < stop and r.low[j] == "of":
        j += 1
    month = month_at(r, j, stop)
    if month is None or (r.low[j] in AMBIGUOUS and not r.text[j][0].isupper()):
        return None
    return _dated(r, i, month, day[0], j + 1, stop, about)


def _over_later_day(r: Reading, i: int, j: int, stop: int) -> int:
    """Past the "-5" of "3-5 May" and the "to 5" of "3 to 5 May"; the date is the first."""
    joined = j + 2 < stop and (r.text[j] in _DASHES or r.low[j] in _UNTIL)
    if not joined and not (
        j + 2 < stop and r.low[j] == "and" and i > 0 and r.low[i - 1] == "between"
    ):
        return j
    later = _day_at(r, j + 1, stop)
    return later[1] if later and month_at(r, later[1], stop) else j


def _day_at(r: Reading, i: int, stop: int) -> tuple[int, int] | None:
    """(day, word after it) for "6", "6th", "sixth"."""
    if i >= stop or not (len(r.text[i]) <= 2 or r.text[i][0].isalpha()):
        return None
    if r.text[i][0].isdecimal() and DAY.fullmatch(r.text[i]):
        if i > 0 and r.text[i - 1] in "$£€¥":
            return None
        suffixed = touches(r, i + 1, stop) and r.low[i + 1] in ("st", "nd", "rd", "th")
        return int(r.text[i]), i + 2 if suffixed else i + 1
    found = numeral_at(r, i, stop) if r.text[i][0].isalpha() else None
    if found and found.shape == "ordinal" and found.value and found.value <= 31:
        return int(found.value), found.stop
    return None


def _over_sign(r: Reading, i: int, stop: int) -> int:
    """Past a hyphen or slash with no space at either side: "05-Aug-2016", "Dec/2018"."""
    is_sign = i + 1 < stop and r.text[i] in "-/" and touches(r, i, stop)
    return i + 1 if is_sign and touches(r, i + 1, stop) else i
