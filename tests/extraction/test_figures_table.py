"""The figures that must stay right: text, the words of the figure, and what it says.

One row a rule; written for this project. A row says (text, surface, kind, value or (low, high),
unit, modifier, thing).
"""

import datetime

import pytest

from claims.extraction import extract
from claims.extraction.types import Figure

TODAY = datetime.date(2020, 1, 7)  # a Tuesday
Row = tuple[str, str, str, float | tuple[float, float], str | None, str, str | None]

COUNTS: list[Row] = [
    # more than one needs a plural: words joined by "and" lead on to it
    (
        "About 460 Kia and Hyundai vehicles were stolen.",
        "460",
        "count",
        460,
        "vehicle",
        "~",
        "Kia and Hyundai vehicles",
    ),
    ("He saw 20 men and women.", "20", "count", 20, "man", "=", "men"),
    ("It has 40 staff and costs a lot.", "40", "count", 40, "staff", "=", "staff"),
    ("Two gas-only options sold.", "Two", "count", 2, "option", "=", "gas-only options"),
    ("Of the 40 members, 12, or a third, left.", "12", "count", 12, "member", "=", None),
    ("It was 30C (86F) there.", "86F", "measure", 86, "degree fahrenheit", "=", None),
    ("It won six of its last eight games.", "six", "count", 6, "game", "=", "games"),
    ("It fell two per cent to 4.1 per cent.", "two per cent", "percent", 2, "percent", "=", None),
    ("He cut his target by $8 to $60.", "$8", "money", 8, "dollar", "=", None),
    ("It was 86 F (30 C) there.", "86 F", "measure", 86, "degree fahrenheit", "=", None),
    ("Its length is 299.9 m.", "299.9 m", "measure", 299.9, "metre", "=", None),
    ("It costs £3m over five years.", "five years", "duration", 5, "year", "=", None),
    ("Over six months, it fell.", "six months", "duration", 6, "month", "=", None),
    ("The flight lasted over 12 hours.", "12 hours", "duration", 12, "hour", ">", None),
    ("It sold over 70 years after his death.", "70 years", "duration", 70, "year", ">", None),
    ("She has over 10 years of it.", "10 years", "duration", 10, "year", ">", None),
    ("It is open 24 h.", "24 h", "duration", 24, "hour", "=", None),
    ("It was just over a fifth.", "a fifth", "number", 0.2, None, ">", None),
    ("The figure you have, 14, is wrong.", "14", "number", 14, None, "=", None),
    ("It had sold 5m.", "5m", "number", 5e6, None, "=", None),
    ("The error is plus or minus 2.7 points.", "2.7", "count", 2.7, "point", "=", "points"),
    ("Petrol costs 143.9p a litre.", "143.9p", "money", 143.9, "pence per litre", "=", None),
    ("It will go up to €13.90.", "€13.90", "money", 13.9, "euro", "=", None),
    ("It will pay up to €13.90.", "€13.90", "money", 13.9, "euro", "≤", None),
    ("It was 7.1 on the Richter scale.", "7.1", "measure", 7.1, "magnitude", "=", None),
    ("A 12-strong team came.", "12", "number", 12, None, "=", None),
    ("It was a four-fold rise.", "four", "count", 4, "time", "=", "fold"),
    ("Of those, 311 were women.", "311", "count", 311, "woman", "=", "women"),
    ("Of those, 12 were injured.", "12", "number", 12, None, "=", None),
    ("“We left,” said Jo Poe, 48.", "48", "age", 48, "year", "=", None),
    ("It weighs a tonne and a half.", "a tonne and a half", "measure", 1.5, "tonne", "=", None),
    ("Poe died at 51.", "51", "age", 51, "year", "=", None),
    ("It made €5m a year ago.", "€5m", "money", 5e6, "euro", "=", None),
    ("It grew, up a quarter since May.", "a quarter", "number", 0.25, None, "=", None),
    ("Those turning 65 get it.", "65", "age", 65, "year", "=", None),
    ("Then four people – 3% – were ill.", "four", "count", 4, "person", "=", "people"),
    ("He has 19 in 22 league games.", "22", "count", 22, "game", "=", "league games"),
    ("They sat 5 m apart.", "5 m", "measure", 5, "metre", "=", None),
    ("It was worth 300 m in May.", "300", "number", 300, None, "=", None),
    ("They raised 30 m for it.", "30", "number", 30, None, "=", None),
    ("She has $1.2m per annum.", "$1.2m", "money", 1.2e6, "dollar per year", "=", None),
    ("It left 14 dead and dozens missing.", "14", "count", 14, "dead", "=", "dead"),
    # a share by which something differs counts nothing
    ("It made a third more than in May.", "a third", "number", 1 / 3, None, "=", None),
    ("It was a third less likely.", "a third", "number", 1 / 3, None, "=", None),
    ("He hit 2.1 last year.", "2.1", "number", 2.1, None, "=", None),
    # what is set against a figure is in its unit, but of another time
    ("460 cars went, compared with 63 in May.", "63", "count", 63, "car", "=", None),
    ("It is 40 metres long, up from 36.", "36", "measure", 36, "metre", "=", None),
    ("It made $5m, against 4 in May.", "4", "number", 4, None, "=", None),
    ("The base holds 5,200 troops.", "5,200", "count", 5200, "troop", "=", "troops"),
    ("Nearly 900 homes burned.", "900", "count", 900, "home", "~", "homes"),
    ("Almost a dozen schools shut.", "a dozen", "count", 12, "school", "~", "schools"),
    ("At least 76 people died.", "76", "count", 76, "person", "≥", "people"),
    ("No more than 30 guests came.", "30", "count", 30, "guest", "≤", "guests"),
    ("Up to 400 jobs will go.", "400", "count", 400, "job", "≤", "jobs"),
    ("Fewer than 20 boats left.", "20", "count", 20, "boat", "<", "boats"),
    ("Some 3,000 fans sang.", "3,000", "count", 3000, "fan", "~", "fans"),
    ("One or more bidders withdrew.", "One", "count", 1, "bidder", "≥", "bidders"),
    ("She scored two or three goals.", "two", "count", 2, "goal", "=", "goals"),
    ("He won 84,121 votes, a record.", "84,121", "count", 84121, "vote", "=", "votes"),
    ("He hit 12 home runs for the club.", "12", "count", 12, "run", "=", "home runs"),
    ("They sold 12.3m tickets.", "12.3m", "count", 12.3e6, "ticket", "=", "tickets"),
    ("About 300 aid workers in Gaza left.", "300", "count", 300, "worker", "~", "aid workers"),
    ("She wrote four long stories there.", "four", "count", 4, "story", "=", "long stories"),
    ("A three-bedroom flat was sold.", "three", "count", 3, "bedroom", "=", "bedroom"),
    ("It signed the 11-member pact.", "11", "count", 11, "member", "=", "member"),
    ("One in three men voted.", "One in three", "count", 1 / 3, "man", "=", "men"),
    ("Half of the voters stayed away.", "Half", "count", 0.5, "voter", "=", "voters"),
    ("One fourth of the crop failed.", "One fourth", "count", 0.25, "crop", "=", "crop"),
    ("Two thirds of pupils passed.", "Two thirds", "count", 2 / 3, "pupil", "=", "pupils"),
    ("Half a million people marched.", "Half a million", "count", 5e5, "person", "=", "people"),
    (
        "A quarter of a million sheep died.",
        "A quarter of a million",
        "count",
        250e3,
        "sheep",
        "=",
        "sheep",
    ),
    ("Dozens of shops closed.", "Dozens", "count", 12, "shop", ">", "shops"),
    (
        "It found 12 deaths per 100,000 people.",
        "12 deaths per 100,000",
        "count",
        12,
        "death per 100,000",
        "=",
        "deaths",
    ),
    ("The club sold 20+ players.", "20", "count", 20, "player", "≥", "players"),
    ("It hired 40 people last week.", "40", "count", 40, "person", "=", "people"),
    ("Police held 12 men armed with knives.", "12", "count", 12, "man", "=", "men"),
    ("It sent 180 officers a year.", "180", "count", 180, "officer", "=", "officers"),
    ("It lost 1 414 021 voters.", "1 414 021", "count", 1414021, "voter", "=", "voters"),
    ("Several hundred people came.", "Several hundred", "count", 100, "person", ">", "people"),
    ("A few thousand fans came.", "A few thousand", "count", 1000, "fan", ">", "fans"),
    ("The 40-odd guests left.", "40", "count", 40, "guest", "~", "guests"),
    ("It drew 1,000-plus people.", "1,000", "count", 1000, "person", "≥", "people"),
    ("Police held 50 people or so.", "50", "count", 50, "person", "~", "people"),
    ("Not fewer than 12 members came.", "12", "count", 12, "member", "≥", "members"),
    ("As few as 20 staff came.", "20", "count", 20, "staff", "≥", "staff"),
    ("The crowd topped 50,000 people.", "50,000", "count", 50000, "person", ">", "people"),
    ("It cost close on 300 lives.", "300", "count", 300, "life", "~", "lives"),
    ("The toll exceeds 300 lives.", "300", "count", 300, "life", ">", "lives"),
    ("Just shy of 300 people came.", "300", "count", 300, "person", "<", "people"),
    ("The best part of 40 people came.", "40", "count", 40, "person", "~", "people"),
    ("Getting on for 300 people came.", "300", "count", 300, "person", "~", "people"),
    ("Prices fell by a third.", "a third", "number", 1 / 3, None, "=", None),
    ("Profits rose by almost half.", "half", "number", 0.5, None, "~", None),
    ("It sold three dozens of eggs.", "three dozens", "count", 36, "egg", "=", "eggs"),
    ("It rose from 20 to 30 people.", "20", "count", 20, "person", "=", "people"),
    ("One man said so.", "One", "count", 1, "man", "=", "man"),
    # what the counted did is not what they are
    ("About 5,000 lined Queen Street.", "5,000", "number", 5000, None, "~", None),
    ("Some 300 blocked the road.", "300", "number", 300, None, "~", None),
    ("About 40 staged a sit-in.", "40", "number", 40, None, "~", None),
    ("Nearly 400 joined them.", "400", "number", 400, None, "~", None),
    ("Some 60 marched through Leeds.", "60", "number", 60, None, "~", None),
    ("Another 12 fled.", "12", "number", 12, None, "=", None),
    ("Some 300 armed men left.", "300", "count", 300, "man", "~", "armed men"),
    (
        "It has 20 registered Democrats.",
        "20",
        "count",
        20,
        "democrat",
        "=",
        "registered Democrats",
    ),
    (
        "He held 40 armed Hamas fighters.",
        "40",
        "count",
        40,
        "fighter",
        "=",
        "armed Hamas fighters",
    ),
    ("It left 12 injured in Leeds.", "12", "count", 12, "injured", "=", "injured"),
    # a share of a number counts what that number counts
    ("He hit 24 of 31 passes.", "24", "count", 24, "pass", "=", "passes"),
    ("He went 3-for-12.", "3", "number", 3, None, "=", None),
    ("He saw 24 of the 31 men.", "24", "count", 24, "man", "=", "men"),
    ("He saw 7 of the ship’s 12 sails.", "7", "count", 7, "sail", "=", "sails"),
    ("He saw two of the players' six flags.", "two", "count", 2, "flag", "=", "flags"),
    ("Half of all voters left.", "Half", "count", 0.5, "voter", "=", "voters"),
    ("A third of all voters left.", "A third", "count", 1 / 3, "voter", "=", "voters"),
    ("Half his 40 staff left.", "Half", "count", 0.5, "staff", "=", "staff"),
    ("Half the voters left.", "Half", "count", 0.5, "voter", "=", "voters"),
    # a half after digits is the same number as after a word
    (
        "Some 2 and a half million people came.",
        "2 and a half million",
        "count",
        2.5e6,
        "person",
        "~",
        "people",
    ),
    ("He has 2 and a half-brother left.", "2", "number", 2, None, "=", None),
]
MONEY: list[Row] = [
    ("It cost $5.2bn.", "$5.2bn", "money", 5.2e9, "dollar", "=", None),
    ("It cost USD10m.", "USD10m", "money", 1e7, "dollar", "=", None),
    ("It cost EUR 50 million.", "EUR 50 million", "money", 5e7, "euro", "=", None),
    ("It cost 1,200€ then.", "1,200€", "money", 1200, "euro", "=", None),
    ("It cost HK$3.7 billion.", "HK$3.7 billion", "money", 3.7e9, "hong kong dollar", "=", None),
    ("It cost C $6 then.", "C $6", "money", 6, "canadian dollar", "=", None),
    ("It rose to RM23.50 then.", "RM23.50", "money", 23.5, "malaysian ringgit", "=", None),
    ("It cost ¥880 billion.", "¥880 billion", "money", 8.8e11, "japanese yen", "=", None),
    ("It cost 97 yuan.", "97 yuan", "money", 97, "chinese yuan", "=", None),
    ("It cost 40 Danish crowns.", "40 Danish crowns", "money", 40, "danish krone", "=", None),
    ("Shares fell to 164p.", "164p", "money", 164, "pence", "=", None),
    ("Rent is £900 a month.", "£900", "money", 900, "pound per month", "=", None),
    ("Oil cost $58.24 per barrel.", "$58.24", "money", 58.24, "dollar per barrel", "=", None),
    ("They charge $80 per sq m.", "$80", "money", 80, "dollar per square metre", "=", None),
    ("It paid 13 dollars 45 cents.", "13 dollars 45 cents", "money", 13.45, "dollar", "=", None),
    ("It cost R500 million.", "R500 million", "money", 5e8, "south african rand", "=", None),
    ("It cost N2.5 billion.", "N2.5 billion", "money", 2.5e9, "nigerian naira", "=", None),
    ("It cost Dh500 million.", "Dh500 million", "money", 5e8, "emirati dirham", "=", None),
    ("It cost PLN 400m.", "PLN 400m", "money", 4e8, "polish zloty", "=", None),
    # archives of wire copy in plain ASCII
    ("It cost Y=500 then.", "Y=500", "money", 500, "japanese yen", "=", None),
    ("It cost 500 kr.", "500 kr", "money", 500, "krone", "=", None),
    ("It cost Mex$300.", "Mex$300", "money", 300, "mexican peso", "=", None),
    ("It cost 20 Egyptian pounds.", "20 Egyptian pounds", "money", 20, "egyptian pound", "=", None),
    ("Wages rose from £10 to £12.", "£10", "money", 10, "pound", "=", None),
    ("Prices range from £5 to £10.", "£5 to £10", "money", (5, 10), "pound", "=", None),
    ("They paid a few million dollars.", "a few million dollars", "money", 1e6, "dollar", ">",
     None),
    ("It cost $3bn to $5bn.", "$3bn to $5bn", "money", (3e9, 5e9), "dollar", "=", None),
    ("It lost billions of pounds.", "billions of pounds", "money", 1e9, "pound", ">", None),
]  # fmt: skip
MEASURES: list[Row] = [
    ("Prices rose 4.5%.", "4.5%", "percent", 4.5, "percent", "=", None),
    ("Shares were up 5pc.", "5pc", "percent", 5, "percent", "=", None),
    ("Rates rose 25 basis points.", "25 basis points", "points", 25, "basis point", "=", None),
    ("It fell 2 points, or 3 per cent.", "3 per cent", "percent", 3, "percent", "=", None),
    ("It is 12 km away.", "12 km", "measure", 12, "kilometre", "=", None),
    ("It did 80 m.p.h. there.", "80 m.p.h.", "measure", 80, "mile per hour", "=", None),
    ("It makes 275 pound-feet.", "275 pound-feet", "measure", 275, "pound-foot", "=", None),
    ("It pumps 400 barrels a day.", "400 barrels", "measure", 400, "barrel per day", "=", None),
    ("It has 1000 hp.", "1000 hp", "measure", 1000, "horsepower", "=", None),
    ("He is 5 feet 6 inches tall.", "5 feet 6 inches", "measure", 5.5, "foot", "=", None),
    ("It went from 0 to 62 mph.", "0 to 62 mph", "measure", (0, 62), "mile per hour", "=", None),
    ("It fell to -5 degrees Celsius.", "-5 degrees Celsius", "measure", -5, "degree celsius", "=",
     None),
    ("It made almost a 45 degree turn.", "45 degree", "measure", 45, "degree", "~", None),
    ("Light does 3×10^8 m/s.", "3×10^8 m/s", "measure", 3e8, "metre per second", "=", None),
    ("The wall is 5m wide.", "5m", "measure", 5, "metre", "=", None),
    ("It reached 2C.", "2C", "measure", 2, "degree celsius", "=", None),
    ("It reached 38.5°C.", "38.5°C", "measure", 38.5, "degree celsius", "=", None),
    ("Some 5% to 7% failed.", "5% to 7%", "percent", (5, 7), "percent", "~", None),
    ("Highs of 30C to 35C came.", "30C to 35C", "measure", (30, 35), "degree celsius", "=", None),
    ("It rose 0.25 of a percentage point.", "0.25 of a percentage point", "points", 0.25,
     "percentage point", "=", None),
    ("It rose half a percentage point.", "half a percentage point", "points", 0.5,
     "percentage point", "=", None),
    ("It rose 50bp.", "50bp", "points", 50, "basis point", "=", None),
    ("The gap is 5pp.", "5pp", "points", 5, "percentage point", "=", None),
    ("It fell by 20 to 30 per cent.", "20 to 30 per cent", "percent", (20, 30), "percent", "=",
     None),
    ("It uses 500 MW.", "500 MW", "measure", 500, "megawatt", "=", None),
    ("It made 20 terawatt hours.", "20 terawatt hours", "measure", 20, "terawatt hour", "=", None),
    ("It has 420 parts per million.", "420 parts per million", "measure", 420,
     "part per million", "=", None),
    ("It was a magnitude 6.4 quake.", "6.4", "measure", 6.4, "magnitude", "=", None),
    ("It burns 6.2 litres per 100 km.", "6.2 litres per 100 km", "measure", 6.2,
     "litre per 100 kilometre", "=", None),
    ("He is 6-foot-2.", "6-foot-2", "measure", 6 + 1 / 6, "foot", "=", None),
    ("It is two and a third miles.", "two and a third miles", "measure", 7 / 3, "mile", "=", None),
    ("It is 45 and a half miles.", "45 and a half miles", "measure", 45.5, "mile", "=", None),
    ("It does 1.3e6 m/s.", "1.3e6 m/s", "measure", 1.3e6, "metre per second", "=", None),
]  # fmt: skip
OTHERS: list[Row] = [
    ("They waited three weeks.", "three weeks", "duration", 3, "week", "=", None),
    ("It took 3 and a half years.", "3 and a half years", "duration", 3.5, "year", "=", None),
    ("It took 3-and-a-half days.", "3-and-a-half days", "duration", 3.5, "day", "=", None),
    ("It took 3 hours 30 minutes.", "3 hours 30 minutes", "duration", 3.5, "hour", "=", None),
    ("It lasts 5-10 years.", "5-10 years", "duration", (5, 10), "year", "=", None),
    ("A 12-year-old boy left.", "12-year-old", "age", 12, "year", "=", None),
    ("She was 45.", "45", "age", 45, "year", "=", None),
    ("Jo Poe, 45, left.", "45", "age", 45, "year", "=", None),
    ("A man aged 31 left.", "31", "age", 31, "year", "=", None),
    ("It came 19th.", "19th", "ordinal", 19, None, "=", None),
    ("The side won 2-1 away.", "2-1", "range", (1, 2), None, "=", None),
    ("They won 4 to 0.", "4 to 0", "range", (0, 4), None, "=", None),
    ("It was five point two.", "five point two", "number", 5.2, None, "=", None),
    ("Profit rose 12% to 340.", "340", "number", 340, None, "=", None),
    ("Deaths rose by 40 to 300.", "40", "number", 40, None, "=", None),
    ("The toll climbed from 70 to 76.", "76", "number", 76, None, "=", None),
    ("It lasted half an hour.", "half an hour", "duration", 0.5, "hour", "=", None),
    ("It lasted an hour and a half.", "an hour and a half", "duration", 1.5, "hour", "=", None),
    ("It took a year.", "a year", "duration", 1, "year", "=", None),
    ("It lasted three-and-a-half weeks.", "three-and-a-half weeks", "duration", 3.5, "week", "=",
     None),
    ("He died at the age of 84.", "84", "age", 84, "year", "=", None),
    ("A boy of 12 left.", "12", "age", 12, "year", "=", None),
    ("She turned 50 in Leeds.", "50", "age", 50, "year", "=", None),
    ("At 17, she left.", "17", "age", 17, "year", "=", None),
    ("Children under 5 go free.", "5", "age", 5, "year", "<", None),
    ("The over-65s can apply.", "65s", "age", 65, "year", ">", None),
    ("He is in his 40s.", "40s", "age", (40, 49), "year", "=", None),
    ("The 18-to-24-year-olds left.", "18-to-24-year-olds", "age", (18, 24), "year", "=", None),
    ("His daughter, 6, left.", "6", "age", 6, "year", "=", None),
    ("United beat City 2-0.", "2-0", "range", (0, 2), None, "=", None),
    ("They won 2-nil.", "2-nil", "range", (0, 2), None, "=", None),
    ("The vote was 51 to 48.", "51 to 48", "range", (48, 51), None, "=", None),
    ("It passed by 412 votes to 98.", "412 votes to 98", "range", (98, 412), "vote", "=", "votes"),
]  # fmt: skip


