"""Which words after it a reporting verb reports: `she said that ...`, `“...,” she said. “...”`"""

from collections.abc import Sequence

from claims.extraction.adverbials import skip_adverbials, skip_recipient
from claims.extraction.cues import forms_of
from claims.extraction.lexicon import words
from claims.extraction.quotes.ends import clause_end, object_end, right_end, trim
from claims.extraction.quotes.in_marks import closes_region, quotation_end
from claims.extraction.quotes.verbs import DOCUMENTS, Use
from claims.extraction.reading import Reading
from claims.extraction.subjects import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    VERBS,
    Range,
    is_nominal,
    phrase_after,
)

_OBJECTS = words("object_pronouns")
_PERSONS = _OBJECTS | DETERMINERS
_WH = words("wh_words")
_RELATIVES = frozenset(("that", "which", "who", "whom", "whose", "where", "when"))
_MAX_SKIP = 22
_NEAR_MARKS = 8
_MAX_RECIPIENT = 14
# In lower case: "denied US reports" is a denial.
_REFUSED = frozenset(("them", "him", "us", "me"))
_CLAUSE_OPENERS = frozenset(("while", "when", "although", "though", "after", "before", "because"))


def right_parts(r: Reading, left: Range, use: Use, stop: int) -> list[Range]:
    """Further content after a parenthetical: `“A,” she said, “B”` and `A, she said, B`."""
    i = use.stop
    if "a" in use.form.cue.frames:
        i = skip_recipient(r, i, stop)
    i = skip_adverbials(r, i, stop)
    is_direct = i == use.stop and i < stop - 1 and r.region_of[i] >= 0
    if not is_direct and (i >= stop - 1 or r.text[i] not in ",:;—–"):
        return []
    begin = i if is_direct else i + 1
    while begin < stop - 1 and r.low[begin] in ("and", "but"):
        begin += 1
    if r.region_of[begin] < 0 and not _goes_on(r, left, begin, r.text[i]):
        return []
    end = trim(r, begin, stop)
    return [(begin, end)] if end > begin else []


def _goes_on(r: Reading, left: Range, begin: int, sign: str) -> bool:
    """`The plan, she said, would ...`: what came before is no whole clause, so it goes on here."""
    if r.low[begin] == "that" or r.low[begin] in AUXILIARIES or r.low[begin] in VERBS:
        return True
    if r.low[begin].endswith("ing") or r.low[begin] in ("who", "which", "according", "when"):
        return False
    if left[0] >= left[1] or sign == ";":
        return True
    if r.region_of[left[1] - 1] >= 0:
        return False
    last = r.low[left[1] - 1]
    if last in AUXILIARIES or last in VERBS or last in PREPOSITIONS:
        return True
    opener = r.low[left[0]] in PREPOSITIONS or r.low[left[0]] in SUBORDINATORS
    return opener or not any(
        r.low[i] in AUXILIARIES or r.low[i] in VERBS for i in range(left[0] + 1, left[1])
    )


def right_content(
    r: Reading, use: Use, stop: int, following: Sequence[Use], clause: int
) -> Range | None:
    """The content after the verb, None when its frames allow none of what stands there.

    `clause` is the word its subject begins at: in "while X said A, Y" the content ends with the
    subordinate clause. `following` are the later verbs of the sentence.
    """
    about = _warned_of(r, use, stop)
    if about:
        return about, right_end(r, about, stop, following)
    return _content_after(r, use, stop, following, clause)


def _content_after(
    r: Reading, use: Use, stop: int, following: Sequence[Use], clause: int
) -> Range | None:
    frames = use.form.cue.frames
    i = use.stop
    if "a" in frames and i < stop and not _is_opening(r, i):
        i = _that_ahead(r, i, stop) or skip_recipient(r, i, stop)
    begin = _begin_after(r, skip_adverbials(r, i, stop), stop)
    if begin >= stop:
        return None
    if not _allowed(r, use, begin, stop) and "q" in frames:
        begin = _quotation_ahead(r, use, following, stop) or begin
    if not _allowed(r, use, begin, stop):
        begin = _after_aside(r, use.stop, stop) or begin
    if not _allowed(r, use, begin, stop):
        infinitive = _object_infinitive(r, use, stop)
        if infinitive is None:
            return None
        begin = infinitive
    whole = quotation_end(r, begin)
    if whole:
        return begin, whole
    is_object = "n" in frames and "t" not in frames
    end = (object_end if is_object else right_end)(r, begin, stop, following)
    before = r.low[clause - 1] if clause > 0 else ""
    is_aside = r.low[clause] in ("who", "which") and before == ","
    if is_aside or before in _CLAUSE_OPENERS or r.text[use.first][0].isupper():
        end = clause_end(r, begin, end)
    elif before == "what":
        end = next((i + 1 for i in range(begin, end) if closes_region(r, i)), end)
    return (begin, end) if end > begin else None


