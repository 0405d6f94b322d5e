"""Numbers written out: "five thousand two hundred" and "5,200" are one value."""

from collections.abc import Sequence
from decimal import Decimal

import re2

_UNITS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
_TEENS = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
_SHORT_SCALES = frozenset({"m", "mn", "bn", "tn"})
_ORDINALS = {
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "fourth": "4th",
    "fifth": "5th",
    "sixth": "6th",
    "seventh": "7th",
    "eighth": "8th",
    "ninth": "9th",
    "tenth": "10th",
}

# "$5" and "5 dollars" are one value.
CURRENCIES = {
    "dollar": "$",
    "dollars": "$",
    "pound": "£",
    "pounds": "£",
    "euro": "€",
    "euros": "€",
    "yen": "¥",
}
SIGNS = frozenset(CURRENCIES.values())

STARTS = frozenset({*_UNITS, *_TEENS, *_TENS})
_GROUPED = re2.compile(r"^\d{1,3}(,\d{3})+(\.\d+)?$")
_PLAIN = re2.compile(r"^\d+(\.\d+)?$")


def digits_value(surface: str) -> Decimal | None:
    """The value of a number written in digits ("5,200", "5.2"), None for "1.2.3" or "1,2"."""
    if _GROUPED.match(surface):
        return Decimal(surface.replace(",", ""))
    return Decimal(surface) if _PLAIN.match(surface) else None


def value_key(value: Decimal) -> str:
    """One key per value: "5200" for 5,200 and 5200.0."""
    return format(value.normalize(), "f")


def ordinal_key(word: str) -> str | None:
    """ "fifth" → "5th"; None for other words."""
    return _ORDINALS.get(word)


def read_number(words: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """The number that starts at `words[at]` (lower case), and the index after it.

    None where no number starts. "and" counts only inside ("two hundred and five"). A short
    scale ("m", "bn") needs digits before it.
    """
    total, group, end, last = Decimal(0), None, at, ""
    index = at
    while index < len(words):
        word = words[index]
        if word == "and" and last in ("hundred", "scale") and _counts(words, index + 1):
            index += 1
            continue
        step = _step(word, group, last)
        if step is None:
            break
        group, last = step
        if last == "scale":
            total, group = total + (group or 0), None
        index += 1
        end = index
    if end == at:
        return None
    return total + (group or 0), end


def _counts(words: Sequence[str], index: int) -> bool:
    return index < len(words) and words[index] in {**_UNITS, **_TEENS, **_TENS}


def _step(word: str, group: Decimal | None, last: str) -> tuple[Decimal, str] | None:
    """The group after one more word, and what kind of word it was; None when it cannot join."""
    if group is None and last in ("", "scale") and (value := digits_value(word)) is not None:
        return (value, "digits") if last == "" else None
    if word in _UNITS and last in ("", "tens", "hundred", "scale"):
        return (group or Decimal(0)) + _UNITS[word], "unit"
    if word in _TEENS and last in ("", "hundred", "scale"):
        return (group or Decimal(0)) + _TEENS[word], "teen"
    if word in _TENS and last in ("", "hundred", "scale"):
        return (group or Decimal(0)) + _TENS[word], "tens"
    if word == "hundred" and group is not None and last in ("unit", "teen", "digits"):
        return group * 100, "hundred"
    if word in _SCALES and group is not None and last != "scale":
        short = word in _SHORT_SCALES and last != "digits"
        return None if short else (group * _SCALES[word], "scale")
    return None


def is_value(key: str) -> bool:
    """Whether `key` is a plain number and can be reckoned with."""
    return _PLAIN.match(key) is not None


def last_scale(surface: str) -> int:
    """The power of ten that the last word of a number stands for: 1,000,000 for "5 million",
    1,000 for "five thousand", 1 for "12". A currency beside it does not count."""
    for word in reversed(surface.casefold().replace("-", " ").split()):
        bare = word.lstrip("$£€¥0123456789.,")
        if bare in _SCALES or bare == "hundred":
            return _SCALES.get(bare, 100)
        if bare not in CURRENCIES:
            break
    return 1
