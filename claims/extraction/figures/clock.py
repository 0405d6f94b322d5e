"""Times of day: one ("10.30pm") or from one to another ("2 to 4 pm")."""

from claims.extraction.figures.when import When, touches
from claims.extraction.reading import Reading

_JOINTS = frozenset(("-", "–", "—", "to", "till", "until", "and"))


def find_time(r: Reading, i: int, sentence: tuple[int, int]) -> When | None:
    """The time, or the stretch of time, that begins at word i."""
    first, stop = sentence
    low = r.low[i]
    if low in ("noon", "midday", "midnight"):
        return When(i, i + 1, "time", "T00:00" if low == "midnight" else "T12:00")
    return _stretch(r, i, first, stop) or _one(r, i, stop)


def _one(r: Reading, i: int, stop: int) -> When | None:
    hour, minute, j = _hour_minute(r, i, stop)
    if hour is None:
        return None
    half = _half(r, j, stop)
    if half in ("am", "pm") and 1 <= hour <= 12:
        return When(i, j + 1, "time", _iso(hour, minute, half))
    if half in ("o'clock", "o’clock", "oclock"):
        return When(i, j + 1, "time", None)
    return When(i, j, "time", f"T{hour:02d}:{minute:02d}") if j > i + 1 else None


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
