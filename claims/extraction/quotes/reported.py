"""Who said what: reporting verbs, their subjects and the words they report.

Works on one sentence at a time with word numbers of a Reading; ranges are half-open.
"""

from collections.abc import Iterator, Sequence

from claims.extraction.cues import forms_of
from claims.extraction.in_marks import is_parenthetical
from claims.extraction.lexicon import words
from claims.extraction.names.speakers import is_somebody
from claims.extraction.phrases import (
    AUXILIARIES,
    COORDINATORS,
    DOCUMENTS,
    PRONOUNS,
    SUBORDINATORS,
    VERBS,
    Range,
    phrase_after,
    phrase_before,
)
from claims.extraction.quotes.according import according_to, from_according
from claims.extraction.quotes.attribution import Attribution
from claims.extraction.quotes.content_after import all_parts, right_content
from claims.extraction.quotes.content_before import left_content
from claims.extraction.quotes.frames import tells_document
from claims.extraction.quotes.heard import heard
from claims.extraction.quotes.inverted import DOCUMENT_VERBS, inverted, opening
from claims.extraction.quotes.nominal import reporting_nouns
from claims.extraction.quotes.verbs import Use, shares_subject, uses
from claims.extraction.reading import Reading
from claims.extraction.subjects import clause_subject, subject_before

# "if Iraq asked": nobody has said it.
_HYPOTHETICAL = frozenset(("if", "unless", "whether"))
_CLAUSES = frozenset(("that", "to")) | words("wh_words")
_MAX_FOLLOWING = 8
_HYPHENS = frozenset("-‑")
_MAX_TIED = 8
_NO_POSTS = PRONOUNS | COORDINATORS | AUXILIARIES | SUBORDINATORS


def attributions(r: Reading, first: int, stop: int) -> Iterator[Attribution]:
    """The attributions of the sentence [first, stop), in the order of their cues."""
    verbs = [*uses(r, first, stop), *according_to(r, first, stop)]
    found = sorted(verbs, key=lambda use: use.first)
    speaker: Range | None = None
    for number, use in enumerate(found):
        if _is_heading(r, use, first, stop):
            continue
        following = found[number + 1 : number + 1 + _MAX_FOLLOWING]
        made = opening(r, use, first, stop) or heard(r, use, (first, stop), following)
        made = made or _attribute(r, use, (first, stop), following, speaker)
        if made:
            yield made
            speaker = made.speaker or speaker
    for content, owner, noun, cue in reporting_nouns(r, first, stop):
        yield Attribution((content,), owner, (noun, noun + 1), cue)


def _is_heading(r: Reading, use: Use, first: int, stop: int) -> bool:
    """`Notes: The ferry carried 40.`: a heading and no verb, unless a quotation follows it."""
    i = use.stop
    return use.first == first and i + 1 < stop and r.text[i] == ":" and r.region_of[i + 1] < 0


def _attribute(
    r: Reading, use: Use, sentence: Range, following: Sequence[Use], known: Range | None
) -> Attribution | None:
    first, stop = sentence
    if use.mode == "according":
        return from_according(r, use, first, stop)
    found = inverted(r, use, first, stop) if use.mode == "finite" else None
    if found:
        return found
    if use.mode == "passive" and use.stop < stop and r.low[use.stop] == "by":
        return _told_by(r, use, first, stop, following)
    speaker = _speaker(r, use, first, known)
    if speaker is None and use.form.cue.lemma in DOCUMENT_VERBS:
        return None
    if speaker and r.low[first] == "as" and speaker[0] <= first + 1:
        return _after_comma(r, use, speaker, stop)
    if speaker and speaker[0] > first and r.low[speaker[0] - 1] in _HYPOTHETICAL:
        return None
    speaker = _from_marks(r, speaker, first) if speaker else None
    if speaker and _may_follow(r, use, speaker) and _is_beside(r, speaker, use):
        left = left_content(r, speaker[0], use, first, stop)
        parts = all_parts(r, left, use, stop) if left else ()
        if parts:
            return Attribution(parts, speaker, (use.first, use.stop), use.form.cue)
    right = right_content(r, use, stop, following, speaker[0] if speaker else use.first)
    if right is None or (speaker is None and _is_phrase(r, use, right)):
        return None
    return Attribution((right,), speaker, (use.first, use.stop), use.form.cue)


def _may_follow(r: Reading, use: Use, speaker: Range) -> bool:
    """The verb can come after its content: it is one that often does, its subject is a document
    (`..., figures show`), or a quotation that ends in a comma stands right before its subject
    (`“No,” Jo Poe assured the crowd`)."""
    frames = use.form.cue.frames
    is_finding = "d" in frames and tells_document(r, use.first)
    return "p" in frames or is_finding or is_parenthetical(r, speaker[0] - 1)


