"""Units after and before a number."""

from dataclasses import dataclass
from functools import cache

from claims.extraction.lexicon import lines_of
from claims.extraction.reading import Reading

_SYMBOLS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee", "₽": "rouble"}
_SYMBOLS |= {"₩": "won", "₪": "shekel", "₺": "lira", "฿": "baht", "₿": "bitcoin", "¢": "cent"}
_PREFIXES = {"us": "dollar", "u.s.": "dollar", "a": "australian dollar", "au": "australian dollar"}
_PREFIXES |= {"c": "canadian dollar", "ca": "canadian dollar", "nz": "new zealand dollar"}
_PREFIXES |= {"hk": "hong kong dollar", "s": "singapore dollar"}
_CODES = {"usd": "dollar", "eur": "euro", "gbp": "pound", "rs": "rupee", "inr": "rupee"}
_CODES |= {"aud": "australian dollar", "cad": "canadian dollar", "jpy": "yen", "rmb": "yuan"}
_CODES |= {"chf": "franc", "rs.": "rupee", "rm": "malaysian ringgit", "cny": "yuan"}
_HYPHENS = frozenset("-‑")
_MAX_WORDS = 3


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
            words = tuple(way.rstrip("=").split("_"))
            ways[words] = (kind, name, way.endswith("="))
            if len(words) == 1 and ("/" in way or "°" in way or way == "km²"):
                ways[tuple(_split_signs(words[0]))] = ways[words]
    return ways


def _split_signs(way: str) -> list[str]:
    """The words the tokenizer makes of "km/h" and "°c"."""
    for sign in ("/", "°"):
        way = way.replace(sign, f" {sign} ")
    return way.split()


def unit_after(r: Reading, i: int, stop: int) -> Unit | None:
    """The unit at word i, one hyphen before it allowed ("12-year"); the longest way fits."""
    glued = i < stop and r.end[i - 1] == r.start[i]
    if i + 1 < stop and r.text[i] in _HYPHENS:
        i += 1
        glued = False
    for size in range(_MAX_WORDS, 0, -1):
        if i + size > stop:
            continue
        found = _ways().get(tuple(_plain(r.low[k]) for k in range(i, i + size)))
        if found and (glued or not found[2]):
            return Unit(i + size, found[0], found[1])
    return None


def _plain(low: str) -> str:
    return low.rstrip(".")


def currency_before(r: Reading, i: int, first: int) -> tuple[int, str] | None:
    """(word it begins at, currency) for "$", "US$", "USD" and the like right before word i."""
    if i <= first:
        return None
    before = r.text[i - 1]
    if before in _SYMBOLS:
        prefix = r.low[i - 2] if i - 2 >= first and r.end[i - 2] == r.start[i - 1] else ""
        if prefix in _PREFIXES and before == "$":
            return i - 2, _PREFIXES[prefix]
        return i - 1, _SYMBOLS[before]
    is_code = before.isupper() or before in ("Rs", "Rs.")
    if is_code and r.low[i - 1] in _CODES:
        return i - 1, _CODES[r.low[i - 1]]
    return None
