"""The published article that is shipped with the product, with its typing errors."""

from pathlib import Path

import pytest

from claims.extraction import extract
from claims.extraction.types import Extraction, Quote

SAMPLE = Path(__file__).parents[2] / "claims" / "sample" / "us-denies-iraq-pullout.txt"
TEXT = SAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def found() -> Extraction:
    return extract(TEXT)


def _with(found: Extraction, words: str) -> Quote:
    quotes = [quote for quote in found.quotes if words in quote.surface]
    assert len(quotes) == 1, words
    return quotes[0]


@pytest.mark.parametrize(
    ("words", "kind", "mention", "name"),
    [
        ("‘US military sites’", "mixed", "A top Irani military adviser", None),
        ("“repositioning forces in the coming days and weeks”", "mixed", "that", "The letter"),
        (
            "“Sir, in due deference",
            "direct",
            "Brig Gen William H Seely’s letter",
            "Brig Gen William H Seely’s letter",
        ),
        (
            "“the movement out of Iraq in a safe and efficient manner”",
            "mixed",
            "It",
            "Brig Gen William H Seely’s letter",
        ),
        ("“there’s been no decision made to leave Iraq. Period.”", "direct", "he", "Mark Esper"),
        ("” We have a very extraordinarily expensive airbase", "direct", "Trump", "Trump"),
        ("“we will charge them sanctions", "mixed", "Trump", "Trump"),
        ("US troops are pulling out of Iraq", "indirect", "US Defence Secretary Mark Esper",
         "Mark Esper"),
        ("there had been no decision to leave Iraq yet", "indirect", "Mr Esper", "Mark Esper"),
        ("he is trying to find out where the letter came from", "indirect", "Mr Esper",
         "Mark Esper"),
        ("foreign troops to leave", "indirect", "Iraqi MPs", "Iraqi MPs"),
        ("the government to end all foreign troop presence", "indirect",
         "The Iraqi parliament", "The Iraqi parliament"),
        ("harsh revenge to the USA", "indirect", "Iran", "Iran"),
    ],
)  # fmt: skip
def test_each_quotation_is_found_with_its_speaker(
    found: Extraction, words: str, kind: str, mention: str, name: str | None
) -> None:
    quote = _with(found, words)
    assert quote.kind == kind
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    assert (quote.speaker.mention.surface, quote.speaker.name) == (mention, name)


def test_the_quotation_with_a_stray_opening_mark_runs_to_its_closing_mark(
    found: Extraction,
) -> None:
    quote = _with(found, "expensive airbase")
    assert quote.surface.startswith("” We have")
    assert quote.surface.endswith("pay us back for it”")


def test_the_unnamed_source_is_said_to_be_unnamed(found: Extraction) -> None:
    speaker = _with(found, "US military sites").speaker
    assert speaker is not None
    assert speaker.how == "an unnamed source: “A top Irani military adviser”"


@pytest.mark.parametrize(
    ("offset", "surface", "low", "modifier", "thing", "unit"),
    [
        (79, "5,000", 5_000.0, "=", "US troops", "troop"),
        (1983, "5,000", 5_000.0, ">", "US troops", "troop"),
        (2153, "billions of dollars", 1e9, ">", None, "dollar"),
        (2490, "5,000", 5_000.0, ">", "US soldiers", "soldier"),
    ],
)
def test_each_figure_stands_at_its_offset(
    found: Extraction,
    offset: int,
    surface: str,
    low: float,
    modifier: str,
    thing: str | None,
    unit: str,
) -> None:
    figure = next(figure for figure in found.figures if figure.start == offset)
    assert TEXT[figure.start : figure.end] == figure.surface == surface
    assert (figure.low, figure.modifier, figure.unit) == (low, modifier, unit)
    assert (figure.thing.surface if figure.thing else None) == thing


def test_page_furniture_is_set_apart_and_holds_no_claims_but_in_a_caption(
    found: Extraction,
) -> None:
    kinds = {item.kind: item for item in found.furniture}
    assert kinds["reading_time"].surface == "3 Min Read"
    assert kinds["credit"].surface == "Source: AFP"
    assert kinds["headline_repeated"].surface == "US denies Iraq pullout"
    assert kinds["dateline"].surface == "Daily US Times, Washington:"
    assert kinds["related"].surface.startswith("You may like: Trump threatens sanctions")
    assert kinds["caption"].surface == "Currently 5,000 US troops are in Iraq now."
    for item in found.furniture:
        if item.kind == "caption":
            continue  # printed as fact: its names and figures are checked
        claims = [(quote.start, quote.end) for quote in found.quotes]
        claims += [(figure.start, figure.end) for figure in found.figures]
        assert all(end <= item.start or start >= item.end for start, end in claims)
