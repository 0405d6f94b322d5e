"""PDF files: the text layer, by pypdf first and PDFium second.

pypdf is Python with limits of its own, so a hostile file ends in an error. PDFium is C++ and
twenty times as fast; it reads what pypdf reads badly or too slowly. Nothing in a PDF is run
or opened.
"""

import contextlib
import io
import logging
import signal
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pypdfium2
from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import LimitReachedError

from claims.documents.kinds import LOCKED
from claims.documents.pdf_lines import Line, paragraphs_of
from claims.documents.pdf_notes import active_parts, declared_pages
from claims.documents.text import clean_text, has_visible_character
from claims.documents.types import Limits, ReadText, Refused

DAMAGED = "This PDF is damaged or incomplete. Download or print it to PDF again, or paste the text."
SCANNED = (
    "This PDF has no text layer: its pages are pictures, perhaps scanned. Run text recognition "
    "(OCR) on it first, or type out the words."
)
TOO_BIG = "This PDF unpacks to far more than a text needs. Save it as .docx or paste the text."
UNLOCKED = "This PDF opens without a password but is marked as restricted by its maker."
INCOMPLETE = (
    "Part of this PDF is damaged, so words may be missing here. Compare it with the original."
)
# The end of a PDF stands in its last 1,024 bytes; some mailers add a little.
TAIL = 2_048
# The share of the time that pypdf gets before PDFium reads the file instead.
PYPDF_SHARE = 0.3


class _TooSlow(BaseException):
    """pypdf used up its share of the time. Not an `Exception`, which pypdf would catch."""


def read_pdf(content: bytes, *, limits: Limits | None = None) -> ReadText:
    """The words of a PDF, lines rejoined to paragraphs, page numbers kept.

    Notes tell of scripts, attached files, form fields, pages without text and mended
    hyphens. Raises `Refused` for a damaged or locked PDF, too many pages or no text layer.
    """
    limits = limits or Limits()
    reader = _open(content)
    notes = [UNLOCKED] if reader.is_encrypted else []
    _check_pages(reader, limits)
    notes += active_parts(reader)
    pages, is_damaged = _read_pages(reader, content, limits.seconds * PYPDF_SHARE)
    empty = sum(1 for page in pages if not _has_words(page))
    if empty == len(pages):
        raise Refused(SCANNED)
    if empty:
        notes.append(f"No text on {empty:,} of {len(pages):,} pages; they may be pictures.")
    text, mended = paragraphs_of(pages)
    if mended:
        notes.append(f"Words broken at the end of a line were made whole ({mended:,}).")
    if is_damaged:
        notes.append(INCOMPLETE)
    text, more = clean_text(text, limits=limits)
    return ReadText("pdf", text, _title(reader), (*notes, *more))


def _open(content: bytes) -> PdfReader:
    """The unlocked file. pypdf would mend a cut-off file and lose its end in silence."""
    if b"startxref" not in content.rstrip(b"\0 \t\r\n")[-TAIL:]:
        raise Refused(DAMAGED)
    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED
    except LimitReachedError as error:
        raise Refused(TOO_BIG) from error
    except Exception as error:  # It lets out KeyError, RecursionError and others.
        raise Refused(DAMAGED) from error
    if locked:
        raise Refused(LOCKED)
    return reader


def _check_pages(reader: PdfReader, limits: Limits) -> None:
    """Raise `Refused` for too many pages, none, or a page tree that has no end."""
    try:
        declared = declared_pages(reader)
        count = declared if declared > limits.pages else len(reader.pages)
    except Exception as error:  # A hostile tree fails in whichever type it is built wrong.
        raise Refused(DAMAGED) from error
    if count > limits.pages:
        raise Refused(
            f"This PDF has {count:,} pages; the limit is {limits.pages:,}. "
            "Cut out the part that you need, or paste the text."
        )
    if count == 0:
        raise Refused(DAMAGED)


def _read_pages(reader: PdfReader, content: bytes, seconds: float) -> tuple[list[list[Line]], bool]:
    """The lines of every page, by whichever program reads them well and in time; and whether
    a part could not be unpacked.
    """
    try:
        with _Complaints() as complaints, _time_limit(seconds):
            pages = [_lines_by_pypdf(page) for page in reader.pages]
    except LimitReachedError as error:
        raise Refused(TOO_BIG) from error
    except (_TooSlow, Exception):  # Or a font or stream that pypdf does not know.
        return _pages_by_pdfium(content), False
    if complaints.count or not _is_readable(pages):
        pages = _better(pages, _pages_by_pdfium(content))
    return pages, bool(complaints.count)


