"""Finding the noun phrase that is the subject of a verb, without a parse.

All positions are word numbers in a Reading, ranges half-open.
"""

from claims.extraction.cues import forms_of
from claims.extraction.phrases import (
    AUXILIARIES,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_NOUNS,
    Range,
    is_adverb,
    is_nominal,
    phrase_after,
    phrase_before,
)
from claims.extraction.reading import Reading

_DASHES = frozenset(("–", "—", "-", "--"))
_WITHIN = frozenset(("by", "into", "onto"))
_MAX_PHRASE = 25
_MAX_NAMED = 6
_CLAUSE_STARTS = SUBORDINATORS | COORDINATORS | {";", "—", "–", ":"}


def subject_before(r: Reading, verb: int, first: int) -> Range | None:
    """The subject that ends before the verb at word `verb`, looking no further than `first`; that
    of the sentence where what stands there only tells by whom or where to (`A study by Poe found`,
    `Families of those who crashed into the Sea say`)."""
    i = skip_adverbs_back(r, verb - 1, first)
    if i < first:
        return None
    if r.low[i] == "to" and i > first:
        return clause_subject(r, i, first)  # "is alleged to have told"
    if r.low[i] in COORDINATORS or (r.text[i] == "," and r.low[i + 1] in COORDINATORS):
        return clause_subject(r, i, first)
    if r.text[i] == ",":
        return _before_apposition(r, i, first)
    if r.text[i] in _DASHES:
        dashes = [k for k in range(max(first, i - _MAX_PHRASE), i) if r.text[k] == r.text[i]]
        return phrase_before(r, dashes[-1] - 1, first) if dashes and dashes[-1] > first else None
    if r.region_of[i] >= 0 and i > first and r.text[i - 1] == ",":
        return _before_apposition(r, r.regions[r.region_of[i]].first, first)
    found = phrase_before(r, i, first)
    if found and found[0] - 1 > first and _is_of_whole(r, found[0]):
        return main_subject(r, first, found[0]) or found
    return found


def skip_adverbs_back(r: Reading, i: int, first: int) -> int:
    """Step left over auxiliaries, adverbs and "on Monday"."""
    while i >= first:
        if r.low[i] in AUXILIARIES or is_adverb(r.low[i]):
            i -= 1
        elif r.region_of[i] >= 0 and _is_adverb_in_marks(r, r.region_of[i]):
            i = r.regions[r.region_of[i]].first - 1
        elif r.low[i] in DAYS and i > first:
            i -= 2 if r.low[i - 1] == "on" else 1
        elif r.low[i] in TIME_NOUNS and i > first and r.low[i - 1] in ("last", "this"):
            i -= 2
        else:
            break
    return i


def _is_of_whole(r: Reading, begin: int) -> bool:
    i = begin - 2 if r.low[begin - 1] in DETERMINERS else begin - 1
    return r.low[i] in _WITHIN


def _is_adverb_in_marks(r: Reading, number: int) -> bool:
    """`“categorically” denied`"""
    region = r.regions[number]
    return region.last - region.first == 2 and is_adverb(r.low[region.first + 1])


def _before_apposition(r: Reading, comma: int, first: int) -> Range | None:
    """`Name, 67, an adviser to the mayor, said`: the phrase before the first of the commas.

    The nearest comma after a phrase that begins its clause is taken, else the nearest of all.
    """
    nearest: Range | None = None
    i, end = comma, max(first, comma - _MAX_PHRASE)
    while i - 1 > end:
        i -= 1
        if r.region_of[i] >= 0:
            region = r.regions[r.region_of[i]]
            if region.last - region.first > _MAX_NAMED or r.text[region.last - 1] in ",?!.":
                break
            i = region.first  # `Jo Poe, wearing a “Vote Roe” badge, said`
            continue
        found = phrase_before(r, i - 1, first) if r.text[i] == "," else None
        is_whose = found and r.low[found[0]] == "whose" and r.text[found[1] : comma].count(",") == 1
        if found and (found[0] <= first or is_whose):
            return found
        if found and (r.region_of[found[0] - 1] >= 0 or r.low[found[0] - 1] in _CLAUSE_STARTS):
            return found
        nearest = nearest or found
    return nearest


def clause_subject(r: Reading, before: int, first: int) -> Range | None:
    """The subject of the clause that word `before` stands in: the first phrase after the last
    word that opens a clause, else the first of the sentence."""
    for i in range(before - 1, first, -1):
        if r.region_of[i] < 0 and r.low[i] in SUBORDINATORS and r.low[i] != "than":
            found = phrase_after(r, i + 1, before)
            if found:
                return found
    return main_subject(r, first, before)


def main_subject(r: Reading, first: int, stop: int) -> Range | None:
    """The first phrase of a sentence, fronted adverbials skipped."""
    i = first
    while i < stop and (
        r.low[i] in COORDINATORS or is_adverb(r.low[i]) or not r.text[i][0].isalnum()
    ):
        i += 1
    is_fronted = i < stop and (r.low[i] in PREPOSITIONS or r.low[i] in SUBORDINATORS)
    if is_fronted or (i < stop and _is_told(r, i, stop)):
        comma = next((k for k in range(i, stop) if r.text[k] == "," and r.region_of[k] < 0), None)
        return None if comma is None else phrase_after(r, comma + 1, stop)
    return phrase_after(r, i, stop)


def _is_told(r: Reading, i: int, stop: int) -> bool:
    """`Asked about it, Jo Poe ...`: a participle, no name, opens the sentence."""
    forms = {form.tense for form in forms_of(r.low[i])}
    return "past" in forms and "," in r.text[i:stop] and not is_nominal(r, i + 1)
