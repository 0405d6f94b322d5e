"""Ages that an article gives beside a date or year of birth."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import re2

from claims.comparison.check import Check, check_of
from claims.comparison.saying import number
from claims.extraction.types import Figure

_LIFE = re2.compile(r"(?i)\b(born|died)\b")
# "At the age of 40" is read as a bare number.
_AGED = re2.compile(r"(?i)\b(?:aged|age\s+of|age)\s+$")
# How old somebody was then, unless they died: "joined the firm at the age of 25".
_THEN = re2.compile(r"(?i)\bage\s+of\s+$")
# "Born in Ashford on" is about as long as what stands between the word and its date.
_BEFORE_DATE = 40
# With these between them the age is one person's and the birth another's, or of another day.
_ANOTHER = re2.compile(
    r"(?i)\b(?:his|her|their|its|whose|has|had|have|with|by|when|while|until|since|but)\b|['’]s\b"
)
# Whose age it is, and of which day, is open: "Berg, 39, was killed in May".
_KILLED = re2.compile(r"(?i)\b(?:killed|murdered|shot|drowned|jailed|then)\b")
_ISO = re2.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class _Day:
    """A date as far as it is known: any day from `first` to `last`."""

    figure: Figure
    first: date
    last: date

    @property
    def words(self) -> str:
        """ "on 3 May 1980", "in May 1980", "in 1980"."""
        if self.first == self.last:
            return f"on {self.first.day} {self.first:%B %Y}"
        return (
            f"in {self.first:%Y}"
            if self.last.month > self.first.month
            else f"in {self.first:%B %Y}"
        )


def ages(text: str, figures: Sequence[Figure], on: date | None) -> Iterator[Check]:
    """The age of a sentence against its date of birth, on the day of a death or, without one, on
    the day `on`; its figures have offsets into it."""
    days = [day for figure in figures if (day := _day(figure)) is not None]
    events = [_event(text, day.figure.start, after) for day, after in _after_another(days)]
    born = [day for day, event in zip(days, events, strict=True) if event == "born"]
    died = [day for day, event in zip(days, events, strict=True) if event == "died"]
    told = [figure for figure in figures if _is_age(text, figure, bool(died))]
    if len(born) != 1 or len(told) != 1 or not _is_sure(text, born[0], told[0], days, died):
        return
    birth, age = born[0], told[0]
    first, last = (died[0].first, died[0].last) if died else (on, on)
    if first is None or last is None:
        return
    least, most = age_on(birth.last, first), age_on(birth.first, last)
    holds = least <= (age.low or 0) <= most
    years = f"{least}" if least == most else f"{least} or {most}"
    at = died[0].words if died else f"on {last.day} {last:%B %Y}"
    wrong = "" if holds else f", not {number(float(age.low or 0))}"
    spans = ((birth.figure.start, birth.figure.end), (age.start, age.end))
    yield check_of(spans, "age", holds, f"Born {birth.words}, {years} {at}{wrong}.")


def age_on(born: date, day: date) -> int:
    """The age in whole years on `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _day(figure: Figure) -> _Day | None:
    found = _ISO.fullmatch(figure.iso or "") if figure.kind == "date" else None
    if found is None:
        return None
    year, month, day = int(found[1]), found[2], found[3]
    try:
        first = date(year, int(month or 1), int(day or 1))
        until = int(month or 12)
        return _Day(figure, first, date(year, until, int(day or monthrange(year, until)[1])))
    except ValueError:
        return None


def _is_sure(
    text: str, birth: _Day, age: Figure, days: Sequence[_Day], died: Sequence[_Day]
) -> bool:
    """Whether age and birth are one person's, of today or of the day of their death. A day that
    does not name its year says of no birth when it was."""
    if f"{birth.first.year}" not in birth.figure.surface:
        return False
    # "43 in 2014, was born in 1970".
    is_dated = birth.first != birth.last and len(days) > 1
    if not died and (is_dated or _KILLED.search(text)):
        return False
    start, end = min(birth.figure.end, age.end), max(birth.figure.start, age.start)
    return not _ANOTHER.search(text[start:end])


def _is_age(text: str, figure: Figure, is_dead: bool) -> bool:
    near = text[max(0, figure.start - _BEFORE_DATE) : figure.start]
    if figure.low is None or (_THEN.search(near) and not is_dead):
        return False
    if figure.kind == "age":
        return figure.unit in (None, "year") and figure.modifier == "="
    return figure.kind == "number" and bool(_AGED.search(near))


def _after_another(days: Sequence[_Day]) -> Iterator[tuple[_Day, int]]:
    """Each date, and where the date before it ends."""
    before = 0
    for day in days:
        yield day, before
        before = day.figure.end


def _event(text: str, start: int, after: int) -> str:
    """ "born" or "died", whichever stands last before a date at `start`, but not before `after`;
    empty for neither."""
    found = _LIFE.findall(text[max(after, start - _BEFORE_DATE) : start])
    return found[-1].casefold() if found else ""
