"""Dates in digits alone: "2020-01-07", "07/01/2020", "on 22/04"."""

import re2

from claims.extraction.figures.calendar import Calendar, iso_date, month_number
from claims.extraction.figures.when import When, touches
from claims.extraction.reading import Reading

DAY = re2.compile(r"0?[1-9]|[12][0-9]|3[01]")
# Months and days whose names are common words: only a capital tells them.
AMBIGUOUS = frozenset(("may", "march", "sat", "sun", "mar"))
# "on 9/11" names a day, and not the ninth of November.
_NAMED = (("9", "11"), ("7", "7"))
_BEFORE_NUMERIC = frozenset(
    ("on", "by", "from", "until", "since", "to", "before", "after", "dated")
)
_SHORT_YEAR = re2.compile(r"[0-9]{2}")
_YEAR = re2.compile(r"1[0-9]{3}|2[01][0-9]{2}")


def numeric_date(r: Reading, i: int, stop: int) -> When | None:
    """`2020-01-07`, `07/01/2020`. Day or month first is told only by a number over 12."""
    if i + 4 >= stop or not all(touches(r, k, stop) for k in range(i + 1, i + 5)):
        return None
    one, sign, two, other, three = r.text[i : i + 5]
    if sign != other or sign not in "-/–" or (touches(r, i + 5, stop) and r.text[i + 5] in "-/"):
        return None
    if _YEAR.fullmatch(one):
        return _year_first(r, i, stop, int(one), two, three)
    if not (DAY.fullmatch(one) and DAY.fullmatch(two)):
        return None
    if _YEAR.fullmatch(three):
        iso = _day_or_month_first(int(one), int(two), int(three))
        return When(i, i + 5, "date", iso, int(three))
    is_date = _SHORT_YEAR.fullmatch(three) and sign == "/" and min(int(one), int(two)) <= 12
    return When(i, i + 5, "date", None) if is_date else None


def day_and_month(
    r: Reading, i: int, sentence: tuple[int, int], about: Calendar | None
) -> When | None:
    """ "on 22/04", "by 4/22": day and month where a number over 12 tells which is which. After "on"
    and after a weekday (`about` None) any day and month will do, but stay open."""
    first, stop = sentence
    if i <= first or i + 2 >= stop or (about and r.low[i - 1] not in _BEFORE_NUMERIC):
        return None
    if r.text[i + 1] != "/" or not (touches(r, i + 1, stop) and touches(r, i + 2, stop)):
        return None
    one, two = r.text[i], r.text[i + 2]
    goes_on = touches(r, i + 3, stop) and r.text[i + 3] in "/-"
    if goes_on or not (DAY.fullmatch(one) and DAY.fullmatch(two)):
        return None
    low, high = sorted((int(one), int(two)))
    is_open = high <= 12 and (about is None or (r.low[i - 1] == "on" and (one, two) not in _NAMED))
    if low > 12 or (high <= 12 and not is_open):
        return None
    if about is None or is_open:
        return When(i, i + 3, "date", None)
    return When(i, i + 3, "date", iso_date(about.year_of(low, high), low, high))


def _year_first(r: Reading, i: int, stop: int, year: int, two: str, three: str) -> When | None:
    month = int(two) if DAY.fullmatch(two) else month_at(r, i + 2, stop)
    if month is None or month > 12 or not DAY.fullmatch(three):
        return None
    iso = iso_date(year, month, int(three))
    return When(i, i + 5, "date", iso, year) if iso else None


def _day_or_month_first(one: int, two: int, year: int) -> str | None:
    if one == two or (one <= 12 < two):
        return iso_date(year, one, two) if one <= 12 else None
    return iso_date(year, two, one) if two <= 12 < one else None


def month_at(r: Reading, i: int, stop: int) -> int | None:
    """1 to 12 where word i is the name of a month."""
    if i < stop and (r.text[i][0].isupper() or r.low[i] not in AMBIGUOUS):
        return month_number(r.low[i])
    return None
