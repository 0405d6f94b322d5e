"""The ages that one article gives one person."""

import pytest

from claims.comparison import check_article
from claims.extraction import extract
from tests.growth import is_in_proportion


def _found(text: str) -> list[tuple[bool, str]]:
    found = extract(text)
    checks = check_article(text, found.figures, names=found.names)
    return [(check.holds, check.said) for check in checks if check.rule == "age"]


TWICE = [
    ("Al Roe, 43, left. Mr Roe, 45, sang.", [(False, "Al Roe is 43 at first, then 45.")]),
    ("Al Roe, 43, left. Mr Roe, 43, sang.", [(True, "Al Roe is 43 in both places.")]),
    ("Mr Al Roe, aged 43, left. Roe (44) sang.", [(False, "Al Roe is 43 at first, then 44.")]),
    ("Al Roe, who is 43, left. Al Roe, 45, sang.", [(False, "Al Roe is 43 at first, then 45.")]),
    (
        "The 43-year-old Al Roe left. Mr Roe, 45, sang.",
        [(False, "Al Roe is 43 at first, then 45.")],
    ),
    (
        "Al Roe, 43, who was born in 1976, left. Mr Roe, 45, sang.",
        [(False, "Al Roe is 43 at first, then 45.")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWICE)
def test_two_ages_of_one_person_are_put_beside_each_other(
    text: str, expected: list[tuple[bool, str]]
) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Al Roe, 43, and Bo Roe, 45, left.",
        "Al Roe, 43, left. His mother, Mrs Roe, 67, sang.",
        "Mr Al Roe, 43, left. Mrs Roe, 41, sang.",
        "Al Roe, 43, left. In 2003 Mr Roe, 24, was jailed.",
        "Al Roe, 43, left. Mr Roe, then 24, was jailed.",
        "Al Roe, 43, left. Mr Roe, 24 at the time, was jailed.",
        "Al Roe, 43, left. Mr Roe, 12 of whose dogs came, sang.",
        "Al Roe, 43, left. Mr Roe won 12.",
        "Al Roe, 43, left. Mr Roe (450) sang.",
    ],
)
def test_another_person_or_another_day_is_no_second_age(text: str) -> None:
    assert _found(text) == []


def test_what_stands_far_off_in_a_list_without_stops_is_of_others() -> None:
    rest = "and Bo Poe left " * 40
    found = _found(f"Al Roe, 43, left {rest} and Al Roe, 45, sang {rest} in 2003")
    assert found == [(False, "Al Roe is 43 at first, then 45.")]


def test_time_grows_as_a_line_of_names_and_ages_does() -> None:
    line = "and Al Roe, 43, who lives in Leeds with two dogs, left "
    read = {count: extract(line * count) for count in (400, 3200)}

    def check(count: int) -> None:
        check_article(line * count, read[count].figures, names=read[count].names)

    assert is_in_proportion(check, 400)
