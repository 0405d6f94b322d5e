"""A claim laid beside a passage, and the texts between their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.comparison.layers import Harmless
from claims.comparison.pieces import Piece
from claims.comparison.steps import Step
from claims.comparison.transcripts import noise_between
from claims.comparison.words import Word


@dataclass(frozen=True, slots=True)
class Laid:
    """A claim laid beside a source: both as words, and the steps that lead through them.

    `breaks` are the indexes of claim words that begin a later piece of the quotation; `apart`
    is true when the pieces are quoted one by one with reported words between them, so that
    what stands between them in the source was never claimed. `harmless` says which small
    differences the desk lets pass.
    """

    pieces: tuple[Piece, ...]
    claim: tuple[Word, ...]
    breaks: frozenset[int]
    apart: bool
    text: str
    source: tuple[Word, ...]
    steps: tuple[Step, ...]
    harmless: Harmless

    def claim_words(self, step: Step) -> tuple[Word, ...]:
        """The claim words of a step."""
        return self.claim[step.claim[0] : step.claim[1]]

    def source_words(self, step: Step) -> tuple[Word, ...]:
        """The source words of a step."""
        return self.source[step.source[0] : step.source[1]]

    def slices(self, start: int, end: int) -> Iterator[Piece]:
        """The parts of the claim's pieces between two offsets of the draft."""
        for piece in self.pieces:
            first = max(start, piece.start)
            last = min(end, piece.start + len(piece.text))
            if first < last:
                yield Piece(first, piece.text[first - piece.start : last - piece.start])

    def claim_text(self, start: int, end: int) -> str:
        """What the claim has between two offsets of the draft, reported words left out."""
        return "".join(piece.text for piece in self.slices(start, end))

    def claim_phrase(self, words: Sequence[Word]) -> str:
        """A row of claim words with the marks between them, as one line."""
        if not words:
            return ""
        # Between two pieces stands what was not quoted.
        slices = self.slices(words[0].start, words[-1].end)
        return one_line(" … ".join(piece.text.strip() for piece in slices))

    def source_phrase(self, words: Sequence[Word]) -> str:
        """A row of source words with the marks between them, as one line."""
        return one_line(self.text[words[0].start : words[-1].end]) if words else ""

    def source_bounds(self) -> tuple[int, int]:
        """Offsets of the passage, from its first word to its last, or to a hesitation beside
        them that the quotation has at its own end."""
        first, last = self.steps[0].source[0], self.steps[-1].source[1]
        return self._opening(first), self._closing(last)

    def _opening(self, first: int) -> int:
        piece, start = self.pieces[0], self.source[first].start
        inside = noise_between(piece.text, 0, self.claim[0].start - piece.start)
        written = {item.surface.casefold() for item in inside}
        before = noise_between(self.text, self.source[first - 1].end if first else 0, start)
        same = [item.start for item in before if item.surface.casefold() in written]
        return min([start, *same])

    def _closing(self, last: int) -> int:
        piece, end = self.pieces[-1], self.source[last - 1].end
        inside = noise_between(piece.text, self.claim[-1].end - piece.start, len(piece.text))
        written = {item.surface.casefold() for item in inside}
        until = self.source[last].start if last < len(self.source) else len(self.text)
        after = noise_between(self.text, end, until)
        same = [item.end for item in after if item.surface.casefold() in written]
        return max([end, *same])

    def claim_gap(self, index: int) -> str:
        """What stands in the claim before word `index`; the end of the claim counts as one."""
        start = self.claim[index - 1].end if index else self.pieces[0].start
        last = self.pieces[-1]
        end = self.claim[index].start if index < len(self.claim) else last.start + len(last.text)
        return self.claim_text(start, end)

    def claim_between(self, step: Step) -> str:
        """The claim from the word before a step to the word after it."""
        start = self.claim[step.claim[0] - 1].end if step.claim[0] else self.pieces[0].start
        after, last = step.claim[1], self.pieces[-1]
        end = self.claim[after].start if after < len(self.claim) else last.start + len(last.text)
        return self.claim_text(start, end)

    def source_between(self, step: Step) -> str:
        """The source from the word before a step to the word after it."""
        start = self.source[step.source[0] - 1].end if step.source[0] else 0
        after = step.source[1]
        end = self.source[after].start if after < len(self.source) else len(self.text)
        return self.text[start:end]

    def source_gap(self, index: int) -> str:
        """What stands in the source before word `index`."""
        start = self.source[index - 1].end if index else 0
        end = self.source[index].start if index < len(self.source) else len(self.text)
        return self.text[start:end]


def one_line(text: str) -> str:
    """`text` with every run of space as one space."""
    return " ".join(text.split())
