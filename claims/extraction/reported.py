"""Who said what: reporting verbs, their subjects and the words they report.

Works on one sentence at a time with word numbers of a Reading; ranges are half-open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.adverbials import APPROXIMATE, is_number, skip_adverbials
from claims.extraction.content import (
    is_parenthetical,
    left_content,
    right_content,
    right_parts,
)
from claims.extraction.cues import Cue, Form, forms_of
from claims.extraction.lexicon import words
from claims.extraction.nominal import reporting_nouns
from claims.extraction.reading import Reading
from claims.extraction.roles import is_role, role_words
from claims.extraction.subjects import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    VERBS,
    Range,
    clause_subject,
    phrase_after,
    phrase_before,
    subject_before,
)
from claims.extraction.verbs import DOCUMENTS, Use, shares_subject, uses

# "if Iraq asked": nobody has said it.
_HYPOTHETICAL = frozenset(("if", "unless", "whether"))
_CLAUSES = frozenset(("that", "to")) | words("wh_words")
_MAX_FOLLOWING = 8
# What follows these is who was told, never who speaks.
_WITH_PERSON = frozenset(("tell", "assure", "remind", "inform", "notify"))
_HYPHENS = frozenset("-‑")
_MAX_TIED = 8
_DOCUMENT_VERBS = frozenset(("start", "begin", "read"))
ACCORDING = Form(Cue("according to", "p", "+", 3), "base", ("to",))


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content, speaker and cue as word ranges. `speaker` None: the sentence names nobody."""

    parts: tuple[Range, ...]
    speaker: Range | None
    cue: Range
    verb: Cue
    note: str = ""


def attributions(r: Reading, first: int, stop: int) -> Iterator[Attribution]:
    """The attributions of the sentence [first, stop), in the order of their cues."""
    found = sorted([*uses(r, first, stop), *_according(r, first, stop)], key=lambda use: use.first)
    speaker: Range | None = None
    free = first
    for number, use in enumerate(found):
        if use.first < free or _is_heading(r, use, first, stop):
            continue
        made = _announced(r, use, first, stop) or _attribute(
            r, use, (first, stop), found[number + 1 : number + 1 + _MAX_FOLLOWING], speaker
        )
        if made:
            yield made
            speaker = made.speaker or speaker
    for content, owner, noun, cue in reporting_nouns(r, first, stop):
        yield Attribution((content,), owner, (noun, noun + 1), cue)


def _is_heading(r: Reading, use: Use, first: int, stop: int) -> bool:
    """`Notes: The ferry carried 40.`: a heading and no verb, unless a quotation follows it."""
    i = use.stop
    return use.first == first and i + 1 < stop and r.text[i] == ":" and r.region_of[i + 1] < 0


def _according(r: Reading, first: int, stop: int) -> Iterator[Use]:
    for i in range(first, stop - 2):
        if r.low[i] == "according" and r.low[i + 1] == "to" and r.region_of[i] < 0:
            yield Use(i, i + 2, ACCORDING, "according")


def _attribute(
    r: Reading, use: Use, sentence: Range, following: Sequence[Use], known: Range | None
) -> Attribution | None:
    first, stop = sentence
    if use.mode == "according":
        return _from_according(r, use, first, stop)
    found = _inverted(r, use, first, stop) if use.mode == "finite" else None
    if found:
        return found
    if use.mode == "passive" and use.stop < stop and r.low[use.stop] == "by":
        return _told_by(r, use, first, stop, following)
    speaker = _speaker(r, use, first, known)
    if speaker is None and use.form.cue.lemma in _DOCUMENT_VERBS:
        return None
    if speaker and r.low[first] == "as" and speaker[0] <= first + 1:
        return _after_comma(r, use, speaker, stop)
    if speaker and speaker[0] > first and r.low[speaker[0] - 1] in _HYPOTHETICAL:
        return None
    speaker = _from_marks(r, speaker, first) if speaker else None
    if speaker and _may_follow(r, use, speaker) and _is_beside(r, speaker, use):
        left = left_content(r, speaker[0], use, first, stop)
        parts = _parts(r, left, use, stop) if left else ()
        if parts:
            return Attribution(parts, speaker, (use.first, use.stop), use.form.cue)
    right = right_content(r, use, stop, following, speaker[0] if speaker else use.first)
    if right is None or (speaker is None and _is_phrase(r, use, right)):
        return None
    return Attribution((right,), speaker, (use.first, use.stop), use.form.cue)


