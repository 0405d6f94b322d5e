"""Units that a number has from the figure before it: "compared with 63", "from 21 mpg to 23"."""

from dataclasses import replace

from claims.extraction.figures.found import Found
from claims.extraction.figures.modifiers import MODIFYING
from claims.extraction.lexicon import words
from claims.extraction.phrases import BE
from claims.extraction.reading import Reading

# What stands right before a number that another one is set against, two words or one.
_AGAINST = frozenset(
    (
        ("compared", "with"),
        ("compared", "to"),
        ("up", "from"),
        ("down", "from"),
        ("against",),
        ("versus",),
    )
)
_WHICH = frozenset(("which", "whom", "them", "these", "those"))
# "20 people died and another 12 were hurt": the noun is left out before what the twelve did.
_ANOTHER = frozenset(("another", "further", "other"))
_DID = BE | frozenset(("has", "have", "had", "did", "do", "will", "would", "could"))
_DID_PAST = words("past_verbs") | frozenset(("died", "remain", "remained", "fled", "escaped"))
_MAX_BOUND = 4
_MAX_CHANGE = 10


def in_the_same_unit(
    r: Reading, found: Found, earlier: Found | None, sentence: tuple[int, int]
) -> Found:
    """The figure in the unit of the one before it, where its own is left out: `460 cars, compared
    with 63 a year before`, `from 21 mpg to 23`, `Of the 40 men, 12 left`, `40 men, 12 of whom`,
    `40 men died and another 12 fled`. Its thing is not taken along, since the two are of
    different times or parts; and money is not, since its scale is often left out with it
    ("$5m, against 4")."""
    if earlier is None or found.kind != "number" or found.thing or earlier.unit is None:
        return found
    if earlier.kind == "money":
        return found
    is_same = _is_set_against(r, found, earlier) or _is_led_to(r, found, earlier)
    if earlier.kind == "count" and not is_same:
        is_same = _is_part(r, found, earlier, sentence) or _is_another(r, found, earlier)
    return replace(found, unit=earlier.unit, kind=earlier.kind) if is_same else found


def _bound_begin(r: Reading, found: Found, limit: int) -> int:
    """Where "fewer than" begins in "compared with fewer than 8"."""
    i = found.first
    while i > max(limit, found.first - _MAX_BOUND) and r.low[i - 1] in MODIFYING:
        i -= 1
    return i


def _is_set_against(r: Reading, found: Found, earlier: Found) -> bool:
    for i in {found.first, _bound_begin(r, found, earlier.stop)}:
        before = tuple(r.low[max(earlier.stop, i - 2) : i])
        if before[-1:] in _AGAINST or before in _AGAINST:
            return True
    return False


def _is_led_to(r: Reading, found: Found, earlier: Found) -> bool:
    """ "rose from 21 mpg in May to about 23", "from 9% to 10"."""
    i = _bound_begin(r, found, earlier.stop)
    k = _bound_begin(r, earlier, 0)
    is_from = k > 0 and r.low[k - 1] == "from"
    is_near = found.first - earlier.stop <= _MAX_CHANGE
    return is_from and is_near and r.low[i - 1] == "to" and i > earlier.stop


def _is_part(r: Reading, found: Found, earlier: Found, sentence: tuple[int, int]) -> bool:
    """ "40 men, 12 of whom left", "Of the 40 men questioned, 12 left"."""
    behind = r.low[found.stop : found.stop + 2]
    if behind[:1] == ["of"]:
        return behind[-1] in _WHICH
    is_fronted = r.low[sentence[0]] == "of" and earlier.first - sentence[0] <= _MAX_BOUND
    return is_fronted and r.text[_bound_begin(r, found, earlier.stop) - 1] == ","


def _is_another(r: Reading, found: Found, earlier: Found) -> bool:
    """ "40 men died and another 12 were hurt"."""
    i = _bound_begin(r, found, earlier.stop)
    after = r.low[found.stop] if found.stop < len(r.low) else ""
    is_verb = after in _DID or after in _DID_PAST
    return is_verb and i > earlier.stop and r.low[i - 1] in _ANOTHER
