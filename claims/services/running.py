"""Doing a job: take it, keep its lease while the work runs, and settle how it ended."""

import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection

from claims.models import Job
from claims.services import jobs

log = structlog.get_logger(__name__)

# Work that runs longer than this hangs: its lease is left to run out.
LONGEST_RUN_SECONDS = 600
PAUSE = timedelta(seconds=2)
# PostgreSQL's classes of errors that pass by themselves: connection, shutdown, deadlock.
PASSING = ("08", "57P", "40")


def run(job_id: str, work: Callable[[Job], list[Job]]) -> list[Job]:
    """Do one job's whole `work`, unless it is done already or another worker's.

    Returns the jobs that became due by it, to hint. An error of the work is settled on the row:
    a failed attempt, or none at all when the database went away. Only an error of the database
    while settling leaves here; then the lease runs out and the job is due again.
    """
    job = jobs.take(job_id)
    if job is None:
        return []
    try:
        with _lease_kept(job):
            return work(job)
    except jobs.Lost:
        log.info("job_lost", job=str(job.pk), kind=job.kind)
    except Exception as error:
        _settle(job, error)
    except BaseException:
        # The process was told to stop in the middle: another one begins again at once.
        jobs.give_back(job, after=timedelta(0))
        raise
    return []


def _settle(job: Job, error: Exception) -> None:
    """Write down a failed attempt. The log names place and kind of the error, never its text,
    which may hold words of a source."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{place.filename}:{place.lineno}"
    name = type(error).__name__
    log.warning("job_attempt_failed", job=str(job.pk), kind=job.kind, error=name, where=where)
    if _is_passing(error):
        connection.close()
        jobs.give_back(job, after=PAUSE)
    else:
        jobs.fail(job, jobs.failure_reason(job))


def _is_passing(error: Exception) -> bool:
    """Whether the database was away or busy, so that the text is not to blame."""
    if isinstance(error, InterfaceError):
        return True
    code = getattr(error.__cause__, "sqlstate", None)
    return isinstance(error, OperationalError) and (code is None or code.startswith(PASSING))


@contextmanager
def _lease_kept(job: Job) -> Iterator[None]:
    over = threading.Event()
    beats = threading.Thread(target=_beat, args=(job, over), daemon=True)
    beats.start()
    try:
        yield
    finally:
        over.set()
        beats.join()


def _beat(job: Job, over: threading.Event) -> None:
    """Prolong the lease until the work is over, the job lost or the time up."""
    last = time.monotonic() + LONGEST_RUN_SECONDS
    is_mine = True
    while is_mine and not over.wait(settings.JOB_LEASE_SECONDS / 3) and time.monotonic() < last:
        with suppress(DatabaseError, InterfaceError):
            is_mine = jobs.heartbeat(job)
        connection.close()
