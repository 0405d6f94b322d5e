"""The short form of `make chaos`."""

from collections import Counter

from tests.faults.chaos import LEAST_ARTICLES, QUICK, TARGETS, run
from tests.faults.desk import running_desk


def test_nothing_is_lost_or_doubled_whatever_is_killed() -> None:
    with running_desk(**QUICK) as desk:
        outcome = run(desk, seconds=20, kills=10, pause=0.4)
    assert Counter(outcome.kills) == Counter(dict.fromkeys(TARGETS, 2))
    assert len(outcome.accepted) >= LEAST_ARTICLES
    assert (outcome.missing, outcome.doubled, outcome.undone) == (set(), set(), 0), str(outcome)
