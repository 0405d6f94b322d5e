"""Numbers that are part of a name or a code, not figures: "Boeing 737", "9/11", "G7"."""

from claims.extraction.figures.numerals import Numeral
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading
from claims.extraction.subjects import AUXILIARIES, COORDINATORS, DETERMINERS, PREPOSITIONS

_MAX_CHAIN = 6
_NUMBERED = words("numbered")
_VERBS = words("verbs")
_ONE_BEFORE = frozenset(("no", "the", "this", "that", "any", "each", "every", "another", "which"))
_ONE_AFTER = frozenset(("of", "another", "'s", "’s", "who", "that", "day", "thing"))


def is_part_of_name(r: Reading, numeral: Numeral, sentence: tuple[int, int]) -> bool:
    """Whether the number at words [first, stop) belongs to a name, a code or a fixed phrase."""
    i, stop = numeral.first, numeral.stop
    if r.low[i] == "one" and stop == i + 1:
        return _is_pronoun_one(r, i, sentence)
    if numeral.shape == "ordinal":
        return numeral.stop == i + 1 and r.low[i] == "second" and _is_time(r, i, sentence)
    return _in_code(r, i, stop, sentence) or _after_name(r, numeral, sentence)


def _is_time(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    """ "a split second", "per second"."""
    return i > sentence[0] and r.low[i - 1] in ("split", "per", "every", "each")


def _is_pronoun_one(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    before = r.low[i - 1] if i > sentence[0] else ""
    after = r.low[i + 1] if i + 1 < sentence[1] else "."
    if before in _ONE_BEFORE or after in _ONE_AFTER or not after[0].isalnum():
        return True
    return after in AUXILIARIES or after in PREPOSITIONS or after in _VERBS


def _in_code(r: Reading, i: int, stop: int, sentence: tuple[int, int]) -> bool:
    """Digits glued to letters, slashes or more digits: "F-16", "9/11", "555-1234-99"."""
    first, end = sentence
    if not r.low[i][0].isdecimal():
        return False
    if _in_chain(r, i, sentence) or (r.low[i][0] == "0" and r.low[i].strip("0").isdecimal()):
        return True
    left = i - 1 if i > first and r.end[i - 1] == r.start[i] else None
    right = stop if stop < end and r.end[stop - 1] == r.start[stop] else None
    if left is not None and _codes(r, left, first, -1):
        return True
    return right is not None and r.text[right] in "/_@#:" and _codes(r, right, end, 1)


def _in_chain(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    """Three or more numbers joined by hyphens: a telephone number, a code."""
    first, end = sentence
    begin = i
    while begin - 1 >= first and i - begin < _MAX_CHAIN and _joined(r, begin - 1):
        begin -= 1
    stop = i + 1
    while stop < end and stop - i < _MAX_CHAIN and _joined(r, stop - 1):
        stop += 1
    return r.text[begin:stop].count("-") > 1


def _joined(r: Reading, i: int) -> bool:
    """Words i and i + 1 touch, and are a number and a hyphen."""
    touching = r.end[i] == r.start[i + 1]
    return touching and "-" in r.text[i : i + 2] and _is_number(r, i) != _is_number(r, i + 1)


def _is_number(r: Reading, i: int) -> bool:
    return r.text[i].isdecimal()


def _codes(r: Reading, sign: int, limit: int, step: int) -> bool:
    """The sign beside the number ties it to a letter or a number on the other side."""
    if r.text[sign] in "#@_":
        return True
    other = sign + step
    inside = other >= limit if step < 0 else other < limit
    if not inside or r.text[sign] not in "-/:.‑":
        return r.text[sign][-1].isalpha() and r.text[sign] not in ("US", "A", "C", "S") and step < 0
    glued = r.end[other] == r.start[sign] if step < 0 else r.end[sign] == r.start[other]
    if not glued:
        return False
    is_word = r.text[other][0].isupper() if step < 0 else False
    return is_word or (r.text[sign] in "/:." and r.text[other][0].isdecimal())


def _after_name(r: Reading, numeral: Numeral, sentence: tuple[int, int]) -> bool:
    """ "Boeing 737", "Article 50", "page 3": a plain number right after what it numbers."""
    i = numeral.first
    if i <= sentence[0] or numeral.scale != 1 or "," in r.text[i]:
        return False
    before = r.low[i - 1]
    if before.rstrip(".") in _NUMBERED or r.text[i - 1] in ("No.", "Nos."):
        return True
    if i - 1 == sentence[0] or not r.text[i - 1][0].isupper() or not r.text[i].isdecimal():
        return False
    is_word = before in DETERMINERS or before in PREPOSITIONS or before in COORDINATORS
    unit_follows = numeral.stop < sentence[1] and r.text[numeral.stop] in "%°"
    return not is_word and not unit_follows and not r.text[i - 1].endswith(".")
