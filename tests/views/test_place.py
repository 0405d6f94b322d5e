"""The words around a stretch of text."""

import pytest

from claims.templatetags.place import AROUND, around

LONG = "The company carried very many passengers " * 5


@pytest.mark.parametrize(
    ("before", "after", "lead", "tail"),
    [
        ("Then ", " came.", "Then ", " came."),
        ("Before.\nThen ", " came.\nAfter.", "Then ", " came."),
        ("", "", "", ""),
    ],
)
def test_the_whole_line_is_told_where_it_is_short(
    before: str, after: str, lead: str, tail: str
) -> None:
    text = f"{before}40{after}"
    assert around(text, len(before), len(before) + 2) == (lead, tail)


def test_a_long_line_is_cut_between_words_and_the_cut_is_marked() -> None:
    lead, tail = around(f"{LONG}40 {LONG}", len(LONG), len(LONG) + 2)
    assert lead.startswith("… ")
    assert tail.endswith(" …")
    assert LONG.endswith(lead[2:])
    assert f" {LONG}".startswith(tail[:-2])
    assert lead[2:].split()[0] in LONG.split()
    assert tail[:-2].split()[-1] in LONG.split()
    assert max(len(lead), len(tail)) <= AROUND + 2
