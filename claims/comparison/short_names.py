"""Where a source has a name in another length: initials for a body, one name for a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.comparison.types import SourceText
from claims.comparison.words import read
from claims.extraction.types import Name

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Short:
    """A stretch of the source that names the same in another length, and how."""

    start: int
    end: int
    headline: str


def short_names(name: Name, source: SourceText) -> Iterator[Short]:
    """ "FAA" for the Federal Aviation Administration and the other way round, "Mr Wang" for Wang
    Yi, "Kwame" for Kwame Poe."""
    if name.kind == "person":
        yield from _first_alone(name, source)
        return
    own, short = _initials(name.name), name.name.replace(".", "").casefold()
    is_short = " " not in name.name and _is_initials(name.name)
    for start, end, other in source.mentions:
        there = other.name if other.name in source.text[start:end] else source.text[start:end]
        if _is_initials(there) and there.replace(".", "").casefold() in own:
            yield Short(start, end, "named by its initials in the source")
        elif is_short and short in _initials(there):
            yield Short(start, end, "named in full in the source")


def _first_alone(name: Name, source: SourceText) -> Iterator[Short]:
    words = read(name.name)
    for start, end, other in source.mentions if len(words) > 1 else ():
        there = read(other.name)
        is_first = len(there) == 1 and there[0].key == words[0].key
        if is_first and other.kind in ("person", ""):
            yield Short(start, end, "named by one name only in the source")


def _is_initials(name: str) -> bool:
    """ "FAA", "F.A.A.", "MoJ": no more small letters than capitals."""
    letters = name.replace(".", "")
    capitals = sum(letter.isupper() for letter in letters)
    return letters.isalpha() and capitals >= _SHORTEST and capitals > len(letters) / 2


def _initials(name: str) -> Sequence[str]:
    """The initials of a name of several words, with and without its small words."""
    words = name.replace("-", " ").split()
    if len(words) < _SHORTEST or _is_initials(words[0]):
        return ()
    large = [word for word in words if word[0].isupper()]
    return [
        "".join(word[0] for word in kept).casefold()
        for kept in (words, large)
        if len(kept) >= _SHORTEST
    ]
