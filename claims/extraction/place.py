"""Where a chunk lies in the whole text."""

from dataclasses import dataclass

from claims.extraction.types import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A chunk of `text` that begins at code point `offset`."""

    text: str
    offset: int

    def span(self, start: int, end: int) -> Span:
        """The stretch [start, end) of the chunk as a span of the whole text."""
        start, end = start + self.offset, end + self.offset
        return Span(start, end, self.text[start:end])
