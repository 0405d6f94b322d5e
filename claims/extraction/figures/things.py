"""What a number counts: the noun phrase after it, without the place or time it stands in."""

from claims.extraction.lexicon import words
from claims.extraction.reading import Reading
from claims.extraction.subjects import DAYS, TIME_NOUNS, is_nominal

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "lives": "life", "wives": "wife", "knives": "knife", "teeth": "tooth", "mice": "mouse",
    "police": "police", "species": "species", "series": "series", "aircraft": "aircraft",
    "crises": "crisis", "media": "media", "troops": "troop", "policemen": "policeman",
    "servicemen": "serviceman", "congressmen": "congressman", "spokesmen": "spokesman",
}  # fmt: skip
_MONTHS = words("months")
_NOT_COUNTED = (
    DAYS | _MONTHS | frozenset(("ago", "later", "earlier", "old", "long", "wide", "tall"))
)
_MAX_WORDS = 6


def singular(word: str) -> str:
    """The singular of an English noun by its ending; a few irregular ones by list."""
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


def thing_after(r: Reading, i: int, stop: int) -> tuple[int, int] | None:
    """The words of the counted noun phrase that begins at word i, an "of" before it skipped."""
    if i < stop and r.text[i] in "-‑" and i + 1 < stop:
        i += 1
    elif i < stop and r.low[i] == "of":
        i += 1
        while i < stop and r.low[i] in ("the", "these", "those", "its", "their", "his", "her"):
            i += 1
    end = i
    while end < min(stop, i + _MAX_WORDS) and _continues(r, i, end):
        end += 1
        if _closes(r, end, stop):
            break
    while end > i and not r.text[end - 1][0].isalnum():
        end -= 1
    return (i, end) if end > i and not r.low[end - 1][0].isdecimal() else None


def _continues(r: Reading, first: int, i: int) -> bool:
    low = r.low[i]
    if low in _NOT_COUNTED or not is_nominal(r, i) or low in ("'s", "’s"):
        return False
    is_verb = i > first and r.text[i][0].islower() and low.endswith("ed") and len(low) > 4
    return not is_verb and not (low in TIME_NOUNS and i > first)


def _closes(r: Reading, end: int, stop: int) -> bool:
    """The word before `end` is a plural and the next one is not: "three men | face charges"."""
    if end >= stop or not _is_plural(r, end - 1):
        return False
    return not _is_plural(r, end) and r.text[end] not in "-‑"


def _is_plural(r: Reading, i: int) -> bool:
    low = r.low[i]
    return r.text[i][0].islower() and singular(low) != low


def thing_name(r: Reading, thing: tuple[int, int]) -> str:
    """The normal form to compare by: lower case, the last word singular ("us troop")."""
    first, stop = thing
    return " ".join([*r.low[first : stop - 1], singular(r.low[stop - 1])])
