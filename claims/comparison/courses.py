"""Which way a figure went, and whether it is how far or where to: "fell by 4%", "rose to 4%"; and
what turns it right after it: "a $3m loss", "20 miles south"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import re2

from claims.comparison.laid import one_line
from claims.comparison.lists import listed

# A loss is left out: "lost $4m" is what "losses rose to $4m" says.
_UP = listed(
    "rise rises rose risen rising grow grows grew grown growing increase increases"
    " increased increasing climb climbs climbed climbing jump jumps jumped jumping surge surges"
    " surged surging soar soars soared soaring gain gains gained gaining raise raises raised"
    " raising"
)
_DOWN = listed(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined"
    " declining decrease decreases decreased decreasing plunge plunges plunged plunging plummet"
    " plummets plummeted tumble tumbles tumbled cut cuts cutting reduce reduces reduced reducing"
    " reduction shrink shrinks shrank shrunk shrinking sink sinks sank slide slides slid slip slips"
    " slipped"
)
# These count only right beside the figure: "up 5%", "5% fewer".
_UP_BESIDE = listed("up higher more growth")
_DOWN_BESIDE = listed("down lower less fewer")
# "Price rises slowed to 2%" tells no rise.
_BLOCKS = listed(
    "slow slows slowed slowing ease eases eased easing narrow narrows narrowed narrowing widen"
    " widens widened widening stalled"
)
# Right after a figure, either of a row says the opposite of the other.
_SIDES = (
    ("profit profits surplus", "loss losses deficit"),
    ("north", "south"),
    ("east", "west"),
    ("before", "after"),
    ("earlier", "later"),
    ("early", "late"),
    ("ahead", "behind"),
    ("above", "below"),
    ("older", "younger"),
)
_SIDE_OF = {word: side.split()[0] for row in _SIDES for side in row for word in side.split()}
_AGAINST = {"up": "down", "down": "up"}
_AGAINST |= {one.split()[0]: two.split()[0] for row in _SIDES for one, two in (row, row[::-1])}
_HEDGES = listed(
    "about around some roughly nearly almost approximately just only over under more less fewer"
    " than at least most a an another further as much many well exactly"
)
_ROLES = {"by": "by", "of": "by", "to": "to", "from": "from"}
# "5% in rising markets" is no rise of 5%.
_ENDS_PHRASE = listed("in on at of for to from by and or but with after before as than the")
_MOST_WORDS = 8
# Code points before and after a figure that hold all words looked at.
_NEAR = 200
_WORD = re2.compile(r"[\p{L}\p{M}'’-]+")
# A point or a comma inside a number ends nothing.
_MARK = re2.compile(r"[,.;:!?]\s|[()“”\"—–\n]")


@dataclass(frozen=True, slots=True)
class Course:
    """`way` is up or down, or what stands right after the figure ("north"); `role` is by (so far),
    to or from, "" where it is not said. `words` are those of the text, the figure's included."""

    way: str
    role: str
    words: str


def contrary(claim: Sequence[Course], source: Sequence[Course]) -> tuple[Course, Course] | None:
    """The first of the claim's courses that one of the source's speaks against, with that one."""
    pairs = ((one, other) for one in claim for other in source)
    return next((pair for pair in pairs if _are_contrary(*pair)), None)


def _are_contrary(one: Course, other: Course) -> bool:
    """Whether the two say what cannot both be: a rise and a fall, or by and to. What fell from 5%
    may have risen to it before."""
    is_same = one.way == other.way
    if {one.role, other.role} == {"from", "to"}:
        return is_same
    if is_same:
        return bool(one.role and other.role and one.role != other.role)
    return _AGAINST[one.way] == other.way


def courses_in(text: str, surface: str) -> tuple[Course, ...]:
    """As `courses_at`, for a figure that `text` writes as `surface`; none where it does twice."""
    at = text.find(surface)
    if at < 0 or text.find(surface, at + 1) >= 0:
        return ()
    return courses_at(text, at, at + len(surface))


@lru_cache(maxsize=4096)
def courses_at(text: str, start: int, end: int) -> tuple[Course, ...]:
    """What `text` says of the figure at `text[start:end]`: where it went, what turns it."""
    # A source is long and has many figures.
    first = max(0, start - _NEAR)
    text, start, end = text[first : end + _NEAR], start - first, end - first
    found = course_of(text, start, end), _side(text, start, end)
    return tuple(course for course in found if course)


def _side(text: str, start: int, end: int) -> Course | None:
    """`a $3m loss`, `20 miles due south`, `two days before the vote`."""
    stop = _MARK.search(text, end)
    words = list(_WORD.finditer(text[end : stop.start() if stop else len(text)]))[:2]
    for match in words:
        if side := _SIDE_OF.get(match.group().casefold()):
            return Course(side, "", one_line(text[start : end + match.end()]))
    return None


def course_of(text: str, start: int, end: int) -> Course | None:
    """What `text` says of the course of the figure at `text[start:end]`; None for nothing."""
    return _after(text, start, end) or _before(text, start, end)


def _after(text: str, start: int, end: int) -> Course | None:
    """`a 5% rise`, `a 5% annual rise`, `5% fewer`."""
    stop = _MARK.search(text, end)
    rest = text[end : stop.start() if stop else len(text)]
    for number, match in enumerate(_WORD.finditer(rest)):
        word = match.group().casefold()
        way = _way(word, _UP_BESIDE, _DOWN_BESIDE) if number == 0 else _way(word)
        if way:
            return Course(way, "by", one_line(text[start : end + match.end()]))
        if number or word in _ENDS_PHRASE:
            return None
    return None


def _before(text: str, start: int, end: int) -> Course | None:
    marks = [0, *(mark.end() for mark in _MARK.finditer(text[:start]))]
    words = _words(text, marks[-1], start)
    role = _role(words)
    if role and not words and len(marks) > 1 and text[marks[-1] - 2] == ",":
        # "Rose to 5% in May, from 4%".
        words = _words(text, marks[-2], marks[-1])
    for place, (word, at) in enumerate(reversed(words)):
        if word in _BLOCKS:
            return None
        if way := _way(word, _UP_BESIDE, _DOWN_BESIDE) if place == 0 else _way(word):
            return Course(way, role or "by" * (place == 0), one_line(text[at:end]))
    return None


def _words(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """The last words between two offsets, in lower case, with where they begin."""
    found = _WORD.finditer(text[start:end])
    return [(match.group().casefold(), start + match.start()) for match in found][-_MOST_WORDS:]


def _role(words: list[tuple[str, int]]) -> str:
    """What the words right before a figure make of it; they and hedges are taken off the end."""
    while words and (words[-1][0] in _HEDGES or _is_bound(words)):
        del words[-2 if _is_bound(words) else -1 :]
    return _ROLES[words.pop()[0]] if words and words[-1][0] in _ROLES else ""


def _is_bound(words: list[tuple[str, int]]) -> bool:
    return [word for word, _at in words[-2:]] == ["up", "to"]


def _way(word: str, up: frozenset[str] = frozenset(), down: frozenset[str] = frozenset()) -> str:
    if word in _UP or word in up:
        return "up"
    return "down" if word in _DOWN or word in down else ""
