"""What a reporting word does to what it reports."""

import pytest

from claims.extraction import extract
from claims.extraction.manner import manner_of


@pytest.mark.parametrize(
    ("cue", "polarity", "stance"),
    [
        ("said", "asserts", "neutral"),
        ("According to", "asserts", "neutral"),
        ("claimed", "asserts", "distant"),
        ("insists", "asserts", "distant"),
        ("admitted", "asserts", "granting"),
        ("pointed out", "asserts", "granting"),
        ("Denied", "denies", "neutral"),
        ("denial", "denies", "neutral"),
        ("asked", "asks", "neutral"),
        ("urging", "demands", "neutral"),
        ("called for", "demands", "neutral"),
        ("warning", "asserts", "neutral"),
    ],
)
def test_the_manner_of_a_cue(cue: str, polarity: str, stance: str) -> None:
    manner = manner_of(cue)
    assert manner is not None
    assert (manner.polarity, manner.stance) == (polarity, stance)
    assert manner.strength in (1, 2, 3)


@pytest.mark.parametrize("cue", ["", ":", "Q.", "the council"])
def test_what_is_no_reporting_word_has_none(cue: str) -> None:
    assert manner_of(cue) is None


def test_a_quotation_carries_the_manner_of_its_cue() -> None:
    denied, alone = extract("Jo Poe denied that it rained.\n\n“It was so late at night.”").quotes
    assert denied.manner is not None and denied.manner.polarity == "denies"
    assert alone.manner is None
