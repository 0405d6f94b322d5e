"""What the rules read: one Doc's words, paragraphs, sentences and quotation marks."""

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from claims.extraction.cues import is_cue
from claims.extraction.lexicon import words
from claims.extraction.marks import CLOSERS, OPENERS, STRAIGHT, Region, pair_marks
from claims.extraction.plurals import singular

_STOPS = frozenset(".!?…") | {"..."}
_DOUBLE = OPENERS | CLOSERS | STRAIGHT
_STARTERS = words("starters")
_NUMERO = frozenset(("No", "Nos"))
_TITLES = words("titles")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_MIN_WRAPPED = 60
# The market of a share's code: "Acme (ACM.L)".
_MAX_MARKET = 2
# Rules look from one end of a sentence to the other; cutting what no person would call one keeps
# them linear on text without full stops.
_MAX_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Reading:
    """One Doc's words without its white space, as parallel lists, and what groups them.

    `start` and `end` are code-point offsets into the Doc's text. `region_of[i]` is the number of
    the pair of marks that word i stands in (the marks included), -1 outside. Paragraphs and
    sentences are half-open ranges of word numbers; a sentence never ends inside marks.
    `tags` are Penn Treebank tags, which pipelines of both label sets give; empty without a tagger.
    `entities` are the labels of a name recogniser, "" outside names; empty without one.
    """

    text: list[str]
    low: list[str]
    start: list[int]
    end: list[int]
    paragraphs: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    regions: list[Region]
    region_of: list[int]
    tags: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)

    def is_finite(self, i: int) -> bool:
        """A tagger has called word i a finite verb; False where none has read the text."""
        return bool(self.tags) and self.tags[i] in _FINITE


def read(doc: Doc) -> Reading:
    """Group the words of `doc`; linear in their number."""
    text: list[str] = []
    start: list[int] = []
    glued: list[bool] = []
    breaks: list[tuple[int, str]] = []
    position, space_before = 0, True
    for token in doc:
        piece = token.text
        if piece.isspace():
            if "\n" in piece or "\r" in piece:
                breaks.append((len(text), piece))
            space_before = True
        else:
            text.append(piece)
            start.append(position)
            glued.append(not space_before)
            space_before = bool(token.whitespace_)
        position += len(piece) + len(token.whitespace_)
    low = [piece.lower() for piece in text]
    end = [at + len(piece) for at, piece in zip(start, text, strict=True)]
    paragraphs = _paragraphs(text, start, end, breaks)
    paragraphs, regions = _run_on(text, start, end, paragraphs, pair_marks(text, glued, paragraphs))
    region_of = [-1] * len(text)
    for number, region in enumerate(regions):
        region_of[region.first : region.last + 1] = [number] * (region.last - region.first + 1)
    sentences = _sentences(text, low, paragraphs, regions, region_of)
    return Reading(text, low, start, end, paragraphs, sentences, regions, region_of)


def _paragraphs(
    text: Sequence[str], start: Sequence[int], end: Sequence[int], breaks: list[tuple[int, str]]
) -> list[tuple[int, int]]:
    """Ranges between line breaks; a break inside a wrapped sentence does not count."""
    found: list[tuple[int, int]] = []
    first = line_first = 0
    for at, piece in breaks:
        if at == first:
            line_first = at
            continue
        wrapped = 0 < at < len(text) and piece.replace("\r\n", "\n").count("\n") < 2
        if wrapped and _is_wrapped(text[at - 1], text[at], end[at - 1] - start[line_first]):
            line_first = at
            continue
        found.append((first, at))
        first = line_first = at
    if first < len(text):
        found.append((first, len(text)))
    return found


def _is_wrapped(last: str, following: str, length: int) -> bool:
    """A single line break inside a sentence: hard-wrapped copy, as wires and PDFs have it."""
    if last in _STOPS or last in '”"’' or following == ">":
        return False
    return following[0].islower() or length >= _MIN_WRAPPED


def _run_on(
    text: Sequence[str],
    start: Sequence[int],
    end: Sequence[int],
    paragraphs: Sequence[tuple[int, int]],
    regions: Sequence[Region],
) -> tuple[list[tuple[int, int]], list[Region]]:
    """Quotations of several paragraphs, each of which opens marks and only the last closes them:
    their paragraphs and their marks become one. A quotation in the line after a colon belongs to
    the paragraph before it."""
    regions = _closed_later(text, start, end, paragraphs, regions)
    opening = {region.first for region in regions}
    unclosed = {region.last for region in regions if not region.closed and not region.single}
    begins = {first for first, _ in paragraphs if first in opening and first > 0}
    begins_at = [first for first, _ in paragraphs]
    spanned = {
        first
        for region in regions
        for first in begins_at[
            bisect_right(begins_at, region.first) : bisect_right(begins_at, region.last)
        ]
    }
    runs_on = {i for i in begins if i - 1 in unclosed and text[i - 1] in _STOPS}
    joints = spanned | runs_on | {i for i in begins if text[i - 1] == ":"}
    if not joints:
        return list(paragraphs), list(regions)
    starts = [first for first, _ in paragraphs if first not in joints]
    merged = list(zip(starts, [*starts[1:], paragraphs[-1][1]], strict=True))
    found: list[Region] = []
    for region in regions:
        if region.first in runs_on:
            first = found.pop().first
            region = Region(first, region.last, region.closed, single=False)
        found.append(region)
    return merged, found


