"""A run of words as title, name and the letters after it: "Judge | Siobhán O’Grady | KC"."""

from claims.extraction.names.genders import ROLES
from claims.extraction.names.kinds import (
    ADJECTIVES,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    SURNAMES,
    name_words,
)
from claims.extraction.names.runs import DEPARTMENTS, POSTS_OF, TITLES, bare
from claims.extraction.names.stretches import LINKS
from claims.extraction.phrases import Range
from claims.extraction.reading import Reading

_AFTER_NAMES = name_words("after_names")
_SHIPS = name_words("ships")
# Names of bodies and places begin with these: "King Fahd Airport", "General Motors".
_HONOURED = frozenset(("king", "queen", "prince", "princess", "general", "lord", "captain", "sir"))
_HONOURED |= {"dc", "pc"}  # "DC Comics"
_BODIES = ORGANISATION_WORDS | PLACE_WORDS - SURNAMES


def parts_of(r: Reading, run: Range) -> tuple[int, int, int]:
    """(where the title begins, where the name begins, where the name ends) of a run."""
    first, end = run
    cut = first if r.low[first] in _SHIPS else _after_title(r, run)
    lows = [bare(low) for low in r.low[first:end]]
    title = lows[: cut - first]
    if title == ["former"]:
        first = cut
    elif title and cut < end and (_is_no_title(title) or _is_body(title, lows[cut - first :])):
        cut = first
    core = end
    while core - cut > 2 and bare(r.low[core - 1]) in _AFTER_NAMES:
        core -= 1
    return first, cut, core


def _is_no_title(title: list[str]) -> bool:
    return all(low in ADJECTIVES for low in title)


def _is_body(title: list[str], name: list[str]) -> bool:
    """`King Abdullah University of Science`, `US Justice Department`: what looks like a title is
    part of the name."""
    if title[-1] in DEPARTMENTS and len(name) == 1 and name[0] in ORGANISATION_WORDS:
        return True
    if len(title) != 1 or title[0] not in _HONOURED:
        return False
    has_link = any(low in LINKS for low in name[1:-1]) and any(low in _BODIES for low in name)
    return name[-1] in _BODIES or has_link


def _after_title(r: Reading, run: Range) -> int:
    """Where the name begins after a title or role: "Defence Secretary", "Microsoft CEO". A role
    that can be a surname ("Baker") needs two words of a name after it, as does what somebody is
    minister of ("Minister for Housing")."""
    first, end = run
    lows = [bare(r.low[i]) for i in range(first, end)]
    for k in range(len(lows) - 1, 0, -1):
        if lows[k] in LINKS | _AFTER_NAMES or _is_tied(lows, k):
            continue  # "Prince of Wales" and "Luther King Jr" are names by themselves
        is_long = len(lows) - k > 1
        if lows[k - 1] in TITLES or (lows[k - 1] in ROLES and is_long):
            return first + k
        if lows[k - 1] in DEPARTMENTS and is_long and _is_post(lows[: k - 1]):
            return first + k
    return end if lows[0] in TITLES and len(lows) == 1 else first


def _is_tied(lows: list[str], k: int) -> bool:
    """The word before k belongs to a double name: "Sen" in "Mahua Sen-Gupta"."""
    is_after = k > 2 and lows[k - 2] == "-" and lows[k - 3] not in TITLES
    return lows[k] == "-" or is_after


def _is_post(lows: list[str]) -> bool:
    """`Secretary of State for`: somebody's post, whose department follows."""
    return any(low in POSTS_OF and lows[k + 1] in LINKS for k, low in enumerate(lows[:-1]))
