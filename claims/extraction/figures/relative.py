"""Dates told from the day of the document: "yesterday", "last week", "two years ago", "Friday"."""

import datetime

from claims.extraction.figures.calendar import period, shifted, weekday_date, weekday_number
from claims.extraction.figures.numerals import numeral_at
from claims.extraction.figures.tenses import is_future_at
from claims.extraction.figures.units import unit_after
from claims.extraction.figures.when import When
from claims.extraction.figures.years import year_at
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading

_STEPS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
    "following": 1,
}  # fmt: skip
_PERIODS = words("periods")
_YEAR_KINDS = frozenset(("fiscal", "financial", "calendar", "school", "tax", "academic"))
_NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_BEYOND = {"day before yesterday": -2, "day after tomorrow": 2}
_NOW = _NEAR_DAYS | {"now": 0}
_PARTS = frozenset(("morning", "afternoon", "evening", "night"))
# First and last month, by the northern calendar: a text says "summer" where it was written.
_SEASONS = {
    "spring": (3, 6),
    "summer": (6, 9),
    "autumn": (9, 12),
    "fall": (9, 12),
    "winter": (12, 3),
}
# "Another winter", "every summer", "a hard winter": no season of a year.
_ANY_SEASON = frozenset(
    ("another", "every", "each", "any", "a", "no", "hard", "long", "warm", "cold")
)
_BEFORE_SEASON = frozenset(("last", "this", "next", "early", "late", "the", "in", "of", "during"))
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
# Words of a sentence that tells what is so at any time: "Today, many towns still have one."
_ALWAYS = frozenset(("still", "known", "remains", "remain", "usually", "ever"))


def find_relative(
    r: Reading, i: int, sentence: tuple[int, int], today: datetime.date | None
) -> When | None:
    """The date or time at word i that only the day of the document makes certain."""
    stop = sentence[1]
    return (
        _near_day(r, i, sentence, today)
        or _weekday(r, i, sentence, today)
        or _step(r, i, stop, today)
        or _ago(r, i, stop, today)
        or _season(r, i, sentence)
    )


def _near_day(
    r: Reading, i: int, sentence: tuple[int, int], today: datetime.date | None
) -> When | None:
    low = r.low[i]
    if low not in _NEAR_DAYS or _means_nowadays(r, i, sentence) or _is_title(r, i, sentence):
        return None
    end = _over_part(r, i + 1, sentence[1])
    beyond = _BEYOND.get(" ".join([*r.low[max(sentence[0], i - 2) : i], low]))
    if beyond is not None:
        begin = i - 3 if i - 3 >= sentence[0] and r.low[i - 3] == "the" else i - 2
        return When(begin, end, "date", shifted(today, beyond) if today else None)
    return When(i, end, "date", shifted(today, _NEAR_DAYS[low]) if today else None)


