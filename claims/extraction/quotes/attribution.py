"""What the rules for reported words make: who says what, by which word."""

from dataclasses import dataclass

from claims.extraction.cues import Cue
from claims.extraction.phrases import Range


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content, speaker and cue as word ranges. `speaker` None: the sentence names nobody."""

    parts: tuple[Range, ...]
    speaker: Range | None
    cue: Range
    verb: Cue
    note: str = ""
