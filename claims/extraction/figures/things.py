"""What a number counts: the noun phrase after it, without the place or time it stands in."""

from functools import cache

from claims.extraction.cues import forms_of
from claims.extraction.figures.fates import befell, is_fate
from claims.extraction.figures.fractions import COMPARED
from claims.extraction.figures.numerals import numeral_at, table
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading
from claims.extraction.subjects import DAYS, DETERMINERS, PRONOUNS, TIME_NOUNS, is_nominal

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "lives": "life", "wives": "wife", "knives": "knife", "teeth": "tooth", "mice": "mouse",
    "police": "police", "species": "species", "series": "series", "aircraft": "aircraft",
    "crises": "crisis", "media": "media", "troops": "troop", "policemen": "policeman",
    "servicemen": "serviceman", "congressmen": "congressman", "spokesmen": "spokesman",
}  # fmt: skip
_MONTHS = words("months")
_NOT_COUNTED = DAYS | _MONTHS | frozenset(("ago", "later", "earlier"))
# Adjectives that close a measure ("two metres long") but open a noun phrase ("four long stories").
_OF_MEASURE = frozenset(("old", "long", "wide", "tall", "deep", "high", "thick", "more", "away"))
_NOUN_VERBS = words("noun_verbs")
_PAST_VERBS = words("past_verbs")
# An object, or where somebody went: a participle as a noun ("12 injured in Leeds") has neither.
_AFTER_DEED = DETERMINERS | PRONOUNS | words("object_pronouns")
_AFTER_DEED |= frozenset(("through", "into", "onto", "along", "towards", "toward"))
_OF_WHOLE = frozenset(
    ("all", "the", "these", "those", "its", "their", "his", "her", "our", "your", "my")
)
_OF_ORDER = frozenset(("last", "past", "first", "next", "previous", "opening", "final", "other"))
_ING_NOUNS = words("ing_nouns")
# "2.1 last year" counts nothing.
_NEAR_TIME = frozenset(("last", "this", "next", "past"))
_ONE = frozenset(("one", "1", "a"))
_NUMBER_WORDS = frozenset(
    word for name in ("units", "tens", "scales", "vague") for word in table(name)
)
# Plurals without an ending: nothing is missing after "40 staff".
_PLURAL_ALIKE = frozenset(("staff", "personnel", "crew", "cattle", "sheep", "aircraft", "species"))
_MAX_WORDS = 6
_MAX_JOINED = 3
_HYPHENS = frozenset("-‑")


def singular(word: str) -> str:
    """The singular of an English noun by its ending; a few irregular ones by list."""
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


def thing_after(r: Reading, i: int, stop: int) -> tuple[int, int] | None:
    """The words of the counted noun phrase that begins at word i, an "of" before it skipped.
    None where a verb stands there."""
    if i < stop and r.text[i] in _HYPHENS and i + 1 < stop:
        i += 1
    elif i < stop and r.low[i] == "of":
        i = over_whole(r, i + 1, stop)
    if _is_deed(r, i, stop):
        return None
    end = i
    while end < min(stop, i + _MAX_WORDS) and _continues(r, i, end, stop):
        end += 1
        if _closes(r, end, stop):
            break
    while end > i and not r.text[end - 1][0].isalnum():
        end -= 1
    end = _over_and(r, i, end, stop)
    return (i, end) if end > i and not r.low[end - 1][0].isdecimal() else None


def over_whole(r: Reading, i: int, stop: int) -> int:
    """Past the "all the" of "half of all the voters", and the number of "24 of the 31 men" and of
    "six of their last eight games"."""
    while i < stop and r.low[i] in _OF_WHOLE:
        i += 1
    i += i + 1 < stop and r.low[i] in _OF_ORDER and _begins_number(r, i + 1)
    whole = numeral_at(r, i, stop) if i < stop and _begins_number(r, i) else None
    is_part = whole is not None and r.text[min(whole.stop, stop - 1)] in _HYPHENS  # "three-ton"
    return whole.stop if whole and not is_part else i


