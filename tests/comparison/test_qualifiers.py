"""Figures of one thing in two places or at two times."""

import pytest

from claims.comparison import compare_figure, same_thing
from claims.comparison.qualifiers import apart_inside, said_apart
from claims.comparison.things import are_apart
from claims.extraction import extract
from claims.extraction.types import Figure
from tests.comparison.builders import source


def _first(text: str) -> Figure:
    return next(f for f in extract(text).figures if f.kind not in ("date", "time"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("5,200 troops in Iraq", "600 troops in Syria", True),
        ("5,200 troops in Iraq", "600 troops in the US", True),
        ("5,200 troops in Texas", "600 troops in Ohio", True),
        ("5,200 troops in Texas", "600 troops in Iraq", True),
        ("5,200 troops in northern Syria", "600 troops in southern Syria", True),
        ("12 men died in 2018", "13 men died in 2019", True),
        ("12 men died in March", "13 men died in April", True),
        ("There are currently 12 men", "There were previously 13 men", True),
        ("It made 40 cars a day", "It made 40 cars a week", True),
        # What may hold the other, or is not known, parts nothing.
        ("5,200 troops in Iraq", "600 troops", False),
        ("5,200 troops in Iraq", "600 troops in northern Iraq", False),
        ("5,200 troops in Iraq", "600 troops in Baghdad", False),
        ("5,200 troops in the UK", "600 troops in Britain", False),
        ("5,200 troops in the UK", "600 troops in Wales", False),
        ("5,200 homes in England", "600 homes in England and Wales", False),
        ("5,200 troops near Iraq", "600 troops in Syria", False),
        ("5,200 troops in Leeds", "600 troops in York", False),
        ("12 men died in 2018", "13 men died in March", False),
        ("12 men died since 2018", "13 men died in 2019", False),
        ("12 men died last year", "13 men died in 2018", False),
    ],
)
def test_figures_are_apart_only_where_both_say_so(one: str, other: str, expected: bool) -> None:
    assert are_apart(_first(one + "."), _first(other + ".")) is expected
    assert are_apart(_first(other + "."), _first(one + ".")) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("It had 200 loaves on Saturday", "It had 350 loaves on Sunday", True),
        ("It employed 400 workers in 2010", "It employs 250 workers now", True),
        ("It employed 400 workers last year", "It currently employs 250 workers", True),
        ("It had 200 loaves on Saturday", "It had 350 loaves", False),
        ("It had 200 loaves on Saturday", "It had 350 loaves on Saturday", False),
        ("It has 400 workers", "It employs 250 workers now", False),
        ("It made 40 cars in 2019", "It made 50 cars last year", False),
    ],
)
def test_one_text_tells_two_times_by_words_that_two_texts_do_not(
    one: str, other: str, expected: bool
) -> None:
    here, there = _first(one + "."), _first(other + ".")
    assert apart_inside(here, there) is apart_inside(there, here) is expected
    assert not are_apart(here, there)


def _compared(article: str, passage: str) -> list[tuple[str, str, tuple[str, ...]]]:
    text = source(passage, figures=extract(passage).figures)
    found = compare_figure(_first(article), text, context=article)
    return [(one.finding, one.headline, one.reasons) for one in found]


def test_the_same_number_in_another_country_counts_something_else() -> None:
    [(finding, headline, reasons)] = _compared(
        "The US has 5,200 troops in Iraq.", "The US has 5,200 troops in Syria."
    )
    assert finding == "thing_differs"
    assert headline == "5,200 troops in Iraq here, 5,200 troops in Syria in the source"
    assert "The source counts them in Syria, the article in Iraq." in reasons


def test_another_number_in_another_country_is_no_other_value() -> None:
    found = _compared("The US has 5,200 troops in Iraq.", "The US has 600 troops in Syria.")
    assert found == []


def test_a_place_that_may_hold_the_other_is_only_said() -> None:
    [(finding, _, reasons)] = _compared(
        "The US has 5,200 troops in Iraq.", "The US has 5,200 troops in Baghdad."
    )
    assert finding == "agrees"
    assert "The source counts them in Baghdad, the article in Iraq." in reasons


def test_a_share_in_another_year_is_said_of_another_time() -> None:
    [(finding, _, reasons)] = _compared(
        "Unemployment was 5.4% in 2018.", "Unemployment was 5.4% in 2019."
    )
    assert finding == "thing_differs"
    assert "The source says it “in 2019”, the article “in 2018”." in reasons


def test_nothing_is_said_where_one_names_no_place() -> None:
    one, other = _first("It has 12 homes in Iraq."), _first("It has 12 homes.")
    assert said_apart(one, other) == said_apart(other, one) == []


def test_the_same_thing_in_two_countries_does_not_disagree() -> None:
    text = "The US has 5,200 troops in Iraq. It has 600 troops in Syria."
    assert same_thing(extract(text).figures) == []


def test_a_figure_without_a_place_disagrees_with_both() -> None:
    text = "The US has 5,200 troops in Iraq. It has 600 troops in Syria. It has 700 troops."
    assert same_thing(extract(text).figures) == [(0, 1, 2)]


def test_two_figures_of_one_place_disagree_beside_a_third_of_another() -> None:
    text = "It has 52 troops in Iraq. It has 60 troops in Syria. It has 53 troops in Iraq."
    assert same_thing(extract(text).figures) == [(0, 2)]


def test_more_places_than_any_article_names_are_compared_as_one() -> None:
    text = " ".join(f"It has {n} troops in Town{chr(65 + n % 26)}{n}." for n in range(10, 90))
    assert len(same_thing(extract(text).figures)[0]) == 80


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("It asked 240 of 600 residents. Later 620 residents came.", ["600", "620"]),
        ("Three of the five councillors came.", []),
        ("It asked 240 of 600 residents. Most of the 600 residents came.", []),
        ("It had 5 or 6 houses. It had 6 houses.", []),
    ],
)
def test_a_part_of_what_is_counted_does_not_disagree_with_it(
    text: str, surfaces: list[str]
) -> None:
    figures = extract(text).figures
    groups = same_thing(figures)
    assert [figures[index].surface for group in groups for index in group] == surfaces
