"""Row numbers are those of the table of bad inputs in the reliability page."""

import io
import os
import socket
from pathlib import Path

import docx
import pytest

from claims.documents import Limits, Refused, read_file
from claims.documents.reading import read_here
from claims.documents.zip_checks import MOST_UNPACKED
from tests.documents.make_files import (
    SENTENCE,
    TYPES_SPACE,
    W_SPACE,
    document_xml,
    docx_of,
    docx_with,
    docx_with_lying_sizes,
    docx_with_overlapping_parts,
    docx_with_twin_parts,
    paragraph,
    rels,
    zip_of,
)


def read(body: str) -> str:
    return read_here(docx_of(body)).text


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def notes_part(kind: str, **notes: str) -> str:
    inner = "".join(
        f'<w:{kind} w:id="{key[1:]}">{paragraph(words)}</w:{kind}>' for key, words in notes.items()
    )
    return f'<w:{kind}s xmlns:w="{W_SPACE}">{inner}</w:{kind}s>'


RAISED = '<w:vertAlign w:val="superscript"/>'
NOT_HIDDEN = '<w:vanish w:val="0"/>'
GHOST = '<w:rStyle w:val="Ghost"/>'
YEAR, TROOPS, PLACE, NUMBER = (paragraph(w) for w in ("Year", "Troops", "in Iraq", "2019"))
TABLE = (
    f"<w:tbl><w:tr><w:tc>{YEAR}</w:tc><w:tc>{TROOPS}{PLACE}</w:tc></w:tr>"
    f"<w:tr><w:tc>{NUMBER}</w:tc></w:tr></w:tbl>"
)
FIELD = "<w:r><w:instrText>PAGE \\* MERGE</w:instrText></w:r>"
# Rows 13 to 17: decomposed letters, direction marks, zero width, joined emoji, Arabic.
UNUSUAL = "e\u0301 \u202e 5\u200b,2 👩‍👩‍👧‍👦 قال"
BODIES = [
    (paragraph("One") + "<w:p/>" + paragraph("Two"), "One\n\nTwo"),
    (f"<w:p>{run('5,')}{run('200')}{run(' ')}{run('troops')}</w:p>", "5,200 troops"),
    ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>", "a\nb\tc"),
    ("<w:p><w:r><w:t>Air</w:t><w:noBreakHyphen/><w:t>base</w:t></w:r></w:p>", "Air-base"),
    (f"<w:p><w:hyperlink>{run('linked')}</w:hyperlink>{run(' words')}</w:p>", "linked words"),
    (f"<w:sdt><w:sdtContent>{paragraph('In a control')}</w:sdtContent></w:sdt>", "In a control"),
    (TABLE, "Year\tTroops in Iraq\n2019"),
    (f"<w:p>{run('5,000')}{run('1', RAISED)}</w:p>", "5,000¹"),
    (f"<w:p>{FIELD}{run('7')}</w:p>", "7"),
    (paragraph(UNUSUAL), UNUSUAL),
]


@pytest.mark.parametrize(("body", "text"), BODIES)
def test_it_reads_the_words_as_word_shows_them(body: str, text: str) -> None:
    assert read(body) == text


def test_it_reads_a_file_that_python_docx_wrote() -> None:
    document = docx.Document()
    document.add_heading("Letter to the deputy director", 0)
    document.add_paragraph("Sir, in due deference to ").add_run("the sovereignty")
    packed = io.BytesIO()
    document.save(packed)
    made = read_here(packed.getvalue(), file_name="letter.docx")
    assert made.text == "Letter to the deputy director\n\nSir, in due deference to the sovereignty"
    assert made.title == "Letter to the deputy director"


