"""Numbers whose unit stands elsewhere in the sentence, and numbers that are no figures."""

import pytest

from claims.extraction import extract


@pytest.mark.parametrize(
    ("text", "surface", "kind", "unit"),
    [
        # written once for two
        ("It needs four or five months.", "four", "duration", "month"),
        ("It is 5 or 6 miles away.", "5", "measure", "mile"),
        ("It rose 5 or 6%.", "5", "percent", "percent"),
        ("It rose from 21 to 23 mpg.", "21", "measure", "mile per gallon"),
        # set against the one before, or what that one became
        ("It sold 40 cars, compared with fewer than 8 in May.", "8", "count", "car"),
        ("Mileage rose from 21 mpg in May to about 23.", "23", "measure", "mile per gallon"),
        ("It rose from 9% to 10.", "10", "percent", "percent"),
        ("It rose from $9 to 10.", "10", "number", None),
        ("He drove 9 miles to 10 Downing Street.", "9 miles", "measure", "mile"),
        # a part of the one before
        ("It met 40 men, about 12 of whom left.", "12", "count", "man"),
        ("It held 26 votes, 17 of which it won.", "17", "count", "vote"),
        ("Of the 120 men tested, 14 had it.", "14", "count", "man"),
        ("Some 20 people died and another 12 were hurt.", "12", "count", "person"),
        ("Some 20 people died on route 12.", "20", "count", "person"),
        ("Some 20 people died and 12 shops shut.", "12", "count", "shop"),
        # the rate of both amounts
        ("It costs 9m shekels ($2m) a year.", "9m shekels", "money", "shekel per year"),
        ("It costs 9m shekels ($2m) a year.", "$2m", "money", "dollar per year"),
        ("It cost £9m ($12m) in 2019.", "£9m", "money", "pound"),
        # after a day or a name
        ("By Tuesday 14 people had died.", "14", "count", "person"),
        ("On Friday 3 vans came.", "3", "count", "van"),
        ("City beat United 14 times.", "14", "count", "time"),
        ("Labour won 24 seats, the Greens 2 seats.", "2", "count", "seat"),
        # signs and units
        ("It needs a 60 W bulb.", "60 W", "measure", "watt"),
        ("It needs a 12 V battery.", "12 V", "measure", "volt"),
        ("He drank two US pints.", "two US pints", "measure", "pint"),
        ("He scored three second-half goals.", "three", "count", "goal"),
        ("It took 20 second-long clips.", "20 second", "duration", "second"),
        ("Members were as young as 17.", "17", "age", "year"),
        ("Some were as old as 80 years.", "80 years", "duration", "year"),
    ],
)
def test_a_unit_that_stands_elsewhere(text: str, surface: str, kind: str, unit: str | None) -> None:
    figure = {figure.surface: figure for figure in extract(text).figures}[surface]
    assert (figure.kind, figure.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        # timecodes of transcripts
        ("[00:12:31] We lost 40 homes.", ["40"]),
        ("[12:31] We lost 40 homes.", ["40"]),
        ("(00:12:31) We lost 40 homes.", ["40"]),
        ("00:12:31 JO POE: We lost 40 homes.", ["40"]),
        ("JO POE [00:12:31]: We lost 40 homes.", ["40"]),
        ("1:02:03.500 --> 1:02:05.000 Yes.", []),
        ("Jo Poe (2:01:09) won at 10:30.", ["2:01:09", "10:30"]),
        ("10:30 The hall opens.", ["10:30"]),
        ("[10:30 - 11:30] The hall is open.", ["10:30 - 11:30"]),
        ("It was 2% more than a year before.", ["2%"]),
        # numbers of names
        ("They called 911 and left.", []),
        ("She told the BBC's Today programme.", []),
        ("The 13F (filed late) tells it.", []),
        ("A 777F (a freighter) landed.", []),
        ("He is the No. 2 seed and No.1 here.", []),
        ("“Ready?” “No. 12 are not.”", ["12"]),
        ("The answer was No. 12 people died in it.", ["12"]),
        ("She had three No. 1 hits.", ["three"]),
        ("He was first, at No. 10.", ["first"]),
        ("It went to card 4111111111111111.", []),
        ("Team P 10 W 6 D 3", []),
        # "one" who is nobody in particular
        ("One need look no further.", []),
        ("It works if one adds Leeds.", []),
        # days of one month
        ("The poll ran July 8 to 12.", ["July 8 to 12"]),
        ("It ran from July 8 to 12 on telephones.", ["July 8 to 12"]),
        ("He spoke on July 8 to 12 people.", ["July 8", "12"]),
        ("It rose from 9 on July 8 to 12 on July 9.", ["9", "July 8", "12", "July 9"]),
    ],
)
def test_what_is_a_figure_and_what_is_none(text: str, surfaces: list[str]) -> None:
    assert [figure.surface for figure in extract(text).figures] == surfaces
