"""Rows 33 and 34 of the table of bad inputs: the content decides, the name may not differ."""

import pytest

from claims.documents import Refused
from claims.documents.reading import read_here
from tests.documents.make_files import (
    SENTENCE,
    docx_of,
    ole_of,
    paragraph,
    plain_pdf,
    zip_of,
)

DOCX, PDF = docx_of(paragraph(SENTENCE)), plain_pdf()
HTML, TEXT = b"<!DOCTYPE html><p>Words", b"Plain words"
SHEET = zip_of([("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<x/>")])
SLIDES = zip_of([("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<x/>")])
ODT_TYPE = b"application/vnd.oasis.opendocument.text"


def stored_first(media_type: bytes) -> bytes:
    """OpenDocument and EPUB: the first entry is `mimetype`, unpacked."""
    return b"PK\x03\x04" + bytes(26) + b"mimetype" + media_type + zip_of([("a", b"b")])


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (DOCX, "letter.docx", "docx"),
        (DOCX, "LETTER.DOCX", "docx"),
        (DOCX, "", "docx"),
        (PDF, "letter.pdf", "pdf"),
        (PDF, "letter", "pdf"),
        (b"\r\n" + PDF, "letter.pdf", "pdf"),
        (b"junk of a mail program\n" + PDF, "letter.pdf", "pdf"),
        (HTML, "page.html", "html"),
        (HTML, "page.htm", "html"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><!-- x --><html><p>Words", "", "html"),
        (b"Some words<br>and more", "page.html", "html"),
        (TEXT, "notes.txt", "txt"),
        (TEXT, "notes.md", "txt"),
        (TEXT, "", "txt"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nHello", "talk.srt", "txt"),
        (b"BM is the start of these words", "notes.txt", "txt"),
        (b"3 < 5 and <p> is a tag", "notes.txt", "txt"),
        (b"It wrote %PDF-1.7 at the top", "notes.txt", "txt"),
    ],
)
def test_it_knows_the_kind_by_content(content: bytes, name: str, kind: str) -> None:
    assert read_here(content, file_name=name).file_kind == kind


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (HTML, "page.pdf", "named .pdf but holds a web page"),
        (HTML, "page.txt", "named .txt but holds a web page"),
        (HTML, "page.doc", "named .doc but holds a web page"),
        (TEXT, "letter.docx", "named .docx but holds plain text"),
        (TEXT, "photo.jpg", "named .jpg but holds plain text"),
        (TEXT, "page.html", "named .html but holds plain text"),
        (PDF, "letter.docx", "named .docx but holds a PDF"),
        (DOCX, "letter.pdf", "named .pdf but holds a Word file"),
        (DOCX, "letter.doc", "named .doc but holds a Word file"),
        (DOCX, "sheet.xlsx", "named .xlsx but holds a Word file"),
        (b"<html>" + PDF, "letter.pdf", "named .pdf but holds a web page"),
    ],
)
def test_it_refuses_a_name_that_promises_another_kind(content: bytes, name: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        read_here(content, file_name=name)


@pytest.mark.parametrize("name", ["", "letter.docx", "letter.txt"])
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (ole_of("Root Entry", "WordDocument"), "an old Word file.*Save it as .docx, PDF or plain"),
        (ole_of("Root Entry", "Workbook"), "an old Office file.*Save it as .docx"),
        (b"{\\rtf1\\ansi Words}", "an RTF file.*Save it as .docx, PDF or plain text"),
        (stored_first(ODT_TYPE), "an OpenDocument file.*Save it as .docx, PDF or plain text"),
        (stored_first(b"application/epub+zip"), "an e-book"),
        (SHEET, "a spreadsheet"),
        (SLIDES, "a presentation"),
        (zip_of([("letter.docx", DOCX)]), "a zip archive.*Unpack it"),  # row 26: nested
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture.*Type out its words"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a picture"),
        (b"\0\0\0\x18ftypmp42" + bytes(50), "recording.*Add its transcript"),
        (b"ID3\x04" + bytes(50), "recording.*Add its transcript"),
        (b"\x1f\x8b\x08" + bytes(50), "archive"),
        (b"\x7fELF\x02" + bytes(50), "a program"),
    ],
)
def test_it_says_what_to_do_with_a_kind_that_it_does_not_read(
    content: bytes, says: str, name: str
) -> None:
    with pytest.raises(Refused, match=says):
        read_here(content, file_name=name)


def test_it_refuses_an_encrypted_word_file() -> None:  # row 34
    with pytest.raises(Refused, match="password protected"):
        read_here(ole_of("Root Entry", "EncryptionInfo", "EncryptedPackage"), file_name="a.docx")


def test_it_refuses_a_pdf_that_is_a_zip_archive_as_well() -> None:
    with pytest.raises(Refused, match="a PDF and a zip archive at once"):
        read_here(PDF + DOCX, file_name="letter.pdf")
