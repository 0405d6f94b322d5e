"""The sample article beside its four sources: every difference a checker must see is named."""

from pathlib import Path

import pytest

import claims
from claims.comparison import compare_quote
from tests.comparison.builders import quote, source

SAMPLE = Path(claims.__file__).parent / "sample"
ARTICLE = (SAMPLE / "us-denies-iraq-pullout.txt").read_text()

# (first words and last words in the article, source, kind, speaker, finding, in the headline)
QUOTES = [
    (
        "“Sir, in due",
        "movement.”",
        "letter-seely",
        "direct",
        None,
        "brackets",
        (
            "7 words added in brackets: “Combined Joint Task Force – Operation Inherent Resolve”",
            "a comma added after “Parliament”",
        ),
    ),
    (
        "“there’s been",
        "Period.”",
        "transcript-esper",
        "direct",
        "Mark Esper",
        "verbatim",
        ("word for word",),
    ),
    (
        " We have a very",
        "for it”",
        "pool-report-air-force-one",
        "direct",
        "Donald Trump",
        "dropped",
        ("4 words removed with no ellipsis: “long before my time”", "“air base” became “airbase”"),
    ),
    (
        "“we will charge",
        "tame.”",
        "pool-report-air-force-one",
        "direct",
        "Donald Trump",
        "verbatim",
        ("word for word",),
    ),
    (
        "the US would be “repos",
        "and weeks”",
        "letter-seely",
        "mixed",
        None,
        "changed",
        ("“over the course of” became “in”",),
    ),
    (
        "“the movement out",
        "manner”",
        "letter-seely",
        "mixed",
        None,
        "dropped",
        ("2 words removed with no ellipsis: “is conducted”",),
    ),
]


@pytest.mark.parametrize(("first", "last", "name", "kind", "speaker", "finding", "named"), QUOTES)
def test_the_difference_is_named(
    first: str,
    last: str,
    name: str,
    kind: str,
    speaker: str | None,
    finding: str,
    named: tuple[str, ...],
) -> None:
    start = ARTICLE.index(first)
    end = ARTICLE.index(last, start) + len(last)
    claim = quote(ARTICLE[start:end], kind=kind, speaker=speaker, at=start)
    text = (SAMPLE / "sources" / f"{name}.txt").read_text()
    best = compare_quote(claim, source(text))[0]
    assert best.finding == finding
    assert all(words in best.headline for words in named)
