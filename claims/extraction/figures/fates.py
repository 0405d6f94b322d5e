"""What befell the people or things that a number counts: "30 people were killed", "injuring 12"."""

from claims.extraction.adverbials import is_number
from claims.extraction.cues import forms_of
from claims.extraction.fate_words import fates
from claims.extraction.figures.thing_words import is_plural
from claims.extraction.lexicon import words
from claims.extraction.phrases import BE, DETERMINERS, PREPOSITIONS, is_adverb
from claims.extraction.reading import Reading

# Between what is counted and its fate: "who were", "are feared", "have been".
_BETWEEN = BE | words("before_fate")
# Between a verb and its number: "killed at least", "injuring more than".
_BEFORE_NUMBER = words("before_number")
_JOINED = frozenset(("or", "and"))
_MOST_BETWEEN = 4
_OBJECTS = words("object_pronouns")
_RELATIVES = frozenset(("who", "that", "which"))
# These may have a clause of the counted after them: `after 30 people died`, `leaving 30 dead`.
_WITH_CLAUSE = frozenset(("after", "before", "since", "until", "till", "leaving", "seeing"))
_OF_ONE = frozenset(("was", "is", "has"))
_FINITE = frozenset(("died", "dies", "die"))
# These have no object: who "died" did nothing to anybody.
_HAPPEN = (["died"], ["dead"], ["dies"], ["dying"], ["die"], ["missing"])


def is_fate(low: str) -> bool:
    """Whether the word (lower case) tells what befell somebody: "wounded", "missing"."""
    return low in fates()


def befell(r: Reading, number: tuple[int, int], after: int, sentence: tuple[int, int]) -> str:
    """One word for what befell the counted, whose noun ends at word `after`; "" where nothing or
    more than one thing is said ("killed or injured"), or it befell others ("the mother of four
    died")."""
    before = _word_before(r, number[0], sentence[0])
    fate = _fate_before(r, before, sentence[0])
    at = _fate_after(r, after, sentence[1])
    if fate or at is None or not _is_theirs(r, after, at):
        return fate
    is_within = _tells_clause(r, after, at) and _is_of_another(r, before, sentence[0])
    return "" if is_within else fates()[r.low[at]]


def _word_before(r: Reading, i: int, first: int) -> int:
    """The word that governs the number at word i: "killed" of `killed at least another 30`."""
    i -= 1
    while i >= first and (r.low[i] in _BEFORE_NUMBER or is_adverb(r.low[i])):
        if r.low[i] == "at" and r.low[i + 1] not in ("least", "most"):
            break  # "died at 51"
        i -= 1
    return i


def _is_of_another(r: Reading, i: int, first: int) -> bool:
    """The counted are in somebody else's phrase, whose governing word is word i: `a bus carrying
    30 people`, `the men who helped 30 people`, `an attack on 30 people`, `three of the 40`."""
    if i < first or forms_of(r.low[i]):
        return False
    low = r.low[i]
    is_going_on = low.endswith("ing") and low not in _WITH_CLAUSE
    is_relative = i > first and r.low[i - 1] in _RELATIVES
    return is_going_on or is_relative or low in PREPOSITIONS - _WITH_CLAUSE


def _is_theirs(r: Reading, after: int, fate: int) -> bool:
    """`two shops was` begins no clause of theirs."""
    is_of_one = not _OF_ONE.isdisjoint(r.low[after:fate])
    return not (is_of_one and is_plural(r, after - 1, any_case=True))


def _tells_clause(r: Reading, after: int, fate: int) -> bool:
    """`died`, `were killed`, where `killed` and `who died` are part of the noun's phrase."""
    between = r.low[after:fate]
    is_clause = r.low[fate] in _FINITE or not BE.isdisjoint(between)
    return is_clause and _RELATIVES.isdisjoint(between)


def _fate_after(r: Reading, i: int, stop: int) -> int | None:
    """The word that tells the fate of the noun before word i."""
    begin, end = i, min(stop, i + _MOST_BETWEEN)
    while i < end and (r.low[i] in _BETWEEN or is_adverb(r.low[i])):
        i += 1
    is_double = i + 2 < stop and r.low[i + 1] in _JOINED and is_fate(r.low[i + 2])
    is_deed = i == begin and r.low[i : i + 1] not in _HAPPEN and _has_object(r, i + 1, stop)
    return i if i < stop and is_fate(r.low[i]) and not is_double and not is_deed else None


def _has_object(r: Reading, i: int, stop: int) -> bool:
    """`30 rebels killed two officers`: what they did, not what befell them."""
    return i < stop and (
        r.low[i] in DETERMINERS or r.low[i] in _OBJECTS or is_number(r, i) or r.text[i].istitle()
    )


def _fate_before(r: Reading, i: int, first: int) -> str:
    if i > first and r.low[i] == "of":
        i -= 1  # "the deaths of 30 people"
    is_double = i > first + 1 and r.low[i - 1] in _JOINED and is_fate(r.low[i - 2])
    if i < first or is_double or r.low[i] in ("missing", "dead"):
        return ""  # "killed and injured 30"
    return fates().get(r.low[i], "")