def _may_follow(r: Reading, use: Use, speaker: Range) -> bool:
    """The verb can come after its content: it is one that often does, or a quotation that ends in
    a comma stands right before its subject (`“No,” Jo Poe assured the crowd`)."""
    return "p" in use.form.cue.frames or is_parenthetical(r, speaker[0] - 1)


def _from_marks(r: Reading, speaker: Range, first: int) -> Range:
    """The subject with the words before it up to a quotation that ends in a comma, where hyphens
    tie them: `“...,” warm-and-fuzzy Poe said`."""
    begin, stop = speaker
    k = begin - 1
    while k > max(first, begin - _MAX_TIED) and r.region_of[k] < 0 and r.text[k] != ",":
        k -= 1
    is_tied = k < begin - 1 and r.text[begin - 1] in _HYPHENS and r.end[begin - 1] == r.start[begin]
    return (k + 1, stop) if is_tied and is_parenthetical(r, k) else speaker


def _announced(r: Reading, use: Use, first: int, stop: int) -> Attribution | None:
    """`The road will close, it was announced on Monday.`: nobody is named to have said it."""
    comma = use.first - 3
    is_passive = use.mode == "passive" and "t" in use.form.cue.frames
    if not is_passive or comma <= first or r.text[comma : comma + 2] != [",", "it"]:
        return None
    i = skip_adverbials(r, use.stop, stop)
    if i < stop and r.text[i] not in ".!?":
        return None
    return Attribution(((first, comma),), None, (use.first, use.stop), use.form.cue)


def _is_phrase(r: Reading, use: Use, content: Range) -> bool:
    """`Citing privacy rules, ...`: words without a verb that nobody is named to have said."""
    first, stop = content
    if r.low[first] in _CLAUSES or any(r.region_of[i] >= 0 for i in range(first, stop)):
        return False
    cue = use.form.cue
    return (
        "n" in cue.frames
        and cue.strength < 3
        and not any(r.low[i] in AUXILIARIES or r.low[i] in VERBS for i in range(first, stop))
    )


def _is_beside(r: Reading, speaker: Range, use: Use) -> bool:
    """Only adverbs, or what a comma sets apart, stand between speaker and verb: `X, 45, said`.
    A verb between them has content of its own: `X said he would fight and reply, ...`."""
    if use.mode != "finite":
        return False
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


def _parts(r: Reading, left: Range, use: Use, stop: int) -> tuple[Range, ...]:
    right = right_parts(r, left, use, stop)
    return (left, *right) if left[0] < left[1] else tuple(right)


def _speaker(r: Reading, use: Use, first: int, known: Range | None) -> Range | None:
    if use.mode == "passive":
        return None
    if use.mode == "finite" and use.form.cue.lemma in _DOCUMENT_VERBS:
        before = use.first - 1
        if r.low[before] == "it" and is_parenthetical(r, before - 1):
            return before, use.first  # `“We left,” it reads.`
        return _document(r, first, use.first)
    if use.mode == "finite" and known and shares_subject(r, use, first):
        return known
    if use.mode == "finite":
        return subject_before(r, use.first, first)
    return known or clause_subject(r, use.first, first)


def _document(r: Reading, first: int, stop: int) -> Range | None:
    """What "starts" or "reads": "Poe’s letter" in `Poe’s letter to Roe, the mayor, starts`."""
    for i in range(stop - 1, first - 1, -1):
        if r.low[i] in DOCUMENTS and r.region_of[i] < 0:
            return phrase_before(r, i, first)
    return None


