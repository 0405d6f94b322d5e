"""The table of names in names.txt, one test a row, and the rules behind it."""

from pathlib import Path

import pytest

from claims.comparison import FINDINGS, compare_name, look_alikes, titles_inside
from claims.comparison.titles import roles_differ, titles_differ
from claims.extraction import extract
from tests.comparison.builders import named, source, written_names

Case = dict[str, str]


def cases() -> list[Case]:
    """The blocks of names.txt as fields."""
    blocks = (Path(__file__).parent / "names.txt").read_text().strip().split("\n\n")
    return [
        {key: value for key, _, value in (line.partition(": ") for line in block.splitlines())}
        for block in blocks
        if block.startswith("article: ")
    ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['article']}/{case['finding']}")
def test_a_name_gets_its_finding(case: Case) -> None:
    _context, claims = written_names(case["article"])
    text, names = written_names(case["source"])
    found = compare_name(claims[0], source(text, names=names))
    if case["finding"] == "none":
        assert found == []
        return
    assert found[0].finding == case["finding"], found[0].headline
    assert case["named"] in found[0].headline
    assert case.get("reason", "") in " ".join(found[0].reasons)


def test_the_table_has_a_row_for_every_finding_on_names() -> None:
    codes = {finding.code for finding in FINDINGS.values() if "name" in finding.about}
    assert codes - {case["finding"] for case in cases()} == {"not_found"}


def test_the_exact_name_comes_before_one_like_it() -> None:
    _context, [claim] = written_names("{/Ali Karim|person} spoke.")
    text, names = written_names("{/Ali Kareem|person} left, {/Ali Karim|person} stayed.")
    found = compare_name(claim, source(text, names=names))
    assert [one.finding for one in found] == ["agrees", "name_differs"]
    assert text[found[0].start : found[0].end] == "Ali Karim"


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("William Seely", "Seeley", "“Seely” here, “Seeley” elsewhere in it"),
        ("Ali Karim", "Ali Kareem", "“Karim” here, “Kareem” elsewhere in it"),
        ("Karim", "Kareem", "“Karim” here, “Kareem” elsewhere in it"),
        ("Walker", "Walter", ""),  # nothing else speaks for one name
        ("Jane Walker", "Jane Walter", "“Walker” here, “Walter” elsewhere in it"),
        ("Jane Harrison", "Jane Morrison", ""),
        ("Paul Smith", "Paula Smith", ""),
        ("Mark Smith", "Mary Smith", ""),
        ("Marc Smith", "Mark Smith", "“Marc” here, “Mark” elsewhere in it"),
        ("North Carolina", "South Carolina", ""),
        ("Karimova", "Karimowa", "“Karimova” here, “Karimowa” elsewhere in it"),
        ("Ann Moore", "Anne Moore", "“Ann” here, “Anne” elsewhere in it"),
        ("Ann Moore", "Ben Moore", ""),
        ("Ford", "Fort", ""),
        ("A. Moore", "Ann Moore", ""),
        ("Gaddafi", "Qaddafi", "“Gaddafi” here, “Qaddafi” elsewhere in it"),
        ("Qaddafi", "Gadhafi", "“Qaddafi” here, “Gadhafi” elsewhere in it"),
        ("Mohamed", "Muhammad", "“Mohamed” here, “Muhammad” elsewhere in it"),
        ("Zelenskyy", "Zelenski", "“Zelenskyy” here, “Zelenski” elsewhere in it"),
        ("Kiev", "Kyiv", "“Kiev” here, “Kyiv” elsewhere in it"),
        ("Netanyahu", "Netanjahu", "“Netanyahu” here, “Netanjahu” elsewhere in it"),
        ("Carlsson", "Karlsson", "“Carlsson” here, “Karlsson” elsewhere in it"),
        ("Tchaikovsky", "Chaikovsky", "“Tchaikovsky” here, “Chaikovsky” elsewhere in it"),
        (
            "Alexei Navalny",
            "Aleksey Navalnyy",
            "“Alexei Navalny” here, “Aleksey Navalnyy” elsewhere in it",
        ),
        ("Qasem Moore", "Kassem Moore", "“Qasem” here, “Kassem” elsewhere in it"),
        ("Volodymyr Holm", "Vladimir Holm", ""),
        ("Ali Hassan", "Ali Hussein", ""),
        ("Mahmud", "Muhammad", ""),
        ("Ellen Roe", "Allan Roe", ""),
        ("Mary Roe", "Marie Roe", ""),
        ("Daniel Roe", "Danielle Roe", ""),
        ("Dean", "Dane", ""),
        ("Reid", "Ride", ""),
        ("Cole", "Kohl", ""),
        ("Gale", "Kale", ""),
        ("Quirk", "Kirk", ""),
        ("Quinn", "Gunn", ""),
        ("Gardener Tom Ashdown", "Tom Ashdon", "“Ashdown” here, “Ashdon” elsewhere in it"),
        ("Gardener Tom Ashdown", "Tom Ashdown", ""),
        ("Tom Ashdown Moore", "Tom Ashdon", ""),
    ],
)
def test_names_of_one_article_that_may_be_one(one: str, other: str, said: str) -> None:
    found = look_alikes([named(one, kind="person"), named(other, kind="person")])
    assert [line for *_pair, line in found] == ([said] if said else [])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Mr/Brown", "Mrs/Browne", 0),
        ("Mr/Brown", "Mr/Browne", 1),
        ("/Brown", "Mrs/Browne", 1),
        ("Mr/Al Brown", "Ms/Al Browne", 1),
    ],
)
def test_a_man_and_a_woman_of_like_last_names_are_two(one: str, other: str, expected: int) -> None:
    _text, names = written_names(f"{{{one}|person}} met {{{other}|person}}.")
    assert len(look_alikes(names)) == expected


