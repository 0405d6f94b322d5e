"""Where and when a counted thing is counted: "5,200 US troops currently in Iraq".

Only words that stand beside the figure and its thing are read: right after them, with a verb of
the same clause between ("12 people died in Leeds on Monday"), right before them, or in front of
the sentence up to a comma ("In Iraq, 5,200 troops ..."). A place that is missed only leaves two
figures comparable; a wrong one would part them. So a phrase of any other kind ends the search.
"""

from collections.abc import Mapping

from claims.extraction.cues import is_cue
from claims.extraction.figures.found import Found
from claims.extraction.figures.things import thing_after
from claims.extraction.figures.when import When
from claims.extraction.lexicon import words
from claims.extraction.names.kinds import NATIONALITIES
from claims.extraction.names.people import GROUPS
from claims.extraction.names.runs import TITLES
from claims.extraction.phrases import (
    AUXILIARIES,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    VERBS,
    is_adverb,
    is_nominal,
)
from claims.extraction.reading import Reading

_PLACE_WORDS = words("place_words")
_IN = words("before_place")
_COMPASS = words("compass")
_TIME_WORDS = words("time_words")
_MONTHS = words("months")
_BEFORE_WHEN = frozenset(
    ("in", "on", "at", "since", "by", "during", "until", "before", "after", "for", "from", "of")
)
# "40 cars a day": how often is part of what is counted, and "a week" is another count.
_EACH = frozenset(("a", "an", "per", "each", "every"))
_PERIODS = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "year"))
_ALONE = frozenset(("alone", "last", "this", "next", "itself", "proper"))
_KINDS = frozenset(("count", "number", "range", "money", "percent", "points", "measure"))
# "12 people have been killed", "5,200 troops who are still based".
_MAX_BETWEEN = 5
_MAX_NAME = 6
_MAX_FRONT = 10
Range = tuple[int, int]


def qualified(
    r: Reading, found: Found, sentence: Range, dates: Mapping[int, When]
) -> tuple[Range | None, Range | None]:
    """The word ranges of the place and of the time of a figure; None where none is named.

    `dates` are the dates and times of the sentence by the word that they begin at.
    """
    if found.kind not in _KINDS:
        return None, None
    end = max(found.stop, found.thing[1] if found.thing else 0)
    if end < sentence[1] and r.low[end] == "of":  # "60% of adults in Wales"
        whole = thing_after(r, end, sentence[1])
        end = whole[1] if whole else end
    place, time = _after(r, end, sentence[1], dates)
    if place is None or time is None:
        before, then = _before(r, found.first, sentence, dates)
        place, time = place or before, time or then
    if place is None or time is None:
        front, then = _in_front(r, found.first, sentence, dates)
        place, time = place or front, time or then
    if time and r.low[time[0]] in _EACH and " per " in (found.unit or ""):
        time = None  # the unit says it: "pound per month"
    return place, time


def _after(
    r: Reading, i: int, stop: int, dates: Mapping[int, When]
) -> tuple[Range | None, Range | None]:
    place: Range | None = None
    time: Range | None = None
    between = 0
    while i < stop and between <= _MAX_BETWEEN:
        here = None if place else _place_at(r, i, stop, dates)
        then = None if time or here else _time_at(r, i, stop, dates)
        if here or then:
            place, time = place or here, time or then
            i, between = (here or then or (i, i))[1], _MAX_BETWEEN - 1
        elif _goes_on(r, i):
            i, between = i + 1, between + 1
        else:
            break
    return place, time


def _goes_on(r: Reading, i: int) -> bool:
    """A verb, auxiliary or adverb of the figure's own clause; never one that reports speech."""
    low = r.low[i]
    if low in AUXILIARIES or is_adverb(low) or low in ("who", "that", "which"):
        return True
    if not r.text[i][0].islower() or is_cue(low):
        return False
    return low in VERBS or (low.endswith("ed") and len(low) > 4)


def _before(
    r: Reading, first: int, sentence: Range, dates: Mapping[int, When]
) -> tuple[Range | None, Range | None]:
    """ "in Syria 300 died", "now has 5,200 troops": the words of place and time that end at the
    figure, its bound and a verb between."""
    place: Range | None = None
    time: Range | None = None
    begin = max(sentence[0], first - _MAX_FRONT)
    for i in range(first - 1, begin - 1, -1):
        if not (r.text[i][0].isalpha() or r.text[i] in "-$"):
            break
        if r.low[i] in COORDINATORS:
            break
        if r.low[i] in _TIME_WORDS and first - i <= _MAX_BETWEEN:
            time = time or (i, i + 1)
        here = _place_at(r, i, first, dates)
        if here and here[1] == first:
            place = here
    return place, time


