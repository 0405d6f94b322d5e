"""Row numbers are those of the table of bad inputs in the reliability page."""

import signal
import time
import zlib

import pytest

from claims.documents import Limits, Refused, read_file
from claims.documents.pdf_files import _pages_by_pdfium
from claims.documents.pdf_lines import paragraphs_of
from claims.documents.reading import read_here
from tests.documents.make_files import (
    cyclic_pdf,
    flate_bomb_pdf,
    lines_of,
    locked_pdf,
    many_pages_pdf,
    pdf_of,
    pdf_pages,
    plain_pdf,
    scanned_pdf,
    stream,
)

FULL = "a line of words that reaches the margin of its page"
PAGES = [
    pytest.param(["One sentence goes", "on in the next line."], None, id="lower case goes on"),
    pytest.param([FULL + " and", "Then Esper spoke."], None, id="a full line goes on"),
    pytest.param(
        [FULL, "that govern-", "ment is here to stay, it says on and on"],
        f"{FULL} that government is here to stay, it says on and on",
        id="a broken word",
    ),
    pytest.param(
        ["A well-known line that is long, and a well-", "known man said it to us all."],
        "A well-known line that is long, and a well-known man said it to us all.",
        id="a hyphen that the text uses elsewhere",
    ),
    pytest.param(
        [FULL + " in 1990-", "1995, in the Anglo-", "American war and its F-", "16 planes"],
        f"{FULL} in 1990-1995, in the Anglo-American war and its F-16 planes",
        id="hyphens that are no breaks",
    ),
    pytest.param(["Head", f"A {FULL}", "end."], f"Head\nA {FULL} end.", id="a heading"),
    pytest.param([FULL, "ends here.", "New start"], f"{FULL} ends here.\n\nNew start", id="a stop"),
    pytest.param(
        [FULL, "• first thing", "• second thing"],
        f"{FULL}\n• first thing\n• second thing",
        id="bullets",
    ),
    pytest.param([FULL, "end.", "", "“After", "a gap”"], f"{FULL} end.\n\n“After a gap”", id="gap"),
    pytest.param([FULL, "end.", "17"], f"{FULL} end.\n\n17", id="a page number is kept"),
]


@pytest.mark.parametrize(("lines", "text"), PAGES)
def test_it_rejoins_the_lines_of_a_paragraph(lines: list[str], text: str | None) -> None:
    assert read_here(pdf_pages(lines_of(*lines))).text == (text or " ".join(lines))


def test_it_says_how_many_broken_words_it_made_whole() -> None:
    made = read_here(pdf_pages(lines_of(FULL, "a govern-", "ment of min-", "isters")))
    assert made.notes == ("Words broken at the end of a line were made whole (2).",)


def test_a_sentence_goes_on_over_a_page_and_a_new_one_does_not() -> None:
    content = pdf_pages(lines_of("It goes on"), lines_of("and ends."), lines_of("Next page"))
    assert read_here(content).text == "It goes on and ends.\n\nNext page"


def test_it_reads_quotation_marks_and_the_title() -> None:
    content = pdf_pages(lines_of("“Period,” he said — 5,200 €"), catalog=b"/Lang(en)")
    titled = content.replace(b"/Root 1 0 R", b"/Root 1 0 R/Info<</Title(Letter)>>")
    made = read_here(titled, file_name="letter.pdf")
    assert (made.text, made.title) == ("“Period,” he said — 5,200 €", "Letter")


def test_it_refuses_a_pdf_that_needs_a_password() -> None:  # row 34
    with pytest.raises(Refused, match="password protected"):
        read_here(locked_pdf("secret"))


