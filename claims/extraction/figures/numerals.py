"""Reading a number: digits, words, and both mixed ("2.5 million", "twenty-one", "1 in 5")."""

from claims.extraction.figures.digits import MINUS, from_digits, scaled, value_of
from claims.extraction.figures.fractions import with_half
from claims.extraction.figures.number_words import from_words
from claims.extraction.figures.numeral import Numeral, table
from claims.extraction.figures.when import touches
from claims.extraction.reading import Reading

__all__ = ["MINUS", "Numeral", "numeral_at", "share_at", "table"]
_MAX_WHOLE = 12
_HYPHENS = frozenset("-‑")


def numeral_at(r: Reading, i: int, stop: int, is_money: bool = False) -> Numeral | None:
    """The longest number that begins at word i and ends before `stop`; None when none does."""
    low = r.low[i]
    if low[0].isdecimal() and low[0].isascii():
        found = from_digits(r, i, stop, is_money)
        is_whole = found is not None and found.shape == "digits" and found.scale == 1
        return with_half(r, found, stop) if found and is_whole else found
    if low == "." and touches(r, i + 1, stop) and r.low[i + 1].isdecimal():
        return scaled(r, i, i + 2, value_of("0." + r.low[i + 1]), stop, is_money)
    if low in table("vulgar"):
        return scaled(r, i, i + 1, table("vulgar")[low], stop, is_money)
    return from_words(r, i, stop)


def share_at(r: Reading, i: int, stop: int) -> Numeral | None:
    """ "1 in 5", "one-in-three", "two out of five": a part of a whole, as a fraction. "19 in 22
    games" are two counts: nobody tells a share so."""
    part = numeral_at(r, i, stop)
    if part is None or part.shape not in ("digits", "words") or part.scale != 1:
        return None
    j = part.stop
    dashed = j + 1 < stop and r.text[j] in _HYPHENS
    j += 1 if dashed else 0
    size = 2 if r.low[j : j + 2] == ["out", "of"] else 1
    if j + size >= stop or (size == 1 and r.low[j] != "in"):
        return None
    k = j + size + 1 if r.text[j + size] in _HYPHENS and j + size + 1 < stop else j + size
    whole = numeral_at(r, k, stop)
    if whole is None or whole.shape not in ("digits", "words") or whole.scale > 1e6:
        return None
    if not part.value or not whole.value or part.value >= whole.value:
        return None
    is_round = whole.value <= _MAX_WHOLE or whole.value % 10 == 0
    if part.value > 1 and size == 1 and not is_round:
        return None
    return Numeral(i, whole.stop, part.value / whole.value, "fraction")
