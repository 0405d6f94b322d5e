"""Words in marks that no verb or noun reports: claims of nobody named, and what is none."""

import pytest

from claims.extraction import extract


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jo Poe was ‘over the moon’ with the result.", ["‘over the moon’"]),
        ("Poe ‘to quit within days’\n\nThe mayor is unwell.", ["‘to quit within days’"]),
        ("The report found “a culture of fear”.", ["“a culture of fear”"]),
        (
            "Residents are “fed up with it”, and it is “time to go”.",
            ["“fed up with it”", "“time to go”"],
        ),
        ("Jo Poe said “no”. Roe felt “let down by the system”.", ["“let down by the system”"]),
    ],
)
def test_words_in_marks_are_a_claim_of_nobody_named(text: str, words: list[str]) -> None:
    found = [quote for quote in extract(text).quotes if quote.cue is None]
    assert [quote.surface for quote in found] == words
    assert {(quote.kind, quote.speaker) for quote in found} == {("mixed", None)}
    assert max(quote.confidence for quote in found) < 0.25


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “tax on spare bedrooms” was dropped.",
        "It is a village called “the hill of stones”.",
        "The “law and order” issue came up.",
        "She won for “The Long Road” and “Out of the Blue”.",
        "The “mad” plan was dropped.",
        "The “no one left behind slogan was dropped.",
    ],
)
def test_names_labels_and_stray_marks_are_none(text: str) -> None:
    assert extract(text).quotes == ()


def test_what_a_verb_reports_is_one_claim() -> None:
    (quote,) = extract("Jo Poe said she was “over the moon” with it.").quotes
    assert quote.surface == "she was “over the moon” with it"
