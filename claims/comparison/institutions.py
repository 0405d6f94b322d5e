"""Institutions that are named in two orders: "University of Leeds", "Leeds University".

Only what is in `_HEADS` is one body either way. A bank, a school, a council or a college is not:
the Bank of Scotland is no Scotland Bank, the Council of Europe no Europe Council, and "Royal
College" tells nobody what of.
"""

from collections.abc import Iterator
from functools import lru_cache

from claims.comparison.lists import listed
from claims.comparison.types import SourceText
from claims.comparison.words import read
from claims.extraction.types import Name

_SHORT = {"dept": "department", "uni": "university", "univ": "university"}
_HEADS = listed("university ministry department court diocese archdiocese")
_LINKS = listed("of for")
# The University of York and York University stand in two countries; so do the others.
_TWO_UNIVERSITIES = listed("york washington miami victoria ottawa")
TWO = "There are two universities of these names."
# "Foreign Ministry" for "Ministry of Foreign Affairs".
_LEFT_OUT = listed("the affairs")

# The head, and the words before and after it.
Institution = tuple[str, tuple[str, ...]]


def turned(name: Name, source: SourceText) -> Iterator[tuple[int, int, bool]]:
    """Where the source has the institution in another order or with another small word: (start,
    end, whether that is known to be another body)."""
    mine = _institution(name.name) if name.kind != "person" else None
    if mine is None:
        return
    for start, end, other in source.mentions:
        if mine == _institution(other.name) and _keys(name.name) != _keys(other.name):
            yield start, end, mine[0] == "university" and {*mine[1]} <= _TWO_UNIVERSITIES


@lru_cache(maxsize=20_000)
def _institution(name: str) -> Institution | None:
    keys = _keys(name)
    at = next((at for at, key in enumerate(keys) if key in _HEADS), None)
    if at is None:
        return None
    after = keys[at + 1 :]
    if after and (after[0] not in _LINKS or len(after) == 1):
        return None
    words = tuple(key for key in keys[:at] + after[1:] if key not in _LEFT_OUT)
    return (keys[at], words) if words else None


def _keys(name: str) -> tuple[str, ...]:
    return tuple(_SHORT.get(word.key, word.key) for word in read(name))
