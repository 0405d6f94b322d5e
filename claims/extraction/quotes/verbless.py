"""Quotations in a sentence where no verb of saying reports them: behind a colon, before a dash, by
themselves."""

from collections.abc import Sequence

from claims.extraction.cues import Cue
from claims.extraction.in_marks import is_parenthetical
from claims.extraction.names.speakers import is_somebody
from claims.extraction.phrases import phrase_after
from claims.extraction.quotes.attribution import Attribution
from claims.extraction.quotes.replies import replies
from claims.extraction.reading import Reading
from claims.extraction.subjects import main_subject

COLON = Cue(":", "q", "+", 2)
BARE = Cue("", "q", "+", 2)
_LEAST_WORDS = 4
_SIGNS = frozenset(("—", "–", "-", "--", ":"))
# `‘We leave’: Poe to go soon`, `“We were lied to” – families demand answers`
_EXPLAINS = ([":"], ["–"], ["—"])


def verbless(r: Reading, first: int, stop: int, found: Sequence[Attribution]) -> list[Attribution]:
    """The quotations of the sentence [first, stop) that a noun, a colon or a dash reports; `found`
    is what its verbs report already."""
    by_noun = [item for item in replies(r, first, stop) if not _covers(found, item.parts[0][0])]
    known = [*found, *by_noun]
    return by_noun + (_after_colon(r, first, stop, known) or _signed(r, first, stop, known))


def alone(r: Reading, first: int, stop: int, *, joins: bool) -> list[Attribution]:
    """A sentence that is a quotation and nothing else, without a verb that reports it, or only
    explained: `“We leave on Monday,” which is a holiday.`, `‘We leave’: Poe to go soon`. Few
    words may be a name or a joke, unless they go on with a quotation (`joins`): “A,” she said.
    “No.”
    """
    if r.region_of[first] < 0:
        return []
    region = r.regions[r.region_of[first]]
    tail = [r.low[i] for i in range(region.last + 1, stop) if r.text[i][0].isalnum()]
    is_explained = tail[:1] == ["which"] and is_parenthetical(r, region.last)
    is_explained = is_explained or r.text[region.last + 1 : region.last + 2] in _EXPLAINS
    least = 1 if joins else _LEAST_WORDS
    if (tail and not is_explained) or region.last - region.first - 1 < least:
        return []
    return [Attribution(((region.first, region.last + 1),), None, (first, first), BARE)]


def _after_colon(
    r: Reading, first: int, stop: int, found: Sequence[Attribution]
) -> list[Attribution]:
    """`The letter: “...”`: a colon before marks reports where no verb does."""
    for i in range(first + 1, stop - 1):
        if r.text[i] == ":" and r.region_of[i] < 0 and r.region_of[i + 1] >= 0:
            region = r.regions[r.region_of[i + 1]]
            if not _covers(found, region.first) and region.last - region.first > 3:
                is_as = r.low[first] == "as"  # "As one officer put it: ..."
                speaker = phrase_after(r, first + 1, i) if is_as else main_subject(r, first, i)
                part = (region.first, region.last + 1)
                return [Attribution((part,), speaker, (i, i + 1), COLON)]
    return []


def _signed(r: Reading, first: int, stop: int, found: Sequence[Attribution]) -> list[Attribution]:
    """`“We will win” — Jo Poe, the mayor`: a quotation with its speaker behind a dash or, as
    headlines have it, a colon, and no verb."""
    if found or r.region_of[first] < 0 or r.regions[r.region_of[first]].first != first:
        return []
    last = r.regions[r.region_of[first]].last
    sign = last + 1 + (r.text[last + 1 : last + 2] == [","])
    if sign + 1 >= stop or r.text[sign] not in _SIGNS or last - first < 3:
        return []
    speaker = phrase_after(r, sign + 1, stop)
    if speaker is None or not r.text[speaker[0]][0].isupper() or not is_somebody(r, speaker):
        return []
    if speaker[1] < stop and r.text[speaker[1]] not in ",.(":
        return []
    return [Attribution(((first, last + 1),), speaker, (sign, sign + 1), COLON)]


def _covers(found: Sequence[Attribution], i: int) -> bool:
    return any(first <= i < stop for item in found for first, stop in item.parts)
