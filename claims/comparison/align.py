"""The exact word alignment of a row of claim words with a stretch of a source.

All of the claim is laid against any part of the stretch. Matched words earn their weight, a
gap costs to open and a little for every word left out, so that words that stand together in
the claim are found together in the source.
"""

from collections.abc import Sequence

from claims.comparison.words import Word

Pairs = list[tuple[int, int]]

# Against a weight of 1 for a content word. A run of matched words must be worth more than the
# words skipped to reach it: a lone "the" is never fetched from more than three words away.
_OPEN = 0.35
_SKIP_SOURCE = 0.05
_SKIP_CLAIM = 0.05

_NEVER = float("-inf")
_UP, _SIDE, _OPENED = 0, 1, 2


def weight(word: Word) -> float:
    """How much a matched word says: a small word half, a number one and a half times."""
    return 1.5 if word.number else (0.5 if word.small else 1.0)


def align(claim: Sequence[Word], source: Sequence[Word], low: int, high: int) -> Pairs:
    """Matched (claim index, source index), rising on both sides, within `source[low:high]`."""
    exact = exact_start(claim, source, range(low, high - len(claim) + 1))
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
    width = len(keys) + 1
    match, gap = [_NEVER] * width, [0.0] * width
    straight_rows: list[bytearray] = []
    choice_rows: list[bytearray] = []
    best, row_at, column_at = 0.0, -1, -1
    for row, word in enumerate(claim):
        match, gap, straight, choices = _next_row(word, keys, match, gap)
        straight_rows.append(straight)
        choice_rows.append(choices)
        top = max(match)
        if top > best:
            best, row_at, column_at = top, row, match.index(top)
    return _walk(straight_rows, choice_rows, row_at, column_at, low)


def _next_row(
    word: Word, keys: Sequence[str], match: Sequence[float], gap: Sequence[float]
) -> tuple[list[float], list[float], bytearray, bytearray]:
    """One claim word against every source word.

    `match[c]` is the best score with this word matched to source word c - 1, `gap[c]` the best
    with a gap open after it. The byte rows say how each was reached, to walk back.
    """
    worth, key, width = weight(word), word.key, len(gap)
    new_match, new_gap = [_NEVER] * width, [gap[0] - _SKIP_CLAIM] * width
    straight, choices = bytearray(width), bytearray(width)
    side = new_gap[0]
    for column in range(1, width):
        up = gap[column] - _SKIP_CLAIM
        side -= _SKIP_SOURCE
        if side > up:
            choices[column] = _SIDE
        else:
            side = up
        if keys[column - 1] == key:
            straight[column] = match[column - 1] > gap[column - 1]
            score = worth + max(match[column - 1], gap[column - 1])
            new_match[column] = score
            if score - _OPEN > side:
                side = score - _OPEN
                choices[column] = _OPENED
        new_gap[column] = side
    return new_match, new_gap, straight, choices


def _walk(
    straight: Sequence[bytearray], choices: Sequence[bytearray], row: int, column: int, low: int
) -> Pairs:
    pairs: Pairs = []
    matched = True
    while row >= 0:
        if matched:
            pairs.append((row, low + column - 1))
            matched = bool(straight[row][column])
            row, column = row - 1, column - 1
        elif choices[row][column] == _OPENED:
            matched = True
        elif choices[row][column] == _SIDE:
            column -= 1
        else:
            row -= 1
    return pairs[::-1]
