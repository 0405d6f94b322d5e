"""The table of figures in figure_rows.py, one test a row, and the rules behind it."""

from pathlib import Path

import pytest

from claims.comparison import FINDINGS, compare_figure, same_thing
from claims.comparison.date_findings import date_relation
from claims.comparison.figures import can_agree
from claims.comparison.things import other_names, thing_likeness, untold
from claims.extraction.types import Figure
from tests.comparison.builders import source, written_figures
from tests.comparison.figure_rows import ROWS, Row

Case = dict[str, str]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0][:40]}/{row[2]}")
def test_a_figure_gets_its_finding_and_headline(row: Row) -> None:
    article, passage, finding, named = row
    context, claims = written_figures(article)
    text, figures = written_figures(passage)
    found = compare_figure(claims[0], source(text, figures=figures), context=context)
    if finding == "none":
        assert found == []
        return
    assert found[0].finding == finding, found[0].headline
    assert named in found[0].headline
    assert text[found[0].start : found[0].end] == figures[0].surface


@pytest.mark.parametrize(
    ("said", "told"),
    [("412,000", "411,820 more"), ("2,000", "1,820 more"), ("360", "180 more (100%)")],
)
def test_from_ten_times_as_much_on_no_share_is_told(said: str, told: str) -> None:
    value = said.replace(",", "")
    context, claims = written_figures(f"it took {{{said}|count|{value}|person|person}} people")
    text, figures = written_figures("It takes {180|count|180|person|person} people.")
    found = compare_figure(claims[0], source(text, figures=figures), context=context)
    assert found[0].headline == f"{said} here, 180 in the source: {told}"


def cases() -> list[Case]:
    """The blocks of figures.txt as fields."""
    blocks = (Path(__file__).parent / "figures.txt").read_text().split("\n\n")
    return [
        {key: value for key, _, value in (line.partition(": ") for line in block.splitlines())}
        for block in blocks
        if block.startswith("article: ")
    ]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['article']}/{case['finding']}")
def test_a_figure_gets_its_finding_and_reckoning(case: Case) -> None:
    context, claims = written_figures(case["article"])
    text, figures = written_figures(case["source"])
    found = compare_figure(claims[0], source(text, figures=figures), context=context)
    if case["finding"] == "none":
        assert found == []
        return
    assert found[0].finding == case["finding"], found[0].headline
    assert case["named"] in found[0].headline
    assert any(case.get("reason", "") in reason for reason in (*found[0].reasons, ""))


def test_the_table_has_a_row_for_every_finding_on_figures() -> None:
    codes = {finding.code for finding in FINDINGS.values() if "figure" in finding.about}
    assert codes - {row[2] for row in ROWS} == {"not_found"}
    assert len(ROWS) + len(cases()) >= 150


def test_the_figure_about_the_same_matter_comes_first() -> None:
    context, claims = written_figures("{5,000|count|5000|troop|us troop} US troops are in Iraq")
    text, figures = written_figures(
        "{5,000|count|5000|refugee|syrian refugee} Syrian refugees crossed the border."
        " {About 5,200|count|~5200|troop|us troop} US troops are in Iraq."
    )
    found = compare_figure(claims[0], source(text, figures=figures), context=context)
    assert [comparison.finding for comparison in found] == ["differs", "thing_differs"]


def test_no_more_comparisons_than_asked_for() -> None:
    context, claims = written_figures("{5|count|5|house|house} houses burnt")
    text, figures = written_figures("{5|count|5|house|house} houses burnt. " * 6)
    assert len(compare_figure(claims[0], source(text, figures=figures), context=context)) == 3
    assert len(compare_figure(claims[0], source(text, figures=figures), limit=1)) == 1


SAME = [
    (
        "{5,000|count|5000|troop|us troop} US troops, {more than 5,000|count|>5000|troop|us troop}"
        " US troops, {More than 5,000|count|>5000|soldier|us soldier} US soldiers",
        [(0, 1, 2)],
    ),
    (
        "{5,000|count|5000|troop|us troop} US troops and {5,000|count|5000|troop|us troop} US"
        " troops",
        [],
    ),
    (
        "{5,000|count|5000|troop|us troop} US troops, {3,000|count|3000|troop|iraqi troop} Iraqi"
        " troops",
        [],
    ),
    ("{two|count|2|person|person} people and {nine|count|9|person|person} people", []),
    (
        "{30%|percent|30|percent|house} of houses, {a third|count|0.333333333333|house|house} of"
        " houses, {40|count|40|house|house} houses",
        [(0, 1)],
    ),
    ("{3%|percent|3|percent|} here and {4%|percent|4|percent|} there", []),
    (
        "{12|count|12|house|house} houses, {9|count|9|car|car} cars, {14|count|14|house|house}"
        " houses",
        [(0, 2)],
    ),
]


