"""What a text is found by."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.words import read
from claims.models import Claim
from claims.services.shingles import figure_terms, keys_of, stretches, word_terms
from tests.factories import make_desk

ORIGINAL = "The harbour wall collapsed long before my time as warden"


def terms(text: str) -> set[str]:
    return word_terms(read(text))


@pytest.mark.parametrize(
    ("altered", "kept"),
    [
        ("The harbor wall collapsed", "harbor wall"),  # another spelling
        ("harbour walls", "harbor wall"),  # another form of the word
        ("The HARBOUR “wall”", "harbor wall"),  # case and marks
        ("the harbour old wall", "harbor wall"),  # a word put in
        ("the harbour collapsed", "harbor collaps"),  # a word left out
        ("it was long before my own day", "long before my"),  # small words only around one
    ],
)
def test_a_change_keeps_the_pairs_around_it(altered: str, kept: str) -> None:
    assert kept in terms(ORIGINAL) & terms(altered)


@pytest.mark.parametrize(
    ("one", "other"),
    [("five thousand people", "5,000 people"), ("$5 million", "5 million dollars")],
)
def test_a_number_written_out_is_the_same_number(one: str, other: str) -> None:
    assert terms(one) == terms(other)


def test_what_is_asked_for_holds_all_that_a_stretch_is_found_by() -> None:
    [stretch] = stretches(ORIGINAL)
    assert stretch.terms < terms(ORIGINAL)
    assert "collaps warden" in terms(ORIGINAL) - stretch.terms  # two words between them


def test_words_far_apart_are_no_pair() -> None:
    assert "harbor warden" not in terms(ORIGINAL)


def test_small_words_alone_are_nothing_to_look_for() -> None:
    assert not {
        term for term in terms("They said that it was so and that he had it") if " " not in term
    }


def test_another_desk_has_other_keys(db: None) -> None:
    one, other = (keys_of(terms(ORIGINAL), desk=make_desk().pk, among="source") for _ in "ab")
    assert not one & other


def test_sources_and_claims_have_other_keys(db: None) -> None:
    desk = make_desk().pk
    one, other = (keys_of(terms(ORIGINAL), desk=desk, among=kind) for kind in ("source", "claim"))
    assert not one & other


@given(st.text(alphabet="ab .\n“”I5", max_size=900))
def test_stretches_hold_every_word_once(text: str) -> None:
    found = list(stretches(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    for word in read(text):
        assert sum(part.start <= word.start and word.end <= part.end for part in found) == 1


@given(st.text(alphabet="ab .\n“”I5", max_size=900))
def test_what_a_sentence_is_found_by_leads_to_it(text: str) -> None:
    parts = list(stretches(text))
    for part in parts:
        for alone in stretches(text[part.start : part.end]):
            assert alone.terms <= part.terms


def test_a_text_without_stops_is_cut() -> None:
    assert len(list(stretches("bridge " * 200))) == 4


def a_count(value: float, thing: str = "us troop", unit: str = "") -> Claim:
    return Claim(kind="figure", figure_kind="count", value_low=value, thing=thing, unit=unit)


@pytest.mark.parametrize(
    ("claimed", "sourced"),
    [
        (5_000, 5_000),
        (5_000, 5_200),  # more than 5,000
        (10_000, 9_980),  # rounded over a power of ten
        (5_000, 5_000_000),  # thousand for million
        (2.5, 2_500),
    ],
)
def test_a_figure_is_found_by_its_thing_and_size(claimed: float, sourced: float) -> None:
    asked, held = figure_terms(a_count(claimed), is_asked=True), figure_terms(a_count(sourced))
    assert any(term.startswith("#") for term in asked & held)


@pytest.mark.parametrize(
    "other", [a_count(70, thing="us troop"), a_count(7_200, thing="bridge"), a_count(0)]
)
def test_figures_of_other_things_or_sizes_share_nothing(other: Claim) -> None:
    assert not figure_terms(a_count(5_000), is_asked=True) & figure_terms(other)


def test_a_date_is_found_by_its_day() -> None:
    date = Claim(kind="figure", figure_kind="date", iso_date="2020-01-05")
    assert figure_terms(date) == {"@2020-01-05"}
    assert figure_terms(Claim(kind="figure", figure_kind="date")) == set()
