"""Marks in received text. Every slice is escaped and only then wrapped, so no markup of an
article or a source ever reaches the page as markup."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

register = template.Library()

# Characters that turn the direction of the text around them and show nothing of themselves: a
# sentence can be made to read as another one. (Trojan Source, CVE-2021-42574)
_DIRECTION = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
# Inside <bdi> a control acts on nothing but itself; the style sheet prints its name before it.
# A carriage return is named, because a reader of HTML makes one character of it and a line feed.
_SHOWN = str.maketrans(
    {"\r": "&#13;"}
    | {
        control: f'<bdi class="control" data-name="{name}" title="Direction control {name}">'
        f"{control}</bdi>"
        for control, name in _DIRECTION.items()
    }
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text to wrap: offsets in code points, end exclusive.

    `before` and `after` are the tags. `again` opens the same mark once more where a crossing
    mark, or the end of a line, cut it in two: it carries no id, for an id stands once on a page.
    """

    start: int
    end: int
    before: SafeString
    after: SafeString
    again: SafeString


def make_mark(start: int, end: int, *, tag: str = "span", css: str, label: str = "") -> Mark:
    """A plain mark; the style sheet shows `label` with it."""
    again = format_html('<{} class="{}">', tag, css)
    before = format_html('<{} class="{}" data-label="{}">', tag, css, label) if label else again
    return Mark(start, end, before, format_html("</{}>", tag), again)


@register.filter
def visible(text: str) -> SafeString:
    """Escape text and show its direction controls; taking the tags away gives back the text."""
    return SafeString(escape(text).translate(_SHOWN))


def highlight(
    text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None
) -> SafeString:
    """`text[start:end]` with every mark that touches it, nested or crossing.

    Taking the tags away and unescaping gives back `text[start:end]`. Of marks that begin at one
    place the longer one is outside, of equal ones the first given.
    """
    stop = len(text) if end is None else min(end, len(text))
    waiting = sorted(
        (
            mark
            for mark in marks
            if mark.start < stop and mark.end > start and mark.start < mark.end
        ),
        key=lambda mark: (max(mark.start, start), -mark.end),
    )
    waiting.reverse()
    out: list[str] = []
    stack: list[Mark] = []
    for at, following in _steps(waiting, start, stop):
        _close(stack, at, out)
        while waiting and max(waiting[-1].start, start) <= at:
            mark = waiting.pop()
            stack.append(mark)
            out.append(mark.before if mark.start >= start else mark.again)
        out.append(visible(text[at:following]))
    out.extend(mark.after for mark in reversed(stack))
    return SafeString("".join(out))


def _steps(marks: list[Mark], start: int, stop: int) -> list[tuple[int, int]]:
    """The stretches between one edge of a mark and the next."""
    inside = {edge for mark in marks for edge in (mark.start, mark.end) if start < edge < stop}
    edges = [start, *sorted(inside), stop]
    return [(a, b) for a, b in pairwise(edges) if a < b]


def _close(stack: list[Mark], at: int, out: list[str]) -> None:
    """Close what ends at `at`; what lies inside it and goes on is closed and opened again."""
    going_on: list[Mark] = []
    while any(mark.end <= at for mark in stack):
        mark = stack.pop()
        out.append(mark.after)
        if mark.end > at:
            going_on.append(mark)
    for mark in reversed(going_on):
        stack.append(mark)
        out.append(mark.again)
