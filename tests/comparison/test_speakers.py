"""Who says it: the same person, another, or unknown; unknown is never turned into another."""

from dataclasses import replace

import pytest

from claims.comparison import compare_quote
from claims.comparison.speakers import said_by, same_speaker
from claims.comparison.turns import turn_label, turn_labels, without_label
from claims.extraction.types import Span
from tests.comparison.builders import quote, source

NAMES = [
    ("Mark Esper", "Mark Esper", "same"),
    ("Mark Esper", "ESPER", "same"),
    ("Mark Esper", "Mr Esper", "same"),
    ("Mark Esper", "SECRETARY ESPER", "same"),
    ("Mark Esper", "Mark T. Esper", "same"),
    ("William H Seely", "Brig Gen William H Seely", "same"),
    ("Mark Esper", "Donald Trump", "other"),
    ("Trump", "ESPER", "other"),
    ("Donald Trump", "Melania Trump", "other"),
    ("Bill Clinton", "B. Clinton", "unknown"),
    ("Daniel Holm", "Dan Holm", "unknown"),
    ("Mark Esper", "the president", "unknown"),
    ("Mark Esper", "Q", "unknown"),
    ("Iraq", "TRUMP", "unknown"),
    ("the Iraqi parliament", "TRUMP", "unknown"),
    ("Brig Gen William H Seely’s letter", "TRUMP", "unknown"),
    ("officials", "TRUMP", "unknown"),
    ("", "TRUMP", "unknown"),
    ("José Núñez", "NUNEZ", "same"),
]


@pytest.mark.parametrize(("one", "other", "expected"), NAMES)
def test_two_mentions_of_a_speaker(one: str, other: str, expected: str) -> None:
    assert same_speaker(one, other) == expected
    assert same_speaker(other, one) == expected


TURNS = "Notes\n\nQ: Why now?\n\nESPER: We waited.\nIt was late.\n\nQ (from the back): Late?"


def test_the_label_of_the_turn_names_the_speaker() -> None:
    assert turn_label(TURNS, TURNS.index("late")) == "ESPER"
    assert turn_label(TURNS, TURNS.index("now")) == "Q"
    assert turn_label(TURNS, 0) is None


@pytest.mark.parametrize("head", ["[00:00:05] Q", "  Q", "Q"])
def test_a_turn_begins_at_the_head_of_its_line(head: str) -> None:
    text = "[00:00:01] ESPER: We waited.\n[00:00:05] Q: Why now?\n  Q: Why then?\nQ: Why?"
    assert turn_label(text, text.index(f"\n{head}") + 1) == "Q"
    assert turn_label(text, text.index("\n")) == "ESPER"


def test_a_single_heading_with_a_colon_is_no_transcript() -> None:
    assert turn_label("Warning: the bridge is closed.\nStay away.", 30) is None


def test_a_label_is_cut_off() -> None:
    assert without_label("ESPER: We waited.") == "We waited."
    assert without_label("We waited: it was late.") == "We waited: it was late."


def test_the_tightest_quotation_with_a_resolved_speaker_wins_over_the_label() -> None:
    start = TURNS.index("We waited")
    named = quote("We waited.", speaker="Al Ash", at=start)
    unnamed = quote("We waited.", at=start)
    here = (start, start + 9)
    assert said_by("Mark Esper", source(TURNS, quotes=(named,)), *here) == ("other", "Al Ash")
    assert said_by("Mark Esper", source(TURNS, quotes=(unnamed,)), *here) == ("same", "ESPER")


def test_a_question_is_someone_elses_only_if_the_speaker_has_turns() -> None:
    start = TURNS.index("Why now")
    assert said_by("Mark Esper", source(TURNS), start, start + 7) == ("other", "Q")
    assert said_by("Anna Berg", source(TURNS), start, start + 7) == ("unknown", "Q")


def test_a_question_is_not_said_by_the_one_whose_interview_it_is() -> None:
    text = "Q: Why now?\n\nA: We waited."
    answer = quote("We waited.", speaker="Jo Poe", at=text.index("We waited"))
    start = text.index("Why now")
    assert said_by("Jo Poe", source(text, quotes=(answer,)), start, start + 7) == ("other", "Q")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Q. Why now?\nA. We waited.", ["Q", "A"]),
        ("Q    Why now?\nTHE PRESIDENT:  We waited.", ["Q", "THE PRESIDENT"]),
        ("A. Smith left.\nBERG: We waited.", ["BERG"]),
    ],
)
def test_questions_and_answers_are_labelled_without_a_colon_too(
    text: str, labels: list[str]
) -> None:
    assert [label for _, label in turn_labels(text)] == labels


def test_a_claim_without_a_resolved_speaker_is_unknown() -> None:
    assert said_by(None, source(TURNS), TURNS.index("late"), len(TURNS))[0] == "unknown"


def test_of_two_who_say_the_same_the_one_claimed_comes_first() -> None:
    text = "AMY ROE: It is a disaster.\n\nJO POE: It is a disaster.\n\n" * 5
    first, second, third = compare_quote(
        quote("“It is a disaster”", speaker="Jo Poe"), source(text)
    )
    assert [one.finding for one in (first, second, third)] == ["verbatim"] * 3
    assert text[: first.start].endswith("JO POE: ")


def test_the_one_claimed_is_found_after_many_others() -> None:
    text = "AMY ROE: It is a disaster.\n\n" * 9 + "JO POE: It is a disaster.\n\nAMY ROE: No."
    best = compare_quote(quote("“It is a disaster”", speaker="Jo Poe"), source(text))
    assert [one.finding for one in best] == ["verbatim", "other_speaker", "other_speaker"]


@pytest.mark.parametrize(("cue", "line"), [("said", ", but the source asks it"), ("asked", "")])
def test_a_question_that_is_reported_as_one_needs_no_mark(cue: str, line: str) -> None:
    asked = replace(quote("“the vote was free”"), cue=Span(30, 30 + len(cue), cue))
    [found] = compare_quote(asked, source("He wanted to know: Do you think the vote was free?"))
    assert found.headline == f"word for word{line}"
