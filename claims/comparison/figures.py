"""A figure beside the figures of a source: whether they agree, and the reckoning in words."""

from dataclasses import dataclass, replace

from claims.comparison import saying
from claims.comparison.courses import Course, contrary, courses_at, courses_in
from claims.comparison.date_findings import dates_finding, readings, weekday_said, written
from claims.comparison.matters import (
    SAME_MATTER,
    SAME_NUMBER,
    SLIP,
    is_meant,
    is_telling,
    likeness_of,
    may_be_meant,
    stems_of,
)
from claims.comparison.measures import Conversion, conversions, meant, unit_name
from claims.comparison.reckoning import (
    Value,
    is_score,
    is_unit_unsaid,
    relation,
    value_of,
)
from claims.comparison.sentences import around
from claims.comparison.shares import as_share, shares
from claims.comparison.things import are_apart, family, thing_likeness
from claims.comparison.types import Comparison, SourceText
from claims.extraction.types import Figure

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
_AGREEING = frozenset({"agrees", "rounds_to", "within_bound"})
_ALIKE = _AGREEING | {"modifier_lost"}
_BOUNDS = frozenset("<>≤≥")
# Neither rises nor falls.
_NO_COURSE = frozenset({"date", "time", "age", "ordinal"})
_ORDER = tuple(_NEARNESS)
_IN_DOUBT = frozenset(("differs", "scale", "unit", "within_bound"))
# "More than 300" is no news of 2,000: a bound that is met from far away tells least.
_FAR, _FAR_NEARNESS = 1.25, 0.35


@dataclass(frozen=True, slots=True)
class _Match:
    """A source figure with its finding, the likeness of the matter, and its own value in the
    claim's unit where it had another, with a note where that unit's name means several, and
    the claim's and its own course where they are contrary."""

    figure: Figure
    finding: str
    likeness: float
    value: Value | None
    note: str = ""
    courses: tuple[Course, Course] | None = None


def compare_figure(
    figure: Figure, source: SourceText, *, context: str = "", limit: int = 3
) -> list[Comparison]:
    """The figures of `source` that may be the one `figure` states, best first.

    `context` is the claim's sentence: its words tell which of several figures is meant. A share
    ("30%", "a third") is put beside two numbers too ("12 of 40").
    """
    share = as_share(figure)
    figure, others = share or figure, source.figures
    if figure.kind == "percent":
        others += tuple(shares(source.text, source.figures))
        others += tuple(whole for one in source.figures if (whole := as_share(one)) is not None)
    courses = courses_in(context, figure.surface) if figure.kind not in _NO_COURSE else ()
    found = [
        _on_course(match, courses, source.text)
        for other in others
        if (match := _match(figure, other, source.text, context)) is not None
    ]
    found.sort(key=lambda match: _rank(figure, match))
    return [_comparison(figure, match) for match in found[:limit]]


def _rank(figure: Figure, match: _Match) -> tuple[bool, float, int]:
    """Best first: a telling number that is there stands before others in likelier words, which may
    be those of the claim's neighbour."""
    is_there = match.finding in SAME_NUMBER and is_telling(figure)
    is_first = is_there and match.likeness >= SLIP
    return not is_first, -_score(figure, match), match.figure.start


def can_agree(one: Figure, other: Figure) -> bool:
    """Whether two figures of the same thing can both be right, after conversion: “more than
    5,000” and 5,200 can, $5m and £5m cannot. So can two that no rate connects."""
    one, other = (as_share(one) or one), (as_share(other) or other)
    found = {_finding(one, other)[0], _finding(other, one)[0]}
    return bool(found & _AGREEING) or found == {None}


def _match(figure: Figure, other: Figure, text: str, context: str) -> _Match | None:
    # A quarter of the houses is a share, which no number of houses agrees with or differs from.
    is_bare = is_unit_unsaid(figure, other)
    if not (is_bare or _are_comparable(figure, other)) or as_share(other) is not None:
        return None
    near = _sentence(text, other)
    likeness = likeness_of(figure, other, near, stems_of(context))
    finding, value, note = _finding(figure, other, (context, near))
    if finding is None or (is_bare and not may_be_meant(figure, finding, likeness)):
        return None
    thing = thing_likeness(figure, other)
    if are_apart(figure, other) or (thing is not None and thing < SAME_MATTER):
        alike = finding in ("agrees", "modifier_lost") and (likeness >= 0.2 or is_telling(figure))
        finding = "thing_differs" if alike else ""
    elif finding in _IN_DOUBT and not is_meant(figure, other, likeness, context):
        finding = ""
    return _Match(other, finding, likeness, value, note) if finding else None