def test_a_register_of_names_has_no_look_alikes() -> None:
    assert look_alikes([named("Ann Moore", kind="person")] * 400 + [named("Ann Moor")] * 400) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Brig Gen Al Seely spoke. Maj Gen Seely left. Gen Seely came.",
            ["“Brig Gen” here, “Maj Gen” elsewhere in it"],
        ),
        (
            "Al Seely spoke. Lt Col Seely left, Major Seely said.",
            ["“Lt Col” here, “Major” elsewhere in it"],
        ),
        (
            "The Defence Secretary, Helen Marsh, spoke. Home Secretary Helen Marsh left.",
            ["“The Defence Secretary” here, “Home Secretary” elsewhere in it"],
        ),
        ("Home Secretary Helen Marsh, the former Defence Secretary, spoke. Ms Marsh left.", []),
        ("The Home Secretary, Helen Marsh, spoke. Mrs Marsh, a private person, left.", []),
        ("Deputy Mayor Al Roe spoke. Mayor Al Roe left.", []),
    ],
)
def test_titles_of_one_person_that_cannot_both_hold(text: str, said: list[str]) -> None:
    assert [line for name in extract(text).names for line in titles_inside(name)] == said


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Lt Col", "Colonel", False),
        ("Lt Col", "Major", True),
        ("General", "Minister", False),
        ("vice president", "president", True),
        ("former president", "president", False),
        ("Prime Minister", "Foreign Minister", True),
        ("Iraqi Prime Minister", "prime minister of Iraq", False),
        ("chairwoman", "chair", False),
        ("Sir", "Mrs", True),
        ("Israeli minister", "Finance Minister", False),
        ("former Vice President", "President", False),
        ("Foreign Secretary", "Secretary of Defense", True),
        ("Captain", "Private", True),
        ("", "Mr", False),
    ],
)
def test_titles_that_cannot_both_hold(one: str, other: str, differ: bool) -> None:
    assert bool(titles_differ(one, other)) is differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("deputy director of the agency", "director of the agency", True),
        ("director of the Associate Programme", "director", False),
        ("spokesman for the deputy mayor", "the mayor’s spokesman", False),
        ("a major shareholder", "general manager", False),
        ("president and vice chair", "president", False),
        ("secretary of state under Obama", "secretary of state", False),
        ("minister for Wales", "Welsh minister", False),
        ("the health minister", "the finance minister", True),
    ],
)
def test_roles_that_cannot_both_hold(one: str, other: str, differ: bool) -> None:
    assert bool(roles_differ(one, other)) is differ
