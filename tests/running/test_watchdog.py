"""Work that waits although no worker does any: the workers are deaf."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Job
from newsdesk.supervisor import watchdog
from newsdesk.supervisor.watchdog import Watch
from tests.factories import make_job

SOON = timedelta(seconds=30)


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ([(0, (3, 0)), (61, (3, 0))], True),
        ([(0, (3, 0)), (59, (3, 0))], False),
        ([(0, (3, 0)), (30, (2, 0)), (61, (2, 0))], False),  # one was finished
        ([(0, (3, 0)), (30, (3, 1)), (61, (3, 1))], False),  # one was taken
        ([(0, (3, 0)), (30, None), (61, (3, 0))], False),  # one was being done
        ([(0, None), (61, None)], False),
    ],
)
def test_it_is_stuck_after_a_minute_without_a_change(
    looks: list[tuple[float, tuple[int, int] | None]], expected: bool
) -> None:
    watch = Watch()
    assert [watch.note(seen, now) for now, seen in looks][-1] is expected


def test_after_a_restart_the_workers_get_another_minute() -> None:
    watch = Watch(seen=(3, 0), since=0)
    assert watch.note((3, 0), 61)
    assert not watch.note((3, 0), 71)


def test_work_that_is_being_done_is_no_sign(transactional_db: None) -> None:
    make_job()
    assert watchdog._waiting() == (1, 0)
    lease = timezone.now() + SOON
    make_job(state=Job.State.RUNNING, attempt=1, lease_until=lease)
    assert watchdog._waiting() is None


def test_a_lease_that_ran_out_is_waiting_work(transactional_db: None) -> None:
    make_job(state=Job.State.RUNNING, attempt=2, lease_until=timezone.now() - SOON)
    make_job(state=Job.State.DONE, attempt=1)
    assert watchdog._waiting() == (1, 2)
