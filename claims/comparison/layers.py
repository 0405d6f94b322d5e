"""The layers of small differences, and which of them a desk counts as harmless."""

from dataclasses import dataclass

# The kind of a difference (see `edits.Edit`) and the layer it belongs to.
_LAYERS = {
    "marks": "marks",
    "case": "case",
    "spelling": "spelling",
    "numeral": "numerals",
    "contraction": "contractions",
    "repeat": "disfluencies",
    "filler": "disfluencies",
    "aside": "asides",
    "timecode": "asides",
    "label": "asides",
}
SMALL = frozenset(_LAYERS)
# What a transcriber wrote into the words; nobody said it.
ASIDES = frozenset(kind for kind, layer in _LAYERS.items() if layer == "asides")


@dataclass(frozen=True, slots=True)
class Harmless:
    """Which layers alter nothing that was said. A layer that is not harmless leads to the
    finding `dropped` or `changed`, like any other difference.

    marks: punctuation, spacing, the shape of quotation marks. case: capitals. spelling:
    "organise" and "organize", "airbase" and "air base". numerals: "five thousand" and "5,000".
    contractions: "isn't" and "is not". disfluencies: "uh", a word said twice. asides:
    "(inaudible)", "[laughter]", timecodes, the speaker's label written again.
    """

    marks: bool = True
    case: bool = True
    spelling: bool = True
    numerals: bool = True
    contractions: bool = False
    disfluencies: bool = True
    asides: bool = True

    def covers(self, kind: str) -> bool:
        """Whether a difference of this kind is a small one that the desk lets pass."""
        layer = _LAYERS.get(kind)
        return layer is not None and bool(getattr(self, layer))


HOUSE_RULE = Harmless()
