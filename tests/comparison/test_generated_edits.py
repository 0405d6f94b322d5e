"""Claims through generated edits: `EDITS=10000 python -m pytest` on this file for the full number.

Each is a seed: `SEED=1234 EDITS=1` runs that one again.
"""

import os
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import pytest

from claims.comparison import carry
from claims.comparison.types import Anchor
from tests.comparison.drafted import Placed, edited, first_draft, laid_out, tokens

EDITS = int(os.environ.get("EDITS", "100"))
SEED = int(os.environ.get("SEED", "0"))
KEPT = ("unchanged", "moved")
CLAIM = re.compile(r"\$?\d[\d,]*%?|“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True)
class Case:
    """A claim of a first draft, `span` of its text in the sentence `at`, and where it was found."""

    seed: int
    old: str
    new: str
    olds: list[Placed]
    news: list[Placed]
    at: int
    span: tuple[int, int]
    anchor: Anchor

    def is_kept(self) -> bool:
        return self.anchor.state in KEPT

    def landed(self) -> Placed:
        """The sentence of the new draft in which the claim stands."""
        assert self.anchor.start is not None
        starts = [one.start for one in self.news]
        return self.news[bisect_right(starts, self.anchor.start) - 1]


def cases() -> Iterator[list[Case]]:
    """For each seed all claims of one draft: its sentences, its figures, its quotations."""
    for seed in range(SEED, SEED + EDITS):
        random = Random(seed)
        draft = first_draft(random)
        old, olds = laid_out(draft)
        new, news = laid_out(edited(draft, random))
        claims = [(at, span) for at, placed in enumerate(olds) for span in spans(placed)]
        anchors = carry(old, new, [span for _at, span in claims])
        yield [
            Case(seed, old, new, olds, news, at, span, anchor)
            for (at, span), anchor in zip(claims, anchors, strict=True)
        ]


def spans(placed: Placed) -> set[tuple[int, int]]:
    text, start = placed.sentence.text, placed.start
    inside = {(start + one.start(), start + one.end()) for one in CLAIM.finditer(text)}
    return inside | {(start, start + len(text))}


def place(text: str, sentence_start: int, span: tuple[int, int]) -> tuple[int, list[str]]:
    """Which words of its sentence a span is: how many stand before it, and the words."""
    return len(tokens(text[sentence_start : span[0]])), tokens(text[slice(*span)])


@pytest.fixture(scope="module")
def drafts() -> list[list[Case]]:
    """The cases, made once, when the first test asks for them."""
    return list(cases())


def test_a_claim_is_kept_only_on_the_same_words_in_the_same_sentence(
    drafts: list[list[Case]],
) -> None:
    kept = [case for draft in drafts for case in draft if case.is_kept()]
    assert len(kept) > EDITS
    for case in kept:
        assert case.anchor.start is not None and case.anchor.end is not None
        here, there = case.olds[case.at], case.landed()
        assert tokens(here.sentence.text) == tokens(there.sentence.text), case
        span = (case.anchor.start, case.anchor.end)
        before = place(case.old, here.start, case.span)
        assert before == place(case.new, there.start, span), case


def test_no_two_sentences_leave_their_claims_at_one_place(drafts: list[list[Case]]) -> None:
    for draft in drafts:
        homes: dict[tuple[int | None, int | None], set[int]] = {}
        for case in draft:
            if case.is_kept():
                homes.setdefault((case.anchor.start, case.anchor.end), set()).add(case.at)
        assert all(len(sentences) == 1 for sentences in homes.values()), draft[0]


def test_a_sentence_that_stands_once_in_both_drafts_loses_nothing(drafts: list[list[Case]]) -> None:
    """What is left alone is not checked again. A quotation may: the words beside it name who
    said it."""
    for draft in drafts:
        words = Counter(" ".join(tokens(one.sentence.text)) for one in draft[0].olds)
        later = Counter(" ".join(tokens(one.sentence.text)) for one in draft[0].news)
        for case in draft:
            key = " ".join(tokens(case.olds[case.at].sentence.text))
            if words[key] == later[key] == 1 and '"' not in key:
                assert case.is_kept(), case


def test_every_claim_is_told_of_with_a_place_unless_it_is_gone(drafts: list[list[Case]]) -> None:
    for case in (case for draft in drafts for case in draft):
        if case.anchor.state == "gone":
            assert (case.anchor.start, case.anchor.end) == (None, None)
            continue
        assert case.anchor.state in (*KEPT, "reworded")
        assert case.anchor.start is not None and case.anchor.end is not None
        assert 0 <= case.anchor.start < case.anchor.end <= len(case.new)


def test_it_is_seldom_taken_for_an_equal_sentence_from_elsewhere(drafts: list[list[Case]]) -> None:
    """The words are the same; what "he" means may not be. `-s` prints how often."""
    kept = [case for draft in drafts for case in draft if case.is_kept()]
    other = [case for case in kept if case.landed().sentence.origin != case.at]
    states = Counter(case.anchor.state for draft in drafts for case in draft)
    print(f"\n{EDITS} edited drafts, {dict(states)}, on an equal sentence: {len(other)}")
    assert len(other) * 100 <= len(kept)
