"""People who are called like a month: "Theresa May", "April Jones", "Mrs May".

Only words in capitals without a day or a year beside them are looked at. What a person is called
is told by the words next to it, and a last name counts for the rest of the text, as in any report:
after "Theresa May" the "critics of May" are hers, while "in May" stays a month.
"""

from claims.extraction.cues import is_cue
from claims.extraction.figures.numerals import table
from claims.extraction.figures.years import year_at
from claims.extraction.lexicon import words
from claims.extraction.names.runs import TITLES, bare, is_name_word
from claims.extraction.phrases import AUXILIARIES, DETERMINERS, PREPOSITIONS, is_nominal
from claims.extraction.reading import Reading

_MONTHS = words("months")
_NOUN_VERBS = words("noun_verbs")
# No name of a person stands right after these.
_BEFORE_MONTH = DETERMINERS | frozenset(
    ("in", "since", "last", "next", "early", "mid", "late", "until", "till", "during", "between",
     "through", "throughout")
)  # fmt: skip
_PARTS = frozenset(("end", "beginning", "start", "middle", "month", "rest"))
_SUFFIXES = frozenset(("st", "nd", "rd", "th"))
_OF_RANGE = frozenset(("to", "and", "or", "through", "until", "-", "–"))
_MAX_AGE_DIGITS = 2


def months_that_are_people(r: Reading) -> frozenset[int]:
    """The words of `r` that have the name of a month and are part of a person's."""
    maybe = [
        (i, first, stop)
        for first, stop in r.sentences
        for i in range(first, stop)
        if bare(r.low[i]) in _MONTHS and r.text[i][0].isupper() and not _is_dated(r, i, first, stop)
    ]
    last_names = {r.low[i] for i, first, stop in maybe if _is_last_name(r, i, first, stop)}
    return frozenset(
        i
        for i, first, stop in maybe
        if r.low[i] in last_names or _is_first_name(r, i, stop) or _speaks(r, i, first, stop)
    )


def _is_dated(r: Reading, i: int, first: int, stop: int) -> bool:
    """A day, a year or a word that goes with dates alone stands beside the month."""
    before = r.low[i - 1] if i > first else ""
    earlier = r.low[i - 2] if i - 1 > first else ""
    if before in _BEFORE_MONTH or before[:1].isdecimal() or before in _SUFFIXES:
        return True
    if before in table("ordinals") or (before == "of" and _ends_part(earlier)):
        return True
    if before in _OF_RANGE and bare(earlier) in _MONTHS:
        return True
    k = i + 2 if i + 1 < stop and r.low[i + 1] in (",", "of", "the", "-", "/") else i + 1
    is_day = k < stop and (r.text[k].isdecimal() or r.low[k] in table("ordinals"))
    return year_at(r, k, stop) is not None or (is_day and r.text[k - 1] != ",")


def _ends_part(low: str) -> bool:
    """The "end" of "the end of May", the "5th" of "the 5th of May"."""
    return low in _PARTS or low in _SUFFIXES or low in table("ordinals")


def _is_last_name(r: Reading, i: int, first: int, stop: int) -> bool:
    """ "Mrs May", "Theresa May and others", "and May, 45, left"; "the London March summit" is no
    person's."""
    is_titled = i > first and bare(r.low[i - 1]) in TITLES and r.text[i - 1][0].isupper()
    if is_titled or _is_aged(r, i, stop):
        return True
    is_named = i > first and is_name_word(r, i - 1) and not r.text[i - 1].isupper()
    return is_named and not _is_noun(r, i + 1, stop)


def _is_aged(r: Reading, i: int, stop: int) -> bool:
    if i + 3 >= stop or r.text[i + 1] != "," or r.text[i + 3] != ",":
        return False
    return r.text[i + 2].isdecimal() and len(r.text[i + 2]) <= _MAX_AGE_DIGITS


def _is_first_name(r: Reading, i: int, stop: int) -> bool:
    """ "April Jones": a word with a capital follows that is no short form ("June UK poll")."""
    if i + 1 >= stop or not is_name_word(r, i + 1):
        return False
    return r.text[i + 1].isalpha() and not r.text[i + 1].isupper()


def _speaks(r: Reading, i: int, first: int, stop: int) -> bool:
    """ "May told MPs", with a preposition before it "by May said officials"."""
    if i > first and r.low[i - 1] in PREPOSITIONS:
        return False
    return i + 1 < stop and is_cue(r.low[i + 1]) and r.low[i + 1] not in _NOUN_VERBS


def _is_noun(r: Reading, i: int, stop: int) -> bool:
    if i >= stop or not r.text[i][0].islower() or not is_nominal(r, i):
        return False
    is_verb = is_cue(r.low[i]) or r.low[i] in AUXILIARIES or r.low[i].endswith("ed")
    return not is_verb or r.low[i] in _NOUN_VERBS
