"""Words, the spellings and numbers that count as one, and where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.sentences import sentences
from claims.comparison.stems import stem
from claims.comparison.words import _PIECE, read

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
    ("It cost £3m. He paid.", ["It cost £3m.", "He paid."]),
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
        ("lent", "lending"),
        ("sought", "seeks"),
        ("hid", "hiding"),
        ("withdrew", "withdrawn"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@given(st.text(alphabet="abUS.,'’“”()[]-–5% \n\u00a0é\u0301", max_size=200))
def test_plain_words_are_read_as_the_pattern_reads_them(text: str) -> None:
    pieces = [match.span() for match in _PIECE.finditer(text)]
    read_ends = {(word.start, word.end) for word in read(text)}
    starts, ends = {start for start, _ in pieces}, {end for _, end in pieces}
    # Numbers and prices join pieces; nothing else may differ.
    assert all(start in starts and end in ends for start, end in read_ends)
    assert sum(start in {first for first, _ in read_ends} for start in starts) == len(read_ends)
