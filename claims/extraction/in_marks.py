"""What a pair of quotation marks is by what it holds and what is beside it: a quotation that ends
or goes on, or the name of something."""

from claims.extraction.marks import Region
from claims.extraction.reading import Reading

_QUOTED_ENDS = frozenset(",?!.…")
_INNER_CLOSERS = frozenset("'’”\"")
_BEFORE_NAMES = frozenset(("'s", "’s", "of", "on", "in", "the", "his", "her", "show", "called"))
_MAX_NAME = 6
# With fewer words it may be a name: `“Frozen,” she smiled`.
_LEAST_SPEECH = 3
_LONG_WORD = 4


def last_inside(r: Reading, closing: int) -> str:
    """The last word before the closing mark at word `closing`, the marks of a quotation in the
    quotation passed over: the comma of `“... no ‘hope,’” she said`."""
    i = closing - 1
    while i > 0 and r.region_of[i - 1] == r.region_of[closing] and r.text[i] in _INNER_CLOSERS:
        i -= 1
    return r.text[i]


def is_parenthetical(r: Reading, before: int) -> bool:
    """Word `before` closes marks after a comma, so that what follows can only tell who speaks."""
    return before >= 0 and r.region_of[before] >= 0 and last_inside(r, before) == ","


def closes_region(r: Reading, i: int) -> bool:
    return r.region_of[i] >= 0 and r.regions[r.region_of[i]].last == i


def opened_by(r: Reading, i: int) -> Region | None:
    """The pair of marks that word i opens; None where it opens none, or one that nothing closes."""
    region = r.regions[r.region_of[i]] if r.region_of[i] >= 0 else None
    return region if region is not None and region.first == i and region.closed else None


def words_inside(r: Reading, region: Region) -> list[str]:
    """The words between the marks, without signs and numbers."""
    return [r.text[i] for i in range(region.first + 1, region.last) if r.text[i][0].isalpha()]


def quotation_end(r: Reading, begin: int) -> int | None:
    """Where marks open at `begin` and a comma or stop inside them ends the quotation, its end:
    `“No comment,” the Herald reported`. A quotation joined to it by "and" is part of it."""
    region = opened_by(r, begin)
    if region is None or r.text[region.last - 1] not in _QUOTED_ENDS:
        return None
    i = region.last + 1
    while i < len(r.low) and r.low[i] in (",", "and", "or", "but", "yes"):
        i += 1
    if i > region.last + 1 and i < len(r.low) and r.region_of[i] >= 0:
        return None
    return region.last + 1


def names_work(r: Reading, region: Region) -> bool:
    """The name of a programme or a book: few words, with capitals, after "of", "on" or "’s"."""
    if r.low[region.first - 1] not in _BEFORE_NAMES:
        return False
    inner = words_inside(r, region)
    return 0 < len(inner) <= _MAX_NAME and all(word[0].isupper() or len(word) < 4 for word in inner)


def speech_from(r: Reading, i: int) -> Region | None:
    """The marks that word i opens, where they hold more than a name or a title."""
    region = opened_by(r, i)
    if region is None:
        return None
    inner = words_inside(r, region)
    long = [word for word in inner if len(word) >= _LONG_WORD]
    is_title = all(word[0].isupper() for word in long or inner)
    return region if len(inner) >= _LEAST_SPEECH and not is_title else None
