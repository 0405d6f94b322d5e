"""Digits that are part of a code: "F-16", "9/11", "555-1234-99", "5G"."""

from claims.extraction.figures.numeral import table
from claims.extraction.figures.units import unit_after
from claims.extraction.figures.when import touches
from claims.extraction.phrases import is_nominal
from claims.extraction.reading import Reading

_MAX_CHAIN = 6
_MAX_GROUPS = 8
_MIN_DIGITS = 9
# Cards, accounts and posts have so many digits without a comma; no count is written so.
_ACCOUNTS = range(16, 35)
_ENDINGS = frozenset(
    (
        "st",
        "nd",
        "rd",
        "th",
        "s",
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "x",
        "ish",
        "deg",
        "a",
        "p",
        "d",
        "y",
        "x10",
    )
)

_ROOMS = frozenset(("on", "ward", "flat", "room", "block", "class", "gate", "unit", "apartment"))
_REGISTERED = frozenset(
    ("charity", "company", "registration", "reference", "account", "case", "licence", "license",
     "invoice", "order", "policy", "serial", "vat", "reg", "patent", "passport", "badge")
)  # fmt: skip

# Flats, seats, films and comets have capitals, "flat 12A", "seat 14D", "a 3D film", "81P";
# newsroom style writes pence, days and "a" for "annum" small.
_SEATS = frozenset(("P", "A", "D"))
# Between two numbers these make figures of them: "18-to-24", "1-in-5", "3-for-12".
_BETWEEN = frozenset(("to", "in", "and", "or", "for", "of"))


def in_code(r: Reading, i: int, stop: int, sentence: tuple[int, int]) -> bool:
    """Digits glued to letters, slashes or more digits: "F-16", "9/11", "555-1234-99"."""
    first, end = sentence
    if not r.low[i][0].isdecimal():
        return False
    if r.text[i : i + 2] in (["2", "G"], ["3", "G"], ["4", "G"], ["5", "G"], ["6", "G"]):
        return True
    if len(r.text[i]) in _ACCOUNTS and r.text[i].isdecimal():
        return True
    if (
        _is_registered(r, i)
        or _is_ward(r, i, stop)
        or _in_chain(r, i, sentence)
        or (r.low[i][0] == "0" and r.low[i].strip("0").isdecimal())
    ):
        return True
    if stop < end and r.low[stop] in ("am", "pm", "th"):
        return True  # no time of day: "22pm"
    if _in_telephone_number(r, i, sentence) or _in_file_number(r, i, stop, sentence):
        return True
    left = i - 1 if i > first and r.end[i - 1] == r.start[i] else None
    right = stop if stop < end and r.end[stop - 1] == r.start[stop] else None
    if left is not None and r.low[left] == "-" and r.low[max(first, left - 1)] in ("over", "under"):
        return False  # "under-18s"
    if left is not None and _codes(r, left, first, -1):
        return True
    if right is not None and _is_tail(r, right, end):
        return True
    return right is not None and r.text[right] in "/_@#:" and _codes(r, right, end, 1)


def _is_registered(r: Reading, i: int) -> bool:
    """`registered charity no. 1048822`, `company number: 0123456`."""
    k = i - 1 - (i > 0 and r.text[i - 1] in ".:")
    return k > 0 and r.low[k] in ("no", "number") and r.low[k - 1] in _REGISTERED


def _is_ward(r: Reading, i: int, stop: int) -> bool:
    """`on 7B until March`, `flat 12B`: no billions, for nothing that is counted follows."""
    is_room = stop == i + 2 and r.text[i + 1] == "B" and i > 0 and r.low[i - 1] in _ROOMS
    return is_room and not (stop < len(r.text) and is_nominal(r, stop))


