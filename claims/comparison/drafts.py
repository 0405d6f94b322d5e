"""A draft as anchoring reads it: sentences, and the words and marks in them."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

import re2

from claims.comparison.sentences import sentences

_UNIT = re2.compile(r"[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]")
SHAPES = str.maketrans("‘’‚“”„", "'''\"\"\"")


@dataclass(frozen=True, slots=True)
class DraftText:
    """A draft as sentences.

    `spans` are their offsets, `keys` their words and marks, `places` the indexes of the
    sentences with a key.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    keys: tuple[tuple[str, ...], ...]
    places: dict[tuple[str, ...], list[int]]


def read_draft(text: str) -> DraftText:
    """The sentences of `text`."""
    spans = sentences(text)
    keys = tuple(units(text[start:end]) for start, end in spans)
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        places[key].append(index)
    return DraftText(text, spans, keys, dict(places))


def sentence_at(draft: DraftText, offset: int) -> int:
    """The index of the sentence that holds `offset` or ends before it, -1 before the first."""
    return bisect_right(draft.spans, (offset, len(draft.text))) - 1


def units(text: str) -> tuple[str, ...]:
    """The words and marks of `text`; curly and straight quotation marks are one."""
    return tuple(match.group().translate(SHAPES) for match in _UNIT.finditer(text))


def unit_offsets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Offsets of the words and marks of `text[start:end]`."""
    found = _UNIT.finditer(text[start:end])
    return [(start + match.start(), start + match.end()) for match in found]
