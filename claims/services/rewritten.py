"""Figures whose sentence was written anew: the old figure that a new one most likely replaces."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claims.comparison.align import weight
from claims.comparison.sentences import around
from claims.comparison.words import read
from claims.models import Claim, Kind

# The share of their words, numbers apart, that the two sentences have in common: less is asked
# where both figures count the same thing. The runner-up must stay this far behind.
_FLOOR, _FLOOR_WITHOUT_THING = 0.33, 0.5
_MARGIN = 0.1
# So many alike figures are a table, in which one row cannot be told from another.
_MOST = 30

Sort = tuple[str, str, str]


def rewritten(
    new: Iterable[Claim], gone: Iterable[Claim], *, text: str, old_text: str
) -> list[tuple[Claim, Claim]]:
    """Pairs of a figure of `new` and the figure of `gone` that it replaces.

    Both count the same thing in the same unit, their sentences are alike, and neither has a
    second partner that fits about as well: what is not clear stays new.
    """
    news, olds = _by_sort(new), _by_sort(gone)
    pairs = []
    for sort in news.keys() & olds.keys():
        if max(len(news[sort]), len(olds[sort])) <= _MOST:
            floor = _FLOOR if sort[2] else _FLOOR_WITHOUT_THING
            before = [_words(old_text, claim) for claim in olds[sort]]
            after = [_words(text, claim) for claim in news[sort]]
            scores = [[_alike(one, other) for other in before] for one in after]
            pairs += [(news[sort][i], olds[sort][j]) for i, j in _clear(scores, floor)]
    return pairs


def _by_sort(claims: Iterable[Claim]) -> dict[Sort, list[Claim]]:
    found: defaultdict[Sort, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind == Kind.FIGURE and claim.figure_kind:
            found[claim.figure_kind, claim.unit, claim.thing].append(claim)
    return found


def _clear(scores: Sequence[Sequence[float]], floor: float) -> Iterator[tuple[int, int]]:
    """The (row, column) of each score that has the floor and no rival in its row or column."""
    for i, row in enumerate(scores):
        j = max(range(len(row)), key=row.__getitem__)
        rivals = [score for k, score in enumerate(row) if k != j]
        rivals += [other[j] for k, other in enumerate(scores) if k != i]
        if row[j] >= floor and all(row[j] - rival >= _MARGIN for rival in rivals):
            yield i, j


def _words(text: str, claim: Claim) -> dict[str, float]:
    """The words of the claim's sentence with what each says, numbers left out."""
    start, end = around(text, claim.start, claim.end)
    return {word.key: weight(word) for word in read(text[start:end]) if not word.number}


def _alike(one: dict[str, float], other: dict[str, float]) -> float:
    total = sum(one.values()) + sum(other.values())
    return 2 * sum(one[key] for key in one.keys() & other.keys()) / total if total else 0.0
