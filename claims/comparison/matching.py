"""Which items of two sequences are the same ones, in time that grows with their length.

Exact where the sequences are short. Long ones are first cut at what stands once in both; what is
then still too long is matched piece by piece, for an exact alignment needs the product of both.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

# Two megabytes of bits: a draft of 4,000 sentences against another, or two long paragraphs.
_EXACT = 16_000_000
_PIECE = 2_000

Block = tuple[int, int, int]


def matches(one: Sequence[int], other: Sequence[int]) -> list[Block]:
    """Blocks (index in `one`, index in `other`, length) of equal items, rising on both sides."""
    head = _common(one, other)
    tail = _common(one[head:][::-1], other[head:][::-1])
    inner = one[head : len(one) - tail], other[head : len(other) - tail]
    found: list[Block] = [(0, 0, head)] if head else []
    found += [(i + head, j + head, size) for i, j, size in _matches(*inner)]
    if tail:
        found.append((len(one) - tail, len(other) - tail, tail))
    return found


def _matches(one: Sequence[int], other: Sequence[int]) -> Iterator[Block]:
    if len(one) * len(other) <= _EXACT:
        yield from _exact(one, other)
        return
    at = (0, 0)
    for i, j in [*_anchors(one, other), (len(one), len(other))]:
        yield from _between(one, other, at, (i, j))
        if i < len(one):
            yield i, j, 1
        at = (i + 1, j + 1)


def _exact(one: Sequence[int], other: Sequence[int]) -> Iterator[Block]:
    for step in Indel.opcodes(one, other):
        if step.tag == "equal":
            yield step.src_start, step.dest_start, step.src_end - step.src_start


def _anchors(one: Sequence[int], other: Sequence[int]) -> list[tuple[int, int]]:
    """Items that stand once in both, as many as keep their order (patience sorting)."""
    counts, others = Counter(one), Counter(other)
    where = {item: j for j, item in enumerate(other) if others[item] == 1}
    pairs = [(i, where[item]) for i, item in enumerate(one) if counts[item] == 1 and item in where]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_i, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [j]
        last[at : at + 1] = [index]
    chain, index = [], last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _between(
    one: Sequence[int], other: Sequence[int], start: tuple[int, int], end: tuple[int, int]
) -> Iterator[Block]:
    """The blocks of two stretches; such as are too long are cut into as many pieces each."""
    lengths = end[0] - start[0], end[1] - start[1]
    if not all(lengths):
        return
    count = 1 if lengths[0] * lengths[1] <= _EXACT else -(-max(lengths) // _PIECE)
    for number in range(count):
        low = [start[side] + lengths[side] * number // count for side in (0, 1)]
        high = [start[side] + lengths[side] * (number + 1) // count for side in (0, 1)]
        for i, j, size in _exact(one[low[0] : high[0]], other[low[1] : high[1]]):
            yield i + low[0], j + low[1], size


def _common(one: Sequence[int], other: Sequence[int]) -> int:
    """How many items both begin with."""
    for count, (item, another) in enumerate(zip(one, other, strict=False)):
        if item != another:
            return count
    return min(len(one), len(other))
