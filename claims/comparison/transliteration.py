"""Names taken over from other scripts, which newsrooms write in several ways: Gaddafi, Qaddafi and
Gadhafi, Mohamed and Muhammad, Kiev and Kyiv.

No list of names: letters that stand for one sound in the other script become one letter, and
two names are alike where nothing else is left. English names that differ by a vowel
differ for the ear, so short words, and what a name begins with, are taken more strictly.
"""

from functools import lru_cache
from itertools import groupby

import re2

# From so many letters on "a" and "e" are one vowel, "o" and "u" another.
_SHORT, _LONG = 4, 5
_GROUPS = (("tch", "ch"), ("sch", "sh"), ("x", "ks"), ("ck", "k"), ("ph", "f"))
_SOUNDS = str.maketrans({"c": "k", "z": "s", "w": "v", "y": "i", "j": "i"})
_VOWELS = str.maketrans({"e": "a", "o": "u"})
_SILENT = re2.compile(r"['’‘ʼ-]|\Bh")
# The letters of one row may begin one name: "Qaddafi", "Gaddafi" and "Kadafi", "Yusuf" and "Jusuf".
_FIRST = {letter: row[0] for row in ("kcqgjyi", "szx", "vw", "uo", "fp") for letter in row}


def first_sound(word: str) -> str:
    """A letter that is the same for all spellings of a name that begins so; lower case."""
    letter = word[1:2] if word.startswith("tch") else word[:1]
    return _FIRST.get(letter, letter)


def is_one_sound(one: str, other: str) -> bool:
    """Whether two words are one name taken over in two spellings; both lower case, no accents."""
    shorter = min(len(one), len(other))
    if one == other or shorter < _SHORT or not (one + other).replace("'", "").isalpha():
        return False
    return bool(_sounds(one, shorter >= _LONG) & _sounds(other, shorter >= _LONG))


@lru_cache(maxsize=20_000)
def _sounds(word: str, is_long: bool) -> frozenset[str]:
    """The ways in which a word may sound: "q" is now a "k", now a "g"."""
    for written, sound in _GROUPS:
        word = word.replace(written, sound)
    plain = _SILENT.sub("", word).translate(_SOUNDS).replace("ie", "i")
    if is_long:
        first = "u" if plain[:1] == "o" else plain[:1]
        plain = first + plain[1:].translate(_VOWELS)
    return frozenset(
        "".join(letter for letter, _run in groupby(plain.replace("q", sound))) for sound in "kg"
    )