def _from_marks(r: Reading, speaker: Range, first: int) -> Range:
    """The subject with the words before it up to a quotation that ends in a comma: `“...,”
    warm-and-fuzzy Poe said`, `“...,” lead author Jo Poe said`."""
    begin, stop = speaker
    k = begin - 1
    while k > max(first, begin - _MAX_TIED) and r.region_of[k] < 0 and r.text[k] != ",":
        k -= 1
    between = range(k + 1, begin)
    is_post = all(r.text[i].isalpha() and not _speaks(r, i) for i in between)
    is_tied = r.text[begin - 1] in _HYPHENS and r.end[begin - 1] == r.start[begin]
    return (k + 1, stop) if between and (is_post or is_tied) and is_parenthetical(r, k) else speaker


def _speaks(r: Reading, i: int) -> bool:
    """A word of another attribution: `“...,” he said and Jo Poe added`."""
    return bool(forms_of(r.low[i])) or r.low[i] in _NO_POSTS


def _is_phrase(r: Reading, use: Use, content: Range) -> bool:
    """`Citing privacy rules, ...`: words without a verb that nobody is named to have said; or a
    name, `Said Ahmed`."""
    first, stop = content
    if r.low[first] in _CLAUSES or any(r.region_of[i] >= 0 for i in range(first, stop)):
        return False
    cue = use.form.cue
    is_named = r.text[use.first][0].isupper() and r.text[first][0].isupper()
    return (is_named or ("n" in cue.frames and cue.strength < 3)) and not any(
        r.low[i] in AUXILIARIES or r.low[i] in VERBS for i in range(first, stop)
    )


def _is_beside(r: Reading, speaker: Range, use: Use) -> bool:
    """Only adverbs, or what a comma sets apart, stand between speaker and verb: `X, 45, said`.
    A verb between them has content of its own: `X said he would fight and reply, ...`."""
    if use.mode != "finite":
        return False
    if r.low[use.first - 2 : use.first] == ["to", "have"]:
        return True  # "he is reported to have said"
    between = range(speaker[1], use.first)
    return r.text[speaker[1]] == "," or not any(
        r.low[i] in COORDINATORS or (forms_of(r.low[i]) and r.low[i] not in VERBS) for i in between
    )


def _told_by(
    r: Reading, use: Use, first: int, stop: int, following: Sequence[Use]
) -> Attribution | None:
    """`was warned by the police that ...`, `As reported by the AP, ...`."""
    speaker = phrase_after(r, use.stop + 1, stop)
    if speaker is None:
        return None
    if r.low[first] == "as" and use.first == first + 1:
        return _after_comma(r, use, speaker, stop)
    after = Use(use.first, speaker[1], use.form, "finite")
    if after.stop < stop and r.low[after.stop] == "as" and "n" in use.form.cue.frames:
        return _called(r, use, speaker, (after.stop, stop))
    if after.stop >= stop or r.low[after.stop] != "that":
        return None
    right = right_content(r, after, stop, following, speaker[0])
    cue = (use.first, use.stop)
    return Attribution((right,), speaker, cue, use.form.cue) if right else None


def _called(r: Reading, use: Use, speaker: Range, rest: Range) -> Attribution | None:
    """`was described by the mayor as “a mess”`: only words in marks are somebody's own."""
    begin, stop = rest
    if begin + 1 >= stop or r.region_of[begin + 1] < 0:
        return None
    end = r.regions[r.region_of[begin + 1]].last + 1
    return Attribution(((begin + 1, end),), speaker, (use.first, use.stop), use.form.cue)


def _after_comma(r: Reading, use: Use, speaker: Range, stop: int) -> Attribution | None:
    """`As the AP reported, ...`: the content is the rest of the sentence."""
    begin = max(use.stop, speaker[1])
    comma = next((i for i in range(begin, stop) if r.text[i] == ","), stop)
    end = stop - 1 if r.text[stop - 1] in ".!?" and r.region_of[stop - 1] < 0 else stop
    if comma + 1 >= end:
        return None
    return Attribution(((comma + 1, end),), speaker, (use.first, use.stop), use.form.cue)


def _speaker(r: Reading, use: Use, first: int, known: Range | None) -> Range | None:
    if use.mode == "passive":
        return None
    if use.mode == "finite" and use.form.cue.lemma in DOCUMENT_VERBS:
        before = use.first - 1
        if r.low[before] == "it" and is_parenthetical(r, before - 1):
            return before, use.first  # `“We left,” it reads.`
        return _document(r, first, use.first)
    if use.mode == "finite" and known and shares_subject(r, use, first):
        return known
    if use.mode == "finite":
        return subject_before(r, use.first, first)
    return _doer(r, use, first) or known or clause_subject(r, use.first, first)


def _doer(r: Reading, use: Use, first: int) -> Range | None:
    """Whom `emails show | an aide urging staff to go` shows at it: who stands right before the
    participle, "a" or "an" before them."""
    phrase = phrase_before(r, use.first - 1, first) if use.mode == "ing" else None
    is_doer = phrase is not None and r.low[phrase[0]] in ("a", "an") and is_somebody(r, phrase)
    return phrase if is_doer else None


def _document(r: Reading, first: int, stop: int) -> Range | None:
    """What "starts" or "reads": "Poe’s letter" in `Poe’s letter to Roe, the mayor, starts`."""
    for i in range(stop - 1, first - 1, -1):
        if r.low[i] in DOCUMENTS and r.region_of[i] < 0:
            return phrase_before(r, i, first)
    return None
