"""Changed words that no claim of either draft covers: nobody is asked to decide about them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.comparison.redraft import Row
from claims.comparison.word_steps import Step, word_steps

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """`steps` are changes with words outside every claim, each with the index of its row; of
    `unread` further rows that changed it is not known, for there were enough."""

    steps: Sequence[tuple[int, Step]]
    unread: int


def uncovered_steps(
    old: str,
    new: str,
    rows: Sequence[Row],
    claims: tuple[Iterable[Span], Iterable[Span]],
    *,
    enough: int,
) -> Uncovered:
    """The changes of `redraft_rows(old, new)` that `claims`, spans of the old and of the new
    draft, do not wholly cover; rows are read until there are `enough`."""
    covered = [_merged(spans) for spans in claims]
    changed = [index for index, row in enumerate(rows) if row.op not in ("same", "moved")]
    found: list[tuple[int, Step]] = []
    for count, index in enumerate(changed):
        if len(found) >= enough:
            return Uncovered(found[:enough], len(changed) - count)
        found += (
            (index, step)
            for step in word_steps(old, new, rows[index])
            if not step.is_same
            and not (
                _is_inside(old, (step.old_start, step.old_end), covered[0])
                and _is_inside(new, (step.new_start, step.new_end), covered[1])
            )
        )
    return Uncovered(found, 0)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_inside(text: str, span: Span, covered: Sequence[Span]) -> bool:
    """Whether all words of the stretch are covered; a stretch without words is."""
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start == end:
        return True
    at = bisect_right(covered, (start, len(text))) - 1
    return at >= 0 and end <= covered[at][1]
