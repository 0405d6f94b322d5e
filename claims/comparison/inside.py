"""What an article's own figures say about each other: shares, changes, weekdays, ages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import re2

from claims.comparison.laid import one_line
from claims.comparison.reckoning import rounds_to, value_of
from claims.comparison.saying import number
from claims.comparison.sentences import sentences
from claims.comparison.shares import change, factor, shares
from claims.extraction.types import Figure

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re2.compile(
    r"(?i)\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*(?:the\s+)?$"
)
_DAY_IN = re2.compile(r"(?i)\b(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)\b")
_LIFE = re2.compile(r"(?i)\b(born|died)\b")
# "Born in Ashford on" is about as long as what stands between the word and its date.
_BEFORE_DATE = 40
# "Doubled" is said of anything from here to there.
_LOOSE = 0.05


@dataclass(frozen=True, slots=True)
class Check:
    """One thing an article says twice over: `text[start:end]` holds both.

    `rule`: share, change, points, weekday or age. `holds` says whether the two agree, `said`
    is the reckoning as a sentence.
    """

    start: int
    end: int
    rule: str
    holds: bool
    said: str


def check_article(text: str, figures: Sequence[Figure], *, on: date | None = None) -> list[Check]:
    """Everything in `text` that its own figures prove or disprove, in order of the text.

    `on` is the day the article is about; without it an age is reckoned only at a death.
    """
    found: list[Check] = []
    for start, end in sentences(text):
        here = [
            replace(figure, start=figure.start - start, end=figure.end - start)
            for figure in figures
            if start <= figure.start and figure.end <= end
        ]
        for check in _checks(text[start:end], here, on):
            found.append(replace(check, start=check.start + start, end=check.end + start))
    return found


def change_said(claimed: str, text: str, figures: Sequence[Figure]) -> tuple[bool, str] | None:
    """Whether what `claimed` says of a change ("doubled") fits the two numbers that `text` gives,
    and the reckoning; None where either is missing."""
    said, pair = factor(claimed), change(text, figures)
    if said is None or pair is None or not pair[0].low or pair[1].low is None:
        return None
    ratio = pair[1].low / pair[0].low
    holds = abs(ratio - said[1]) <= _LOOSE * said[1]
    less = f"{abs(ratio - 1):.0%} {'more' if ratio > 1 else 'less'}"
    more = f"{ratio:.3g} times as much" if ratio >= 1.5 else less
    verb = "fits" if holds else "does not fit"
    return holds, f"{_pair(pair)} is {more}: that {verb} “{one_line(said[0])}”."


def _checks(text: str, figures: Sequence[Figure], on: date | None) -> Iterator[Check]:
    yield from _shares(text, figures)
    yield from _changes(text, figures)
    yield from _weekdays(text, figures)
    yield from _ages(text, figures, on)


def _shares(text: str, figures: Sequence[Figure]) -> Iterator[Check]:
    percents = [figure for figure in figures if figure.kind == "percent"]
    for share in shares(text, figures):
        after = [one for one in percents if one.start >= share.end] or percents
        if not after or share.low is None:
            continue
        stated = after[0]
        holds = _fits(share.low, stated)
        yield Check(
            min(share.start, stated.start),
            max(share.end, stated.end),
            "share",
            holds,
            _sentence(one_line(share.surface), share.low, stated, holds),
        )


def _changes(text: str, figures: Sequence[Figure]) -> Iterator[Check]:
    pair = change(text, figures)
    if pair is None or not pair[0].low or pair[1].low is None:
        return
    start, end = min(one.start for one in pair), max(one.end for one in pair)
    if said := change_said(text, text, figures):
        yield Check(start, end, "change", *said)
    others = [one for one in figures if one.kind in ("percent", "points") and one not in pair]
    for stated in others[:1]:
        yield _change(pair, stated, min(start, stated.start), max(end, stated.end))


def _change(pair: tuple[Figure, Figure], stated: Figure, start: int, end: int) -> Check:
    before, after = float(pair[0].low or 0), float(pair[1].low or 0)
    points, percent = abs(after - before), abs(100 * (after - before) / before)
    if pair[0].kind != "percent" or (_fits(percent, stated) and stated.kind == "percent"):
        holds = _fits(percent, stated)
        return Check(start, end, "change", holds, _sentence(_pair(pair), percent, stated, holds))
    holds = stated.kind == "points" and _fits(points, stated)
    wrong = "" if holds else f", not {one_line(stated.surface)}"
    said = f"{_pair(pair)} is {number(points)} percentage points{wrong}; it is {percent:.3g}%."
    return Check(start, end, "points", holds, said)


def _weekdays(text: str, figures: Sequence[Figure]) -> Iterator[Check]:
    for figure in figures:
        if said := weekday_said(figure, text[: figure.start]):
            yield Check(max(0, figure.start - 12), figure.end, "weekday", *said)


def weekday_said(figure: Figure, before: str = "") -> tuple[bool, str] | None:
    """Whether a date falls on the weekday written with it, and the reckoning; None for a date
    without a weekday or a year. `before` is the text in front of the date."""
    day = _date(figure)
    match = _DAY_IN.search(figure.surface) or _DAY.search(before)
    if day is None or match is None:
        return None
    named = next(name for name in _DAYS if name.casefold().startswith(match[1][:3].casefold()))
    true = _DAYS[day.weekday()]
    wrong = "" if named == true else f", not a {named}"
    return named == true, f"{day.day} {day:%B %Y} is a {true}{wrong}."


def _ages(text: str, figures: Sequence[Figure], on: date | None) -> Iterator[Check]:
    ages = [figure for figure in figures if figure.kind == "age" and figure.low is not None]
    days = [(figure, day) for figure in figures if (day := _date(figure)) is not None]
    born = [pair for pair in days if _event(text, pair[0]) == "born"]
    died = [pair[1] for pair in days if _event(text, pair[0]) == "died"]
    at = died[0] if died else on
    if len(born) != 1 or len(ages) != 1 or at is None:
        return
    birth, age = born[0], ages[0]
    years = age_on(birth[1], at)
    holds = age.low == years
    said = f"Born on {birth[1].day} {birth[1]:%B %Y}, {years} on {at.day} {at:%B %Y}"
    wrong = "" if holds else f", not {number(float(age.low or 0))}"
    start, end = min(birth[0].start, age.start), max(birth[0].end, age.end)
    yield Check(start, end, "age", holds, f"{said}{wrong}.")


def _event(text: str, day: Figure) -> str:
    """ "born" or "died", whichever stands last before a date; empty for neither."""
    found = _LIFE.findall(text[max(0, day.start - _BEFORE_DATE) : day.start])
    return found[-1].casefold() if found else ""


def age_on(born: date, day: date) -> int:
    """The age in whole years on `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _date(figure: Figure) -> date | None:
    """The day of a figure; None for one without a year, a month or a day."""
    if figure.kind != "date" or figure.iso is None or len(figure.iso) != 10:
        return None
    try:
        return date.fromisoformat(figure.iso)
    except ValueError:
        return None


def _fits(value: float, stated: Figure) -> bool:
    written = value_of(stated)
    if written is None:
        return False
    return abs(value - written.low) <= 1e-9 * max(value, 1) or rounds_to(value, written)


def _pair(pair: tuple[Figure, Figure]) -> str:
    return f"From {one_line(pair[0].surface)} to {one_line(pair[1].surface)}"


def _sentence(what: str, percent: float, stated: Figure, holds: bool) -> str:
    wrong = "" if holds else f", not {one_line(stated.surface)}"
    return f"{what[:1].upper() + what[1:]} is {percent:.3g}%{wrong}."