def _in_front(
    r: Reading, first: int, sentence: Range, dates: Mapping[int, When]
) -> tuple[Range | None, Range | None]:
    """ "In Iraq, ...", "Last year 12 people ...": what the whole sentence is about."""
    place: Range | None = None
    time: Range | None = None
    i, stop = sentence[0], min(first, sentence[0] + _MAX_FRONT)
    while i < stop:
        here = _place_at(r, i, stop, dates)
        then = None if here else _time_at(r, i, stop, dates)
        if here is None and then is None:
            break
        place, time = place or here, time or then
        i = (here or then or (i, i))[1]
        i += 1 if i < stop and r.text[i] == "," else 0
    return place, time


def _place_at(r: Reading, i: int, stop: int, dates: Mapping[int, When]) -> Range | None:
    """ "in Iraq", "across northern Syria", "nationwide"."""
    if r.low[i] in _PLACE_WORDS:
        return i, i + 1
    if r.low[i] not in _IN:
        return None
    k = i + 1
    if k + 1 < stop and r.low[k] == "and" and r.low[k + 1] in _IN:
        k += 2  # "in and around Leeds"
    if k < stop and r.low[k] == "the":
        k += 1
    while k + 1 < stop and (r.low[k] in _COMPASS or r.text[k] in "-‑"):
        k += 1
    end = _with_second(r, _name_end(r, k, stop), stop, dates)
    if end == k or k in dates or _is_no_place(r, k, end, stop, dates):
        return None
    return i, end


def _name_end(r: Reading, k: int, stop: int) -> int:
    """Past a name in capitals: "New York", "the Isle of Wight", "Stoke-on-Trent"."""
    end = k
    while end < min(stop, k + _MAX_NAME):
        if r.text[end][0].isupper() and r.text[end][0].isalpha():
            end += 1
        elif end > k and end + 1 < stop and r.text[end] in "-‑":
            end += 2
        elif end > k and end + 1 < stop and r.low[end] == "of":
            at = end + 2 if r.low[end + 1] == "the" and end + 2 < stop else end + 1
            if not r.text[at][0].isupper():
                break
            end = at + 1
        else:
            break
    return min(end, stop)


def _with_second(r: Reading, end: int, stop: int, dates: Mapping[int, When]) -> int:
    """Past "and Wales" in "in England and Wales", where nothing but a stop or a time follows: a
    subject of its own would have a verb after it."""
    if end + 1 >= stop or r.low[end] != "and":
        return end
    other = _name_end(r, end + 1, stop)
    ends_here = other >= stop or not r.text[other][0].isalnum() or other in dates
    return other if other > end + 1 and ends_here else end


def _is_no_place(r: Reading, k: int, end: int, stop: int, dates: Mapping[int, When]) -> bool:
    """ "in March", "in Mr Poe's view", "in Iraqi prisons", "in English", "in Parliament"."""
    first = r.low[k].rstrip(".")
    if first in _MONTHS or first in DAYS or first in TITLES or first in DETERMINERS:
        return True
    # A language, and a body of people: neither says where those counted are.
    if end == k + 1 and (first in GROUPS or first in NATIONALITIES):
        return True
    if end >= stop or end in dates:
        return False
    if r.low[end] in ("'s", "’s", "'", "’", "-", "‑", "/") and r.end[end - 1] == r.start[end]:
        return True
    is_noun = r.text[end][0].isalpha() and is_nominal(r, end) and r.text[end][0].islower()
    ends_here = r.low[end] in _ALONE or r.low[end] in _TIME_WORDS or _goes_on(r, end)
    return is_noun and not ends_here and not is_cue(r.low[end])


def _time_at(r: Reading, i: int, stop: int, dates: Mapping[int, When]) -> Range | None:
    """ "currently", "at present", "in 2019", "last year", "since May 3"."""
    if r.low[i] in _TIME_WORDS:
        return i, i + 1
    if r.low[i : i + 2] in (["at", "present"], ["so", "far"], ["to", "date"]):
        return (i, i + 2) if i + 2 <= stop else None
    if r.low[i : i + 3] == ["at", "the", "moment"]:
        return (i, i + 3) if i + 3 <= stop else None
    if r.low[i] in _EACH and i + 1 < stop and r.low[i + 1] in _PERIODS:
        return i, i + 2
    k = i
    if r.low[k] in _BEFORE_WHEN and k + 1 < stop:
        k += 2 if r.low[k + 1] in ("the", "early", "late", "mid") and k + 2 < stop else 1
    when = dates.get(k)
    return (i, when.stop) if when and when.stop <= stop else None
