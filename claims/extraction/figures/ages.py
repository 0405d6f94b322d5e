"""Whether a number is an age: "aged 12", "a boy of 12", "Jo Poe, 45,", "in his 40s"."""

from dataclasses import replace

from claims.extraction.figures.found import Found
from claims.extraction.lexicon import words
from claims.extraction.phrases import is_nominal
from claims.extraction.plurals import singular
from claims.extraction.reading import Reading

_PERSONS = frozenset(("he", "she", "who", "i"))
_BECAME = frozenset(("was", "is", "turned", "turns", "am", "'s", "’s"))
_TURNED = frozenset(("turned", "turns"))
_BETWEEN = frozenset(("of", "between", "from", "over", "under", "than"))
_AGE_WORDS = frozenset(("aged", "age", "ages"))
_AS_OLD = frozenset((("as", "young", "as"), ("as", "old", "as")))
_OVER_UNDER = frozenset(("over", "under"))
_ONE_PERSON = words("one_person")
_MANY_PERSONS = words("many_persons")
# "In May, 45, ..." and "12, 45, 67" tell no age.
_NO_PERSON = words("months") | words("days") | words("prepositions") | words("subordinators")
_NO_PERSON |= (
    words("auxiliaries")
    | words("subject_pronouns")
    | words("amount_nouns")
    | frozenset(("figure", "toll", "tally", "result"))
)
_AGED_AT = frozenset(("died", "dies", "dead", "retired", "retire", "married", "widowed"))
_SIGNS = frozenset("%°")
_MAX_AGE = 110


def is_age(r: Reading, found: Found, stop: int) -> bool:
    """ "aged 12", "She was 45.", and a bare number between commas after a noun: "Jo Poe, 45,"."""
    i = found.first - 1
    before = r.low[i] if i >= 0 else ""
    near = r.low[max(0, i - 3) : i + 1]
    if before in ("aged", "age", "ages") or (before in _BETWEEN and _AGE_WORDS & set(near)):
        return True
    low = found.low
    is_possible = low is not None and 1 <= low <= _MAX_AGE and low.is_integer()
    if not is_possible or i < 0 or found.high is not None:
        return False
    if tuple(near[-3:]) in _AS_OLD and not (found.stop < stop and is_nominal(r, found.stop)):
        return True
    after = r.text[found.stop] if found.stop < stop else "."
    if r.text[i] == "At" and after == ",":
        return r.low[found.stop + 1 : found.stop + 2] in (["he"], ["she"])  # "At 17, she left"
    if i == 0:
        return False
    ends = found.stop >= stop or not is_nominal(r, found.stop)
    if _is_reached(r, i) and not (found.stop < stop and r.text[found.stop] in _SIGNS):
        return ends
    if before in _BECAME and r.low[i - 1] in _PERSONS:
        return after in ".,;?!" or (before in _TURNED and ends)
    if before == "of" and r.low[i - 1] in _ONE_PERSON:
        return ends
    if before in _OVER_UNDER and r.low[i - 1] in _MANY_PERSONS:
        return ends
    is_noun = r.text[i - 1].isalpha() and r.low[i - 1] not in _NO_PERSON
    is_noun = is_noun and not (r.text[i - 1].islower() and r.low[i - 1].endswith(("ing", "ed")))
    is_many = r.text[i - 1].islower() and singular(r.low[i - 1]) != r.low[i - 1]  # "members, 12,"
    # `said Jo Poe, 48.`
    is_closed = after == "," or (
        after == "." and r.text[i - 1].istitle() and r.text[i - 2].istitle()
    )
    is_told = is_noun and not is_many and r.text[i] == "," and is_closed
    return is_told and r.text[found.first].isdecimal()


def _is_reached(r: Reading, i: int) -> bool:
    """ "those turning 65", "died at 51": word i stands right before the number."""
    return r.low[i] == "turning" or (r.low[i] == "at" and r.low[i - 1] in _AGED_AT)


def with_plural(r: Reading, found: Found) -> Found:
    """ "in his 40s" and "the over-65s" are ages; any other plural of digits counts nothing."""
    whose = r.low[max(0, found.first - 4) : found.first]
    made = replace(found, stop=found.stop + 1)
    before = r.low[max(0, found.first - 2) : found.first]
    if before and (before[0] in _OVER_UNDER or before[-1] in _OVER_UNDER or found.high):
        return replace(made, kind="age", unit="year")
    if found.low and found.low % 10 == 0 and {"his", "her", "their", "my", "our"} & set(whose):
        return replace(made, kind="age", unit="year", high=found.low + 9)
    return replace(found, kind="number")