def _is_title(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    """ "the Today programme", "USA Today"."""
    before = r.text[i - 1] if i > sentence[0] else ""
    is_inside = before[:1].isalnum() or before in ("'s", "’s")
    return r.text[i][0].isupper() and is_inside and r.region_of[i] == r.region_of[i - 1]


def _means_nowadays(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    """ "Today, textile mills take their place", "still used today", "today's Moriori"."""
    if r.low[i] != "today":
        return False
    first, stop = sentence
    after = r.low[i + 1] if i + 1 < stop else ""
    if after in ("'s", "’s"):
        return True
    return any(low in _ALWAYS for low in r.low[max(first, i - 6) : min(stop, i + 7)])


def _over_part(r: Reading, i: int, stop: int) -> int:
    """Past the "morning" of "Tuesday morning"."""
    return i + 1 if i < stop and r.low[i] in _PARTS else i


def _weekday(
    r: Reading, i: int, sentence: tuple[int, int], today: datetime.date | None
) -> When | None:
    first, stop = sentence
    number = weekday_number(r.low[i]) if len(r.low[i]) > 3 else None
    if number is None or (r.text[i].islower() and not r.low[i].endswith("day")):
        return None
    if i > first and r.low[i - 1] in ("per", "every", "each"):
        return When(i, _over_part(r, i + 1, stop), "date", None)
    which = r.low[i - 1] if i > first and r.low[i - 1] in ("last", "next", "this") else ""
    begin = i - 1 if which else i
    end = _over_part(r, i + 1, stop)
    is_future = is_future_at(r, begin, sentence)
    if is_future is None and not which:
        return When(begin, end, "date", None)
    return When(begin, end, "date", weekday_date(number, today, which, bool(is_future)))


def _step(r: Reading, i: int, stop: int, today: datetime.date | None) -> When | None:
    """ "last year", "this fiscal year", "next quarter", "this morning"."""
    if r.low[i] not in _STEPS or i + 1 >= stop:
        return None
    j = i + 2 if r.low[i + 1] in _YEAR_KINDS and i + 2 < stop else i + 1
    if r.low[j] in _PARTS and r.low[i] in ("last", "this"):
        days = -1 if (r.low[i], r.low[j]) == ("last", "night") else 0
        return When(i, j + 1, "time", shifted(today, days) if today else None)
    if r.low[j] not in _PERIODS or r.low[j + 1 : j + 2] == ["of"]:
        return None
    exact = j == i + 1 and r.low[i] != "following"
    return When(i, j + 1, "date", period(r.low[j], _STEPS[r.low[i]], today) if exact else None)


def _ago(r: Reading, i: int, stop: int, today: datetime.date | None) -> When | None:
    """ "two years ago", "a week ago", "3 days from tomorrow", "two weeks before yesterday"."""
    count, j = _count(r, i, stop)
    unit = unit_after(r, j, stop) if count is not None and j < stop else None
    if count is None or unit is None or unit.kind != "duration" or unit.stop >= stop:
        return None
    k, word = unit.stop, r.low[unit.stop]
    if word == "ago":
        return When(i, k + 1, "date", _moved(today, -count, unit.name, 0))
    anchor = _NOW.get(r.low[k + 1]) if k + 1 < stop else None
    if anchor is None or word not in ("from", "after", "before"):
        return None
    sign = -1 if word == "before" else 1
    return When(i, k + 2, "date", _moved(today, sign * count, unit.name, anchor))


def _count(r: Reading, i: int, stop: int) -> tuple[int | None, int]:
    if r.low[i] in ("a", "an"):
        return (None, i) if i > 0 and r.low[i - 1] == "half" else (1, i + 1)
    numeral = numeral_at(r, i, stop)
    if numeral is None or numeral.value is None or numeral.shape not in ("digits", "words"):
        return None, i
    is_usable = numeral.value.is_integer() and numeral.value < 10_000
    return (int(numeral.value) if is_usable else None), numeral.stop


def _moved(today: datetime.date | None, count: int, unit: str, anchor: int) -> str | None:
    """A year for years, a month for months, a day for days and weeks; None for hours."""
    if today is None:
        return None
    if unit in ("year", "month"):
        year = today.year + count if unit == "year" else today.year + count // 12
        return period(unit, count, today) if 0 < year < 10_000 else None
    return shifted(today, anchor + count * _DAYS[unit]) if unit in _DAYS else None


def _season(r: Reading, i: int, sentence: tuple[int, int]) -> When | None:
    """ "the summer of 2012", "winters": from the month it begins to the month it ends in."""
    first, stop = sentence
    name = r.low[i].removesuffix("s")
    if name not in _SEASONS or (
        r.text[i][0].isupper() and i > first and name in ("spring", "fall")
    ):
        return None
    j = i + 2 if i + 2 < stop and r.low[i + 1] in ("of", ",") else i + 1
    year = year_at(r, j, stop)
    before = r.low[i - 1] if i > first else ""
    if year is None and (name == "fall" or before in _ANY_SEASON):
        return None
    if year is None and name == "spring" and before not in _BEFORE_SEASON and i > first:
        return None
    begin, end = _SEASONS[name]
    if year is None:
        return When(i, i + 1, "date", f"--{begin:02d}/--{end:02d}")
    return When(i, j + 1, "date", f"{year}-{begin:02d}/{year + (end < begin)}-{end:02d}", year)
