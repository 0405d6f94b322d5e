"""Which words a counted noun phrase is made of, and which say what the counted did."""

from functools import cache

from claims.extraction.cues import forms_of
from claims.extraction.figures.fractions import COMPARED
from claims.extraction.figures.when import touches
from claims.extraction.lexicon import words
from claims.extraction.phrases import DAYS, DETERMINERS, PRONOUNS, TIME_NOUNS, is_nominal
from claims.extraction.plurals import singular
from claims.extraction.reading import Reading

NOT_COUNTED = DAYS | words("months") | frozenset(("ago", "later", "earlier", "whom"))
NOUN_VERBS = words("noun_verbs")
NEVER_NOUNS = words("never_nouns")
_TIMES = TIME_NOUNS | words("periods") | {"spring", "summer", "autumn", "fall", "winter"}
_VERB_COMPOUNDS = words("verb_compounds")
ONE = frozenset(("one", "1", "a"))
# Adjectives that close a measure ("two metres long") but open a noun phrase ("four long stories").
_OF_MEASURE = frozenset(("old", "long", "wide", "tall", "deep", "high", "thick", "more", "away"))
_PAST_VERBS = words("past_verbs")
# An object, or where somebody went: a participle as a noun ("12 injured in Leeds") has neither.
_AFTER_DEED = DETERMINERS | PRONOUNS | words("object_pronouns")
_AFTER_DEED |= frozenset(("through", "into", "onto", "along", "towards", "toward"))
# "300 signed up", "40 turned out".
_AFTER_DEED |= frozenset(("up", "out", "off", "away", "back", "down", "together"))
# "12 injured", "30 missing": people by what befell them.
_PARTICIPLES = words("counted_participles")
_LY_ADJECTIVES = words("ly_adjectives")
_PLACE_WORDS = words("place_words")
_ING_NOUNS = words("ing_nouns")
# "2.1 last year" counts nothing.
_NEAR_TIME = frozenset(("last", "this", "next", "past"))
_CLITICS = frozenset(("'s", "’s"))
_APOSTROPHES = frozenset("'’")
_HYPHENS = frozenset("-‑")
_MAX_NAME = 8
_NOUN_WITHIN = 4


def goes_on(r: Reading, first: int, i: int, stop: int) -> bool:
    """Whether word i is part of the noun phrase that begins at word `first`."""
    low = r.low[i]
    if r.text[i - 1] in _HYPHENS and i > first:
        return low[0].isalpha() and r.end[i - 1] == r.start[i]
    if low in _NEAR_TIME and i + 1 < stop and r.low[i + 1] in _TIMES:
        return False
    if i > first and r.low[i - 1] == "times":
        return False  # "6 times earnings": so many times, whatever they are multiplied by
    if low in _CLITICS or r.text[i] in _APOSTROPHES:
        return i > first and _is_possessive(r, i, stop)
    if i > first and r.low[first - 1] in ONE and _is_singular_verb(low):
        return False  # "one engineer warns"
    is_new = i == first or not is_plural(r, i - 1)
    if low in NOUN_VERBS or opens_compound(r, i, stop) or _leads_to_noun(r, i, stop):
        return is_new
    if low in COMPARED and i == first:
        return i + 1 < stop and is_nominal(r, i + 1) and r.low[i + 1] not in DETERMINERS
    if not _is_noun_like(r, i, stop):
        return False
    if low in TIME_NOUNS and i > first:
        return is_plural(r, i) and is_new
    return i == first or not _is_verb(r, i)


def _is_noun_like(r: Reading, i: int, stop: int) -> bool:
    """No verb, determiner or other word that a noun phrase cannot have at word i."""
    low = r.low[i]
    if _is_told(low) or low in _PAST_VERBS or low in NOT_COUNTED or low in DETERMINERS:
        return False
    if low in _PLACE_WORDS:
        # "300 troops overseas", where "300 overseas students" are of a kind
        return i + 1 < stop and is_plural(r, i + 1)
    if low in _OF_MEASURE:
        return i + 1 < stop and r.text[i + 1].isalpha() and is_nominal(r, i + 1)
    return is_nominal(r, i)


