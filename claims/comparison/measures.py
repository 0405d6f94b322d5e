"""Units that can be turned into each other, and those that must never be."""

_FAMILIES: dict[str, dict[str, float]] = {
    "length": {
        "millimetre": 0.001,
        "centimetre": 0.01,
        "metre": 1.0,
        "kilometre": 1000.0,
        "inch": 0.0254,
        "foot": 0.3048,
        "yard": 0.9144,
        "mile": 1609.344,
    },
    "mass": {"gram": 0.001, "kilogram": 1.0, "tonne": 1000.0, "ounce": 0.02835, "pound": 0.45359},
    "area": {
        "square metre": 1.0,
        "square foot": 0.0929,
        "acre": 4046.86,
        "hectare": 10_000.0,
        "square kilometre": 1e6,
        "square mile": 2.589988e6,
    },
    "volume": {"millilitre": 0.001, "litre": 1.0, "cubic metre": 1000.0},
    "speed": {"kilometre per hour": 1.0, "mile per hour": 1.609344},
    "short time": {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0},
    "long time": {"month": 1.0, "year": 12.0, "decade": 120.0, "century": 1200.0},
}
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
    "us dollar": "dollar",
    "$": "dollar",
    "£": "pound",
    "€": "euro",
    "pound sterling": "pound",
    "%": "percent",
    "per cent": "percent",
    "percentage point": "point",
}
_FAMILY_OF = {unit: family for family, units in _FAMILIES.items() for unit in units}


def unit_name(unit: str | None) -> str | None:
    """One name for each unit: "km" and "kilometer" are "kilometre"."""
    if unit is None:
        return None
    folded = unit.strip().casefold()
    return _OTHER_NAMES.get(folded, folded)


def converted(value: float, unit: str, to: str) -> float | None:
    """`value` of `unit` in the unit `to`; None where no fixed rate leads from one to the other.

    Currencies and calendar months against days have none.
    """
    if unit == to:
        return value
    if {unit, to} == {"celsius", "fahrenheit"}:
        return value * 9 / 5 + 32 if to == "fahrenheit" else (value - 32) * 5 / 9
    family = _FAMILY_OF.get(unit)
    if family is None or _FAMILY_OF.get(to) != family:
        return None
    return value * _FAMILIES[family][unit] / _FAMILIES[family][to]