class _Complaints(logging.Handler):
    """Counts what pypdf logs, and does not raise, when it cannot unpack a part of a file."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1

    def __enter__(self) -> "_Complaints":
        logging.getLogger("pypdf.filters").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("pypdf.filters").removeHandler(self)


@contextlib.contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise `_TooSlow` inside pypdf after so many seconds, in the middle of a page too.

    Works in the main thread and on Python code, which pypdf is. The alarm that guards the
    child goes on afterwards.
    """

    def stop(_signal: int, frame: FrameType | None) -> None:
        if frame and frame.f_globals.get("__name__", "").startswith("pypdf."):
            raise _TooSlow

    handler = signal.signal(signal.SIGALRM, stop)
    # Again and again until pypdf's own code runs: what is raised while objects are being freed,
    # or where others are told of that, is lost.
    alarm, _ = signal.setitimer(signal.ITIMER_REAL, seconds, 0.1)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        signal.setitimer(signal.ITIMER_REAL, alarm)
        signal.signal(signal.SIGALRM, handler)


def _lines_by_pypdf(page: PageObject) -> list[Line]:
    """Lines with their places on the page."""
    parts: list[tuple[str, float, float]] = []

    def add(text: str, page_matrix: Any, text_matrix: Any, *_: object) -> None:
        left = text_matrix[4] * page_matrix[0] + text_matrix[5] * page_matrix[2] + page_matrix[4]
        height = text_matrix[4] * page_matrix[1] + text_matrix[5] * page_matrix[3] + page_matrix[5]
        parts.append((text, left, height))

    page.extract_text(visitor_text=add)
    return list(_lines(parts))


def _lines(parts: list[tuple[str, float, float]]) -> Iterator[Line]:
    """Pieces of text with places, cut and joined to lines; a line's place is its first word's."""
    words, left, height = "", None, None
    for text, part_left, part_height in parts:
        for number, piece in enumerate(text.split("\n")):
            if number:
                yield Line(_one_line(words), left, height)
                words, left, height = "", None, None
            if left is None and piece.strip():
                left, height = part_left, part_height
            words += piece
    yield Line(_one_line(words), left, height)


def _one_line(words: str) -> str:
    return " ".join(words.replace("\0", "").split())


def _pages_by_pdfium(content: bytes) -> list[list[Line]]:
    try:
        with pypdfium2.PdfDocument(content) as document:
            return [_lines_by_pdfium(document[number]) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Refused(DAMAGED) from error


def _lines_by_pdfium(page: pypdfium2.PdfPage) -> list[Line]:
    # Not get_text_bounded: that leaves out, in silence, what stands beyond the page's edge.
    text = page.get_textpage().get_text_range()
    page.close()
    # PDFium writes U+0002 for the hyphen of a word that it joined over a line's end.
    return [Line(_one_line(line)) for line in text.replace("\x02", "-\n").splitlines()]


def _has_words(page: list[Line]) -> bool:
    return any(has_visible_character(line.text) for line in page)


def _is_readable(pages: list[list[Line]]) -> bool:
    """Whether there is text and nearly all of it is characters, not signs for the unknown."""
    text = "".join(line.text for page in pages for line in page)
    return bool(text) and _unknown(text) * 50 <= len(text)


def _unknown(text: str) -> int:
    return sum(character == "\ufffd" or not character.isprintable() for character in text)


def _better(first: list[list[Line]], second: list[list[Line]]) -> list[list[Line]]:
    """The reading with more characters that are known."""

    def known(pages: list[list[Line]]) -> int:
        text = "".join(line.text for page in pages for line in page)
        return len(text) - 2 * _unknown(text)

    return first if known(first) >= known(second) else second


def _title(reader: PdfReader) -> str:
    try:
        title = reader.metadata.title if reader.metadata else None
    except Exception:  # A broken date or string in the metadata costs the title, not the text.
        return ""
    return _one_line(title or "").encode(errors="replace").decode()[:300]