def test_it_reads_a_restricted_pdf_that_opens_without_a_password() -> None:
    made = read_here(locked_pdf(""))
    assert made.text == "The letter says it all. There is nothing to add."
    assert made.notes == (
        "This PDF opens without a password but is marked as restricted by its maker.",
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(plain_pdf()[:400], "damaged", id="row 35: cut in the middle"),
        pytest.param(plain_pdf()[:-50], "damaged", id="row 35: cut at the end"),
        pytest.param(b"%PDF-1.7\n" + b"x" * 2_000_000, "damaged", id="row 35: junk"),
        pytest.param(
            b"%PDF-1.7\n" + b"x" * 2_000_000 + b"\nstartxref\n9\n%%EOF", "damaged", id="row 35: end"
        ),
        pytest.param(b"%PDF-1.7 startxref", "damaged", id="row 35: nothing"),
        pytest.param(many_pages_pdf(2_001), "2,001 pages; the limit is 2,000", id="row 37: pages"),
        pytest.param(many_pages_pdf(20_000), "20,000 pages", id="row 37: many pages"),
        pytest.param(cyclic_pdf(), "damaged", id="row 37: cyclic page tree"),
        pytest.param(pdf_pages(), "damaged", id="no pages"),
        pytest.param(pdf_of([b"<</Type/Catalog>>"]), "damaged", id="no page tree"),
        pytest.param(scanned_pdf(), "no text layer", id="row 38: scanned"),
        pytest.param(pdf_pages(b""), "no text layer", id="row 38: empty page"),
    ],
)
def test_it_refuses_a_hostile_or_damaged_file(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        read_here(content)


@pytest.mark.parametrize(("layers", "says"), [(1, "unpacks to far more"), (2, "unpacks")])
def test_it_refuses_a_bomb(layers: int, says: str) -> None:  # row 36
    with pytest.raises(Refused, match=says):
        read_here(flate_bomb_pdf(300_000_000, layers=layers))


def test_it_tells_of_pages_without_text() -> None:  # row 38
    made = read_here(pdf_pages(lines_of("Words"), b"", b""))
    assert made.notes == ("No text on 2 of 3 pages; they may be pictures.",)


SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
LAUNCH = b"<</S/Launch/F(/bin/sh)>>"
RAN = "This PDF holds scripts or starts programs; none of it was run."
UNOPENED = "This PDF holds attached files, which were not opened."
FIELDS = "This PDF is a form; what was typed into its fields may be missing here."


@pytest.mark.parametrize(
    ("catalog", "page", "notes"),
    [
        (b"/OpenAction" + SCRIPT, b"", (RAN,)),
        (b"/OpenAction" + LAUNCH, b"", (RAN,)),
        (b"/AA<</WC" + SCRIPT + b">>", b"", (RAN,)),
        (b"/Names<</JavaScript<</Names[(a)" + SCRIPT + b"]>>>>", b"", (RAN,)),
        (b"", b"/AA<</O" + SCRIPT + b">>", (RAN,)),
        (b"", b"/Annots[<</Subtype/Link/A" + LAUNCH + b">>]", (RAN,)),
        (b"/Names<</EmbeddedFiles<</Names[]>>>>", b"", (UNOPENED,)),
        (b"/AcroForm<</Fields[<</T(name)>>]>>", b"", (FIELDS,)),
        (b"/OpenAction[3 0 R/Fit]", b"/Annots[<</A<</S/URI/URI(https://a.org)>>>>]", ()),
        (b"/Names 9/AA[]/AcroForm(x)", b"/Annots 7/AA 3", ()),
    ],
)
def test_it_flags_what_it_never_opens(catalog: bytes, page: bytes, notes: tuple[str]) -> None:
    made = read_here(pdf_pages(lines_of("Words"), catalog=catalog, page=page))  # row 39
    assert (made.text, made.notes) == ("Words", notes)


def test_pdfium_reads_what_pypdf_reads_too_slowly() -> None:
    content = many_pages_pdf(1_500)
    made = read_here(content, limits=Limits(seconds=1))
    assert made.text.split("\n\n") == ["Words on a page."] * 1_500


def test_both_programs_give_the_same_words() -> None:
    content = pdf_pages(lines_of(FULL, "“and on”", "", "New."), lines_of("Page two"))
    text, _ = paragraphs_of(_pages_by_pdfium(content))
    assert text.split() == read_here(content).text.split()


def crowded_pdf(words: int) -> bytes:
    """A page of one-letter words, most of them beyond its edge."""
    operators = b"BT /F1 1 Tf " + b"(a) Tj 1 0 Td " * words + b" ET"
    return pdf_pages(zlib.compress(operators), extra=b"/Filter/FlateDecode")


def test_no_program_drops_the_end_of_a_crowded_page() -> None:
    content = crowded_pdf(2_000)
    assert read_here(content).text.count("a") == 2_000
    assert paragraphs_of(_pages_by_pdfium(content))[0].count("a") == 2_000


def test_pypdf_is_stopped_in_the_middle_of_a_page() -> None:
    """pypdf needs some ten seconds for this page, PDFium one."""
    started = time.process_time()
    made = read_here(crowded_pdf(200_000), limits=Limits(seconds=1))
    assert made.text.count("a") == 200_000
    assert time.process_time() - started < 5
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_it_says_so_when_a_page_cannot_be_unpacked() -> None:
    """pypdf goes on with an empty page and a line in the log."""
    content = pdf_pages(lines_of("Page one"), lines_of("Page two"))
    packed = stream(b"not packed at all", b"/Filter/FlateDecode")
    made = read_here(content.replace(stream(lines_of("Page two")), packed))
    assert made.text == "Page one"
    assert made.notes == (
        "No text on 1 of 2 pages; they may be pictures.",
        "Part of this PDF is damaged, so words may be missing here. Compare it with the original.",
    )


def test_a_pdf_is_read_in_the_sandbox() -> None:
    assert read_file(plain_pdf(), file_name="a.pdf") == read_here(plain_pdf(), file_name="a.pdf")