@pytest.mark.parametrize(("marked", "groups"), SAME)
def test_the_same_thing_counted_differently_is_grouped(
    marked: str, groups: list[tuple[int, ...]]
) -> None:
    assert same_thing(written_figures(marked)[1]) == groups


BOTH = [
    ("{more than 5,000|count|>5000||} {5,200|count|5200||}", True),
    ("{5,000|count|5000||} {5,200|count|5200||}", False),
    ("{10 miles|measure|10|mile|} {16 km|measure|16|kilometre|}", True),
    ("{10 miles|measure|10|mile|} {10 km|measure|10|kilometre|}", False),
    ("{$5m|money|5000000|dollar|} {£5m|money|5000000|pound|}", False),
    ("{30%|percent|30|percent|} {12 out of 40|count|0.3||}", True),
    ("{5 miles|measure|5|mile|} {6 kg|measure|6|kilogram|}", True),
]


@pytest.mark.parametrize(("marked", "expected"), BOTH)
def test_two_figures_can_both_be_right_or_not(marked: str, expected: bool) -> None:
    one, other = written_figures(marked)[1]
    assert can_agree(one, other) is can_agree(other, one) is expected


ALIKE = [
    ("person killed", "death", 1.0),
    ("person killed", "fatality", 1.0),
    ("wounded soldier", "soldier injured", 1.0),
    ("wounded soldier", "troop hurt", 1.0),
    ("wounded soldier", "soldier killed", 0.0),
    ("person hospitalised", "hospitalized", 1.0),
    ("person infected", "infection", 1.0),
    ("labour minister", "labor minister", 1.0),
    ("death threat", "death", 0.0),
    ("rescue worker", "person rescued", 0.0),
    ("person", "person killed", 0.5),
    ("worker", "worker killed", 0.5),
    ("near miss", "missing", 0.0),
]


@pytest.mark.parametrize(("one", "other", "expected"), ALIKE)
def test_things_are_alike_by_who_they_are_and_what_befell_them(
    one: str, other: str, expected: float
) -> None:
    figures = written_figures(f"{{1|count|1||{one}}} {{1|count|1||{other}}}")[1]
    assert thing_likeness(*figures) == thing_likeness(*figures[::-1]) == expected


UNTOLD = [
    ("firefighter killed", "person killed", "The source does not call them “firefighter killed”."),
    ("us troop killed", "troop killed", ""),
    ("person killed", "person", "The source does not say that they were killed."),
    ("person killed", "person killed", ""),
    ("person", "worker", ""),
]


@pytest.mark.parametrize(("claim", "passage", "said"), UNTOLD)
def test_what_the_source_does_not_say_of_the_counted_is_said(
    claim: str, passage: str, said: str
) -> None:
    marked = f"{{1|count|1||{claim}}} {claim}. {{1|count|1||{passage}}} {passage}."
    assert untold(*written_figures(marked)[1]) == said


def test_a_thing_is_looked_for_under_all_its_names() -> None:
    assert {"died", "dead", "fatality"} <= set(other_names("person killed"))
    assert "soldier" in other_names("us troop")
    assert other_names("harbour") == ()


DATES = [
    ("2020", "2020-03/2020-06", "agrees"),
    ("2020-03/2020-06", "2020", "agrees"),
    ("2019", "2019/2020", "agrees"),
    ("2019/2020", "2019", "agrees"),
    ("2019/2020", "2019/2020", "agrees"),
    ("2019/2020", "2019/2021", "differs"),
    ("2018", "2019/2020", "differs"),
    ("1990", "1990-01-01/1999-12-31", "differs"),
    ("1990-01-01/1999-12-31", "1995-05", "within_bound"),
    ("1990-01-01/1999-12-31", "2000", "differs"),
    ("1995", "1990-01-01/1999-12-31", "differs"),
    ("T10:00", "T10:00:30", "agrees"),
    ("T10:00:30", "T10:00", "agrees"),
    ("T10:00", "T10:30", "differs"),
    ("T10:00/T12:00", "T11:15", "within_bound"),
    ("2020-05-03T10:30", "T10:30", "agrees"),
    ("2020-05-03", "--05-03", "agrees"),
    ("2020", "T10:00", None),
    ("--05", "2020", None),
    ("2020-W02", "2020-W02", "agrees"),
    ("2020-W02", "2020-W03", "differs"),
]


@pytest.mark.parametrize(("claim", "passage", "finding"), DATES)
def test_dates_agree_as_far_as_both_go(claim: str, passage: str, finding: str | None) -> None:
    assert date_relation(claim, passage) == finding


