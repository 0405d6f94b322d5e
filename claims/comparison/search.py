"""Finding the passages of a long text that best match a row of words.

Words of the claim that are rare in the source mark where to look; the exact alignment then runs
in that stretch only, so that sixty claims against a long transcript take about a second.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.comparison.align import Pairs, align, exact_start, weight
from claims.comparison.transcripts import spoken
from claims.comparison.words import Word

# A cut of up to this many words is found by widening the stretch.
_REACH = 150
# A word that stands in the source more often than this does not mark a place.
_COMMON = 40
# A place must hold this share of the marking words, by weight, to be looked at closely.
_ROUGH = 0.25


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a row of claim words stands in a source.

    `pairs` are (claim index, source index), rising on both sides. `share` is the weight of the
    matched words over the weight of all claim words, 0 to 1.
    """

    pairs: tuple[tuple[int, int], ...]
    share: float

    @property
    def first(self) -> int:
        """Index of the first matched source word."""
        return self.pairs[0][1]

    @property
    def last(self) -> int:
        """Index of the last matched source word."""
        return self.pairs[-1][1]


@lru_cache(maxsize=64)
def positions(text: str) -> Mapping[str, tuple[int, ...]]:
    """For each key of `text`, the indexes of its words."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(spoken(text)):
        found[word.key].append(index)
    return {key: tuple(indexes) for key, indexes in found.items()}


def passages(claim: Sequence[Word], text: str, *, limit: int, floor: float) -> list[Passage]:
    """Up to `limit` passages of `text` that share no word, best first.

    `floor`: the least share of the claim's weight that must be matched.
    """
    source = spoken(text)
    found = exact_passages(claim, text)[: limit + 2]
    for low, high in _windows(claim, text, found, limit + 2):
        passage = _widened(claim, source, low, high)
        if passage.share >= floor:
            found.append(passage)
    found.sort(key=_rank, reverse=True)
    kept: list[Passage] = []
    for passage in found:
        if all(passage.last < other.first or other.last < passage.first for other in kept):
            kept.append(passage)
    return kept[:limit]


def exact_passages(claim: Sequence[Word], text: str) -> list[Passage]:
    """Where `text` has the claim's words in a row, in its order. They are not aligned: two that
    stand close together would both become the nearer one."""
    return [
        _passage(claim, [(index, start + index) for index in range(len(claim))])
        for start in _exact_places(claim, text)
    ]


def share(claim: Sequence[Word], matched: Sequence[int]) -> float:
    """The weight of the claim words at the indexes `matched` over that of all, 0 to 1."""
    total = sum(weight(word) for word in claim)
    return sum(weight(claim[index]) for index in matched) / total if total else 0.0


def _rank(passage: Passage) -> tuple[float, int]:
    return passage.share, passage.first - passage.last


def _passage(claim: Sequence[Word], pairs: Pairs) -> Passage:
    return Passage(tuple(pairs), share(claim, [index for index, _ in pairs]))


def _widened(claim: Sequence[Word], source: Sequence[Word], low: int, high: int) -> Passage:
    margin = len(claim) // 2 + 8
    near = _passage(
        claim, align(claim, source, max(0, low - margin), min(len(source), high + margin))
    )
    # Around a long claim the margin reaches as far already.
    if len(claim) - len(near.pairs) < 3 or margin >= _REACH:
        return near
    wide = _passage(
        claim, align(claim, source, max(0, low - _REACH), min(len(source), high + _REACH))
    )
    return wide if wide.share > near.share else near


def _windows(
    claim: Sequence[Word], text: str, found: Sequence[Passage], limit: int
) -> list[tuple[int, int]]:
    """Stretches of the source, as word indexes, that hold most of the claim's rarer words; up to
    `limit` with those already `found`."""
    width = len(claim) + 12
    taken = [(passage.first, passage.last + 1) for passage in found]
    chosen: list[tuple[int, int]] = []
    worth = _markers(claim, text)
    sums = _sums(_hits(worth, text), width)
    floor = max(_ROUGH * sum(worth.values()), 0.5 * max(sums, default=(0.0, 0))[0])
    for total, start in sorted(sums, key=lambda entry: (-entry[0], entry[1])):
        if len(taken) + len(chosen) >= limit or total < floor:
            break
        if all(start + width < low or start > high for low, high in (*taken, *chosen)):
            chosen.append((start, start + width))
    return chosen


def _exact_places(claim: Sequence[Word], text: str) -> list[int]:
    where, source = positions(text), spoken(text)
    counts = [(len(where.get(word.key, ())), index) for index, word in enumerate(claim)]
    least, index = min(counts, default=(0, 0))
    if least == 0:
        return []
    starts = [place - index for place in where[claim[index].key]]
    return [start for start in starts if exact_start(claim, source, [start]) is not None]


def _markers(claim: Sequence[Word], text: str) -> dict[str, float]:
    """The claim's words that mark a place, with their weights, absent ones included.

    Words that are common in the source are taken only when the claim has few others.
    """
    where = positions(text)
    worth = {word.key: weight(word) for word in claim}
    rare = {key for key in worth if len(where.get(key, ())) <= _COMMON}
    if len(rare) * 3 < len(worth):
        rarest = sorted(worth, key=lambda key: len(where.get(key, ())))
        rare |= set(rarest[: max(3, len(worth) // 2)])
    return {key: worth[key] for key in rare}


def _hits(worth: Mapping[str, float], text: str) -> list[tuple[int, str, float]]:
    """Where the marking words stand: (index, key, weight), in order of the text."""
    where = positions(text)
    return sorted((index, key, size) for key, size in worth.items() for index in where.get(key, ()))


def _sums(hits: Sequence[tuple[int, str, float]], width: int) -> list[tuple[float, int]]:
    """For each hit, the weight of the different words among the `width` words up to it."""
    sums: list[tuple[float, int]] = []
    held: defaultdict[str, int] = defaultdict(int)
    total, left = 0.0, 0
    for index, key, worth in hits:
        held[key] += 1
        total += worth if held[key] == 1 else 0.0
        while hits[left][0] < index - width:
            _, gone, lost = hits[left]
            held[gone] -= 1
            total -= lost if held[gone] == 0 else 0.0
            left += 1
        sums.append((total, hits[left][0]))
    return sums
