"""The whole way from a text to its quotations, figures, names and furniture."""

import datetime
from collections.abc import Iterable, Iterator

from spacy.language import Language

from claims.extraction.figures.find import find_figures
from claims.extraction.furniture import find_furniture, to_furniture, without_furniture
from claims.extraction.names.find import names_of
from claims.extraction.names.mentions import find_mentions
from claims.extraction.names.recent import Memory
from claims.extraction.pipeline import load_pipeline, reading_of
from claims.extraction.place import Place
from claims.extraction.quotes.find import find_quotes
from claims.extraction.reading import Reading
from claims.extraction.types import Extraction, Quote

EXTRACTOR_VERSION = "1.3"

# Far under spaCy's limit of 1,000,000 characters: memory stays flat on a text of any length.
_CHUNK = 40_000


def extract(
    text: str, *, doc_date: datetime.date | None = None, nlp: Language | None = None
) -> Extraction:
    """Everything the rules find in `text`; offsets are code points into it, half-open.

    `doc_date` is what "Tuesday" is reckoned from; without it such dates keep no `iso`. `nlp` is a
    pipeline from `load_pipeline`, the blank English one when None. Raises nothing on any text.
    """
    pipeline = nlp or load_pipeline()
    parts: list[Extraction] = []
    memory = Memory()
    clean = _without_surrogates(text)
    for start, stop in chunks(clean):
        with pipeline.memory_zone():
            chunk = clean[start:stop]
            reading = reading_of(pipeline(chunk))
            parts.append(find_all(reading, chunk, Place(text, start), memory, doc_date))
    return Extraction(
        tuple(quote for part in parts for quote in part.quotes),
        tuple(figure for part in parts for figure in part.figures),
        tuple(item for part in parts for item in part.furniture),
        names_of(memory.mentions),
    )


def find_all(
    reading: Reading,
    chunk: str,
    place: Place,
    memory: Memory,
    doc_date: datetime.date | None = None,
) -> Extraction:
    """What the rules find in the Reading of `chunk`, which lies at `place` in the whole text.

    `memory` is taken on from the chunk before it and left for the next one. Names belong to the
    whole text: their mentions are left in `memory`, for `names_of`.
    """
    memory.people.add(reading)
    stretches = find_furniture(reading, chunk, is_start=place.offset == 0)
    article = without_furniture(reading, stretches)
    memory.mentions.extend(find_mentions(article, place))
    quotes = sorted(
        _once(find_quotes(article, place, memory)), key=lambda one: (one.start, one.end)
    )
    return Extraction(
        tuple(quotes),
        tuple(find_figures(article, place, doc_date)),
        tuple(to_furniture(reading, place, item) for item in stretches),
    )


def _once(quotes: Iterable[Quote]) -> Iterable[Quote]:
    """One quotation a span, the surest: two words may report the same ("made the claim that")."""
    best: dict[tuple[int, int], Quote] = {}
    for quote in quotes:
        known = best.get((quote.start, quote.end))
        if known is None or quote.confidence > known.confidence:
            best[quote.start, quote.end] = quote
    return best.values()


def _without_surrogates(text: str) -> str:
    """Lone surrogates, which UTF-8 cannot carry, replaced one for one."""
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def chunks(text: str, size: int = _CHUNK) -> Iterator[tuple[int, int]]:
    """Ranges of at most `size` code points that cover `text`, cut after a paragraph where there
    is one, else after a sentence, else at a space, else anywhere."""
    start = 0
    while len(text) - start > size:
        stop = _cut(text, start, start + size)
        yield start, stop
        start = stop
    if start < len(text):
        yield start, len(text)


def _cut(text: str, start: int, limit: int) -> int:
    for mark in ("\n\n", "\n", ". ", " "):
        at = text.rfind(mark, start, limit)
        if at > start:
            return at + len(mark)
    return limit
