"""The exact word alignment of a row of claim words with a stretch of a source.

All of the claim is laid against any part of the stretch. Matched words earn their weight, a
gap costs to open and a little for every word left out, so that words that stand together in
the claim are found together in the source.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.comparison.words import Word

Pairs = list[tuple[int, int]]

# In twentieths of a content word's weight: sums of whole numbers are exact, so ties are ties. A
# run of matched words must be worth more than the words skipped to reach it: a lone "the" is
# never fetched from more than three words away.
_UNIT = 20
_OPEN = 7
_SKIP = 1  # for each word of either side
# A word that stands in the stretch more often is looked for near its place only, so that a text
# which says one word over and over does not cost the square of its length.
_MOST = 500

# A claim word matched to a source word: the score of the best way there, both indexes, and the
# match before it on that way.
_Match = tuple[int, int, int, "_Match | None"]


def weight(word: Word) -> float:
    """How much a matched word says: a small word half, a number one and a half times."""
    return 1.5 if word.number else (0.5 if word.small else 1.0)


def align(claim: Sequence[Word], source: Sequence[Word], low: int, high: int) -> Pairs:
    """Matched (claim index, source index), rising on both sides, within `source[low:high]`."""
    # Only where the first word stands can the others follow, and there are hundreds of places.
    places = range(low, high - len(claim) + 1)
    starts = [at for at in places if claim and source[at].key == claim[0].key]
    exact = exact_start(claim, source, starts)
    if exact is not None:
        return [(offset, exact + offset) for offset in range(len(claim))]
    return _trace(claim, [word.key for word in source[low:high]], low)


def exact_start(claim: Sequence[Word], source: Sequence[Word], starts: Sequence[int]) -> int | None:
    """The first of `starts` where the claim's words stand one after the other."""
    keys = [word.key for word in claim]
    for start in starts:
        if 0 <= start <= len(source) - len(keys) and all(
            source[start + offset].key == key for offset, key in enumerate(keys)
        ):
            return start
    return None


def _trace(claim: Sequence[Word], keys: Sequence[str], low: int) -> Pairs:
    """Only pairs of equal words are looked at, row by row: in long texts a few in a hundred.
    Of two ways that are worth the same the one whose gap begins earlier is taken."""
    places = _places(claim, keys)
    lead = (len(keys) - len(claim)) // 2
    ends, row = _Ends(), dict[int, _Match]()
    best: _Match = (0, -1, -1, None)
    for index, word in enumerate(claim):
        worth, near = round(weight(word) * _UNIT), _near(places[word.key], index + lead)
        row = _next_row(index, worth, near, row, ends)
        for match in row.values():
            ends.add(match)
            if match[0] > best[0]:
                best = match
    return _walk(best, low)


def _places(claim: Sequence[Word], keys: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Where in the stretch each word of the claim stands."""
    places: dict[str, list[int]] = {word.key: [] for word in claim}
    for column, key in enumerate(keys):
        if key in places:
            places[key].append(column)
    return places


def _near(columns: Sequence[int], middle: int) -> Sequence[int]:
    if len(columns) <= _MOST:
        return columns
    first = max(0, bisect_left(columns, middle) - _MOST // 2)
    return columns[first : first + _MOST]


@dataclass(slots=True)
class _Ends:
    """The matches that a gap may follow, in order of the source: one further on is kept only if
    it is better to come from. A gap costs the same for every word, so which is better does not
    depend on where it leads: `worth` is the score with the words before the match added."""

    columns: list[int] = field(default_factory=list)
    worth: list[tuple[int, int, int]] = field(default_factory=list)
    matches: list[_Match] = field(default_factory=list)

    def add(self, match: _Match) -> None:
        """Keep a match, those of earlier claim words first, in place of all that are worse."""
        score, row, column, _before = match
        worth = score + _SKIP * (row + column), -row, -column
        first = bisect_right(self.columns, column)
        if first and self.worth[first - 1] > worth:
            return
        if first and self.columns[first - 1] == column:
            first -= 1
        last = first
        while last < len(self.worth) and self.worth[last] < worth:
            last += 1
        self.columns[first:last] = [column]
        self.worth[first:last] = [worth]
        self.matches[first:last] = [match]


def _next_row(
    row: int, worth: int, columns: Sequence[int], above: Mapping[int, _Match], ends: _Ends
) -> dict[int, _Match]:
    """The matches of one claim word with the source words at `columns`. Each follows the match
    just before it in `above`, or a gap after one of `ends`, or a gap from the claim's beginning."""
    found: dict[int, _Match] = {}
    start, gap = -_SKIP * row, _OPEN + _SKIP * (row - 2)
    for column in columns:
        score, before = start, None
        at = bisect_left(ends.columns, column) - 1
        if at >= 0:
            after_gap = ends.worth[at][0] - gap - _SKIP * column
            if after_gap > score:
                score, before = after_gap, ends.matches[at]
        straight = above.get(column - 1)
        if straight is not None and straight[0] > score:
            score, before = straight[0], straight
        found[column] = (score + worth, row, column, before)
    return found


def _walk(last: _Match | None, low: int) -> Pairs:
    pairs: Pairs = []
    while last is not None:
        _score, row, column, last = last
        if row >= 0:
            pairs.append((row, low + column))
    return pairs[::-1]
