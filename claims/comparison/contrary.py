"""Where a passage gives another figure, name or date in the place of the claim's, or says the
opposite."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from claims.comparison.alarms import is_name, negations
from claims.comparison.lists import listed
from claims.comparison.numerals import SIGNS
from claims.comparison.stems import stem
from claims.comparison.words import Word

_DAYS = listed(
    "january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday yesterday today tomorrow"
)
# Words of which one is not the other where all else is the same, either side of the bar.
_OPPOSITES = """
approve approval accept agree support endorse | reject rejection refuse oppose block
open | close
buy purchase | sell sale
rise grow increase climb growth | fall drop decline decrease
win victory | lose defeat
admit | deny
allow permit | ban forbid prohibit
guilty | innocent
alive survive | dead die
man boy male | woman girl female
husband | wife
son | daughter
brother | sister
father | mother
adult | child
northern | southern
eastern | western
majority | minority
profit | loss
import | export
public | private
strengthen | weaken
legal lawful | illegal unlawful
likely | unlikely
safe | unsafe dangerous
able | unable
possible | impossible
agree | disagree
"""
_ROWS = [row.split("|") for row in _OPPOSITES.strip().splitlines()]
_PAIRS = frozenset(
    frozenset((stem(one), stem(other)))
    for left, right in _ROWS
    for one in left.split()
    for other in right.split()
)


def contraries(
    claim: Sequence[Word], passage: Sequence[Word], lacking: AbstractSet[str]
) -> list[tuple[str, str]]:
    """What the claim has and what the passage has in its place, as written, for those of the
    claim's stems that are `lacking`.

    Figures stand in for each other when they count the same word or are sums in one currency,
    names when the same word stands before them, months and weekdays always, and opposites where
    both sides deny as often: "did not approve" is no contrary of "rejected".
    """
    known = {stem(word.key) for word in claim}
    is_even = negations(claim).total() == negations(passage).total()
    found = []
    for index, word in enumerate(claim):
        if stem(word.key) not in lacking:
            continue
        rivals = [
            other.surface
            for place, other in enumerate(passage)
            if stem(other.key) not in known
            and (
                _stands_for(claim, index, passage, place)
                or (is_even and frozenset((stem(word.key), stem(other.key))) in _PAIRS)
            )
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