def _figures(text: str) -> dict[str, Figure]:
    return {figure.surface: figure for figure in extract(text, doc_date=TODAY).figures}


@pytest.mark.parametrize("row", COUNTS + MONEY + MEASURES + OTHERS, ids=lambda row: row[0])
def test_a_figure_keeps_its_value_unit_modifier_and_thing(row: Row) -> None:
    text, surface, kind, value, unit, modifier, thing = row
    figure = _figures(text)[surface]
    assert (figure.kind, figure.unit, figure.modifier) == (kind, unit, modifier)
    low, high = value if isinstance(value, tuple) else (value, None)
    assert figure.low == pytest.approx(low)
    assert figure.high == (None if high is None else pytest.approx(high))
    assert (figure.thing.surface if figure.thing else None) == thing


@pytest.mark.parametrize(
    ("text", "surface", "iso"),
    [
        ("It began on 6 January 2020.", "6 January 2020", "2020-01-06"),
        ("It began on 05-Aug-2016.", "05-Aug-2016", "2016-08-05"),
        ("It began on January 6.", "January 6", "2020-01-06"),
        ("In 1832 he fell. On 30 May he died.", "30 May", "1832-05-30"),
        ("It began last Tuesday.", "last Tuesday", "2019-12-31"),
        ("It will begin next Friday.", "next Friday", "2020-01-10"),
        ("It began last week.", "last week", "2019-12-30/2020-01-05"),
        ("It ends next month.", "next month", "2020-02"),
        ("It began two years ago.", "two years ago", "2018"),
        ("It began three days ago.", "three days ago", "2020-01-04"),
        ("It is due 3 days from tomorrow.", "3 days from tomorrow", "2020-01-11"),
        ("It began on Tuesday at 10am.", "Tuesday at 10am", "2020-01-07T10:00"),
        ("It is on from 2 to 4 pm.", "2 to 4 pm", "T14:00/T16:00"),
        ("It began in the summer of 2012.", "summer of 2012", "2012-06/2012-09"),
        ("It began in the 1930’s.", "1930’s", "1930-01-01/1939-12-31"),
        ("It began in the 1600s.", "1600s", "1600-01-01/1699-12-31"),
        ("It began in the 19th century.", "19th century", "1800-01-01/1899-12-31"),
        ("It began in 594 BC.", "594 BC", "-0594"),
        ("The rains fall in July and are heavy.", "July", "--07"),
        ("It lasted from 2004-06.", "2004-06", "2004/2006"),
        ("It began in 2018/19.", "2018/19", "2018/2019"),
        ("It began in nineteen eighty-four.", "nineteen eighty-four", "1984"),
        ("It began in May two thousand and five.", "May two thousand and five", "2005-05"),
        ("It began the day before yesterday.", "the day before yesterday", "2020-01-05"),
        ("It will begin in September.", "September", "2020-09"),
        ("It began in September.", "September", "2019-09"),
        ("It began in August and will go on.", "August", "2019-08"),
        ("It began on 3-5 May 2019.", "3-5 May 2019", "2019-05-03"),
        ("It began on 25/12.", "25/12", "2019-12-25"),
        ("It began on Christmas Day.", "Christmas Day", "2019-12-25"),
        ("It began on New Year’s Eve 2018.", "New Year’s Eve 2018", "2018-12-31"),
        ("It began on Easter Monday.", "Easter Monday", None),
        ("It began in Q3 2019.", "Q3 2019", None),
        ("It began at half past ten.", "half past ten", None),
        ("It must have been ten past eleven.", "ten past eleven", None),
        ("He died at 4.20 in the morning.", "4.20 in the morning", "T04:20"),
        ("It began at a quarter to ten at night.", "a quarter to ten at night", "T21:45"),
        ("It began at 6 in the morning.", "6 in the morning", "T06:00"),
        ("It began at ten o’clock.", "ten o’clock", None),
        ("It began at 8:00:31am.", "8:00:31am", "T08:00:31"),
        ("It began at 12 noon.", "12 noon", "T12:00"),
    ],
)
def test_a_date_keeps_what_it_is_on_the_day_of_the_document(
    text: str, surface: str, iso: str | None
) -> None:
    assert _figures(text)[surface].iso == iso


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("It began in the first week of 2015.", "first week of 2015"),
        ("It is due on the 15th day of June.", "15th day of June"),
        ("It ran from April 9th through the 17th.", "April 9th through the 17th"),
        ("They met on Friday the 26th.", "Friday the 26th"),
    ],
)
def test_a_date_of_several_parts_is_one_figure(text: str, surface: str) -> None:
    assert list(_figures(text)) == [surface]


