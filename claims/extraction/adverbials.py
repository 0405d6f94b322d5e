"""Stepping over what may stand between a reporting verb and its content: when, where, to whom."""

from claims.extraction.lexicon import lines_of, words
from claims.extraction.phrases import (
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    TIME_NOUNS,
    is_adverb,
    is_nominal,
    phrase_after,
)
from claims.extraction.reading import Reading

_OBJECTS = words("object_pronouns")
_RECIPIENTS = words("recipients")
# "about 5,200 troops" is how many, not where or when.
APPROXIMATE = frozenset(("about", "around", "over", "under", "between", "up", "near"))
_NUMBER_WORDS = frozenset(
    pair.split(":")[0] for _, line in lines_of("numbers.txt") for pair in line.split()
)
_HANDED = frozenset(
    ("obtained", "seen", "sent", "published", "released", "shared", "reviewed", "leaked", "filed")
)
_MAX_SKIP = 22
_MAX_TITLE = 9


def skip_adverbials(r: Reading, i: int, stop: int) -> int:
    """Step over "on Monday", "in a statement", "last week", when content or the end follows."""
    begin = i
    while i < min(stop, begin + _MAX_SKIP) and r.region_of[i] < 0:
        low = r.low[i]
        if low in DAYS or (is_adverb(low) and low not in ("there", "here", "all", "only", "just")):
            i += 1
        elif low in ("last", "this", "next", "that", "late", "early") and _is_time(r, i + 1, stop):
            i += 2
        elif i > begin and _belongs(r, i):
            i += 1
        elif _is_no_adverbial(r, i, stop):
            break
        elif low == "on" and _is_bare_day(r, i + 1, stop):
            i += 2
        elif low in PREPOSITIONS and low not in ("like", "as"):
            phrase = phrase_after(r, i + 1, stop)
            if phrase is None or phrase[1] >= stop:
                return i if phrase is None else phrase[1]
            i = phrase[1]
        else:
            break
    return _after_title(r, i, begin, stop)


def _belongs(r: Reading, i: int) -> bool:
    """`on Monday | night`, `in a memo | obtained by the Herald`: word i says more about what was
    stepped over before it."""
    if r.low[i] in TIME_NOUNS:
        return r.low[i - 1] in DAYS
    return r.low[i] in _HANDED and r.low[i + 1 : i + 2] in (["by"], ["to"])


def _is_bare_day(r: Reading, i: int, stop: int) -> bool:
    """`on Thursday | net income fell`: no date, part of the day or owner's mark belongs to it."""
    if i + 1 >= stop or r.low[i] not in DAYS:
        return False
    after = r.text[i + 1]
    return after[0].islower() and after.isalpha() and r.low[i + 1] not in TIME_NOUNS


def _after_title(r: Reading, i: int, begin: int, stop: int) -> int:
    """`said on Acme’s “Meet the Town” that`: a name in marks belongs to where it was said."""
    if not begin < i < stop or r.region_of[i] < 0:
        return i
    region = r.regions[r.region_of[i]]
    after = region.last + 1
    is_short = region.first == i and after - i <= _MAX_TITLE
    return after if is_short and after < stop and r.low[after] == "that" else i


def _is_no_adverbial(r: Reading, i: int, stop: int) -> bool:
    """`vowed to appeal` goes on with its content, and so does `said about 5,000 men left`."""
    if r.low[i] == "to":
        return not _is_person_told(r, i + 1, stop)
    return r.low[i] in APPROXIMATE and i + 1 < stop and is_number(r, i + 1)


def is_number(r: Reading, i: int) -> bool:
    return r.low[i][0].isdigit() or r.low[i][0] in "$£€" or r.low[i] in _NUMBER_WORDS


def _is_person_told(r: Reading, i: int, stop: int) -> bool:
    """`said to reporters`, `said to the BBC`; not `vowed to appeal`."""
    if i >= stop:
        return False
    low = r.low[i]
    return low in _OBJECTS or low in _RECIPIENTS or low in DETERMINERS or r.text[i][0].isupper()


def _is_time(r: Reading, i: int, stop: int) -> bool:
    return i < stop and (r.low[i] in TIME_NOUNS or r.low[i] in DAYS)


def skip_recipient(r: Reading, i: int, stop: int) -> int:
    """Step over the person told in "told reporters that"."""
    if i >= stop or r.region_of[i] >= 0:
        return i
    if r.low[i] in _OBJECTS or r.low[i] in _RECIPIENTS:
        return i + 1
    if r.low[i] == "that" or not (is_nominal(r, i) or r.low[i] in DETERMINERS):
        return i
    end = i
    while end < stop and r.low[end] in DETERMINERS:
        end += 1
    while end < stop and is_nominal(r, end) and r.region_of[end] < 0:
        is_after_noun = end > i and r.low[end - 1] not in DETERMINERS
        is_name = r.text[end][0].isupper() and r.text[end - 1][0].islower()
        if is_after_noun and (is_name or r.low[end] in DETERMINERS):
            break
        end += 1
    while end + 1 < stop and r.low[end] in ("of", "and", "at", "&"):
        phrase = phrase_after(r, end + 1, stop)
        if phrase is None:
            break
        end = phrase[1]
    return end
