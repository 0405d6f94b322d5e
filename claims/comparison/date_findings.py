"""Dates and times: whether two agree, and the weekday that a date falls on."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

import re2

from claims.comparison.check import Check, check_of
from claims.comparison.stems import stem
from claims.comparison.words import read
from claims.extraction.types import Figure

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re2.compile(
    r"(?i)\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*(?:the\s+)?$"
)
_DAY_IN = re2.compile(r"(?i)\b(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)\b")
_ISO = re2.compile(
    r"(?P<year>-?\d{4})?(?:-{1,2}(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?:T(?P<time>[\d:]+))?"
)
_NUMERIC = re2.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
# A weekday and "the" before a date.
_BEFORE_DAY = 20

_BEST_FIRST = ("agrees", "within_bound", "differs")

# What one end of a date tells: {"year": "2020", "month": "01"}.
_Parts = dict[str, str]


def dates_finding(figure: Figure, other: Figure) -> str | None:
    """The finding for two dates; without a date, only the same words agree."""
    told, given = readings(figure), readings(other)
    if told and given:
        found = {date_relation(one, two) for one in told for two in given}
        return next((one for one in _BEST_FIRST if one in found), None)
    words = set(written(figure)), set(written(other))
    if words[0] <= words[1]:
        return "agrees"
    # "The first quarter of 2021" and of 2022.
    changed = words[0] ^ words[1]
    return "differs" if len(changed) == 2 and all(map(str.isdigit, changed)) else None


def written(figure: Figure) -> list[str]:
    """The stems of the words that a figure is written with."""
    return [stem(word.key) for word in read(figure.surface)]


def date_relation(claim: str, source: str) -> str | None:
    """The finding for two dates or times in ISO 8601, each one moment or two joined by "/".

    They agree as far as both go: 5 January with 2020-01-05, but a year with no time of day. A
    moment agrees with a stretch that lies within it ("2020", "March to June 2020") or begins just
    there ("2019", "2019-20"); a stretch is a bound for what the source puts inside it.
    """
    (first, last), (from_, to) = _ends(claim), _ends(source)
    if not first.keys() & from_.keys():
        return None
    if "/" in claim and "/" in source:
        return "agrees" if _alike(first, from_) and _alike(last, to) else "differs"
    if _agrees(first, last, from_, to):
        return "agrees"
    is_inside = "/" in claim and _order(first, from_) <= 0 <= _order(last, from_)
    return "within_bound" if is_inside else "differs"


def readings(figure: Figure) -> list[str]:
    """The days that a date may be: 3/5/2020 is 3 May in London and 5 March in New York."""
    found = _NUMERIC.fullmatch(figure.surface)
    if figure.iso or not found:
        return [figure.iso] if figure.iso else []
    one, other, year = (int(part) for part in found.groups())
    return [f"{year:04d}-{other:02d}-{one:02d}", f"{year:04d}-{one:02d}-{other:02d}"]


@lru_cache(maxsize=4096)
def _ends(iso: str) -> tuple[_Parts, _Parts]:
    first, _, last = iso.partition("/")
    return _parts(first), _parts(last or first)


def _parts(iso: str) -> _Parts:
    """What a moment tells: `2020-01-05T10:00`, `--01-05`, `T10:00`, `2020`. A form of another
    kind (`2020-W02`) is one part for itself."""
    found = _ISO.fullmatch(iso)
    if not found:
        return {"year": iso}
    return {part: told for part, told in found.groupdict().items() if told}


def _agrees(first: _Parts, last: _Parts, from_: _Parts, to: _Parts) -> bool:
    """Whether two dates agree of which one is a moment, whose ends are one."""
    if not _alike(first, from_):
        return False
    return _alike(last, to) or first.keys() == from_.keys()


def _alike(one: _Parts, other: _Parts) -> bool:
    """Whether two moments are one as far as both go; 10:00:30 is at 10:00."""
    return all(
        one[part].startswith(other[part]) or other[part].startswith(one[part])
        for part in one.keys() & other.keys()
    )


def _order(one: _Parts, other: _Parts) -> int:
    """-1, 0 or 1 as `one` is earlier than `other`, as far as both go."""
    both = [part for part in ("year", "month", "day", "time") if part in one and part in other]
    here, there = [one[part] for part in both], [other[part] for part in both]
    return (here > there) - (here < there)


def day_of(figure: Figure) -> date | None:
    """The day of a figure; None for one without a year, a month or a day."""
    if figure.kind != "date" or figure.iso is None or len(figure.iso) != len("2020-01-05"):
        return None
    try:
        return date.fromisoformat(figure.iso)
    except ValueError:
        return None


def weekdays(text: str, figures: Sequence[Figure]) -> Iterator[Check]:
    """Whether each date of a text falls on the weekday written with it or right before it."""
    for figure in figures:
        before = text[max(0, figure.start - _BEFORE_DAY) : figure.start]
        if said := weekday_said(figure, before):
            match = None if _DAY_IN.search(figure.surface) else _DAY.search(before)
            start = figure.start - (len(before) - match.start() if match else 0)
            yield check_of(((start, figure.end),), "weekday", *said)


def weekday_said(figure: Figure, before: str = "") -> tuple[bool, str] | None:
    """Whether a date falls on the weekday written with it, and the reckoning; None for a date
    without a weekday or a year. `before` is the text in front of the date."""
    day = day_of(figure)
    match = _DAY_IN.search(figure.surface) or _DAY.search(before)
    if day is None or match is None:
        return None
    named = next(name for name in _DAYS if name.casefold().startswith(match[1][:3].casefold()))
    true = _DAYS[day.weekday()]
    wrong = "" if named == true else f", not a {named}"
    return named == true, f"{day.day} {day:%B %Y} is a {true}{wrong}."
