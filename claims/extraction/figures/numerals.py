"""Reading a number: digits, words, and both mixed ("2.5 million", "twenty-one", "half a million").

Received digits go through float(): int() refuses more than 4,300 of them.
"""

import math
from dataclasses import dataclass
from functools import cache

import re2

from claims.extraction.lexicon import lines_of
from claims.extraction.reading import Reading

_DIGITS = re2.compile(r"[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?")
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_HYPHENS = frozenset("-‑")
# "nine hundred and ninety-nine thousand nine hundred and ninety-nine" and its hyphens.
_MAX_WORDS = 24
MINUS = frozenset("-−–")


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


def numeral_at(r: Reading, i: int, stop: int, is_money: bool = False) -> Numeral | None:
    """The longest number that begins at word i and ends before `stop`; None when none does."""
    low = r.low[i]
    if low[0].isdecimal() and low[0].isascii():
        return _from_digits(r, i, stop, is_money)
    if low == "." and i + 1 < stop and r.end[i] == r.start[i + 1] and r.low[i + 1].isdecimal():
        return _scaled(r, i, i + 2, _value("0." + r.low[i + 1]), stop, is_money)
    if low in table("vulgar"):
        return _scaled(r, i, i + 1, table("vulgar")[low], stop, is_money)
    return _from_words(r, i, stop)


def _value(digits: str) -> float | None:
    value = float(digits.replace(",", ""))
    return value if math.isfinite(value) else None


def _glued(r: Reading, i: int, stop: int) -> bool:
    return i < stop and r.end[i - 1] == r.start[i]


def _from_digits(r: Reading, i: int, stop: int, is_money: bool) -> Numeral | None:
    if not _DIGITS.fullmatch(r.low[i]):
        return None
    value = _value(r.low[i])
    if _glued(r, i + 1, stop) and r.low[i + 1] in _ORDINAL_ENDINGS:
        return Numeral(i, i + 2, value, "ordinal")
    j = i + 1
    if j < stop and r.low[j] in table("vulgar"):
        value, j = (value or 0) + table("vulgar")[r.low[j]], j + 1
    elif _is_fraction(r, j, stop):
        return Numeral(i, j + 2, _divide(value, _value(r.low[j + 1])), "fraction")
    elif _is_fraction(r, j + 1, stop) and r.low[j].isdecimal():
        part = _divide(_value(r.low[j]), _value(r.low[j + 2]))
        value, j = (value or 0) + (part or 0), j + 3
    return _scaled(r, i, j, value, stop, is_money)


def _is_fraction(r: Reading, slash: int, stop: int) -> bool:
    """`3/4`: a small numerator over a larger, common denominator. `9/11` and `24/7` are names."""
    if not (slash + 1 < stop and r.text[slash] == "/" and _glued(r, slash, stop)):
        return False
    below, above = r.low[slash + 1], r.low[slash - 1]
    is_last = not (slash + 2 < stop and r.text[slash + 2] == "/")
    common = below in ("2", "3", "4", "5", "6", "8", "10", "16", "100")
    return is_last and common and above.isdecimal() and float(above) < float(below)


def _divide(above: float | None, below: float | None) -> float | None:
    return above / below if above is not None and below else None


def _scaled(
    r: Reading, first: int, j: int, value: float | None, stop: int, is_money: bool
) -> Numeral:
    """Scale words and letters after a number: "5.2 million", "$5bn", "20k"."""
    scale = 1.0
    if _glued(r, j, stop):
        glued = table("glued").get(r.low[j])
        if glued and (is_money or r.text[j] in ("k", "K", "M", "B")):
            return Numeral(first, j + 1, _times(value, glued), "digits", glued)
    while j < stop:
        k = j + 1 if r.text[j] in _HYPHENS and _glued(r, j, stop) else j
        if k >= stop or r.low[k] not in table("scales") or (k > j and not _glued(r, k, stop)):
            break
        scale, j = scale * table("scales")[r.low[k]], k + 1
    return Numeral(first, j, _times(value, scale), "digits", scale)


