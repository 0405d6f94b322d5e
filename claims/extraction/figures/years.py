"""Years, decades, centuries and eras."""

import re2

from claims.extraction.figures.numerals import numeral_at, table
from claims.extraction.figures.units import unit_after
from claims.extraction.figures.when import When, touches
from claims.extraction.lexicon import words
from claims.extraction.phrases import DETERMINERS
from claims.extraction.reading import Reading

_YEAR = re2.compile(r"1[0-9]{3}|2[01][0-9]{2}")
_DECADE = re2.compile(r"(?:1[0-9]|20)[0-9]0")
_DASHES = frozenset("-–—")
_BEFORE_YEAR = words("before_year")
_AMOUNT_NOUNS = words("amount_nouns")
_APPROXIMATE = frozenset(("than", "about", "over", "nearly", "some", "least", "around", "almost"))
_BEFORE_CHRIST = frozenset(("bc", "bce", "b.c.", "b.c.e."))
_AFTER_CHRIST = frozenset(("ad", "ce", "a.d.", "c.e."))
_SPOKEN = {"eighteen": 18, "nineteen": 19, "twenty": 20}
_BEFORE_SPOKEN = frozenset(
    ("in", "since", "until", "of", "by", "from", "to", "before", "after", "and")
)
_WHOSE = words("possessives")
_WARMTH = frozenset(("temperature", "temperatures", "degrees", "highs", "lows", "°"))
_EVENTS = words("events")
_NAMED_BY_YEAR = frozenset(("Euro", "Expo", "Act", "Agenda", "Vision"))
_MAX_NAME = 4
# A bare number below this is an amount far more often than a year.
_EARLIEST = 1100


def year_at(r: Reading, i: int, stop: int) -> int | None:
    """Four digits that can be a year."""
    word = r.text[i] if i < stop else ""
    return int(word) if len(word) == 4 and _YEAR.fullmatch(word) else None


def find_years(r: Reading, i: int, sentence: tuple[int, int]) -> When | None:
    """A year, decade, century or year of an era that begins at word i."""
    return (
        _of_era(r, i, sentence[1])
        or _decade(r, i, sentence)
        or _century(r, i, sentence[1])
        or _bare_year(r, i, sentence)
        or _spoken_year(r, i, sentence)
        or _short_end(r, i, sentence)
    )


def _of_era(r: Reading, i: int, stop: int) -> When | None:
    """ "594 BC", "347 AD", "AD 347": the year as written, ISO 8601's year zero left out."""
    if not (r.text[i].isdecimal() and r.text[i].isascii() and len(r.text[i]) <= 4):
        return None
    after = r.low[i + 1] if i + 1 < stop and r.text[i + 1].isupper() else ""
    year = int(r.text[i])
    if after in _BEFORE_CHRIST:
        return When(i, i + 2, "date", f"-{year:04d}")
    if after in _AFTER_CHRIST:
        return When(i, i + 2, "date", f"{year:04d}")
    if i > 0 and r.text[i - 1] in ("AD", "A.D."):
        return When(i, i + 1, "date", f"{year:04d}")
    return None


def _decade(r: Reading, i: int, sentence: tuple[int, int]) -> When | None:
    """ "the 1980s", "the 1930’s", "the ’90s", "the sixties". A hundred of years for "the 1800s";
    "the 2000s" are ten."""
    first, stop = sentence
    named = table("decades").get(r.low[i])
    if named is not None and i > first and r.low[i - 1] not in _WHOSE:
        return _years(i, i + 1, 1900 + int(named), 10)
    end = _after_plural(r, i + 1, stop)
    if end is None:
        return None
    if _DECADE.fullmatch(r.text[i]) and len(r.text[i]) == 4:
        year = int(r.text[i])
        return _years(i, end, year, 100 if year % 100 == 0 and year < 2000 else 10)
    if _is_short_decade(r, i, end, sentence):
        return _years(i, end, 1900 + int(r.text[i]), 10)
    return None


def _is_short_decade(r: Reading, i: int, end: int, sentence: tuple[int, int]) -> bool:
    first, stop = sentence
    if r.text[i] not in ("20", "30", "40", "50", "60", "70", "80", "90") or i <= first:
        return False
    before = r.low[i - 1]
    is_marked = before in ("the", "early", "late", "'", "’", "‘") or (
        before == "and" and i - 2 >= first and r.low[i - 2] == "s"
    )
    return is_marked and not any(low in _WARMTH for low in r.low[first:stop])


def _after_plural(r: Reading, i: int, stop: int) -> int | None:
    """The word after "s", "'s" or "’ s" glued to the one before it."""
    if not touches(r, i, stop):
        return None
    if r.low[i] in ("s", "'s", "’s"):
        return i + 1
    return i + 2 if r.text[i] in "'’" and touches(r, i + 1, stop) and r.low[i + 1] == "s" else None


def _years(i: int, stop: int, year: int, length: int) -> When:
    return When(i, stop, "date", f"{year:04d}-01-01/{year + length - 1:04d}-12-31")


def _century(r: Reading, i: int, stop: int) -> When | None:
    """ "the 19th century": 1800 to 1899, as people use it, not 1801 to 1900."""
    found = numeral_at(r, i, stop) if i + 1 < stop else None
    if found is None or found.shape != "ordinal" or not found.value or found.value > 30:
        return None
    j = found.stop + 1 if found.stop < stop and r.text[found.stop] == "-" else found.stop
    if j < stop and r.low[j] in ("century", "centuries"):
        return _years(i, j + 1, (int(found.value) - 1) * 100, 100)
    return None


