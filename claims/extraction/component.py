"""The rules as a component of any spaCy pipeline: `nlp.add_pipe("newsdesk_quotes")`."""

import datetime
from collections.abc import Callable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from claims.extraction.extractor import find_all
from claims.extraction.names.find import names_of
from claims.extraction.names.recent import Memory
from claims.extraction.place import Place
from claims.extraction.reading import read

EXTENSIONS = ("quotes", "figures", "names", "furniture")


@Language.factory("newsdesk_quotes", default_config={"doc_date": None})
def newsdesk_quotes(nlp: Language, name: str, doc_date: str | None) -> Callable[[Doc], Doc]:
    """Sets `doc._.quotes`, `doc._.figures`, `doc._.names` and `doc._.furniture`, tuples as in
    `types.py`.

    Offsets are code points into `doc.text`. `doc_date` ("2020-01-07") is what "Tuesday" is
    reckoned from. Reads the pipeline's own words; its tagger, parser and names are not needed.
    Raises ValueError for a `doc_date` that is no date.
    """
    written = datetime.date.fromisoformat(doc_date) if doc_date else None

    def component(doc: Doc) -> Doc:
        text = doc.text
        memory = Memory()
        found = find_all(read(doc), text, Place(text, 0), memory, written)
        found = replace(found, names=names_of(memory.mentions))
        for extension in EXTENSIONS:
            doc._.set(extension, getattr(found, extension))
        return doc

    return component


for _extension in EXTENSIONS:
    if not Doc.has_extension(_extension):
        Doc.set_extension(_extension, default=())