def _times(value: float | None, scale: float) -> float | None:
    if value is None or not math.isfinite(value * scale):
        return None
    # 5.2 * 1e6 is 5200000.000000001 in binary; twelve digits are more than any text writes.
    return float(f"{value * scale:.12g}") if scale != 1 else value


def _from_words(r: Reading, i: int, stop: int) -> Numeral | None:
    low = r.low[i]
    if low in table("vague"):
        return _vague(r, i, stop)
    if low in ("a", "an"):
        return _after_article(r, i, stop)
    if low == "half" and i + 2 < stop and r.low[i + 1] in ("a", "an", "-"):
        scale = table("scales").get(r.low[i + 2])
        return Numeral(i, i + 3, scale / 2, "words", scale) if scale else None
    found = _spelled(r, i, stop)
    if found is None or found.shape == "ordinal":
        return found
    return _with_fraction(r, found, stop)


def _after_article(r: Reading, i: int, stop: int) -> Numeral | None:
    """ "a hundred", "a dozen", "a quarter"."""
    if i + 1 >= stop:
        return None
    scale = table("scales").get(r.low[i + 1])
    if scale and len(r.low[i + 1]) > 3:
        rest = _spelled(r, i + 1, stop)
        return Numeral(i, rest.stop, rest.value, "words", scale) if rest else None
    if r.low[i + 1] in ("third", "quarter", "fifth", "tenth") and _of(r, i + 2, stop):
        return Numeral(i, i + 2, table("fractions")[r.low[i + 1]], "fraction")
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
        elif low in ("hundred", "dozen"):
            group, scale = (group or 1) * table("scales")[low], table("scales")[low]
        elif low in table("scales") and len(low) > 3:
            scale = table("scales")[low]
            total, group = total + (group or 1) * scale, 0.0
        elif low in table("ordinals") and (j == i or j > end - 1):
            return Numeral(i, j + 1, total + _ordinal(group, low), "ordinal")
        else:
            break
        end = j = j + 1
        j = _next_word(r, j, stop)
        if low in table("units") and j < stop and not _can_follow_unit(r.low[j]):
            break
        if low in table("tens") and j < stop and r.low[j] in table("tens"):
            break
    return Numeral(i, end, total + group, shape, scale) if end > i else None


def _can_follow_unit(low: str) -> bool:
    return low in table("scales")


def _ordinal(group: float, low: str) -> float:
    value = table("ordinals")[low]
    return group * value if value >= 100 and group else group + value


def _next_word(r: Reading, j: int, stop: int) -> int:
    """Over the hyphen of "twenty-one" and the "and" of "two hundred and five"."""
    if j + 1 < stop and r.text[j] in _HYPHENS and _glued(r, j, stop):
        following = r.low[j + 1]
        if following in table("units") or following in table("ordinals"):
            return j + 1
        return j + 1 if following in table("scales") else j
    if j + 1 < stop and r.low[j] == "and" and r.low[j - 1] in table("scales"):
        return j + 1 if r.low[j + 1] in table("units") | table("tens") else j
    return j


def _with_fraction(r: Reading, found: Numeral, stop: int) -> Numeral:
    """ "two thirds", "three-quarters", "two and a half [million]"."""
    j = found.stop
    if j < stop and r.text[j] in _HYPHENS:
        j += 1
    value = found.value or 0.0
    if j < stop and r.low[j] in table("fractions") and r.low[j] not in ("half", "halves"):
        plural = r.low[j].endswith("s")
        if plural or (value == 1 and (_of(r, j + 1, stop) or j > found.stop)):
            return Numeral(found.first, j + 1, value * table("fractions")[r.low[j]], "fraction")
    if tuple(r.low[found.stop : found.stop + 3]) == ("and", "a", "half"):
        return _scaled(r, found.first, found.stop + 3, value + 0.5, stop, is_money=False)
    return found
