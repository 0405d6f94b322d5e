"""What a reporting word does to what it reports: asserts, denies, asks or demands it, and whether
it keeps a distance ("claimed") or grants that it is so ("admitted")."""

from dataclasses import dataclass
from functools import cache

from claims.extraction.cues import Cue, forms_of, nouns
from claims.extraction.lexicon import lines_of

_POLARITIES = {"+": "asserts", "-": "denies", "?": "asks", "!": "demands"}


@dataclass(frozen=True, slots=True)
class Manner:
    """`polarity`: asserts, denies, asks or demands. `stance`: neutral ("said"), distant
    ("claimed") or granting ("admitted"). `strength` 1 to 3: how surely the word reports speech.
    """

    polarity: str
    strength: int
    stance: str


NEUTRAL = Manner("asserts", 3, "neutral")


def manner_of(cue: str) -> Manner | None:
    """The manner of a cue as the text has it ("Denied", "made it clear", "warning"); None for
    words that report nothing (a colon, an empty cue)."""
    first, *others = cue.lower().split() or [""]
    if (first, others) == ("according", ["to"]):
        return NEUTRAL
    for form in forms_of(first):
        if form.particle == tuple(others):
            return _manner(form.cue)
    noun = None if others else nouns().get(first)
    return _manner(noun) if noun else None


def _manner(cue: Cue) -> Manner:
    return Manner(_POLARITIES[cue.polarity], cue.strength, _stances().get(cue.lemma, "neutral"))


@cache
def _stances() -> dict[str, str]:
    return {
        line: section
        for section, line in lines_of("cues.txt")
        if section in ("distant", "granting")
    }
