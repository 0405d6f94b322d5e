"""What comparison returns. Offsets are Unicode code points, end exclusive: `claim_*` into the
draft's text, the others into the source's text."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.comparison.spelling import unaccented
from claims.comparison.transliteration import first_sound
from claims.extraction.types import Figure, Name, Quote


@dataclass(frozen=True)
class SourceText:
    """A source as comparison needs it: its text and what extraction found there.

    It is read once for many claims, so it keeps what is made of it: hence no slots.
    """

    text: str
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    names: tuple[Name, ...] = ()

    def beginning(self, sound: str) -> Sequence[Name]:
        """The names of which a word begins with this sound (`transliteration.first_sound`)."""
        return self._by_sound.get(sound, ())

    @cached_property
    def _by_sound(self) -> Mapping[str, Sequence[Name]]:
        found: defaultdict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            words = unaccented(name.name).casefold().split()
            for sound in {first_sound(word) for word in words}:
                found[sound].append(name)
        return found

    @cached_property
    def mentions(self) -> tuple[tuple[int, int, Name], ...]:
        """Where the text names anything: (start, end, name), in its order."""
        spans = [(name.start, name.end, name) for name in self.names]
        spans += [(at.start, at.end, name) for name in self.names for at in name.mentions]
        return tuple(sorted(spans, key=lambda span: span[:2]))


@dataclass(frozen=True, slots=True)
class DiffPart:
    """One step of the word diff, source first: reading `source` of all parts gives the passage.

    `op`: same, removed (in the source, not in the claim), added (in the claim, not in the
    source), changed (both differ). `harmless` marks a difference of marks, case, spacing or a
    spelling variant. `*_start` is None where that side has no words.
    """

    op: str
    claim: str
    source: str
    claim_start: int | None
    source_start: int | None
    harmless: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """One claim beside one passage of one source.

    `finding` is a code of `claims.comparison.findings.FINDINGS`; `headline` names the difference in
    a few words ("4 words removed with no ellipsis: “long before my time”"); `reasons` are
    further sentences (spelling variants, same speaker, the reckoning of a figure, what reported
    speech has or lacks). `score` (0 to 1) orders candidates and is never shown as truth.
    """

    start: int
    end: int
    finding: str
    headline: str
    reasons: tuple[str, ...]
    score: float
    diff: tuple[DiffPart, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a span of an old draft stands in the new one.

    `state`: unchanged, moved, reworded, gone. `start` and `end` are offsets into the new text,
    None when gone. `score` is 0 to 1; a tie between two places counts as gone, never guessed.
    """

    state: str
    start: int | None
    end: int | None
    score: float