def test_it_keeps_insertions_and_never_quotes_deletions() -> None:  # row 32
    body = (
        "<w:p>" + run("We ") + "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins>" + run("always ") + "</w:ins>" + run("said so.") + "</w:p>"
        "<w:p><w:moveFrom>" + run("Gone.") + "</w:moveFrom></w:p>"
        "<w:p><w:moveTo>" + run("Here.") + "</w:moveTo></w:p>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph("row") + "</w:tc></w:tr></w:tbl>"
    )
    made = read_here(docx_of(body))
    assert made.text == "We always said so.\n\nHere."
    assert made.notes == (
        "This file has tracked changes: deletions are left out (3), insertions are kept (2).",
    )


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:  # row 32
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = f"<w:p>{mark}{run('One sentence, ')}</w:p>" + paragraph("not two.")
    assert read(body) == "One sentence, not two."


def test_it_labels_footnotes_at_the_end_in_the_order_of_the_text() -> None:  # row 32
    refer = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    made = read_here(
        docx_of(
            f"<w:p>{run('First')}{refer.format('footnote', 7)}{run(' and second')}"
            f"{refer.format('footnote', 2)}{run(' and last')}{refer.format('endnote', 1)}</w:p>",
            footnotes=notes_part("footnote", _2="The second.", _7="The first.", _9="Unused."),
            endnotes=notes_part("endnote", _1="The end."),
        )
    )
    assert made.text == (
        "First and second and last\n\n"
        "Footnote 1: The first.\n\nFootnote 2: The second.\n\nEndnote 1: The end."
    )
    assert made.notes == ("Footnotes and endnotes stand at the end of the text.",)


def test_it_leaves_out_hidden_text_and_flags_it() -> None:  # row 32
    styles = (
        f'<w:styles xmlns:w="{W_SPACE}"><w:style w:type="character" w:styleId="Ghost">'
        "<w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    )
    body = (
        f"<w:p>{run('Seen')}{run(' unseen', '<w:vanish/>')}"
        f"{run(' shown', NOT_HIDDEN)}"
        f"{run(' ghost', GHOST)}</w:p>"
    )
    made = read_here(docx_of(body, styles=styles))
    assert made.text == "Seen shown"
    assert made.notes == ("Left out: hidden text (2). Show it in Word to see it.",)


def test_it_reads_a_text_box_once_after_its_paragraph() -> None:  # row 32
    box = f"<w:txbxContent>{paragraph('Boxed.')}</w:txbxContent>"
    body = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"{run('Before ')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>{run('after.')}</w:p>"
    )
    assert read(body) == "Before after.\n\nBoxed."


def test_it_leaves_out_page_headers_and_says_so() -> None:
    header = f'<w:hdr xmlns:w="{W_SPACE}">{paragraph("CONFIDENTIAL")}</w:hdr>'
    made = read_here(docx_of(paragraph("Words"), header=header))
    assert (made.text, made.notes) == ("Words", ("Left out: page headers and footers.",))


BIG = MOST_UNPACKED + 1


def hidden_doctype(declaration: str, encoding: str = "UTF-8") -> list[tuple[str, bytes]]:
    xml = document_xml(paragraph("&x;")).replace("?>", f"?>{declaration}", 1)
    return [("word/document.xml", xml.replace("UTF-8", encoding).encode(encoding))]


