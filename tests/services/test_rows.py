"""What extraction found, through rows and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import extract
from claims.extraction.types import Extraction, Figure, Quote, Span, Speaker
from claims.models import Claim, Draft, Source, SourceClaim
from claims.services.rows import figure_of, furniture_rows, key_of, quote_of, source_text, span_rows
from tests.factories import make_draft, make_source

TEXT = (
    "3 Min Read\n\nMark Esper said on Monday: “There’s been no decision to leave.” Mr Esper said "
    "about 5,200 troops were there. “I don’t know what that letter is,” he said. “We’re trying to "
    "find out.” Between 20 and 30 people came on 4 May 2024, and it cost £5.2 million.\n"
)


def draft_of(text: str) -> Draft:
    return Draft(text=text)


def test_quotes_and_figures_come_back_from_their_rows_as_they_were() -> None:
    found = extract(TEXT)
    rows = span_rows(Claim, found, draft=draft_of(TEXT))
    quotes = [quote_of(row, TEXT) for row in rows if row.kind == "quote"]
    figures = [figure_of(row, TEXT) for row in rows if row.kind == "figure"]
    assert tuple(quotes) == found.quotes
    assert tuple(figures) == found.figures
    assert len(quotes) > 1
    assert len(figures) > 1


@pytest.mark.django_db
def test_they_come_back_from_the_database_too() -> None:
    found = extract(TEXT)
    source = make_source(text=TEXT)
    SourceClaim.objects.bulk_create(span_rows(SourceClaim, found, source=source))
    again = source_text(Source.objects.get(), source.claims.all())
    assert (again.text, again.quotes, again.figures) == (TEXT, found.quotes, found.figures)


def figure(start: int, end: int, confidence: float = 1.0, **fields: object) -> Figure:
    known = dict.fromkeys(["low", "high", "unit", "thing", "thing_name", "iso"])
    return Figure(
        start,
        end,
        "x" * (end - start),
        "count",
        modifier="=",
        confidence=confidence,
        **{**known, **fields},  # type: ignore[arg-type]
    )


def test_of_two_finds_with_one_span_the_surer_is_stored() -> None:
    found = Extraction((), (figure(0, 2, 0.9), figure(0, 2, 0.4), figure(0, 3)), ())
    rows = span_rows(Claim, found, draft=draft_of("xxx"))
    assert [(key_of(row), row.confidence) for row in rows] == [
        (("figure", 0, 3), 1.0),
        (("figure", 0, 2), 0.9),
    ]


@pytest.mark.django_db
def test_a_unit_longer_than_its_column_is_cut() -> None:
    draft = make_draft()
    found = Extraction((), (figure(0, 2, unit="u" * 200, iso="2" * 200, low=1.0),), ())
    Claim.objects.bulk_create(span_rows(Claim, found, draft=draft))
    claim = Claim.objects.get()
    assert (len(claim.unit), len(claim.iso_date)) == (60, 40)


@given(
    name=st.none() | st.just("Mark Esper"),
    mention=st.none() | st.just(Span(4, 6, "ef")),
    cue=st.none() | st.just(Span(0, 2, "ab")),
    kind=st.sampled_from(["direct", "mixed", "indirect"]),
    is_spoken=st.booleans(),
)
def test_any_quote_comes_back(
    name: str | None, mention: Span | None, cue: Span | None, kind: str, is_spoken: bool
) -> None:
    text = "abcdefghij"
    speaker = Speaker(mention, name, "named beside it") if is_spoken else None
    fragments = (Span(1, 3, "bc"), Span(6, 8, "gh"))
    quote = Quote(1, 8, "bcdefgh", kind, fragments, speaker, cue, 0.5)
    [row] = span_rows(Claim, Extraction((quote,), (), ()), draft=draft_of(text))
    assert quote_of(row, text) == quote


def test_furniture_is_kept_as_offsets_and_kinds() -> None:
    first, *_ = furniture_rows(extract(TEXT).furniture)
    assert first == {"start": 0, "end": 10, "kind": "reading_time"}