def _closed_later(
    text: Sequence[str],
    start: Sequence[int],
    end: Sequence[int],
    paragraphs: Sequence[tuple[int, int]],
    regions: Sequence[Region],
) -> list[Region]:
    """A quotation left open at the end of its paragraph runs on to the mark that closes it when
    the next paragraph has no opening mark before that one."""
    following = {stop: (first, end_) for (_, stop), (first, end_) in itertools.pairwise(paragraphs)}
    found: list[Region] = []
    for region in regions:
        if found and region.first <= found[-1].last:
            continue  # paired from the closing mark, which is taken now
        after = following.get(region.last + 1)
        if after and not region.closed and not region.single and text[region.last] in _STOPS:
            mark = next((i for i in range(*after) if text[i] in _DOUBLE), None)
            if mark is not None and _is_closing(text, start, end, mark, after):
                region = Region(region.first, mark, closed=True, single=False)
        found.append(region)
    return found


def _is_closing(
    text: Sequence[str],
    start: Sequence[int],
    end: Sequence[int],
    i: int,
    paragraph: tuple[int, int],
) -> bool:
    """A mark glued to the stop or comma before it, as one that ends a quotation is."""
    is_glued = i > paragraph[0] and end[i - 1] == start[i]
    return is_glued and text[i] not in OPENERS and text[i - 1] in _STOPS | {","}


def _sentences(
    text: Sequence[str],
    low: Sequence[str],
    paragraphs: Sequence[tuple[int, int]],
    regions: Sequence[Region],
    region_of: Sequence[int],
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for first, stop in paragraphs:
        begin = i = first
        while i < stop:
            if region_of[i] >= 0:
                region = regions[region_of[i]]
                i = region.last + 1
                ends = i < stop and _ends_after_region(text, low, region, i, stop)
            else:
                i += 1
                ends = i < stop and _ends_after(text, low, region_of, i)
            if ends or (i - begin >= _MAX_SENTENCE and i < stop):
                found.append((begin, i))
                begin = i
        if begin < stop:
            found.append((begin, stop))
    return found


def _ends_after(text: Sequence[str], low: Sequence[str], region_of: Sequence[int], i: int) -> bool:
    """Word i - 1, outside marks, ends a sentence and word i begins one."""
    last = text[i - 1]
    if last == "." and i > 2 and text[i - 2] in _NUMERO and text[i][0].isdecimal():
        # "the No. 2 spot", but “Ready? No. 12 are not.” and “The answer was No. 12 people died.”
        return not text[i - 3][0].isalnum() or _counts_many(text, low, i)
    if last in _STOPS:
        is_code = text[i].isupper() and len(text[i]) <= _MAX_MARKET and text[i + 1 : i + 2] == [")"]
        return not text[i][0].islower() and text[i] not in ")]},;:" and not is_code
    if last in ")]" and i >= 2 and text[i - 2] in _STOPS:
        return text[i][0].isupper()
    is_short_form = last.endswith(".") and len(last) > 1
    if not is_short_form or low[i - 1][:-1] in _TITLES:
        return False
    if region_of[i] >= 0:
        return i + 1 < len(text) and text[i + 1][0].isupper() and not _is_nickname(text, i)
    return low[i] in _STARTERS and text[i][0].isupper()


def _is_nickname(text: Sequence[str], i: int) -> bool:
    """`James R. | “Jim” Poe`: an initial, and one word in marks before a name."""
    is_closed = text[i + 2 : i + 3] and text[i + 2] in _DOUBLE
    is_initial = len(text[i - 1]) == 2 and text[i - 1][0].isupper()
    return bool(is_closed) and is_initial and text[i + 3 : i + 4] != [] and text[i + 3][0].isupper()


def _counts_many(text: Sequence[str], low: Sequence[str], i: int) -> bool:
    """A plural follows the number at word i, and no "No. 1 hits" have it."""
    noun = low[i + 1] if i + 1 < len(low) else ""
    return text[i] != "1" and noun.isalpha() and text[i + 1].islower() and singular(noun) != noun


def _ends_after_region(
    text: Sequence[str], low: Sequence[str], region: Region, i: int, stop: int
) -> bool:
    """Word i follows a pair of marks and begins a sentence.

    “Why?” Trump asked: a question or a call goes on when a reporting verb follows closely.
    """
    inner = text[region.last - 1]
    if inner not in _STOPS or not (text[i][0].isupper() or text[i] in OPENERS | {'"', "''"}):
        return False
    if inner == "." or not text[i][0].isupper():
        return True
    near = range(i, min(i + 6, stop))
    return not any(is_cue(low[k]) for k in near)
