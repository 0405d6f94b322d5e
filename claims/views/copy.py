"""The copy as the workbench shows it: a window of the text, line by line, with its marks."""

import uuid
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import re2
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.comparison.findings import FINDINGS
from claims.models import Claim, Draft, Source, Verdict
from claims.templatetags.highlight import Mark, highlight, make_mark
from claims.views.addresses import workbench_url

# Characters shown at once: an article of 5,000 words has 30,000. What is longer comes in pages,
# because a browser takes seconds to lay out a book and a 10 MB line not at all.
PAGE = 60_000
# A page ends at white space if there is any in so many characters before its end.
_SLACK = 1_000
_MOST_FOUND = 500
_LONGEST_HEADLINE = 150

FURNITURE = {
    "headline_repeated": "Headline again",
    "reading_time": "Reading time",
    "byline": "Byline",
    "dateline": "Dateline",
    "credit": "Credit",
    "caption": "Caption",
    "related": "Related",
    "share": "Sharing",
}


@dataclass(frozen=True, slots=True)
class Window:
    """`text[start:end]` is shown: page `number` of `pages`, counted from 1."""

    start: int
    end: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line as shown. `number` counts the lines that hold words, from 1; `start` is an offset."""

    number: int
    start: int
    is_headline: bool
    html: SafeString


def page_at(text: str, place: int) -> int:
    """The number of the page that shows the character at `place`."""
    number = place // PAGE + 1
    return number + (place >= _cut(text, number) and number < _pages(text))


def window_of(text: str, number: int) -> Window:
    """Page `number` of the text; one out of range means the nearest there is."""
    pages = _pages(text)
    number = min(max(number, 1), pages)
    start = _cut(text, number - 1) if number > 1 else 0
    return Window(start, _cut(text, number) if number < pages else len(text), number, pages)


def _pages(text: str) -> int:
    return max(1, -(-len(text) // PAGE))


def _cut(text: str, number: int) -> int:
    """Where page `number` ends."""
    latest = number * PAGE
    spaces = (text.rfind(space, latest - _SLACK, latest) for space in "\n ")
    return next((space + 1 for space in spaces if space >= 0), latest)


def line_number(text: str, place: int) -> int:
    """The number of the line that holds `place`, counting lines with words from 1."""
    begin = text.rfind("\n", 0, place) + 1
    return 1 + sum(1 for line in text[:begin].split("\n") if line.strip())


def headline_of(draft: Draft | Source) -> int:
    """The offset at which the headline begins: the first line that is no page furniture, if it is
    short enough for one; else -1."""
    furniture = {part["start"] for part in draft.furniture}
    first_page = window_of(draft.text, 1)
    for start, end in _bounds(draft.text, first_page):
        if start not in furniture:
            return start if end - start <= _LONGEST_HEADLINE else -1
    return -1


def lines_of(draft: Draft | Source, window: Window, marks: Sequence[Mark]) -> Iterator[Line]:
    """The lines of the window that hold words, each with the marks that touch it."""
    text = draft.text
    waiting = deque(sorted(marks, key=lambda mark: mark.start))
    touching: list[Mark] = []
    number = line_number(text, window.start)
    headline = headline_of(draft)
    for start, end in _bounds(text, window):
        while waiting and waiting[0].start < end:
            touching.append(waiting.popleft())
        html = highlight(text, touching, start=start, end=end)
        yield Line(number, start, start == headline, html)
        touching = [mark for mark in touching if mark.end > end]
        number += 1


def _bounds(text: str, window: Window) -> Iterator[tuple[int, int]]:
    """Start and end of each line with words, without its line break.

    A carriage return before the break is left out: a browser makes one character of the two,
    and offsets counted there would go wrong.
    """
    start = window.start
    while start < window.end:
        stop = text.find("\n", start, window.end)
        stop = window.end if stop < 0 else stop
        end = stop - 1 if text[stop - 1 : stop] == "\r" and stop > start else stop
        if text[start:end].strip():
            yield start, end
        start = stop + 1


def marks_of(
    draft: Draft,
    window: Window,
    claims: Sequence[Claim],
    *,
    first: int,
    findings: Mapping[uuid.UUID, str],
    mentions: Sequence[tuple[int, int]] = (),
    odd: Collection[uuid.UUID] = (),
    doubted: Collection[uuid.UUID] = (),
    current: uuid.UUID | None = None,
    find: str = "",
) -> list[Mark]:
    """Every mark of the window: claims, numbered from `first`, with their best findings, the
    `current` one pointed out; furniture; what no claim covers; where the words to find stand.

    `mentions` are the places that name what a claim of the draft names elsewhere: they are covered
    too. `odd` are the claims whose name the article gives in two ways, `doubted` those that its own
    figures speak against."""
    text = draft.text
    furniture = [
        (part["start"], part["end"], FURNITURE.get(part["kind"], "Not part of the text"))
        for part in draft.furniture
        if part["start"] < window.end and part["end"] > window.start
    ]
    covered = [span for claim in claims for span in _spans_of(claim)]
    covered += [(start, end) for start, end, _label in furniture]
    covered += [span for span in mentions if span[0] < window.end and span[1] > window.start]
    address = workbench_url(draft.article_id)
    marks = [
        claim_mark(
            claim,
            number,
            findings.get(claim.pk, ""),
            address=address,
            is_current=claim.pk == current,
            is_odd=claim.pk in odd,
            is_doubted=claim.pk in doubted,
        )
        for number, claim in enumerate(claims, start=first)
    ]
    marks += [make_mark(a, b, css="furniture", label=label) for a, b, label in furniture]
    marks += [make_mark(a, b, css="bare") for a, b in gaps(text, window, covered)]
    found = places_of(text, find, window)
    return marks + [make_mark(start, end, css="found") for start, end in found]


def _spans_of(claim: Claim) -> list[tuple[int, int]]:
    """What a claim accounts for: its words, its speaker, the word that reports it, its thing, its
    role."""
    pairs = [
        (claim.start, claim.end),
        (claim.speaker_start, claim.speaker_end),
        (claim.cue_start, claim.cue_end),
        (claim.thing_start, claim.thing_end),
        (claim.role_start, claim.role_end),
    ]
    return [(start, end) for start, end in pairs if start is not None and end is not None]


def claim_mark(
    claim: Claim,
    number: int,
    found: str,
    *,
    address: str,
    is_current: bool,
    is_odd: bool,
    is_doubted: bool,
) -> Mark:
    """The mark of a claim. Its sign is a link, so every claim is reached without a mouse or
    JavaScript; the mark itself cannot be one, because links do not nest and claims do.

    `address` is the workbench's, `found` the best finding. One that speaks against an open claim
    changes its sign, and so does a name that the article spells in two ways (`is_odd`) or a check
    of the article's own figures that does not hold (`is_doubted`).
    """
    state = state_of(claim.verdict)
    label = label_of(claim, found, is_odd=is_odd, is_doubted=is_doubted)
    is_alarming = is_odd or is_doubted or _speaks_against(found)
    alarm = " alarm" if state == "open" and is_alarming else ""
    css = f"{state}{alarm}{' current' if is_current else ''}"
    again = format_html('<mark class="{}" data-claim="{}">', css, claim.pk)
    before = format_html(
        '<mark class="{css}" data-claim="{pk}" id="mark-{pk}" data-saved="{state}" '
        'data-number="{number}" data-name="{name}" data-label="{label}">'
        '<a class="sign" href="{address}?claim={pk}" aria-label="{name}: {label}"{here}></a>',
        css=css,
        address=address,
        state=state,
        pk=claim.pk,
        number=claim.verdict.number if claim.verdict else 0,
        name=name_of(claim, number),
        label=label,
        here=SafeString(' aria-current="true"' if is_current else ""),
    )
    return Mark(claim.start, claim.end, before, SafeString("</mark>"), again)


def _speaks_against(found: str) -> bool:
    return found in FINDINGS and FINDINGS[found].tone == "bad"


def name_of(claim: Claim, number: int) -> str:
    """“Claim 3, direct quote”."""
    return f"Claim {number}, {kind_of(claim).lower()}"


def kind_of(claim: Claim) -> str:
    """The claim's kind in words; a quote by how much of it stands inside marks, a name by what it
    names."""
    if claim.name_kind:
        return claim.get_name_kind_display()
    return claim.get_quote_kind_display() if claim.quote_kind else claim.get_kind_display()


def state_of(verdict: Verdict | None) -> str:
    """The tone of the verdict that counts, or `open`."""
    return verdict.option.tone if verdict and verdict.option else "open"


def label_of(claim: Claim, found: str, *, is_odd: bool = False, is_doubted: bool = False) -> str:
    """The verdict that counts, or that there is none and what the machine found."""
    if claim.verdict and claim.verdict.option:
        return claim.verdict.option.label
    if is_odd:
        return "not checked yet; spelt in two ways in the article"
    if is_doubted:
        return "not checked yet; does not fit the article’s own figures"
    return f"not checked yet; {FINDINGS[found].label}" if found in FINDINGS else "not checked yet"


def gaps(
    text: str, window: Window, covered: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The stretches with words that nothing covers, without the white space around them."""
    at = window.start
    for start, end in [*sorted(covered), (window.end, window.end)]:
        yield from _trimmed(text, at, min(start, window.end))
        at = max(at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    stretch = text[start:end] if start < end else ""
    if any(character.isalnum() for character in stretch):
        start += len(stretch) - len(stretch.lstrip())
        yield start, start + len(stretch.strip())


def places_of(text: str, words: str, window: Window) -> list[tuple[int, int]]:
    """Where `words` stand in the window, in any case; at most 500 places."""
    words = words.strip()
    if not words:
        return []
    shown = text[window.start : window.end]
    matches = re2.finditer("(?i)" + re2.escape(words), shown)
    places = (
        (window.start + match.start(), window.start + match.end())
        for match, _ in zip(matches, range(_MOST_FOUND), strict=False)
    )
    return list(places)
