"""A figure beside the figures of a source: whether they agree, and the reckoning in words."""

from dataclasses import dataclass, replace
from functools import lru_cache

from claims.comparison import saying
from claims.comparison.measures import converted, unit_name
from claims.comparison.reckoning import Value, relation, value_of
from claims.comparison.sentences import around
from claims.comparison.stems import stem
from claims.comparison.things import is_generic, thing_likeness
from claims.comparison.types import Comparison, SourceText
from claims.comparison.words import read
from claims.extraction.types import Figure

_FAMILY = {"number": "count", "range": "count", "points": "percent", "time": "date"}
# How near a finding brings a source figure to being the one meant.
_NEARNESS = {
    "agrees": 1.0,
    "rounds_to": 0.95,
    "modifier_lost": 0.95,
    "within_bound": 0.9,
    "unit": 0.6,
    "scale": 0.6,
    "thing_differs": 0.4,
    "differs": 0.4,
}
# Likeness from which a figure with another value is taken to mean the same thing.
_SAME_MATTER = 0.5


@dataclass(frozen=True, slots=True)
class _Match:
    """A source figure with its finding, the likeness of the matter, and its own value in the
    claim's unit where it had another."""

    figure: Figure
    finding: str
    likeness: float
    value: Value | None


def compare_figure(
    figure: Figure, source: SourceText, *, context: str = "", limit: int = 3
) -> list[Comparison]:
    """The figures of `source` that may be the one `figure` states, best first.

    `context` is the claim's sentence: its words tell which of several figures is meant.
    """
    stems = _stems(context)
    found = [
        match
        for other in source.figures
        if (match := _match(figure, other, source.text, stems)) is not None
    ]
    found.sort(key=lambda match: (-_score(match), match.figure.start))
    return [_comparison(figure, match) for match in found[:limit]]


def _match(figure: Figure, other: Figure, text: str, stems: frozenset[str]) -> _Match | None:
    if _family(figure) != _family(other):
        return None
    likeness = _likeness(figure, other, text, stems)
    finding, value = _finding(figure, other)
    if finding is None:
        return None
    thing = thing_likeness(figure, other)
    if thing is not None and thing < _SAME_MATTER:
        alike = finding in ("agrees", "modifier_lost") and (likeness >= 0.2 or _telling(figure))
        finding = "thing_differs" if alike else ""
    elif finding in ("differs", "scale", "unit", "within_bound") and likeness < _SAME_MATTER:
        finding = ""
    return _Match(other, finding, likeness, value) if finding else None


def _family(figure: Figure) -> str:
    if figure.kind in ("measure", "duration", "age"):
        return "measure"
    return _FAMILY.get(figure.kind, figure.kind)


def _telling(figure: Figure) -> bool:
    """Whether the value alone is unlikely to turn up by chance."""
    return figure.low is not None and (figure.low >= 100 or figure.low != int(figure.low))


def _likeness(figure: Figure, other: Figure, text: str, stems: frozenset[str]) -> float:
    """How likely both figures are about one matter, 0 to 1: the thing, then the words around."""
    start, end = around(text, other.start, other.end)
    # What both count is weighed by itself; beside it, two words in common are the least.
    beside = stems - _stems(figure.thing_name or "")
    shared = len(beside & _stems(text[start:end]))
    context = min(1.0, shared / max(2, min(4, len(beside)))) if beside else 0.5
    thing = thing_likeness(figure, other)
    if thing is None:
        return context
    return (
        0.4 * thing + 0.6 * context
        if is_generic(figure.thing_name)
        else (0.7 * thing + 0.3 * context)
    )


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.key) for word in read(text) if not word.small and not word.number)


def _finding(figure: Figure, other: Figure) -> tuple[str | None, Value | None]:
    """The finding for the values alone, and the source's value in the claim's unit."""
    if figure.kind in ("date", "time"):
        return _dates(figure, other), None
    claim, source = value_of(figure), value_of(other)
    if claim is None or source is None:
        same = _stems_of_surface(figure) == _stems_of_surface(other)
        return ("agrees" if same else None), None
    unit, given = unit_name(figure.unit), unit_name(other.unit)
    if figure.kind == other.kind == "count" or unit == given or not unit or not given:
        return _kinds(figure, other, relation(claim, source)), None
    return _units(figure, other, claim, source)


def _kinds(figure: Figure, other: Figure, finding: str) -> str:
    """Percent and percentage points are never the same figure."""
    points = "points" in (figure.kind, other.kind) and figure.kind != other.kind
    return "unit" if points and finding != "differs" else finding


def _units(
    figure: Figure, other: Figure, claim: Value, source: Value
) -> tuple[str | None, Value | None]:
    unit, given = str(unit_name(figure.unit)), str(unit_name(other.unit))
    low, high = converted(source.low, given, unit), converted(source.high, given, unit)
    same_number = relation(claim, source) in ("agrees", "modifier_lost")
    if low is None or high is None:
        return ("unit" if same_number or figure.kind == "money" else None), None
    value = replace(source, low=low, high=high)
    finding = relation(claim, value)
    if same_number and finding in ("differs", "scale"):
        return "unit", value
    return finding, value


def _dates(figure: Figure, other: Figure) -> str | None:
    """Dates agree as far as the less exact one goes; without a date, only the same words do."""
    if figure.iso is None or other.iso is None:
        words = set(_stems_of_surface(figure)), set(_stems_of_surface(other))
        return "agrees" if words[0] <= words[1] else None
    shorter, longer = sorted((figure.iso, other.iso), key=len)
    return "agrees" if longer.startswith(shorter) else "differs"


def _stems_of_surface(figure: Figure) -> list[str]:
    return [stem(word.key) for word in read(figure.surface)]


def _score(match: _Match) -> float:
    return round(0.5 * _NEARNESS[match.finding] + 0.5 * match.likeness, 4)


def _comparison(figure: Figure, match: _Match) -> Comparison:
    other = match.figure
    line, reasons = saying.said(figure, other, match.finding, match.value)
    return Comparison(other.start, other.end, match.finding, line, reasons, _score(match), ())
