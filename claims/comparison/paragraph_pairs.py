"""Of paragraphs that all changed, which stand beside which."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

Words = AbstractSet[str]
Group = tuple[int, int, int, int]

# Two paragraphs are versions of one when they share this much of their words, a piece belongs to
# a paragraph that was cut in two, or put together, when this much of it stands there.
_ALIKE = 0.35
_PART = 0.7
# So many are weighed against each other at once: the time must not grow with their product.
_AT_ONCE = 30


def beside(olds: Sequence[Words], news: Sequence[Words]) -> Iterator[Group]:
    """(first old, end of old, first new, end of new) of each row, in order, all paragraphs in one.

    One without words stands alone. A side of a row may be empty; the other then has one.
    """
    held: Group | None = None
    for group in _pairs(olds, news):
        if held is not None and (joined := _joined(olds, news, held, group)):
            held = joined
            continue
        if held is not None:
            yield held
        held = group
    if held is not None:
        yield held


def _pairs(olds: Sequence[Words], news: Sequence[Words]) -> Iterator[Group]:
    count = max(1, -(-max(len(olds), len(news)) // _AT_ONCE))
    for number in range(count):
        i, end = (len(olds) * (number + step) // count for step in (0, 1))
        j, stop = (len(news) * (number + step) // count for step in (0, 1))
        for one, other in [*_best(olds, news, (i, end), (j, stop)), (end, stop)]:
            yield from ((k, k + 1, j, j) for k in range(i, one))
            yield from ((one, one, k, k + 1) for k in range(j, other))
            if one < end and other < stop:
                yield one, one + 1, other, other + 1
            i, j = one + 1, other + 1


def _best(
    olds: Sequence[Words], news: Sequence[Words], old: tuple[int, int], new: tuple[int, int]
) -> list[tuple[int, int]]:
    """The pairs, rising on both sides, that are most alike taken together."""
    width = new[1] - new[0] + 1
    rows = [[0.0] * width]
    alike = [[_alike(olds[i], news[j]) for j in range(*new)] for i in range(*old)]
    for likes in alike:
        above, row = rows[-1], [0.0]
        for column, like in enumerate(likes):
            row.append(max(row[-1], above[column + 1], above[column] + like))
        rows.append(row)
    pairs, i, j = [], len(alike), width - 1
    while i and j:
        if rows[i][j] == rows[i - 1][j]:
            i -= 1
        elif rows[i][j] == rows[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((old[0] + i, new[0] + j))
    return pairs[::-1]


def _alike(one: Words, other: Words) -> float:
    """The share of words in both, 0 when it is too small for two versions of a paragraph."""
    share = 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
    return share if share >= _ALIKE else 0.0


def _joined(olds: Sequence[Words], news: Sequence[Words], row: Group, then: Group) -> Group | None:
    """Both rows as one, when the one lacks a side and its words stand in the other's."""
    is_pair = [one[0] < one[1] and one[2] < one[3] for one in (row, then)]
    if is_pair[0] == is_pair[1]:
        return None
    pair, lone = (row, then) if is_pair[0] else (then, row)
    is_old = lone[0] < lone[1]
    words = olds[lone[0]] if is_old else news[lone[2]]
    across = news[pair[2] : pair[3]] if is_old else olds[pair[0] : pair[1]]
    shared = sum(any(word in held for held in across) for word in words)
    if not words or shared < _PART * len(words):
        return None
    return min(row[0], then[0]), max(row[1], then[1]), min(row[2], then[2]), max(row[3], then[3])
