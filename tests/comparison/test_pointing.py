"""A figure that points back to one that the article gives otherwise."""

import pytest

from claims.comparison import check_article
from claims.extraction import extract


def _found(text: str) -> list[str]:
    checks = check_article(text, extract(text).figures)
    return [check.said for check in checks if check.rule == "repeat" and not check.holds]


OTHERWISE = [
    (
        "A £3m flood scheme was backed. The £3.5m scheme is late.",
        "£3.5m scheme",
        "£3m flood scheme",
    ),
    ("A wall of stone is a 900-metre barrier. The 800-metre barrier leaks.", "800-m", "900-m"),
    ("A 900-metre barrier weighs 5 tonnes. The 800-metre barrier leaks.", "800-m", "900-m"),
    ("A six-week trial opened. The judge said the eight-week trial is hard.", "eight-", "six-week"),
    ("An 18-mile Fell Race was won by Al Roe. The 16-mile race was hot.", "16-mile", "Fell Race"),
    ("He paid a £500 fine. That £600 fine was the last.", "£600 fine", "£500 fine"),
    ("He was fined £500. He said the £600 fine was unfair.", "£600 fine", "fined £500"),
    ("It has a budget of £3m. The £3.5m budget is late.", "£3.5m budget", "budget of £3m"),
    ("It has a 24-bed ward. The 28-bed ward is full.", "28-bed", "24-bed"),
    ("It will save 420 homes. The 450 homes lie low.", "450 homes", "420 homes"),
    ("A crash injured 12 people. The 14 injured were treated.", "14 injured", "12 people"),
    ("They saved 64 survivors; the 46 survivors were fed.", "46 survivors", "64 survivors"),
    ("It cut 40 office jobs. The 30 jobs were in York.", "30 jobs", "40 office jobs"),
]


@pytest.mark.parametrize(("text", "here", "there"), OTHERWISE)
def test_the_second_value_of_what_was_given_is_told(text: str, here: str, there: str) -> None:
    [said] = _found(text)
    assert here in said.partition("points back to")[0]
    assert there in said.partition("points back to")[2]


SILENT = [
    # It is said which one is meant.
    "A £3m scheme in Leeds won. The £4m scheme in York lost.",
    "A £3m seaside sea was built. The £3.5m seaside sea in York is late.",
    "It asked 40 members. Twelve of the 60 members came.",
    "It asked 40 members. The 12 of 50 members are old.",
    "The firm has 400 workers. The 40 workers injured were paid.",
    "It has 40 shops. The 30 shops that close are small.",
    # The value stands elsewhere, or is reckoned.
    "A £3m scheme was built. York plans a £4m one. The £4m scheme is late.",
    "The firm cut 40 jobs. It saved 28. The 12 jobs matter.",
    "A crash injured 12 people. A day later 2 more were injured. The 14 injured were treated.",
    "A 20-km test was planned. It is 10 miles in all. The 16-km test was hard.",
    "It has a 1.1% rate. It had a 2.2% rate. The 3.3% rate is bad.",
    "He ran a 6-mile race. The 12-mile race there and back was hot.",
    "He was fined £500 and she £600. The £600 fine was unfair.",
    # No "the", another thing, another time, the same sentence, few.
    "A £3m scheme was built. A £4m scheme is late.",
    "A £3m scheme was built. The £4m bridge is late.",
    "In 2018 it had 40 shops. In 2019 it lost the 30 shops.",
    "The £3m scheme and the £4m scheme are late.",
    "She took the 8 line. The 13 line was shut.",
    "It asked five members. The three members came.",
    "It saved about 40 homes. The 42 homes were old.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_said_of_what_may_be_two_things(text: str) -> None:
    assert _found(text) == []


def test_a_table_of_figures_is_not_read_for_what_points_back() -> None:
    text = " ".join(f"It has {n} homes." for n in range(1000, 1300)) + " The 900 homes are old."
    assert _found(text) == []
