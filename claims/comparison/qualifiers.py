"""Whether two figures are counted at places or times that exclude each other.

"5,200 troops in Iraq" and "600 troops in Syria" are no two values of one thing. A figure without
a place or a time may be of any: what is missing parts nothing, nor does a place whose whereabouts
are not known, nor a time that only the day of its text makes certain.
"""

from dataclasses import dataclass

from claims.comparison.lists import listed
from claims.comparison.places import Chain, are_apart, chain_of
from claims.extraction.types import Figure, Span

# After "outside", "near" and "around" a place is named that the thing is not in.
_INSIDE = listed("in at across throughout inside within")
_COMPASS = {
    "north": 1, "northern": 1, "south": -1, "southern": -1,
    "east": 2, "eastern": 2, "west": -2, "western": -2,
}  # fmt: skip
# "since 2015" and "by 2019" leave open where they end or begin.
_AT = listed("in on during at early late mid the last this of")
_EACH = listed("a an per each every")
_NOW = listed("currently now presently nowadays today present moment")
_THEN = listed("previously formerly")
_PAST = _THEN | listed("last ago earlier")
_WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = listed(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_EARLIEST_YEAR = 1100


@dataclass(frozen=True, slots=True)
class Where:
    """A place as it can be compared: each name it lists, and the part of it by the compass."""

    names: frozenset[str]
    chains: tuple[Chain, ...]
    side: int


@dataclass(frozen=True, slots=True)
class Time:
    """A time as it can be compared; None for what its words leave open. `each` is the "day" of
    "40 cars a day"."""

    year: int | None
    month: int | None
    day: int | None
    is_now: bool | None
    each: str | None


def places_differ(one: Figure, other: Figure) -> bool:
    """Whether both figures name a place and the two exclude each other."""
    here, there = where(one.place), where(other.place)
    return here is not None and there is not None and _exclude(here, there)


def times_differ(one: Figure, other: Figure) -> bool:
    """Whether both figures name a time and the two exclude each other."""
    now, then = time_of(one.time), time_of(other.time)
    return now is not None and then is not None and _part(now, then)


def apart_inside(one: Figure, other: Figure) -> bool:
    """Whether two figures of one text are of two places or times. Beside what parts those of any
    two texts, one text names two weekdays, or "now" and a year, only to tell two times; of another
    text they may be the day of its news."""
    if places_differ(one, other) or times_differ(one, other):
        return True
    here, there = set(_words(one.time)), set(_words(other.time))
    days, others = here & _WEEKDAYS, there & _WEEKDAYS
    is_then = (_is_past(one) and there & _NOW) or (_is_past(other) and here & _NOW)
    return bool(days and others and not days & others) or bool(is_then)


def _is_past(figure: Figure) -> bool:
    time = time_of(figure.time)
    is_dated = time is not None and time.year is not None
    return is_dated or bool(_PAST & set(_words(figure.time)))


def said_apart(claim: Figure, source: Figure) -> list[str]:
    """Sentences on a place or a time that the two name differently; a place is named too where it
    may hold the other ("in Leeds", "in Yorkshire")."""
    reasons = []
    if claim.place and source.place and _names_differ(claim.place, source.place):
        reasons.append(_sentence(claim, claim.place, source.place))
    if claim.time and source.time and times_differ(claim, source):
        reasons.append(_sentence(claim, claim.time, source.time))
    return reasons


def _sentence(claim: Figure, here: Span, there: Span) -> str:
    of_source, of_claim = begun(there), begun(here)
    if claim.kind == "count":
        return f"The source counts them {of_source}, the article {of_claim}."
    return f"The source says it “{of_source}”, the article “{of_claim}”."


def begun(span: Span) -> str:
    """A qualifier in the middle of a sentence: a name that it begins with keeps its capital."""
    text = " ".join(span.surface.split())
    first = text.split(" ", 1)[0].casefold()
    return text if first in _FULL_MONTHS else text[:1].lower() + text[1:]


def _names_differ(one: Span, other: Span) -> bool:
    here, there = where(one), where(other)
    if here is None or there is None:
        return False
    if here.chains and there.chains and here.chains == there.chains:
        return here.side + there.side == 0 and here.side != 0
    return not (here.names & there.names) or _exclude(here, there)


def where(place: Span | None) -> Where | None:
    """The place that a qualifier names the inside of; None for "near Leeds" and "nationwide"."""
    words = _words(place)
    if len(words) < 2 or words[0] not in _INSIDE:
        return None
    words = words[2:] if words[1] == "the" else words[1:]
    side = 0
    # "South Korea" is a name; the compass is apart from one only where the name stands without it.
    while len(words) > 1 and words[0] in _COMPASS and chain_of(" ".join(words)) is None:
        side, words = side or _COMPASS[words[0]], words[1:]
    name = " ".join(words)
    chain = chain_of(name)
    names = [name] if chain else [part.strip() for part in name.split(" and ")]
    chains = [found for part in names if (found := chain_of(part)) is not None]
    return Where(frozenset(names), tuple(chains) if len(chains) == len(names) else (), side)


def _exclude(here: Where, there: Where) -> bool:
    if here.names == there.names:
        return here.side != 0 and here.side == -there.side
    if not here.chains or not there.chains:
        return False
    return all(are_apart(one, other) for one in here.chains for other in there.chains)


def time_of(time: Span | None) -> Time | None:
    """The year, month and day that a qualifier's own words give; None where they give none."""
    words = _words(time)
    if len(words) == 2 and words[0] in _EACH:
        return Time(None, None, None, None, words[1])
    if not words or (words[0] not in _AT and not _is_date_word(words[0])):
        return None
    year = month = day = None
    for word in words:
        number = int(word) if word.isdecimal() and word.isascii() and len(word) < 5 else None
        if number is not None and number >= _EARLIEST_YEAR:
            year = number
        elif number is not None and 0 < number < 32:
            day = number
        elif word in _FULL_MONTHS:
            month = _MONTHS.index(word[:3]) + 1
    is_now = True if _NOW & set(words) else False if _THEN & set(words) else None
    if (year, month, is_now) == (None, None, None):
        return None
    return Time(year, month, day if month else None, is_now, None)


def _is_date_word(word: str) -> bool:
    return word in _NOW or word in _THEN or word in _FULL_MONTHS or word.isdecimal()


def _part(one: Time, other: Time) -> bool:
    pairs = (
        (one.year, other.year),
        (one.month, other.month),
        (one.day, other.day),
        (one.is_now, other.is_now),
        (one.each, other.each),
    )
    return any(a is not None and b is not None and a != b for a, b in pairs)


def _words(span: Span | None) -> list[str]:
    if span is None:
        return []
    return [word.strip(".,'’").casefold() for word in span.surface.split()]
