"""The names of units as people read them: "miles", "pound-feet", "degrees Celsius"."""

from claims.comparison.lists import listed

# As many are called as one is.
_NO_PLURALS = listed(
    "percent pence sen yen yuan won baht rand taka ringgit rupiah kuna koruna naira lira stone"
    " hertz megahertz gigahertz horsepower magnitude kelvin"
)
_PLURALS = {
    "foot": "feet",
    "pound-foot": "pound-feet",
    "inch": "inches",
    "century": "centuries",
    "krone": "kroner",
    "krona": "kronor",
    "real": "reais",
}
# What stands before these is many of them: "degrees Celsius".
_SCALES = listed("celsius fahrenheit")
_NAMES = _SCALES | listed(
    "argentine australian bangladeshi brazilian british canadian chinese croatian czech"
    " danish emirati hong hungarian indian indonesian iranian israeli japanese kenyan kong korean"
    " malaysian mexican new nigerian norwegian pakistani polish russian saudi singapore south"
    " african swedish swiss thai turkish ukrainian us zealand"
)


def units(unit: str, low: float, high: float | None = None) -> str:
    """The name of a unit as so many of it are called: "mile", "miles", "dollars per year". A
    range is named by its `high` end: "1 to 2 miles"."""
    what, per, base = unit.partition(" per ")
    words = what.split(" ")
    if abs(low if high is None else high) != 1:
        counted = -2 if len(words) > 1 and words[-1] in _SCALES else -1
        words[counted] = _plural(words[counted])
    return " ".join(_capital(word) for word in words) + per + base


def _plural(word: str) -> str:
    if not word or word in _NO_PLURALS:
        return word
    return _PLURALS.get(word, f"{word}s")


def _capital(word: str) -> str:
    if word == "us":
        return "US"
    return word.capitalize() if word in _NAMES else word
