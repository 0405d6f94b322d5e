"""The words that differ between two versions of a paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.comparison.matching import Block, matches
from claims.comparison.redraft import Paragraph, Row, numbered, word_offsets

# A match of so few letters between two changes says nothing: "of" in a rewritten sentence.
_LONE = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch that is the same in both drafts, or that differs.

    The steps of a row put together give its paragraphs; an absent side is empty. A stretch ends
    where the next begins, so that it takes the white space after it along.
    """

    is_same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def word_steps(old: str, new: str, row: Row) -> tuple[Step, ...]:
    """The word diff of a row of `redraft_rows(old, new)`; none where all words are the same."""
    if row.op in ("same", "moved"):
        return ()
    if row.old is None or row.new is None:
        here, there = (_edges(one) for one in (row.old, row.new))
        return (Step(False, *here, *there),)
    words = [word_offsets(old, row.old), word_offsets(new, row.new)]
    keys = numbered(*([key for _start, _end, key in side] for side in words))
    starts = [
        [start for start, _end, _key in side] + [paragraph.end]
        for side, paragraph in zip(words, (row.old, row.new), strict=True)
    ]
    steps = list(_steps(matches(*keys), *starts))
    return tuple(_without_lone(old, steps))


def _edges(paragraph: Paragraph | None) -> tuple[int, int]:
    return (paragraph.start, paragraph.end) if paragraph else (0, 0)


def _steps(blocks: Sequence[Block], olds: Sequence[int], news: Sequence[int]) -> Iterator[Step]:
    """`olds` and `news` are where the words begin, and at last where the paragraph ends."""
    i = j = 0
    for start, begin, size in [*blocks, (len(olds) - 1, len(news) - 1, 0)]:
        if i < start or j < begin:
            yield Step(False, olds[i], olds[start], news[j], news[begin])
        i, j = start + size, begin + size
        if size:
            yield Step(True, olds[start], olds[i], news[begin], news[j])


def _without_lone(old: str, steps: Sequence[Step]) -> list[Step]:
    """The steps, lone small matches counted among the changes around them."""
    kept: list[Step] = []
    for index, step in enumerate(steps):
        inside = 0 < index < len(steps) - 1
        if inside and step.is_same and _is_lone(old, steps[index - 1], step, steps[index + 1]):
            step = Step(False, step.old_start, step.old_end, step.new_start, step.new_end)
        if kept and kept[-1].is_same == step.is_same:
            first = kept.pop()
            step = Step(step.is_same, first.old_start, step.old_end, first.new_start, step.new_end)
        kept.append(step)
    return kept


def _is_lone(old: str, before: Step, step: Step, after: Step) -> bool:
    words = old[step.old_start : step.old_end].strip()
    if len(words) > _LONE or any(letter.isdigit() for letter in words):
        return False
    return all(
        min(side.old_end - side.old_start, side.new_end - side.new_start) > _LONE
        for side in (before, after)
    )