def _is_tail(r: Reading, right: int, end: int) -> bool:
    """Letters glued to the digits that are neither a unit, a scale nor an ending: "4chan", "81P",
    "1AA", "4x4"."""
    word = r.text[right]
    if word in _SEATS:
        return True
    if (
        not word[0].isalpha()
        or not word.isascii()
        or r.low[right] in _ENDINGS
        or r.low[right] in table("scales")
    ):
        return False
    if r.low[right] in table("glued"):
        return False
    return unit_after(r, right, end) is None and not (right + 1 < end and r.text[right + 1] in "°/")


def _in_file_number(r: Reading, i: int, stop: int, sentence: tuple[int, int]) -> bool:
    """ "21-cr-331", "4-by-4": a word tied to numbers on both sides that is no unit ("6-foot-2")
    and makes no range, share or tally of them ("18-to-24")."""
    first, end = sentence
    return _ties(r, stop, end) or (i - 4 >= first and _ties(r, i - 3, end))


def _ties(r: Reading, i: int, end: int) -> bool:
    """Word i and the two after it are "-for-" between numbers, all without spaces."""
    if i < 1 or i + 3 >= end or not all(touches(r, k, end) for k in range(i, i + 4)):
        return False
    low = r.low[i + 1]
    is_tied = r.text[i] == r.text[i + 2] == "-" and low.isalpha() and low not in _BETWEEN
    are_numbers = r.text[i - 1][-1].isdecimal() and r.text[i + 3][0].isdecimal()
    return is_tied and are_numbers and unit_after(r, i + 1, end) is None


def _in_telephone_number(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    """Groups of digits with a space, hyphen or bracket between, nine digits or more, that begin
    with "+", "0" or a code in brackets: "020 7946 0018", "(555) 123-4567"."""
    first, end = sentence
    begin, stop = i, i + 1
    while begin > first and i - begin < _MAX_GROUPS and _in_number(r, begin - 1, begin):
        begin -= 1
    while stop < end and stop - i < _MAX_GROUPS and _in_number(r, stop, stop - 1):
        stop += 1
    if stop - begin < 3:
        return False
    digits = "".join(word for word in r.text[begin:stop] if word.isdecimal())
    is_opened = r.text[begin] in "+(" or digits[:1] == "0"
    return is_opened and len(digits) >= _MIN_DIGITS


def _in_number(r: Reading, i: int, beside: int) -> bool:
    gap = r.start[max(i, beside)] - r.end[min(i, beside)]
    word = r.text[i]
    is_group = word.isdecimal() and word.isascii() and len(word) <= 10
    return gap <= 1 and (is_group or word in "+()-–.")


def _in_chain(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    """Three or more numbers joined by hyphens: a telephone number, a code."""
    first, end = sentence
    begin = i
    while begin - 1 >= first and i - begin < _MAX_CHAIN and _joined(r, begin - 1):
        begin -= 1
    stop = i + 1
    while stop < end and stop - i < _MAX_CHAIN and _joined(r, stop - 1):
        stop += 1
    return r.text[begin:stop].count("-") > 1


def _joined(r: Reading, i: int) -> bool:
    """Words i and i + 1 touch, and are a number and a hyphen."""
    touching = r.end[i] == r.start[i + 1]
    return touching and "-" in r.text[i : i + 2] and _is_number(r, i) != _is_number(r, i + 1)


def _is_number(r: Reading, i: int) -> bool:
    return r.text[i].isdecimal()


def _codes(r: Reading, sign: int, limit: int, step: int) -> bool:
    """The sign beside the number ties it to a letter or a number on the other side."""
    if r.text[sign] in "#@_%^":
        return True
    other = sign + step
    inside = other >= limit if step < 0 else other < limit
    if not inside or r.text[sign] not in "-/:.‑+":
        return r.text[sign][-1].isalpha() and r.text[sign] not in ("US", "A", "C", "S") and step < 0
    glued = r.end[other] == r.start[sign] if step < 0 else r.end[sign] == r.start[other]
    if not glued:
        return False
    is_word = r.text[other][0].isupper() if step < 0 else False
    if r.text[sign] == "+":
        return step < 0 and r.text[other][-1].isalnum()
    return is_word or (r.text[sign] in "/:." and r.text[other][0].isdecimal())
