"""A date or a time of day as a page says it."""

import calendar

import re2

_DATE = re2.compile(r"(?:(-?\d{4})|-)(?:-(\d{2})(?:-(\d{2}))?)?")
_CLOCK = re2.compile(r"T(\d{2}:\d{2}(?::\d{2})?)")


def in_words(iso: str) -> str:
    """ "2020-01-06" as "6 January 2020", "--06" as "June", "T14:30/T15:00" as "14:30 to 15:00".

    What is neither a date nor a time of day in ISO 8601, shortened or not, stays as it is.
    """
    said = [_moment(part) for part in iso.split("/")]
    return " to ".join(part for part in said if part) if all(said) else iso


def _moment(iso: str) -> str:
    """One end of a span; "" where it cannot be said."""
    day, mark, time = iso.partition("T")
    date = _DATE.fullmatch(day)
    clock = _CLOCK.fullmatch(mark + time)
    if (day and not date) or (mark and not clock):
        return ""
    told = (_date(*date.groups()) if date else "", clock[1] if clock else "")
    return ", ".join(part for part in told if part)


def _date(year: str | None, month: str | None, day: str | None) -> str:
    if month and not 1 <= int(month) <= 12:
        return ""
    said = [str(int(day)) if day else "", calendar.month_name[int(month or 0)]]
    if year:
        said.append(f"{-int(year)} BC" if year.startswith("-") else str(int(year)))
    return " ".join(part for part in said if part)
