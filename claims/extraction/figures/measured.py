"""What a number measures or counts: its unit, the thing, an age."""

from dataclasses import replace

from claims.extraction.figures.ages import is_age, with_plural
from claims.extraction.figures.found import Found
from claims.extraction.figures.numerals import Numeral, numeral_at
from claims.extraction.figures.thing_words import is_plural
from claims.extraction.figures.things import over_whole, thing_after, thing_name
from claims.extraction.figures.units import Unit, unit_after, with_rate
from claims.extraction.figures.when import touches
from claims.extraction.phrases import is_nominal
from claims.extraction.reading import Reading

_HYPHENS = frozenset("-‑")
# "5 feet 2 inches", "13 dollars 45 cents": how many of the smaller make one of the larger.
_PARTS = {
    ("foot", "inch"): 12, ("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12,
    ("pound", "ounce"): 16, ("stone", "pound"): 14, ("dollar", "cent"): 100, ("euro", "cent"): 100,
    ("pound", "pence"): 100,
}  # fmt: skip
_OR = frozenset(("or", "and", "to"))
_AGE_UNITS = frozenset(("year", "month", "week", "day"))
# "40-odd guests", "1,000-plus people": about the number, not what is counted.
_AFTER_HYPHEN = frozenset(("odd", "plus", "something", "ish"))
# "3-for-12": so many of so many, in words that are not counted.
TALLIES = frozenset(("for", "of", "strong"))
_REACH = 6
_MILLION = 1e6


def with_unit(r: Reading, found: Found, stop: int, *, is_vague: bool) -> Found:
    """The figure with the unit, thing or age that its words give it."""
    if found.kind == "range":
        return found
    j = found.stop
    if is_vague and j + 1 < stop and r.low[j] == "of":
        j += 1
    unit = unit_after(r, j, stop) if j < stop else None
    if unit is None and not is_vague:
        unit = _unit_of_part(r, found, stop)
    if found.kind == "money":
        return _with_money_word(r, found, unit, stop)
    if unit is None and _is_magnitude(r, found):
        return replace(found, kind="measure", unit="magnitude")
    if unit is None:
        return _of_other(r, found, stop) or _with_thing(r, found, stop)
    if unit.kind == "duration":
        return _with_part(r, _duration(r, found, unit, stop), stop)
    if unit.name == "pound" and _is_sterling(r, found):
        unit = Unit(unit.stop, "money", "pound")
    unit = with_rate(r, unit, stop)
    return _with_part(r, replace(found, stop=unit.stop, kind=unit.kind, unit=unit.name), stop)


def _is_sterling(r: Reading, found: Found) -> bool:
    """Nobody weighs by the million, or by the dollar: "($1 = 0.79 pounds)"."""
    is_rate = found.first > 0 and r.text[found.first - 1] == "="
    return is_rate or (found.low is not None and found.low >= _MILLION)


def _of_other(r: Reading, found: Found, stop: int) -> Found | None:
    """The figure in the unit written once for two: "four or five months", "5 or 6%"."""
    j = found.stop
    k = _thing_start(r, found, stop) if j < stop and r.low[j] in _OR else j
    unit = unit_after(r, k, stop) if j < k < stop else None
    if unit is None or (r.low[j] == "and" and unit.kind == "duration"):
        return None  # "He left at ten and two years later came back"
    whole = with_unit(r, replace(found, stop=k), stop, is_vague=False)
    return replace(whole, stop=j, low=found.low, high=found.high)


def _unit_of_part(r: Reading, found: Found, stop: int) -> Unit | None:
    """The unit of a part of one: "half an hour", "0.25 of a percentage point"."""
    j = found.stop + (1 if r.low[found.stop : found.stop + 1] == ["of"] else 0)
    is_part = found.low is not None and 0 < found.low < 1 and found.high is None
    if not is_part or j + 1 >= stop or r.low[j] not in ("a", "an", "one"):
        return None
    unit = unit_after(r, j + 1, stop)
    return unit if unit and (len(r.low[j + 1]) > 3 or unit.name == "day") else None


def _is_magnitude(r: Reading, found: Found) -> bool:
    """ "a magnitude 6.4 earthquake", "a magnitude of 6.4", "7.1 on the Richter scale"."""
    near = r.low[max(0, found.first - 2) : found.first]
    after = r.low[found.stop : found.stop + 3]
    return (
        near[-1:] == ["magnitude"]
        or near == ["magnitude", "of"]
        or after == ["on", "the", "richter"]
        or (after[:2] == ["-", "magnitude"])
    )


def _with_money_word(r: Reading, found: Found, unit: Unit | None, stop: int) -> Found:
    name = found.unit or "-"
    is_same = unit is not None and unit.kind == "money" and unit.name.endswith(name)
    end = unit.stop if unit and is_same else found.stop
    rate = with_rate(r, Unit(end, "money", name), stop)
    return replace(found, stop=end, unit=rate.name)


def _duration(r: Reading, found: Found, unit: Unit, stop: int) -> Found:
    """ "12 years" lasts, "12 years old" and "12-year-old" is an age."""
    made = replace(found, stop=unit.stop, kind="duration", unit=unit.name)
    tail = [low for low in r.low[unit.stop : min(stop, unit.stop + 2)] if low not in _HYPHENS]
    if unit.name in _AGE_UNITS and tail[:1] in (["old"], ["olds"]):
        end = unit.stop + (2 if r.low[unit.stop] != tail[0] else 1)
        return replace(made, stop=end, kind="age")
    if tail == ["of", "age"]:
        return replace(made, stop=unit.stop + 2, kind="age")
    return made


def _with_part(r: Reading, found: Found, stop: int) -> Found:
    """ "5 feet 2 inches", "3 hours and 30 minutes": one measure in its larger unit."""
    j = found.stop
    if found.low is None or found.high is not None or j + 1 >= stop:
        return found
    if r.low[j : j + 3] == ["and", "a", "half"] and j + 3 <= stop:
        return replace(found, stop=j + 3, low=found.low + 0.5)
    is_height = found.unit == "foot" and r.text[j] in _HYPHENS  # "6-foot-2"
    j += 1 if is_height or r.low[j] in ("and", ",") else 0
    part = numeral_at(r, j, stop)
    if is_height and part and part.value is not None and part.value < 12:
        return replace(found, stop=part.stop, low=round(found.low + part.value / 12, 6))
    if part is None or part.value is None or part.shape not in ("digits", "words"):
        return found
    unit = unit_after(r, part.stop, stop) if part.stop < stop else None
    size = _PARTS.get((found.unit or "", unit.name)) if unit else None
    if unit is None or size is None or part.value >= size:
        return found
    if r.low[j - 1] == "," and r.low[unit.stop : unit.stop + 1] == [","]:
        return found  # "3 years, 2 months, 14 days": a list of more than two parts stays apart
    return replace(found, stop=unit.stop, low=round(found.low + part.value / size, 6))


def _with_thing(r: Reading, found: Found, stop: int) -> Found:
    if is_age(r, found, stop):
        return replace(found, kind="age", unit="year")
    if touches(r, found.stop, stop) and r.low[found.stop] == "s":
        return with_plural(r, found)
    thing = _compound(r, found.stop, stop) or thing_after(r, _thing_start(r, found, stop), stop)
    thing = thing or _told_to_be(r, found.stop, stop)
    if thing and r.low[thing[0]] == "strong":
        return found  # "a 12-strong team"
    rate = _per_many(r, thing[1] if thing else found.stop, stop)
    if thing is None:
        return _as_rate(r, found, rate, stop) if rate else found
    unit = thing_name(r, thing).rsplit(" ", 1)[-1]
    against = _votes_against(r, unit, thing[1], stop)
    if against and found.low is not None and found.high is None and against.value is not None:
        low, high = sorted((found.low, against.value))
        return replace(
            found, stop=against.stop, kind="range", low=low, high=high, unit=unit, thing=thing
        )
    if rate:
        found, unit = replace(found, stop=rate.stop), f"{unit} per {rate.value:,.0f}"
    return replace(found, kind="count", thing=thing, unit=unit)


def _told_to_be(r: Reading, i: int, stop: int) -> tuple[int, int] | None:
    """ "Of those, 311 were women": what the counted are said to be."""
    is_told = i + 1 < stop and r.low[i] in ("were", "are") and is_plural(r, i + 1)
    is_last = i + 2 >= stop or not r.text[i + 2][0].isalpha() or not is_nominal(r, i + 2)
    return (i + 1, i + 2) if is_told and is_last else None


def _per_many(r: Reading, j: int, stop: int) -> Numeral | None:
    """The 100,000 of "12 deaths per 100,000 people": part of the figure, no figure of its own."""
    if j < stop and r.low[j] == "per":
        k = j + 1
    elif j + 1 < stop and r.low[j] in ("for", "in") and r.low[j + 1] == "every":
        k = j + 2
    else:
        return None
    many = numeral_at(r, k, stop) if k < stop else None
    return many if many and many.value and many.shape in ("digits", "words") else None


def _votes_against(r: Reading, unit: str, j: int, stop: int) -> Numeral | None:
    """The 98 of "412 votes to 98": the two sides of one vote."""
    if unit != "vote" or j + 1 >= stop or r.low[j] not in ("to", "against"):
        return None
    other = numeral_at(r, j + 1, stop)
    return other if other and other.shape in ("digits", "words") else None


def _as_rate(r: Reading, found: Found, rate: Numeral, stop: int) -> Found:
    """ "5 per 100,000 people": what is counted stands after the rate."""
    thing = thing_after(r, rate.stop, stop)
    unit = f"per {rate.value:,.0f}"
    return replace(found, stop=rate.stop, kind="count", unit=unit, thing=thing)


def _compound(r: Reading, j: int, stop: int) -> tuple[int, int] | None:
    """The "bedroom" of "a three-bedroom flat": what is counted is the one word after the hyphen."""
    if j + 1 >= stop or r.text[j] not in _HYPHENS or r.low[j + 1] in _AFTER_HYPHEN | TALLIES:
        return None
    return (j + 1, j + 2) if r.text[j + 1].isalpha() and r.text[j + 1].islower() else None


def _thing_start(r: Reading, found: Found, stop: int) -> int:
    """Where the thing stands: after the other number in "two or three goals", "10,000 and as many
    as 300,000 people", "one or more donations", "20+ versions"."""
    j = found.stop
    if r.low[j - 1] == "half":
        return over_whole(r, j, stop)  # "half the voters"
    if j < stop and r.text[j] == "+":
        return j + 1
    if j + 1 < stop and r.text[j] in _HYPHENS and r.low[j + 1] in _AFTER_HYPHEN:
        return j + 2
    if j + 1 >= stop or r.low[j] not in _OR:
        return j
    if r.low[j + 1] in ("more", "fewer"):
        return j + 2
    for k in range(j + 1, min(stop, j + _REACH)):
        other = numeral_at(r, k, stop)
        if other and other.shape in ("digits", "words"):
            return other.stop
        if r.low[k] not in ("as", "many", "up", "to", "perhaps", "maybe", "even"):
            break
    return j


def is_compound(r: Reading, found: Found, stop: int) -> bool:
    """Whether a hyphen without spaces ties the number to what follows it."""
    j = found.stop
    return touches(r, j, stop) and touches(r, j + 1, stop) and r.text[j] in _HYPHENS