def test_a_conversion_in_brackets_has_the_bound_of_what_it_converts() -> None:
    figures = _figures("It flew more than 100 kilometres (60 miles).")
    assert figures["60 miles"].modifier == ">"


@pytest.mark.parametrize(
    "text",
    [
        "The First World War began.",
        "Charles the Third left.",
        "The Fifth Amendment holds.",
        "First Minister Jo Poe left.",
        "First Minister says no.",
        "The First Minister left.",
        "Deputy First Minister Jo Poe left.",
        "First Lady Jo Poe left.",
        "Second Lieutenant Jo Poe left.",
        "First Direct said so.",
    ],
)
def test_an_ordinal_that_only_names_is_left_out(text: str) -> None:
    assert extract(text).figures == ()


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Second Man Held In Leeds", "Second"),
        ("Second British man held by police.", "Second"),
        ("The First Monday was wet.", "First"),
        ("The 42nd Congress met.", "42nd"),
    ],
)
def test_an_ordinal_that_counts_stays_beside_a_capital(text: str, surface: str) -> None:
    assert surface in _figures(text)


def test_a_number_in_a_headline_in_capitals_is_no_name() -> None:
    assert list(_figures("Police Hold Three Men In Leeds")) == ["Three"]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("It rose from 9 to 10.", ["9", "10"]),
        ("It rose from £160 to £180 to £200.", ["£160", "£180", "£200"]),
        ("It fell 3,000 to 45,000.", ["3,000", "45,000"]),
        ("It will rise 5 to 10 per cent.", ["5 to 10 per cent"]),
        ("Up to 5 to 10 people came.", ["5 to 10"]),
        ("It ran for 3 years, 2 months, 14 days.", ["3 years", "2 months", "14 days"]),
    ],
)
def test_a_change_is_two_figures_and_a_range_one(text: str, surfaces: list[str]) -> None:
    assert list(_figures(text)) == surfaces


