"""Whether two figures count the same thing, and which figures of one article do."""

from collections.abc import Sequence
from functools import lru_cache

from claims.comparison.fates import is_adjective, is_fate
from claims.comparison.laid import one_line
from claims.comparison.lists import listed
from claims.comparison.qualifiers import apart_inside, places_differ, times_differ
from claims.comparison.shares import as_share
from claims.comparison.spelling import canonical
from claims.comparison.stems import stem
from claims.extraction.fate_words import fates
from claims.extraction.types import Figure

# Family of the kind, head, words that narrow it.
Thing = tuple[str, str, frozenset[str]]

# Nouns for what befell the counted, after the form that the extractor has for it.
_OF_FATE = (
    "killed fatality victim",
    "injured injury",
    "arrested detainee",
    "displaced displacement",
    "evacuated evacuee evacuation",
    "infected infection",
    "hospitalised hospitalisation",
    "kidnapped kidnapping abduction",
    "deported deportation",
    "acquitted acquittal",
    "convicted conviction",
    "vaccinated vaccination",
)
# Words that newsrooms use for one another. A wrong joining only puts two figures side by side.
_SAME = (
    "troop soldier force personnel serviceman servicewoman trooper",
    "person people individual",
    "job post position",
    "car vehicle automobile",
    "child kid youngster",
    "company firm business",
    "worker employee staff",
    "police officer policeman",
    "house home dwelling household",
    "school academy",
    "student pupil",
    "voter elector",
    "refugee migrant",
    "lawmaker legislator mp parliamentarian",
    "us american",
    "uk british",
)
_FAMILY = {"number": "count", "range": "count", "points": "percent", "time": "date"}
_CLASS = {stem(word): row.split()[0] for row in _SAME + _OF_FATE for word in row.split()}
_PHRASES = {
    "service member": "troop",
    "member of the armed forces": "troop",
    "crew member": "crew",
    "member of the crew": "crew",
    "staff member": "staff",
    "member of staff": "staff",
}

# Words beside the head that do not narrow what is counted.
_NEUTRAL = listed("the a of in current total overall estimate about some all other further")
_ANYBODY = "person"
# Likeness of people and of those of whom it is said what befell them: perhaps the same.
_UNTOLD = 0.5

_MOST_PLACES = 60

# Said of so much in one text that two of them need not be the same.
_GENERIC = listed("person man woman year day week month hour minute time thing way case")


def thing_likeness(one: Figure, other: Figure) -> float | None:
    """How alike two counted things are, 0 to 1; None when either is unknown."""
    if not one.thing_name or not other.thing_name:
        return None
    (head, words), (other_head, other_words) = _thing(one.thing_name), _thing(other.thing_name)
    if head != other_head:
        is_untold = _is_untold(head, other_head, other_words) or _is_untold(other_head, head, words)
        return _UNTOLD if is_untold else 0.0
    if words == other_words:
        return 1.0
    return 0.8 if words <= other_words or other_words <= words else 0.3


def _is_untold(who: str, fate: str, struck: frozenset[str]) -> bool:
    """Whether one counts people and the other what befell some: "workers", "workers injured"."""
    return is_fate(fate) and (who == _ANYBODY or who in struck)


def untold(claim: Figure, source: Figure) -> str:
    """A sentence for what the claim says of the counted and the source does not, where both may
    count the same: that they were killed, or who they are. Blank where there is nothing."""
    if not claim.thing_name or not source.thing_name:
        return ""
    (fate, who), (told_fate, told) = _befallen(claim.thing_name), _befallen(source.thing_name)
    if fate and not told_fate:
        return f"The source does not say that they were {fate}."
    if claim.thing is None or told or not who:
        return ""
    return f"The source does not call them “{one_line(claim.thing.surface)}”."


def _befallen(name: str) -> tuple[str, frozenset[str]]:
    """What befell the counted, "" for nothing, and the words for who they are."""
    head, words = _thing(name)
    return (head, words) if is_fate(head) else ("", (words | {head}) - {_ANYBODY})


def same_thing(figures: Sequence[Figure]) -> list[tuple[int, ...]]:
    """Groups of figures of one article that count the same thing with other values or modifiers.

    Each group holds indexes into `figures` in rising order. A figure without a `counted_thing` is
    in none, nor is a part of what another counts, nor one that differs only from figures of another
    place or time.
    """
    groups: dict[Thing, list[int]] = {}
    parts = parts_among(figures)
    for index, figure in enumerate(figures):
        if index not in parts and (thing := counted_thing(figure)):
            groups.setdefault(thing, []).append(index)
    found = (_disagreeing(figures, indexes) for indexes in groups.values())
    return [indexes for indexes in found if len(indexes) > 1]


