"""What a transcript has between the words that were said: hesitations, notes of the
transcriber, timecodes, the label of a speaker who simply goes on."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import re2

from claims.comparison.lists import listed
from claims.comparison.turns import timecodes, turn_labels
from claims.comparison.words import Word, read

_FILLERS = listed("um umm uh uhh uhm er erm ah ahem hm hmm mm mmm eh")

_BRACKETED = re2.compile(r"[\[(<][^\[\]()<>\n]{1,60}[\])>]")
_NOTES = listed(
    "laughter laughs laughing laugh applause applauds cheers cheering boos booing inaudible"
    " unintelligible indistinct crosstalk pause pauses silence music coughs coughing sighs"
    " off-mic off-mike offmic phonetic overlapping coughing crying weeping chuckles chuckling"
    " crowd inaudibly cross-talk garbled"
)
_LONG = 1000


@dataclass(frozen=True, slots=True)
class Noise:
    """A stretch of a text that is not speech proper: `text[start:end]`.

    `kind`: filler ("uh", the "th-" of "th- the"), aside ("[laughter]"), timecode, or label (of
    the speaker whose turn it already is).
    """

    start: int
    end: int
    surface: str
    kind: str


def spoken(text: str) -> tuple[Word, ...]:
    """The words of `text` without those that are noise."""
    return _spoken_long(text) if len(text) > _LONG else _spoken(text)


@lru_cache(maxsize=64)
def noise(text: str) -> tuple[Noise, ...]:
    """Everything in `text` that nobody said on purpose, in order, no two sharing text."""
    found = [*_codes(text), *_asides(text), *_labels(text), *_fillers(text)]
    kept: list[Noise] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return tuple(kept)


def noise_between(text: str, start: int, end: int) -> tuple[Noise, ...]:
    """The noise that lies within `text[start:end]`."""
    found, starts = noise(text), _starts(text)
    inside = found[bisect_left(starts, start) : bisect_left(starts, end)]
    return tuple(item for item in inside if item.end <= end)


def silenced(text: str, start: int, items: Sequence[Noise]) -> str:
    """A stretch of a text that begins at `start`, with the `items` in it blanked out."""
    for item in items:
        low, high = item.start - start, item.end - start
        text = text[:low] + " " * (high - low) + text[high:]
    return text


@lru_cache(maxsize=64)
def _starts(text: str) -> tuple[int, ...]:
    return tuple(item.start for item in noise(text))


@lru_cache(maxsize=64)
def _spoken_long(text: str) -> tuple[Word, ...]:
    return _spoken(text)


def _spoken(text: str) -> tuple[Word, ...]:
    found = noise(text)
    if not found:
        return read(text)
    starts = _starts(text)
    return tuple(
        word
        for word in read(text)
        if (index := bisect_right(starts, word.start)) == 0 or word.end > found[index - 1].end
    )


def _codes(text: str) -> Iterator[Noise]:
    for start, end, _ in timecodes(text):
        yield Noise(start, end, text[start:end], "timecode")


def _asides(text: str) -> Iterator[Noise]:
    for match in _BRACKETED.finditer(text):
        inside = match.group()[1:-1].casefold().replace(",", " ").split()
        if any(word.strip(".…") in _NOTES for word in inside):
            yield Noise(match.start(), match.end(), match.group(), "aside")


def _labels(text: str) -> Iterator[Noise]:
    before = ""
    for start, label in turn_labels(text):
        end = text.find(":", start + len(label)) + 1
        if label == before and 0 < end <= start + len(label) + 60:
            yield Noise(start, end, text[start:end], "label")
        before = label


def _fillers(text: str) -> Iterator[Noise]:
    words = read(text)
    for index, word in enumerate(words):
        after = text[word.end : word.end + 2]
        is_cut = len(word.surface) <= 3 and after in ("- ", "– ", "— ") and index + 1 < len(words)
        if is_cut and _goes_on(word, words[index + 1]):
            yield Noise(word.start, word.end + 1, word.surface + after[0], "filler")
        elif _is_filler(words, index):
            yield Noise(word.start, word.end, word.surface, "filler")


def _is_filler(words: Sequence[Word], index: int) -> bool:
    """Not "5 mm", and not "the ER"."""
    word = words[index]
    if word.key not in _FILLERS or (word.surface.isupper() and len(word.surface) > 1):
        return False
    return index == 0 or not words[index - 1].number


def _goes_on(word: Word, following: Word) -> bool:
    """Whether a word broken off ("th- the") is the beginning of the next."""
    return (
        not word.number
        and following.key != word.key
        and following.key.startswith(word.key)
        and len(following.key) > len(word.key)
    )