@pytest.mark.parametrize(
    "text",
    [
        "The new iPhone 14 sold.",
        "She won gold at the 2016 Olympics.",
        "The 2022 World Cup was in Qatar.",
        "The 2010 Equality Act says so.",
        "Euro 2016 was in France.",
        "The 5G network grew.",
        "Read https://news.example/a%20b now.",
        "The cold snap hit 145th East Avenue.",
        "The FIRST Global contest opened.",
        "First, she spoke.",
        "One expects a bump.",
        "A baker's dozen was sold.",
        "The first half ended.",
        "It was a one-off.",
        "Today's Moriori live there.",
        "Either 1) go or 2) stay.",
        "1. Bring water.\n\n2. Bring bread.",
        "It costs money in the 90049 ZIP Code.",
        "Call 020 7946 0018 now.",
        "Call (555) 123-4567 now.",
        "Call +44 20 7946 0018 now.",
        "A Boeing 737-800 landed.",
        "Wards 7 and 12 shut, and pages 3 to 5 were torn.",
        "The Big Four firms met.",
        "The Group of Seven met.",
        "The Six Nations began.",
        "The Three Gorges Dam burst.",
        "The Chicago Seven met.",
        "No 10 said so.",
        "Area 51 is closed.",
        "Directive 2004/38 holds.",
        "The P5+1 met.",
        "The website 4chan went down.",
        "It has a six-figure price.",
        "It built 3,5 million homes.",
        "Wait a second.",
        "He lives in flat 12A and sat in 14D.",
        "It sold 4-by-4 cars.",
        "See 21-cr-331 for it.",
    ],
)
def test_what_only_looks_like_a_figure_is_left_out(text: str) -> None:
    assert [f.surface for f in extract(text).figures if f.kind not in ("ordinal",)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said so.",
        "Mrs May, Mr March and others left.",
        "May told MPs so.",
        "“No,” May said.",
        "However, May said no.",
        "On the stage, May said no.",
        "April Jones left.",
        "It began with Jan Holt, and Jan Holt left.",
        "June Brown starred.",
        "August Wilson wrote it.",
        "The murder of April Jones shook Wales.",
        # a last name counts for the rest of the text
        "Theresa May left. Critics of May cheered.",
    ],
)
def test_a_person_called_like_a_month_is_no_date(text: str) -> None:
    assert _figures(text) == {}


