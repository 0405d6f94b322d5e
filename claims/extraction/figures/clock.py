"""Times of day: one ("10.30pm") or from one to another ("2 to 4 pm")."""

from claims.extraction.figures.numerals import numeral_at, table
from claims.extraction.figures.when import When, touches
from claims.extraction.reading import Reading

_TWELVES = frozenset(("noon", "midday", "midnight"))
_BEFORE_HOUR = frozenset(
    ("at", "by", "around", "about", "from", "until", "till", "before", "after", "to", "between",
     "since", "it", "'s", "’s", "was", "been", "nearly", "just")
)  # fmt: skip
_PARTS_OF_DAY = {
    "in the morning": "am", "this morning": "am", "that morning": "am", "in the afternoon": "pm",
    "this afternoon": "pm", "in the evening": "pm", "this evening": "pm", "that evening": "pm",
    "at night": "night",
}  # fmt: skip
_JOINTS = frozenset(("-", "–", "—", "to", "till", "until", "and"))


def find_time(r: Reading, i: int, sentence: tuple[int, int]) -> When | None:
    """The time, or the stretch of time, that begins at word i."""
    first, stop = sentence
    low = r.low[i]
    if low in ("noon", "midday", "midnight"):
        return When(i, i + 1, "time", "T00:00" if low == "midnight" else "T12:00")
    return (
        _stretch(r, i, first, stop)
        or _one(r, i, stop)
        or _beside_hour(r, i, first, stop)
        or _hour_of_day(r, i, first, stop)
    )


def _one(r: Reading, i: int, stop: int) -> When | None:
    hour, minute, j = _hour_minute(r, i, stop)
    if hour is None:
        return None
    second, j = _second(r, j, stop) if j == i + 3 else ("", j)
    half = _half(r, j, stop)
    if half in ("am", "pm") and 1 <= hour <= 12:
        return When(i, j + 1, "time", _iso(hour, minute, half) + second)
    if j < stop and hour == 12 and r.low[j] in _TWELVES:
        return When(i, j + 1, "time", "T00:00" if r.low[j] == "midnight" else "T12:00")
    if half in ("o'clock", "o’clock", "oclock"):
        part = _part_of_day(r, j + 1, stop)
        return (part and _in_part(i, hour, minute, part)) or When(i, j + 1, "time", None)
    has_minutes = j > i + 1 or "." in r.text[i]
    part = _part_of_day(r, j, stop) if has_minutes else None
    if part and 1 <= hour <= 12:
        return _in_part(i, hour, minute, part)
    return None if j <= i + 1 else When(i, j, "time", f"T{hour:02d}:{minute:02d}{second}")


def _second(r: Reading, j: int, stop: int) -> tuple[str, int]:
    """The ":31" of "8:00:31", and the word after it."""
    is_colon = j + 1 < stop and r.text[j] == ":" and touches(r, j, stop)
    word = r.text[j + 1] if is_colon and touches(r, j + 1, stop) else ""
    if len(word) == 2 and word.isdecimal() and word.isascii() and int(word) < 60:
        return f":{word}", j + 2
    return "", j


def _beside_hour(r: Reading, i: int, first: int, stop: int) -> When | None:
    """ "half past ten", "a quarter to six", "20 minutes past eight": the minute before the hour."""
    minute = {"half": 30, "quarter": 15}.get(r.low[i])
    j = i + 1
    if minute is None:
        found = numeral_at(r, i, stop) if i > first and r.low[i - 1] in _BEFORE_HOUR else None
        if found is None or not found.value or found.value >= 60 or not found.value.is_integer():
            return None
        minute, j = int(found.value), found.stop
        j += 1 if j < stop and r.low[j] in ("minutes", "min") else 0
    if j + 1 >= stop or r.low[j] not in ("past", "to") or (minute == 30 and r.low[j] == "to"):
        return None
    hour = _hour(r, j + 1)
    if hour is None or (r.low[j] == "to" and r.low[i] != "quarter" and r.low[j - 1] != "minutes"):
        return None
    if r.low[j] == "to":
        hour, minute = (hour - 1) % 12 or 12, 60 - minute
    end = j + 2
    end += 1 if _half(r, end, stop) in ("o'clock", "o’clock", "oclock") else 0
    begin = i - 1 if i > first and r.low[i - 1] == "a" else i
    if _half(r, end, stop) in ("am", "pm"):
        return When(begin, end + 1, "time", _iso(hour, minute, _half(r, end, stop)))
    part = _part_of_day(r, end, stop)
    return _in_part(begin, hour, minute, part) if part else When(begin, end, "time", None)


