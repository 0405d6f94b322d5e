"""Whether a verb, by its frames in `data/cues.txt`, can report what stands at a word."""

from itertools import islice

from claims.extraction.cues import forms_of
from claims.extraction.lexicon import words
from claims.extraction.phrases import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    DOCUMENTS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    VERBS,
    chain_back,
    is_adverb,
    is_nominal,
)
from claims.extraction.plurals import singular
from claims.extraction.quotes.verbs import Use
from claims.extraction.reading import Reading
from claims.extraction.subjects import skip_adverbs_back

_OBJECTS = words("object_pronouns")
_WH = words("wh_words")
_RELATIVES = frozenset(("that", "which", "who", "whom", "whose", "where", "when"))
_MAX_SKIP = 22
_NEAR_MARKS = 8
_MAX_SUBJECT = 10
# In lower case: "denied US reports" is a denial.
_REFUSED = frozenset(("them", "him", "us", "me"))


def can_report(r: Reading, use: Use, i: int, stop: int) -> bool:
    """Whether a verb with these frames can report what begins at word i."""
    frames, low = use.form.cue.frames, r.low[i]
    if use.mode == "infinitive" and r.region_of[i] < 0 and low not in _WH:
        return False
    if r.region_of[i] >= 0:
        return "q" in frames or "t" in frames or "n" in frames
    if r.text[i - 1] == ":":
        return "q" in frames
    if low == "that" or r.low[i : i + 2] == ["only", "that"]:
        return "t" in frames or "T" in frames
    if low in _WH:
        return "t" in frames or "T" in frames
    if low == "to" or r.low[i : i + 2] in (["never", "to"], ["not", "to"]):
        return "i" in frames or ("o" in frames and use.mode == "passive")
    if not r.text[i][0].isalnum() and r.text[i] not in "$£€[(":
        return False
    if use.form.cue.lemma == "deny" and (use.mode == "passive" or r.text[i] in _REFUSED):
        return False  # "were denied visas", "denied them entry": refused, not contradicted
    if "n" in frames and low not in PREPOSITIONS:
        return use.mode != "passive" and _may_be_object(r, use, i, stop)
    is_finding = "d" in frames and tells_document(r, use.first)
    return ("t" in frames or is_finding) and _clause_follows(r, use, i, stop)


def _may_be_object(r: Reading, use: Use, i: int, stop: int) -> bool:
    """A noun phrase that begins at word i can be what is denied, called or branded."""
    frames = use.form.cue.frames
    marks = any(r.region_of[k] >= 0 for k in range(i, min(stop, i + _MAX_SKIP)))
    if use.form.cue.lemma == "call" and not marks and not _is_judged(r, i, stop):
        return False
    return (marks or "m" not in frames) and ("x" not in frames or _starts_phrase(r, i))


def _is_judged(r: Reading, i: int, stop: int) -> bool:
    """`called | the plan a mess`; who called the police reports nothing."""
    for k in range(i + 1, min(stop, i + _NEAR_MARKS)):
        if r.low[k] in PREPOSITIONS or not r.text[k][0].isalnum():
            return False
        if r.low[k] in ("a", "an", "the"):
            return True
    return False


def tells_document(r: Reading, verb: int) -> bool:
    """The subject of the verb at word `verb` has a document in it: "Figures from the ONS show", "a
    report has found"."""
    i = skip_adverbs_back(r, verb - 1, 0)
    subject = islice(chain_back(r, i, 0), _MAX_SUBJECT)
    return any(singular(r.low[k]) in DOCUMENTS for k in subject)


def _starts_phrase(r: Reading, i: int) -> bool:
    """`called them “thugs”`; who called them by telephone reports nothing."""
    if r.low[i] in _OBJECTS and not _is_owner(r, i):
        k = i + 1
        while k < min(len(r.low), i + _NEAR_MARKS) and r.region_of[k] < 0 and _is_named(r, k):
            k += 1
        return k < len(r.low) and r.region_of[k] >= 0
    return r.low[i] in DETERMINERS or r.low[i] in PRONOUNS or r.text[i][0].isupper()


def _is_owner(r: Reading, i: int) -> bool:
    """`called | her work in Leeds “dull”`, and not `called her on Sunday`."""
    following = r.text[i + 1] if i + 1 < len(r.text) else ""
    is_noun = following.islower() and not is_adverb(following)
    return r.low[i] == "her" and is_noun and following not in PREPOSITIONS | DETERMINERS


def _is_named(r: Reading, i: int) -> bool:
    """Between a pronoun and marks: `hailed her young striker as the “best”`."""
    return is_nominal(r, i) or r.low[i] == "as" or r.low[i] in DETERMINERS


def _clause_follows(r: Reading, use: Use, i: int, stop: int) -> bool:
    """A subject and a verb come next, as in "said [that] he would"."""
    low = r.low[i]
    if low in PREPOSITIONS and use.form.cue.strength < 3:
        return False
    if low in AUXILIARIES or low in COORDINATORS or _is_past(r, i):
        return False
    if use.form.cue.strength == 3 and "x" not in use.form.cue.frames and use.mode == "finite":
        return True
    if low in PRONOUNS and low not in DETERMINERS and i + 1 < stop and r.text[i + 1].islower():
        return True  # a verb is all that can follow "they"
    end = next((k for k in range(i + 1, stop) if _qualifies(r, k)), stop)
    return any(
        r.low[k] in AUXILIARIES or r.low[k] in VERBS or r.is_finite(k)
        for k in range(i + 1, min(end, i + 14))
    )


def _qualifies(r: Reading, i: int) -> bool:
    """A clause about the noun before it: `wrote a song | that was a hit`, `the play | when he`."""
    return r.region_of[i] < 0 and (r.low[i] in _RELATIVES or r.low[i] in SUBORDINATORS)


def _is_past(r: Reading, i: int) -> bool:
    """A verb, and no subject of one: `was told ... | assured MPs`."""
    return r.text[i].islower() and any(form.tense == "past" for form in forms_of(r.low[i]))
