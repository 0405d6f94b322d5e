"""What an article's own figures prove or disprove about each other."""

from datetime import date

import pytest

from claims.comparison import check_article, compare_statement
from claims.extraction import extract
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
        "Rents are up {9%|percent|9|percent|}, from {$110|money|110|dollar|} to"
        " {$100|money|100|dollar|}.",
        "change",
        False,
        "From $110 to $100 is 9.09% less, not “up 9%”.",
    ),
    (
        "Rents went from {$100|money|100|dollar|} to {$110|money|110|dollar|}, a"
        " {10%|percent|10|percent|} fall.",
        "change",
        False,
        "From $100 to $110 is 10% more, not “10% fall”.",
    ),
    (
        "Rents went from {$100|money|100|dollar|} to {$110|money|110|dollar|}, a"
        " {10%|percent|10|percent|} rise.",
        "change",
        True,
        "From $100 to $110 is 10%.",
    ),
    (
        "Rents went from {$100|money|100|dollar|} to {$100|money|100|dollar|}, a"
        " {10%|percent|10|percent|} rise.",
        "change",
        False,
        "From $100 to $100 is 0%, not 10%.",
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
    (
        "Rents more than doubled, from {$400 to $900|money|400..900|dollar|}.",
        "change",
        True,
        "From $400 to $900 is 2.25 times as much: that fits “more than doubled”.",
    ),
    (
        "Rents more than doubled from {$400 to $700|money|400..700|dollar|}.",
        "change",
        False,
        "From $400 to $700 is 1.75 times as much: that does not fit “more than doubled”.",
    ),
    (
        "Rents rose by about {25%|percent|~25|percent|} in May, from {$400|money|400|dollar|} to"
        " {$505|money|505|dollar|}.",
        "change",
        True,
        "From $400 to $505 is 26.2%.",
    ),
    (
        "Sales rose from {120 to 150|range|120..150||}, up {35%|percent|35|percent|}.",
        "change",
        False,
        "From 120 to 150 is 25%, not 35%.",
    ),
    (
        "Of the {40|count|40||house} houses, {12|number|12||} ({25%|percent|25|percent|}) burnt.",
        "share",
        False,
        "12 of 40 is 30%, not 25%.",
    ),
    (
        "{12 out of 40|count|0.3||member} members ({30%|percent|30|percent|}) left.",
        "share",
        True,
        "12 out of 40 is 30%.",
    ),
    (
        "{A third|count|0.333333333333||member} of members, or {34%|percent|34|percent|}, left.",
        "share",
        True,
        "A third is 33.3%.",
    ),
    (
        "It killed {3|number|3||} and wounded {4|number|4||}, {7|number|7||} in all.",
        "sum",
        True,
        "3 and 4 make 7.",
    ),
    (
        "It killed {3|count|3||person} people and wounded {four|number|4||}, a total of"
        " {eight|number|8||}.",
        "sum",
        False,
        "3 and four make 7, not eight.",
    ),
    (
        "{Two|count|2||bomb} bombs, {3|number|3||} dead and {4|number|4||} hurt, {7|number|7||}"
        " in all.",
        "sum",
        True,
        "3 and 4 make 7.",
    ),
    (
        "{12|count|12||house} houses, {4|count|4||barn} barns and {2|count|2||shop} shops burnt,"
        " {19|count|19||building} buildings in total.",
        "sum",
        False,
        "12, 4 and 2 make 18, not 19.",
    ),
    (
        "A total of {25|count|25||person} people, {12|count|12||woman} women and"
        " {14|count|14||man} men, were aboard.",
        "sum",
        False,
        "12 and 14 make 26, not 25.",
    ),
    (
        "{Ten|count|10||person} people were killed, {six|count|6||man} men and"
        " {five|count|5||woman} women.",
        "sum",
        False,
        "Six and five make 11, not ten.",
    ),
    (
        "It costs {$10m|money|10000000|dollar|}: {$6.2m|money|6200000|dollar|} in loans and"
        " {$3.7m|money|3700000|dollar|} in grants.",
        "sum",
        True,
        "$6.2m and $3.7m make 9.9 million dollars; rounding may explain $10m.",
    ),
    (
        "They sent {5,000|count|5000||troop} troops: {2,000|number|2000||} from France and"
        " {3,500|number|3500||} from Italy.",
        "sum",
        False,
        "2,000 and 3,500 make 5,500, not 5,000.",
    ),
    (
        "She was born on {3 May 1980|date|1980-05-03||} and died on {2 May 2020|date|2020-05-02||}"
        " at the age of {40|number|40||}.",
        "age",
        False,
        "Born on 3 May 1980, 39 on 2 May 2020, not 40.",
    ),
    (
        "Sales rose from {200|number|200||} to {250|number|250||}, a"
        " {20%|percent|20|percent|} rise.",
        "change",
        False,
        "From 200 to 250 is 25%, not 20%.",
    ),
    (
        "In all {31|count|31|person|person injured} people were hurt: {14|count|14||man} men,"
        " {12|count|12||woman} women and {4|count|4||child} children.",
        "sum",
        False,
        "14, 12 and 4 make 30, not 31.",
    ),
    (
        "The blast had {30|count|30|victim|victim} victims, {12|count|12|man|man} men and"
        " {19|count|19|woman|woman} women.",
        "sum",
        False,
        "12 and 19 make 31, not 30.",
    ),
    (
        "It left {30|count|30|dead|dead} dead: {12|count|12|man|man} men and"
        " {19|count|19|woman|woman} women.",
        "sum",
        False,
        "12 and 19 make 31, not 30.",
    ),
    (
        "{Nine|number|9||killed} were killed: {four|count|4|soldier|soldier} soldiers and"
        " {six|count|6|civilian|civilian} civilians.",
        "sum",
        False,
        "Four and six make 10, not nine.",
    ),
    (
        "Cases rose fivefold, from {30|number|30||} to {300|number|300||}.",
        "change",
        False,
        "From 30 to 300 is 10 times as much: that does not fit “fivefold”.",
    ),
    (
        "In all {31|number|31||injured} were hurt, {12|count|12|man|man} men and"
        " {19|count|19|woman|woman} women.",
        "sum",
        True,
        "12 and 19 make 31.",
    ),
    (
        "A total of {5,000|count|5000||person} came: {3,000|number|3000||} on"
        " {Saturday|date|--01-04||} and {2,000|number|2000||} on Sunday.",
        "sum",
        True,
        "3,000 and 2,000 make 5,000.",
    ),
    (
        "It is {10 miles|measure|10|mile|} ({16 km|measure|16|kilometre|}) long.",
        "conversion",
        True,
        "10 miles is 16.09 kilometres.",
    ),
    (
        "It is {10 miles|measure|10|mile|}, or {20 km|measure|20|kilometre|}, long.",
        "conversion",
        False,
        "10 miles is 16.09 kilometres, not 20 km.",
    ),
    (
        "It is {300 ft|measure|300|foot|} ({90 m|measure|90|metre|}) high.",
        "conversion",
        True,
        "300 ft is 91.44 metres.",
    ),
    (
        "It flew {1.8 billion miles|measure|1.8e9|mile|} ({2.8bn km|measure|2.8e9|kilometre|}).",
        "conversion",
        True,
        "1.8 billion miles is 2.897 billion kilometres.",
    ),
    (
        "It was {30 °C|measure|30|degree celsius|} ({68 °F|measure|68|degree fahrenheit|}).",
        "conversion",
        False,
        "30 °C is 86 degrees Fahrenheit, not 68 °F.",
    ),
    (
        "It warmed by {3 °C|measure|3|degree celsius|} ({5.4 °F|measure|5.4|degree fahrenheit|}).",
        "conversion",
        True,
        "3 °C is 5.4 degrees Fahrenheit.",
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
    assert [text[start:end] in text for start, end in check.parts]
    assert (check.start, check.end) == (check.parts[0][0], max(end for _, end in check.parts))


def _said_twice(one: str, other: str) -> str:
    units = {"mi": "mile", "km": "kilometre", "ft": "foot", "m": "metre", "lb": "pound"}
    units |= {"kg": "kilogram", "cm": "centimetre", "F": "degree fahrenheit", "C": "degree celsius"}
    marked = []
    for surface in (one, other):
        number, unit = surface.split(" ")
        value = number.replace(",", "")
        marked.append(f"{{{surface}|measure|{value}|{units[unit]}|}}")
    return f"It is {marked[0]} ({marked[1]}) away."


ROUNDED = [
    ("35 mi", "55 km", True),
    ("35 mi", "56 km", True),
    ("35 mi", "60 km", False),
    ("35 mi", "50 km", False),
    ("35 mi", "65 km", False),
    ("55 km", "35 mi", True),
    ("30 mi", "50 km", True),
    ("40 mi", "65 km", True),
    ("20 mi", "30 km", True),
    ("60 mi", "100 km", True),
    ("60 mi", "95 km", True),
    ("60 mi", "90 km", False),
    ("60 mi", "110 km", False),
    ("5 mi", "10 km", False),
    ("5 mi", "8 km", True),
    ("10 mi", "20 km", False),
    ("200 mi", "320 km", True),
    ("200 mi", "325 km", True),
    ("200 mi", "300 km", False),
    ("200 mi", "350 km", False),
    ("600 mi", "1,000 km", True),
    ("600 mi", "1,100 km", False),
    ("1,500 mi", "2,400 km", True),
    ("1,500 mi", "2,500 km", False),
    ("775 mi", "1,250 km", True),
    ("6 ft", "180 cm", True),
    ("6 ft", "200 cm", False),
    ("11 lb", "5 kg", True),
    ("11 lb", "6 kg", False),
    ("37 C", "99 F", True),
    ("37 C", "97 F", False),
    ("-40 C", "-40 F", True),
    ("-18 C", "0 F", True),
    ("30 C", "54 F", False),
    ("8.04 km", "5 mi", True),
    ("-10 C", "0 F", False),
    ("25 lb", "11.6 kg", False),
]


@pytest.mark.parametrize(("one", "other", "holds"), ROUNDED)
def test_a_measure_said_again_may_be_a_round_number(one: str, other: str, holds: bool) -> None:
    [check] = check_article(*written_figures(_said_twice(one, other)))
    assert check.holds is holds, check.said


UNCHECKED = [
    "It killed {nine|count|9|person|person killed} people: {four|count|4|soldier|soldier} soldiers"
    " and {six|count|6|woman|woman} women.",
    "It left {30|number|30||destroyed} destroyed: {12|count|12|man|man} men and"
    " {19|count|19|woman|woman} women fled.",
    "It cost {$10m|money|10000000|dollar|} ({£8m|money|8000000|pound|}) in May.",
    "It is {10 miles|measure|10|mile|} long and {20 km|measure|20|kilometre|} wide.",
    "{12|number|12||} left and {40|count|40||member} members, or {30 %|percent|30|percent|}, came.",
    "The road runs from {1|number|1||} to {9|number|9||}.",
    "They met on Sunday. {5 January 2020|date|2020-01-05||} was cold.",
    "On Sunday, {5 January|date|01-05||}.",
    "{12|count|12||member} of {40|count|40||member} members left on a turnout of"
    " {62%|percent|62|percent|}.",
    "{12|count|12||member} of {40|count|40||member} members, {62%|percent|62|percent|} of them"
    " women, left.",
    "Support fell from {40%|percent|40|percent|} to {30%|percent|30|percent|} in a poll with a"
    " margin of error of {3%|percent|3|percent|}.",
    "Prices rose {3%|percent|3|percent|} in May while rents went from {$400|money|400|dollar|} to"
    " {$500|money|500|dollar|}.",
    "The club doubled its budget and grew from {120|number|120||} to {200|number|200||} members.",
    "{Seven|count|7||person} people, {four|count|4||man} men and {two|count|2||woman} women among"
    " them, were hurt.",
    "{Ten|count|10||person} people were hurt, {two|count|2||man} men, a woman and"
    " {three|count|3||child} children.",
    "{Ten|count|10||person} people were hurt, {two|count|2||man} men and {three|count|3||woman}"
    " women seriously.",
    "He scored {3|count|3||goal} goals and made {4|count|4||assist} assists, a total of"
    " {60|count|60||point} points in his career.",
    "It has {11|count|11||carrier} carriers and {9|count|9||ship} ships, out of"
    " {290|count|290||vessel} vessels in total.",
    "{Two|count|2||team} teams: {11|count|11||player} players and {3|count|3||coach} coaches.",
    "About {300|count|~300||man} men and {200|count|200||woman} women, {480|number|480||} in all.",
    "{12|number|12||} left, {40|number|40||} stayed, and {9|number|9||} in all were heard.",
    "Anna Berg, {39|age|39|year|}, was born on {3 May 1980|date|1980-05-03||}.",
]


@pytest.mark.parametrize("marked", UNCHECKED)
def test_nothing_is_reckoned_without_two_figures_for_one_thing(marked: str) -> None:
    assert check_article(*written_figures(marked)) == []


def test_every_sentence_is_reckoned_by_itself_at_its_own_place() -> None:
    text, figures = written_figures("Ashford. " + CHECKS[0][0] + " It rained. " + CHECKS[1][0])
    first, second = check_article(text, tuple(reversed(figures)))
    assert (first.holds, second.holds) == (True, False)
    assert [text[start:end] for start, end in second.parts] == ["12 of the 40", "35%"]


def test_two_changes_of_one_sentence_are_told_apart() -> None:
    text, figures = written_figures(
        "Rents rose {25%|percent|25|percent|}, from {$400 to $480|money|400..480|dollar|} a month,"
        " and the club more than doubled from {120|number|120||} to {300|number|300||}."
    )
    assert [(check.said[:24], check.holds) for check in check_article(text, figures)] == [
        ("From $400 to $480 is 20%", False),
        ("From 120 to 300 is 2.5 t", True),
    ]


def test_another_date_of_the_sentence_is_no_second_birth() -> None:
    text, figures = written_figures(
        "Anna Berg, {39|age|39|year|}, born on {3 May 1980|date|1980-05-03||}, said on"
        " {24 November 2020|date|2020-11-24||} that it rained."
    )
    [check] = check_article(text, figures, on=date(2020, 11, 25))
    assert check.said == "Born on 3 May 1980, 40 on 25 November 2020, not 39."


def test_a_table_that_lost_its_lines_is_no_sentence() -> None:
    text, figures = written_figures(
        "{1|number|1||} of {2|number|2||}, or {50%|percent|50||}, " * 40
    )
    assert check_article(text, figures) == []


def test_an_age_is_reckoned_on_the_day_of_the_article() -> None:
    text, figures = written_figures(UNCHECKED[-1])
    [check] = check_article(text, figures, on=date(2020, 5, 3))
    assert (check.holds, check.said) == (False, "Born on 3 May 1980, 40 on 3 May 2020, not 39.")


BORN = [
    ("Al Roe, 52, was born in 1966 in Hull.", True, "Born in 1966, 52 or 53 on 15 May 2019."),
    ("Al Roe, 43, was born in 1966.", False, "Born in 1966, 52 or 53 on 15 May 2019, not 43."),
    ("Born in Hull in May 1970, Al Roe, 47, left.", False, "Born in May 1970, 48 or 49 on"),
    ("The 43-year-old, who was born in 1970, left.", False, "48 or 49 on 15 May 2019, not 43."),
    ("Al Roe, who was born in 1970, died in 2014 aged 43.", True, "43 or 44 in 2014."),
    ("Born on 3 May 1970, he died in 2014 at the age of 45.", False, "43 or 44 in 2014, not 45."),
]


@pytest.mark.parametrize(("text", "holds", "said"), BORN)
def test_an_age_is_reckoned_from_a_year_or_month(text: str, holds: bool, said: str) -> None:
    on = date(2019, 5, 15)
    [check] = check_article(text, extract(text, doc_date=on).figures, on=on)
    assert (check.rule, check.holds) == ("age", holds)
    assert said in check.said


@pytest.mark.parametrize(
    "text",
    [
        "Born on 3 May 1970, she joined the firm at the age of 25.",
        "Al Roe, 43, has a son, born on 3 May 2004.",
        "Al Roe, 43, and his daughter Ann, who was born in 2004, left.",
        "Al Roe, 43, born on 3 May 1966, was killed on 3 March 2014.",
        "Al Roe, 43 in 2014, was born in 1970.",
        "The party was born in 1966, when Al Roe, 43, left.",
        "Al Roe, 43, was born on 3 May.",
    ],
)
def test_an_age_of_another_person_or_day_is_not_reckoned(text: str) -> None:
    on = date(2019, 5, 15)
    assert check_article(text, extract(text, doc_date=on).figures, on=on) == []


def test_a_statement_of_a_change_is_reckoned_from_the_sources_numbers() -> None:
    text, figures = written_figures(
        "The number of members of the club rose from {120|number|120||} to {200|number|200||}."
    )
    best = compare_statement("the number of members doubled", source(text, figures=figures))[0]
    assert any("does not fit “doubled”" in reason for reason in best.reasons)