LAUGHS = '<!ENTITY l0 "ha">' + "".join(
    '<!ENTITY l{} "{}">'.format(n + 1, f"&l{n};" * 10) for n in range(9)
)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(docx_with([("word/media/x", bytes(BIG))]), "unpacks", id="row 25: bomb"),
        pytest.param(docx_with([("word/media/x", bytes(400_000))]), "unpacks", id="row 25: ratio"),
        pytest.param(docx_with_lying_sizes(123_457), "damaged", id="row 25: lying headers"),
        pytest.param(docx_with_overlapping_parts(), "overlap", id="row 26: overlap"),
        pytest.param(docx_with_twin_parts(), "two parts with one name", id="row 26: twins"),
        pytest.param(
            docx_with((f"word/media/{n}", b"") for n in range(9_000)), "unpacks", id="row 27"
        ),
        pytest.param(
            docx_with(hidden_doctype(f'<!DOCTYPE d [{LAUGHS}<!ENTITY x "&l9;">]>')),
            "document type",
            id="row 28: billion laughs",
        ),
        pytest.param(
            docx_with(hidden_doctype('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
            "document type",
            id="row 28: external entity",
        ),
        pytest.param(
            docx_with(hidden_doctype('<!DOCTYPE d SYSTEM "http://127.0.0.1/d.dtd">', "UTF-16")),
            "document type",
            id="row 28: external DTD in UTF-16",
        ),
        pytest.param(
            docx_with(hidden_doctype("", "UTF-7")), "unusual encoding", id="row 28: in UTF-7"
        ),
        pytest.param(docx_of(paragraph(SENTENCE))[:-60], "damaged", id="row 35: cut off"),
        pytest.param(docx_of(paragraph(SENTENCE))[:100], "damaged", id="row 35: cut short"),
        pytest.param(b"PK\x03\x04" + b"x" * 9_999, "damaged", id="row 35: junk"),
        pytest.param(docx_with([("word/document.xml", b"<not xml")]), "damaged", id="broken XML"),
        pytest.param(
            docx_with([("[Content_Types].xml", f'<Types xmlns="{TYPES_SPACE}"/>'.encode())]),
            "damaged|macros",
            id="no types",
        ),
        pytest.param(docx_of("<w:p/>"), "holds no words", id="row 1: empty"),
        pytest.param(
            docx_of("<w:sdt>" * 400 + paragraph("x") + "</w:sdt>" * 400),
            "damaged",
            id="row 31: deep",
        ),
    ],
)
def test_it_refuses_a_hostile_or_damaged_file(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        read_here(content)


def test_it_refuses_a_file_with_macros() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    types = (
        f'<Types xmlns="{TYPES_SPACE}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    with pytest.raises(Refused, match="macros or a template"):
        read_here(docx_with([("[Content_Types].xml", types.encode())]))


def test_very_many_paragraphs_end_within_the_limit() -> None:  # row 31
    """Numbered, so that they pack badly and pass the checks of the archive."""
    numbered = "".join(paragraph(f"w{n * 7919 % 1_000_003}") for n in range(200_000))
    content = docx_of(numbered)
    with pytest.raises(Refused, match="Word file took our reader longer than 1 second"):
        read_file(content, limits=Limits(seconds=1))
    assert read_file(docx_of(paragraph("next"))).text == "next"


def test_it_opens_nothing_that_the_file_links_to(tmp_path: Path) -> None:  # row 29
    """A pipe blocks whoever opens it to read; a listening socket notices who connects."""
    pipe = tmp_path / "picture.png"
    os.mkfifo(pipe)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.01)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/template.dotx"
        outside = rels(
            ("i", "image", pipe.as_uri()), ("t", "attachedTemplate", address), mode="External"
        )
        made = read_file(
            docx_with([("word/_rels/document.xml.rels", outside.encode())]),
            limits=Limits(seconds=5),
        )
        with pytest.raises(TimeoutError):
            server.accept()
    assert made.text == SENTENCE
    assert made.notes == ("This file links to outside files, which were not opened.",)


def test_member_names_with_paths_write_nothing(tmp_path: Path) -> None:  # row 30
    (tmp_path / "deep").mkdir()
    before = sorted(tmp_path.rglob("*"))
    old = Path.cwd()
    os.chdir(tmp_path / "deep")
    try:
        content = docx_with([("../../x.txt", b"x"), ("../x.txt", b"x"), (f"{tmp_path}/y", b"x")])
        assert read_here(content).text == SENTENCE
    finally:
        os.chdir(old)
    assert sorted(tmp_path.rglob("*")) == before


def test_it_does_not_open_a_file_inside_the_file() -> None:  # row 26
    inner = zip_of([("word/document.xml", b"secret")])
    made = read_here(docx_with([("word/embeddings/inner.docx", inner)]))
    assert made.text == SENTENCE
