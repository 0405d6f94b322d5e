"""What was counted over time, as a drawing: every measure is reckoned here, so that the template
only writes attributes (the page allows no inline style and runs no script)."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import category

# The drawing's size, and the box in it that holds the points, in its own units.
WIDTH, HEIGHT = 560, 228
LEFT, RIGHT, TOP, BOTTOM = 104, 540, 24, 176
# Fewer points show no course.
FEWEST = 3
_MOST_TICKS = 4
ARROW = 26
_NAMES = {
    "claim": "This claim",
    "here": "This article",
    "source": "A source",
    "earlier": "An earlier article",
}


@dataclass(frozen=True, slots=True)
class Dot:
    """What is to be drawn: a value, or a range from `low` to `high`, on a `day`, with the figure's
    `modifier` and its `words`. `where`: claim, here, source or earlier; `is_wrong` when somebody
    found that it needs other words."""

    day: date
    low: float
    high: float
    modifier: str
    where: str
    words: str
    is_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A dot as drawn. `mark` is its shape as an SVG path; `bar` the line of a range and `arrow`
    that of a bound, empty without; `label` is what it says, `note` stands beside it."""

    where: str
    mark: str
    bar: str
    arrow: str
    label: str
    note: str
    x: str
    y: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the box, or a day beneath it, with its words."""

    at: str
    words: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole drawing; `keys` are the shapes in it with their names, `said` tells it in words."""

    points: list[Point]
    values: list[Tick]
    days: list[Tick]
    keys: list[tuple[str, str, str]]
    said: str


def chart_of(dots: Sequence[Dot]) -> Chart | None:
    """The course of a thing counted; None for fewer than three points or only one day."""
    dots = list(dict.fromkeys(dots))
    days = sorted({dot.day for dot in dots})
    if len({(dot.day, dot.low, dot.high) for dot in dots}) < FEWEST or len(days) < 2:
        return None
    scale = _Scale(dots)
    # The current claim is drawn last, so that no other point hides it.
    ordered = sorted(dots, key=lambda dot: (dot.where == "claim", dot.day))
    used = dict.fromkeys(where for where in _NAMES if any(dot.where == where for dot in dots))
    return Chart(
        points=[_point(dot, scale) for dot in ordered],
        values=[Tick(_at(scale.y(value)), short(value), "end") for value in scale.ticks],
        days=_days(days, scale),
        keys=[(where, _shape(where, 8, 8), _NAMES[where]) for where in used],
        said=_said(sorted(dots, key=lambda dot: dot.day)),
    )


class _Scale:
    """Where a day and a value stand in the drawing."""

    def __init__(self, dots: Sequence[Dot]) -> None:
        self.first = min(dot.day for dot in dots)
        self.span = max(1, (max(dot.day for dot in dots) - self.first).days)
        low, high = min(dot.low for dot in dots), max(dot.high for dot in dots)
        self.ticks = _ticks(low, high)
        self.low, self.high = min(low, self.ticks[0]), max(high, self.ticks[-1])

    def x(self, day: date) -> float:
        return LEFT + 14 + (RIGHT - LEFT - 28) * (day - self.first).days / self.span

    def y(self, value: float) -> float:
        return BOTTOM - 8 - (BOTTOM - TOP - 16) * (value - self.low) / (self.high - self.low)


def _ticks(low: float, high: float) -> list[float]:
    """Two to five round numbers that hold both between them."""
    gap = (high - low or abs(high) or 1.0) / (_MOST_TICKS - 1)
    power = 10.0 ** math.floor(math.log10(gap))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= gap * 0.999)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [float(f"{number * step:.12g}") for number in range(first, max(last, first + 1) + 1)]


def _point(dot: Dot, scale: _Scale) -> Point:
    x, y = scale.x(dot.day), scale.y((dot.low + dot.high) / 2)
    is_left = x < (LEFT + RIGHT) / 2
    return Point(
        where=dot.where,
        mark=_shape(dot.where, x, y),
        bar=_bar(x, scale.y(dot.low), scale.y(dot.high)) if dot.high != dot.low else "",
        arrow=_arrow(x, y, dot.modifier),
        label=f"{_NAMES[dot.where]}, {_day(dot.day)}: {_plain(dot.words)}{_found(dot)}",
        note=f"{'≈' if dot.modifier == '~' else ''}{'✗' if dot.is_wrong else ''}",
        x=_at(x + 10 if is_left else x - 10),
        y=_at(y),
        anchor="start" if is_left else "end",
    )


def _shape(where: str, x: float, y: float) -> str:
    """A diamond for the claim, a circle for its article, a square for a source, a triangle for
    an earlier article."""
    if where == "claim":
        return f"M{_at(x)} {_at(y - 9)}l9 9l-9 9l-9 -9z"
    if where == "here":
        return f"M{_at(x - 5.5)} {_at(y)}a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z"
    if where == "source":
        return f"M{_at(x - 5)} {_at(y - 5)}h10v10h-10z"
    return f"M{_at(x)} {_at(y - 6)}l6.5 11.5h-13z"


def _bar(x: float, low: float, high: float) -> str:
    caps = (f"M{_at(x - 5)} {_at(y)}h10" for y in (low, high))
    return f"M{_at(x)} {_at(low)}V{_at(high)}{''.join(caps)}"


def _arrow(x: float, y: float, modifier: str) -> str:
    """Up for "more than", down for "less than": the value is somewhere there."""
    if modifier not in ("<", ">", "≤", "≥"):
        return ""
    turn = -1 if modifier in (">", "≥") else 1
    tip = y + turn * ARROW
    head = f"M{_at(x - 4)} {_at(tip - turn * 6)}L{_at(x)} {_at(tip)}L{_at(x + 4)} "
    return f"M{_at(x)} {_at(y)}V{_at(tip)}{head}{_at(tip - turn * 6)}"


def _days(days: Sequence[date], scale: _Scale) -> list[Tick]:
    ends = (days[0], "start"), (days[-1], "end")
    return [Tick(_at(scale.x(day)), _day(day), anchor) for day, anchor in ends]


def _said(dots: Sequence[Dot]) -> str:
    return "; ".join(
        f"{_day(dot.day)}: {_plain(dot.words)} ({_NAMES[dot.where].lower()}{_found(dot)})"
        for dot in dots
    )


def _plain(words: str) -> str:
    """Received words without direction controls: in an SVG's title nothing can hold them in."""
    return "".join(" " if category(letter) == "Cf" else letter for letter in words)


def _found(dot: Dot) -> str:
    return ", found wrong" if dot.is_wrong else ""


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def short(value: float) -> str:
    """A value as a scale has it: "5,200", "5.2m"."""
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"


def _at(number: float) -> str:
    return f"{number:.1f}"


def bars(values: Sequence[float], width: float) -> Iterator[str]:
    """The lengths of bars, the longest of which is `width`."""
    most = max(values, default=0)
    return (_at(width * value / most) if most else "0" for value in values)
