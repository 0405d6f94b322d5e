"""Words that say a number is a bound or a guess: "more than", "about", "or so"."""

from functools import cache

from claims.extraction.lexicon import lines_of, words
from claims.extraction.phrases import BE
from claims.extraction.reading import Reading

_MAX_WORDS = 5
# These belong to the number over an article ("almost a 45-degree turn"); "over a 3-year period"
# and "about a 12-year-old boy" do not.
_OVER_ARTICLE = frozenset(("almost", "nearly", "roughly", "approximately", "virtually"))
# "sub-4% growth", "the over-65s".
_JOINED = {"sub": "<", "under": "<", "over": ">"}
_LOOSE = frozenset(
    ("just", "only", "a", "an", "the", "well", "far", "perhaps", "maybe", "already", "still")
)
_BEFORE_BOUND = words("before_length") | BE | words("before_bound") | _LOOSE
_AFTER_BOUND = frozenset(
    ("ago", "after", "before", "earlier", "later", "since", "old", "of", "older", "longer", "late",
     "away", "in", "'", "’")
)  # fmt: skip
_ROSE = words("rose_up")
# Every word that a bound can be made of, to step over one.
MODIFYING = _LOOSE | frozenset(
    word
    for section, line in lines_of("modifiers.txt")
    if not section.startswith("after")
    for word in line.split()
    if word.isalpha()
) - {"up", "to", "of", "in", "from", "and", "or", "with"}


@cache
def _phrases(section: str) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for name, line in lines_of("modifiers.txt"):
        side, _, sign = name.rpartition(" ")
        if side == section:
            found[tuple(line.split())] = sign
    return found


@cache
def _openers() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases("after"))


def modifier(
    r: Reading, first: int, stop: int, sentence: tuple[int, int], thing_stop: int = 0
) -> str:
    """One of = ~ < > ≤ ≥ for the figure at words [first, stop), whose counted thing ends at
    `thing_stop`: "50 people or so"."""
    if stop + 1 < sentence[1] and r.low[stop : stop + 2] in (["or", "more"], ["or", "fewer"]):
        return "≥" if r.low[stop + 1] == "more" else "≤"
    found = _before(r, first, sentence[0]) or _after(r, stop, sentence[1])
    if found is None and thing_stop > stop:
        found = _after(r, thing_stop, sentence[1])
    return found or "="


def is_over_time(r: Reading, first: int, stop: int, sentence: tuple[int, int]) -> bool:
    """`It will cost £3m over five years`: how long it takes, where `lasted over five years` and
    `over five years ago` are bounds. `first` and `stop` are those of a duration."""
    if first - 1 < sentence[0] or r.low[first - 1] != "over":
        return False
    before = r.low[first - 2] if first - 1 > sentence[0] else ""
    after = r.low[stop] if stop < sentence[1] else ""
    return before not in _BEFORE_BOUND and after not in _AFTER_BOUND


def _before(r: Reading, first: int, begin: int) -> str | None:
    phrases = _phrases("")
    if first - 2 >= begin and r.text[first - 1] == "-" and r.low[first - 2] in _JOINED:
        return _JOINED[r.low[first - 2]]
    if first - 2 >= begin and r.low[first - 1] in ("a", "an") and r.low[first - 2] in _OVER_ARTICLE:
        return "~"
    while first > begin and r.low[first - 1] in _LOOSE and r.low[first - 1] not in ("a", "an"):
        if tuple(r.low[first - 2 : first]) in phrases:
            break
        first -= 1
    for size in range(_MAX_WORDS, 0, -1):
        if first - size >= begin:
            found = phrases.get(tuple(r.low[first - size : first]))
            if found:
                return None if _is_risen(r, first, begin) else found
    return None


def _is_risen(r: Reading, first: int, begin: int) -> bool:
    """`will go up to £13`, `adds up to 40`: where it rose to, and no bound."""
    is_up_to = r.low[first - 2 : first] == ["up", "to"] and first - 3 >= begin
    return is_up_to and r.low[first - 3] in _ROSE


def _after(r: Reading, stop: int, end: int) -> str | None:
    if stop < end and r.text[stop] == "+" and r.end[stop - 1] == r.start[stop]:
        return "≥"
    if stop >= end or r.low[stop] not in _openers():
        return None
    for size in range(3, 0, -1):
        if stop + size <= end:
            found = _phrases("after").get(tuple(r.low[stop : stop + size]))
            if found:
                return found
    return None