def _are_comparable(figure: Figure, other: Figure) -> bool:
    """Whether both are of one family; "a quarter of a million pounds" may be money or a weight."""
    is_pound = unit_name(figure.unit) == unit_name(other.unit) == "pound"
    return is_pound or family(figure) == family(other)


def _on_course(match: _Match, courses: tuple[Course, ...], text: str) -> _Match:
    """A match as another thing where the source's figure goes the other way: "rose 5%"."""
    if not courses or match.finding not in _ALIKE:
        return match
    other = contrary(courses, courses_at(text, match.figure.start, match.figure.end))
    return replace(match, finding="thing_differs", courses=other) if other else match


def _sentence(text: str, figure: Figure) -> str:
    start, end = around(text, figure.start, figure.end)
    return text[start:end]


def _finding(
    figure: Figure, other: Figure, texts: tuple[str, ...] = ()
) -> tuple[str | None, Value | None, str]:
    """The finding for the values alone, the source's value in the claim's unit, and a note on
    that unit. `texts` are the sentences of both: without them a unit may have any meaning."""
    if figure.kind in ("date", "time"):
        return dates_finding(figure, other), None, ""
    claim, source = value_of(figure), value_of(other)
    if claim is None or source is None:
        same = written(figure) == written(other)
        return ("agrees" if same else None), None, ""
    unit, given = unit_name(figure.unit), unit_name(other.unit)
    if figure.kind == other.kind == "count" or unit == given or not unit or not given:
        return _kinds(figure, other, relation(claim, source)), None, ""
    return _units(figure, other, claim, source, " ".join(texts) or None)


def _kinds(figure: Figure, other: Figure, finding: str) -> str:
    """Percent and percentage points are never the same figure, and no score is within another."""
    if finding == "within_bound" and is_score(figure):
        return "differs"
    points = "points" in (figure.kind, other.kind) and figure.kind != other.kind
    return "unit" if points and finding != "differs" else finding


def _units(
    figure: Figure, other: Figure, claim: Value, source: Value, text: str | None
) -> tuple[str | None, Value | None, str]:
    unit, given = str(unit_name(figure.unit)), str(unit_name(other.unit))
    same_number = relation(claim, source) in ("agrees", "modifier_lost")
    lows = [] if figure.kind == "money" else meant(conversions(source.low, given, unit), text)
    if not lows:
        return ("unit" if same_number or figure.kind == "money" else None), None, ""
    highs = meant(conversions(source.high, given, unit), text)
    found = [_converted(claim, source, *ends) for ends in zip(lows, highs, strict=True)]
    finding, value, note = min(found, key=lambda one: _ORDER.index(one[0]))
    if same_number and finding in ("differs", "scale"):
        finding = "unit"
    return finding, value, note


def _converted(
    claim: Value, source: Value, low: Conversion, high: Conversion
) -> tuple[str, Value, str]:
    value = replace(source, low=low.value, high=high.value)
    return relation(claim, value), value, low.note


def _score(figure: Figure, match: _Match) -> float:
    nearness = _NEARNESS[match.finding]
    if match.finding == "within_bound" and figure.modifier in _BOUNDS:
        value = match.value or value_of(match.figure)
        lower, upper = sorted((figure.low or 0.0, value.low if value else 0.0))
        nearness = _FAR_NEARNESS if upper > _FAR * lower else nearness
    return round(0.5 * nearness + 0.5 * match.likeness, 4)


def _comparison(figure: Figure, match: _Match) -> Comparison:
    other = match.figure
    line, reasons = saying.said(figure, other, match.finding, match.value, match.note)
    if match.courses:
        here, there = match.courses
        line = f"“{here.words}” here, “{there.words}” in the source"
    weekday = weekday_said(figure)
    if weekday is not None and not weekday[0]:
        reasons = (*reasons, weekday[1])
    if figure.kind == "date" and len(readings(figure)) + len(readings(other)) > 2:
        reasons = (*reasons, "A date in numbers may have its day or its month first.")
    return Comparison(
        other.start, other.end, match.finding, line, reasons, _score(figure, match), ()
    )
