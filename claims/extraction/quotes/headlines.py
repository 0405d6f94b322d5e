"""Reported speech in headlines: clauses and quoted words are kept, bare nouns are not.

"US denies Iraq pullout amid letter confusion" tells no words to check; "US says troops will stay"
does.
"""

from claims.extraction.lexicon import words
from claims.extraction.phrases import AUXILIARIES, VERBS, Range
from claims.extraction.quotes.attribution import Attribution
from claims.extraction.reading import Reading

_STOPS = frozenset(".!?…:;") | {"..."}
_MAX_WORDS = 25
# "plans", "talks", "claims": in a headline as likely nouns as verbs.
_VERBS = (VERBS - words("noun_verbs")) | AUXILIARIES - {"'s", "’s"}


def headlines(r: Reading) -> set[int]:
    """The first words of the lines before the article's first whole sentence: short, without a
    stop at the end. A text of one paragraph has no headline."""
    found: set[int] = set()
    for first, stop in r.paragraphs[:-1]:
        if stop - first > _MAX_WORDS or any(mark in _STOPS for mark in r.text[first:stop]):
            break
        found.add(first)
    return found


def is_checkable(r: Reading, found: Attribution) -> bool:
    """Whether a headline's attribution reports a clause, an infinitive or words in marks."""
    return "n" not in found.verb.frames or any(_is_clause(r, part) for part in found.parts)


def _is_clause(r: Reading, part: Range) -> bool:
    first, stop = part
    if r.low[first] in ("that", "to"):
        return True
    return any(
        r.region_of[i] >= 0 or r.is_finite(i) or (i > first and r.low[i] in _VERBS | {"to"})
        for i in range(first, stop)
    )
