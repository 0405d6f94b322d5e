"""What a number counts: the noun phrase after it, without the place or time it stands in."""

from claims.extraction.figures.fates import befell, is_fate
from claims.extraction.figures.numerals import numeral_at, table
from claims.extraction.figures.thing_words import (
    NEVER_NOUNS,
    ONE,
    goes_on,
    is_deed,
    is_plural,
    opens_compound,
)
from claims.extraction.phrases import DETERMINERS, is_nominal
from claims.extraction.plurals import singular
from claims.extraction.reading import Reading

_OF_WHOLE = frozenset(
    ("all", "the", "these", "those", "its", "their", "his", "her", "our", "your", "my")
)
_OF_ORDER = frozenset(("last", "past", "first", "next", "previous", "opening", "final", "other"))
_NUMBER_WORDS = frozenset(
    word for name in ("units", "tens", "scales", "vague") for word in table(name)
)
# Plurals without an ending: nothing is missing after "40 staff".
_PLURAL_ALIKE = frozenset(("staff", "personnel", "crew", "cattle", "sheep", "aircraft", "species"))
_MAX_WORDS = 8
_MAX_JOINED = 5
_MAX_BRACKETED = 4
_MAX_OWNER = 4
_OWNING = frozenset(("'s", "’s", "'", "’"))
_HYPHENS = frozenset("-‑")


def thing_after(r: Reading, i: int, stop: int) -> tuple[int, int] | None:
    """The words of the counted noun phrase that begins at word i, an "of" before it skipped.
    None where a verb stands there."""
    if i < stop and r.text[i] in _HYPHENS and i + 1 < stop:
        i += 1
    elif i < stop and r.low[i] == "of":
        i = over_whole(r, i + 1, stop)
    elif i < stop and r.text[i] == "[":
        return _bracketed(r, i, stop)
    if is_deed(r, i, stop):
        return None
    end = i
    while end < min(stop, i + _MAX_WORDS) and goes_on(r, i, end, stop):
        end += 1
        if _closes(r, end, stop):
            break
    while end > i and not r.text[end - 1][0].isalnum():
        end -= 1
    if end == i + 3 and opens_compound(r, i, stop) and r.low[end - 1].endswith("ed"):
        return None  # "so-called", before words in marks
    end = _over_and(r, i, end, stop)
    is_letter = end == i + 1 and len(r.text[i]) == 1  # the "m" of "a loss of 20 m"
    return (i, end) if end > i and not r.low[end - 1][0].isdecimal() and not is_letter else None


def _bracketed(r: Reading, i: int, stop: int) -> tuple[int, int] | None:
    """`won 10 [states] so far`: the noun that an editor put in."""
    for k in range(i + 1, min(stop, i + 2 + _MAX_BRACKETED)):
        if r.text[k] == "]":
            return (i + 1, k) if k > i + 1 else None
        if not r.text[k].isalpha() or not is_nominal(r, k):
            return None
    return None


def over_whole(r: Reading, i: int, stop: int) -> int:
    """Past the "all the" of "half of all the voters", the number of "24 of the 31 men", of "six of
    their last eight games" and of "7 of the ship's 12 engines", and the "them" of "40 of them
    Tories"."""
    if i < stop and r.low[i] in ("them", "us", "you"):
        return i + 1
    while i < stop and r.low[i] in _OF_WHOLE:
        i += 1
    i = _over_owner(r, i, stop)
    i += i + 1 < stop and r.low[i] in _OF_ORDER and _begins_number(r, i + 1)
    whole = numeral_at(r, i, stop) if i < stop and _begins_number(r, i) else None
    is_part = whole is not None and r.text[min(whole.stop, stop - 1)] in _HYPHENS  # "three-ton"
    return whole.stop if whole and not is_part else i


def _over_owner(r: Reading, i: int, stop: int) -> int:
    """Past the "ship's" before a number, else `i`."""
    for k in range(i, min(stop - 1, i + _MAX_OWNER)):
        if r.low[k] in _OWNING:
            return k + 1 if k > i and _begins_number(r, k + 1) else i
        if not is_nominal(r, k):
            return i
    return i


def _over_and(r: Reading, first: int, end: int, stop: int) -> int:
    """`460 Kia | and Hyundai vehicles`: more than one needs a plural, so words joined by "and" lead
    on to the first one that is. "20 men and women" has its plural before."""
    is_joint = end < stop and r.low[end] in ("and", "or") and first > 0 and end > first
    if not is_joint or r.low[first - 1] in ONE or r.low[end - 1] in _PLURAL_ALIKE:
        return end
    if is_plural(r, end - 1, any_case=True):
        return end
    for k in range(end + 1, min(stop, end + 1 + _MAX_JOINED)):
        if not is_nominal(r, k) or r.low[k] in DETERMINERS or _begins_number(r, k):
            return end
        if is_plural(r, k, any_case=True):
            return k + 1
    return end


def _begins_number(r: Reading, i: int) -> bool:
    return r.text[i][0].isdecimal() or r.low[i] in _NUMBER_WORDS


def _closes(r: Reading, end: int, stop: int) -> bool:
    """The word before `end` is a plural and neither of the next two words is: "three men | face
    charges", "two senators | Jo Poe". A capitalised one may be part of a name: "five Rangers
    players"."""
    if end >= stop or not is_plural(r, end - 1, any_case=True):
        return False
    if r.text[end] in _HYPHENS or not r.text[end][0].isalpha():
        return False
    if r.text[end][0].isupper():
        return is_plural(r, end - 1) and not is_plural(r, end, any_case=True)
    is_verb = r.low[end][:-1] in NEVER_NOUNS  # "four economists suggests"
    return is_verb or not is_plural(r, end)


def thing_name(r: Reading, thing: tuple[int, int]) -> str:
    """The normal form to compare by: lower case, the last word singular ("us troop"); "time" for
    the "fold" of "a four-fold rise"."""
    first, stop = thing
    if r.low[stop - 1] == "fold":
        return "time"
    return " ".join([*r.low[first : stop - 1], singular(r.low[stop - 1])])


def thing_with_fate(
    r: Reading, number: tuple[int, int], thing: tuple[int, int] | None, sentence: tuple[int, int]
) -> str | None:
    """The normal form with what befell the counted, which is half of what is counted: "person
    killed" for `30 people were killed`, "killed" for `30 were killed`. None without either."""
    name = thing_name(r, thing) if thing else ""
    if thing and is_fate(r.low[thing[1] - 1]):
        return name
    fate = befell(r, number, thing[1] if thing else number[1], sentence)
    return " ".join(filter(None, (name, fate))) or None
