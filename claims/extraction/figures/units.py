"""Units after and before a number."""

from dataclasses import dataclass, replace
from functools import cache

from claims.extraction.figures.when import touches
from claims.extraction.lexicon import lines_of, words
from claims.extraction.reading import Reading

_SYMBOLS = {
    "$": "dollar", "£": "pound", "€": "euro", "¥": "japanese yen", "₹": "indian rupee",
    "₽": "russian rouble", "₩": "south korean won", "₪": "israeli shekel", "₺": "turkish lira",
    "฿": "thai baht", "₿": "bitcoin", "¢": "cent", "₦": "nigerian naira", "₱": "philippine peso",
    "₫": "vietnamese dong", "₴": "ukrainian hryvnia",
}  # fmt: skip
_PREFIXES = {
    "us": "dollar", "u.s.": "dollar", "a": "australian dollar", "au": "australian dollar",
    "c": "canadian dollar", "ca": "canadian dollar", "nz": "new zealand dollar",
    "hk": "hong kong dollar", "s": "singapore dollar", "nt": "taiwan dollar", "r": "brazilian real",
    "mex": "mexican peso", "mx": "mexican peso", "can": "canadian dollar",
    "aus": "australian dollar",
}  # fmt: skip
# A single "A" before a space begins a sentence: "A $20 bill".
_APART = frozenset(_PREFIXES) - {"a", "r"}
CURRENCY_CODES = {
    "usd": "dollar", "eur": "euro", "gbp": "pound", "rs": "indian rupee", "inr": "indian rupee",
    "aud": "australian dollar", "cad": "canadian dollar", "nzd": "new zealand dollar",
    "hkd": "hong kong dollar", "sgd": "singapore dollar", "jpy": "japanese yen",
    "rmb": "chinese yuan", "cny": "chinese yuan", "chf": "swiss franc", "rm": "malaysian ringgit",
    "myr": "malaysian ringgit", "zar": "south african rand", "sek": "swedish krona",
    "nok": "norwegian krone", "dkk": "danish krone", "irr": "iranian rial",
    "rub": "russian rouble",
    "brl": "brazilian real", "mxn": "mexican peso", "php": "philippine peso",
    "krw": "south korean won", "aed": "emirati dirham", "sar": "saudi riyal",
    "ngn": "nigerian naira", "kes": "kenyan shilling", "ksh": "kenyan shilling",
    "pln": "polish zloty", "czk": "czech koruna", "huf": "hungarian forint", "thb": "thai baht",
    "idr": "indonesian rupiah", "ils": "israeli shekel", "nis": "israeli shekel",
    "egp": "egyptian pound", "pkr": "pakistani rupee", "lkr": "sri lankan rupee",
    "twd": "taiwan dollar", "vnd": "vietnamese dong", "uah": "ukrainian hryvnia",
    "kwd": "kuwaiti dinar", "qar": "qatari riyal", "bdt": "bangladeshi taka", "tl": "turkish lira",
    "sr": "saudi riyal", "dh": "emirati dirham", "dhs": "emirati dirham", "kr": "krone",
    # Archives of wire copy in plain ASCII lack the sign of the pound: "Ps20 million".
    "ps": "pound",
}  # fmt: skip
# Codes that are not written in capitals.
_MIXED_CASE = frozenset(("Rs", "Dh", "Dhs", "Ksh", "KSh", "Sh", "kr"))
# "20 Egyptian pounds": whose money it is stands before the name that several share.
_SHARED = {
    "pounds": "pound", "dollars": "dollar", "dinars": "dinar", "francs": "franc", "pesos": "peso",
    "rupees": "rupee", "riyals": "riyal", "rials": "rial", "dirhams": "dirham", "lira": "lira",
    "liras": "lira", "shillings": "shilling", "crowns": "crown", "kroner": "krone",
}  # fmt: skip
_AFTER = frozenset("€£¥₹元")
_HYPHENS = frozenset("-‑")
# Signs whose capitals tell them from words after a space too: "500 MW".
_SIGNS = frozenset(
    ("W", "V", "MW", "GW", "kW", "TW", "GB", "MB", "KB", "kB", "TB", "Pa", "kJ", "MJ")
)
# After a space these are units only where no noun follows: "300 m long", but "5 m people".
_LETTERS = frozenset("mglh")
_DIMENSIONS = frozenset(("long", "wide", "high", "tall", "deep", "thick", "away", "apart", "and"))
_PREPOSITIONS = words("prepositions")
_MONEY_WORDS = words("money_words")
_NEAR_MONEY = 6
_DEGREES = {"C": "degree celsius", "F": "degree fahrenheit"}
_MAX_WORDS = 3
_MAX_CONVERSION = 6
_EACH = frozenset(("a", "an", "each", "every"))
_RATE_KINDS = frozenset(("money", "measure"))
_PERIODS = frozenset(
    ("second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade",
     "century", "annum")
)  # fmt: skip
_SINCE = (["ago"], ["earlier"], ["before"], ["later"])
_PAYERS = frozenset(
    ("head", "person", "share", "household", "pupil", "student", "patient", "ticket")
)
_NO_BASE = words("determiners") | words("prepositions") | frozenset(("se", "cent", "capita"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that ends before word `stop`: its kind of figure and its singular name."""

    stop: int
    kind: str
    name: str


@cache
def _ways() -> dict[tuple[str, ...], tuple[str, str, bool]]:
    ways: dict[tuple[str, ...], tuple[str, str, bool]] = {}
    for kind, line in lines_of("units.txt"):
        name, _, written = line.partition(": ")
        for way in written.split():
            parts = tuple(way.rstrip("=").split("_"))
            ways[parts] = (kind, name, way.endswith("="))
            if len(parts) == 1 and ("/" in way or "°" in way or "-" in way):
                ways[tuple(_split_signs(parts[0]))] = ways[parts]
    return ways


@cache
def _first_words() -> frozenset[str]:
    return frozenset(way[0] for way in _ways())


def _split_signs(way: str) -> list[str]:
    """The words the tokenizer makes of "km/h", "pound-feet" and "°c"."""
    for sign in ("/", "°", "-"):
        way = way.replace(sign, f" {sign} ")
    return way.rstrip("=").split()


def unit_after(r: Reading, i: int, stop: int) -> Unit | None:
    """The unit at word i, one hyphen before it allowed ("12-year"); the longest way fits."""
    glued = i < stop and r.end[i - 1] == r.start[i]
    if i + 1 < stop and r.text[i] in _HYPHENS:
        i += 1
        glued = False
    if i < stop and r.text[i] in _AFTER and not touches(r, i + 1, stop):
        return Unit(i + 1, "money", _SYMBOLS.get(r.text[i], "chinese yuan"))
    is_celsius = glued and r.text[i : i + 1] == ["C"]
    if is_celsius or (i < stop and r.text[i] in _DEGREES and _is_converted(r, i, stop)):
        return Unit(i + 1, "measure", _DEGREES[r.text[i]])
    most = _MAX_WORDS if i < stop and _plain(r.low[i]) in _first_words() else 0
    for size in range(most, 0, -1):
        if i + size > stop:
            continue
        found = _ways().get(tuple(_plain(r.low[k]) for k in range(i, i + size)))
        if found and found[1] == "second" and _is_ordinal_part(r, i, stop):
            continue
        is_sign = glued or _is_sign(r, i, stop) or _is_spaced_sign(r, i, stop)
        if found and (is_sign or not found[2]):
            return Unit(i + size, found[0], found[1])
    if i + 1 < stop and r.text[i][0].isupper() and r.low[i + 1] in _SHARED:
        return Unit(i + 2, "money", f"{r.low[i]} {_SHARED[r.low[i + 1]]}")
    return None


def _is_spaced_sign(r: Reading, i: int, stop: int) -> bool:
    """ "299.9 m", "300 m long": a letter after digits and a space, and nothing that it counts.
    "It cost 300 m" may be millions."""
    if _plain(r.text[i]) not in _LETTERS or not r.text[i - 1][0].isdecimal():
        return False
    if tells_money(r, i, _NEAR_MONEY):
        return False
    after = r.low[i + 1] if i + 1 < stop else "."
    return not after[0].isalnum() or after in _DIMENSIONS or after in _PREPOSITIONS


def tells_money(r: Reading, i: int, near: int) -> bool:
    """One of the last `near` words before word i speaks of money: "worth", "sold", "budget"."""
    return not _MONEY_WORDS.isdisjoint(r.low[max(0, i - near) : i])


def _is_converted(r: Reading, i: int, stop: int) -> bool:
    """ "30C (86F)", "86F (30C)"; a "13F (filed in May)" is a form, and a "777F" flies."""
    if i > 4 and r.text[i - 2] == "(":
        return _is_degrees(r, i - 5, i - 2)
    return i + 3 < stop and r.text[i + 1] == "(" and _is_degrees(r, i + 2, min(stop, i + 6))


def _is_degrees(r: Reading, first: int, stop: int) -> bool:
    """A number and the sign of a temperature stand there: "86F", "-1°C"."""
    has_sign = any(r.text[k] in ("C", "F", "°C", "°F") for k in range(first, stop))
    return has_sign and any(r.text[k][0].isdecimal() for k in range(first, stop))


def _is_ordinal_part(r: Reading, i: int, stop: int) -> bool:
    """The "second" of "three second-half goals" and "two second-hand cars" is no time."""
    is_tied = r.low[i] == "second" and touches(r, i + 1, stop) and touches(r, i + 2, stop)
    return is_tied and r.text[i + 1] in _HYPHENS and r.low[i + 2] not in ("long", "old")


def _is_sign(r: Reading, i: int, stop: int) -> bool:
    """The "W" of "a 60 W bulb", not that of a league table: "10 W 6 D 3"."""
    is_before_number = i + 1 < stop and r.text[i + 1][0].isdecimal()
    return r.text[i] in _SIGNS and not is_before_number


def _plain(low: str) -> str:
    return low.rstrip(".") if low != "." else low


def with_rate(r: Reading, unit: Unit, stop: int) -> Unit:
    """The unit with what it is counted by: "dollar per month" for "dollars a month", "barrel per
    day", "dollar per square foot". The words of the rate stay outside the figure's surface."""
    j = _over_conversion(r, unit.stop, stop)
    if unit.kind not in _RATE_KINDS or " per " in unit.name or j + 1 >= stop:
        return unit
    if r.text[j] in _HYPHENS and touches(r, j, stop):
        j += 1
    low = r.low[j] if j < stop else ""
    k = j + 2 if low in _EACH and r.text[j + 1 : j + 2] == ["-"] else j + 1
    if k >= stop or not (low in _EACH or low in ("per", "/")):
        return unit
    if low == "per" and r.text[k].isdecimal() and k + 1 < stop:
        many = unit_after(r, k + 1, stop)  # "6.2 litres per 100 km"
        if many and many.kind == "measure":
            return replace(unit, stop=many.stop, name=f"{unit.name} per {r.text[k]} {many.name}")
    base = _base(r, k, stop) if low not in _EACH else _each(r, k, stop)
    return replace(unit, name=f"{unit.name} per {base}") if base else unit


def _over_conversion(r: Reading, j: int, stop: int) -> int:
    """Past the bracket of "9m shekels ($2m) a year" and, inside it, past its end: the rate is of
    both amounts."""
    if j >= stop or r.text[j] not in "()":
        return j
    if r.text[j] == ")":
        return j + 1 if "(" in r.text[max(0, j - _MAX_CONVERSION) : j] else j
    for k in range(j + 1, min(stop, j + _MAX_CONVERSION)):
        if r.text[k] == ")":
            return k + 1 if any(word[0].isdecimal() for word in r.text[j:k]) else j
    return j


def _each(r: Reading, k: int, stop: int) -> str | None:
    """What stands after "a" or "every": a time, a measure ("$84 a barrel"), or one of those who
    pay ("£7 a head")."""
    if r.low[k] in _PERIODS and r.low[k + 1 : k + 2] in _SINCE:
        return None  # "against €300m a year ago"
    if r.low[k] in _PERIODS or r.low[k] in _PAYERS:
        return r.low[k]
    unit = unit_after(r, k, stop)
    return unit.name if unit and unit.kind == "measure" and len(r.low[k]) > 2 else None


def _base(r: Reading, k: int, stop: int) -> str | None:
    """What stands after "per": a unit, or the noun as it is written."""
    unit = unit_after(r, k, stop)
    if unit and unit.kind in ("measure", "duration"):
        return unit.name
    low = r.low[k]
    if low == "annum":
        return "year"
    return low if low.isalpha() and low not in _NO_BASE else None


def currency_before(r: Reading, i: int, first: int) -> tuple[int, str] | None:
    """(word it begins at, currency) for "$", "US$", "USD" and the like right before word i."""
    if i <= first:
        return None
    before = r.text[i - 1]
    if before in _SYMBOLS:
        prefix = r.text[i - 2] if i - 2 >= first and before == "$" else ""
        gap = r.start[i - 1] - r.end[i - 2] if prefix else 0
        known = _PREFIXES if gap == 0 else _APART if gap == 1 else {}
        if prefix[:1].isupper() and prefix.lower() in known:
            return i - 2, _PREFIXES[prefix.lower()]
        return i - 1, _SYMBOLS[before]
    if before == "=" and i - 2 >= first and r.text[i - 2] == "Y" and touches(r, i, i + 1):
        return i - 2, "japanese yen"  # such archives have "Y=" for the sign of the yen
    if before in ("R", "N") and touches(r, i, i + 1):
        return i - 1, "south african rand" if before == "R" else "nigerian naira"
    code = r.low[i - 1].rstrip(".")
    if (before.isupper() or before.rstrip(".") in _MIXED_CASE) and code in CURRENCY_CODES:
        return i - 1, CURRENCY_CODES[code]
    return None
