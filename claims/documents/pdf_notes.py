"""What a PDF holds beside its text. It is named to the person, and never run or opened."""

from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

SCRIPTS = "This PDF holds scripts or starts programs; none of it was run."
ATTACHED = "This PDF holds attached files, which were not opened."
FORM = "This PDF is a form; what was typed into its fields may be missing here."
ACTIONS = frozenset(["/JavaScript", "/Launch"])


def active_parts(reader: PdfReader) -> list[str]:
    """Sentences on scripts, programs to start, attached files and form fields."""
    root = _dictionary(reader.root_object)
    names = _dictionary(root.get("/Names"))
    sentences = []
    if "/JavaScript" in names or any(_is_active(action) for action in _actions(reader, root)):
        sentences.append(SCRIPTS)
    if "/EmbeddedFiles" in names:
        sentences.append(ATTACHED)
    if _list(_dictionary(root.get("/AcroForm")).get("/Fields")):
        sentences.append(FORM)
    return sentences


def declared_pages(reader: PdfReader) -> int:
    """How many pages the file says it has; 0 when it says nothing usable."""
    count = _dictionary(reader.root_object.get("/Pages")).get("/Count")
    return count if isinstance(count, int) else 0


def _actions(reader: PdfReader, root: DictionaryObject) -> Iterator[Any]:
    """Actions of the document, of its pages, and of what can be clicked on them."""
    yield root.get("/OpenAction")
    yield from _dictionary(root.get("/AA")).values()
    for page in reader.pages:
        yield from _dictionary(page.get("/AA")).values()
        for note in _list(page.get("/Annots")):
            yield _dictionary(note).get("/A")


def _is_active(action: Any) -> bool:
    return _dictionary(action).get("/S") in ACTIONS


def _dictionary(value: Any) -> DictionaryObject:
    """The dictionary that a value is or points to; an empty one for anything else."""
    found = value.get_object() if hasattr(value, "get_object") else value
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _list(value: Any) -> list[Any]:
    found = value.get_object() if hasattr(value, "get_object") else value
    return found if isinstance(found, list) else []
