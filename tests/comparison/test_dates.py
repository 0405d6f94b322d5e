"""Dates and times of day in the words of a page."""

import pytest

from claims.comparison.dates import in_words


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2020-01-06", "6 January 2020"),
        ("2020-01", "January 2020"),
        ("--06-14", "14 June"),
        ("--06", "June"),
        ("2024", "2024"),
        ("0347", "347"),
        ("-0594", "594 BC"),
        ("1980/1989", "1980 to 1989"),
        ("T14:30", "14:30"),
        ("T08:00:31", "08:00:31"),
        ("T14:30/T15:00", "14:30 to 15:00"),
        ("2020-01-06T14:30", "6 January 2020, 14:30"),
        ("2020-W05", "2020-W05"),
        ("--14", "--14"),
        ("2020/soon", "2020/soon"),
        ("-", "-"),
        ("", ""),
    ],
)
def test_a_date_is_said_in_words(iso: str, said: str) -> None:
    assert in_words(iso) == said
