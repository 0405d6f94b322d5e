"""What a text is found by: its rarer words, pairs of them that stand near each other, and what it
counts; each as a hash.

Words are compared as `claims.comparison` compares them (case, spelling, numbers written out) and
by their stems. Most quotations that were altered keep several pairs of neighbours; a word put in
or left out between two others keeps the pair of those two, because a pair may skip one word.
"""

import math
import uuid
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from struct import unpack

from claims.comparison.sentences import sentences
from claims.comparison.stems import stem
from claims.comparison.words import Word, read
from claims.models import Claim, SourceClaim

# Sentences shorter than this are joined to the next; longer stretches are cut.
SHORTEST, LONGEST = 12, 60  # words
# So far a pair may reach over small words into the next stretch.
REACH = 8  # words
# A figure is looked for under the powers of ten of values this much off, both ways.
ROUNDING = 1.25


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]`, with the terms that it is found by."""

    start: int
    end: int
    terms: frozenset[str]


def keys_of(terms: Iterable[str], *, desk: uuid.UUID, among: str) -> set[int]:
    """The hashes of `terms` in one desk's index `among` ("source" or "claim"), 32 bits, signed.

    A hash holds the desk, so no desk's library grows or slows what another one finds.
    """
    # A copy of the salted hash costs a third of making it anew, and a source has many terms.
    salted = blake2b(digest_size=4, salt=desk.bytes, person=among.encode())
    found = []
    for term in terms:
        hashed = salted.copy()
        hashed.update(term.encode())
        found.append(hashed.digest())
    return set(unpack(f">{len(found)}i", b"".join(found)))


def stretches(text: str, figures: Sequence[SourceClaim] = ()) -> Iterator[Stretch]:
    """The whole of `text` in stretches of a sentence or a few, with the `figures` found in it,
    which must be in the order of the text.

    A pair of words across two stretches belongs to the first.
    """
    words = read(text)
    waiting = deque(figures)
    for first, last in _ranges(text, words):
        start, end = words[first].start, words[last - 1].end
        placed = _placed(words[first : last + REACH])
        terms = {term for place, term in placed if place < end}
        while waiting and waiting[0].start < end:
            terms |= figure_terms(waiting.popleft())
        yield Stretch(start, end, frozenset(terms))


def word_terms(words: Sequence[Word]) -> set[str]:
    """What to ask for to find a row of words. Its pairs may skip a word more than those of a
    stretch: it may have been put in."""
    return {term for _place, term in _placed(words, skipped=2)}


def search_terms(text: str, *, within: str = "") -> list[str]:
    """The words to look for in what a person typed; small words are not looked for. `within`
    is "speaker" or "thing" for words of those, which claims are found by too."""
    roots = [stem(word.key) for word in read(text) if word.number or not word.small]
    return [f"{within}:{root}" for root in roots] if within else roots


def figure_terms(figure: Claim | SourceClaim, *, is_asked: bool = False) -> set[str]:
    """What a figure is found by: its value, and what it counts with its size and digits.

    `is_asked` adds the sizes next to it, so that 10,000 finds 9,980.
    """
    value = figure.value_low
    if value is None:
        return {f"@{figure.iso_date}"} if figure.iso_date else set()
    terms = {f"={value:.3g} {figure.unit}"}
    if figure.thing:
        thing = stem(figure.thing.split()[-1].casefold())
        factors = (1 / ROUNDING, 1.0, ROUNDING) if is_asked else (1.0,)
        terms |= {f"#{thing} {_size(value * factor)}" for factor in factors}
        terms.add(f"#{thing} {f'{abs(value):.1e}'[:3]}")
    return terms


def _size(value: float) -> int:
    return math.floor(math.log10(abs(value))) if value else 0


def _placed(words: Sequence[Word], *, skipped: int = 1) -> Iterator[tuple[int, str]]:
    """Each term with the offset of its first word; pairs skip up to so many words between."""
    small = [word.small for word in words]
    told = [
        (word.start, stem(word.key))
        for word, is_small in zip(words, small, strict=True)
        if word.number or not is_small
    ]
    for index, (place, root) in enumerate(told):
        yield place, root
        for _place, other in told[index + 1 : index + 2 + skipped]:
            yield place, f"{root} {other}"
    yield from _small_triples(words, small)


def _small_triples(words: Sequence[Word], small: Sequence[bool]) -> Iterator[tuple[int, str]]:
    """Three words in a row of which two are small: "before my time" has no other pair."""
    for index in range(len(words) - 2):
        if small[index] + small[index + 1] + small[index + 2] >= 2:
            first, second, third = words[index : index + 3]
            yield first.start, f"{first.key} {second.key} {third.key}"


def _ranges(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The stretches as indexes of words, end exclusive; together they hold every word."""
    starts = [start for start, _end in sentences(text)]
    numbers = [bisect_right(starts, word.start) for word in words]
    first = 0
    for last, number in enumerate(numbers, start=1):
        is_end = last == len(words) or number != numbers[last]
        if (is_end and last - first >= SHORTEST) or last - first == LONGEST or last == len(words):
            yield first, last
            first = last