def test_a_person_called_like_a_month_has_an_age() -> None:
    assert "May" not in _figures("Jones, 34, and May, 45, left.")


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("It began in May.", ["May"]),
        ("It began on May 5.", ["May 5"]),
        ("It began on 5 May.", ["5 May"]),
        ("It began in May 2020.", ["May 2020"]),
        ("It began by May, 2021.", ["May, 2021"]),
        ("It began last May.", ["May"]),
        ("It has gone on since May.", ["May"]),
        ("Growth from January to June showed it.", ["January", "June"]),
        ("Sales fell in April, and June, officials said.", ["April", "June"]),
        ("The June UK poll said so.", ["June"]),
        ("In April Ms Poe left.", ["April"]),
        ("Mrs May left in May, at the end of May.", ["May"]),
        ("On Monday, April Jones left.", ["Monday"]),
    ],
)
def test_a_month_is_a_date_beside_what_only_dates_have(text: str, surfaces: list[str]) -> None:
    assert list(_figures(text)) == surfaces


@pytest.mark.parametrize(
    ("text", "surface", "iso"),
    [
        ("It may drop by Sunday.", "Sunday", "2020-01-12"),
        ("It is likely to open on Sunday.", "Sunday", "2020-01-12"),
        ("On Sunday it might open.", "Sunday", "2020-01-12"),
        ("It is expected to be held on Sunday.", "Sunday", "2020-01-12"),
        ("It will have opened by Sunday.", "Sunday", "2020-01-12"),
        ("It will, she said, open on Sunday.", "Sunday", "2020-01-12"),
        # the nearest verb tells
        ("She said on Sunday that it will open.", "Sunday", "2020-01-05"),
        ("She said it might open on Sunday.", "Sunday", "2020-01-12"),
        ("He may have died on Sunday.", "Sunday", "2020-01-05"),
        ("Theresa May left on Sunday.", "Sunday", "2020-01-05"),
        ("She could not play on Sunday.", "Sunday", None),
    ],
)
def test_a_weekday_is_past_or_to_come_by_the_verb_beside_it(
    text: str, surface: str, iso: str | None
) -> None:
    assert _figures(text)[surface].iso == iso


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("It fell between May and August.", ["2019-05", "2019-08"]),
        ("It fell between June and January.", ["2019-06", "2020-01"]),
        ("It fell between November and March.", ["2018-11", "2019-03"]),
        ("It will run from January to March.", ["2020-01", "2020-03"]),
        ("It will run between December and March.", ["2020-12", "2021-03"]),
        ("It ran from 3 May to 5 August 2016.", ["2016-05-03", "2016-08-05"]),
        ("It ran from December to March 2016.", ["2015-12", "2016-03"]),
        ("It ran from December 2015 to March.", ["2015-12", "2016-03"]),
        ("In 2015 it ran from December to March.", ["2015", None, None]),
        # hardly nearer in the year to come: the past verb decides
        ("It fell in June.", ["2019-06"]),
        ("Since March it is shut.", ["2019-03"]),
        ("It is shut since March 5.", ["2019-03-05"]),
        ("It is to be held in June.", ["2020-06"]),
        ("She agreed to leave in February.", ["2020-02"]),
        ("It fell last January.", ["2019-01"]),
    ],
)
def test_months_are_in_order_and_past_with_a_past_verb(text: str, isos: list[str | None]) -> None:
    assert [figure.iso for figure in extract(text, doc_date=TODAY).figures] == isos
