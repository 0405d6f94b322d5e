"""Marks in received text: nothing of it becomes markup, nothing of it is lost."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from claims.templatetags.highlight import Mark, highlight, make_mark, visible


def marked(*spans: tuple[int, int]) -> list[Mark]:
    return [
        make_mark(start, end, tag=tag, css=tag)
        for (start, end), tag in zip(spans, "bius", strict=False)
    ]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "abcdef"),
        ([(0, 6)], "<b>abcdef</b>"),
        ([(1, 3), (4, 5)], "a<b>bc</b>d<i>e</i>f"),
        ([(1, 3), (3, 5)], "a<b>bc</b><i>de</i>f"),
        ([(0, 6), (2, 4)], "<b>ab<i>cd</i>ef</b>"),
        ([(2, 4), (0, 6)], "<i>ab<b>cd</b>ef</i>"),
        ([(1, 4), (1, 4)], "a<b><i>bcd</i></b>ef"),
        ([(0, 4), (2, 6)], "<b>ab<i>cd</i></b><i>ef</i>"),
        ([(0, 4), (2, 6), (3, 5)], "<b>ab<i>c<u>d</u></i></b><i><u>e</u>f</i>"),
        ([(3, 3), (5, 99)], "abcde<i>f</i>"),
    ],
)
def test_marks_nest_and_cross(spans: list[tuple[int, int]], expected: str) -> None:
    plain = str(highlight("abcdef", marked(*spans)))
    for tag in "bius":
        plain = plain.replace(f'<{tag} class="{tag}">', f"<{tag}>")
    assert plain == expected


def test_a_slice_opens_marks_that_began_before_it_without_their_id() -> None:
    first = make_mark(0, 4, css="first", label="told once")
    assert highlight("abcdef", [first], start=2) == '<span class="first">cd</span>ef'
    assert highlight("abcdef", [first], end=2) == (
        '<span class="first" data-label="told once">ab</span>'
    )


def test_markup_of_an_article_stays_text() -> None:
    text = "<script>alert('x')</script> & <b>5</b>"
    shown = highlight(text, [make_mark(3, 12, css='" onclick="alert(1)')])
    tree = LexborHTMLParser(shown)
    assert [node.tag for node in tree.body.traverse()][1:] == ["span"]  # type: ignore[union-attr]
    assert tree.css("span")[0].attributes == {"class": '" onclick="alert(1)'}
    assert tree.body.text() == text  # type: ignore[union-attr]


@pytest.mark.parametrize("control", ["\u202e", "\u2066", "\u200f", "\u061c"])
def test_a_direction_control_is_named_and_shut_in(control: str) -> None:
    node = LexborHTMLParser(visible(f"a{control}b")).css("bdi.control")[0]
    assert node.text() == control
    assert node.attributes["data-name"]


TEXTS = st.text(alphabet="ab <>&'\"é😀\u202e\u2069\n\r", max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4)


@given(text=TEXTS, spans=SPANS, start=st.integers(0, 10), end=st.integers(10, 40))
def test_taking_the_tags_away_gives_back_the_text(
    text: str, spans: list[tuple[int, int]], start: int, end: int
) -> None:
    shown = highlight(text, marked(*spans), start=start, end=end)
    assert _without_tags(shown) == text[start:end]


@given(text=TEXTS, spans=SPANS)
def test_every_mark_holds_its_own_words_and_tags_stay_balanced(
    text: str, spans: list[tuple[int, int]]
) -> None:
    shown = highlight(text, marked(*spans))
    tree = LexborHTMLParser(f"<div>{shown}</div>")
    for (start, end), tag in zip(spans, "bius", strict=False):
        assert "".join(node.text() for node in tree.css(tag)) == text[start:end]
        assert shown.count(f"<{tag} ") == shown.count(f"</{tag}>")


def _without_tags(shown: str) -> str:
    """Cut out what stands between < and >: text of the article is escaped, so holds neither."""
    parts = [part.partition(">")[2] for part in shown.split("<")[1:]]
    return html.unescape(shown.split("<")[0] + "".join(parts))
