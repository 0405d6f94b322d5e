"""What is reported with nobody named who said it: `it was announced`, `she had been warned`, `the
court heard`."""

from collections.abc import Sequence

from claims.extraction.adverbials import skip_adverbials
from claims.extraction.cues import Cue, Form
from claims.extraction.lexicon import words
from claims.extraction.phrases import BE, Range
from claims.extraction.quotes.attribution import Attribution
from claims.extraction.quotes.content_after import right_content
from claims.extraction.quotes.verbs import Use
from claims.extraction.reading import Reading
from claims.extraction.subjects import subject_before

_HEARERS = words("hearers")
_LEADS_ON = BE | frozenset(("as", "to", "have", "a", "an", "the"))
_NEAR = 5
_HEARD = Form(Cue("hear", "qt", "+", 2), "past")


def heard(r: Reading, use: Use, sentence: Range, following: Sequence[Use]) -> Attribution | None:
    """What stands before or after a verb whose subject is only told it; `following` are the later
    verbs of the sentence. None where the subject speaks itself."""
    if use.form.cue.lemma != "hear":
        is_passive = use.mode == "passive"
        return (_told(r, use, sentence) or _described(r, use, sentence[1])) if is_passive else None
    subject = subject_before(r, use.first, sentence[0])
    if subject is None or r.low[subject[1] - 1] not in _HEARERS:
        return None
    before = _before(r, use, subject, sentence)
    if before:
        return before
    hears = Use(use.first, use.stop, _HEARD, "finite")
    right = right_content(r, hears, sentence[1], following, subject[0])
    return Attribution((right,), None, (use.first, use.stop), _HEARD.cue) if right else None


def _told(r: Reading, use: Use, sentence: Range) -> Attribution | None:
    """`The road will close, it was announced on Monday.`, `Poe had lied, the court was told.`"""
    frames = use.form.cue.frames
    subject = subject_before(r, use.first, sentence[0])
    if subject is None or not ("a" in frames or ("t" in frames and r.low[subject[0]] == "it")):
        return None
    return _before(r, use, subject, sentence)


def _described(r: Reading, use: Use, stop: int) -> Attribution | None:
    """`has been described as “reckless”`, `is said to be “furious”`: somebody's words in marks."""
    i = use.stop
    while i < min(stop, use.stop + _NEAR) and r.low[i] in _LEADS_ON:
        i += 1
    if not use.stop < i < stop or r.region_of[i] < 0 or r.regions[r.region_of[i]].first != i:
        return None
    part = (i, r.regions[r.region_of[i]].last + 1)
    return Attribution((part,), None, (use.first, use.stop), use.form.cue)


def _before(r: Reading, use: Use, subject: Range, sentence: Range) -> Attribution | None:
    """The content before the comma that subject and verb, the last words, come after."""
    comma = subject[0] - 1
    if comma <= sentence[0] or r.text[comma] != ",":
        return None
    i = skip_adverbials(r, use.stop, sentence[1])
    if i < sentence[1] and r.text[i] not in ".!?":
        return None
    return Attribution(((sentence[0], comma),), None, (use.first, use.stop), use.form.cue)
