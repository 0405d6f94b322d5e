"""The same words said in one text and denied, asked or doubted in the other."""

import pytest

from claims.comparison import compare_quote
from claims.comparison.manners import in_words
from claims.comparison.types import SourceText
from claims.extraction import extract


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("said", ""),
        (":", ""),
        ("claimed", "“claimed”: the copy keeps its distance"),
        ("denied", "“denied”: a denial; the source must deny it too"),
        ("asked", "“asked”: a question, not a statement"),
        ("urged", "“urged”: a demand; nobody says that it is so"),
        ("pointed\nout", "“pointed out”: the copy grants that it is so"),
    ],
)
def test_a_verb_is_told_in_words_where_it_is_not_neutral(cue: str, words: str) -> None:
    assert in_words(cue) == words


def _reasons(article: str, source: str) -> list[str]:
    found = extract(source)
    text = SourceText(source, found.quotes, found.figures)
    best = compare_quote(extract(article).quotes[0], text)[0]
    return [reason for reason in best.reasons if reason.startswith("The article")]


@pytest.mark.parametrize(
    ("article", "source", "reasons"),
    [
        ("denied", "said", ["The article denies it (“denied”), the source states it (“said”)."]),
        ("said", "denied", ["The article states it (“said”), the source denies it (“denied”)."]),
        ("claimed", "said",
         ["The article has “claimed”, which doubts it, the source “said”."]),
        ("said", "admitted", ["The article has “said”, the source “admitted”."]),
        ("said", "stated", []),
        ("denied", "denied", []),
    ],
)  # fmt: skip
def test_a_different_verb_is_a_reason(article: str, source: str, reasons: list[str]) -> None:
    text = "Jo Poe {} that the old bridge in Ashford was unsafe in winter."
    assert _reasons(text.format(article), text.format(source)) == reasons


def test_a_source_without_a_verb_gives_no_reason() -> None:
    assert (
        _reasons("Jo Poe denied that the old bridge was unsafe.", "The old bridge was unsafe.")
        == []
    )
