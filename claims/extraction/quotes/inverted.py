"""The verb before its speaker: `“...,” said Jo Poe`, `Said Jo Poe: “...”`."""

from claims.extraction.phrases import (
    DAYS,
    DETERMINERS,
    DOCUMENTS,
    TIME_NOUNS,
    Range,
    is_adverb,
    phrase_after,
)
from claims.extraction.quotes.attribution import Attribution
from claims.extraction.quotes.content_after import all_parts
from claims.extraction.quotes.content_before import left_content
from claims.extraction.quotes.ends import trim
from claims.extraction.quotes.verbs import Use
from claims.extraction.reading import Reading

# Verbs whose speaker is a document: "the letter reads".
DOCUMENT_VERBS = frozenset(("start", "begin", "read"))
# What follows these is who was told, never who speaks.
_WITH_PERSON = frozenset(("tell", "assure", "remind", "inform", "notify"))
_WHEN = frozenset(("last", "this", "next", "that", "some"))


def inverted(r: Reading, use: Use, first: int, stop: int) -> Attribution | None:
    """`“...,” said Name, ...`: content, verb, speaker."""
    before = use.first - 1
    if before <= first or not (r.text[before] == "," or r.region_of[before] >= 0):
        return None
    speaker = phrase_after(r, use.stop, stop)
    if speaker is None or use.form.cue.lemma in _WITH_PERSON:
        return None
    is_document = use.form.cue.lemma in DOCUMENT_VERBS and _has_document(r, speaker)
    if "p" not in use.form.cue.frames and not is_document:
        return None
    after = Use(use.first, speaker[1], use.form, use.mode)
    left = left_content(r, use.first, after, first, stop) or _interrupted(r, after, first, stop)
    if left is None:
        return None
    parts = all_parts(r, left, after, stop)
    if not parts:
        return None
    return Attribution(parts, speaker, (use.first, use.stop), use.form.cue)


def opening(r: Reading, use: Use, first: int, stop: int) -> Attribution | None:
    """`Said Jo Poe: “...”`, `Said Jo Poe: the road is shut.`: verb, speaker, content."""
    if use.first != first or use.form.tense != "past" or "p" not in use.form.cue.frames:
        return None
    speaker = phrase_after(r, use.stop, stop)
    if speaker is None or speaker[1] + 1 >= stop or r.text[speaker[1]] not in ",:":
        return None
    begin = speaker[1] + 1
    if r.region_of[begin] >= 0:
        content = begin, r.regions[r.region_of[begin]].last + 1
    elif r.text[speaker[1]] == ":":
        content = begin, trim(r, begin, stop)
    else:
        return None
    return Attribution((content,), speaker, (use.first, use.stop), use.form.cue)


def _has_document(r: Reading, phrase: Range) -> bool:
    return any(low in DOCUMENTS for low in r.low[slice(*phrase)])


def _interrupted(r: Reading, after: Use, first: int, stop: int) -> Range | None:
    """`The plan, said Jo Poe, “is dead”`: the subject that the quotation goes on from; an empty
    range for what is none (`On Monday, said Jo Poe, “it died”`, `Last year, said ...`)."""
    comma, begin = after.first - 1, after.stop
    is_open = r.text[comma] == "," and begin + 1 < stop and r.text[begin] == ","
    if not is_open or r.region_of[begin + 1] < 0:
        return None
    is_subject = r.low[first] in DETERMINERS or phrase_after(r, first, comma) == (first, comma)
    return (first if is_subject and not _is_when(r, first, comma) else comma), comma


def _is_when(r: Reading, first: int, stop: int) -> bool:
    """ "Yesterday", "Last year", "This week", "A day later"; but "The year" is a subject."""
    last = r.low[stop - 1]
    is_pointed = stop - first == 1 or r.low[first] in _WHEN
    return is_adverb(last) or last in DAYS or (last in TIME_NOUNS and is_pointed)