def _inverted(r: Reading, use: Use, first: int, stop: int) -> Attribution | None:
    """`“...,” said Name, ...`: content, verb, speaker."""
    before = use.first - 1
    if before <= first or not (r.text[before] == "," or r.region_of[before] >= 0):
        return None
    speaker = phrase_after(r, use.stop, stop)
    if speaker is None or "p" not in use.form.cue.frames or use.form.cue.lemma in _WITH_PERSON:
        return None
    after = Use(use.first, speaker[1], use.form, use.mode)
    left = left_content(r, use.first, after, first, stop) or _interrupted(r, after, first, stop)
    if left is None:
        return None
    parts = _parts(r, left, after, stop)
    if not parts:
        return None
    return Attribution(parts, speaker, (use.first, use.stop), use.form.cue)


def _interrupted(r: Reading, after: Use, first: int, stop: int) -> Range | None:
    """`The plan, said Jo Poe, “is dead”`: the subject that the quotation goes on from; an empty
    range for what is none (`On Monday, said Jo Poe, “it died”`)."""
    comma, begin = after.first - 1, after.stop
    is_open = r.text[comma] == "," and begin + 1 < stop and r.text[begin] == ","
    if not is_open or r.region_of[begin + 1] < 0:
        return None
    is_subject = r.low[first] in DETERMINERS or phrase_after(r, first, comma) == (first, comma)
    return (first if is_subject else comma), comma


def _after_source(r: Reading, i: int, end: int) -> int | None:
    """Where the content begins after `According to X`: at once, or behind the comma, or behind
    the next one where X quotes another (`According to X, quoting Y, ...`)."""
    is_amount = i + 1 < end and r.low[i] in APPROXIMATE and is_number(r, i + 1)
    if i < end and (is_amount or r.low[i] in DETERMINERS or is_number(r, i)):
        return i
    commas = [k for k in range(i, end - 1) if r.text[k] == "," and r.region_of[k] < 0]
    if len(commas) > 1 and _is_aside(r, commas[0] + 1, commas[1]):
        commas = commas[1:]
    return commas[0] + 1 if commas else None


def _is_aside(r: Reading, first: int, comma: int) -> bool:
    """What stands between two commas says more about the source: `, quoting the mayor,`, `, the
    council leader,`, `, 45,`."""
    if r.low[first] in ("quoting", "citing", "who") or (comma - first == 1 and is_number(r, first)):
        return True
    role = role_words(r, (first, comma))
    phrase = phrase_after(r, first, comma)
    return phrase == (first, comma) and bool(role) and is_role(role[-1])


def _from_according(r: Reading, use: Use, first: int, stop: int) -> Attribution | None:
    speaker = phrase_after(r, use.stop, stop) or (
        (use.stop, use.stop + 1) if use.stop < stop else None
    )
    if speaker is None:
        return None
    end = stop
    while end > first and not r.text[end - 1][0].isalnum() and r.region_of[end - 1] < 0:
        end -= 1
    before = use.first - 1
    cue = (use.first, use.stop)
    clause = before if r.text[before] != "," else before - 1
    if before <= first or r.low[clause] in ("that", "which", "who"):
        begin = _after_source(r, speaker[1], end)
        return Attribution(((begin, end),), speaker, cue, use.form.cue) if begin else None
    left = (first, before if r.text[before] == "," else use.first)
    comma_after = speaker[1] < end - 1 and r.text[speaker[1]] == ","
    goes_on = comma_after and r.low[speaker[1] + 1] in AUXILIARIES | VERBS
    is_long = speaker[1] < end - 3 and before - first < 8
    if comma_after and r.text[before] == "," and (goes_on or is_long):
        return Attribution((left, (speaker[1] + 1, end)), speaker, cue, use.form.cue)
    return Attribution((left,), speaker, cue, use.form.cue)
