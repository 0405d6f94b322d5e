"""Numbers in words: "two hundred and five", "half a million", "several hundred", "dozens"."""

from claims.extraction.figures.fractions import (
    ends_clause,
    measures_one,
    of_scale,
    stands_alone,
    with_fraction,
)
from claims.extraction.figures.numeral import Numeral, plural_scale, table, times
from claims.extraction.figures.units import unit_after
from claims.extraction.figures.when import touches
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading

_HYPHENS = frozenset("-‑")
# "nine hundred and ninety-nine thousand nine hundred and ninety-nine" and its hyphens.
_MAX_WORDS = 24
_MAX_DECIMALS = 8
_SOME = frozenset(("several", "few", "many"))
_BEFORE_LENGTH = words("before_length")
_OF_WHAT = frozenset(("of", "the", "its", "their", "his", "her", "our", "your", "my", "all"))
_NOT_HALF = frozenset(("first", "second", "other", "top", "bottom", "better", "time", "this", "-"))


def from_words(r: Reading, i: int, stop: int) -> Numeral | None:
    """The number at word i, which is no digit."""
    low = r.low[i]
    if low in table("vague"):
        return _vague(r, i, stop)
    if low in ("a", "an"):
        return _after_article(r, i, stop)
    if low in _SOME:
        return _some(r, i, i + 1, stop)
    if low in ("half", "quarter"):
        return _half(r, i, stop)
    found = _spelled(r, i, stop)
    if found is None or found.shape == "ordinal":
        return found
    return _with_point(r, found, stop) or with_fraction(r, found, stop)


def _tells_length(r: Reading, i: int, stop: int) -> bool:
    """ "for an hour", "took a year", "an hour and a half"; not the rate of "40 mph an hour"."""
    if r.low[i + 2 : i + 5] == ["and", "a", "half"]:
        return True
    after = r.low[i + 3] if i + 3 < stop else "."
    if r.low[i + 2 : i + 3] == ["before"] and not after[0].isalnum():
        return False  # "2% more than a year before"
    unit = unit_after(r, i + 1, stop)
    is_duration = unit is not None and unit.kind == "duration" and unit.stop == i + 2
    return is_duration and ends_clause(r, i + 2, stop) and i > 0 and r.low[i - 1] in _BEFORE_LENGTH


def _some(r: Reading, i: int, j: int, stop: int) -> Numeral | None:
    """ "several hundred", "a few thousand", "a couple of million": at least one of them, as in
    "hundreds" and "thousands"."""
    j += 1 if j + 1 < stop and r.low[j] == "of" else 0
    scale = table("scales").get(r.low[j]) if j < stop else None
    k = j + 1
    while scale and k < stop and r.low[k] in table("scales") and len(r.low[k]) > 3:
        scale, k = scale * table("scales")[r.low[k]], k + 1
    return Numeral(i, k, scale, "vague", scale) if scale and len(r.low[j]) > 3 else None


def _half(r: Reading, i: int, stop: int) -> Numeral | None:
    """ "half a million", "half of the voters", "a quarter million"; never "the first half"."""
    part = table("fractions")[r.low[i]]
    following = r.low[i + 1] if i + 1 < stop else ""
    k = i + 2 if following in ("a", "an", "-") else i + 1
    scale = table("scales").get(r.low[k]) if k < stop else None
    if scale and r.low[k] != "hundred":
        return Numeral(i, k + 1, part * scale, "words", scale)
    if k == i + 2 and k < stop and measures_one(r, k, stop):
        return Numeral(i, i + 1, part, "fraction")
    if stands_alone(r, i, i + 1, stop):
        return Numeral(i, i + 1, part, "fraction")
    before = r.low[i - 1] if i > 0 else ""
    if r.low[i] != "half" or following not in _OF_WHAT or before in _NOT_HALF:
        return None
    return Numeral(i, i + 1, part, "fraction")


