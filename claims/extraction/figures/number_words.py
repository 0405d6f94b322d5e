"""Numbers in words: "two hundred and five", "half a million", "three quarters", "dozens"."""

import math
from dataclasses import dataclass
from functools import cache

from claims.extraction.figures.when import touches
from claims.extraction.lexicon import lines_of
from claims.extraction.reading import Reading

_HYPHENS = frozenset("-‑")
# "nine hundred and ninety-nine thousand nine hundred and ninety-nine" and its hyphens.
_MAX_WORDS = 24
_MAX_DECIMALS = 8
_OF_WHAT = frozenset(("of", "the", "its", "their", "his", "her", "our", "your", "my", "all"))
_NOT_HALF = frozenset(("first", "second", "other", "top", "bottom", "better", "time", "this", "-"))


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at words [first, stop). `value` is None when it is too large to use.

    `shape`: digits, words, vague ("billions"), ordinal or fraction. `scale` is what a scale word
    multiplied by (1 without one), so that a range can share it.
    """

    first: int
    stop: int
    value: float | None
    shape: str
    scale: float = 1.0


@cache
def table(section: str) -> dict[str, float]:
    """The number words of one section of `numbers.txt`."""
    found: dict[str, float] = {}
    for name, line in lines_of("numbers.txt"):
        if name == section:
            for pair in line.split():
                word, value = pair.rsplit(":", 1)
                found[word] = float(value)
    return found


def plural_scale(low: str) -> float | None:
    """What "million", and the "millions" of "3 millions", multiplies by."""
    return table("scales").get(low) or table("vague").get(low)


def times(value: float | None, scale: float) -> float | None:
    """The product; None where it is too large for a float."""
    if value is None or not math.isfinite(value * scale):
        return None
    # 5.2 * 1e6 is 5200000.000000001 in binary; twelve digits are more than any text writes.
    return float(f"{value * scale:.12g}") if scale != 1 else value


def from_words(r: Reading, i: int, stop: int) -> Numeral | None:
    """The number at word i, which is no digit."""
    low = r.low[i]
    if low in table("vague"):
        return _vague(r, i, stop)
    if low in ("a", "an"):
        return _after_article(r, i, stop)
    if low in ("half", "quarter"):
        return _half(r, i, stop)
    found = _spelled(r, i, stop)
    if found is None or found.shape == "ordinal":
        return found
    return _with_point(r, found, stop) or _with_fraction(r, found, stop)


def _half(r: Reading, i: int, stop: int) -> Numeral | None:
    """ "half a million", "half of the voters", "a quarter million"; never "the first half"."""
    part = table("fractions")[r.low[i]]
    following = r.low[i + 1] if i + 1 < stop else ""
    k = i + 2 if following in ("a", "an", "-") else i + 1
    scale = table("scales").get(r.low[k]) if k < stop else None
    if scale and r.low[k] != "hundred":
        return Numeral(i, k + 1, part * scale, "words", scale)
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
    if low in ("third", "quarter", "fifth", "tenth", "half") and _of(r, i + 2, stop):
        return _of_scale(r, Numeral(i, i + 2, table("fractions")[low], "fraction"), stop)
    return None


def _of(r: Reading, i: int, stop: int) -> bool:
    return i < stop and r.low[i] == "of"


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
        if low in table("units") and j < stop and r.low[j] not in table("scales"):
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


def _with_fraction(r: Reading, found: Numeral, stop: int) -> Numeral:
    """ "two thirds", "one fourth", "three quarters of a million", "two and a half [million]"."""
    j = found.stop
    is_joined = j < stop and r.text[j] in _HYPHENS
    j += 1 if is_joined else 0
    value = found.value or 0.0
    parts = table("fractions") | table("single_parts") if value == 1 else table("fractions")
    if j < stop and r.low[j] in parts and r.low[j] not in ("half", "halves") and value < 100:
        plural = r.low[j].endswith("s")
        is_last = j + 1 >= stop or not r.text[j + 1][0].isalnum()
        if plural or (value == 1 and (_of(r, j + 1, stop) or is_joined or is_last)):
            whole = value * parts[r.low[j]]
            return _of_scale(r, Numeral(found.first, j + 1, whole, "fraction"), stop)
    return _with_half(r, found, stop)


def _with_half(r: Reading, found: Numeral, stop: int) -> Numeral:
    if r.low[found.stop : found.stop + 2] != ["and", "a"] or found.stop + 2 >= stop:
        return found
    j = found.stop + 2
    part = {"half": 0.5, "quarter": 0.25}.get(r.low[j])
    if part is None:
        return found
    scale = table("scales").get(r.low[j + 1], 1.0) if j + 1 < stop else 1.0
    value = times((found.value or 0.0) + part, scale)
    return Numeral(found.first, j + (2 if scale > 1 else 1), value, "words", scale)


def _of_scale(r: Reading, found: Numeral, stop: int) -> Numeral:
    """ "three quarters of a million"."""
    j = found.stop
    if r.low[j : j + 2] not in (["of", "a"], ["of", "one"]) or j + 2 >= stop:
        return found
    scale = table("scales").get(r.low[j + 2])
    if scale is None or found.value is None:
        return found
    return Numeral(found.first, j + 3, times(found.value, scale), "words", scale)
