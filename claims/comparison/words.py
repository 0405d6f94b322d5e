"""A text as a row of words with offsets, and the keys under which words compare equal."""

from dataclasses import dataclass
from functools import lru_cache

import re2

from claims.comparison import numerals
from claims.comparison.lists import listed
from claims.comparison.spelling import canonical

_PIECE = re2.compile(
    r"\d+(?:st|nd|rd|th)\b"
    r"|\d+(?:[.,]\d+)*"
    r"|(?:\p{L}\.){2,}\p{L}?"
    # "[w]e" and "leav[ing]": letters put in brackets belong to the word.
    r"|\[\p{L}\][\p{L}\p{M}]+(?:['’‘ʼ][\p{L}\p{M}]+)*"
    r"|[\p{L}\p{M}]+\[\p{L}{1,4}\]"
    r"|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’‘ʼ][\p{L}\p{M}]+)*"
    r"|[%$£€¥&]"
)
# What may stand around a plain word without belonging to any piece.
_MARKS = '.,;:!?…"“”()–—-'
# Upper-case words that mean something else in lower case ("gave us", "gave US").
_UPPER_KEYS = frozenset({"US", "IT", "WHO"})

# Every claim is put beside the same sources, and each passage of the library is read many times
# with the words around it, about 2,000 characters; so texts of that length are kept. Short ones
# would push them out and are quickly read again.
_LONG = 1000

SMALL_WORDS = listed(
    "a an the and or but nor of to in on at by for from with as into onto over under than then"
    " that this these those there here it its it's he she they we you i him her them us me his"
    " their our your my mine is are was were be been being am do does did done have has had"
    " having will would can could may might must shall should not no if so up out off about"
    " who whom whose which what when where why how all any some such only own same too very"
    " just also because while during before after again once both each more most other said"
    " says say yet still already now i'm we're they're you're he's she's that's there's"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `text[start:end]`, in code points, end exclusive.

    `key` is equal for words that differ only in case, marks, spelling variant or in how a
    number is written. `number` is true for a value ("5,200", "five thousand", "5.2 million").
    """

    start: int
    end: int
    surface: str
    key: str
    number: bool = False

    @property
    def small(self) -> bool:
        """Whether the word is too common to show what a passage is about."""
        return self.key in SMALL_WORDS

    @property
    def capital(self) -> bool:
        """Whether the word is written with a capital letter."""
        return self.surface[:1].isupper()


def read(text: str) -> tuple[Word, ...]:
    """The words of `text` in order; numbers of several words are one word."""
    return _read_long(text) if len(text) > _LONG else _read(text)


@lru_cache(maxsize=64)
def _read_long(text: str) -> tuple[Word, ...]:
    return _read(text)


def _read(text: str) -> tuple[Word, ...]:
    return tuple(_join_currencies(text, _join_numbers(text, _pieces(text))))


def _pieces(text: str) -> list[Word]:
    """Every piece of `text`. Most of what stands between spaces is a plain word with marks around
    it, which takes a tenth of the time without the pattern."""
    found, at = [], 0
    for chunk in text.split():
        start = text.index(chunk, at)
        at = start + len(chunk)
        plain = chunk.strip(_MARKS)
        # A lone letter may belong to "U.S.".
        if len(plain) > 1 and plain.isascii() and plain.isalpha():
            start += chunk.index(plain)
            found.append(Word(start, start + len(plain), plain, *_key(plain)))
            continue
        for match in _PIECE.finditer(chunk):
            first, last = match.span()
            surface = chunk[first:last]
            found.append(Word(start + first, start + last, surface, *_key(surface)))
    return found


@lru_cache(maxsize=50_000)
def _key(surface: str) -> tuple[str, bool]:
    """The key of a word, and whether it is a number."""
    if surface[-1].isdigit() and surface[0].isdigit():
        value = numerals.digits_value(surface)
        return (numerals.value_key(value) if value is not None else surface), True
    for mark in ".[]":
        surface = surface.replace(mark, "")
    if surface in _UPPER_KEYS:
        return surface, False
    key = canonical(surface)
    return numerals.ordinal_key(key) or key, False


def _join_numbers(text: str, words: list[Word]) -> list[Word]:
    forms = [word.surface.casefold() for word in words]
    joined: list[Word] = []
    index = 0
    while index < len(words):
        may_start = words[index].number or forms[index] in numerals.STARTS
        end = _number_end(text, words, forms, index) if may_start else None
        if end is None:
            joined.append(words[index])
            index += 1
            continue
        joined.append(_number(text, words, forms, index, end))
        index = end
    return joined


def _join_currencies(text: str, words: list[Word]) -> list[Word]:
    """ "$5" and "5 dollars" as one word each, with one key."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        if before is None or not (word.number or before.number):
            joined.append(word)
            continue
        sign = numerals.CURRENCIES.get(word.surface.casefold())
        gap = text[before.end : word.start]
        if word.number and before.surface in numerals.SIGNS and gap == "":
            joined[-1] = _priced(text, before, word, word.key + before.surface)
        elif sign and before.key[-1].isdigit() and before.number and gap in (" ", "-"):
            joined[-1] = _priced(text, before, word, before.key + sign)
        else:
            joined.append(word)
    return joined


def _priced(text: str, first: Word, last: Word, key: str) -> Word:
    return Word(first.start, last.end, text[first.start : last.end], key, number=True)


def _number_end(text: str, words: list[Word], forms: list[str], at: int) -> int | None:
    """The index after the number that starts at `at`, None without one.

    Only a space or a hyphen may stand inside: "two, three" are two numbers.
    """
    stop = at + 1
    while stop < len(words) and text[words[stop - 1].end : words[stop].start] in (
        " ",
        "-",
        "",
        "\u00a0",
    ):
        stop += 1
        if stop - at > 12:
            break
    read_to = numerals.read_number(forms[at:stop], 0)
    return None if read_to is None else at + read_to[1]


def _number(text: str, words: list[Word], forms: list[str], at: int, end: int) -> Word:
    if end == at + 1 and words[at].number:
        return words[at]
    found = numerals.read_number(forms[at:end], 0)
    key = numerals.value_key(found[0]) if found else words[at].key
    start, stop = words[at].start, words[end - 1].end
    return Word(start, stop, text[start:stop], key, number=True)
