"""What befell the people or things that a number counts: "30 people were killed", "injuring 12"."""

from functools import cache

from claims.extraction.adverbials import is_number
from claims.extraction.lexicon import lines_of, words
from claims.extraction.reading import Reading
from claims.extraction.subjects import DETERMINERS, is_adverb

# Between what is counted and its fate: "who were", "are feared", "have been".
_BETWEEN = words("be") | words("before_fate")
# Between a verb and its number: "killed at least", "injuring more than".
_BEFORE_NUMBER = words("before_number")
_JOINED = frozenset(("or", "and"))
_MOST_BETWEEN = 4
_OBJECTS = words("object_pronouns")
# These have no object: who "died" did nothing to anybody.
_HAPPEN = (["died"], ["dead"], ["dies"], ["dying"], ["die"], ["missing"])


@cache
def _fates() -> dict[str, str]:
    rows = [line.split() for section, line in lines_of("words.txt") if section == "fates"]
    return {word: row[0] for row in rows for word in row}


def is_fate(low: str) -> bool:
    """Whether the word (lower case) tells what befell somebody: "wounded", "missing"."""
    return low in _fates()


def befell(r: Reading, number: tuple[int, int], after: int, sentence: tuple[int, int]) -> str:
    """One word for what befell the counted, whose noun ends at word `after`; "" where nothing or
    more than one thing is said ("killed or injured")."""
    return _fate_after(r, after, sentence[1]) or _fate_before(r, number[0], sentence[0])


def _fate_after(r: Reading, i: int, stop: int) -> str:
    begin, end = i, min(stop, i + _MOST_BETWEEN)
    while i < end and (r.low[i] in _BETWEEN or is_adverb(r.low[i])):
        i += 1
    fate = _fates().get(r.low[i], "") if i < stop else ""
    is_double = i + 2 < stop and r.low[i + 1] in _JOINED and is_fate(r.low[i + 2])
    is_deed = i == begin and r.low[i : i + 1] not in _HAPPEN and _has_object(r, i + 1, stop)
    return "" if is_double or is_deed else fate


def _has_object(r: Reading, i: int, stop: int) -> bool:
    """`30 rebels killed two officers`: what they did, not what befell them."""
    return i < stop and (
        r.low[i] in DETERMINERS or r.low[i] in _OBJECTS or is_number(r, i) or r.text[i].istitle()
    )


def _fate_before(r: Reading, i: int, first: int) -> str:
    i -= 1
    while i > first and (r.low[i] in _BEFORE_NUMBER or is_adverb(r.low[i])):
        i -= 1
    if i > first and r.low[i] == "of":
        i -= 1  # "the deaths of 30 people"
    if i < first or (i > first and r.low[i - 1] in _JOINED):
        return ""  # "killed and injured 30"
    return "" if r.low[i] in ("missing", "dead") else _fates().get(r.low[i], "")
