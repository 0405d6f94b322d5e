"""Texts made to be slow or to fail: time stays in proportion to length."""

import pytest

from claims.extraction import extract
from tests.growth import is_in_proportion


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        '"',
        "'",
        "( ",
        ")",
        "said ",
        "he said ",
        "hundred ",
        "one ",
        "and ",
        "Ab said, ",
        "“a.\n",
        '"a.\n\nb."\n\n',
        "> he said:\n\n",
        "Jo Poe: a\n\n",
        "“a”, ",
        "Anna Lee, mayor, ",
        "2-1 ",
    ],
)
def test_time_grows_as_the_text_does(piece: str) -> None:
    assert is_in_proportion(lambda count: extract(piece * count), 1_000)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20_000,
        "1," * 10_000,
        "9" * 400 + " people",
        "(" * 100_000 + ")" * 100_000,
        "",
        " ",
        "\n",
        "Jo Poe, reasons",
    ],
)
def test_it_reads_on_through_hard_text(text: str) -> None:
    assert extract(text).quotes == ()


def test_a_number_too_large_to_use_is_kept_without_a_value() -> None:
    (figure,) = extract("There were " + "9" * 400 + " people there.").figures
    assert figure.low is None


def test_a_text_without_line_breaks_is_read_to_its_end() -> None:
    text = "Rain fell. " * 30_000 + "Jo Poe said the river rose."
    assert [quote.surface for quote in extract(text).quotes] == ["the river rose"]


@pytest.mark.parametrize(
    "piece",
    [
        "e\u0301\u0323",
        "👩\u200d🚀 said “no” ",
        "\u202eshe said “no”\u202c ",
        "Q: a?\r\n\r\nA: b.\r\n\r\n",
        "‘a “b” c,’ he said. ",
        "‘a “b ",
        "Jo’s claim that ",
        "A. (AP Photo/Jo Poe) ",
    ],
)
def test_time_grows_as_the_marks_of_every_script_do(piece: str) -> None:
    text = piece * 150
    found = extract(text)
    assert all(text[quote.start : quote.end] == quote.surface for quote in found.quotes)
    assert is_in_proportion(lambda count: extract(piece * count), 150)


def test_noise_of_many_chunks_is_read_to_its_end() -> None:
    text = "\u0301\u202e\x00 \ud800“’—\t0" * 5_000 + "\n\nJo Poe said the river rose."
    assert extract(text).quotes[-1].surface == "the river rose"
