"""Measures that an article gives twice, in two units: "10 miles (16 km)"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import re2

from claims.comparison.check import Check, check_of
from claims.comparison.laid import one_line
from claims.comparison.measures import conversions, meant, unit_name
from claims.comparison.reckoning import Value, rounds_to, value_of
from claims.comparison.saying import amount
from claims.extraction.types import Figure

_HEDGE = r"(?:(?:about|around|some|roughly|nearly|almost|approximately|just\s+(?:over|under))\s+)?"
_IN_BRACKETS = re2.compile(rf"(?i)^\s*[(\[]\s*(?:or\s+)?{_HEDGE}$")
# Farther from the converted value than a tenth of it, a round number is a wrong one.
_ROUNDED = 0.1
_OR = re2.compile(rf"(?i)^\s*,\s*or\s+{_HEDGE}$")


def restated(text: str, figures: Sequence[Figure]) -> Iterator[Check]:
    """Whether a measure and the one that repeats it in another unit are the same, as far as their
    last digits go. Money is not reckoned: its rates change from day to day."""
    measures = [figure for figure in figures if figure.kind == "measure" and figure.high is None]
    for one, other in pairwise(measures):
        between = text[one.end : other.start]
        if not (_IN_BRACKETS.search(between) or _OR.search(between)):
            continue
        here, there = unit_name(one.unit), unit_name(other.unit)
        if one.low is None or not here or not there or here == there:
            continue
        if found := _values(one, there, text):
            yield _check(one, other, found, _values(other, here, text))


def _values(figure: Figure, unit: str, text: str) -> list[float]:
    """What a measure is in another unit, once for each meaning that `text` allows."""
    found = conversions(figure.low or 0.0, unit_name(figure.unit) or "", unit)
    return [conversion.value for conversion in meant(found, text)]


def _check(one: Figure, other: Figure, found: Sequence[float], back: Sequence[float]) -> Check:
    exact = _may_be(found, other) or _may_be(back, one)
    holds = exact or _is_round(found, other) or _are_roundings(found, one, other)
    near = min(found, key=lambda value: abs(value - (other.low or 0.0)))
    wrong = "" if holds else f", not {one_line(other.surface)}"
    said = f"{one_line(one.surface)} is {amount(near, unit_name(other.unit) or '')}{wrong}."
    spans = ((one.start, one.end), (other.start, other.end))
    return check_of(spans, "conversion", holds, said[:1].upper() + said[1:])


def _may_be(values: Sequence[float], written: Figure) -> bool:
    """Whether one of the values may be written as a figure; bounds apply to both units alike."""
    value: Value | None = value_of(
        replace(written, modifier="~" if written.modifier == "~" else "=")
    )
    return value is not None and any(rounds_to(one, value) for one in values)


def _is_round(values: Sequence[float], written: Figure) -> bool:
    """Whether one of the values is near enough to be written as a round number."""
    low = written.low or 0.0
    step = _round_step(low)
    return any(abs(one - low) <= min(step / 2, _ROUNDED * abs(one)) for one in values)


def _round_step(value: float) -> float:
    """What a round whole number is rounded to, two of its digits kept: newsrooms write "35 miles
    (55 km)". 5 for 55 and 60, 10 for 320, 50 for 1,250; 1 for 56, and 0 below 10."""
    if value != int(value) or abs(value) < 10:
        return 0.0
    digits = str(abs(int(value)))
    place = 10.0 ** (len(digits) - len(digits.rstrip("0")))
    last = digits.rstrip("0")[-1]
    step = 5 * place if last == "5" else place
    return min(step, max(5.0, 10.0 ** (len(digits) - 2)))


def _are_roundings(values: Sequence[float], one: Figure, other: Figure) -> bool:
    """Whether both may be rounded from one measure: 1.8 billion miles and 2.8 billion kilometres.
    Only decimals tell how far a figure was rounded; a bare "10 miles" may be exact."""
    here, there = value_of(one), value_of(other)
    if here is None or there is None or not ("." in one.surface and "." in other.surface):
        return False
    return any(
        abs(value - there.low) <= (value * here.step / here.low + there.step) / 2
        for value in values
        if here.low
    )
