"""Units that turn into each other, and those that never do."""

import subprocess
import sys

import pytest

from claims.comparison.measures import conversions
from claims.comparison.saying import units

CONVERTED = [
    (1, "mile", "kilometre", [1.609344]),
    (20, "degree celsius", "degree fahrenheit", [68, 36]),
    (1, "gallon", "litre", [4.54609, 3.785411784]),
    (1, "ton", "kilogram", [1000, 907.18474, 1016.0469088]),
    (2, "year", "month", [24]),
    (2, "week", "day", [14]),
    (1, "acre", "square metre", [4046.87260987]),
]


@pytest.mark.parametrize(("value", "unit", "to", "expected"), CONVERTED)
def test_each_meaning_of_a_unit_is_converted(
    value: float, unit: str, to: str, expected: list[float]
) -> None:
    found = [conversion.value for conversion in conversions(value, unit, to)]
    assert found == pytest.approx(expected)


@pytest.mark.parametrize(
    ("unit", "to"),
    [
        ("dollar", "euro"),
        ("dollar", "pound"),
        ("month", "day"),
        ("mile", "kilogram"),
        ("percent", "point"),
        ("voter", "mile"),
    ],
)
def test_what_has_no_fixed_rate_is_never_converted(unit: str, to: str) -> None:
    assert conversions(5, unit, to) == ()


def test_units_are_read_at_the_first_conversion_only() -> None:
    code = "import sys, claims.comparison; sys.exit('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("mile", 1, "mile"),
        ("mile", 10, "miles"),
        ("square foot", 2, "square feet"),
        ("degree celsius", 30, "degrees celsius"),
        ("dollar per year", 3, "dollars per year"),
        ("percentage point", 0.5, "percentage points"),
        ("percent", 12, "percent"),
        ("yen", 5, "yen"),
    ],
)
def test_a_unit_is_named_as_so_many_are_called(unit: str, value: float, said: str) -> None:
    assert units(unit, value) == said
