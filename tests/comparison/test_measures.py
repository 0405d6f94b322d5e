"""Units that turn into each other, and those that never do."""

import subprocess
import sys
from pathlib import Path

import pytest

from claims.comparison.measures import conversions
from claims.comparison.saying import amount, number, percentage
from claims.comparison.unit_names import units
from claims.extraction.lexicon import lines_of

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


def plurals() -> dict[str, str]:
    """The table of units.txt: how one of a unit is called, and how many are."""
    lines = (Path(__file__).parent / "units.txt").read_text().splitlines()
    rows = (line.partition(": ") for line in lines if ": " in line)
    return {unit: many for unit, _, many in rows}


def test_every_unit_of_the_extractor_has_a_reviewed_plural() -> None:
    names = {line.partition(":")[0] for _, line in lines_of("units.txt")}
    assert plurals().keys() == names


@pytest.mark.parametrize(("unit", "many"), plurals().items())
def test_a_unit_is_named_as_many_are_called(unit: str, many: str) -> None:
    assert units(unit, 2) == units(unit, 0.5) == units(unit, 1, 2) == many
    assert units(unit, 1).casefold() == units(unit, -1).casefold() == unit


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("dollar per year", 3, "3 dollars per year"),
        ("us dollar", 3, "3 US dollars"),
        ("degree celsius", 1, "1 degree Celsius"),
        ("kilometre", 1.00002, "1 kilometre"),
        ("", 5200, "5,200 "),
    ],
)
def test_an_amount_is_a_value_with_its_unit(unit: str, value: float, said: str) -> None:
    assert amount(value, unit) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (22046.2, "22,046"),
        (1.609344, "1.609"),
        (0.00004, "0.00004"),
        (-3.5, "-3.5"),
        (99.996, "100"),
        (0, "0"),
        (5187412, "5.187 million"),
    ],
)
def test_a_number_is_never_written_as_a_power_of_ten(value: float, said: str) -> None:
    assert number(value) == said


def test_a_large_percentage_is_written_out() -> None:
    assert [percentage(value) for value in (28.57, 999.4, 2900)] == ["28.6%", "999%", "2,900%"]
