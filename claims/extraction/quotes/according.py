"""Content with "according to X" or "in the words of X", before it or after it."""

from collections.abc import Iterator

from claims.extraction.adverbials import APPROXIMATE, is_number
from claims.extraction.cues import Cue, Form
from claims.extraction.names.roles import is_role, role_words
from claims.extraction.names.runs import is_name_word, run_end
from claims.extraction.phrases import AUXILIARIES, DETERMINERS, VERBS, Range, phrase_after
from claims.extraction.quotes.attribution import Attribution
from claims.extraction.quotes.verbs import Use
from claims.extraction.reading import Reading

_ACCORDING = Form(Cue("according to", "p", "+", 3), "base", ("to",))
_IN_WORDS = Form(Cue("in the words of", "p", "+", 3), "base", ("the", "words", "of"))
_PHRASES = {
    ("according", "to"): _ACCORDING,
    ("in", "the", "words", "of"): _IN_WORDS,
    ("to", "quote"): _IN_WORDS,
}


def according_to(r: Reading, first: int, stop: int) -> Iterator[Use]:
    """Each "according to" and "in the words of" of the sentence [first, stop), outside marks."""
    for i in range(first, stop - 2):
        for phrase, form in _PHRASES.items():
            end = i + len(phrase)
            if end < stop and tuple(r.low[i:end]) == phrase and r.region_of[i] < 0:
                yield Use(i, end, form, "according")


def from_according(r: Reading, use: Use, first: int, stop: int) -> Attribution | None:
    """What X says in `..., according to X` and `According to X, ...`; None where nobody follows."""
    speaker = phrase_after(r, use.stop, stop) or (
        (use.stop, use.stop + 1) if use.stop < stop else None
    )
    if speaker is None:
        return None
    if use.form is _IN_WORDS:
        return _in_words(r, use, speaker, (first, stop))
    end = stop
    while end > first and not r.text[end - 1][0].isalnum() and r.region_of[end - 1] < 0:
        end -= 1
    before = use.first - 1
    cue = (use.first, use.stop)
    clause = before if r.text[before] != "," else before - 1
    if before <= first or r.low[clause] in ("that", "which", "who", ";"):
        begin = _after_source(r, speaker[1], end)
        return Attribution(((begin, end),), speaker, cue, use.form.cue) if begin else None
    left = (first, before if r.text[before] == "," else use.first)
    comma_after = speaker[1] < end - 1 and r.text[speaker[1]] == ","
    goes_on = comma_after and r.low[speaker[1] + 1] in AUXILIARIES | VERBS
    is_long = speaker[1] < end - 3 and before - first < 8
    if comma_after and r.text[before] == "," and (goes_on or is_long):
        return Attribution((left, (speaker[1] + 1, end)), speaker, cue, use.form.cue)
    return Attribution((left,), speaker, cue, use.form.cue)


def _in_words(r: Reading, use: Use, speaker: Range, sentence: Range) -> Attribution | None:
    """`It was, in the words of X, “a mess”`: only what stands in marks is in X's words; what
    follows before what comes first."""
    after = [i for i in range(speaker[1], sentence[1]) if r.region_of[i] >= 0]
    before = [i for i in range(sentence[0], use.first) if r.region_of[i] >= 0]
    if not after and not before:
        return None
    region = r.regions[r.region_of[after[0] if after else before[-1]]]
    part = (region.first, region.last + 1)
    return Attribution((part,), speaker, (use.first, use.stop), use.form.cue)


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
    if is_name_word(r, first) and run_end(r, first, comma) == comma:
        return True  # "the mayor, Anna Lee,"
    role = role_words(r, (first, comma))
    phrase = phrase_after(r, first, comma)
    return phrase == (first, comma) and bool(role) and is_role(role[-1])
