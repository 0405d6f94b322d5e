"""Chance matches: small words found near a passage for a sentence that stands elsewhere."""

from collections.abc import Iterator, Sequence

from claims.comparison.search import passages, share
from claims.comparison.words import Word

# A sentence of which less than half is matched, and which is nearly all found elsewhere.
_FEW = 0.5
_FOUND = 0.85
_SHORTEST = 5


def without_chance(
    claim: Sequence[Word], gaps: Sequence[str], text: str, pairs: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """`pairs` without those of a sentence of the claim that belongs to another place of `text`.

    `gaps` is what stands before each word of the claim. Without this the "the" and "and" of the
    other sentence would be found here, and every word between them be named as changed.
    """
    kept = tuple(pairs)
    for low, high in _sentences(claim, gaps):
        here = [i - low for i, _ in kept if low <= i < high]
        words = claim[low:high]
        if high - low < _SHORTEST or not here or share(words, here) >= _FEW:
            continue
        if passages(words, text, limit=1, floor=_FOUND):
            kept = tuple(pair for pair in kept if not low <= pair[0] < high)
    return kept or tuple(pairs)


def _sentences(claim: Sequence[Word], gaps: Sequence[str]) -> Iterator[tuple[int, int]]:
    starts = [
        index for index, gap in enumerate(gaps) if index == 0 or any(mark in gap for mark in ".?!…")
    ]
    if len(starts) > 1:
        yield from zip(starts, [*starts[1:], len(claim)], strict=True)