def _after_article(r: Reading, i: int, stop: int) -> Numeral | None:
    """ "a hundred", "a dozen", "a quarter of", "a third of a million"."""
    if i + 1 >= stop:
        return None
    low = r.low[i + 1]
    scale = table("scales").get(low)
    if scale and len(low) > 3:
        rest = _spelled(r, i + 1, stop)
        return Numeral(i, rest.stop, rest.value, "words", scale) if rest else None
    if low == "quarter" and i + 2 < stop and r.low[i + 2] in table("scales"):
        half = _half(r, i + 1, stop)
        return Numeral(i, half.stop, half.value, "words", half.scale) if half else None
    if measures_one(r, i + 1, stop) and _tells_length(r, i, stop):
        return Numeral(i, i + 1, 1.0, "words")
    if low in ("few", "couple"):
        return _some(r, i, i + 2, stop)
    if low in ("third", "quarter", "fifth", "tenth", "half") and (
        r.low[i + 2 : i + 3] == ["of"] or (low != "half" and stands_alone(r, i, i + 2, stop))
    ):
        return of_scale(r, Numeral(i, i + 2, table("fractions")[low], "fraction"), stop)
    return None


def _vague(r: Reading, i: int, stop: int) -> Numeral:
    """ "billions", "tens of thousands": the least it can be."""
    value = table("vague")[r.low[i]]
    j = i + 1
    while j + 1 < stop and r.low[j] == "of" and r.low[j + 1] in table("vague"):
        value, j = value * table("vague")[r.low[j + 1]], j + 2
    return Numeral(i, j, value, "vague")


def _spelled(r: Reading, i: int, stop: int) -> Numeral | None:
    """Number words: units and tens add up, "hundred" multiplies, larger scales close a group."""
    total = group = 0.0
    j, end, shape, scale = i, i, "words", 1.0
    while j < min(stop, i + _MAX_WORDS):
        low = r.low[j]
        if low in table("units") or low in table("tens"):
            group += table("units").get(low, 0) or table("tens").get(low, 0)
        elif low in ("hundred", "dozen") or (low == "dozens" and j > i):
            scale = plural_scale(low) or 1.0
            group = (group or 1) * scale
        elif low in table("scales") and len(low) > 3:
            scale = table("scales")[low]
            total, group = total + (group or 1) * scale, 0.0
        elif low in table("ordinals") and (j == i or j > end - 1):
            return Numeral(i, j + 1, total + _ordinal(group, low), "ordinal")
        else:
            break
        end = j = j + 1
        j = _next_word(r, j, stop)
        is_over = j < stop and r.low[j] not in table("scales") and r.low[j] != "dozens"
        if low in table("units") and is_over:
            break
        if low in table("tens") and j < stop and r.low[j] in table("tens"):
            break
    return Numeral(i, end, total + group, shape, scale) if end > i else None


def _ordinal(group: float, low: str) -> float:
    value = table("ordinals")[low]
    return group * value if value >= 100 and group else group + value


def _next_word(r: Reading, j: int, stop: int) -> int:
    """Over the hyphen of "twenty-one" and the "and" of "two hundred and five"."""
    if j + 1 < stop and r.text[j] in _HYPHENS and touches(r, j, stop):
        following = r.low[j + 1]
        if following in table("units") or following in table("ordinals"):
            return j + 1
        return j + 1 if following in table("scales") else j
    if j + 1 < stop and r.low[j] == "and" and r.low[j - 1] in table("scales"):
        return j + 1 if r.low[j + 1] in table("units") | table("tens") else j
    return j


def _with_point(r: Reading, found: Numeral, stop: int) -> Numeral | None:
    """ "five point two", as speech is transcribed; the scale after it counts ("million")."""
    j = found.stop
    if j + 1 >= stop or r.low[j] != "point" or found.scale >= 1000:
        return None
    digits, j = "", j + 1
    while j < stop and len(digits) < _MAX_DECIMALS and table("units").get(r.low[j], 10) < 10:
        digits, j = digits + f"{table('units')[r.low[j]]:.0f}", j + 1
    if not digits:
        return None
    value = float(f"{found.value or 0:.0f}.{digits}")
    scale = table("scales").get(r.low[j], 1.0) if j < stop else 1.0
    end = j + 1 if scale > 1 else j
    return Numeral(found.first, end, times(value, scale), "words", scale)
