"""How the word diff is shown: where the article has each part, what is folded, what is said."""

import pytest
from django.template.loader import render_to_string
from selectolax.lexbor import LexborHTMLParser

from claims.comparison.types import DiffPart
from claims.templatetags.diffs import KEPT, LONGEST, parts

REMOVED = DiffPart("removed", "", ", long before my time", None, 25)
SAME = DiffPart("same", "It cost billions", "It cost billions", 40, 9)


def test_a_part_the_article_lacks_stands_where_its_words_are_missing() -> None:
    diff = [SAME, REMOVED, DiffPart("same", ".", ".", 56, 46)]
    assert [(part.start, part.end) for part in parts(diff)] == [(40, 56), (56, 56), (56, 57)]
    assert [(part.start, part.end) for part in parts([REMOVED, SAME])] == [(40, 40), (40, 56)]


@pytest.mark.parametrize(
    ("part", "label"),
    [
        (REMOVED, "removed: long before my time"),
        (DiffPart("added", " very ", "", 3, None), "added: very"),
        (DiffPart("changed", "safe", "unsafe", 3, 9), "changed: “unsafe” became “safe”"),
        (DiffPart("changed", "!", "?", 3, 9), "changed: “?” became “!”"),
        (DiffPart("changed", "’", "'", 3, 9, harmless=True), ""),
        (SAME, ""),
    ],
)
def test_a_difference_that_counts_is_said_in_words(part: DiffPart, label: str) -> None:
    assert [shown.label for shown in parts([part])] == [label]


@pytest.mark.parametrize(("words", "folded"), [(LONGEST, 0), (LONGEST + 1, LONGEST + 1 - 2 * KEPT)])
def test_only_the_middle_of_a_long_run_is_folded(words: int, folded: int) -> None:
    text = "😀 word " * (words // 2) + "end " * (words % 2)
    shown = list(parts([DiffPart("same", text, text, 7, 0)]))
    assert [part.words for part in shown if part.op == "fold"] == [folded] * bool(folded)
    assert "".join(part.source for part in shown) == text
    assert all(text[part.start - 7 : part.end - 7] == part.claim for part in shown)


@pytest.mark.parametrize(
    ("claim", "source", "cut", "gap"),
    [
        (",", ". ", ".", " "),
        (", ", ". ", ". ", ""),
        ("", ". ", ". ", ""),
        (",", ".", ".", ""),
        (",", " \n", "", " \n"),
    ],
)
def test_a_mark_put_in_stands_before_the_space_to_the_next_word(
    claim: str, source: str, cut: str, gap: str
) -> None:
    part = DiffPart("changed", claim, source, 3, 9, harmless=True)
    [shown] = parts([part])
    assert (shown.cut, shown.gap) == (cut, gap)
    page = render_to_string("claims/_diff.html", {"diff": [part]})
    assert LexborHTMLParser(page).text() == f"{cut}{claim}{gap}"
