"""Whether two figures are about one matter, by the things they count and the words around them."""

from functools import lru_cache

from claims.comparison.reckoning import numbers_in
from claims.comparison.stems import stem
from claims.comparison.things import is_generic, thing_likeness
from claims.comparison.words import read
from claims.extraction.fate_words import fates
from claims.extraction.types import Figure

# Likeness from which a figure with another value is taken to mean the same thing.
SAME_MATTER = 0.5
# A telling number, or a date with one part altered, needs little else to be the one meant.
SLIP = 0.2
# A number that names nothing may count what the claim does, if less surely than one that names it.
_UNNAMED = 0.6
_FAR_OFF = 100
SAME_NUMBER = frozenset(("agrees", "rounds_to", "modifier_lost"))


def likeness_of(figure: Figure, other: Figure, near: str, stems: frozenset[str]) -> float:
    """How likely both figures are about one matter, 0 to 1: the thing, then the words around."""
    # What both count is weighed by itself; beside it, two words in common are the least.
    beside = stems - stems_of(figure.thing_name or "") if other.thing_name else stems
    shared = len(beside & stems_of(near))
    context = min(1.0, shared / max(2, min(4, len(beside)))) if beside else 0.5
    thing = thing_likeness(figure, other)
    if thing is None:
        return min(context, _UNNAMED) if figure.thing_name else context
    return (
        0.4 * thing + 0.6 * context
        if is_generic(figure.thing_name)
        else (0.7 * thing + 0.3 * context)
    )


def is_meant(figure: Figure, other: Figure, likeness: float, context: str) -> bool:
    """Whether a figure that does not agree is likely about the matter of the claim's."""
    least = SLIP if _is_slip(figure, other) else SAME_MATTER
    return likeness >= least and not _is_astray(figure, other, context)


def may_be_meant(figure: Figure, finding: str, likeness: float) -> bool:
    """Whether a number without its unit is likely the figure: the same one, in like words."""
    least = SLIP if is_telling(figure) else SAME_MATTER
    return finding in SAME_NUMBER and likeness >= least


def is_telling(figure: Figure) -> bool:
    """Whether the value alone is unlikely to turn up by chance."""
    return figure.low is not None and (figure.low >= 100 or figure.low != int(figure.low))


def _is_slip(figure: Figure, other: Figure) -> bool:
    """Whether two whole dates differ in the day, the month or the year alone."""
    if figure.kind != "date" or not figure.iso or not other.iso:
        return False
    parts = list(zip(figure.iso.split("-"), other.iso.split("-"), strict=False))
    return len(parts) == 3 and sum(one != two for one, two in parts) == 1


def _is_astray(figure: Figure, other: Figure, context: str) -> bool:
    """Whether another value is of another matter: the claim's sentence has it too, for itself, or
    it names nothing and is a hundred times as much."""
    if other.low is None or figure.low is None or other.low == figure.low:
        return False
    lower, upper = sorted((abs(other.low), abs(figure.low)))
    is_unnamed = other.kind == "number" and not other.thing_name
    return other.low in numbers_in(context) or (is_unnamed and upper >= _FAR_OFF * lower)


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's telling words; what befell somebody has one stem for all its words."""
    words = (word.key for word in read(text) if not word.small and not word.number)
    return frozenset(stem(fates().get(key, key)) for key in words)
