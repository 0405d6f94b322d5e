"""Whatever the bytes, a reader gives a text that can be stored, or a sentence."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.documents import Limits, ReadText, Refused, read_file
from claims.documents.docx_files import read_docx
from claims.documents.html_files import read_html
from claims.documents.pdf_files import read_pdf
from claims.documents.reading import read_here
from claims.documents.txt_files import read_txt
from tests.documents.make_files import (
    docx_of,
    lines_of,
    locked_pdf,
    paragraph,
    pdf_pages,
)

SMALL = Limits(seconds=3, pages=50)
SEEDS = {
    "docx": docx_of(paragraph("First words.") + "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"),
    "pdf": pdf_pages(lines_of("First line", "second line"), lines_of("Page two")),
    "locked": locked_pdf(""),
    "html": b"<html><head><title>T</title><body><p>First <b>words</b><ul><li>a</ul><q>b</q>",
    "txt": "First words, „fünf“ 五".encode(),
}
SLOW_PARSERS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def check(read: ReadText) -> None:
    read.text.encode()
    assert "\0" not in read.text
    assert bool(read.text.strip()) != bool(read.encodings)
    assert all(choice.preview for choice in read.encodings)


@st.composite
def mutated(draw: st.DrawFn, seed: bytes) -> bytes:
    """The seed with up to five places overwritten, cut out or doubled."""
    content = seed
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, max(len(content) - 1, 0)))
        end = start + draw(st.integers(0, 40))
        middle = draw(
            st.sampled_from([b"", content[start:end] * 2, b"\xff", b"\0"]) | st.binary(max_size=20)
        )
        content = content[:start] + middle + content[end:]
    return content


@pytest.mark.parametrize(
    "prefix", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\x1b$"]
)
@given(content=st.binary(max_size=300))
@settings(max_examples=40, deadline=None)
def test_random_bytes_are_read_or_refused(prefix: bytes, content: bytes) -> None:
    try:
        check(read_here(prefix + content, limits=SMALL))
    except Refused as refused:
        assert str(refused).endswith(".")


@pytest.mark.parametrize("reader", [read_txt, read_html, read_docx, read_pdf])
@given(content=st.binary(max_size=300))
@settings(max_examples=40, deadline=None)
def test_every_reader_bears_bytes_of_any_kind(
    reader: Callable[..., ReadText], content: bytes
) -> None:
    try:
        check(reader(content, limits=SMALL))
    except Refused as refused:
        assert str(refused).endswith(".")


@pytest.mark.parametrize("seed", SEEDS)
@given(data=st.data())
@SLOW_PARSERS
def test_mutated_files_are_read_or_refused(seed: str, data: st.DataObject) -> None:
    content = data.draw(mutated(SEEDS[seed]))
    try:
        check(read_here(content, limits=SMALL))
    except Refused as refused:
        assert str(refused).endswith(".")


@pytest.mark.parametrize("seed", SEEDS)
@given(data=st.data())
@settings(max_examples=3, deadline=None)
def test_mutated_files_go_through_the_sandbox(seed: str, data: st.DataObject) -> None:
    content = data.draw(mutated(SEEDS[seed]))
    try:
        check(read_file(content, limits=SMALL))
    except Refused as refused:
        assert str(refused).endswith(".")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")))
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    """Behind a letter, so that the text is visible, no mark and no other kind of file."""
    content = "a " + text
    made = read_txt(content.encode())
    assert made.text == content or made.encodings