def _is_possessive(r: Reading, i: int, stop: int) -> bool:
    """The sign of "two of the state's banks" and "three nurses' homes": what is counted comes
    after it."""
    if not touches(r, i, stop) or i + 1 >= stop or r.start[i + 1] == r.end[i]:
        return False
    is_owner = r.low[i] in _CLITICS or (is_plural(r, i - 1, any_case=True) and r.region_of[i] < 0)
    low = r.low[i + 1]
    return is_owner and is_nominal(r, i + 1) and low.isalpha() and not low.endswith(("ed", "ing"))


def opens_compound(r: Reading, i: int, stop: int) -> bool:
    """ "40 off-duty officers", "three by-elections", "two first-team players": a word that is no
    noun by itself is part of one before a hyphen."""
    is_tied = i + 2 < stop and r.text[i + 1] in _HYPHENS and r.low[i].isalpha()
    is_glued = touches(r, i + 1, stop) and touches(r, i + 2, stop)
    return is_tied and is_glued and r.low[i + 2].isalpha()


def _leads_to_noun(r: Reading, i: int, stop: int) -> bool:
    """An adverb or an adjective in "-ly" before a plural: "two badly damaged houses", "40 elderly
    men"; "300 peacefully marched" has none."""
    low = r.low[i]
    if not (low in _LY_ADJECTIVES or (low.endswith("ly") and len(low) > len("only"))):
        return False
    for k in range(i + 1, min(stop, i + 1 + _NOUN_WITHIN)):
        if not _is_word_of_thing(r, k, stop) or low in _NEAR_TIME:
            return False
        if is_plural(r, k, any_case=True):
            return r.low[k] not in TIME_NOUNS and not is_deed(r, k - 1, stop)
    return False


def is_deed(r: Reading, i: int, stop: int) -> bool:
    """What the counted did, not what they are: "300 blocked the road", "5,000 lined Queen Street",
    "40 agreed to go". "300 armed men" and "20 registered Democrats" end in a noun, and "12 injured"
    is one."""
    if i >= stop or not r.text[i][0].islower():
        return False
    low = r.low[i]
    if low == "more" and i + 1 < stop:
        return is_deed(r, i + 1, stop)
    if low in NEVER_NOUNS:
        return "_".join(r.low[i : i + 2]) not in _VERB_COMPOUNDS
    is_past = low.endswith("ed") and len(low) > len("used")
    is_going_on = low.endswith("ing") and len(low) > len("going") and low not in _ING_NOUNS
    if not (is_past or is_going_on):
        return False
    if i + 1 < stop and r.low[i + 1] in _AFTER_DEED:
        return True
    if is_going_on and r.low[i + 1 : i + 2] == ["of"]:
        return False
    if not _is_word_of_thing(r, i + 1, stop):
        return low not in _PARTICIPLES and not (is_going_on and i > 0 and r.low[i - 1] in ONE)
    k = i + 1
    while k < min(stop, i + _MAX_NAME) and r.text[k][0].isupper():
        k += 1
    is_name = is_past and k > i + 1 and not is_plural(r, k - 1, any_case=True)
    return is_name and not (k < stop and r.text[k][0].islower() and is_nominal(r, k))


def _is_word_of_thing(r: Reading, i: int, stop: int) -> bool:
    if i >= stop or not r.text[i][0].isalnum() or r.low[i] in NOT_COUNTED:
        return False
    return is_nominal(r, i) or r.low[i] in NOUN_VERBS


@cache
def _is_singular_verb(low: str) -> bool:
    return any(form.tense == "s" for form in forms_of(low))


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
    is_noun_before = not r.low[i - 1].endswith(("ed", "ing", "ly"))
    if low.endswith("ing") and len(low) > 4:
        return is_noun_before and low not in _ING_NOUNS
    return low.endswith("ed") and len(low) > 4 and not r.low[i - 1].endswith("ly")


def is_plural(r: Reading, i: int, any_case: bool = False) -> bool:
    low = r.low[i]
    return (any_case or r.text[i][0].islower()) and low[0].isalpha() and singular(low) != low
