"""What holds for every claim and every source."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparison import FINDINGS, compare_quote, compare_statement
from claims.comparison.pieces import quoted_pieces
from claims.comparison.sentences import around, sentences
from claims.comparison.transcripts import spoken
from claims.comparison.words import read
from claims.extraction.types import Quote, Span
from tests.comparison.builders import quote, source


def _split(text: str) -> list[str]:
    return text.split(" ")


PIECES = _split(
    "we will not leave the old air base airbase airbases it's it is can't cannot US us U.S."
    " five thousand 5,000 5.2 million organise organised organized isn't not no never Iraq"
    " Parliament parliament Mark Esper very very long before my time Señor naïve [W]e leav[ing]"
    ' … ... [...] ( ) [ ] , . ; ? ! – — " “ ” ‘ ’ Q: ESPER: uh \n \n\n 😀 % $ & ß İ ﬁ'
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@settings(max_examples=50, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(["direct", "mixed"]))
def test_the_diff_rebuilds_the_passage_and_the_claim(claim: str, text: str, kind: str) -> None:
    for found in compare_quote(quote(claim, kind=kind, at=50), source(text)):
        if not found.diff:
            # Nothing stands inside marks: compared as reported speech, which has no diff.
            assert not quoted_pieces(quote(claim, kind=kind, at=50))
            continue
        draft = " " * 50 + claim
        assert "".join(part.source for part in found.diff) == text[found.start : found.end]
        for part in found.diff:
            if part.claim_start is not None:
                assert draft[part.claim_start :].startswith(part.claim)
            if part.source_start is not None:
                assert text[part.source_start :].startswith(part.source)
        pieces = quoted_pieces(quote(claim, kind=kind, at=50))
        assert "".join(part.claim for part in found.diff) == "".join(p.text for p in pieces)


@settings(max_examples=50, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=3), TEXTS)
def test_the_diff_of_a_broken_quotation_has_every_fragment(parts: list[str], text: str) -> None:
    spans, at = [], 0
    for part in parts:
        spans.append(Span(at, at + len(part), part))
        at += len(part) + 12
    broken = Quote(0, at, "-" * at, "direct", tuple(spans), None, None, 1.0)
    for found in compare_quote(broken, source(text)):
        words = [word.surface for part in parts for word in spoken(part)]
        claim = "".join(part.claim for part in found.diff)
        assert "".join(part.source for part in found.diff) == text[found.start : found.end]
        assert all(word in claim for word in words)


@settings(max_examples=50, deadline=None)
@given(TEXTS, TEXTS)
def test_every_result_can_be_shown(claim: str, text: str) -> None:
    results = compare_quote(quote(claim), source(text)) + compare_statement(claim, source(text))
    for found in results:
        assert found.finding in FINDINGS
        assert found.headline
        assert 0 <= found.score <= 1
        assert 0 <= found.start < found.end <= len(text)


@settings(max_examples=50, deadline=None)
@given(TEXTS, TEXTS)
def test_no_two_comparisons_stand_for_one_passage(claim: str, text: str) -> None:
    found = compare_quote(quote(claim), source(text))
    assert len({(one.start, one.end) for one in found}) == len(found)


@settings(max_examples=50, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_words_copied_from_the_source_are_found_word_for_word(
    before: str, copied: str, after: str
) -> None:
    words = read(copied)
    if len(words) < 3:
        return
    claim = copied[words[0].start : words[-1].end]
    text = f"{before} . {claim} . {after}"
    best = compare_quote(quote(claim), source(text))[0]
    assert best.score == 1.0
    assert best.finding in ("verbatim", "punctuation")


@settings(max_examples=50, deadline=None)
@given(TEXTS, TEXTS)
def test_word_for_word_never_hides_another_word(claim: str, text: str) -> None:
    for found in compare_quote(quote(claim), source(text)):
        if found.finding != "verbatim":
            continue
        passage = iter(_folded(text[found.start : found.end]))
        assert all(word in passage for word in _folded(claim))


def _folded(text: str) -> list[str]:
    shapes = str.maketrans({"’": "'", "[": None, "]": None})
    return [word.surface.translate(shapes).casefold() for word in read(text)]


WORDS = st.lists(
    st.text(alphabet="abcdefgh", min_size=4, max_size=8), min_size=14, max_size=40, unique=True
)


@settings(max_examples=50, deadline=None)
@given(WORDS, st.integers(3, 8), st.integers(1, 3))
def test_words_left_out_are_named(words: list[str], at: int, count: int) -> None:
    left_out = words[at : at + count]
    claim = " ".join(words[:at] + words[at + count :])
    best = compare_quote(quote(claim), source(" ".join(words)))[0]
    assert best.finding == "dropped"
    assert " ".join(left_out) in best.headline
    assert [part.source.strip() for part in best.diff if part.op == "removed"] == [
        " ".join(left_out)
    ]


@settings(max_examples=50, deadline=None)
@given(WORDS, st.integers(1, 10))
def test_an_altered_word_is_named(words: list[str], at: int) -> None:
    claim = " ".join([*words[:at], "zebra", *words[at + 1 :]])
    best = compare_quote(quote(claim), source(" ".join(words)))[0]
    assert best.finding == "changed"
    assert f"“{words[at]}” became “zebra”" in best.headline


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_words_and_sentences_stand_where_they_say(text: str) -> None:
    words, spans = read(text), sentences(text)
    assert all(text[word.start : word.end] == word.surface for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    for word in words:
        start, end = around(text, word.start, word.end)
        assert start <= word.start < word.end <= end
