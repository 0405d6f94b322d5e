"""Two drafts side by side: which paragraph stands beside which, and which words differ.

Paragraphs are lines with words in them. White space and the shape of quotation marks are no
difference. Offsets are code points into the text of each draft, end exclusive.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import re2

from claims.comparison.drafts import SHAPES
from claims.comparison.matching import Block, matches
from claims.comparison.paragraph_pairs import beside
from claims.comparison.sentences import sentences

# "5,000", "12-year-old" and "it's" are one word each: a new digit is to read as a new number.
_WORD = re2.compile(r"[\p{L}\p{M}\p{N}]+(?:[.,:’'/–-][\p{L}\p{M}\p{N}]+)*%?|[^\s\p{L}\p{M}\p{N}]")
# A longer line is cut at the ends of sentences: some texts are one line from end to end.
_LONGEST = 3_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text[start:end]`, from the line with this number on; lines with words count from 1."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in the old draft beside what continues it in the new one.

    `op`: same, changed, removed (`new` is None), added (`old` is None), or moved: word for word at
    another place, one row at each with `twin`, the index of the other one. A side of a changed
    row has several paragraphs where they were put together or cut.
    """

    op: str
    old: Paragraph | None
    new: Paragraph | None
    twin: int | None = None


def redraft_rows(old: str, new: str) -> tuple[Row, ...]:
    """All paragraphs of both drafts in their order, those that belong together in one row."""
    sides = paragraphs(old), paragraphs(new)
    lines = [
        [_line(text, one) for one in found] for text, found in zip((old, new), sides, strict=True)
    ]
    keys = numbered(*lines)
    blocks = matches(*keys)
    moved = _moved(keys, blocks)
    alone = set(moved), set(moved.values())
    rows: list[Row] = []
    places: list[dict[int, int]] = [{}, {}]
    for i, end, j, stop in _groups(lines, blocks, alone):
        for side, index in enumerate((i, j)):
            places[side][index] = len(rows)
        is_same = i < end and j < stop and keys[0][i:end] == keys[1][j:stop]
        rows.append(_row(_joined(sides[0][i:end]), _joined(sides[1][j:stop]), is_same=is_same))
    for i, j in moved.items():
        one, other = places[0][i], places[1][j]
        rows[one] = replace(rows[one], op="moved", twin=other)
        rows[other] = replace(rows[other], op="moved", twin=one)
    return tuple(rows)


def paragraphs(text: str) -> list[Paragraph]:
    """The lines of `text` that hold words, without the white space around them."""
    found: list[Paragraph] = []
    start, number = 0, 0
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line = text[start:stop]
        if words := line.strip():
            number += 1
            begin = start + len(line) - len(line.lstrip())
            found += (Paragraph(*edges, number) for edges in _cut(words, begin))
        start = stop + 1
    return found


def word_offsets(text: str, paragraph: Paragraph) -> list[tuple[int, int, str]]:
    """(start, end, key) of the words and marks of a paragraph; equal keys are the same word."""
    found = _WORD.finditer(text[paragraph.start : paragraph.end])
    return [
        (
            paragraph.start + match.start(),
            paragraph.start + match.end(),
            match.group().translate(SHAPES),
        )
        for match in found
    ]


def numbered(*sequences: Iterable[object]) -> list[list[int]]:
    """The items of each sequence as numbers, equal ones with equal numbers."""
    numbers: dict[object, int] = {}
    return [[numbers.setdefault(item, len(numbers)) for item in items] for items in sequences]


def _cut(words: str, start: int) -> Iterator[tuple[int, int]]:
    if len(words) <= _LONGEST:
        yield start, start + len(words)
        return
    for low, high in sentences(words):
        while high - low > _LONGEST:
            space = words.rfind(" ", low + 1, low + _LONGEST)
            end = space if space > 0 else low + _LONGEST
            yield start + low, start + end
            low = end + (space > 0)
        yield start + low, start + high


def _line(text: str, paragraph: Paragraph) -> str:
    """The paragraph as it is compared."""
    return " ".join(text[paragraph.start : paragraph.end].split()).translate(SHAPES)


def _moved(keys: Sequence[Sequence[int]], blocks: Sequence[Block]) -> dict[int, int]:
    """Paragraphs that stand at another place, old index to new; only where there is no doubt."""
    left: list[dict[int, int]] = []
    for side in (0, 1):
        placed = {block[side] + n for block in blocks for n in range(block[2])}
        free = [index for index in range(len(keys[side])) if index not in placed]
        counts = Counter(keys[side][index] for index in free)
        left.append({keys[side][i]: i for i in free if counts[keys[side][i]] == 1})
    return {index: left[1][key] for key, index in left[0].items() if key in left[1]}


def _groups(
    lines: Sequence[Sequence[str]],
    blocks: Sequence[Block],
    alone: tuple[set[int], set[int]],
) -> Iterator[tuple[int, int, int, int]]:
    """(first old, end of old, first new, end of new) of each row."""
    i = j = 0
    for start, begin, size in [*blocks, (len(lines[0]), len(lines[1]), 0)]:
        olds = [set() if k in alone[0] else set(lines[0][k].split()) for k in range(i, start)]
        news = [set() if k in alone[1] else set(lines[1][k].split()) for k in range(j, begin)]
        for a, b, c, d in beside(olds, news):
            yield i + a, i + b, j + c, j + d
        yield from ((start + n, start + n + 1, begin + n, begin + n + 1) for n in range(size))
        i, j = start + size, begin + size


def _joined(side: Sequence[Paragraph]) -> Paragraph | None:
    return Paragraph(side[0].start, side[-1].end, side[0].number) if side else None


def _row(old: Paragraph | None, new: Paragraph | None, *, is_same: bool) -> Row:
    if old is None or new is None:
        return Row("added" if old is None else "removed", old, new)
    return Row("same" if is_same else "changed", old, new)