# (the claim's words, the source's words, the figure of both, whether they contradict each other)
COURSES = [
    ("Unemployment rose 5%.", "Unemployment fell 5%.", "5%", True),
    ("Unemployment fell to 5%.", "Unemployment fell by 5%.", "5%", True),
    ("Unemployment rose to 5%.", "Unemployment rose from 5% to 6%.", "5%", True),
    ("Unemployment rose to 5%.", "Unemployment rose to 6.2% in May, from 5% in June.", "5%", True),
    ("Unemployment fell to 5%.", "It fell by 1.5 points to 5%.", "5%", False),
    ("Prices were up 5%.", "There was a 5% drop in prices.", "5%", True),
    ("Prices were 5% higher.", "Prices are 5% lower than in May.", "5%", True),
    ("There was a fall of about 5% in May.", "It increased by 5%.", "5%", True),
    ("Rents increased in May by more than $90.", "Rents were cut by $90.", "$90", True),
    ("Up to 500 jobs will go.", "The firm will cut up to 500 jobs.", "500", False),
    ("The firm cut 500 jobs.", "The firm will cut up to 500 jobs.", "500", False),
    ("Prices were up 5%.", "Prices grew by 5%.", "5%", False),
    ("A 5% annual rise came.", "Prices grew 5%.", "5%", False),
    ("Prices rose; it was 5% in May.", "Prices fell 5%.", "5%", False),
    ("It was 5% in falling markets.", "Prices rose 5%.", "5%", False),
    ("It fell in May to, it is said, 5%.", "It fell by 5%.", "5%", False),
    ("It fell from 5%.", "It had risen to 5% in May.", "5%", False),
    ("It rose from 5%.", "It had risen to 5% in May.", "5%", True),
    ("Growth fell to 5%.", "Growth slowed to 5%.", "5%", False),
    ("Inflation fell to 5%.", "Price rises slowed to 5%.", "5%", False),
    ("There was growth of 5%.", "It fell by 5%.", "5%", True),
    ("The price fell to $50.", "A barrel is $50, down from $60.", "$50", False),
    ("Prices fell 5%.", "Prices fell to 5%.", "5%", True),
    ("Prices fell from 5%.", "Rents rose in May. From 5% prices went on.", "5%", False),
    ("Prices fell 5%.", "Rents rose while not one in the town looked at them: 5%.", "5%", False),
    ("Prices fell 5%.", "Rents rose while not one man in the town looked at 5%.", "5%", False),
    ("It made a $5m profit.", "It made a $5m loss.", "$5m", True),
    ("It had a $5m surplus.", "It had a $5m loss.", "$5m", True),
    ("It made a $5m profit.", "It had a $5m surplus.", "$5m", False),
    ("It lies 5 miles north of Brod.", "It lies 5 miles south of Brod.", "5", True),
    ("It lies 5 miles north of Brod.", "It lies 5 miles west of Brod.", "5", False),
    ("It came 5 days before the vote.", "It came 5 days after the vote.", "5", True),
    ("It came 5 days before the vote.", "It came 5 days earlier, after all.", "5", False),
    ("It fell 5% after May.", "It rose 5% before May.", "5%", True),
    ("It lost $5m.", "Its losses rose to $5m.", "$5m", False),
    ("It rose 5% or even fell 5%.", "It fell 5%.", "5%", False),
]


@pytest.mark.parametrize(("claim", "passage", "surface", "contrary"), COURSES)
def test_a_rise_is_no_fall_and_a_change_no_level(
    claim: str, passage: str, surface: str, contrary: bool
) -> None:
    def marked(text: str) -> tuple[str, tuple[Figure, ...]]:
        kind = "percent" if "%" in surface else "money" if "$" in surface else "number"
        value = surface.strip("$%m")
        unit = {"percent": "percent", "money": "dollar"}.get(kind, "")
        return written_figures(text.replace(surface, f"{{{surface}|{kind}|{value}|{unit}|}}", 1))

    context, claims = marked(claim)
    text, figures = marked(passage)
    [found] = compare_figure(claims[0], source(text, figures=figures), context=context)
    assert (found.finding == "thing_differs") is contrary, found.headline


def test_a_contrary_course_is_named_in_the_words_of_both() -> None:
    context, claims = written_figures("Rents fell in May by {5%|percent|5|percent|}.")
    text, figures = written_figures("A {5%|percent|5|percent|} rise in rents came in May.")
    [found] = compare_figure(claims[0], source(text, figures=figures), context=context)
    assert found.headline == "“fell in May by 5%” here, “5% rise” in the source"
