"""Where exactly a gap in the source lies, when the words around it allow several places.

Of "The town was warned" beside "The mill was closed. The town was warned", either "The" may be
the one that was kept. The gap is put where the quotation marks it, or else where a sentence or
a clause of the quotation begins, so that what is named as left out reads as it was said.
"""

from collections.abc import Callable, Sequence

from claims.comparison.marks import has_ellipsis
from claims.comparison.words import Word

Pairs = list[tuple[int, int]]


def settled(
    claim: Sequence[Word],
    source: Sequence[Word],
    pairs: Sequence[tuple[int, int]],
    rank: Callable[[int], int],
) -> tuple[tuple[int, int], ...]:
    """`pairs` with each gap of the source moved to the best place; `rank(i)` says how well a gap
    fits before claim word `i`."""
    moved = list(pairs)
    for at in range(len(moved) - 1):
        (i, j), (after, beyond) = moved[at], moved[at + 1]
        if after == i + 1 and beyond > j + 1:
            _settle(claim, source, moved, at, rank)
    return tuple(moved)


def gap_rank(gap: str, *, is_break: bool) -> int:
    """How well a cut fits at this gap of the quotation, 0 to 3."""
    if is_break or has_ellipsis(gap):
        return 3
    if any(mark in gap for mark in ".?!\n"):
        return 2
    return 1 if any(mark in gap for mark in ",;:–—") else 0


def _settle(
    claim: Sequence[Word],
    source: Sequence[Word],
    pairs: Pairs,
    at: int,
    rank: Callable[[int], int],
) -> None:
    width = pairs[at + 1][1] - pairs[at][1] - 1
    left, right = (
        _room(claim, source, pairs, at, width, -1),
        _room(claim, source, pairs, at + 1, width, 1),
    )
    here = pairs[at + 1][0]
    best = max(range(-left, right + 1), key=lambda by: (rank(here + by), -abs(by)))
    for step in range(best, 0):
        index = at + 1 + step
        pairs[index] = (pairs[index][0], pairs[index][1] + width)
    for step in range(best):
        index = at + 1 + step
        pairs[index] = (pairs[index][0], pairs[index][1] - width)


def _room(
    claim: Sequence[Word],
    source: Sequence[Word],
    pairs: Pairs,
    start: int,
    width: int,
    way: int,
) -> int:
    """How many words next to a gap could as well stand on its other side."""
    count, index = 0, start
    while 0 <= index < len(pairs):
        i, j = pairs[index]
        runs_on = (i, j) == (pairs[start][0] + way * count, pairs[start][1] + way * count)
        if not runs_on or source[j - way * width].key != claim[i].key:
            break
        count, index = count + 1, index + way
    return count
