"""What an article's own figures prove or disprove about each other."""

from datetime import date

import pytest

from claims.comparison import check_article, compare_statement
from tests.comparison.builders import source, written_figures

# (article, rule, holds, reckoning)
CHECKS = [
    (
        "{12|number|12||} of {40|count|40||member} members, or {30 %|percent|30|percent|}, left.",
        "share",
        True,
        "12 of 40 is 30%.",
    ),
    (
        "{12|number|12||} of the {40|count|40||member} members, {35%|percent|35|percent|}, left.",
        "share",
        False,
        "12 of the 40 is 30%, not 35%.",
    ),
    (
        "{29%|percent|29|percent|} of them, {2|number|2||} out of {7|number|7||}, left.",
        "share",
        True,
        "2 out of 7 is 28.6%.",
    ),
    (
        "Rents rose {25%|percent|25|percent|}, from {$400|money|400|dollar|} to"
        " {$500|money|500|dollar|}.",
        "change",
        True,
        "From $400 to $500 is 25%.",
    ),
    (
        "Rents rose {20%|percent|20|percent|}, from {$400|money|400|dollar|} to"
        " {$500|money|500|dollar|}.",
        "change",
        False,
        "From $400 to $500 is 25%, not 20%.",
    ),
    (
        "Support rose {10%|percent|10|percent|}, from {40%|percent|40|percent|} to"
        " {50%|percent|50|percent|}.",
        "points",
        False,
        "From 40% to 50% is 10 percentage points, not 10%; it is 25%.",
    ),
    (
        "Support rose {10 points|points|10|percentage point|} to {50%|percent|50|percent|} from"
        " {40%|percent|40|percent|}.",
        "points",
        True,
        "From 40% to 50% is 10 percentage points; it is 25%.",
    ),
    (
        "The club doubled from {120|number|120||} to {240|number|240||}.",
        "change",
        True,
        "From 120 to 240 is 2 times as much: that fits “doubled”.",
    ),
    (
        "The club doubled from {120|number|120||} to {200|number|200||}.",
        "change",
        False,
        "From 120 to 200 is 1.67 times as much: that does not fit “doubled”.",
    ),
    (
        "Sales fell by a third from {90|number|90||} to {60|number|60||}.",
        "change",
        True,
        "From 90 to 60 is 33% less: that fits “fell by a third”.",
    ),
    (
        "Sales halved from {90|number|90||} to {60|number|60||}.",
        "change",
        False,
        "From 90 to 60 is 33% less: that does not fit “halved”.",
    ),
    ("On {Sunday, 5 January 2020|date|2020-01-05||}.", "weekday", True, "is a Sunday."),
    ("On {Monday, 5 January 2020|date|2020-01-05||}.", "weekday", False, "not a Monday."),
    ("On Monday, {5 January 2020|date|2020-01-05||}.", "weekday", False, "not a Monday."),
    ("On Wed {1 January 2020|date|2020-01-01||}.", "weekday", True, "is a Wednesday."),
    (
        "She was born on {3 May 1980|date|1980-05-03||} and died on {2 May 2020|date|2020-05-02||}"
        " aged {39|age|39|year|}.",
        "age",
        True,
        "Born on 3 May 1980, 39 on 2 May 2020.",
    ),
    (
        "She was born on {3 May 1980|date|1980-05-03||} and died on {2 May 2020|date|2020-05-02||}"
        " aged {40|age|40|year|}.",
        "age",
        False,
        "Born on 3 May 1980, 39 on 2 May 2020, not 40.",
    ),
]


@pytest.mark.parametrize(("marked", "rule", "holds", "said"), CHECKS)
def test_two_figures_that_say_the_same_are_reckoned(
    marked: str, rule: str, holds: bool, said: str
) -> None:
    text, figures = written_figures("It rained. " + marked)
    [check] = check_article(text, figures)
    assert (check.rule, check.holds) == (rule, holds), check.said
    assert said in check.said
    assert text[check.start : check.end].strip() in text


UNCHECKED = [
    "{12|number|12||} left and {40|count|40||member} members, or {30 %|percent|30|percent|}, came.",
    "The road runs from {1|number|1||} to {9|number|9||}.",
    "They met on Sunday. {5 January 2020|date|2020-01-05||} was cold.",
    "On Sunday, {5 January|date|01-05||}.",
    "Anna Berg, {39|age|39|year|}, was born on {3 May 1980|date|1980-05-03||}.",
]


@pytest.mark.parametrize("marked", UNCHECKED)
def test_nothing_is_reckoned_without_two_figures_for_one_thing(marked: str) -> None:
    assert check_article(*written_figures(marked)) == []


def test_an_age_is_reckoned_on_the_day_of_the_article() -> None:
    text, figures = written_figures(UNCHECKED[-1])
    [check] = check_article(text, figures, on=date(2020, 5, 3))
    assert (check.holds, check.said) == (False, "Born on 3 May 1980, 40 on 3 May 2020, not 39.")


def test_a_statement_of_a_change_is_reckoned_from_the_sources_numbers() -> None:
    text, figures = written_figures(
        "The number of members of the club rose from {120|number|120||} to {200|number|200||}."
    )
    best = compare_statement("the number of members doubled", source(text, figures=figures))[0]
    assert any("does not fit “doubled”" in reason for reason in best.reasons)
