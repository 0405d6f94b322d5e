"""Currency codes written without a space before the number: "USD10m", "RM23.50".

The tokenizer takes "RM23" for one word, as it must for "F16". Where the letters are a currency,
the figures read a copy of the text's words with the code and the whole number apart.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

import re2

from claims.extraction.figures.units import CURRENCY_CODES
from claims.extraction.reading import Reading

_CODE = re2.compile(
    "(" + "|".join(sorted(code.upper() for code in CURRENCY_CODES)) + ")([0-9]+)(.*)"
)
# "R" and "N" begin many a name; before millions they are rand and naira.
_BEFORE_SCALE = re2.compile("(R|N|Dh|Dhs|Ksh|KSh|Rs)([0-9]+)(m|bn|tn)?")
_SCALES = frozenset(("million", "billion", "trillion", "crore", "lakh"))
_MAX_WORD = 40
_DECIMAL = frozenset(".,")


def with_codes_apart(r: Reading) -> Reading:
    """`r` itself, or a copy in which currency codes stand apart."""
    glued = {
        i: found
        for i, word in enumerate(r.text)
        if not word.isalpha() and word[0].isupper() and (found := _code(word, r.low, i))
    }
    if not glued:
        return r
    text: list[str] = []
    start: list[int] = []
    moved: list[int] = []
    i = 0
    while i < len(r.text):
        moved.append(len(text))
        pieces, after = _pieces(r, i, glued.get(i))
        at = r.start[i]
        for piece in pieces:
            text.append(piece)
            start.append(at)
            at += len(piece)
        moved.extend([len(text) - 1] * (after - i - 1))
        i = after
    moved.append(len(text))
    return _rebuilt(r, text, start, moved)


def _code(word: str, low: Sequence[str], i: int) -> tuple[str, str, str] | None:
    if len(word) > _MAX_WORD:
        return None
    found = _BEFORE_SCALE.fullmatch(word)
    after = i + 3 if i + 2 < len(low) and low[i + 1] == "." and low[i + 2][0].isdecimal() else i + 1
    if found and (found[3] or (after < len(low) and low[after] in _SCALES)):
        return found[1], found[2], found[3] or ""
    found = _CODE.fullmatch(word)
    return (found[1], found[2], found[3]) if found else None


def _pieces(r: Reading, i: int, code: tuple[str, str, str] | None) -> tuple[list[str], int]:
    """The words that stand for word i and the words glued on, and the number of the next word."""
    if code is None:
        return [r.text[i]], i + 1
    letters, number, rest = code
    j = i + 1
    while not rest and j + 1 < len(r.text) and r.text[j] in _DECIMAL and _is_glued_number(r, j):
        number, j = number + r.text[j] + r.text[j + 1], j + 2
    return [letters, number, *([rest] if rest else [])], j


def _is_glued_number(r: Reading, j: int) -> bool:
    is_glued = r.end[j - 1] == r.start[j] and r.end[j] == r.start[j + 1]
    return is_glued and r.text[j + 1].isdecimal()


def _rebuilt(r: Reading, text: list[str], start: list[int], moved: list[int]) -> Reading:
    origin = [bisect_left(moved, k + 1) - 1 for k in range(len(text))]
    return replace(
        r,
        text=text,
        low=[word.lower() for word in text],
        start=start,
        end=[at + len(word) for at, word in zip(start, text, strict=True)],
        paragraphs=[(moved[first], moved[stop]) for first, stop in r.paragraphs],
        sentences=[(moved[first], moved[stop]) for first, stop in r.sentences],
        region_of=[r.region_of[i] for i in origin],
    )