def _warned_of(r: Reading, use: Use, stop: int) -> int | None:
    """`warned drivers of delays`: where "delays" begins; None where "that" stands further on."""
    if not {"a", "n"} <= set(use.form.cue.frames) or _that_ahead(r, use.stop, stop):
        return None
    k = use.stop
    while k < stop - 1 and r.region_of[k] < 0 and (is_nominal(r, k) or r.low[k] in _PERSONS):
        k += 1
    return k + 1 if use.stop < k < stop - 1 and r.low[k] in ("of", "about", "against") else None


def _after_aside(r: Reading, i: int, stop: int) -> int | None:
    """`explains, in a few words, that ...`: where "that" stands behind the second comma."""
    if r.text[i] != ",":
        return None
    comma = next(
        (k for k in range(i + 1, min(stop - 1, i + _MAX_RECIPIENT)) if r.text[k] == ","), None
    )
    return comma + 1 if comma and r.low[comma + 1] == "that" else None


def _that_ahead(r: Reading, i: int, stop: int) -> int | None:
    """`told the host Hugh Hewitt on Friday that`: where "that" stands, no verb before it."""
    for k in range(i, min(stop, i + _MAX_RECIPIENT)):
        if r.low[k] == "that":
            return k
        if r.low[k] in VERBS or r.low[k] in AUXILIARIES or r.region_of[k] >= 0:
            return None
    return None


def _quotation_ahead(r: Reading, use: Use, following: Sequence[Use], stop: int) -> int | None:
    """A quotation further right that a comma or colon announces: `said in an interview that
    aired Friday, “...”`. None when another verb comes first."""
    limit = min([stop, use.stop + _MAX_SKIP, *(other.first for other in following)])
    for i in range(use.stop, limit):
        if r.region_of[i] >= 0:
            return i if r.text[i - 1] in ",:" else None
    return None


def _begin_after(r: Reading, i: int, stop: int) -> int:
    while (
        i < stop - 1 and r.text[i] in (":", ",") and (r.region_of[i + 1] >= 0 or r.text[i] == ":")
    ):
        i += 1
    return i


def _is_opening(r: Reading, i: int) -> bool:
    return r.region_of[i] >= 0 or r.low[i] in ("that", ":", ",")


def _allowed(r: Reading, use: Use, i: int, stop: int) -> bool:
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
        return use.mode != "passive" and _may_be_object(r, frames, i, stop)
    is_finding = "d" in frames and r.low[use.first - 1] in DOCUMENTS
    return ("t" in frames or is_finding) and _clause_follows(r, use, i, stop)


def _may_be_object(r: Reading, frames: str, i: int, stop: int) -> bool:
    """A noun phrase that begins at word i can be what is denied, called or branded."""
    marks = any(r.region_of[k] >= 0 for k in range(i, min(stop, i + _MAX_SKIP)))
    return (marks or "m" not in frames) and ("x" not in frames or _starts_phrase(r, i))


def _starts_phrase(r: Reading, i: int) -> bool:
    if r.low[i] in _OBJECTS:  # `called them “thugs”`; who called them by telephone reports nothing
        k = i + 1
        while k < min(len(r.low), i + _NEAR_MARKS) and r.region_of[k] < 0 and _is_named(r, k):
            k += 1
        return k < len(r.low) and r.region_of[k] >= 0
    return r.low[i] in DETERMINERS or r.low[i] in PRONOUNS or r.text[i][0].isupper()


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


def _object_infinitive(r: Reading, use: Use, stop: int) -> int | None:
    """`asking foreign troops to leave`: where "foreign troops" begins."""
    if "o" not in use.form.cue.frames:
        return None
    phrase = phrase_after(r, use.stop, stop)
    begin, end = phrase or (use.stop, use.stop + 1)
    if phrase is None and r.low[use.stop : use.stop + 1] and r.low[use.stop] not in _OBJECTS:
        return None
    if end < stop and (r.low[end] == "to" or "to" in r.low[begin:end]):
        return begin
    return None
