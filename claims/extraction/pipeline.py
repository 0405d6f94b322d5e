"""The spaCy pipeline that the rules run on."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from claims.extraction.reading import Reading, read
from claims.extraction.tokens import tokenize

_KEY = "newsdesk_reading"
BUNDLED = Path(__file__).parent / "bundled"


@Language.component("newsdesk_reader")
def _reader(doc: Doc) -> Doc:
    """Store the Reading and mark sentence starts, which a parser after it keeps to."""
    reading = read(doc)
    doc.user_data[_KEY] = reading
    starts = {reading.start[first] for first, _ in reading.sentences}
    # One array: setting token.is_sent_start looks at the whole Doc each time, which is quadratic.
    marks = [1 if token.idx in starts or token.i == 0 else -1 for token in doc]
    if marks:
        column: Any = np.array(marks, dtype="int64").astype("uint64")
        doc.from_array("SENT_START", column)
    return doc


@cache
def load_pipeline(name: str = "") -> Language:
    """The pipeline, built once a name and process.

    `name` is an installed spaCy pipeline ("en_core_web_sm") or "bundled", the one beside this
    module; empty means a blank English one, for which the rules need five times less time and
    score as well (`bundled/README.md`). Words are cut by our own tokenizer in all of them.
    Raises OSError when no such pipeline is installed.
    """
    nlp = _loaded(name)
    vocab = nlp.vocab
    nlp.tokenizer = lambda text: tokenize(vocab, text)
    nlp.add_pipe("newsdesk_reader", first=True)
    return nlp


def _loaded(name: str) -> Language:
    if not name:
        return spacy.blank("en")
    return spacy.load(BUNDLED if name == "bundled" else name)


def reading_of(doc: Doc) -> Reading:
    """The Reading that the pipeline stored, with the tags of its tagger and the labels of its name
    recogniser where it has them.

    KeyError for a Doc of another pipeline.
    """
    reading: Reading = doc.user_data[_KEY]
    if doc.has_annotation("TAG"):
        reading = replace(reading, tags=[word.tag_ for word in _words(doc)])
    if doc.has_annotation("ENT_IOB"):
        reading = replace(reading, entities=[word.ent_type_ for word in _words(doc)])
    return reading


def _words(doc: Doc) -> Iterator[Token]:
    return (token for token in doc if not token.text.isspace())
