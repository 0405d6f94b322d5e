"""Celery's side of the work: shells around services, and the hints that wake a worker.

A message holds the id of a job and nothing else. It is a hint: lost, late or repeated, it
changes nothing that the job's row and the sweeper do not settle.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, count
from typing import Any

import structlog
from celery import current_app, shared_task
from django.db import DatabaseError, transaction

from claims.models import Draft, Job, Source, Upload
from claims.services.comparing import compare_draft
from claims.services.extraction import extract_text
from claims.services.reading import read_upload

log = structlog.get_logger(__name__)

# What hints may cost the request that sends them, and how long none is sent after a failure.
PATIENCE_SECONDS = 0.5
QUIET_SECONDS = 5
ONE_TRY = {
    "max_retries": 0,
    "connect_retries_timeout": PATIENCE_SECONDS,
    "socket_timeout": PATIENCE_SECONDS,
    "socket_connect_timeout": PATIENCE_SECONDS,
    "pool_timeout": PATIENCE_SECONDS,
}

_failures = count(1)
_quiet_until = 0.0


@shared_task(name="claims.read")  # type: ignore[untyped-decorator]
def read(job_id: str) -> None:
    """Read an uploaded file."""
    hint(*read_upload(job_id))


@shared_task(name="claims.extract")  # type: ignore[untyped-decorator]
def extract(job_id: str) -> None:
    """Find the claims of a draft or a source."""
    hint(*extract_text(job_id))


@shared_task(name="claims.compare")  # type: ignore[untyped-decorator]
def compare(job_id: str) -> None:
    """Set the claims of a draft beside its sources."""
    hint(*compare_draft(job_id))


TASKS: dict[str, Any] = {
    Job.Kind.READ: read,
    Job.Kind.EXTRACT: extract,
    Job.Kind.COMPARE: compare,
}


def hint(*jobs: Job) -> None:
    """Tell the workers of due jobs once the transaction is committed.

    Never raises, and waits half a second at most: what goes unsaid here the sweeper says again.
    """
    messages = [(job.kind, str(job.pk)) for job in jobs]
    if messages:
        # Outside a transaction this asks the connection, which may just have been lost.
        with suppress(DatabaseError):
            transaction.on_commit(partial(_publish, messages))


def hint_open(*subjects: Upload | Draft | Source) -> None:
    """Hint every job on these uploads, drafts and sources that waits to be done."""
    waiting = [subject.jobs.filter(state=Job.State.QUEUED) for subject in subjects]
    hint(*chain.from_iterable(waiting))


def _publish(messages: Sequence[tuple[str, str]]) -> None:
    """Send (kind, id of job) pairs over one connection; a broker that is down is left alone
    for a while, so that it costs one request its half second and not every one."""
    global _quiet_until
    if time.monotonic() < _quiet_until:
        return
    try:
        with _broker() as connection:
            for kind, job_id in messages:
                TASKS[kind].apply_async((job_id,), connection=connection, retry=False)
    except Exception as error:
        _quiet_until = time.monotonic() + QUIET_SECONDS
        log.warning("hint_failed", error=type(error).__name__, failures=next(_failures))


@contextmanager
def _broker() -> Iterator[Any]:
    with current_app.connection_for_write(
        connect_timeout=PATIENCE_SECONDS, transport_options=ONE_TRY
    ) as connection:
        try:
            yield connection
        except BaseException:
            # Kombu closes only what was connected; PGMQ's pool has threads before that, and
            # waits for them when it closes.
            close = connection.transport.close_connection
            threading.Thread(target=close, args=(connection,), daemon=True).start()
            raise
