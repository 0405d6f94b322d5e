"""The word diff as the pages show it: where the article has each part, and long runs folded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import re2
from django import template

from claims.comparison.types import DiffPart

register = template.Library()

# Of a run of more words than LONGEST that are the same on both sides, KEPT are shown at each end.
LONGEST, KEPT = 90, 25
_WORD = re2.compile(r"\s*\S+\s*")


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a diff as shown, source first.

    `op` as in `DiffPart`, or `fold`: the middle of a long run that is the same, of so many
    `words`. `start` and `end` are where the article has it, offsets into the draft's text; they
    are equal where it has nothing of it: there the words are missing. `label` says a difference
    that counts in words, "" for all else.
    """

    op: str
    claim: str
    source: str
    start: int
    end: int
    harmless: bool
    words: int = 0

    @property
    def cut(self) -> str:
        """The source's words without `gap`."""
        return self.source.removesuffix(self.gap)

    @property
    def gap(self) -> str:
        """White space at the end of the source's side alone. Shown after the article's, it keeps
        that from the word behind it: “trust.,␣Our” and not “trust.␣,Our”."""
        if not self.claim or self.claim[-1].isspace():
            return ""
        return self.source[len(self.source.rstrip()) :]

    @property
    def label(self) -> str:
        """“removed: long before my time”."""
        if self.harmless or self.op in ("same", "fold"):
            return ""
        source, claim = _words(self.source), _words(self.claim)
        if self.op == "changed":
            return f"changed: “{source}” became “{claim}”"
        return f"{self.op}: {source or claim}"


def _words(text: str) -> str:
    """Without the marks at both ends, unless there is nothing else."""
    return text.strip(" \n\r\t,;:.…") or text.strip()


@register.filter
def parts(diff: Sequence[DiffPart | Mapping[str, Any]]) -> Iterator[Shown]:
    """The parts of a diff, from a row or from the comparison itself, in their order."""
    read = [part if isinstance(part, DiffPart) else DiffPart(**part) for part in diff]
    at = next((part.claim_start for part in read if part.claim_start is not None), 0)
    for part in read:
        at = at if part.claim_start is None else part.claim_start
        if part.op == "same":
            yield from _folded(part, at)
        else:
            end = at + len(part.claim)
            yield Shown(part.op, part.claim, part.source, at, end, part.harmless)
        at += len(part.claim)


def _folded(part: DiffPart, at: int) -> Iterator[Shown]:
    """A run that is the same on both sides, its middle folded where it is long."""
    ends = [match.end() for match in _WORD.finditer(part.claim)]
    cuts = [0, len(part.claim)]
    if len(ends) > LONGEST:
        cuts = [0, ends[KEPT - 1], ends[-KEPT - 1], len(part.claim)]
    for number, (start, end) in enumerate(pairwise(cuts)):
        words, is_middle = part.claim[start:end], number == 1
        yield Shown(
            op="fold" if is_middle else "same",
            claim=words,
            source=words,
            start=at + start,
            end=at + end,
            harmless=False,
            words=len(ends) - 2 * KEPT if is_middle else 0,
        )
