"""Speech without quotation marks: transcripts, block quotations, headlines with a speaker."""

import pytest

from claims.extraction import extract
from claims.extraction.types import Quote

TRANSCRIPT = """Reporters met Defence Secretary Mark Esper.

Q: Did you sign the letter?

MR. ESPER: No. There is no decision to leave.

He told me so.

Q: Who did?

ESPER: I do not know.

It rained, he said."""


def _told(quote: Quote) -> tuple[str, str | None, str | None]:
    mention = quote.speaker.mention if quote.speaker else None
    name = quote.speaker.name if quote.speaker else None
    return quote.surface, mention.surface if mention else None, name


def test_each_turn_of_a_transcript_is_said_by_its_label() -> None:
    assert [_told(quote) for quote in extract(TRANSCRIPT).quotes] == [
        ("Did you sign the letter?", "Q", None),
        ("No. There is no decision to leave.", "MR. ESPER", "Mark Esper"),
        ("He told me so.", "MR. ESPER", "Mark Esper"),
        ("Who did?", "Q", None),
        ("I do not know.", "ESPER", "Mark Esper"),
        ("It rained", "he", "Mark Esper"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Q: Did you?\n\nESPER: [laughter] I do not know.",
        "Q: Did you?\n\nMR. HOLM: No.\n\n(CROSSTALK)\n\nESPER: I do not know.",
        "HOLM: No.\n\nBERG: But why?\n\nHOLM: We left.\n\nESPER: I do not know.",
    ],
)
def test_a_name_in_capitals_speaks_even_once(text: str) -> None:
    assert _told(extract(text).quotes[-1]) == ("I do not know.", "ESPER", "ESPER")


def test_a_question_says_that_nobody_is_named() -> None:
    speaker = extract(TRANSCRIPT).quotes[0].speaker
    assert speaker is not None
    assert speaker.how == "a question; the transcript does not say whose"


@pytest.mark.parametrize(
    "text",
    [
        "Poe: 547.\n\nRoe: 46.\n\nPoe: 60.",
        "Ingredients: eggs\n\nTime: one hour\n\nCost: low",
        "NOTE: it is late.\n\nThe town is shut.",
        "The recipe needs:\n\nTwo eggs and flour.",
        "WEATHER: Rain again\n\nIt was wet.",
    ],
)
def test_tables_lists_and_notes_are_no_transcript(text: str) -> None:
    assert extract(text).quotes == ()


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("The Church said:\n\nShe was not forced to stay.\n\nIt rained.",
         ["She was not forced to stay."]),
        ("In a letter, the Church wrote:\n\n> We left.\n> We took all.\n\nIt rained.",
         ["We left.", "We took all."]),
    ],
)  # fmt: skip
def test_the_paragraph_after_a_verb_of_saying_and_a_colon_is_quoted(
    text: str, surfaces: list[str]
) -> None:
    quotes = extract(text).quotes
    assert [quote.surface for quote in quotes] == surfaces
    assert all(
        _told(quote)[1] == "the Church" or _told(quote)[1] == "The Church" for quote in quotes
    )


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("Poe: We will win\n\nJo Poe left on Monday.", "We will win", "Jo Poe"),
        ("US to leave Iraq, says Poe\n\nJo Poe left.", "US to leave Iraq", "Jo Poe"),
    ],
)
def test_a_headline_names_its_speaker(text: str, surface: str, name: str) -> None:
    (quote,) = extract(text).quotes
    assert (quote.kind, quote.surface) == ("indirect", surface)
    assert _told(quote)[2] == name


HANSARD = """The House met at two.

Mr Al Baird (Leeds East) (Lab): Will she confirm that?

The Secretary of State for Work and Pensions (Ms Ana Field): I will.

Hon. Members: Oh!

Huw Jones (Arfon) (PC): She voted against it.

Ms Field: Three times."""


def test_members_of_a_parliament_have_seat_party_or_post_beside_them() -> None:
    assert [_told(quote) for quote in extract(HANSARD).quotes] == [
        ("Will she confirm that?", "Mr Al Baird", "Al Baird"),
        ("I will.", "Ms Ana Field", "Ana Field"),
        ("Oh!", "Hon. Members", "Hon. Members"),
        ("She voted against it.", "Huw Jones", "Huw Jones"),
        ("Three times.", "Ms Field", "Ana Field"),
    ]
