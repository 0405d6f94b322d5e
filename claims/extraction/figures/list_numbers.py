"""Numbers of the items of a list, which count nothing: "1. Jo Poe", "2) the road"."""

from itertools import pairwise

from claims.extraction.reading import Reading

_MAX_LISTED = 100


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
