"""Hints: sent after the commit, once, and never in the way."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from kombu.connection import Connection as KombuConnection

from claims import tasks
from claims.models import Job
from newsdesk.celery import app
from tests.factories import make_draft, make_job, make_source, make_upload

pytestmark = pytest.mark.django_db
Committing = Callable[..., AbstractContextManager[list[Any]]]
Connection: Any = KombuConnection  # kombu has no types
QUEUE = "newsdesk"


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A broker in memory, empty."""
    use(monkeypatch, "memory://")
    with Connection("memory://") as connection:
        connection.default_channel.queue_purge(QUEUE)
        yield connection
        connection.default_channel.queue_purge(QUEUE)


def use(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setattr(tasks, "_quiet_until", 0.0)
    monkeypatch.setattr(app, "connection_for_write", partial(Connection, url))


def messages(broker: Any) -> list[tuple[str, Any]]:
    """(task, arguments) of every message that waits."""
    found = []
    while message := broker.default_channel.basic_get(QUEUE, no_ack=True):
        body = message.body if isinstance(message.body, str) else message.body.decode()
        found.append((message.headers["task"], json.loads(body)[0]))
    return found


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """A block at whose end the transaction counts as committed."""
    return partial(django_capture_on_commit_callbacks, execute=True)


def test_a_hint_is_sent_when_the_work_is_committed(broker: Any, committing: Committing) -> None:
    with committing():
        job = make_job()
        tasks.hint(job)
        assert messages(broker) == []
    assert messages(broker) == [("claims.extract", [str(job.pk)])]


def test_no_hint_is_sent_for_work_that_was_rolled_back(broker: Any, committing: Committing) -> None:
    with committing(), pytest.raises(ZeroDivisionError), transaction.atomic():
        tasks.hint(make_job())
        raise ZeroDivisionError
    assert messages(broker) == []


def test_it_hints_what_waits_on_a_subject_and_nothing_else(
    broker: Any, committing: Committing
) -> None:
    draft = make_draft()
    compare = make_job(kind="compare", draft=draft)
    make_job(draft=draft, state="done"), make_job(source=make_source())
    with committing():
        tasks.hint_open(draft)
    assert messages(broker) == [("claims.compare", [str(compare.pk)])]


def test_a_task_does_its_job_and_hints_what_became_due(broker: Any, committing: Committing) -> None:
    draft = make_draft(status="received")
    with committing():
        tasks.extract.apply((str(make_job(draft=draft).pk),), throw=True)
    compare = Job.objects.get(kind="compare")
    assert messages(broker) == [("claims.compare", [str(compare.pk)])]
    with committing():
        tasks.compare.apply((str(compare.pk),), throw=True)
    compare.refresh_from_db()
    assert compare.state == "done"
    assert messages(broker) == []


def test_a_read_task_reads_the_upload() -> None:
    upload = make_upload(content=b"Some words.")
    tasks.read.apply((str(make_job(kind="read", upload=upload).pk),), throw=True)
    upload.refresh_from_db()
    assert (upload.state, upload.text) == ("read", "Some words.")


@pytest.fixture
def silent() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as server:
        yield server.getsockname()[1]


@pytest.fixture
def closed() -> int:
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


@pytest.mark.parametrize("port", ["silent", "closed"])
@pytest.mark.parametrize(
    "address",
    ["amqp://guest:guest@127.0.0.1:{}//", "redis://127.0.0.1:{}/0", "pgmq://a:b@127.0.0.1:{}/c"],
    ids=["amqp", "redis", "pgmq"],
)
def test_a_broker_that_is_down_neither_fails_nor_holds_up_the_request(
    port: str,
    address: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    committing: Committing,
) -> None:
    job = make_job()
    url = address.format(request.getfixturevalue(port))
    with Connection(url) as connection:
        assert connection.transport  # its library is imported before the clock starts
    # A busy machine may hold it up where the broker does not, but not each time.
    assert any(seconds_to_hint(job, committing, monkeypatch, url) < 1 for _ in range(5))
    assert "hint_failed" in caplog.text
    assert Job.objects.get(pk=job.pk).state == "queued"


def seconds_to_hint(
    job: Job, committing: Committing, monkeypatch: pytest.MonkeyPatch, url: str
) -> float:
    use(monkeypatch, url)
    begun = time.monotonic()
    with committing():
        tasks.hint(job)
    return time.monotonic() - begun


def test_a_broker_that_failed_is_left_alone_for_a_while(
    monkeypatch: pytest.MonkeyPatch, committing: Committing
) -> None:
    tried = []

    def connect(**options: Any) -> Any:
        tried.append(options)
        raise OSError

    use(monkeypatch, "memory://")
    monkeypatch.setattr(tasks, "QUIET_SECONDS", 600)
    monkeypatch.setattr(app, "connection_for_write", connect)
    job = make_job()
    for _ in range(3):
        with committing():
            tasks.hint(job)
    assert len(tried) == 1
    monkeypatch.setattr(tasks, "_quiet_until", time.monotonic())
    with committing():
        tasks.hint(job)
    assert len(tried) == 2
