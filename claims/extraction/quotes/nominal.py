"""Nouns that report: "the mayor’s warning that the road could close", "their promise to stay"."""

from collections.abc import Iterator

from claims.extraction.cues import Cue, nouns
from claims.extraction.lexicon import words
from claims.extraction.phrases import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    SUBORDINATORS,
    VERBS,
    Range,
    is_adverb,
    is_nominal,
    phrase_after,
    phrase_before,
)
from claims.extraction.quotes.ends import trim
from claims.extraction.reading import Reading

_CLITICS = frozenset(("'s", "’s", "'", "’"))
_POSSESSIVES = words("possessives") - {"my", "your", "our", "whose"}
_OPENERS = SUBORDINATORS | COORDINATORS | {"who", "which"}
_MAX_ADJECTIVES = 2
Reported = tuple[Range, Range, int, Cue]


def reporting_nouns(r: Reading, first: int, stop: int) -> Iterator[Reported]:
    """(content, whose words they are, the noun's word number, its cue) in the sentence
    [first, stop). Whose they are must be said: "the mayor’s claim", "a claim by the mayor"."""
    table = nouns()
    for i in range(first, stop - 2):
        cue = table.get(r.low[i]) if r.region_of[i] < 0 else None
        if cue is None:
            continue
        owner, begin = owner_before(r, i, first), i + 1
        opens = owner[0] if owner else i - (i > first and r.low[i - 1] in DETERMINERS)
        if owner is None and r.low[begin] in ("by", "from"):
            owner = phrase_after(r, begin + 1, stop)
            begin = owner[1] if owner else stop
        if owner and begin < stop - 1 and _is_content(r, begin, cue):
            yield (begin, _end(r, begin, stop, is_subject=opens == first)), owner, i, cue


def _is_content(r: Reading, i: int, cue: Cue) -> bool:
    return r.region_of[i] < 0 and (r.low[i] == "that" or (r.low[i] == "to" and "i" in cue.frames))


def owner_before(r: Reading, noun: int, first: int) -> Range | None:
    """Whose the noun at word `noun` is, looking no further than `first`: `the mayor’s repeated
    warning` has the phrase before "’s", "their warning" the pronoun. None for nobody's."""
    i = noun - 1
    while i > max(first, noun - 1 - _MAX_ADJECTIVES) and _is_adjective(r, i):
        i -= 1
    if i < first or r.region_of[i] >= 0:
        return None
    if r.low[i] in _POSSESSIVES:
        return i, i + 1
    if r.low[i] not in _CLITICS or i == first or r.end[i - 1] != r.start[i]:
        return None
    return phrase_before(r, i - 1, first)


def _is_adjective(r: Reading, i: int) -> bool:
    low = r.low[i]
    return (
        r.text[i].islower() and low not in DETERMINERS and is_nominal(r, i) and low not in _CLITICS
    )


def _end(r: Reading, begin: int, stop: int, *, is_subject: bool) -> int:
    """The next comma; where the noun is the sentence's subject, its own verb: `[X’s claim that
    the road was safe] was false`; else the sentence's end."""
    allowed, in_group = (1 if r.low[begin] == "that" else 0), False
    for i in range(begin + 1, stop):
        if r.region_of[i] >= 0:
            in_group = False
            continue
        if r.text[i] in ",;—–:" or (r.text[i] == "-" and r.end[i - 1] < r.start[i]):
            return trim(r, begin, i)
        if r.low[i] in _OPENERS:
            allowed += 1
        is_verb = _is_verb(r, i)
        if is_verb and not in_group:
            allowed -= 1
            if allowed < 0 and is_subject:
                return trim(r, begin, i)
        in_group = is_verb or (in_group and (is_adverb(r.low[i]) or r.low[i] in ("to", "not")))
    return trim(r, begin, stop)


def _is_verb(r: Reading, i: int) -> bool:
    low = r.low[i]
    is_past = r.text[i].islower() and low.endswith("ed") and len(low) > 4
    is_past = is_past and r.low[i - 1] not in DETERMINERS  # "a failed candidate"
    return low in AUXILIARIES or low in VERBS or is_past or r.is_finite(i)
