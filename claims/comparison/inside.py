"""What an article's own figures say about each other: shares, changes, sums, conversions,
weekdays, ages, second values."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from claims.comparison.ages import ages
from claims.comparison.check import Check, check_of
from claims.comparison.courses import Course, course_of
from claims.comparison.date_findings import weekdays
from claims.comparison.laid import one_line
from claims.comparison.pointing import pointed_back
from claims.comparison.reckoning import Value, relation, value_of
from claims.comparison.restated import restated
from claims.comparison.saying import number, percentage
from claims.comparison.sentences import sentences
from claims.comparison.shares import as_share, change, changes, factor, shares, shares_whole_first
from claims.comparison.stated import is_said_of, stated_change, stated_share
from claims.comparison.sums import sums
from claims.comparison.told_ages import told_ages
from claims.extraction.types import Figure, Name

# "Doubled" is said of anything from here to there, "nearly doubled" of more.
# A sentence with more figures than this is a table that lost its lines.
_MOST_FIGURES = 40
_LOOSE = {"=": 0.05, "~": 0.15}
# "About" forgives this much of a percentage.
_ABOUT = 0.1
_FITS = frozenset({"agrees", "rounds_to", "within_bound"})


def check_article(
    text: str,
    figures: Sequence[Figure],
    *,
    names: Sequence[Name] = (),
    on: date | None = None,
) -> list[Check]:
    """Everything in `text` that its own figures prove or disprove, in order of the text.

    `on` is the day the article is about; without it an age is reckoned only at a death. Only what
    one sentence says is put together, but for what points back and for the ages of one of `names`;
    the time grows with the text, and with the figures.
    """
    found: list[Check] = []
    ordered = sorted(figures, key=lambda figure: (figure.start, figure.end))
    first = 0
    for start, end in sentences(text) if ordered else ():
        while first < len(ordered) and ordered[first].start < start:
            first += 1
        last = first
        while last < len(ordered) and ordered[last].start < end:
            last += 1
        here = [figure for figure in ordered[first:last] if figure.end <= end]
        if here:
            found += _moved(_checks(text[start:end], _shifted(here, -start), on), start)
        first = last
    found += pointed_back(text, ordered)
    found += told_ages(text, ordered, names)
    return sorted(found, key=lambda check: check.start)


def _shifted(figures: Sequence[Figure], by: int) -> list[Figure]:
    return [
        replace(
            figure,
            start=figure.start + by,
            end=figure.end + by,
            thing=figure.thing
            and replace(figure.thing, start=figure.thing.start + by, end=figure.thing.end + by),
        )
        for figure in figures
    ]


def _moved(checks: Iterator[Check], by: int) -> Iterator[Check]:
    for check in checks:
        parts = tuple((start + by, end + by) for start, end in check.parts)
        yield replace(check, start=check.start + by, end=check.end + by, parts=parts)


def change_said(claimed: str, text: str, figures: Sequence[Figure]) -> tuple[bool, str] | None:
    """Whether what `claimed` says of a change ("doubled") fits the two numbers that `text` gives,
    and the reckoning; None where either is missing."""
    said, pair = factor(claimed), change(text, figures)
    if said is None or pair is None or not pair[0].low or pair[1].low is None:
        return None
    ratio = pair[1].low / pair[0].low
    if said.modifier == ">":
        holds = (ratio - said.ratio) * (said.ratio - 1) > 0
    else:
        holds = abs(ratio - said.ratio) <= _LOOSE[said.modifier] * said.ratio
    less = f"{abs(ratio - 1):.0%} {'more' if ratio > 1 else 'less'}"
    more = f"{number(round(ratio, 2))} times as much" if ratio >= 1.5 else less
    verb = "fits" if holds else "does not fit"
    return holds, f"{_pair(pair)} is {more}: that {verb} “{one_line(said.words)}”."


def _checks(text: str, figures: Sequence[Figure], on: date | None) -> Iterator[Check]:
    if 1 < len(figures) <= _MOST_FIGURES:
        yield from _shares(text, figures)
        yield from sums(text, figures)
        yield from restated(text, figures)
        yield from ages(text, figures, on)
    if len(figures) <= _MOST_FIGURES:
        yield from _changes(text, figures)
    yield from weekdays(text, figures)


def _shares(text: str, figures: Sequence[Figure]) -> Iterator[Check]:
    percents = [figure for figure in figures if figure.kind == "percent"]
    if not percents:
        return
    whole = [share for one in figures if (share := as_share(one)) is not None]
    for share in (*whole, *shares(text, figures), *shares_whole_first(text, figures)):
        stated = stated_share(text, share, percents)
        if stated is None or share.low is None or share.modifier not in ("=", ""):
            continue
        holds = _fits(share.low, stated) or _is_about(share, stated)
        said = _sentence(one_line(share.surface), share.low, stated, holds)
        yield check_of(_spans(share, stated), "share", holds, said)


def _changes(text: str, figures: Sequence[Figure]) -> Iterator[Check]:
    """Each change with the words from the change before it to the one after it."""
    pairs = list(changes(text, figures))
    edges = [(min(one.start for one in pair), max(one.end for one in pair)) for pair in pairs]
    starts = [0, *(end for _start, end in edges)]
    ends = [*(start for start, _end in edges[1:]), len(text)]
    for start, end in zip(starts, ends, strict=False):
        here = [figure for figure in figures if start <= figure.start and figure.end <= end]
        yield from _moved(_change_in(text[start:end], _shifted(here, -start)), start)


def _change_in(text: str, figures: Sequence[Figure]) -> Iterator[Check]:
    pair = change(text, figures)
    if pair is None or not pair[0].low or pair[1].low is None:
        return
    start, end = min(one.start for one in pair), max(one.end for one in pair)
    said, word = change_said(text, text, figures), factor(text)
    if said and word and is_said_of(word, text, start, end):
        yield check_of((*_spans(*pair), (word.start, word.end)), "change", *said)
    percents = [figure for figure in figures if figure.kind in ("percent", "points")]
    others = [one for one in percents if one.end <= start or one.start >= end]
    if (stated := stated_change(text, start, end, others)) and stated.low is not None:
        course = course_of(text, stated.start, stated.end)
        said_so = _wrong_way(pair, course) or _change(pair, stated)
        yield check_of(_spans(*pair, stated), *said_so)


def _wrong_way(pair: tuple[Figure, Figure], course: Course | None) -> tuple[str, bool, str] | None:
    """The rule and the reckoning where a rise is said of a fall; None else."""
    before, after = float(pair[0].low or 0), float(pair[1].low or 0)
    way = "up" if after > before else "down"
    if course is None or course.way == way or after == before:
        return None
    percent = abs(100 * (after - before) / before)
    more = "more" if way == "up" else "less"
    return "change", False, f"{_pair(pair)} is {percentage(percent)} {more}, not “{course.words}”."


def _spans(*figures: Figure) -> tuple[tuple[int, int], ...]:
    return tuple((figure.start, figure.end) for figure in figures)


def _change(pair: tuple[Figure, Figure], stated: Figure) -> tuple[str, bool, str]:
    """The rule, whether it holds, and the reckoning."""
    before, after = float(pair[0].low or 0), float(pair[1].low or 0)
    points, percent = abs(after - before), abs(100 * (after - before) / before)
    if pair[0].kind != "percent" or (_fits(percent, stated) and stated.kind == "percent"):
        holds = _fits(percent, stated)
        return "change", holds, _sentence(_pair(pair), percent, stated, holds)
    holds = stated.kind == "points" and _fits(points, stated)
    wrong = "" if holds else f", not {one_line(stated.surface)}"
    said = (
        f"{_pair(pair)} is {number(points)} percentage points{wrong}; it is {percentage(percent)}."
    )
    return "points", holds, said


def _fits(value: float, stated: Figure) -> bool:
    """Whether a value reckoned from two numbers may be written as `stated`."""
    written = value_of(stated)
    if written and written.modifier == "~" and abs(value - written.low) <= _ABOUT * written.low:
        return True
    exact = Value(value, value, "=", 0.0)
    return written is not None and relation(written, exact) in _FITS


def _is_about(share: Figure, stated: Figure) -> bool:
    """Whether a fraction in words, which is a rounded one, may stand for a percentage."""
    loose, written = value_of(share), value_of(stated)
    is_fraction = not any(character.isdigit() for character in share.surface)
    return bool(is_fraction and loose and written and relation(loose, written) in _FITS)


def _pair(pair: tuple[Figure, Figure]) -> str:
    return f"From {one_line(pair[0].surface)} to {one_line(pair[1].surface)}"


def _sentence(what: str, percent: float, stated: Figure, holds: bool) -> str:
    wrong = "" if holds else f", not {one_line(stated.surface)}"
    return f"{what[:1].upper() + what[1:]} is {percentage(percent)}{wrong}."
