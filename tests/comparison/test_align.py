"""The alignment of a claim with a stretch of a source: the best there is, and soon enough."""

import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from claims.comparison import compare_quote
from claims.comparison.align import align, weight
from claims.comparison.words import Word, read
from tests.comparison.builders import quote, source
from tests.growth import is_in_proportion

_OPEN, _SKIP = 7, 1
_WORDS = ["the", "of", "7", "mill", "dam"]
_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join)


@given(_TEXTS, _TEXTS)
def test_no_other_alignment_is_worth_more(claim: str, text: str) -> None:
    words, others = read(claim), read(text)
    pairs = align(words, others, 0, len(others))
    assert all(words[i].key == others[j].key for i, j in pairs)
    assert _worth(words, pairs) == _most(words, others)


def test_time_grows_as_the_quotation_does() -> None:
    def compare_altered(count: int) -> None:
        chance = random.Random(count)
        words = [f"w{chance.randrange(9_000)}" for _ in range(3 * count)]
        quoted = [word if chance.random() < 0.8 else "x" for word in words[count : 2 * count]]
        [found] = compare_quote(quote(f"“{' '.join(quoted)}”"), source(" ".join(words)))
        assert found.finding == "changed"

    assert is_in_proportion(compare_altered, 500)


def _worth(words: Sequence[Word], pairs: Sequence[tuple[int, int]]) -> int:
    total, before = 0, None
    for pair in pairs:
        total += _gap(before, pair) + round(20 * weight(words[pair[0]]))
        before = pair
    return total


def _gap(before: tuple[int, int] | None, pair: tuple[int, int]) -> int:
    """What it costs to come from the match `before` to the next one."""
    if before is None:
        return -_SKIP * pair[0]
    skipped = pair[0] - before[0] + pair[1] - before[1] - 2
    return -_OPEN - _SKIP * skipped if skipped else 0


def _most(words: Sequence[Word], others: Sequence[Word]) -> int:
    """The worth of the best alignment, found by trying every match after every other."""
    best: dict[tuple[int, int], int] = {}
    for i, word in enumerate(words):
        for j, other in enumerate(others):
            if word.key == other.key:
                ways = [best[a, b] + _gap((a, b), (i, j)) for a, b in best if a < i and b < j]
                best[i, j] = round(20 * weight(word)) + max([_gap(None, (i, j)), *ways])
    return max([0, *best.values()])
