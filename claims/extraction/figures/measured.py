"""What a number measures or counts: its unit, the thing, an age."""

from dataclasses import replace

from claims.extraction.figures.found import Found
from claims.extraction.figures.numerals import Numeral, numeral_at
from claims.extraction.figures.things import thing_after, thing_name
from claims.extraction.figures.units import Unit, unit_after, with_rate
from claims.extraction.figures.when import touches
from claims.extraction.reading import Reading

_HYPHENS = frozenset("-‑")
# "5 feet 2 inches", "13 dollars 45 cents": how many of the smaller make one of the larger.
_PARTS = {
    ("foot", "inch"): 12, ("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12,
    ("pound", "ounce"): 16, ("stone", "pound"): 14, ("dollar", "cent"): 100, ("euro", "cent"): 100,
    ("pound", "pence"): 100,
}  # fmt: skip
_OR = frozenset(("or", "and", "to"))
_PERSONS = frozenset(("he", "she", "who", "i"))
_BECAME = frozenset(("was", "is", "turned", "turns", "am", "'s", "’s"))
_MAX_AGE = 110
_AGE_UNITS = frozenset(("year", "month", "week", "day"))
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
    if found.kind == "money":
        return _with_money_word(r, found, unit, stop)
    if unit is None:
        return _with_thing(r, found, stop)
    if unit.kind == "duration":
        return _with_part(r, _duration(r, found, unit, stop), stop)
    if unit.name == "pound" and found.low is not None and found.low >= _MILLION:
        unit = Unit(unit.stop, "money", "pound")  # nobody weighs by the million
    unit = with_rate(r, unit, stop)
    return _with_part(r, replace(found, stop=unit.stop, kind=unit.kind, unit=unit.name), stop)


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
    j += 1 if r.low[j] in ("and", ",") else 0
    part = numeral_at(r, j, stop)
    if part is None or part.value is None or part.shape not in ("digits", "words"):
        return found
    unit = unit_after(r, part.stop, stop) if part.stop < stop else None
    size = _PARTS.get((found.unit or "", unit.name)) if unit else None
    if unit is None or size is None or part.value >= size:
        return found
    return replace(found, stop=unit.stop, low=round(found.low + part.value / size, 6))


def _with_thing(r: Reading, found: Found, stop: int) -> Found:
    if _is_age(r, found, stop):
        return replace(found, kind="age", unit="year")
    thing = _compound(r, found.stop, stop) or thing_after(r, _thing_start(r, found, stop), stop)
    rate = _per_many(r, thing[1] if thing else found.stop, stop)
    if thing is None:
        return _as_rate(r, found, rate, stop) if rate else found
    unit = thing_name(r, thing).rsplit(" ", 1)[-1]
    if rate:
        found, unit = replace(found, stop=rate.stop), f"{unit} per {rate.value:,.0f}"
    return replace(found, kind="count", thing=thing, unit=unit)


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


def _as_rate(r: Reading, found: Found, rate: Numeral, stop: int) -> Found:
    """ "5 per 100,000 people": what is counted stands after the rate."""
    thing = thing_after(r, rate.stop, stop)
    unit = f"per {rate.value:,.0f}"
    return replace(found, stop=rate.stop, kind="count", unit=unit, thing=thing)


def _compound(r: Reading, j: int, stop: int) -> tuple[int, int] | None:
    """The "bedroom" of "a three-bedroom flat": what is counted is the one word after the hyphen."""
    if j + 1 >= stop or r.text[j] not in _HYPHENS:
        return None
    return (j + 1, j + 2) if r.text[j + 1].isalpha() and r.text[j + 1].islower() else None


def _thing_start(r: Reading, found: Found, stop: int) -> int:
    """Where the thing stands: after the other number in "two or three goals", "10,000 and as many
    as 300,000 people", "one or more donations", "20+ versions"."""
    j = found.stop
    if j < stop and r.text[j] == "+":
        return j + 1
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


def _is_age(r: Reading, found: Found, stop: int) -> bool:
    """ "aged 12", "She was 45.", and a bare number between commas after a name: "Jo Poe, 45,"."""
    i = found.first - 1
    before = r.low[i] if i >= 0 else ""
    if before in ("aged", "age"):
        return True
    low = found.low
    is_possible = low is not None and 1 <= low <= _MAX_AGE and low.is_integer()
    if not is_possible or i <= 0 or found.high is not None:
        return False
    after = r.text[found.stop] if found.stop < stop else "."
    if before in _BECAME and r.low[i - 1] in _PERSONS:
        return after in ".,;?!"
    named = r.text[i] == "," and r.text[i - 1][0].isupper()
    return named and after == "," and r.text[found.first].isdecimal()


def is_compound(r: Reading, found: Found, stop: int) -> bool:
    """Whether a hyphen without spaces ties the number to what follows it."""
    j = found.stop
    return touches(r, j, stop) and touches(r, j + 1, stop) and r.text[j] in _HYPHENS
