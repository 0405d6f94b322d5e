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
        ("Dear Mr Grant,\n\nThank you for it.", [("Mr Grant", "person", "")]),
        ("On Monday Mr Esper spoke.", [("Mr Esper", "person", "")]),
        (
            "It was sent by Brig Gen William H Seely, head of the task force in Iraq.",
            [("Brig Gen William H Seely", "person", "head of the task force in Iraq")],
        ),
        ("On Monday the mayor, Anna Lee, spoke.", [("Anna Lee", "person", "the mayor")]),
        ("He called Microsoft CEO Satya Nadella.", [("Microsoft CEO Satya Nadella", "person", "")]),
        # bodies and places
        ("It went to the Ministry of Defence.", [("Ministry of Defence", "organisation", "")]),
        ("The US Justice Department lost.", [("US Justice Department", "organisation", "")]),
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
        # small words, hyphens and nicknames inside a name
        ("On Monday Gareth ap Roe-Lee spoke.", [("Gareth ap Roe-Lee", "person", "")]),
        ("On Monday Kim Jo-han spoke.", [("Kim Jo-han", "", "")]),
        ("He met the Leeds-based Ann Roe.", [("Leeds", "place", ""), ("Ann Roe", "person", "")]),
        ("He met a Joe Lee-era rule.", [("Joe Lee", "person", "")]),
        ("He met Ana d’Elbe-Roe there.", [("Ana d’Elbe-Roe", "", "")]),
        ("He met Henry “Hank” Poe there.", [("Henry “Hank” Poe", "person", "")]),
        ("He met Rep. James R. “Jim” Poe there.", [("Rep. James R. “Jim” Poe", "person", "")]),
        ("They met in Wells-next-the-Sea.", [("Wells-next-the-Sea", "place", "")]),
        # titles: a double name may hold one, a body’s or a ship’s name may begin with one
        ("He met Ms Justice Ana Baker-Roe.", [("Ms Justice Ana Baker-Roe", "person", "")]),
        ("He met DCI Ana Roe there.", [("DCI Ana Roe", "person", "")]),
        ("It was for Martin Luther King Jr. then.", [("Martin Luther King Jr.", "person", "")]),
        ("It was on Prime Time that day.", [("Prime Time", "", "")]),
        (
            "It went to King Abel University of Science and Technology.",
            [("King Abel University of Science and Technology", "organisation", "")],
        ),
        ("It was aboard HMS Queen Anne.", [("HMS Queen Anne", "", "")]),
        ("He met Lord Roe of Elmet there.", [("Lord Roe of Elmet", "person", "")]),
        (
            "He met Minister for Housing Orla Ní Roe.",
            [("Minister for Housing Orla Ní Roe", "person", "")],
        ),
        (
            "He met the Secretary of State for Work and Pensions Jo Poe.",
            [("Secretary of State for Work and Pensions Jo Poe", "person", "")],
        ),
        ("She is Director of Research there.", []),
        (
            "He met Mrs Jean Roe (née Pugh).",
            [("Mrs Jean Roe", "person", ""), ("Pugh", "person", "")],
        ),
        # bodies named after somebody, and for several things
        ("It went to Roe’s Watch.", [("Roe’s Watch", "organisation", "")]),
        ("It went to Uganda’s Parliament.", [("Uganda", "", "")]),
        (
            "It went to St Abel’s C of E Primary School.",
            [("St Abel’s C of E Primary School", "organisation", "")],
        ),
        ("It went to Roe’s of Leeds.", [("Roe’s of Leeds", "", "")]),
        (
            "It went to the Economic and Social Research Institute.",
            [("Economic and Social Research Institute", "organisation", "")],
        ),
        (
            "It went to the Committee on Trade, Science and Transport.",
            [("Committee on Trade, Science and Transport", "organisation", "")],
        ),
        (
            "It went to the Charity Commission for England and Wales.",
            [("Charity Commission for England and Wales", "organisation", "")],
        ),
        ("They met in Church Lane.", [("Church Lane", "place", "")]),
        (
            "He used the James Roe Space Telescope.",
            [("James Roe Space Telescope", "organisation", "")],
        ),
        ("He won the Anna Roe Lee Prize.", [("Anna Roe Lee Prize", "", "")]),
        # what stands before a name is no role of its own
        ("He was chairman of the Friends of Elmet.", [("Friends of Elmet", "", "")]),
        ("On Monday a former Delta Air Lines pilot spoke.", [("Delta Air Lines", "", "")]),
        (
            "Ana Roe, the sister of Leeds’s mayor, Al Poe, left.",
            [
                ("Ana Roe", "person", "the sister of Leeds’s mayor"),
                ("Leeds", "", ""),
                ("Al Poe", "", ""),
            ],
        ),
        # codes and short forms are no names
        ("He took the A149 and flight QF12 with three TDs.", []),
        ("On Monday Sen. Ana Roe (D-Ariz.) spoke.", [("Sen. Ana Roe", "person", "")]),
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
        # last names of two words, with small words, and of one who is called by the first name
        (
            "Then Ana Van Roe met Bo Poe-Lee. Van Roe left Ms Poe-Lee.",
            {"Ana Van Roe": ["Van Roe"], "Bo Poe-Lee": ["Ms Poe-Lee"]},
        ),
        (
            "Then Ursula von der Roe left. Von der Roe wept.",
            {"Ursula von der Roe": ["Von der Roe"]},
        ),
        ("Then Omar al-Roe left. “No,” al-Roe said.", {"Omar al-Roe": ["al-Roe"]}),
        ("Then Lord Roe of Elmet left. Lord Roe wept.", {"Lord Roe of Elmet": ["Lord Roe"]}),
        ("Then Mr Wang Yi left. Mr Wang wept.", {"Mr Wang Yi": ["Mr Wang"]}),
        ("Then Dame Anna Roe left. Dame Anna wept.", {"Dame Anna Roe": ["Dame Anna"]}),
        ("Then Mr Mark Lee left. Mr Mark wept.", {"Mr Mark Lee": [], "Mr Mark": []}),
        (
            "Then Ms Kim Yo-han met Mr Kim Jo-min. Ms Kim left.",
            {"Ms Kim Yo-han": [], "Mr Kim Jo-min": []},
        ),
        (
            "Then Dame Anna Roe left. Anna Mary Roe was 91.",
            {"Anna Mary Roe": ["Dame Anna Roe"]},
        ),
        # short forms of bodies
        (
            "The Ministry of Justice (MoJ) met. The MoJ voted.",
            {"Ministry of Justice": ["MoJ", "MoJ"]},
        ),
        ("He joined Acme Co. in May. At Acme he rose.", {"Acme Co.": ["Acme"]}),
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
