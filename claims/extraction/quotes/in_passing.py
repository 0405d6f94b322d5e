"""Words in marks that nothing reports, inside a sentence of the reporter's: `Poe was “over the
moon”`. Somebody said them, and the sentence does not tell who."""

from collections.abc import Iterator, Set

from claims.extraction.cues import Cue
from claims.extraction.in_marks import opened_by, words_inside
from claims.extraction.lexicon import words
from claims.extraction.marks import Region
from claims.extraction.phrases import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from claims.extraction.quotes.attribution import Attribution
from claims.extraction.reading import Reading

PASSING = Cue("", "q", "+", 1)
_LEAST_WORDS = 3
# What goes on after quoted words. A noun there makes them its name: `the “law and order” issue`.
_GOES_ON = (
    ADVERBS | AUXILIARIES | COORDINATORS | DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS
)
_NAMES_IT = words("before_name_in_marks")


def quoted_in_passing(
    r: Reading, first: int, stop: int, covered: Set[int]
) -> Iterator[Attribution]:
    """The pairs of marks that open in the sentence [first, stop) and hold words of somebody's, but
    those whose first word is in `covered`: part of a quotation already."""
    for i in range(first, stop):
        region = opened_by(r, i) if i not in covered else None
        if region and _is_quoted(r, region) and not _is_name(r, region, first, stop):
            yield Attribution(((i, region.last + 1),), None, (i, i), PASSING)


def _is_quoted(r: Reading, region: Region) -> bool:
    """Three words or more, and no title: two are a label as often as what somebody said."""
    inner = words_inside(r, region)
    return len(inner) >= _LEAST_WORDS and inner[0].islower()


def _is_name(r: Reading, region: Region, first: int, stop: int) -> bool:
    """`so-called “bedroom tax”`, `the “law and order” issue`: what a thing is called."""
    before = r.low[region.first - 1] if region.first > first else ""
    after = region.last + 1
    goes_on = after >= stop or not r.text[after][0].isalnum() or r.low[after] in _GOES_ON
    return before in _NAMES_IT or not goes_on
