"""Verbs outside the lexicon that report all the same, for where they stand: beside a quotation that
a comma sets off, as in `“We won the cup,” he beamed` and `She beamed, “We won the cup.”`"""

from claims.extraction.adverbials import skip_adverbials
from claims.extraction.cues import Cue, Form
from claims.extraction.in_marks import last_inside, speech_from
from claims.extraction.lexicon import words
from claims.extraction.phrases import (
    AUXILIARIES,
    COORDINATORS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    is_adverb,
    phrase_after,
    phrase_before,
)
from claims.extraction.reading import Reading

_REPORTS = Form(Cue("", "qp", "+", 1), "past")
_NO_VERBS = AUXILIARIES | COORDINATORS | PREPOSITIONS | SUBORDINATORS
_RELATIVES = words("wh_words")
# What a verb without an object is followed by: `he shrugged, walking out`, `she beamed as ...`.
_AFTER_VERB = PREPOSITIONS | SUBORDINATORS | COORDINATORS
_LONG_WORD = 4


def set_off_by(r: Reading, i: int, first: int, stop: int) -> Form | None:
    """The form under which word i, no known reporting verb, reports the quotation beside it in
    the sentence [first, stop)."""
    if not r.text[i].islower() or r.low[i] in _NO_VERBS or is_adverb(r.low[i]):
        return None
    return _REPORTS if _follows(r, i, first, stop) or _leads(r, i, first, stop) else None


def _follows(r: Reading, i: int, first: int, stop: int) -> bool:
    """`“...,” he beamed`, `“...,” the beaming mayor shrugged`, `“...,” beamed the mayor`."""
    region = speech_from(r, first)
    if region is None or not (region.last < i < stop):
        return False
    after = region.last + 1
    if r.text[after] == ",":
        after += 1
    elif last_inside(r, region.last) not in ",?!":
        return False
    if i == after:
        return _is_past(r, i) and phrase_after(r, i + 1, stop) is not None
    subject = phrase_after(r, after, i)
    if subject is None or r.low[after] in _RELATIVES or _has_object(r, i, stop):
        return False
    is_next = all(is_adverb(r.low[k]) for k in range(subject[1], i))
    return is_next and (_is_past(r, i) or r.low[after] in PRONOUNS)


def _has_object(r: Reading, i: int, stop: int) -> bool:
    """`“Frozen again,” she watched the film`: what was done to somebody is not said."""
    i = skip_adverbials(r, i + 1, stop)
    if i >= stop or r.region_of[i] >= 0 or not r.text[i][0].isalnum():
        return False
    return r.low[i] not in _AFTER_VERB and not r.low[i].endswith("ing")


def _leads(r: Reading, i: int, first: int, stop: int) -> bool:
    """`The mayor beamed, “...”`: a whole sentence in marks, which ends the reporter's."""
    if i + 2 >= stop or r.text[i + 1] != ",":
        return False
    region = speech_from(r, i + 2)
    if region is None or not r.text[region.first + 1][0].isupper():
        return False
    if last_inside(r, region.last) not in ".?!…" or region.last + 1 < stop:
        return False
    subject = phrase_before(r, i - 1, first) if i > first else None
    return subject is not None and (_is_past(r, i) or r.low[i - 1] in PRONOUNS)


def _is_past(r: Reading, i: int) -> bool:
    return r.low[i].endswith("ed") and len(r.low[i]) > _LONG_WORD
