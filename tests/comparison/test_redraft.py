"""Two drafts beside each other: rows, words, and what no claim covers."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparison.matching import matches
from claims.comparison.redraft import Row, paragraphs, redraft_rows
from claims.comparison.uncovered import uncovered_steps
from claims.comparison.word_steps import word_steps

# (old, new, the op of each row)
ROWS = [
    ("One.\n\nTwo.", "One.\n\nTwo.", "same same"),
    ("One.", "  One. \r\n", "same"),
    ("“One.”", '"One."', "same"),
    ("", "One.", "added"),
    ("One.\n\nTwo.", "Two.", "removed same"),
    ("The bridge is open now.", "The bridge is shut now.", "changed"),
    ("The bridge is open now.", "Nobody came to lunch.", "removed added"),
    (
        "One by one.\nTwo by two.\nThree.",
        "Two by two.\nThree.\nOne by one.",
        "moved same same moved",
    ),
    ("A cat sat. A dog ran off.", "A cat sat.\n\nA dog ran off.", "changed"),
    ("A cat sat.\nA dog ran off.", "A cat sat. A dog ran off.", "changed"),
]


@pytest.mark.parametrize(("old", "new", "ops"), ROWS)
def test_rows(old: str, new: str, ops: str) -> None:
    assert " ".join(row.op for row in redraft_rows(old, new)) == ops


def test_a_moved_paragraph_knows_where_it_went() -> None:
    rows = redraft_rows("One by one.\nTwo by two.\nThree.", "Two by two.\nThree.\nOne by one.")
    assert [row.twin for row in rows] == [3, None, None, 0]


# (old, new, removed, added)
WORDS = [
    ("It cost 5,000 pounds.", "It cost 5,200 pounds.", ["5,000"], ["5,200"]),
    ("He paid for it.", "He never paid for it.", [], ["never"]),
    ("He said it’s done here.", "He said it isn’t done here.", ["it’s"], ["it isn’t"]),
    ("We saw a lot of cars pass.", "We saw a lot of cars pass", ["."], []),
    # "of" alone between two changes is no common ground.
    ("They spoke all day of peace talks with us.", "They sang every night of war drums with us.",
     ["spoke all day of peace talks"], ["sang every night of war drums"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "removed", "added"), WORDS)
def test_words(old: str, new: str, removed: list[str], added: list[str]) -> None:
    [row] = redraft_rows(old, new)
    steps = [step for step in word_steps(old, new, row) if not step.is_same]
    gone = [old[step.old_start : step.old_end].strip() for step in steps]
    come = [new[step.new_start : step.new_end].strip() for step in steps]
    assert ([words for words in gone if words], [words for words in come if words]) == (
        removed,
        added,
    )


def _spans(text: str, *words: str) -> list[tuple[int, int]]:
    return [(text.index(one), text.index(one) + len(one)) for one in words]


def test_what_no_claim_covers() -> None:
    old, new = "The old mayor paid 300 pounds.", "The mayor paid 500 pounds."
    rows = redraft_rows(old, new)
    claims = _spans(old, "300"), _spans(new, "500")
    found = uncovered_steps(old, new, rows, claims, enough=9)
    assert [old[step.old_start : step.old_end] for _row, step in found.steps] == ["old "]
    # A claim on one side only leaves the other side's words to be told of.
    assert len(uncovered_steps(old, new, rows, ([], claims[1]), enough=9).steps) == 2


def test_it_stops_when_there_is_enough_and_says_so() -> None:
    old = "\n".join(f"Line {number} of it all." for number in range(9))
    new = old.replace("all", "none")
    found = uncovered_steps(old, new, redraft_rows(old, new), ([], []), enough=2)
    assert (len(found.steps), found.unread) == (2, 7)


PIECES = st.sampled_from(
    [
        "the",
        "mayor",
        "paid",
        "5,000",
        "“no”",
        "said",
        ".",
        ",",
        "a",
        "b",
        "It’s",
        "😀",
        "\n",
        "\r\n",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_the_rows_hold_every_paragraph_once_and_the_steps_every_character(
    old: str, new: str
) -> None:
    rows = redraft_rows(old, new)
    for text, side in ((old, "old"), (new, "new")):
        shown = [getattr(row, side) for row in rows if getattr(row, side)]
        words = " ".join(text[one.start : one.end] for one in shown)
        assert words.split() == text.split()
        assert [one.start for one in shown] == sorted(one.start for one in shown)
    for row in rows:
        _check_steps(old, new, row)


def _check_steps(old: str, new: str, row: Row) -> None:
    steps = word_steps(old, new, row)
    if not steps:
        return
    told = "".join(old[step.old_start : step.old_end] for step in steps)
    assert told == (old[row.old.start : row.old.end] if row.old else "")
    told = "".join(new[step.new_start : step.new_end] for step in steps)
    assert told == (new[row.new.start : row.new.end] if row.new else "")
    shapes = str.maketrans("“”‘’", "\"\"''")
    for step in steps:
        if step.is_same:
            pair = old[step.old_start : step.old_end], new[step.new_start : step.new_end]
            assert pair[0].translate(shapes).split() == pair[1].translate(shapes).split()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 5), max_size=30), st.lists(st.integers(0, 5), max_size=30))
def test_matches_are_equal_and_rise(one: list[int], other: list[int]) -> None:
    at = (0, 0)
    for i, j, size in matches(one, other):
        assert size > 0 and i >= at[0] and j >= at[1]
        assert one[i : i + size] == other[j : j + size]
        at = (i + size, j + size)


def test_long_and_repetitive_texts_are_matched_without_their_product() -> None:
    one, other = [1, 2] * 200_000, [2, 1, 3] * 130_000
    began = time.process_time()
    blocks = matches(one, other)
    assert sum(size for _i, _j, size in blocks) > 200_000
    # An exact alignment asks for 20 GB; this takes about a second.
    assert time.process_time() - began < 20


def test_one_long_line_is_cut_where_sentences_end() -> None:
    text = "Nobody came to the old bridge today. " * 500
    found = paragraphs(text)
    assert len(found) == 500
    assert {one.number for one in found} == {1}
    assert all(one.end - one.start <= 3_000 for one in paragraphs("word " * 5_000))
