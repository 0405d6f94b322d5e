"""Where a claim stands whose sentence was rewritten: the most alike passage of the new draft."""

from collections.abc import Sequence

from claims.comparison.drafts import DraftText, sentence_at
from claims.comparison.search import Passage, passages
from claims.comparison.transcripts import spoken
from claims.comparison.types import Anchor
from claims.comparison.words import Word

# A rewritten sentence keeps this share of its words, and leaves the runner-up this far behind.
_SHARE = 0.5
_MARGIN = 0.15
# A span that grew beyond this is not the same claim rewritten.
_GROWTH = 3
_ROOM = 10


def reworded(
    old: DraftText,
    new: DraftText,
    taken: frozenset[int],
    block: tuple[int, int],
    span: tuple[int, int],
) -> Anchor | None:
    """The place of `span` in a rewritten version of its sentences `block`, None without one.

    `taken` are the new sentences that an old one accounts for word for word.
    """
    start, end = old.spans[block[0]][0], old.spans[block[1]][1]
    claim = [_shifted(word, start) for word in spoken(old.text[start:end])]
    if not claim:
        return None
    found = [
        passage
        for passage in passages(claim, new.text, limit=3, floor=_SHARE - _MARGIN)
        if not _is_taken(new, taken, passage)
    ]
    if not found or found[0].share < _SHARE:
        return None
    if len(found) > 1 and found[0].share - found[1].share < _MARGIN:
        return None
    place = _mapped(claim, new, found[0], span)
    return None if place is None else Anchor("reworded", *place, round(found[0].share, 4))


def _shifted(word: Word, by: int) -> Word:
    return Word(word.start + by, word.end + by, word.surface, word.key, word.number)


def _is_taken(new: DraftText, taken: frozenset[int], passage: Passage) -> bool:
    """Whether most of the matched words stand in sentences that belong to other claims."""
    words = spoken(new.text)
    held = sum(sentence_at(new, words[j].start) in taken for _, j in passage.pairs)
    return held * 2 > len(passage.pairs)


def _mapped(
    claim: Sequence[Word], new: DraftText, passage: Passage, span: tuple[int, int]
) -> tuple[int, int] | None:
    """The new words that stand where the span's words stood, as offsets.

    Where the span's first or last words are gone, what stands in their place is taken: from
    the last word matched before the span, or the start of the sentence, up to the first one
    matched after it, or the end of the sentence.
    """
    inside = [i for i, word in enumerate(claim) if word.start < span[1] and word.end > span[0]]
    if not inside:
        return None
    words = spoken(new.text)
    low, high = _reach(new, passage)
    before = [j for i, j in passage.pairs if i < inside[0]]
    after = [j for i, j in passage.pairs if i > inside[-1]]
    held = [j for i, j in passage.pairs if inside[0] <= i <= inside[-1]]
    first = before[-1] + 1 if before else low
    last = after[0] - 1 if after else high
    if held and claim[inside[0]].key == words[held[0]].key:
        first = held[0]
    if held and claim[inside[-1]].key == words[held[-1]].key:
        last = held[-1]
    if first > last or last - first + 1 > len(inside) * _GROWTH + _ROOM:
        return None
    return words[first].start, words[last].end


def _reach(new: DraftText, passage: Passage) -> tuple[int, int]:
    """The first and last word of the sentences the passage touches."""
    words = spoken(new.text)
    first = sentence_at(new, words[passage.first].start)
    last = sentence_at(new, words[passage.last].start)
    low, high = passage.first, passage.last
    while low and sentence_at(new, words[low - 1].start) == first:
        low -= 1
    while high + 1 < len(words) and sentence_at(new, words[high + 1].start) == last:
        high += 1
    return low, high