def _bare_year(r: Reading, i: int, sentence: tuple[int, int]) -> When | None:
    """A year on its own, or two without a space between: "2007", "2004-2006", "2004-06"."""
    first, stop = sentence
    year = year_at(r, i, stop)
    if year is None or not _reads_as_year(r, i, first, stop):
        return None
    is_season = i + 2 < stop and r.text[i + 1] == "/"
    if touches(r, i + 1, stop) and i + 2 < stop and (is_season or r.text[i + 1] in _DASHES):
        other = r.text[i + 2] if r.text[i + 2].isdecimal() else ""
        later = r.text[i][: 4 - len(other)] + other if len(other) in (2, 4) else ""
        if _YEAR.fullmatch(later) and later > r.text[i]:
            return When(i, i + 3, "date", f"{year:04d}/{later}", year)
    return When(i, i + 1, "date", f"{year:04d}", year)


def _spoken_year(r: Reading, i: int, sentence: tuple[int, int]) -> When | None:
    """ "in nineteen eighty-four", "since twenty nineteen", as speech is written down."""
    first, stop = sentence
    if i <= first or r.low[i - 1] not in _BEFORE_SPOKEN or r.low[i] not in _SPOKEN:
        return None
    year, end = year_said(r, i, stop)
    return When(i, end, "date", f"{year:04d}", year) if year else None


def year_said(r: Reading, i: int, stop: int) -> tuple[int | None, int]:
    """(year, word after it) for "2015", "nineteen eighty-four" and "two thousand and five"; None
    where no year stands at word i."""
    year = year_at(r, i, stop)
    if year or i + 1 >= stop:
        return year, i + 1
    rest = numeral_at(r, i + 1, stop) if r.low[i] in _SPOKEN else None
    if rest and rest.shape == "words" and rest.value and 10 <= rest.value <= 99:
        return _SPOKEN[r.low[i]] * 100 + int(rest.value), rest.stop
    if r.low[i : i + 2] == ["two", "thousand"]:
        whole = numeral_at(r, i, stop)
        if whole and whole.value and 2000 <= whole.value < 2100:
            return int(whole.value), whole.stop
    return None, i


def _short_end(r: Reading, i: int, sentence: tuple[int, int]) -> When | None:
    """The "21" of "1920 – 21"."""
    if i - 2 < sentence[0] or len(r.text[i]) != 2 or r.text[i - 1] not in _DASHES:
        return None
    start = year_at(r, i - 2, sentence[1])
    if start is None or not r.text[i].isdecimal():
        return None
    year = start // 100 * 100 + int(r.text[i])
    return When(i, i + 1, "date", f"{year:04d}", year) if year > start else None


def _reads_as_year(r: Reading, i: int, first: int, stop: int) -> bool:
    before = r.low[i - 1] if i > first else ""
    after = r.text[i + 1] if i + 1 < stop else ""
    if before in _APPROXIMATE or before in ("$", "£", "€", "#", "=") or after in tuple("%°$€£+×"):
        return False
    if _is_numbered(r, i, first, stop):
        return False
    if i > first and touches(r, i, stop) and before not in "(–-—/[“\"'’~":
        return False
    if _is_amount(r, i, first, stop) or is_year_of_name(r, i, (first, stop)):
        return False
    year = int(r.text[i])
    if before in _BEFORE_YEAR:
        return year >= _EARLIEST or before in ("in", "since", "(", "circa", "c.")
    if after in ("", ",", ".", ")", ";", ":", "–", "-"):
        return year >= _EARLIEST
    counted = (
        after[:1].islower() and after.endswith("s") and after not in ("was", "is", "has", "as")
    )
    return 1800 <= year <= 2100 and not counted


def is_year_of_name(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    """ "the 2016 Olympics", "the 2010 Equality Act", "Euro 2016": four digits that are part of what
    an event or a law is called; nothing is said of that year."""
    first, stop = sentence
    if i == first or year_at(r, i, stop) is None:
        return False
    if r.text[i - 1] in _NAMED_BY_YEAR:
        return True
    end = i + 1
    while end < min(stop, i + 1 + _MAX_NAME) and r.text[end][0].isupper():
        end += 1
    return r.low[i - 1] in DETERMINERS and any(low in _EVENTS for low in r.low[i + 1 : end])


def _is_numbered(r: Reading, i: int, first: int, stop: int) -> bool:
    """ "Directive 2004/38", "555-1212": digits tied to others that make no two years."""
    if i + 2 < stop and r.text[i + 1] == "/" and touches(r, i + 2, stop):
        return r.text[i + 2].isdecimal() and not _is_season(r, i)
    if i - 2 >= first and r.text[i - 1] == "-" and touches(r, i, stop):
        return r.text[i - 2].isdecimal() and touches(r, i - 1, stop) and len(r.text[i - 2]) != 4
    return False


def _is_season(r: Reading, i: int) -> bool:
    """ "2018/19", "2018/2019": a year and the next one."""
    later, year = r.text[i + 2], int(r.text[i])
    return later in (str(year + 1), f"{(year + 1) % 100:02d}")


def _is_amount(r: Reading, i: int, first: int, stop: int) -> bool:
    """A unit follows ("1000 hp"), or a word for amounts stands before ("an average of 1500")."""
    unit = unit_after(r, i + 1, stop) if i + 1 < stop else None
    if unit and r.text[i + 1][0].islower():
        return True
    near = r.low[max(first, i - 2) : i]
    return len(near) == 2 and near[1] in ("of", "to", "by") and near[0] in _AMOUNT_NOUNS
