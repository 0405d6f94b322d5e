"""What reported speech says that a source should have, and which sentences have enough of it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.comparison.alarms import is_name
from claims.comparison.dozens import read_dozens
from claims.comparison.sentences import sentences
from claims.comparison.stems import stem

# Shown from this share of the claim's names, figures and key words on.
_FLOOR = 0.5
# A word in more than this share of a source's sentences says little about one of them.
_EVERYWHERE = 0.34


@dataclass(frozen=True, slots=True)
class Item:
    """Something the claim says that a passage should have: `sort` is name, figure or word."""

    sort: str
    key: str
    surface: str


def items_of(text: str) -> tuple[Item, ...]:
    """The names, figures and key words of `text`, each once."""
    items: dict[str, Item] = {}
    for index, word in enumerate(read_dozens(text)):
        if word.small and not word.number:
            continue
        sort = "figure" if word.number else ("name" if is_name(word) and index else "word")
        key = stem(word.key)
        items.setdefault(key, Item(sort, key, word.surface))
    return tuple(items.values())


@lru_cache(maxsize=64)
def sentence_stems(text: str) -> tuple[frozenset[str], ...]:
    """For each sentence of `text`, the stems of its words."""
    spans = sentences(text)
    stems: list[set[str]] = [set() for _ in spans]
    starts = [start for start, _ in spans]
    for word in read_dozens(text):
        stems[max(bisect_right(starts, word.start) - 1, 0)].add(stem(word.key))
    return tuple(frozenset(held) for held in stems)


@lru_cache(maxsize=64)
def _sentences_with(text: str) -> Mapping[str, tuple[int, ...]]:
    """For each stem, the indexes of the sentences that have it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, stems in enumerate(sentence_stems(text)):
        for key in stems:
            found[key].append(index)
    return {key: tuple(indexes) for key, indexes in found.items()}


def worth_of(items: Sequence[Item], text: str) -> dict[str, float]:
    """What each item counts: a figure double, a name more than a word, half of it when the
    source has it everywhere."""
    where, count = _sentences_with(text), len(sentence_stems(text))
    worth = {}
    for item in items:
        size = {"figure": 2.0, "name": 1.5}.get(item.sort, 1.0)
        common = count > 3 and len(where.get(item.key, ())) > _EVERYWHERE * count
        worth[item.key] = size / 2 if common else size
    return worth


def places_of(items: Sequence[Item], text: str) -> list[tuple[int, int]]:
    """Sentences, and pairs of neighbours, that hold enough: (first, last) indexes."""
    where, worth = _sentences_with(text), worth_of(items, text)
    held: defaultdict[int, set[str]] = defaultdict(set)
    for item in items:
        for index in where.get(item.key, ()):
            held[index].add(item.key)
    least = _FLOOR * sum(worth.values())
    single = [(index, index) for index in held]
    double = [(index, index + 1) for index in held if index + 1 in held]
    return [
        (first, last)
        for first, last in single + double
        if sum(worth[key] for key in held[first] | held[last]) >= least
    ]
