"""Two names that may be one: spelt in another way, or with a letter or two off."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from rapidfuzz.distance import OSA

from claims.comparison.given_names import goes_by, spelt_otherwise
from claims.comparison.lists import listed
from claims.comparison.titles import courtesies_differ
from claims.comparison.transliteration import first_sound, is_one_sound
from claims.comparison.words import Word, read
from claims.extraction.types import Name

# A word this short with another letter is another name; from the longer ones on two letters may
# differ.
_SHORTEST, _LONG = 4, 5
# What stands after a name and is no part of it.
_LATER = listed(
    "inc corp co plc ltd llc llp lp jr sr ii iii iv junior senior kc qc mp msp mep ms mbe obe cbe"
    " kbe dbe phd md esq frs rn"
)
_COMPASS = listed("north south east west northern southern eastern western upper lower")
# Letters that sound alike in names taken over from other languages and scripts.
_SOUNDS = str.maketrans({"c": "k", "q": "k", "z": "s", "w": "v", "x": "s", "j": "g", "h": ""})
_VOWELS = frozenset("aeiouy")
# More names than these are a list, a register or noise, whose look-alikes tell nothing.
MOST = 300


def look_alikes(names: Sequence[Name]) -> list[tuple[int, int, str]]:
    """Pairs of names of one text, as indexes, that may be one name spelt in two ways, each with
    the difference in words. None for a text of more names than a person could mean."""
    if len(names) > MOST:
        return []
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        own = words_of(name.name)
        for letter in {first_sound(word.key) for word in own[:1] + own[-1:]}:
            buckets[letter].append(index)
    pairs = {
        (one, other): said
        for bucket in buckets.values()
        for at, one in enumerate(bucket)
        for other in bucket[at + 1 :]
        if (said := difference(names[one], names[other], "here", "elsewhere in it"))
    }
    return [(one, other, said) for (one, other), said in sorted(pairs.items())]


def like(name: Name, others: Sequence[Name]) -> list[tuple[int, str]]:
    """As `look_alikes`, for one name: indexes into `others`, each with the difference in words."""
    if len(others) > MOST:
        return []
    said = (difference(name, other, "here", "elsewhere in it") for other in others)
    return [(index, difference) for index, difference in enumerate(said) if difference]


def difference(one: Name, other: Name, here: str, there: str) -> str:
    """In words, how two names differ that may be one: a word of them by a letter or two, the first
    name by its spelling, any by how another script is written; blank for the same names and for
    names unlike each other."""
    mine, theirs = _ends(one, other)
    if len(mine) == 1 and courtesies_differ(one.title, other.title):
        return ""
    pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if a.key != b.key]
    first = mine[0] if len(mine) == 2 else None
    rest = [(a, b) for a, b in pairs if not _is_taken_over(a.key, b.key, a is first)]
    if not pairs or len(rest) > 1:
        return ""
    if not all(_is_near(a.key, b.key, a is first, len(mine) > 1) for a, b in rest):
        return ""
    return f"“{_surface(a for a, _ in pairs)}” {here}, “{_surface(b for _, b in pairs)}” {there}"


def _surface(words: Iterable[Word]) -> str:
    return " ".join(word.surface for word in words)


def _is_taken_over(one: str, other: str, is_first: bool) -> bool:
    """Whether both spell one name of another script; "Mary" and "Marie" are two first names."""
    return is_one_sound(one, other) and not (is_first and min(len(one), len(other)) < _LONG)


def _is_near(one: str, other: str, is_first: bool, is_full: bool) -> bool:
    if not is_first:
        return _is_misspelt(one, other, is_full)
    if is_initial(one, other) or goes_by(one, other):
        return False
    return spelt_otherwise(one, other) or _is_variant(one, other)


def _ends(one: Name, other: Name) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of two names that stand for each other. People are compared by first and last
    name, or by the last alone where one has no more; other names only word by word. What stands
    before the first name of one, "Gardener Tom Roe", is a trade that begins a sentence."""
    mine, theirs = words_of(one.name), words_of(other.name)
    if len(mine) == len(theirs):
        return mine, theirs
    if not mine or not theirs or {one.kind, other.kind} & {"organisation", "place"}:
        return (), ()
    if min(len(mine), len(theirs)) == 1:
        return mine[-1:], theirs[-1:]
    size = min(len(mine), len(theirs))
    if mine[-size].key == theirs[-size].key:
        return mine[-size:], theirs[-size:]
    return (mine[0], mine[-1]), (theirs[0], theirs[-1])


def is_initial(one: str, other: str) -> bool:
    """Whether the shorter of two words is the other's first letter."""
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _is_misspelt(one: str, other: str, is_full: bool) -> bool:
    """Whether two words sound alike and differ by a letter or two; where the other words of the
    names agree (`is_full`), one letter may sound otherwise."""
    shorter = min(len(one), len(other))
    one, other = (word.replace("'", "").replace("’", "") for word in (one, other))
    if shorter < _SHORTEST or not (one.isalpha() and other.isalpha()):
        return False
    # "Brown" and "Browns" are a name and its plural.
    if one.rstrip("s") == other.rstrip("s") or {one, other} <= _COMPASS:
        return False
    distance = OSA.distance(one, other, score_cutoff=2)
    if _sound(one) == _sound(other):
        return distance == 1 or (distance == 2 and shorter >= _LONG)
    return is_full and distance == 1 and shorter >= _LONG and one[0] == other[0]


def _is_variant(one: str, other: str) -> bool:
    """Whether two first names are one in two spellings: "Marc" and "Mark". "Paul" and "Paula" are
    two people's."""
    short, long = sorted((one, other), key=len)
    is_close = OSA.distance(one, other, score_cutoff=1) == 1
    return len(short) > 2 and is_close and _sound(one) == _sound(other) and long != short + "a"


def _sound(word: str) -> str:
    """The consonants as they sound, each once in a row."""
    letters = word.replace("ph", "f").replace("ck", "k").translate(_SOUNDS)
    consonants = [letter for letter in letters if letter not in _VOWELS]
    return "".join(letter for letter, _group in groupby(consonants))


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[Word, ...]:
    """The words of a name that tell it, without "III" and the like."""
    found = tuple(word for word in plain_words(name) if word.key not in _LATER)
    middle = [word for word in found[1:-1] if len(word.key) > 1]
    return (*found[:1], *middle, *found[1:][-1:])


@lru_cache(maxsize=64)
def plain_words(text: str) -> tuple[Word, ...]:
    """The words of `text`, where "Holm's" is "Holm"."""
    return tuple(
        replace(word, end=word.end - 2, surface=word.surface[:-2], key=word.key[:-2])
        if word.key.endswith("'s")
        else word
        for word in read(text)
    )