def _hour_of_day(r: Reading, i: int, first: int, stop: int) -> When | None:
    """ "at ten o'clock", "at 6 in the morning", "around six pm"."""
    hour = _hour(r, i) if i > first and r.low[i - 1] in _BEFORE_HOUR else None
    if hour is None:
        return None
    half = _half(r, i + 1, stop)
    if half in ("am", "pm"):
        return When(i, i + 2, "time", _iso(hour, 0, half))
    j = i + 2 if half else i + 1
    part = _part_of_day(r, j, stop)
    if part:
        return _in_part(i, hour, 0, part)
    return When(i, j, "time", None) if half else None


def _hour(r: Reading, i: int) -> int | None:
    low = r.low[i] if i < len(r.low) else ""
    if low.isdecimal() and low.isascii() and len(low) < 3:
        return int(low) if 1 <= int(low) <= 12 else None
    value = table("units").get(low)
    return int(value) if value and 1 <= value <= 12 else None


def _part_of_day(r: Reading, j: int, stop: int) -> tuple[int, str] | None:
    """(word after, "am" or "pm") for "in the morning", "this evening", "at night"."""
    for size in (3, 2):
        half = _PARTS_OF_DAY.get(" ".join(r.low[j : j + size])) if j + size <= stop else None
        if half:
            return j + size, half
    return None


def _in_part(i: int, hour: int, minute: int, part: tuple[int, str]) -> When:
    stop, half = part
    # "Two at night" and "twelve at night" are after midnight.
    half = (
        "am" if half == "night" and (hour < 6 or hour == 12) else "pm" if half == "night" else half
    )
    return When(i, stop, "time", _iso(hour, minute, half))


def _stretch(r: Reading, i: int, first: int, stop: int) -> When | None:
    """Two times with "to" or a dash between; the half of the day may be written once, at the
    end ("2-4pm"). "and" joins only after "between"."""
    hour, minute, j = _hour_minute(r, i, stop)
    if hour is None or j >= stop:
        return None
    own = _half(r, j, stop)
    k = j + 1 if own in ("am", "pm") else j
    if k + 1 >= stop or r.low[k] not in _JOINTS:
        return None
    if r.low[k] == "and" and not (i > first and r.low[i - 1] == "between"):
        return None
    end = _one(r, k + 1, stop)
    if end is None or end.iso is None:
        return None
    half = own or _half(r, end.stop - 1, stop)
    if half not in ("am", "pm"):
        return When(i, end.stop, "time", f"T{hour:02d}:{minute:02d}/{end.iso}")
    if not 1 <= hour <= 12:
        return None
    start = _iso(hour, minute, half)
    if not own and start > end.iso:
        start = _iso(hour, minute, "am")
    return When(i, end.stop, "time", f"{start}/{end.iso}")


def _half(r: Reading, j: int, stop: int) -> str:
    half = r.low[j].replace(".", "") if j < stop else ""
    return half if half in ("am", "pm", "o'clock", "o’clock", "oclock") else ""


def _iso(hour: int, minute: int, half: str) -> str:
    return f"T{hour % 12 + 12 * (half == 'pm'):02d}:{minute:02d}"


def _hour_minute(r: Reading, i: int, stop: int) -> tuple[int | None, int, int]:
    """(hour, minute, word after) for "10", "10:30" and "10.30"; hour None when it is no time."""
    whole, _, part = r.text[i].partition(".") if i < stop else ("", "", "")
    if not (whole.isdecimal() and whole.isascii() and len(whole) <= 2 and int(whole) < 24):
        return None, 0, i
    if part and (len(part) != 2 or not part.isdecimal() or int(part) > 59):
        return None, 0, i
    is_colon = i + 2 < stop and r.text[i + 1] == ":" and touches(r, i + 1, stop)
    if not part and is_colon and touches(r, i + 2, stop):
        part = r.text[i + 2]
        is_minute = len(part) == 2 and part.isdecimal() and part.isascii() and int(part) < 60
        return (int(whole), int(part), i + 3) if is_minute else (None, 0, i)
    return int(whole), int(part or 0), i + 1
