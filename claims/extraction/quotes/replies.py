"""Quotations that a noun reports, and no verb of saying: `Her reply was “...”`, `“Never,” came the
reply`."""

from collections.abc import Iterator

from claims.extraction.cues import Cue
from claims.extraction.lexicon import words
from claims.extraction.phrases import BE, Range, phrase_after
from claims.extraction.quotes.attribution import Attribution
from claims.extraction.quotes.nominal import owner_before
from claims.extraction.reading import Reading

_REPLIES = words("replies")
_LEADS = BE | frozenset((":", "?"))
_FOLLOWS = BE | frozenset(("came", "comes"))
_REPLY = Cue("reply", "q", "+", 2)
_NEAR = 5


def replies(r: Reading, first: int, stop: int) -> Iterator[Attribution]:
    """The quotations of the sentence [first, stop) with such a noun before or after them; the
    noun may end the sentence before: `Her reply? “...”`"""
    i = first
    while i < stop:
        if r.region_of[i] < 0:
            i += 1
            continue
        region = r.regions[r.region_of[i]]
        part = (region.first, region.last + 1)
        noun = _noun_before(r, region.first) or _noun_after(r, region.last, stop)
        speaker = _described(r, region.last, stop)
        if noun is not None:
            yield Attribution((part,), _owner(r, noun), (noun, noun + 1), _REPLY)
        elif speaker:
            yield Attribution((part,), speaker, (part[1], part[1] + 2), _REPLY)
        i = region.last + 1


def _noun_before(r: Reading, mark: int) -> int | None:
    is_led = mark >= 2 and r.low[mark - 1] in _LEADS
    return mark - 2 if is_led and r.low[mark - 2] in _REPLIES else None


def _noun_after(r: Reading, mark: int, stop: int) -> int | None:
    """`“No,” was her first reply`, `“No,” came the answer`."""
    if mark + 1 >= stop or r.low[mark + 1] not in _FOLLOWS:
        return None
    near = range(mark + 2, min(stop, mark + 2 + _NEAR))
    return next((i for i in near if r.low[i] in _REPLIES and r.region_of[i] < 0), None)


def _described(r: Reading, mark: int, stop: int) -> Range | None:
    """Who speaks in `“A mess” is how residents describe it`, `“Dead” was what Poe called it`."""
    is_led = mark + 3 < stop and r.low[mark + 1] in BE and r.low[mark + 2] in ("how", "what")
    return phrase_after(r, mark + 3, stop) if is_led else None


def _owner(r: Reading, noun: int) -> Range | None:
    return owner_before(r, noun, max(0, noun - 2 * _NEAR))
