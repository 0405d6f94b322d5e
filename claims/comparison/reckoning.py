"""How two values relate: equal, rounded, within a bound, off by a power of ten, different."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import re2

from claims.comparison import numerals
from claims.comparison.words import read
from claims.extraction.types import Figure

_DECIMALS = re2.compile(r"\d\.(\d+)")
_DASHED = re2.compile(r"\d\s?[-–—]\s?\d")
_POWERS = (1, 2, 3, 6, 9)
# Not percentages: 12 pupils are no 12% of them.
_WITH_UNIT = frozenset(("money", "measure", "duration"))
# "A third" is said of 33% and of 34%, "about a third" of twice as much.
_FRACTION_STEP = 2.0
# "About" forgives this much, whatever the round number allows.
_ABOUT = 0.1


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its modifier (one of = ~ < > ≤ ≥), `high` above `low` only for a range.

    `step` is one unit of the last digit that was written, in the same unit as the value.
    """

    low: float
    high: float
    modifier: str
    step: float


def value_of(figure: Figure) -> Value | None:
    """The value of a figure in its own unit; None for one without a usable number."""
    if figure.low is None:
        return None
    high = figure.low if figure.high is None else figure.high
    step = _step(figure.surface, figure.modifier)
    if figure.kind == "percent" and not any(word.number for word in read(figure.surface)):
        step = _FRACTION_STEP * (2 if figure.modifier == "~" else 1)
    return Value(figure.low, high, figure.modifier, step)


@lru_cache(maxsize=256)
def numbers_in(text: str) -> frozenset[float]:
    """The values of the numbers that a text writes, whatever their units."""
    keys = (word.key.rstrip("$£€¥") for word in read(text) if word.number)
    return frozenset(float(key) for key in keys if numerals.is_value(key))


def order_of(figure: Figure) -> int:
    """1 where the first number of a range or score is the greater one, -1 where it is the less, 0
    where that cannot be told."""
    keys = [word.key.rstrip("$£€¥") for word in read(figure.surface) if word.number]
    if len(keys) != 2 or not all(numerals.is_value(key) for key in keys):
        return 0
    return (float(keys[0]) > float(keys[1])) - (float(keys[0]) < float(keys[1]))


def is_score(figure: Figure) -> bool:
    """Whether two numbers are a score or a vote ("3-1", "2-3") and bound nothing: the greater one
    first, or a dash between two that count nothing."""
    is_bare = figure.kind == "range" and not (figure.unit or figure.thing_name)
    return order_of(figure) > 0 or (is_bare and bool(_DASHED.search(figure.surface)))


def is_unit_unsaid(claim: Figure, source: Figure) -> bool:
    """Whether a source gives a bare number where the claim has a unit: "thirty million, I think",
    as people talk."""
    is_bare = source.kind == "number" and not (source.unit or source.thing_name)
    return is_bare and claim.kind in _WITH_UNIT and claim.unit is not None


def relation(claim: Value, source: Value) -> str:
    """The finding for two values in one unit that count one thing."""
    if claim.modifier in "<>≤≥":
        return _bound(claim, source)
    if claim.high > claim.low or source.high > source.low:
        return _range(claim, source)
    if _near(claim.low, source.low):
        return _same_value(claim, source)
    if rounds_to(source.low, claim):
        return "modifier_lost" if _loses(claim, source) else "rounds_to"
    return "scale" if power_between(claim, source) is not None else "differs"


def rounds_to(value: float, claim: Value) -> bool:
    """Whether `value` rounds to the claim at the last digit the claim writes.

    A value exactly half a unit below is rounded up to it; half a unit above is not. "About"
    claims may also be off by more than the last digit, up to a tenth.
    """
    half = claim.step / 2
    inside = claim.low - half <= value < claim.low + half
    if claim.modifier == "~":
        return inside and abs(value - claim.low) <= _ABOUT * max(abs(claim.low), abs(value))
    return inside


def power_between(claim: Value, source: Value) -> int | None:
    """The power of ten the claim is off by: 3 for a million where the source has a thousand.

    None when the digits differ too, or where both are small whole numbers: ten is not a slip
    for one.
    """
    if not claim.low or not source.low or max(abs(claim.low), abs(source.low)) < 100:
        return None
    for power in _POWERS:
        for sign in (power, -power):
            shifted = Value(claim.low / 10**sign, 0, "=", claim.step / 10**sign)
            if _near(shifted.low, source.low) or rounds_to(source.low, shifted):
                return sign
    return None


def _same_value(claim: Value, source: Value) -> str:
    return "modifier_lost" if _loses(claim, source) else "agrees"


def _loses(claim: Value, source: Value) -> bool:
    """Whether the source hedges or bounds its figure and the claim does not say so."""
    if source.modifier == "~":
        return claim.modifier != "~"
    return source.modifier != "=" and source.modifier != claim.modifier


def _bound(claim: Value, source: Value) -> str:
    upward = claim.modifier in ">≥"
    if source.modifier in "<>≤≥":
        if (source.modifier in ">≥") != upward:
            return "differs"
        if _near(claim.low, source.low):
            return "agrees"
    edge = source.low if upward else source.high
    beyond = edge > claim.low if upward else edge < claim.low
    touches = _near(edge, claim.low) and claim.modifier in "≤≥"
    return "within_bound" if (beyond and not _near(edge, claim.low)) or touches else "differs"


def _range(claim: Value, source: Value) -> str:
    if _near(claim.low, source.low) and _near(claim.high, source.high):
        return _same_value(claim, source)
    return "within_bound" if claim.low <= source.low and source.high <= claim.high else "differs"


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1e-9)


@lru_cache(maxsize=4096)
def _step(surface: str, modifier: str) -> float:
    """One unit of the last digit written: 0.1 million for "5.2 million", 100 for "5,200".

    Zeros at the end of a whole number may be rounding. They count as such after "about";
    otherwise two digits are taken as meant, so that a bare "5,000" is not 5,200 rounded.
    """
    word = next((word for word in read(surface) if word.number), None)
    key = word.key.rstrip("$£€¥") if word else ""
    if word is None or not numerals.is_value(key):
        return 0.0
    decimals = _DECIMALS.search(word.surface)
    if decimals or numerals.last_scale(word.surface) > 1:
        return _written_step(word.surface, len(decimals[1]) if decimals else 0)
    digits = str(int(Decimal(key)))
    zeros = len(digits) - len(digits.rstrip("0"))
    keep = 1 if modifier == "~" else 2
    return float(10 ** max(0, min(zeros, len(digits) - keep)))


def _written_step(surface: str, decimals: int) -> float:
    """For "5.2 million", "5 million", "five thousand" and "0.25"."""
    return float(Decimal(numerals.last_scale(surface)) / Decimal(10) ** decimals)
