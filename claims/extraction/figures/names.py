"""Numbers that are part of a name or a code, not figures: "Boeing 737", "9/11", "G7"."""

from itertools import pairwise

from claims.extraction.figures.codenames import in_code
from claims.extraction.figures.numerals import Numeral
from claims.extraction.figures.units import unit_after
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading
from claims.extraction.subjects import AUXILIARIES, COORDINATORS, DETERMINERS, PREPOSITIONS

_NUMBERED = words("numbered")
_VERBS = words("verbs") - words("noun_verbs")
_STREETS = words("streets")
_POSTAL = frozenset(("zip", "postcode", "postal", "area"))
_ONE_BEFORE = frozenset(("any", "each", "every", "another", "which", "no"))
_MAYBE_BEFORE = frozenset(("the", "this", "that"))
_ONE_AFTER = frozenset(("of", "another", "'s", "’s", "who", "that", "day", "thing"))
_MAX_LISTED = 100


def is_part_of_name(r: Reading, numeral: Numeral, sentence: tuple[int, int]) -> bool:
    """Whether the number at words [first, stop) belongs to a name, a code or a fixed phrase."""
    i, stop = numeral.first, numeral.stop
    if r.low[i] == "one" and stop == i + 1:
        return _is_pronoun_one(r, i, sentence)
    if numeral.shape == "ordinal":
        return _is_no_ordinal(r, numeral, sentence)
    if r.low[i] in ("dozen", "hundred", "thousand") and i > sentence[0]:
        return r.low[i - 1] in ("'s", "’s", "per")  # "a baker's dozen"
    return (
        in_code(r, i, stop, sentence)
        or _after_name(r, numeral, sentence)
        or _in_address(r, stop, sentence[1])
    )


def _is_no_ordinal(r: Reading, numeral: Numeral, sentence: tuple[int, int]) -> bool:
    """ "a split second", "First, ...", "44th Street", and "FIRST" as a short form."""
    i, stop = numeral.first, numeral.stop
    before = r.low[i - 1] if i > sentence[0] else ""
    after = r.low[stop] if stop < sentence[1] else ""
    if stop == i + 1 and r.low[i] == "second" and before in ("split", "per", "every", "each"):
        return True
    if stop == i + 1 and i == sentence[0] and after in (",", "one", "and"):
        return True
    is_short_form = r.text[i].isupper() and r.text[i].isalpha()
    if is_short_form and stop < sentence[1] and not (i > 0 and r.text[i - 1].isupper()):
        return not r.text[stop].isupper()
    return r.text[i][0].isdecimal() and _in_address(r, stop, sentence[1])


def _is_pronoun_one(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    before = r.low[i - 1] if i > sentence[0] else ""
    after = r.low[i + 1] if i + 1 < sentence[1] else "."
    if before in _ONE_BEFORE or not (after[0].isalnum() or after == "-"):
        return True
    if after in _ONE_AFTER or after in AUXILIARIES or after in PREPOSITIONS or after in _VERBS:
        return True
    if after in ("and", "but", "or"):
        return after != "or"
    # "One expects a bump": the noun after "one" has no plural.
    is_verb = after.endswith("s") and not after.endswith(("ss", "us", "is", "ies"))
    if is_verb and before == "" and r.text[i + 1].islower():
        return True
    return before in _MAYBE_BEFORE and not _is_noun(r, i + 1)


def _is_noun(r: Reading, i: int) -> bool:
    """ "this one woman": a lower-case word that ends like no verb or adverb."""
    low = r.low[i]
    return r.text[i].islower() and low.isalpha() and not low.endswith(("s", "ed", "ing", "ly"))


def _in_address(r: Reading, stop: int, end: int) -> bool:
    """A house number, a numbered street or a postcode: "145th East Avenue", "90049 ZIP"."""
    following = r.low[stop : min(end, stop + 4)]
    if following and following[0] in _POSTAL and r.text[stop].isupper():
        return True
    for k, low in enumerate(following):
        if not r.text[stop + k][0].isupper() and low not in ("&", "/", "-", "of"):
            return False
        if low.rstrip(".") in _STREETS:
            return True
    return False


def _after_name(r: Reading, numeral: Numeral, sentence: tuple[int, int]) -> bool:
    """ "Boeing 737", "iPhone 14", "Article 50": a plain number right after what it numbers."""
    i = numeral.first
    if i <= sentence[0] or numeral.scale != 1 or "," in r.text[i]:
        return False
    before, word = r.low[i - 1], r.text[i - 1]
    if before.rstrip(".") in _NUMBERED or word in ("No.", "Nos."):
        return True
    is_brand = word[0].islower() and any(char.isupper() for char in word)
    if is_brand and r.text[i].isdecimal():
        return True
    if i - 1 == sentence[0] or not word[0].isupper() or not r.text[i].isdecimal():
        return False
    is_word = before in DETERMINERS or before in PREPOSITIONS or before in COORDINATORS
    unit = unit_after(r, numeral.stop, sentence[1]) if numeral.stop < sentence[1] else None
    return not is_word and unit is None and not word.endswith(".")


def listed_numbers(r: Reading) -> frozenset[int]:
    """Words that number the items of a list: "1", "2." and "3)" at the beginning of paragraphs
    that count on from one to the next."""
    opening: dict[int, int] = {}
    for first, stop in r.paragraphs:
        number = _item_number(r, first, stop)
        if number is not None:
            opening[first] = number
    order = sorted(opening)
    numbered: set[int] = set()
    for one, other in pairwise(order):
        if opening[other] == opening[one] + 1:
            numbered |= {one, other}
    return frozenset(numbered) | _inline_items(r)


def _item_number(r: Reading, first: int, stop: int) -> int | None:
    word = r.text[first]
    if not (word.isdecimal() and word.isascii() and len(word) < 3) or first + 1 >= stop:
        return None
    is_item = r.text[first + 1] in (".", ")") or r.text[first + 1][0].isupper()
    return int(word) if is_item and int(word) < _MAX_LISTED else None


def _inline_items(r: Reading) -> frozenset[int]:
    """ "either 1) sacrifice breadth or 2) sacrifice quality": a bracket closed and none open."""
    closing = [i for i, word in enumerate(r.text) if word == ")"]
    found = set()
    for i in closing:
        is_number = i > 0 and r.text[i - 1].isdecimal() and len(r.text[i - 1]) < 3
        if is_number and "(" not in r.text[max(0, i - 12) : i]:
            found.add(i - 1)
    return frozenset(found)
