"""The layers of small differences, and which of them a desk counts as harmless."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

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
        return layer is not None and self.has(layer)

    def has(self, layer: str) -> bool:
        """Whether the layer of this name is harmless."""
        return bool(getattr(self, layer))


HOUSE_RULE = Harmless()


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer for the person who decides on it: `label` says its differences in two or three
    words, `about` in a sentence; `said` is quoted as `printed` and differs in this layer only.
    `is_plural`: whether they "differ" or "differs"."""

    name: str
    label: str
    about: str
    said: str
    printed: str
    is_plural: bool = True


LAYERS = (
    Layer(
        "marks",
        "punctuation",
        "Commas, dashes, spacing and the shape of quotation marks.",
        "We will rebuild, all of us.",
        "We will rebuild – all of us.",
        is_plural=False,
    ),
    Layer(
        "case",
        "capitals",
        "A word begins with a capital here and with a small letter there.",
        "The Prime Minister will rebuild it.",
        "The prime minister will rebuild it.",
    ),
    Layer(
        "spelling",
        "spelling",
        "Two accepted spellings of one word, together or apart.",
        "They organized the air base.",
        "They organised the airbase.",
        is_plural=False,
    ),
    Layer(
        "numerals",
        "the writing of numbers",
        "The same number in words and in digits.",
        "We lost five thousand homes.",
        "We lost 5,000 homes.",
        is_plural=False,
    ),
    Layer(
        "contractions",
        "contractions",
        "The same words drawn together or written out.",
        "It is not safe to go back.",
        "It isn’t safe to go back.",
    ),
    Layer(
        "disfluencies",
        "hesitations",
        "“Uh” and “um”, and a word said twice in a row.",
        "We will, uh, rebuild the the bridge.",
        "We will rebuild the bridge.",
    ),
    Layer(
        "asides",
        "notes of the transcriber",
        "“[applause]”, “(inaudible)”, timecodes, and the speaker’s label written again.",
        "We will [applause] rebuild the bridge.",
        "We will rebuild the bridge.",
    ),
)


def harmless_with(chosen: Mapping[str, bool]) -> Harmless:
    """The house rule with what a desk chose instead; layers that no longer are, are left out."""
    return replace(HOUSE_RULE, **{name: chosen[name] for name in _NAMES if name in chosen})


def layers_of(kinds: Iterable[str]) -> list[Layer]:
    """The layers to which differences of these kinds belong, each once, in the order above."""
    names = {_LAYERS[kind] for kind in kinds if kind in _LAYERS}
    return [layer for layer in LAYERS if layer.name in names]


_NAMES = tuple(layer.name for layer in LAYERS)
