"""Where sentences begin and end, as far as comparing needs it."""

from bisect import bisect_right
from functools import lru_cache

import re2

from claims.comparison.abbreviations import ABBREVIATIONS
from claims.comparison.transcripts import spoken

_END = re2.compile(r"""(?:[.!?…]+["'”’»)\]]*|\n[ \t]*\n|\n)\s*""")
# "£3m." ends a sentence, "J. Roe" does not.
_LAST_WORD = re2.compile(r"(?:^|[^\p{L}\p{N}])(\p{L}+)\.$")


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Sentences of `text` as (start, end), in order, without the space around them.

    An empty line ends a sentence; a single line break ends one unless the next line goes on
    in lower case, as in text with hard line ends.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if not _ends(text, match.start(), match.end(), match.group()):
            continue
        _append(found, text, start, match.end())
        start = match.end()
    _append(found, text, start, len(text))
    return tuple(found)


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that `text[start:end]` touches, as one stretch."""
    found = sentences(text)
    if not found:
        return start, end
    first = max(bisect_right(found, (start, len(text))) - 1, 0)
    last = max(bisect_right(found, (max(end - 1, start), len(text))) - 1, 0)
    return min(found[first][0], start), max(found[last][1], end)


@lru_cache(maxsize=64)
def opens_sentence(text: str) -> tuple[bool, ...]:
    """For each spoken word of `text`, whether a sentence begins with it."""
    starts = [start for start, _ in sentences(text)]
    indexes = [bisect_right(starts, word.start) for word in spoken(text)]
    return tuple(index != before for index, before in zip(indexes, (0, *indexes), strict=False))


def _append(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    kept = stretch.strip()
    if kept:
        found.append((start + left, start + left + len(kept)))


def _ends(text: str, start: int, end: int, mark: str) -> bool:
    following = text[end : end + 1]
    if "\n" in mark:
        empty_line = mark.count("\n") > 1
        return empty_line or not following.islower()
    if not mark[-1:].isspace() and following:
        return False
    if following.islower():
        return False
    return not _abbreviated(text[max(0, start - 12) : start + 1], mark)


def _abbreviated(before: str, mark: str) -> bool:
    if not mark.startswith(".") or mark.startswith(".."):
        return False
    match = _LAST_WORD.search(before)
    if match is None:
        return False
    word = match[1]
    return (len(word) == 1 and word != "I") or word.casefold() in ABBREVIATIONS
