"""Words, the spellings and numbers that count as one, and where sentences end."""

import pytest

from claims.comparison.sentences import sentences
from claims.comparison.stems import stem
from claims.comparison.words import read

SAME = [
    ("organise", "organized"[:-1]),
    ("analysed", "analyzed"),
    ("neighbourhood", "neighborhood"),
    ("travelling", "traveling"),
    ("defence", "defense"),
    ("don’t", "don't"),
    ("dont", "don't"),
    ("U.S.", "US"),
    ("Núñez", "nunez"),
    ("percent", "%"),
    ("fifth", "5th"),
    ("and", "&"),
    ("5,200", "5200"),
    ("twenty-five", "25"),
    ("five thousand two hundred", "5,200"),
    ("two hundred and five", "205"),
    ("5.2 million", "5,200,000"),
    ("three million", "3m"),
    ("$1.5bn", "$1.5 billion"),
    ("[W]e", "we"),
]
OTHER = [
    ("us", "US"),
    ("poured", "pored"),
    ("filled", "filed"),
    ("were", "we’re"),
    ("its", "his"),
    ("hour", "hor"),
    ("size", "seize"),
    ("five thousand", "five hundred"),
    ("5,200", "5.200"),
    ("affect", "effect"),
    ("two, three", "23"),
    ("twenty fifteen", "35"),
]


def _keys(text: str) -> list[str]:
    return [word.key for word in read(text)]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    assert _keys(one) == _keys(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert _keys(one) != _keys(other)


SENTENCES = [
    ("One. Two.", ["One.", "Two."]),
    ("Mr. Hall came. He left.", ["Mr. Hall came.", "He left."]),
    ("Brig. Gen. Seely wrote it.", ["Brig. Gen. Seely wrote it."]),
    ("It grew 5.2 per cent.", ["It grew 5.2 per cent."]),
    ("“We left.” She stayed.", ["“We left.”", "She stayed."]),
    ("“Why?” he asked.", ["“Why?” he asked."]),
    ("A headline\nA line that\ngoes on.", ["A headline", "A line that\ngoes on."]),
    ("A list\n\nof things", ["A list", "of things"]),
    ("George W. Bush spoke.", ["George W. Bush spoke."]),
    ("Then I. He stayed.", ["Then I.", "He stayed."]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("asked", "asking"),
        ("came", "coming"),
        ("troops", "troop"),
        ("denied", "deny"),
        ("decisions", "decision"),
        ("cities", "city"),
        ("stopped", "stopping"),
        ("makes", "making"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