def _is_deed(r: Reading, i: int, stop: int) -> bool:
    """What the counted did, not what they are: "300 blocked the road", "5,000 lined Queen Street".
    "300 armed men" and "20 registered Democrats" end in a noun, and "12 injured" is one."""
    is_past = i < stop and r.low[i].endswith("ed") and len(r.low[i]) > len("used")
    if not is_past or i + 1 >= stop or not r.text[i][0].islower():
        return False
    if r.low[i + 1] in _AFTER_DEED:
        return True
    k = i + 1
    while k < min(stop, i + _MAX_WORDS) and r.text[k][0].isupper():
        k += 1
    is_name = k > i + 1 and not _is_plural(r, k - 1, any_case=True)
    return is_name and not (k < stop and r.text[k][0].islower() and is_nominal(r, k))


def _over_and(r: Reading, first: int, end: int, stop: int) -> int:
    """`460 Kia | and Hyundai vehicles`: more than one needs a plural, so words joined by "and" lead
    on to the first one that is. "20 men and women" has its plural before."""
    is_joint = end < stop and r.low[end] in ("and", "or") and first > 0 and end > first
    if not is_joint or r.low[first - 1] in _ONE or r.low[end - 1] in _PLURAL_ALIKE:
        return end
    if _is_plural(r, end - 1, any_case=True):
        return end
    for k in range(end + 1, min(stop, end + 1 + _MAX_JOINED)):
        if not is_nominal(r, k) or r.low[k] in DETERMINERS or _begins_number(r, k):
            return end
        if _is_plural(r, k, any_case=True):
            return k + 1
    return end


def _begins_number(r: Reading, i: int) -> bool:
    return r.text[i][0].isdecimal() or r.low[i] in _NUMBER_WORDS


def _continues(r: Reading, first: int, i: int, stop: int) -> bool:
    low = r.low[i]
    if r.text[i - 1] in _HYPHENS and i > first:
        return low[0].isalpha() and r.end[i - 1] == r.start[i]
    if low in _NEAR_TIME and i == first and i + 1 < stop and r.low[i + 1] in TIME_NOUNS:
        return False
    if low in COMPARED and i == first:
        return i + 1 < stop and is_nominal(r, i + 1) and r.low[i + 1] not in DETERMINERS
    if low in _NOUN_VERBS:
        return i == first or not _is_plural(r, i - 1)
    if _is_told(low) or low in _PAST_VERBS:
        return False
    if low in _NOT_COUNTED or low in DETERMINERS or low in ("'s", "’s") or not is_nominal(r, i):
        return False
    if low in _OF_MEASURE and not (
        i + 1 < stop and r.text[i + 1].isalpha() and is_nominal(r, i + 1)
    ):
        return False
    if i == first:
        return True
    if low in TIME_NOUNS:
        return _is_plural(r, i) and not _is_plural(r, i - 1)
    return not _is_verb(r, i)


@cache
def _is_told(low: str) -> bool:
    """ "said", "told", "thought": past forms that are no adjective, as those in "-ed" may be."""
    tenses = {form.tense for form in forms_of(low) if not form.particle}
    return "past" in tenses and not low.endswith("ed")


def _is_verb(r: Reading, i: int) -> bool:
    """A word after a noun that goes on with the sentence: "three men armed", "one user writing"."""
    low = r.low[i]
    if not r.text[i][0].islower() or r.text[i - 1] in _HYPHENS:
        return False
    is_noun_before = not r.low[i - 1].endswith(("ed", "ing"))
    if low.endswith("ing") and len(low) > 4:
        return is_noun_before and low not in _ING_NOUNS
    return low.endswith("ed") and len(low) > 4


def _closes(r: Reading, end: int, stop: int) -> bool:
    """The word before `end` is a plural and neither of the next two words is: "three men | face
    charges". A capitalised one may be part of a name: "five Rangers players"."""
    if end >= stop or not _is_plural(r, end - 1, any_case=True):
        return False
    return not _is_plural(r, end) and r.text[end] not in _HYPHENS and r.text[end][0].islower()


def _is_plural(r: Reading, i: int, any_case: bool = False) -> bool:
    low = r.low[i]
    return (any_case or r.text[i][0].islower()) and singular(low) != low


def thing_name(r: Reading, thing: tuple[int, int]) -> str:
    """The normal form to compare by: lower case, the last word singular ("us troop")."""
    first, stop = thing
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
