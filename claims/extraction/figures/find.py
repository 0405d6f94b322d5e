"""Figures of a text: numerals with their unit, bound and counted thing, and dates."""

import datetime
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.extraction.figures.dates import When, find_dates
from claims.extraction.figures.modifiers import modifier
from claims.extraction.figures.names import is_part_of_name
from claims.extraction.figures.numerals import MINUS, Numeral, numeral_at
from claims.extraction.figures.starts import figure_starts
from claims.extraction.figures.things import thing_after, thing_name
from claims.extraction.figures.units import Unit, currency_before, unit_after
from claims.extraction.place import Place
from claims.extraction.reading import Reading
from claims.extraction.types import Figure

_DASHES = frozenset("-–—‑")
_CONFIDENCE = {"number": 0.5, "count": 0.8, "ordinal": 0.6, "date": 0.8, "time": 0.8}


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure in word numbers, on its way to becoming a Figure."""

    first: int
    stop: int
    kind: str
    low: float | None
    high: float | None = None
    unit: str | None = None
    thing: tuple[int, int] | None = None
    is_vague: bool = False
    iso: str | None = None
    reach: int = 0


def find_figures(r: Reading, place: Place, today: datetime.date | None) -> Iterator[Figure]:
    """The figures of a Reading in text order.

    `today` is the document's date, which weekdays and months are reckoned from.
    """
    starts = figure_starts(r)
    for sentence in r.sentences:
        near = starts[bisect_left(starts, sentence[0]) : bisect_left(starts, sentence[1])]
        for found in _in_sentence(r, sentence, near, today):
            yield _figure(r, place, found, sentence)


def _in_sentence(
    r: Reading, sentence: tuple[int, int], starts: Sequence[int], today: datetime.date | None
) -> Iterator[_Found]:
    dates = {when.first: when for when in find_dates(r, sentence, starts, today)}
    taken = sentence[0]
    for i in sorted({*starts, *dates}):
        if i < taken:
            continue
        when = dates.get(i)
        found = _dated(when) if when else _number(r, i, sentence, taken, dates)
        if found:
            yield found
            taken = found.stop


def _dated(when: When) -> _Found:
    return _Found(when.first, when.stop, when.kind, None, iso=when.iso)


def _number(
    r: Reading, i: int, sentence: tuple[int, int], taken: int, dates: dict[int, When]
) -> _Found | None:
    first, stop = sentence
    currency = currency_before(r, i, max(first, taken))
    numeral = numeral_at(r, i, _next_date(dates, i, stop), currency is not None)
    if numeral is None or (currency is None and is_part_of_name(r, numeral, sentence)):
        return None
    if numeral.shape == "ordinal":
        return _Found(i, numeral.stop, "ordinal", numeral.value)
    begin = currency[0] if currency else i
    found = _Found(begin, numeral.stop, "number", numeral.value, is_vague=numeral.shape == "vague")
    if currency:
        found = replace(found, kind="money", unit=currency[1])
    if numeral.first > first and _is_negative(r, begin, first):
        low = None if found.low is None else -found.low
        found = replace(found, first=begin - 1, low=low)
    made = _with_unit(r, _with_range(r, found, numeral, stop), stop)
    return None if _is_adjective(r, made, stop) else made


def _is_adjective(r: Reading, found: _Found, stop: int) -> bool:
    """`a four-cylinder engine`: part of a description, nothing was counted."""
    j = found.stop
    glued = j + 1 < stop and r.end[j - 1] == r.start[j] and r.end[j] == r.start[j + 1]
    return found.kind in ("count", "number") and glued and r.text[j] in "-‑"


def _next_date(dates: dict[int, When], i: int, stop: int) -> int:
    """Where the next date begins: a number does not reach into it."""
    near = [k for k in range(i + 1, min(stop, i + 8)) if k in dates]
    return near[0] if near else stop


def _is_negative(r: Reading, begin: int, first: int) -> bool:
    if begin <= first:
        return False
    if r.low[begin - 1] == "minus":
        return True
    if r.text[begin - 1] == "-" and begin - 1 > first and r.low[begin - 2] == "minus":
        return True
    glued_after = r.end[begin - 1] == r.start[begin]
    glued_before = begin - 1 > first and r.end[begin - 2] == r.start[begin - 1]
    return r.text[begin - 1] in MINUS and glued_after and not glued_before


def _with_range(r: Reading, found: _Found, numeral: Numeral, stop: int) -> _Found:
    """ "5-10", "5 to 10 million", "between 5 and 10": one figure with two ends."""
    j = numeral.stop
    if j + 1 >= stop or found.low is None or numeral.shape not in ("digits", "words"):
        return found
    joined = r.text[j] in _DASHES or r.low[j] == "to"
    between = r.low[j] == "and" and found.first > 0 and r.low[found.first - 1] == "between"
    if not (joined or between):
        return found
    k = j + 1
    while k < stop and r.text[k] in "$£€¥":
        k += 1
    if k >= stop or (k > j + 1 and found.kind != "money"):
        return found
    other = numeral_at(r, k, stop, found.kind == "money")
    if other is None or other.value is None or other.shape not in ("digits", "words"):
        return found
    return _ranged(found, numeral, other, is_from=r.low[j] == "to", before=_before(r, found))


def _before(r: Reading, found: _Found) -> str:
    return r.low[found.first - 1] if found.first > 0 else ""


def _ranged(found: _Found, one: Numeral, other: Numeral, *, is_from: bool, before: str) -> _Found:
    """The two ends; a scale written once holds for both ("5 to 10 million")."""
    low, high = found.low or 0.0, other.value or 0.0
    if one.scale == 1 and other.scale > 1 and low < 1000 and low * other.scale < high * 1.0001:
        low *= other.scale
    rose = is_from and before in ("from",)
    if low >= high or (rose and high > low * 1000):
        return found
    return replace(found, stop=other.stop, low=low, high=high)


def _with_unit(r: Reading, found: _Found, stop: int) -> _Found:
    j = found.stop
    if found.is_vague and j + 1 < stop and r.low[j] == "of":
        j += 1
    unit = unit_after(r, j, stop) if j < stop else None
    if found.kind == "money":
        return _with_money_word(found, unit)
    if unit is None:
        return _with_thing(r, found, stop)
    if unit.kind == "duration":
        return _duration(r, found, unit, stop)
    return replace(found, stop=unit.stop, kind=unit.kind, unit=unit.name)


def _with_money_word(found: _Found, unit: Unit | None) -> _Found:
    if unit and unit.kind == "money" and unit.name.endswith(found.unit or "-"):
        return replace(found, stop=unit.stop)
    return found


def _duration(r: Reading, found: _Found, unit: Unit, stop: int) -> _Found:
    """ "12 years" lasts, "12 years old" and "12-year-old" is an age."""
    made = replace(found, stop=unit.stop, kind="duration", unit=unit.name)
    tail = [low for low in r.low[unit.stop : min(stop, unit.stop + 2)] if low not in "-‑"]
    if unit.name in ("year", "month", "week", "day") and tail[:1] in (["old"], ["olds"]):
        end = unit.stop + (2 if r.low[unit.stop] != tail[0] else 1)
        return replace(made, stop=end, kind="age")
    if tail == ["of", "age"]:
        return replace(made, stop=unit.stop + 2, kind="age")
    return made


def _with_thing(r: Reading, found: _Found, stop: int) -> _Found:
    if _is_age(r, found, stop):
        return replace(found, kind="age", unit="year")
    thing = thing_after(r, found.stop, stop)
    if thing is None:
        return found
    return replace(found, kind="count", thing=thing, unit=thing_name(r, thing).rsplit(" ", 1)[-1])


def _is_age(r: Reading, found: _Found, stop: int) -> bool:
    """ "aged 12", and a bare number between commas after a name: "Jo Poe, 45, said"."""
    before = _before(r, found)
    if before in ("aged", "age"):
        return True
    i = found.first - 1
    after = r.text[found.stop] if found.stop < stop else ""
    is_possible = found.low is not None and 1 <= found.low <= 110 and found.low.is_integer()
    named = i > 0 and r.text[i] == "," and r.text[i - 1][0].isupper()
    return bool(is_possible and named and after == "," and r.text[found.first].isdecimal())


def _figure(r: Reading, place: Place, found: _Found, sentence: tuple[int, int]) -> Figure:
    span = place.span(r.start[found.first], r.end[found.stop - 1])
    thing = None
    if found.thing:
        thing = place.span(r.start[found.thing[0]], r.end[found.thing[1] - 1])
    sign = ">" if found.is_vague else "="
    if found.kind not in ("date", "time", "ordinal"):
        sign = modifier(r, found.first, found.stop, sentence) if not found.is_vague else ">"
    return Figure(
        start=span.start,
        end=span.end,
        surface=span.surface,
        kind="range" if found.kind == "number" and found.high is not None else found.kind,
        low=found.low,
        high=found.high,
        unit=found.unit,
        modifier=sign,
        thing=thing,
        thing_name=thing_name(r, found.thing) if found.thing else None,
        iso=found.iso,
        confidence=_CONFIDENCE.get(found.kind, 0.9),
    )
