"""The words of a quotation that must stand in the source: its stretches inside marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.comparison.transcripts import spoken
from claims.comparison.words import Word
from claims.extraction.types import Quote, Span

_DOUBLE = '“”"„«»'
_SINGLE = "‘’'‚‹›"
_OUTSIDE = _DOUBLE + _SINGLE + " \t\r\n\u00a0"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft, compared as a whole: `text` stands at `start`."""

    start: int
    text: str


def quoted_pieces(quote: Quote) -> tuple[Piece, ...]:
    """What is presented as somebody's own words.

    All of a direct quotation; of a mixed one only what stands inside marks. A mark that is
    missing its partner runs to the end of its fragment.
    """
    if quote.kind == "mixed":
        inside = [piece for part in quote.fragments for piece in _inside(part)]
    else:
        inside = [Piece(part.start, part.surface) for part in quote.fragments]
    trimmed = [_trim(piece) for piece in inside]
    return tuple(piece for piece in trimmed if spoken(piece.text))


def reported_rest(quote: Quote) -> str:
    """The words of a mixed quotation outside its marks, with the inside left blank."""
    rest = []
    for part in quote.fragments:
        text = part.surface
        for piece in _inside(part):
            at = piece.start - part.start
            text = text[:at] + " " * len(piece.text) + text[at + len(piece.text) :]
        rest.append(text)
    return " ".join(rest)


def claim_words(pieces: tuple[Piece, ...]) -> tuple[tuple[Word, ...], frozenset[int]]:
    """The words of all pieces with offsets into the draft, and the indexes that begin a later
    piece."""
    words: list[Word] = []
    breaks: set[int] = set()
    for piece in pieces:
        if words:
            breaks.add(len(words))
        words.extend(
            Word(
                word.start + piece.start,
                word.end + piece.start,
                word.surface,
                word.key,
                word.number,
            )
            for word in spoken(piece.text)
        )
    return tuple(words), frozenset(breaks)


def gaps(pieces: tuple[Piece, ...], words: tuple[Word, ...]) -> list[str]:
    """What stands before each of the quotation's words; the gap between two pieces is empty."""
    found, at = [], pieces[0].start
    for word in words:
        piece = next(piece for piece in reversed(pieces) if piece.start <= word.start)
        found.append(piece.text[max(0, at - piece.start) : word.start - piece.start])
        at = word.end
    return found


def _trim(piece: Piece) -> Piece:
    text = piece.text.rstrip(_OUTSIDE)
    kept = text.lstrip(_OUTSIDE)
    return Piece(piece.start + len(text) - len(kept), kept)


def _inside(part: Span) -> Iterator[Piece]:
    text = part.surface
    bounds = _double_bounds(text) if any(mark in text for mark in _DOUBLE) else _single_bounds(text)
    if not bounds:
        yield Piece(part.start, text)
    for start, end in bounds:
        yield Piece(part.start + start, text[start:end])


def _double_bounds(text: str) -> list[tuple[int, int]]:
    marks = [index for index, char in enumerate(text) if char in _DOUBLE]
    if len(marks) == 1 and text[: marks[0]].strip() and text[marks[0]] in "”»":
        return [(0, marks[0])]
    marks += [len(text)] if len(marks) % 2 else []
    return [(start + 1, end) for start, end in zip(marks[::2], marks[1::2], strict=True)]


def _single_bounds(text: str) -> list[tuple[int, int]]:
    opens = [i for i, char in enumerate(text) if char in _SINGLE and not text[i - 1 : i].isalnum()]
    closes = [
        i for i, char in enumerate(text) if char in _SINGLE and not text[i + 1 : i + 2].isalnum()
    ]
    if not opens:
        return []
    end = max((i for i in closes if i > opens[0]), default=len(text))
    return [(opens[0] + 1, end)]
