"""Ranges and scores: one figure with two ends. A change has two figures: "rose from 9 to 10"."""

from dataclasses import replace

from claims.extraction.figures.found import Found
from claims.extraction.figures.numerals import Numeral, numeral_at
from claims.extraction.figures.units import unit_after
from claims.extraction.figures.when import touches
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading

_DASHES = frozenset("-–—‑~")
_CURRENCIES = frozenset("$£€¥")
# "won 4 to 0", "by 51 to 48": a score or a vote, where "fell 30 to 12" is none.
_BEFORE_SCORE = words("before_score")
_CHANGES = words("changes")
_VOTES = frozenset(("vote", "votes", "voted", "score", "split", "tally", "majority", "margin"))
_MAX_SCORE = 1000
# "fell 3,000 to 45,000", where "rises 5 to 10 per cent" is a range: few ranges span more.
_SPAN_OF_RANGE = 3
# "dropped 2 per cent to 5 per cent": a range seldom has its unit twice.
_SPAN_OF_FULL_RANGE = 2
_NEAR = 6


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
    if is_change(r, found, other.value, r.low[j] == "to"):
        return found
    return _score(r, found, numeral, other) or _ranged(found, numeral, other)


def is_change(
    r: Reading, found: Found, other: float, is_to: bool, *, span: float = _SPAN_OF_RANGE
) -> bool:
    """Whether the figure and the number after its "to" are what was and what is, or a step and
    what it led to: "rose from 9 to 10", "fell by 40 to 300". The last is told by the other number
    being more than `span` times the first."""
    if not is_to or found.first == 0 or found.low is None:
        return False
    near = r.low[max(0, found.first - _NEAR) : found.first]
    if near[-2:] == ["up", "to"]:
        return False
    if "from" in near[-2:] or near[-1] == "to":  # "from 160 to 180 to 200"
        near = r.low[max(0, found.first - 2 * _NEAR) : found.first]
        return any(low in _CHANGES for low in near)
    near = near[-3:] if near[-1] != "by" else r.low[max(0, found.first - 2 * _NEAR) : found.first]
    is_step = any(low in _CHANGES for low in near)
    return is_step and other > found.low * span


def with_other_end(r: Reading, found: Found, stop: int) -> Found:
    """ "5% to 7%", "30C-35C": the unit is written at both ends, and is the same."""
    j = found.stop
    if found.high is not None or found.low is None or j + 1 >= stop or found.thing:
        return found
    if found.kind not in ("percent", "points", "measure", "duration"):
        return found
    before = r.low[found.first - 1] if found.first > 0 else ""
    joined = r.text[j] in _DASHES or r.low[j] == "to" or (r.low[j] == "and" and before == "between")
    other = numeral_at(r, j + 1, stop) if joined else None
    if other is None or other.value is None or other.shape not in ("digits", "words"):
        return found
    unit = unit_after(r, other.stop, stop) if other.stop < stop else None
    is_same = unit is not None and (unit.kind, unit.name) == (found.kind, found.unit)
    if unit is None or not is_same or other.value <= found.low:
        return found
    if is_change(r, found, other.value, r.low[j] == "to", span=_SPAN_OF_FULL_RANGE):
        return found
    return replace(found, stop=unit.stop, high=other.value)


def _other_end(r: Reading, found: Found, j: int, stop: int) -> int | None:
    """The word that the other number begins at; None where nothing joins one."""
    before = r.low[found.first - 1] if found.first > 0 else ""
    joined = r.text[j] in _DASHES or r.low[j] == "to"
    if joined and j + 3 < stop and r.low[j + 1] == "to" and r.text[j + 2] in _DASHES:
        return j + 3  # "18-to-24-year-olds"
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
    is_pair = r.text[one.stop] in _DASHES and (
        r.text[one.first].isdecimal() or r.low[other.first] == "nil"
    )
    is_vote = before in _BEFORE_SCORE or any(
        low in _VOTES for low in r.low[max(0, found.first - 3) : found.first]
    )
    if not is_pair and not (r.low[one.stop] == "to" and is_vote):
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
