"""Names of people, organisations and places, and which mentions are one name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract
from claims.extraction.types import Name


def names(text: str) -> list[Name]:
    return list(extract(text).names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a title, a role after the name, a role before it
        ("On Monday Mr Esper spoke.", [("Mr Esper", "person", "")]),
        (
            "It was sent by Brig Gen William H Seely, head of the task force in Iraq.",
            [("Brig Gen William H Seely", "person", "head of the task force in Iraq")],
        ),
        ("On Monday the mayor, Anna Lee, spoke.", [("Anna Lee", "person", "the mayor")]),
        ("He called Microsoft CEO Satya Nadella.", [("Microsoft CEO Satya Nadella", "person", "")]),
        # bodies and places
        ("It went to the Ministry of Defence.", [("Ministry of Defence", "organisation", "")]),
        ("It went to the Supreme Court.", [("Supreme Court", "organisation", "")]),
        ("They met in Mosul.", [("Mosul", "place", "")]),
        ("They met on the Tigris River.", [("Tigris River", "place", "")]),
        ("They flew on Air Force One.", [("Air Force One", "organisation", "")]),
        # months, places, titles and signs in names
        ("He met Theresa May in May.", [("Theresa May", "person", "")]),
        ("He met April Jones in April.", [("April Jones", "", "")]),
        ("He met Ian Mills KC.", [("Ian Mills KC", "person", "")]),
        ("He met Judge Ellen Park there.", [("Judge Ellen Park", "person", "")]),
        ("He met the Prince of Wales.", [("Prince of Wales", "person", "")]),
        ("He lives on Victoria Street.", [("Victoria Street", "place", "")]),
        ("He called West Yorkshire Police.", [("West Yorkshire Police", "organisation", "")]),
        ("He went to Marks & Spencer.", [("Marks & Spencer", "", "")]),
        ("They met in Stoke-on-Trent.", [("Stoke-on-Trent", "place", "")]),
        ("Now shares in Halden fell.", [("Halden", "", "")]),
        ("He bought Boston Dynamics, a robotics firm.", [("Boston Dynamics", "", "")]),
        ("“No,” said manager Steve Pugh.", [("Steve Pugh", "person", "manager")]),
        # what shows no kind has none
        ("She praised Operation Inherent Resolve.", [("Operation Inherent Resolve", "", "")]),
        # no names: nations, posts, days, openers of sentences, what is also written small
        ("The Iraqi MPs met the Prime Minister on Monday.", []),
        ("A US General said so.", []),
        ("Prosecutors said so. Officials said no.", []),
        ("Inflation hit 9% there.", []),
        ("Seven US troops left.", []),
        ("He said: “It broke. Deals that used to hold are off. Next question.”", []),
        ("Attendance: 23,417\n\nWeather: rain.", []),
        ("Retaliation came late. Nobody knew.", []),
        ("Yesterday Government spoke, the government said.", []),
        ("They used ultraviolet (UV) light, and more UV later.", []),
        ("He read “The Crown” there.", []),
        # a country under its common name is nothing to check
        ("They met in Iraq and in the United States.", []),
    ],
)
def test_a_name_is_found_with_its_kind_and_role(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = [
        (name.surface, name.kind, name.role.surface if name.role else "") for name in names(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "Then Anna Lee spoke. Ms Lee left. “No,” said Lee.",
            {"Anna Lee": ["Ms Lee", "Lee"]},
        ),
        # two people of one last name: whose it is stays open
        ("Then Anna Lee met Bob Lee. Lee left.", {"Anna Lee": [], "Bob Lee": []}),
        (
            "Then William H Seely wrote. William Seely left.",
            {"William H Seely": ["William Seely"]},
        ),
        (
            "He wrote to CJTF-OIR (Combined Joint Task Force). Then CJTF-OIR answered.",
            {"Combined Joint Task Force": ["CJTF-OIR", "CJTF-OIR"]},
        ),
        (
            "The Joint Intelligence Committee met. Later the JIC voted.",
            {"Joint Intelligence Committee": ["JIC"]},
        ),
        # another spelling is another name
        ("Then Anna Seely spoke. Ms Seeley left.", {"Anna Seely": [], "Ms Seeley": []}),
    ],
)
def test_mentions_of_one_name_are_one_claim(text: str, mentions: dict[str, list[str]]) -> None:
    found = {name.surface: [span.surface for span in name.mentions] for name in names(text)}
    assert found == mentions


def test_the_fullest_mention_is_the_claim() -> None:
    [name] = names("Esper denied it on Monday. US Defence Secretary Mark Esper spoke later.")
    assert (name.surface, name.name, name.title) == (
        "US Defence Secretary Mark Esper",
        "Mark Esper",
        "US Defence Secretary",
    )
    assert [span.surface for span in name.mentions] == ["Esper"]


def test_a_heading_in_capitals_names_nobody() -> None:
    assert names("Mayor Of Leeds Says New Bridge Will Open Soon\n\nIt will open in May.") == []


def test_mentions_are_joined_over_a_long_text() -> None:
    text = "Then Anna Lee spoke. " + "It rained again all day. " * 3000 + "Then Ms Lee left."
    [name] = names(text)
    assert [span.surface for span in name.mentions] == ["Ms Lee"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Anna", "Lee", "of", "the", "Bank", "(", ")", "Mr", "US", "’s", "-", ".", "é"]
        )
    ).map(" ".join)
)
def test_offsets_hold_for_any_run_of_words(text: str) -> None:
    for name in names(text):
        assert text[name.start : name.end] == name.surface
        spans = [*name.mentions, *([name.role] if name.role else [])]
        assert all(text[span.start : span.end] == span.surface for span in spans)
