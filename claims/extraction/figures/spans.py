"""The two ends of a time without years: "between May and August", "from 3 November to 5 March"."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from claims.extraction.figures.calendar import Calendar, month_number
from claims.extraction.figures.when import When
from claims.extraction.reading import Reading

_OPENERS = frozenset(("between", "from"))
_JOINTS = frozenset(("and", "to", "until", "till", "through"))
_WITH_MONTH = len("2020-01")
_WITH_DAY = len("2020-01-07")


def in_order(r: Reading, dates: Sequence[When], about: Calendar) -> list[When]:
    """`dates`, one or two that follow each other, the first no later than the second where they
    are the ends of one time: a year that one names is the other's or the one beside it; with a past
    verb the last such time is meant, and the next one in a sentence about the future."""
    if len(dates) < 2 or not _are_ends(r, *dates):
        return list(dates)
    one, other = dates
    early, late = (one.iso or "")[5:], (other.iso or "")[5:]
    turns = early > late  # "between November and March"
    if one.year and other.year:
        return [one, other]
    start = one.year or (int((one.iso or "")[:4]) if _begins_next(other, about) else None)
    if start:
        return [one, _of_year(other, start + turns)]
    if other.year is None and about.year:
        # The year before them may be that of either end.
        return [replace(one, iso=None), replace(other, iso=None)] if turns else [one, other]
    year = other.year or int((other.iso or "")[:4])
    if other.year is None and about.today and about.is_all_past:
        year = about.today.year - (late > _month_and_day(about.today, late))
    return [_of_year(one, year - turns), _of_year(other, year)]


def _begins_next(other: When, about: Calendar) -> bool:
    """Nothing tells the year but that all is still to come: the first end is the next one."""
    return about.is_all_future and not other.year and not about.year


def _are_ends(r: Reading, one: When, other: When) -> bool:
    near = r.low[max(0, one.first - 2) : one.first]
    is_joined = one.stop < other.first <= one.stop + 2 and r.low[one.stop] in _JOINTS
    return is_joined and not _OPENERS.isdisjoint(near) and _is_reckoned(r, one, other)


def _is_reckoned(r: Reading, *dates: When) -> bool:
    """Both are months or days of one, with a year to them."""
    return all(
        when.kind == "date"
        and when.iso is not None
        and len(when.iso) in (_WITH_MONTH, _WITH_DAY)
        and when.iso[:4].isdecimal()
        and any(month_number(low) for low in r.low[when.first : when.stop])
        for when in dates
    )


def _of_year(when: When, year: int) -> When:
    return replace(when, iso=f"{year:04d}{(when.iso or '')[4:]}")


def _month_and_day(day: datetime.date, like: str) -> str:
    return day.isoformat()[5 : 5 + len(like)]
