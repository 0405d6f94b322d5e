"""Fractions in words: "two thirds", "two and a half", "fell by a third", "half an hour"."""

from claims.extraction.figures.numeral import Numeral, table, times
from claims.extraction.figures.units import unit_after
from claims.extraction.figures.when import touches
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading

_HYPHENS = frozenset("-‑")
# "a third more than": by how much something differs, and no noun that is counted.
COMPARED = frozenset(
    ("more", "less", "fewer", "higher", "lower", "larger", "smaller", "bigger", "greater",
     "cheaper", "dearer", "faster", "slower", "longer", "shorter", "heavier", "lighter", "off")
)  # fmt: skip
_NEARLY = frozenset(
    ("about", "around", "almost", "over", "under", "than", "more", "less", "up", "to", "least",
     "only", "just", "some", "well", "at")
)  # fmt: skip
_BOUNDS = frozenset(("about", "almost", "nearly", "over", "under", "than", "roughly", "up", "down"))
_CLAUSES = words("subordinators") | words("coordinators")
_PREPOSITIONS = words("prepositions")


def measures_one(r: Reading, k: int, stop: int) -> bool:
    """ "half an | hour", "a quarter of a | percentage point": a unit of time, measure or share."""
    unit = unit_after(r, k, stop) if k < stop else None
    return unit is not None and unit.kind != "money" and (len(r.low[k]) > 3 or unit.name == "day")


def stands_alone(r: Reading, i: int, j: int, stop: int) -> bool:
    """ "fell by a third", "by almost half", "just over a fifth": a share, and no noun after it."""
    k = i - 1
    while k > 0 and (r.low[k] in _NEARLY or r.low[k].endswith("ly")):
        k -= 1
    is_share = (k >= 0 and r.low[k] == "by") or (i > 0 and r.low[i - 1] in _BOUNDS)
    return (is_share and ends_clause(r, j, stop)) or (j < stop and r.low[j] in COMPARED)


def ends_clause(r: Reading, j: int, stop: int) -> bool:
    """No noun follows at word j: a stop, a preposition or a new clause."""
    after = r.low[j] if j < stop else "."
    is_word = after[0].isalnum() or after in _HYPHENS
    return not is_word or after in _PREPOSITIONS or after in _CLAUSES


def with_fraction(r: Reading, found: Numeral, stop: int) -> Numeral:
    """ "two thirds", "one fourth", "three quarters of a million", "two and a half [million]"."""
    j = found.stop
    is_joined = j < stop and r.text[j] in _HYPHENS
    j += 1 if is_joined else 0
    value = found.value or 0.0
    parts = table("fractions") | table("single_parts") if value == 1 else table("fractions")
    if j < stop and r.low[j] in parts and r.low[j] not in ("half", "halves") and value < 100:
        plural = r.low[j].endswith("s")
        is_last = j + 1 >= stop or not r.text[j + 1][0].isalnum()
        if plural or (value == 1 and (r.low[j + 1 : j + 2] == ["of"] or is_joined or is_last)):
            whole = value * parts[r.low[j]]
            return of_scale(r, Numeral(found.first, j + 1, whole, "fraction"), stop)
    return with_half(r, found, stop)


def with_half(r: Reading, found: Numeral, stop: int) -> Numeral:
    """ "two and a half", "three-and-a-half", "2 and a half million", "five and three quarters"."""
    mixed = _mixed(r, found, stop)
    if mixed:
        return mixed
    j = found.stop
    if r.low[j : j + 2] == ["and", "a"]:
        j += 2
    elif [*r.low[j : j + 5 : 2], *r.low[j + 1 : j + 5 : 2]] == ["-", "-", "-", "and", "a"]:
        j += 5
    else:
        return found
    if j >= stop:
        return found
    part = {"half": 0.5, "quarter": 0.25}.get(r.low[j])
    is_apart = r.low[j - 2] == "and"
    is_prefix = is_apart and touches(r, j + 1, stop) and r.text[j + 1] in _HYPHENS
    if part is None or (is_prefix and not unit_after(r, j + 1, stop)):
        return found  # "two and a half-brother"
    scale = table("scales").get(r.low[j + 1], 1.0) if j + 1 < stop else 1.0
    value = times((found.value or 0.0) + part, scale)
    return Numeral(found.first, j + (2 if scale > 1 else 1), value, "words", scale)


def _mixed(r: Reading, found: Numeral, stop: int) -> Numeral | None:
    """ "two and a third", "five and three-quarters": a whole number and a fraction of one."""
    j = found.stop + 1
    if j + 1 >= stop or r.low[j - 1] != "and" or found.scale != 1 or found.value is None:
        return None
    parts = table("fractions") | table("single_parts")
    count = 1.0 if r.low[j] in ("a", "one") else table("units").get(r.low[j], 0.0)
    k = j + 2 if r.text[j + 1] in _HYPHENS and j + 2 < stop else j + 1
    part = parts.get(r.low[k].removesuffix("s"), parts.get(r.low[k]))
    if (
        part is None
        or not count
        or count * part >= 1
        or (r.low[k].startswith(("half", "quarter")) and count == 1)
    ):
        return None
    is_ordinal = (
        count == 1 and k + 1 < stop and r.text[k + 1][0].isalpha() and r.text[k + 1][0].islower()
    )
    if is_ordinal and not r.low[k + 1].endswith("s") and r.low[k + 1] not in _PREPOSITIONS:
        return None  # "two and a third goal"
    return Numeral(found.first, k + 1, found.value + count * part, "words")


def of_scale(r: Reading, found: Numeral, stop: int) -> Numeral:
    """ "three quarters of a million"."""
    j = found.stop
    if r.low[j : j + 2] not in (["of", "a"], ["of", "one"]) or j + 2 >= stop:
        return found
    scale = table("scales").get(r.low[j + 2])
    if scale is None or found.value is None:
        return found
    return Numeral(found.first, j + 3, times(found.value, scale), "words", scale)
