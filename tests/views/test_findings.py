"""What a figure counts and in which unit, as the pages say it; no database is asked."""

import pytest

from claims.models import Claim
from claims.templatetags.findings import counted, in_units


@pytest.mark.parametrize(
    ("text", "figure", "words", "name", "said"),
    [
        ("Some 30 people were killed.", "30", "people", "person killed", "people (killed)"),
        ("Some 30 people DIED in it.", "30", "people", "person killed", "people (died)"),
        ("Police detained 12 men.", "12", "men", "man arrested", "men (detained)"),
        ("Some 30 people came.", "30", "people", "person", "people"),
        ("Then 30 were wounded.", "30", "", "injured", "wounded"),
        ("Bombs wounded 12. Then 30 fell.", "30", "", "injured", "injured"),
        ("Some 30 killed people.", "30", "killed people", "killed people killed", "killed people"),
        ("Some 30 were hurt.", "30", "hurt", "injured", "hurt"),
        ("Seven injuries were reported.", "Seven", "injuries", "injury", "injuries"),
        ("Twelve Arrested in raid.", "Twelve", "Arrested", "arrested", "Arrested"),
        ("Three dead and more.", "Three", "dead", "dead", "dead"),
        ("Twelve hospitalized men.", "Twelve", "hospitalized men", "hospitalized man", ""),
        ("Bombs hurt 3 and wounded 12 men.", "12", "men", "man injured", "men (wounded)"),
        ("Bombs hurt 12 men, wounded badly.", "12", "men", "man injured", "men (wounded)"),
        ("Thirty.", "Thirty", "", "", ""),
    ],
)
def test_it_counts_a_thing_with_what_befell_it(
    text: str, figure: str, words: str, name: str, said: str
) -> None:
    start = text.index(figure)
    at = text.index(words) if words else None
    claim = Claim(
        start=start,
        end=start + len(figure),
        thing=name,
        thing_start=at,
        thing_end=None if at is None else at + len(words),
    )
    assert counted(claim, text) == (said or words)


@pytest.mark.parametrize(
    ("kind", "unit", "value", "said"),
    [
        ("measure", "mile", 10.0, "miles"),
        ("money", "pound", 1.0, "pound"),
        ("money", "south korean won", 5.0, "South Korean won"),
        ("count", "person", 30.0, ""),
        ("number", "", 30.0, ""),
    ],
)
def test_a_unit_is_named_beside_a_value(kind: str, unit: str, value: float, said: str) -> None:
    assert in_units(Claim(figure_kind=kind, unit=unit, value_low=value)) == said


def test_a_range_is_named_by_its_high_end() -> None:
    figure = Claim(figure_kind="measure", unit="kilometre", value_low=1.0, value_high=2.0)
    assert in_units(figure) == "kilometres"
