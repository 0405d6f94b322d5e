"""The sample article beside its four sources: every difference a checker must see is named."""

import json
from pathlib import Path

import pytest

import claims
from claims.comparison import compare_figure, compare_quote, compare_statement
from claims.extraction.types import Figure, Span
from tests.comparison.builders import quote, source, written_figures

SAMPLE = Path(claims.__file__).parent / "sample"
ARTICLE = (SAMPLE / "us-denies-iraq-pullout.txt").read_text()

# (first words and last words in the article, source, kind, speaker, finding, in the headline)
QUOTES = [
    (
        "“Sir, in due",
        "movement.”",
        "letter-seely",
        "direct",
        None,
        "brackets",
        (
            "7 words added in brackets: “Combined Joint Task Force – Operation Inherent Resolve”",
            "a comma added after “Parliament”",
        ),
    ),
    (
        "“there’s been",
        "Period.”",
        "transcript-esper",
        "direct",
        "Mark Esper",
        "verbatim",
        ("word for word",),
    ),
    (
        " We have a very",
        "for it”",
        "pool-report-air-force-one",
        "direct",
        "Donald Trump",
        "dropped",
        ("4 words removed with no ellipsis: “long before my time”", "“air base” became “airbase”"),
    ),
    (
        "“we will charge",
        "tame.”",
        "pool-report-air-force-one",
        "direct",
        "Donald Trump",
        "verbatim",
        ("word for word",),
    ),
    (
        "the US would be “repos",
        "and weeks”",
        "letter-seely",
        "mixed",
        None,
        "changed",
        ("“over the course of” became “in”",),
    ),
    (
        "“the movement out",
        "manner”",
        "letter-seely",
        "mixed",
        None,
        "dropped",
        ("2 words removed with no ellipsis: “is conducted”",),
    ),
]


@pytest.mark.parametrize(("first", "last", "name", "kind", "speaker", "finding", "named"), QUOTES)
def test_the_difference_is_named(
    first: str,
    last: str,
    name: str,
    kind: str,
    speaker: str | None,
    finding: str,
    named: tuple[str, ...],
) -> None:
    start = ARTICLE.index(first)
    end = ARTICLE.index(last, start) + len(last)
    claim = quote(ARTICLE[start:end], kind=kind, speaker=speaker, at=start)
    text = (SAMPLE / "sources" / f"{name}.txt").read_text()
    best = compare_quote(claim, source(text))[0]
    assert best.finding == finding
    assert all(words in best.headline for words in named)


def _troops(surface: str, value: str, thing: str) -> tuple[str, tuple[Figure, ...]]:
    return written_figures(f"{{{surface}|count|{value}|troop|{thing}}} troops are in Iraq")


# (as written, value, thing, finding, headline)
FIGURES = [
    (
        "5,000",
        "5000",
        "us troop",
        "differs",
        "5,000 here, about 5,200 in the source: 200 fewer",
    ),
    ("more than 5,000", ">5000", "us troop", "within_bound", "about 5,200 in the source fits"),
    (
        "More than 5,000",
        ">5000",
        "us soldier",
        "within_bound",
        "about 5,200 in the source fits more",
    ),
    ("5,200", "5200", "us troop", "modifier_lost", "“about” is lost: about 5,200 in the source"),
]


@pytest.mark.parametrize(("surface", "value", "thing", "finding", "named"), FIGURES)
def test_the_number_of_troops_is_put_beside_the_officials_number(
    surface: str, value: str, thing: str, finding: str, named: str
) -> None:
    text = (SAMPLE / "sources" / "wire-iraq-troops.txt").read_text()
    at = text.index("About 5,200")
    counted = Span(at + 12, at + 21, text[at + 12 : at + 21])
    officials = Figure(
        at,
        at + 11,
        "About 5,200",
        "count",
        5200.0,
        None,
        "troop",
        "~",
        counted,
        "us troop",
        None,
        1.0,
    )
    context, claims = _troops(surface, value, thing)
    best = compare_figure(claims[0], source(text, figures=(officials,)), context=context)[0]
    assert (best.finding, named in best.headline) == (finding, True)
    assert text[best.start : best.end] == "About 5,200"


# (reported words, source, finding, in the headline)
REPORTED = [
    (
        "there had been no decision to leave Iraq yet",
        "transcript-esper",
        "reported",
        "the source has “decision”, “leave”, “Iraq”",
    ),
    (
        "he is trying to find out where the letter came from and what it is",
        "transcript-esper",
        "reported",
        "the source has “trying”, “find”, “letter”, “came”",
    ),
    (
        "the government to end all foreign troop presence in Iraq",
        "wire-iraq-troops",
        "reported",
        "the source has “government”",
    ),
    (
        "there had been a decision to leave Iraq",
        "transcript-esper",
        "contrary",
        "“no” stands only in the source",
    ),
]


@pytest.mark.parametrize(("claim", "name", "finding", "named"), REPORTED)
def test_reported_speech_finds_its_passage(claim: str, name: str, finding: str, named: str) -> None:
    text = (SAMPLE / "sources" / f"{name}.txt").read_text()
    best = compare_statement(claim, source(text))[0]
    assert best.finding == finding, best.headline
    assert named in best.headline


def test_every_sample_source_is_listed_with_its_kind_and_strength() -> None:
    rows = json.loads((SAMPLE / "sources" / "sources.json").read_text())
    files = {path.name for path in (SAMPLE / "sources").glob("*.txt")}
    assert {row["file"] for row in rows} == files
    assert len(rows) == 4
    assert all(row["title"] and row["given_by"] and row["handling"] == "open" for row in rows)
    assert {row["kind"] for row in rows} == {"document", "transcript", "wire"}
    assert [row["strength"] for row in rows] == ["primary", "primary", "primary", "secondary"]
