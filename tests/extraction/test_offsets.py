"""The contract: every offset is a code point into the text, and the text there is the surface."""

import datetime
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract
from claims.extraction.extractor import chunks
from claims.extraction.types import Extraction, Span

PIECES = st.sampled_from(
    [
        "“", "”", "‘", "’", '"', "''", "«", "»", "Mr Esper", " said ", " told reporters ", ", ",
        ". ", "\n\n", "\r\n", "5,000", " troops", "$5.2bn", "10%", " on Tuesday", "6 January 2020",
        "twenty-one ", "e\u0301", "👩\u200d🚀", "\u202eabc\u202c", "שלום", "\x00", "\ud800",
        " that ", "He ", "according to ", "between 5 and 10 ", "the letter ", "3 Min Read",
        "By Jo Poe", "Source: AFP",
        "1/2", "9/11", "10:30pm", "1980s", "\u00a0", "\t", "(", ")", "—",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


def _spans(found: Extraction) -> list[Span]:
    spans = [Span(item.start, item.end, item.surface) for item in found.furniture]
    for quote in found.quotes:
        spans += [Span(quote.start, quote.end, quote.surface), *quote.fragments]
        spans += [quote.cue] if quote.cue else []
        spans += [quote.speaker.mention] if quote.speaker and quote.speaker.mention else []
    for figure in found.figures:
        spans += [Span(figure.start, figure.end, figure.surface)]
        spans += [figure.thing] if figure.thing else []
    return spans


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_surface_is_the_text_at_its_offsets(text: str) -> None:
    for span in _spans(extract(text, doc_date=datetime.date(2020, 1, 7))):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.surface


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_quotations_and_figures_come_in_text_order(text: str) -> None:
    found = extract(text)
    figures = [(figure.start, figure.end) for figure in found.figures]
    assert figures == sorted(figures)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(figures))
    assert [quote.start for quote in found.quotes] == sorted(q.start for q in found.quotes)


@given(st.text(alphabet="ab .\n", max_size=400), st.integers(1, 50))
def test_chunks_cover_the_text_without_gap_or_overlap(text: str, size: int) -> None:
    ranges = list(chunks(text, size))
    assert "".join(text[start:stop] for start, stop in ranges) == text
    assert all(0 < stop - start <= size for start, stop in ranges)


@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_a_claim_behind_the_first_chunk_keeps_its_place(gap: str) -> None:
    text = gap.join(["The weather was fine that day."] * 8_000 + ["Jo Poe said it cost $5m."])
    found = extract(text)
    assert text[found.quotes[-1].start :] == "it cost $5m."
    assert found.figures[-1].surface == "$5m"
    assert found.quotes[-1].speaker is not None
    assert found.quotes[-1].speaker.name == "Jo Poe"
