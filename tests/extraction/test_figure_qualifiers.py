"""Where and when a thing is counted: text, the words of the figure, of the place, of the time."""

import datetime

import pytest

from claims.extraction import extract
from claims.extraction.records import to_record
from claims.extraction.types import Figure

TODAY = datetime.date(2020, 1, 7)  # a Tuesday

ROWS: list[tuple[str, str, str | None, str | None]] = [
    ("There are 5,200 US troops currently in Iraq.", "5,200", "in Iraq", "currently"),
    ("It has about 5,200 troops in Iraq and 600 in Syria.", "5,200", "in Iraq", None),
    ("It has about 5,200 troops in Iraq and 600 in Syria.", "600", "in Syria", None),
    ("In Iraq, 5,200 troops remain.", "5,200", "In Iraq", None),
    ("In 2019, 12 people died in Leeds.", "12", "in Leeds", "In 2019"),
    ("Last year 12 people died in northern Syria.", "12", "in northern Syria", "Last year"),
    ("12 men were killed in Baghdad on Tuesday.", "12", "in Baghdad", "on Tuesday"),
    ("12 men died in New York City since May 2019.", "12", "in New York City", "since May 2019"),
    ("Unemployment was 5% in Spain last year.", "5%", "in Spain", "last year"),
    ("Some 60% of adults in Wales agreed.", "60%", "in Wales", None),
    ("The group now has 5,000 members worldwide.", "5,000", "worldwide", "now"),
    ("It has 300 homes in the Isle of Wight.", "300", "in the Isle of Wight", None),
    ("It has 300 homes in Stoke-on-Trent.", "300", "in Stoke-on-Trent", None),
    ("Crime rose 3% in England and Wales.", "3%", "in England and Wales", None),
    ("Crime rose 3% in Leeds and Jo Poe left.", "3%", "in Leeds", None),
    ("It makes 40 cars a day.", "40", None, "a day"),
    ("He earns £40,000 a year.", "£40,000", None, None),
    ("He said 40 people in Iraqi prisons died.", "40", None, None),
    ("12 people said the war in Iraq was wrong.", "12", None, None),
    ("It spent £5m in Mr Poe's club.", "£5m", None, None),
    ("It sent 5,200 soldiers from Syria.", "5,200", None, None),
    ("It held 12 votes in March.", "12", None, "in March"),
    ("In English, 40 pupils passed.", "40", None, None),
    ("Some 40 pupils in Welsh passed.", "40", None, None),
    ("In Parliament, 40 members left.", "40", None, None),
    ("It sold 40 homes in English Bay.", "40", "in English Bay", None),
    ("It sold 40 homes in Union Square.", "40", "in Union Square", None),
]


def _figure(text: str, surface: str) -> Figure:
    found = {figure.surface: figure for figure in extract(text, doc_date=TODAY).figures}
    return found[surface]


@pytest.mark.parametrize(("text", "surface", "place", "time"), ROWS, ids=lambda row: str(row)[:50])
def test_a_figure_has_the_place_and_the_time_beside_it(
    text: str, surface: str, place: str | None, time: str | None
) -> None:
    figure = _figure(text, surface)
    assert (figure.place.surface if figure.place else None) == place
    assert (figure.time.surface if figure.time else None) == time
    for span in (figure.place, figure.time):
        assert span is None or text[span.start : span.end] == span.surface


def test_a_record_has_them_too_and_a_score_as_it_is_written() -> None:
    found = extract("It won 2-1 in Leeds on Monday.", doc_date=TODAY)
    figure = to_record("one", found)["figures"][0]
    assert figure["value"] == [2.0, 1.0]
    assert figure["place"]["text"] == "in Leeds"
    assert figure["time"]["text"] == "on Monday"
