"""A date or time as the rules hand it on, and what several of them ask about words."""

from dataclasses import dataclass

from claims.extraction.reading import Reading


@dataclass(frozen=True, slots=True)
class When:
    """A date or time at words [first, stop); `iso` None when it cannot be told for certain.

    `year` is the year that the text names here in so many digits, None where it names none.
    """

    first: int
    stop: int
    kind: str
    iso: str | None
    year: int | None = None


def touches(r: Reading, i: int, stop: int) -> bool:
    """Word i follows the word before it without a space."""
    return 0 < i < stop and r.end[i - 1] == r.start[i]
