"""Ranges and scores: one figure with two ends."""

from dataclasses import replace

from claims.extraction.figures.found import Found
from claims.extraction.figures.numerals import Numeral, numeral_at
from claims.extraction.figures.when import touches
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading

_DASHES = frozenset("-–—‑~")
_CURRENCIES = frozenset("$£€¥")
# "won 4 to 0", "by 51 to 48": a score or a vote, where "fell 30 to 12" is none.
_BEFORE_SCORE = words("before_score")
_MAX_SCORE = 1000


def with_range(r: Reading, found: Found, numeral: Numeral, stop: int) -> Found:
    """ "5-10", "5 to 10 million", "between 5 and 10", "2-1": one figure with two ends, the lower
    one first; a score is told by its surface."""
    j = numeral.stop
    if j + 1 >= stop or found.low is None or numeral.shape not in ("digits", "words"):
        return found
    k = _other_end(r, found, j, stop)
    if k is None:
        return found
    other = numeral_at(r, k, stop, found.kind == "money")
    if other is None or other.value is None or other.shape not in ("digits", "words"):
        return found
    return _score(r, found, numeral, other) or _ranged(found, numeral, other)


def _other_end(r: Reading, found: Found, j: int, stop: int) -> int | None:
    """The word that the other number begins at; None where nothing joins one."""
    before = r.low[found.first - 1] if found.first > 0 else ""
    joined = r.text[j] in _DASHES or r.low[j] == "to"
    if not joined and not (r.low[j] == "and" and before == "between"):
        return None
    k = j + 1
    while k < stop and r.text[k] in _CURRENCIES:
        k += 1
    if k >= stop or (k > j + 1 and found.kind != "money"):
        return None
    return k


def _score(r: Reading, found: Found, one: Numeral, other: Numeral) -> Found | None:
    if found.kind != "number" or one.scale != 1 or other.scale != 1:
        return None
    low, high = found.low or 0.0, other.value or 0.0
    if low < high or max(low, high) >= _MAX_SCORE or not (low + high).is_integer():
        return None
    before = r.low[found.first - 1] if found.first > 0 else ""
    is_pair = r.text[one.stop] in _DASHES and r.text[one.first].isdecimal()
    if not is_pair and not (r.low[one.stop] == "to" and before in _BEFORE_SCORE):
        return None
    is_chain = touches(r, other.stop, len(r.text)) and r.text[other.stop] in "-–/."
    is_chain = is_chain and touches(r, other.stop + 1, len(r.text))
    return None if is_chain else replace(found, stop=other.stop, kind="range", low=high, high=low)


def _ranged(found: Found, one: Numeral, other: Numeral) -> Found:
    """The two ends; a scale written once holds for both ("5 to 10 million")."""
    low, high = found.low or 0.0, other.value or 0.0
    if one.scale == 1 and other.scale > 1 and low < 1000 and low * other.scale < high * 1.0001:
        low *= other.scale
    return found if low >= high else replace(found, stop=other.stop, low=low, high=high)
