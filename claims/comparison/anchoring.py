"""Where the claims of an old draft stand in a new one.

A claim keeps its place only if its sentence is there again, word for word: the same figure in
an altered sentence says something else. Which of several equal sentences is meant is read from
the sentences around it; without a clear winner the claim counts as gone and is checked anew.
"""

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from claims.comparison.drafts import DraftText, read_draft, sentence_at, unit_offsets, units
from claims.comparison.rewording import reworded
from claims.comparison.types import Anchor

GONE = Anchor("gone", None, None, 0.0)

# A sentence found again scores at least this much; every equal neighbour adds a little, one
# before it twice as much as one after, for "he" and "it" point back.
_FOUND = 0.6
_NEIGHBOURS = 8
_NEIGHBOUR = (1 - _FOUND) / (3 * _NEIGHBOURS)
# One more equal neighbour than the runner-up settles it.
_MARGIN = _NEIGHBOUR / 2

# Words beside a quotation that may name its speaker, and how far to look for them.
_ATTRIBUTION = 6
_BESIDE = 120


def carry(old_text: str, new_text: str, spans: Sequence[tuple[int, int]]) -> list[Anchor]:
    """An anchor for each of `spans` (offsets into `old_text`), in their order.

    `unchanged`: the same words in the same sentence in the same place. `moved`: the sentence
    stands elsewhere. `reworded`: the words or their sentence changed; a person decides again.
    `gone`: not there, or two places fit equally well.
    """
    old, new = read_draft(old_text), read_draft(new_text)
    aligned = _aligned(old, new)
    return [_carry(old, new, aligned, start, end) for start, end in spans]


def _aligned(old: DraftText, new: DraftText) -> dict[int, int]:
    """Sentences that stand in the same order in both drafts, old index to new."""
    numbers: dict[tuple[str, ...], int] = {}
    rows = [[numbers.setdefault(key, len(numbers)) for key in text.keys] for text in (old, new)]
    aligned = {}
    for step in Indel.opcodes(rows[0], rows[1]):
        if step.tag == "equal":
            size = step.src_end - step.src_start
            aligned.update({step.src_start + i: step.dest_start + i for i in range(size)})
    return aligned


def _carry(old: DraftText, new: DraftText, aligned: dict[int, int], start: int, end: int) -> Anchor:
    first, last = sentence_at(old, start), sentence_at(old, max(start, end - 1))
    if not 0 <= start < end <= len(old.text) or first < 0:
        return GONE
    here = _occurrences(new, old, first, last)
    if not here:
        taken = frozenset(j for i, j in aligned.items() if not first <= i <= last)
        return reworded(old, new, taken, (first, last), (start, end)) or GONE
    place, score = _winner(old, new, (first, last), here)
    if place is None:
        return GONE
    found = _same_words(old, new, (first, last, place), (start, end))
    if found is None:
        return GONE
    state = "unchanged" if aligned.get(first) == place else "moved"
    return Anchor(state, found[0], found[1], round(score, 4))


def _occurrences(new: DraftText, old: DraftText, first: int, last: int) -> list[int]:
    """Where the sentences `first` to `last` of `old` stand in `new`, word for word and with the
    same words beside them that may name the speaker."""
    block = old.keys[first : last + 1]
    beside = _attribution(old, first, last)
    return [
        place
        for place in new.places.get(block[0], ())
        if new.keys[place : place + len(block)] == block
        and _attribution(new, place, place + len(block) - 1) == beside
    ]


def _attribution(text: DraftText, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """For sentences that hold quotation marks, the words next to them in their paragraph."""
    start, end = text.spans[first][0], text.spans[last][1]
    if not any(mark in text.text[start:end] for mark in '“”"‘«»'):
        return (), ()
    before = text.text[max(0, start - _BESIDE) : start].rpartition("\n")[2]
    after = text.text[end : end + _BESIDE].partition("\n")[0]
    return units(before)[-_ATTRIBUTION:], units(after)[:_ATTRIBUTION]


def _winner(
    old: DraftText, new: DraftText, block: tuple[int, int], places: Sequence[int]
) -> tuple[int | None, float]:
    """The place whose neighbours fit best, if no other place and no other old copy fits as well."""
    first, last = block
    scores = sorted(((_fit(old, new, first, last, place), place) for place in places), reverse=True)
    best, place = scores[0]
    rivals = [score for score, _ in scores[1:]]
    size = last - first
    rivals += [
        _fit(old, new, copy, copy + size, place)
        for copy in old.places[old.keys[first]]
        if copy != first and old.keys[copy : copy + size + 1] == old.keys[first : last + 1]
    ]
    return (place if all(best - rival >= _MARGIN for rival in rivals) else None), best


def _fit(old: DraftText, new: DraftText, first: int, last: int, place: int) -> float:
    """How well a place in the new draft fits: the sentences that stay equal around it."""
    before = _equal_run(old, new, first - 1, place - 1, -1)
    after = _equal_run(old, new, last + 1, place + last - first + 1, 1)
    return _FOUND + _NEIGHBOUR * (2 * before + after)


def _equal_run(old: DraftText, new: DraftText, i: int, j: int, step: int) -> int:
    """Equal sentences from `i` and `j` on, up to a limit; texts that end together count one."""
    for run in range(_NEIGHBOURS):
        inside = 0 <= i < len(old.keys), 0 <= j < len(new.keys)
        if inside == (False, False):
            return run + 1
        if inside != (True, True) or old.keys[i] != new.keys[j]:
            return run
        i, j = i + step, j + step
    return _NEIGHBOURS


def _same_words(
    old: DraftText, new: DraftText, block: tuple[int, int, int], span: tuple[int, int]
) -> tuple[int, int] | None:
    """The span in the new draft, found by counting words and marks from its sentence on."""
    first, last, place = block
    old_units = unit_offsets(old.text, old.spans[first][0], old.spans[last][1])
    new_end = new.spans[place + last - first][1]
    new_units = unit_offsets(new.text, new.spans[place][0], new_end)
    inside = [
        (a, b)
        for a, b in zip(old_units, new_units, strict=True)
        if a[1] > span[0] and a[0] < span[1]
    ]
    if not inside:
        return None
    (first_old, first_new), (last_old, last_new) = inside[0], inside[-1]
    start = first_new[0] + max(0, span[0] - first_old[0])
    end = last_new[1] - max(0, last_old[1] - span[1])
    same = units(old.text[span[0] : span[1]]) == units(new.text[start:end])
    return (start, end) if same else None
