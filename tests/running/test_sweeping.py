"""The sweeper sends forgotten work again, and ends what its last worker left without a word."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from claims import tasks
from claims.management.commands import sweep
from claims.models import Job
from tests.factories import make_job

AGO = timezone.now() - timedelta(minutes=5)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch, transactional_db: None) -> list[str]:
    """The ids of jobs as they reach the broker."""
    found: list[str] = []

    def publish(messages: Sequence[tuple[str, str]]) -> None:
        found.extend(job_id for _, job_id in messages)

    monkeypatch.setattr(tasks, "_publish", publish)
    return found


def test_it_sends_forgotten_work_and_the_work_of_a_dead_worker(sent: list[str]) -> None:
    forgotten = make_job(next_at=AGO)
    left = make_job(next_at=AGO, state=Job.State.RUNNING, attempt=1, lease_until=AGO)
    make_job(next_at=AGO, state=Job.State.DONE, attempt=1)
    sweep.sweep()
    assert sorted(sent) == sorted([str(forgotten.pk), str(left.pk)])


def test_it_does_not_send_the_same_work_again_at_once(sent: list[str]) -> None:
    make_job(next_at=AGO)
    sweep.sweep()
    sweep.sweep()
    assert len(sent) == 1


def test_it_gives_up_work_whose_last_worker_died(sent: list[str]) -> None:
    spent = make_job(next_at=AGO, state=Job.State.RUNNING, attempt=3, lease_until=AGO)
    sweep.sweep()
    spent.refresh_from_db()
    assert (spent.state, sent) == (Job.State.FAILED, [])
    assert "Try again" in spent.error


@pytest.mark.parametrize("error", [OperationalError("the database is away"), ValueError("a bug")])
def test_an_error_does_not_end_it(error: Exception, transactional_db: None) -> None:
    def fail() -> None:
        raise error

    sweep.attempt(fail)
    make_job()
    assert Job.objects.count() == 1
