"""The sweeper: what nobody told a worker, what a killed worker left, what retention ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.db.models.functions import Now
from django.utils import timezone

from claims import tasks
from claims.management.commands import sweep
from claims.models import Job, Source
from tests.factories import make_job, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def hinted() -> Iterator[list[Job]]:
    found: list[Job] = []
    with patch.object(tasks, "hint", lambda *jobs: found.extend(jobs)):
        yield found


def test_it_hints_work_that_nobody_took(hinted: list[Job]) -> None:
    job = make_job()
    sweep.sweep()
    assert hinted == [job]


def test_it_hints_what_a_killed_worker_left(hinted: list[Job]) -> None:
    job = make_job(state="running", attempt=1, lease_until=Now() - timedelta(seconds=1))
    sweep.sweep()
    assert hinted == [job]


def test_it_leaves_running_and_finished_work_alone(hinted: list[Job]) -> None:
    make_job(state="running", attempt=1, lease_until=Now() + timedelta(seconds=9))
    make_job(state="done"), make_job(state="failed")
    sweep.sweep()
    assert hinted == []


def test_two_sweeps_in_a_row_hint_once(hinted: list[Job]) -> None:
    make_job()
    sweep.sweep()
    sweep.sweep()
    assert len(hinted) == 1


def test_it_gives_up_what_killed_every_worker(hinted: list[Job]) -> None:
    job = make_job(state="running", attempt=3, lease_until=Now() - timedelta(seconds=1))
    sweep.sweep()
    job.refresh_from_db()
    assert (job.state, hinted) == ("failed", [])
    assert "failed 3 times" in job.error


def test_it_deletes_sources_after_their_last_day() -> None:
    today = timezone.localdate()
    make_source(retention_until=today - timedelta(days=1))
    kept = [make_source(retention_until=today), make_source()]
    sweep.delete_expired()
    assert set(Source.objects.all()) == set(kept)


def test_it_goes_on_when_the_database_is_away(caplog: pytest.LogCaptureFixture) -> None:
    def away() -> None:
        raise DatabaseError("could not connect to some host")

    with patch.object(sweep, "connection"):
        sweep.attempt(away)
    assert "sweep_failed" in caplog.text
    assert "some host" not in caplog.text


def test_it_outlives_a_database_that_is_away_and_stops_when_told_to() -> None:
    nowhere = {**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    command = [sys.executable, "manage.py", "sweep"]
    with subprocess.Popen(command, env=nowhere, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert any("sweep_failed" in line for line in process.stderr)
        process.terminate()
        assert process.wait(90) == 0
