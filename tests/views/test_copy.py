"""The copy: which part of a text is shown, what its lines are, what no claim covers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Draft
from claims.views import copy
from claims.views.copy import Window, gaps, line_number, lines_of, page_at, places_of, window_of


def whole(text: str) -> Window:
    return Window(0, len(text), 1, 1)


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("one", 2, 1),
        ("one\n\ntwo\nthree", 5, 2),
        ("one\n\ntwo\nthree", 9, 3),
        ("\n \n\tone", 4, 1),
        ("one\r\n\r\ntwo", 8, 2),
    ],
)
def test_lines_are_counted_where_they_hold_words(text: str, place: int, expected: int) -> None:
    assert line_number(text, place) == expected


def test_lines_carry_their_offset_and_leave_out_what_browsers_join() -> None:
    draft = Draft(text="Head 😀\r\n\r\n  Body\n\nEnd")
    shown = [
        (line.number, line.start, line.html) for line in lines_of(draft, whole(draft.text), [])
    ]
    assert shown == [(1, 0, "Head 😀"), (2, 10, "  Body"), (3, 18, "End")]


@pytest.mark.parametrize(
    ("text", "furniture", "headline"),
    [
        ("Head\n\nBody", [], "Head"),
        ("Again\nHead\nBody", [{"start": 0, "end": 5, "kind": "headline_repeated"}], "Head"),
        ("A long first paragraph. " * 20, [], None),
    ],
)
def test_the_headline_is_the_first_short_line_of_the_text_itself(
    text: str, furniture: list[dict[str, object]], headline: str | None
) -> None:
    draft = Draft(text=text, furniture=furniture)
    found = [line.html for line in lines_of(draft, whole(text), []) if line.is_headline]
    assert found == ([headline] if headline else [])


@pytest.mark.parametrize(
    ("covered", "expected"),
    [
        ([], ["one two. three"]),
        ([(0, 3)], ["two. three"]),
        ([(0, 7)], [". three"]),
        ([(0, 7), (9, 14)], []),
        ([(4, 7), (5, 6), (0, 1)], ["ne", ". three"]),
    ],
)
def test_what_no_claim_covers_are_words_without_the_spaces_around_them(
    covered: list[tuple[int, int]], expected: list[str]
) -> None:
    text = "one two. three"
    assert [text[a:b] for a, b in gaps(text, whole(text), covered)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("TROOPS", [0, 16]), ("(a+b)", [8]), ("  ", []), ("absent", [])],
)
def test_words_are_found_in_any_case_and_taken_literally(words: str, expected: list[int]) -> None:
    text = "Troops, (a+b) 😀 troops"
    assert [start for start, _end in places_of(text, words, whole(text))] == expected


def test_a_long_text_is_shown_in_pages_that_end_between_words() -> None:
    text = "word " * 40_000
    pages = [window_of(text, number) for number in range(1, 6)]
    assert pages[0].pages == 4
    assert pages[3] == pages[4]
    assert "".join(text[page.start : page.end] for page in pages[:4]) == text
    assert all(text[page.start : page.end].startswith("word") for page in pages)


@given(place=st.integers(0, 199), word=st.integers(1, 30))
def test_every_place_is_on_the_page_that_is_named_for_it(place: int, word: int) -> None:
    text = ("x" * word + " ") * (200 // (word + 1) + 1)
    page, slack = copy.PAGE, copy._SLACK
    copy.PAGE, copy._SLACK = 40, 10
    try:
        window = window_of(text, page_at(text, place))
    finally:
        copy.PAGE, copy._SLACK = page, slack
    assert window.start <= place < window.end
