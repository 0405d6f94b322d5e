"""What a figure counts and in which unit, as the pages say it; no database is asked."""

from typing import Any

import pytest

from claims.models import Claim
from claims.templatetags.findings import counted, in_units

TEXT = "Some 30 people were killed."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"thing": "person killed", "thing_start": 8, "thing_end": 14}, "people killed"),
        ({"thing": "person", "thing_start": 8, "thing_end": 14}, "people"),
        ({"thing": "killed"}, "killed"),
        ({"thing": "killed", "thing_start": 20, "thing_end": 26}, "killed"),
        ({"thing": ""}, ""),
    ],
)
def test_it_counts_a_thing_with_what_befell_it(fields: dict[str, Any], said: str) -> None:
    assert counted(Claim(**fields), TEXT) == said


@pytest.mark.parametrize(
    ("kind", "unit", "value", "said"),
    [
        ("measure", "mile", 10.0, "miles"),
        ("money", "pound", 1.0, "pound"),
        ("count", "person", 30.0, ""),
        ("number", "", 30.0, ""),
    ],
)
def test_a_unit_is_named_beside_a_value(kind: str, unit: str, value: float, said: str) -> None:
    assert in_units(Claim(figure_kind=kind, unit=unit, value_low=value)) == said
