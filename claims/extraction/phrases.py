"""Noun phrases without a parse: walked word by word through whatever is neither a verb, a
preposition nor another closed-class word.

All positions are word numbers in a Reading, ranges half-open.
"""

from collections.abc import Iterator

from claims.extraction.cues import forms_of
from claims.extraction.in_marks import speech_from
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading

DETERMINERS = words("determiners")
PRONOUNS = words("subject_pronouns")
PREPOSITIONS = words("prepositions")
SUBORDINATORS = words("subordinators")
COORDINATORS = words("coordinators")
AUXILIARIES = words("auxiliaries")
ADVERBS = words("adverbs")
VERBS = words("verbs")
DAYS = words("days")
TIME_NOUNS = words("time_nouns")
DOCUMENTS = words("documents")
BE = words("be")
_CLITICS = frozenset(("'s", "’s"))
_LINKS = words("links")
_POSSESSIVES = words("possessives") | {"a", "an", "the"}
_LY_NOUNS = words("ly_nouns")
_HYPHENS = frozenset("-–‑&/")
_MAX_PHRASE = 25
Range = tuple[int, int]


def is_adverb(low: str) -> bool:
    """A word that may stand between subject and verb."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _LY_NOUNS)


def is_nominal(r: Reading, i: int) -> bool:
    """Word i can be inside a noun phrase: a name, noun, adjective or number."""
    low = r.low[i]
    if low in _CLITICS or (low in _HYPHENS and _ties(r, i)):
        return True
    if low == "then" and r.low[i + 1 : i + 2] == ["-"]:
        return True  # "then-mayor Jo Poe"
    if not (low[0].isalnum() or low[0] == "$") or low in PRONOUNS:
        return False
    if r.text[i][0].isupper():
        return low not in PREPOSITIONS and low not in SUBORDINATORS and low not in COORDINATORS
    return not (
        low in PREPOSITIONS
        or low in SUBORDINATORS
        or low in COORDINATORS
        or low in AUXILIARIES
        or low in VERBS
        or is_adverb(low)
    )


def _ties(r: Reading, i: int) -> bool:
    """The sign at word i joins two words: "&", or a hyphen or slash with a space at one side at
    most; between two spaces a dash sets something apart."""
    is_last = i + 1 >= len(r.low)
    is_apart = i > 0 and r.end[i - 1] < r.start[i] and (is_last or r.end[i] < r.start[i + 1])
    return not is_last and (r.low[i] == "&" or not is_apart)


def phrase_before(r: Reading, last: int, first: int) -> Range | None:
    """The noun phrase whose last word is `last`."""
    end = last + 1
    if r.text[last] in ")]":
        last = _opening_bracket(r, last, first) - 1
    if last < first:
        return None
    if r.low[last] in PRONOUNS:
        return last, end
    begin = _core_before(r, last, first)
    if begin is None:
        return None
    while begin - 1 > first and r.low[begin - 1] in _LINKS:
        further = _core_before(r, begin - 2, first)
        if further is None:
            break
        begin = further
    return _without_fronted(r, begin, last, first), end


def chain_back(
    r: Reading, last: int, first: int, also: frozenset[str] = frozenset()
) -> Iterator[int]:
    """The words, right to left, of noun phrases that prepositions tie to the one that ends at word
    `last`, those in `also` passed over; the word that breaks the chain comes last."""
    for k in range(last, first - 1, -1):
        yield k
        is_inner = is_nominal(r, k) or r.low[k] in PREPOSITIONS or r.low[k] in DETERMINERS
        if not is_inner and r.low[k] not in also:
            return


def _opening_bracket(r: Reading, i: int, first: int) -> int:
    for k in range(i, max(first - 1, i - _MAX_PHRASE), -1):
        if r.text[k] in "([":
            return k
    return i


def _core_before(r: Reading, i: int, first: int) -> int | None:
    """Where the run of nominal words ending at i begins; a determiner closes it."""
    begin, last = None, i
    stop = max(first, i - _MAX_PHRASE)
    while i >= stop:
        if r.region_of[i] >= 0:
            region = r.regions[r.region_of[i]]
            is_long = region.last != i or region.last - region.first > 6 or r.text[i - 1] in ",?!."
            if is_long or (region.first == first and speech_from(r, first)):
                break  # `“We left the road” Jo Poe said`
            begin, i = region.first, region.first - 1
        elif r.low[i] == "that" and (r.region_of[i + 1] >= 0 or r.text[i + 1][0].isupper()):
            break  # `that “nobody” told her`, `that Poe called a mess`: it opens a clause
        elif r.low[i] in DETERMINERS:
            return i
        elif is_nominal(r, i):
            begin, i = i, i - 1
        else:
            break
    if begin is None or r.low[begin] in _CLITICS:
        return None
    if r.low[begin] in _HYPHENS:
        return begin + 1 if begin < last else None
    return begin


def _without_fronted(r: Reading, begin: int, last: int, first: int) -> int:
    """`In an interview Trump`, `Last week Trump`: only the name at the end is the subject."""
    fronted = begin > first and r.low[begin - 1] in PREPOSITIONS
    timed = any(r.low[k] in TIME_NOUNS or r.low[k] in DAYS for k in range(begin, last))
    if not (fronted or timed):
        return begin
    k = last
    while k > begin and r.text[k - 1][0].isupper() and r.low[k - 1] not in DETERMINERS | DAYS:
        k -= 1
    return k if r.text[last][0].isupper() else begin


def phrase_after(r: Reading, first: int, stop: int) -> Range | None:
    """The noun phrase that begins at `first`; None when a verb or preposition stands there."""
    if first < stop and r.low[first] in PRONOUNS and r.low[first] not in DETERMINERS:
        return first, first + 1
    end = _core_after(r, first, stop)
    if end is None:
        is_one = first < stop and (r.low[first] in PRONOUNS or _is_some_one(r, first, stop))
        return (first, first + 1) if is_one else None
    while end + 1 < stop and r.low[end] in _LINKS and r.region_of[end] < 0:
        further = _core_after(r, end + 1, stop)
        if further is None or (r.low[end] == "and" and _starts_clause(r, further, stop)):
            break
        end = further
    return first, end


def _is_some_one(r: Reading, i: int, stop: int) -> bool:
    """`“It was the bins,” countered another.`"""
    is_alone = i + 1 >= stop or r.text[i + 1] in ".,;"
    return is_alone and r.low[i] in ("one", "another", "others", "some", "many", "several")


def _starts_clause(r: Reading, i: int, stop: int) -> bool:
    return i < stop and (r.low[i] in VERBS or r.low[i] in AUXILIARIES or bool(forms_of(r.low[i])))


def _core_after(r: Reading, i: int, stop: int) -> int | None:
    begin = i
    while i < stop and r.low[i] in DETERMINERS and r.region_of[i] < 0:
        i += 1
    if begin < i < stop - 1 and r.low[i] == "of":
        return _core_after(r, i + 1, stop)  # "one of the witnesses"
    nouns = i
    while i < min(stop, begin + _MAX_PHRASE) and is_nominal(r, i) and r.region_of[i] < 0:
        if i > nouns and _looks_finite(r, i):
            break
        if i > nouns + 1 and _opens_object(r, i):
            i -= 1
            break
        i += 1
    while i > nouns and r.low[i - 1] in _HYPHENS:
        i -= 1
    return i if i > nouns else None


def _opens_object(r: Reading, i: int) -> bool:
    """`Okafor shook her head`: a possessive after a lower-case word, which was a verb then."""
    return r.low[i] in _POSSESSIVES and r.text[i - 1].islower() and r.low[i - 1] not in _LINKS


def _looks_finite(r: Reading, i: int) -> bool:
    """A lower-case word after a noun that reads as a verb: "voted", "said", "claims"."""
    if not r.text[i][0].islower() or r.low[i - 1] in DETERMINERS | _CLITICS | _HYPHENS:
        return False
    tenses = {form.tense for form in forms_of(r.low[i]) if not form.particle}
    return (r.low[i].endswith("ed") and len(r.low[i]) > 4) or bool(tenses - {"base"})