def parts_among(figures: Sequence[Figure]) -> frozenset[int]:
    """Indexes of the figures of one text that count some of what the next one counts: the words
    for it stand once, after both ("240 of the 600 residents")."""
    last: dict[tuple[int, int], int] = {}
    for index, figure in enumerate(figures):
        if (thing := figure.thing) is not None:
            known = last.setdefault((thing.start, thing.end), index)
            if figures[known].start < figure.start:
                last[thing.start, thing.end] = index
    wholes = set(last.values())
    return frozenset(
        index for index, one in enumerate(figures) if one.thing is not None and index not in wholes
    )


def _disagreeing(figures: Sequence[Figure], indexes: Sequence[int]) -> tuple[int, ...]:
    """Those of one thing that differ in value from another one of the same place and time.

    Figures are told apart by place and time in the lump: there are far fewer of those than of
    figures. A text with more than any article names is compared as if it named none.
    """
    lumps: dict[tuple[str, str], list[int]] = {}
    for index in indexes:
        lumps.setdefault(_place_and_time(figures[index]), []).append(index)
    parts = list(lumps.values()) if len(lumps) <= _MOST_PLACES else [list(indexes)]
    values = [{_value(figures[index]) for index in part} for part in parts]
    kept: list[int] = []
    for part in parts:
        one = figures[part[0]]
        near = [
            known
            for other, known in zip(parts, values, strict=True)
            if other is part or not apart_inside(one, figures[other[0]])
        ]
        if len(set().union(*near)) > 1:
            kept += part
    return tuple(sorted(kept))


def are_apart(one: Figure, other: Figure) -> bool:
    """Whether both say where or when they count, and the two exclude each other."""
    return places_differ(one, other) or times_differ(one, other)


def _place_and_time(figure: Figure) -> tuple[str, str]:
    place, time = figure.place, figure.time
    return (place.surface if place else "", time.surface if time else "")


def _value(figure: Figure) -> tuple[float | None, float | None, str]:
    return figure.low, figure.high, figure.modifier


def counted_thing(figure: Figure) -> Thing | None:
    """What two figures must have alike to count the same thing: the family of their kinds (a
    share of the members is no number of members), the head and the words that narrow it.

    None for figures that name no thing, and for things that may be counted many times in one text
    ("people", "years") unless they are named more closely.
    """
    if figure.low is None or not figure.thing_name or figure.kind in ("date", "time"):
        return None
    head, words = _thing(figure.thing_name)
    if head in _GENERIC and not words:
        return None
    return family(as_share(figure) or figure), head, words


def family(figure: Figure) -> str:
    """The kinds of figures that can be compared with each other."""
    if figure.kind in ("measure", "duration", "age"):
        return "measure"
    return _FAMILY.get(figure.kind, figure.kind)


def other_names(name: str) -> tuple[str, ...]:
    """The words that newsrooms use for the head of a normal form: "troop", "soldier", …"""
    head = _thing(name)[0]
    told = tuple(word for word, fate in fates().items() if fate == head)
    rows = (row.split() for row in _SAME + _OF_FATE)
    return told + next((tuple(row) for row in rows if row[0] == head), ())


def is_generic(name: str | None) -> bool:
    """Whether `name` alone says too little to tell two counted things apart."""
    if not name:
        return True
    head, words = _thing(name)
    return head in _GENERIC and not words


@lru_cache(maxsize=4096)
def _thing(name: str) -> tuple[str, frozenset[str]]:
    """The class of the head of a normal form ("us troop"), and the words that narrow it."""
    for phrase, head in _PHRASES.items():
        name = name.replace(phrase, head)
    words = name.casefold().split()
    adjective = next((word for word in words[:-1] if is_adjective(word)), None)
    if adjective and not is_fate(_class(words[-1])):
        words.remove(adjective)
        words.append(adjective)
    head = _class(words[-1])
    rest = {_class(word) for word in words[:-1] if word not in _NEUTRAL}
    return head, frozenset(rest - {_ANYBODY} if is_fate(head) else rest)


def _class(word: str) -> str:
    """The word that stands for all that newsrooms use for one another, or the word's stem."""
    found = stem(canonical(word))
    return fates().get(word) or _CLASS.get(found, found)
