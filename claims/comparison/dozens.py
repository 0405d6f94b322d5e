"""Dozens as numbers, for reported speech: a quotation of "a dozen" is not one of "12"."""

from decimal import Decimal

from claims.comparison import numerals
from claims.comparison.words import Word, read

_DOZEN = Decimal(12)
_JOINED = (" ", "-", "\u00a0", "")
# "Several dozen" is no number, and a baker's dozen is another one.
_UNCOUNTED = frozenset({"several", "few", "many", "couple", "baker's", "of", "hundred", "thousand"})


def read_dozens(text: str) -> tuple[Word, ...]:
    """The words of `text` as `read` has them, where "a dozen", "half a dozen" and "two dozen" are
    12, 6 and 24."""
    found: list[Word] = []
    for word in read(text):
        if word.key != "dozen":
            found.append(word)
            continue
        first, value = _counted(found, text, word)
        if value is not None:
            start = found[first].start if first < len(found) else word.start
            key = numerals.value_key(value)
            word = Word(start, word.end, text[start : word.end], key, number=True)
            del found[first:]
        found.append(word)
    return tuple(found)


def _counted(before: list[Word], text: str, dozen: Word) -> tuple[int, Decimal | None]:
    """Which of the words before "dozen" belong to it, the first one's index, and the number that
    they make; None for no number."""
    at, keys = len(before), [word.key for word in before[-3:]]
    if not before or text[before[-1].end : dozen.start] not in _JOINED:
        return at, _DOZEN
    if before[-1].number:
        is_plain = numerals.is_value(keys[-1])
        return at - 1, _DOZEN * Decimal(keys[-1]) if is_plain else None
    half = 2 if keys[-2:] == ["half", "a"] else 1 if keys[-1] == "half" else 0
    if half:
        # "Two and a half dozen" is no six.
        is_part = half == 1 and keys[-2:-1] == ["a"] and keys[-3:-2] == ["and"]
        return at - half, None if is_part else _DOZEN / 2
    return at, None if keys[-1] in _UNCOUNTED else _DOZEN
