"""Where a passage gives another figure, name or date in the place of the claim's."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from claims.comparison.alarms import is_name
from claims.comparison.lists import listed
from claims.comparison.numerals import SIGNS
from claims.comparison.stems import stem
from claims.comparison.words import Word

_DAYS = listed(
    "january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday yesterday today tomorrow"
)


def contraries(
    claim: Sequence[Word], passage: Sequence[Word], lacking: AbstractSet[str]
) -> list[tuple[str, str]]:
    """What the claim has and what the passage has in its place, as written, for those of the
    claim's stems that are `lacking`.

    Figures stand in for each other when they count the same word or are sums in one currency,
    names when the same word stands before them, months and weekdays always.
    """
    known = {stem(word.key) for word in claim}
    found = []
    for index, word in enumerate(claim):
        if stem(word.key) not in lacking:
            continue
        rivals = [
            other.surface
            for place, other in enumerate(passage)
            if stem(other.key) not in known and _stands_for(claim, index, passage, place)
        ]
        found += [(word.surface, rival) for rival in rivals[:1]]
    return found


def _stands_for(claim: Sequence[Word], index: int, passage: Sequence[Word], place: int) -> bool:
    word, other = claim[index], passage[place]
    if word.number or other.number:
        return word.number and other.number and _count_alike(claim, index, passage, place)
    if word.key in _DAYS and word.capital:
        return other.key in _DAYS and other.capital
    names = index > 0 and place > 0 and is_name(word) and is_name(other)
    return names and claim[index - 1].key == passage[place - 1].key and other.key not in _DAYS


def _count_alike(claim: Sequence[Word], index: int, passage: Sequence[Word], place: int) -> bool:
    signs = {word.key[-1] for word in (claim[index], passage[place])} & SIGNS
    if signs:
        return claim[index].key[-1] == passage[place].key[-1]
    after = [words[at + 1 : at + 2] for words, at in ((claim, index), (passage, place))]
    return bool(after[0] and after[1]) and stem(after[0][0].key) == stem(after[1][0].key)
