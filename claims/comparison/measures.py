"""Units that can be turned into each other, and those that must never be."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import re2

from claims.comparison.lists import listed

if TYPE_CHECKING:
    from pint import UnitRegistry

_AS_DIFFERENCE = "as a difference"
_DIFFERENCE = re2.compile(
    r"(?i)\b(?:by|than|above|below|within|warm\w*|cool\w*|hotter|colder|ris(?:e|es|ing)|rose|rises|"
    r"increas\w+|drop\w*|fall\w*|fell|differ\w*|anomal\w+|margin|chang\w+|higher|lower)\b"
)
# Our name of a unit, and pint's. Where a name means several units, each stands with a note.
_UNITS: dict[str, tuple[tuple[str, str], ...]] = {
    "tonne": (("metric_ton", ""),),
    "ton": (
        ("metric_ton", "a metric ton"),
        ("short_ton", "an American ton"),
        ("long_ton", "an old British ton"),
    ),
    "gallon": (("imperial_gallon", "a British gallon"), ("gallon", "an American gallon")),
    "pint": (("imperial_pint", "a British pint"), ("pint", "an American pint")),
    "nautical mile": (("nautical_mile", ""),),
    "square metre": (("meter**2", ""),),
    "square foot": (("foot**2", ""),),
    "square kilometre": (("kilometer**2", ""),),
    "square mile": (("mile**2", ""),),
    "cubic metre": (("meter**3", ""),),
    "cubic foot": (("foot**3", ""),),
    "kilometre per hour": (("kilometer/hour", ""),),
    "mile per hour": (("mile/hour", ""),),
    "metre per second": (("meter/second", ""),),
    "barrel": (("oil_barrel", "a barrel of oil"),),
    # "It was 5 °C" and "it rose by 5 °C" are reckoned differently.
    "degree celsius": (("degC", "as a reading"), ("delta_degC", _AS_DIFFERENCE)),
    "degree fahrenheit": (("degF", "as a reading"), ("delta_degF", _AS_DIFFERENCE)),
}
_UNITS |= {
    name: ((name, ""),)
    for name in listed(
        "millimetre centimetre metre kilometre inch foot yard mile milligram gram kilogram ounce"
        " pound stone acre hectare millilitre litre knot second minute hour day week watt kilowatt"
        " megawatt gigawatt horsepower"
    )
}
# A month has no fixed number of days, so these turn only into each other.
_MONTHS = {"month": 1.0, "year": 12.0, "decade": 120.0, "century": 1200.0}

_OTHER_NAMES = {
    "mm": "millimetre",
    "cm": "centimetre",
    "m": "metre",
    "meter": "metre",
    "centimeter": "centimetre",
    "millimeter": "millimetre",
    "km": "kilometre",
    "kilometer": "kilometre",
    "ft": "foot",
    "feet": "foot",
    "yd": "yard",
    "g": "gram",
    "kg": "kilogram",
    "kilo": "kilogram",
    "lb": "pound",
    "oz": "ounce",
    "metric ton": "tonne",
    "liter": "litre",
    "ha": "hectare",
    "sq km": "square kilometre",
    "square kilometer": "square kilometre",
    "sq mile": "square mile",
    "square meter": "square metre",
    "sq m": "square metre",
    "sq ft": "square foot",
    "mph": "mile per hour",
    "km/h": "kilometre per hour",
    "kph": "kilometre per hour",
    "celsius": "degree celsius",
    "fahrenheit": "degree fahrenheit",
    "us dollar": "dollar",
    "$": "dollar",
    "£": "pound",
    "€": "euro",
    "pound sterling": "pound",
    "%": "percent",
    "per cent": "percent",
    "percentage point": "point",
}


@dataclass(frozen=True, slots=True)
class Conversion:
    """A value in another unit. `note` says which unit was meant where a name has several
    ("a British gallon"), and is empty otherwise."""

    value: float
    note: str


def unit_name(unit: str | None) -> str | None:
    """One name for each unit: "km" and "kilometer" are "kilometre"."""
    if unit is None:
        return None
    folded = unit.strip().casefold()
    return _OTHER_NAMES.get(folded, folded)


def meant(found: Sequence[Conversion], text: str | None) -> list[Conversion]:
    """The conversions that `text` can mean: a bare "30 °C" is a reading, where "it warmed by 2 °C"
    gives a difference of two. All of them without a text."""
    is_any = text is None or _DIFFERENCE.search(text)
    return [one for one in found if is_any or one.note != _AS_DIFFERENCE]


def is_convertible(unit: str, to: str) -> bool:
    """Whether a fixed rate may lead from one unit to the other: currencies have none, and
    calendar months against days neither."""
    if unit in _MONTHS or to in _MONTHS:
        return unit in _MONTHS and to in _MONTHS
    return unit in _UNITS and to in _UNITS


def conversions(value: float, unit: str, to: str) -> tuple[Conversion, ...]:
    """`value` of `unit` in the unit `to`, once for each meaning of their names; empty where no
    fixed rate leads from one to the other."""
    if unit == to:
        return (Conversion(value, ""),)
    if not is_convertible(unit, to):
        return ()
    if unit in _MONTHS:
        return (Conversion(value * _MONTHS[unit] / _MONTHS[to], ""),)
    found = [
        Conversion(amount, note or other)
        for name, note in _UNITS[unit]
        for target, other in _UNITS[to]
        if (not note or not other or note == other)
        and (amount := _converted(value, name, target)) is not None
    ]
    return tuple(found)


@lru_cache(maxsize=4096)
def _converted(value: float, unit: str, to: str) -> float | None:
    if not _are_compatible(unit, to):
        return None
    amount = _registry().Quantity(value, unit).to(to).magnitude
    # What a rate in binary fractions adds at the fifteenth digit is none of the figure's.
    return float(f"{amount:.12g}")


@cache
def _are_compatible(unit: str, to: str) -> bool:
    registry = _registry()
    return registry.Unit(unit).is_compatible_with(registry.Unit(to))


@lru_cache(maxsize=1)
def _registry() -> "UnitRegistry[float]":
    """Pint's units. Reading them takes about a second, so only a first conversion does."""
    import pint

    return pint.UnitRegistry(cache_folder=None)
