"""Word files: the words as Word shows them with all changes accepted.

python-docx opens the package and follows its parts; the walk over the paragraphs is ours,
because `Paragraph.text` leaves out insertions and text boxes. Links to files and addresses
outside the package are never followed.
"""

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml
from lxml.etree import ErrorTypes

from claims.documents.docx_walk import Element, Seen, W, blocks_of, flat, is_on
from claims.documents.text import clean_text, has_visible_character
from claims.documents.types import Limits, ReadText, Refused
from claims.documents.zip_checks import DAMAGED, check_docx_zip

NO_WORDS = (
    "This Word file holds no words, perhaps only pictures of them. "
    "Type them out, or add a version with text."
)
MACROS = (
    "This is a Word file with macros or a template. Save it as a plain Word document (.docx) "
    "and add that."
)


def read_docx(content: bytes, *, limits: Limits | None = None) -> ReadText:
    """The words of a Word file, one paragraph a block, a table row a line, cells by tabs.

    Tracked insertions are kept, deletions and hidden text left out, footnotes and endnotes
    labelled at the end, page headers and footers left out; notes say which of these there
    were. Raises `Refused` for archives that `check_docx_zip` refuses and files without words.
    """
    check_docx_zip(content)
    document = _open(content)
    seen = Seen(hidden_styles=frozenset(_hidden_styles(document)))
    paragraphs = list(blocks_of(document.element.body, seen))
    paragraphs += _labelled(document, seen)
    text = "\n\n".join(paragraphs)
    if not has_visible_character(text):
        raise Refused(NO_WORDS)
    text, notes = clean_text(text, limits=limits)
    return ReadText("docx", text, _title(document), (*seen.sentences(), *_about(document), *notes))


def _open(content: bytes) -> Document:
    try:
        return docx.Document(io.BytesIO(content))
    except ValueError as error:  # python-docx: the main part is of another media type.
        raise Refused(MACROS) from error
    except MemoryError:
        raise
    except Exception as error:
        # python-docx lets out KeyError, AttributeError, lxml's errors and more, and lxml says
        # of memory that it has run out as of a fault in the file.
        if getattr(error, "code", None) == ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise Refused(DAMAGED) from error


def _hidden_styles(document: Document) -> Iterator[str]:
    """Ids of the styles that hide what they are put on."""
    for style in document.styles.element.findall(f"{W}style"):
        mark = style.find(f"{W}rPr/{W}vanish")
        if mark is not None and is_on(mark):
            yield str(style.get(f"{W}styleId"))


def _labelled(document: Document, seen: Seen) -> list[str]:
    """Footnotes and endnotes that the text refers to, numbered in its order."""
    found = []
    for kind in ("footnote", "endnote"):
        texts = _notes_part(document, kind)
        for number, key in enumerate(seen.references(kind), start=1):
            if key in texts:
                words = " ".join(flat(block) for block in blocks_of(texts[key], seen))
                found.append(f"{kind.capitalize()} {number}: {words}")
    return found


def _notes_part(document: Document, kind: str) -> dict[str, Element]:
    """Id → element, of the part that holds the document's footnotes or endnotes."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}s"):
            root = parse_xml(relation.target_part.blob)
            return {str(note.get(f"{W}id")): note for note in root.findall(f"{W}{kind}")}
    return {}


def _title(document: Document) -> str:
    """The first paragraph in the style Title, else what the file's properties say."""
    for paragraph in document.element.body.findall(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == "Title":
            return flat(" ".join(blocks_of([paragraph], Seen())))[:300]
    return flat((document.core_properties.title or "").replace("\0", ""))[:300]


def _about(document: Document) -> list[str]:
    """Sentences on what the package holds beside the text."""
    relations = [
        relation for part in document.part.package.iter_parts() for relation in part.rels.values()
    ]
    inside = {r.reltype.rsplit("/", 1)[-1] for r in relations if not r.is_external}
    outside = {r.reltype.rsplit("/", 1)[-1] for r in relations if r.is_external} - {"hyperlink"}
    sentences = []
    if inside & {"header", "footer"}:
        sentences.append("Left out: page headers and footers.")
    if "comments" in inside:
        sentences.append("Left out: comments in the margin.")
    if inside & {"package", "oleObject", "aFChunk"}:
        sentences.append("This file holds embedded files, which were not opened.")
    if outside:
        sentences.append("This file links to outside files, which were not opened.")
    return sentences
