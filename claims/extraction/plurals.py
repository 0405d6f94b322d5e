"""Singulars of English nouns: by their ending, and by `data/plurals.txt` where it does not tell."""

from functools import cache

from claims.extraction.lexicon import lines_of, words

_FILE = "plurals.txt"
_ALIKE = words("alike", file=_FILE)
_IN_E = frozenset().union(
    *(words(section, file=_FILE) for section in ("in_ie", "in_oe", "in_use", "in_che"))
)
_IN_SIS = words("in_sis", file=_FILE)
_HISSING = ("ches", "shes", "xes", "sses")


def singular(word: str) -> str:
    """The singular of a noun, lower case; a word that is no plural comes back as it is."""
    low = word.lower()
    if low in _irregular():
        return _irregular()[low]
    if low in _ALIKE or not low[:1].isalpha():
        return low
    if low.endswith("men") and len(low) > len("omen"):
        return low[:-2] + "an"
    is_plural = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return _without_ending(low) if is_plural else low


def _without_ending(low: str) -> str:
    if low in _IN_SIS:
        return low[:-2] + "is"
    if low in _IN_E:
        return low[:-1]
    if low.endswith("ies") and len(low) > len("ties"):
        return low[:-3] + "y"
    if low.endswith("uses"):
        return low[:-1] if low.endswith(("ouses", "auses")) else low[:-2]
    if low.endswith(_HISSING) or (low.endswith("oes") and len(low) > len("toes")):
        return low[:-2]
    return low[:-1]


@cache
def _irregular() -> dict[str, str]:
    found: dict[str, str] = {}
    for section, line in lines_of(_FILE):
        if section == "irregular":
            found.update((pair.partition(":")[0], pair.partition(":")[2]) for pair in line.split())
    return found
