"""Numbers that begin with a digit: "5,200", "1 414 021", "3/4", "2½", "2.5 million", "6×10^8".

Received digits go through float(): int() refuses more than 4,300 of them.
"""

import math

import re2

from claims.extraction.figures.numeral import Numeral, plural_scale, table, times
from claims.extraction.figures.units import tells_money
from claims.extraction.figures.when import touches
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading

_DIGITS = re2.compile(r"[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?")
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_HYPHENS = frozenset("-‑")
_SLASHES = frozenset("/⁄")
_MONTHS = words("months")
_MAX_GROUPS = 6
_MAX_POWER = 60
_TIMES = (["×"], ["x"], ["*"])
# After "5m" these say that the m is metres; any other noun says millions ("12.3m tonnes").
_NEAR_MONEY = 4
_TIED = frozenset("/-‑²³^°")
_LENGTH_WORDS = words("length_words")
MINUS = frozenset("-−–")


def value_of(digits: str) -> float | None:
    """The value of "5,200.5"; None when it is too large for a float."""
    value = float(digits.replace(",", ""))
    return value if math.isfinite(value) else None


def from_digits(r: Reading, i: int, stop: int, is_money: bool) -> Numeral | None:
    """The number at word i, which begins with a digit."""
    if not _DIGITS.fullmatch(r.low[i]):
        return None
    value = value_of(r.low[i])
    if touches(r, i + 1, stop) and r.low[i + 1] in _ORDINAL_ENDINGS:
        return Numeral(i, i + 2, value, "ordinal")
    j = _groups_end(r, i, stop)
    if j > i + 1:
        value = value_of("".join(r.low[i:j]))
    if j < stop and r.low[j] in table("vulgar"):
        value, j = (value or 0) + table("vulgar")[r.low[j]], j + 1
    elif _is_fraction(r, j, stop):
        return Numeral(i, j + 2, _divide(value, value_of(r.low[j + 1])), "fraction")
    elif _is_fraction(r, j + 1, stop) and r.low[j].isdecimal():
        part = _divide(value_of(r.low[j]), value_of(r.low[j + 2]))
        value, j = (value or 0) + (part or 0), j + 3
    powered = _to_power(r, i, j, value, stop) or _with_exponent(r, i, j, value, stop)
    return powered or scaled(r, i, j, value, stop, is_money)


def _groups_end(r: Reading, i: int, stop: int) -> int:
    """Past "021 100" in "1 414 021 100": groups of three after one to three digits, one space
    between. A day before a count ("May 5 300 people") is no first group."""
    j = i + 1
    is_first = len(r.text[i]) <= 3 and r.text[i].isdecimal() and r.text[i][0] != "0"
    if not is_first or (i > 0 and r.low[i - 1].rstrip(".") in _MONTHS):
        return j
    while j < min(stop, i + _MAX_GROUPS) and r.text[j].isdecimal() and len(r.text[j]) == 3:
        if r.start[j] != r.end[j - 1] + 1:
            break
        j += 1
    return j


def _is_fraction(r: Reading, slash: int, stop: int) -> bool:
    """`3/4`: a small numerator over a larger, common denominator. `9/11` and `24/7` are names."""
    if not (slash + 1 < stop and r.text[slash] in _SLASHES and touches(r, slash, stop)):
        return False
    below, above = r.low[slash + 1], r.low[slash - 1]
    if not (above.isdecimal() and below.isdecimal() and len(above) < 5 and len(below) < 5):
        return False
    is_last = not (slash + 2 < stop and r.text[slash + 2] == "/")
    is_common = r.text[slash] == "⁄" or below in ("2", "3", "4", "5", "6", "8", "10", "16", "100")
    return is_last and is_common and float(above) < float(below)


def _divide(above: float | None, below: float | None) -> float | None:
    return above / below if above is not None and below else None


def _with_exponent(r: Reading, i: int, j: int, value: float | None, stop: int) -> Numeral | None:
    """ "1.3e6", "12.32e+14": digits, "e" and an exponent without a space."""
    if not touches(r, j, stop) or value is None or r.low[j][0] != "e":
        return None
    power, sign, k = r.low[j][1:], 1, j + 1
    if not power and touches(r, k, stop) and r.text[k] in "+-−" and touches(r, k + 1, stop):
        power, sign, k = r.text[k + 1], -1 if r.text[k] != "+" else 1, k + 2
    if not (power.isdecimal() and power.isascii() and len(power) < 3 and int(power) <= _MAX_POWER):
        return None
    return Numeral(i, k, float(f"{value}e{sign * int(power)}"), "digits")


def _to_power(r: Reading, i: int, j: int, value: float | None, stop: int) -> Numeral | None:
    """ "2.998×10−8", "1.3 x 10^6"."""
    # A letter and the digits after it are one word: "x10".
    size = 1 if r.low[j : j + 1] == ["x10"] else 2
    is_power = size == 1 or (r.low[j : j + 1] in _TIMES and r.text[j + 1 : j + 2] == ["10"])
    if not is_power or j + size >= stop:
        return None
    k = j + size + 1 if r.text[j + size] == "^" else j + size
    sign = -1 if k < stop and r.text[k] in MINUS else 1
    k += 1 if sign < 0 else 0
    if not (touches(r, k, stop) and r.text[k].isdecimal() and len(r.text[k]) < 3):
        return None
    power = int(r.text[k])
    is_usable = value is not None and power <= _MAX_POWER
    made = float(f"{value}e{sign * power}") if is_usable else None
    return Numeral(i, k + 1, made, "digits")


def scaled(
    r: Reading, first: int, j: int, value: float | None, stop: int, is_money: bool
) -> Numeral:
    """Scale words and letters after a number: "5.2 million", "$5bn", "20k", "3 dozens"."""
    scale = 1.0
    if touches(r, j, stop):
        glued = table("glued").get(r.low[j])
        if glued and (is_money or r.text[j] in ("k", "K", "M", "B") or _is_million(r, j, stop)):
            return Numeral(first, j + 1, times(value, glued), "digits", glued)
    while j < stop:
        k = j + 1 if r.text[j] in _HYPHENS and touches(r, j, stop) else j
        step = plural_scale(r.low[k]) if k < stop else None
        if step is None or (k > j and not touches(r, k, stop)):
            break
        scale, j = scale * step, k + 1
    return Numeral(first, j, times(value, scale), "digits", scale)


def _is_million(r: Reading, j: int, stop: int) -> bool:
    """The "m" of "12.3m tonnes" and "5m people", not of "5m wide" and "5m from"."""
    if r.text[j] != "m" or (touches(r, j + 1, stop) and r.text[j + 1] in _TIED):
        return False
    if tells_money(r, j, _NEAR_MONEY):
        return True  # "sold 5m"
    if j + 1 >= stop:
        return False
    following = r.text[j + 1]
    is_noun = following.isalpha() and following.islower() and following.endswith(("s", "people"))
    return is_noun and following not in _LENGTH_WORDS
