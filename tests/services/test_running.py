"""How a job ends: published, failed, given back or lost."""

import threading
from collections.abc import Callable
from datetime import timedelta

import psycopg
import pytest
from django.db import DataError, InterfaceError, OperationalError
from django.db.models.functions import Now
from pytest_django.fixtures import Settings

from claims.models import Job
from claims.services import jobs
from claims.services.running import run
from tests.factories import make_job

pytestmark = pytest.mark.django_db
# For a heartbeat, which has a connection of its own, and for a connection that is closed.
COMMITTED = pytest.mark.django_db(transaction=True)


def raising(error: BaseException) -> Callable[[Job], list[Job]]:
    def work(job: Job) -> list[Job]:
        raise error

    return work


def caused_by(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


def finishing(job: Job) -> list[Job]:
    jobs.finish(job)
    return [job]


def test_it_returns_what_the_work_made_due() -> None:
    job = make_job()
    assert run(str(job.pk), finishing) == [job]


def test_it_does_nothing_for_a_job_that_is_done() -> None:
    assert run(str(make_job(state="done").pk), raising(AssertionError())) == []


@pytest.mark.parametrize(
    "error",
    [
        ValueError("no text of a source in here"),
        MemoryError(),
        RecursionError(),
        DataError(),
        caused_by(OperationalError(), psycopg.errors.ProgramLimitExceeded()),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_of_the_work_counts_as_an_attempt(error: Exception) -> None:
    job = make_job()
    assert run(str(job.pk), raising(error)) == []
    job.refresh_from_db()
    assert (job.state, job.attempt, job.token) == ("queued", 1, None)


@COMMITTED
def test_a_database_that_was_away_costs_no_attempt() -> None:
    for error in (
        InterfaceError(),
        OperationalError(),
        caused_by(OperationalError(), psycopg.errors.AdminShutdown()),
        caused_by(OperationalError(), psycopg.errors.DeadlockDetected()),
    ):
        job = make_job()
        run(str(job.pk), raising(error))
        job.refresh_from_db()
        assert (job.state, job.attempt, job.token, job.error) == ("queued", 0, None, "")


def test_after_the_last_attempt_a_journalist_can_read_why() -> None:
    job = make_job()
    for _ in range(5):
        run(str(job.pk), raising(ValueError("secret words of a source")))
    job.refresh_from_db()
    assert (job.state, job.attempt) == ("failed", 3)
    assert job.error == (
        "Finding the claims in this text failed 3 times. Try again. If it fails once more, "
        f"give whoever runs Newsdesk the number {job.pk.hex[:8]}."
    )


def test_the_log_never_holds_the_text_of_an_error(caplog: pytest.LogCaptureFixture) -> None:
    run(str(make_job().pk), raising(ValueError("secret words of a source")))
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize("stop", [SystemExit, KeyboardInterrupt])
def test_a_process_told_to_stop_gives_the_job_back(stop: type[BaseException]) -> None:
    job = make_job()
    with pytest.raises(stop):
        run(str(job.pk), raising(stop()))
    job.refresh_from_db()
    assert (job.state, job.attempt) == ("queued", 0)


def test_a_worker_that_lost_the_job_publishes_nothing_and_spoils_nothing() -> None:
    job = make_job()

    def overtaken(mine: Job) -> list[Job]:
        Job.objects.filter(pk=mine.pk).update(lease_until=Now() - timedelta(seconds=1))
        assert run(str(job.pk), finishing) == [job]
        return finishing(mine)

    assert run(str(job.pk), overtaken) == []
    job.refresh_from_db()
    assert (job.state, job.attempt) == ("done", 2)


@COMMITTED
def test_the_lease_is_kept_while_the_work_runs(settings: Settings) -> None:
    settings.JOB_LEASE_SECONDS = 2
    job = make_job()
    overtaken = []

    def slow(mine: Job) -> list[Job]:
        for _ in range(25):
            threading.Event().wait(0.1)
            overtaken.append(jobs.take(str(job.pk)))
        return finishing(mine)

    assert run(str(job.pk), slow) == [job]
    assert set(overtaken) == {None}


@COMMITTED
def test_a_lease_is_not_kept_for_ever(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.JOB_LEASE_SECONDS = 1
    monkeypatch.setattr("claims.services.running.LONGEST_RUN_SECONDS", 0)
    job = make_job()

    def hanging(mine: Job) -> list[Job]:
        threading.Event().wait(1.2)
        assert run(str(job.pk), finishing) == [job]
        return finishing(mine)

    assert run(str(job.pk), hanging) == []
