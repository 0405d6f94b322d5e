"""What a number says: one row a rule."""

import datetime

import pytest

from claims.extraction import extract

TODAY = datetime.date(2020, 1, 7)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value", "unit", "modifier"),
    [
        ("It has 5,200 troops.", "5,200", "count", 5_200, "troop", "="),
        ("It has more than 5,200 troops.", "5,200", "count", 5_200, "troop", ">"),
        ("At least two dozen people died.", "two dozen", "count", 24, "person", "≥"),
        ("Up to 40 men left.", "40", "count", 40, "man", "≤"),
        ("About twenty-one boats sank.", "twenty-one", "count", 21, "boat", "~"),
        ("It drew 1.2 million visitors.", "1.2 million", "count", 1.2e6, "visitor", "="),
        ("Two hundred and five men left.", "Two hundred and five", "count", 205, "man", "="),
        ("Half a million people came.", "Half a million", "count", 5e5, "person", "="),
        ("It cost $5.2bn.", "$5.2bn", "money", 5.2e9, "dollar", "="),
        ("It cost 5 million euros.", "5 million euros", "money", 5e6, "euro", "="),
        ("It cost A$20m.", "A$20m", "money", 2e7, "australian dollar", "="),
        ("It cost billions of dollars.", "billions of dollars", "money", 1e9, "dollar", ">"),
        ("Prices rose 4.5%.", "4.5%", "percent", 4.5, "percent", "="),
        ("Prices rose by 4 per cent.", "4 per cent", "percent", 4, "percent", "="),
        (
            "It fell 2 percentage points.",
            "2 percentage points",
            "points",
            2,
            "percentage point",
            "=",
        ),
        ("It is 12 km away.", "12 km", "measure", 12, "kilometre", "="),
        ("It fell -5 degrees Celsius.", "-5 degrees Celsius", "measure", -5, "degree celsius", "="),
        ("They waited three weeks.", "three weeks", "duration", 3, "week", "="),
        ("A 12-year-old boy left.", "12-year-old", "age", 12, "year", "="),
        ("Jo Poe, 45, left.", "45", "age", 45, "year", "="),
        ("It was the 19th try.", "19th", "ordinal", 19, None, "="),
        ("Two thirds of voters left.", "Two thirds", "count", 2 / 3, "voter", "="),
    ],
)
def test_a_number_is_read_with_unit_and_bound(
    text: str, surface: str, kind: str, value: float, unit: str | None, modifier: str
) -> None:
    figure = extract(text).figures[0]
    assert (figure.surface, figure.kind, figure.unit) == (surface, kind, unit)
    assert figure.low == pytest.approx(value)
    assert figure.modifier == modifier


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It takes 5-10 years.", 5, 10),
        ("It takes 5 to 10 years.", 5, 10),
        ("It cost between $5 million and $10 million.", 5e6, 1e7),
        ("It cost $5 to $10 million.", 5e6, 1e7),
    ],
)
def test_a_range_has_two_ends(text: str, low: float, high: float) -> None:
    (figure,) = extract(text).figures
    assert (figure.low, figure.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "surface", "iso"),
    [
        ("It began on 6 January 2020.", "6 January 2020", "2020-01-06"),
        ("It began on January 6, 2020.", "January 6, 2020", "2020-01-06"),
        ("It began on Jan. 6.", "Jan. 6", "2020-01-06"),
        ("It began on Sunday.", "Sunday", "2020-01-05"),
        ("It will begin on Sunday.", "Sunday", "2020-01-12"),
        ("It began yesterday.", "yesterday", "2020-01-06"),
        ("It began last month.", "last month", "2019-12"),
        ("It began in 2007.", "2007", "2007"),
        ("It began in the 1980s.", "1980s", "1980-01-01/1989-12-31"),
        ("It began at 10.30pm.", "10.30pm", "T22:30"),
        ("It began on 25/12/2019.", "25/12/2019", "2019-12-25"),
        ("It began on 5/6/2019.", "5/6/2019", None),
        ("It began on 31 February 2019.", "31 February 2019", None),
    ],
)
def test_a_date_is_reckoned_or_left_open(text: str, surface: str, iso: str | None) -> None:
    (figure,) = extract(text, doc_date=TODAY).figures
    assert (figure.surface, figure.iso) == (surface, iso)


def test_a_weekday_without_a_document_date_has_no_date() -> None:
    (figure,) = extract("It began on Sunday.").figures
    assert figure.iso is None


@pytest.mark.parametrize(
    "text",
    [
        "A Boeing 737 landed.",
        "The 9/11 attacks changed it.",
        "The G7 met.",
        "An F-16 crashed.",
        "See Article 50.",
        "Call 020-7946-0018 now.",
        "No one came.",
        "COVID-19 spread.",
        "It is registered charity no. 1048822.",
        "It has another winter in it.",
        "She was the sister on 7B.",
    ],
)
def test_names_and_codes_are_not_figures(text: str) -> None:
    assert extract(text).figures == ()


def test_the_thing_counted_leaves_out_where_and_when() -> None:
    (figure,) = extract("About 300 aid workers in Gaza left.").figures
    assert figure.thing is not None
    assert (figure.thing.surface, figure.thing_name) == ("aid workers", "aid worker")
