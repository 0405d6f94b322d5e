"""/livez and /readyz: what a supervisor or a proxy is told."""

import shutil
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection
from django.test import Client

from newsdesk import health


@pytest.fixture(autouse=True)
def _with_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "check_broker", lambda: health.OK)


def test_it_is_alive_without_a_database(client: Client) -> None:
    assert client.get("/livez").status_code == 200


def test_it_is_ready_and_leaves_nothing_behind(client: Client, db: None) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["ready"]) == (200, True)
    assert answer.json()["sandbox"] in {"bwrap", "unshare", "rlimits"}
    assert not Session.objects.exists()


def test_a_broker_that_is_away_leaves_it_ready(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "check_broker", lambda: "degraded: OperationalError")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["broker"]) == (200, "degraded: OperationalError")


def test_it_is_not_ready_when_the_database_refuses_to_write(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**row: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(Session.objects, "create", refuse)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, "failed: DatabaseError")


def test_it_is_not_ready_when_commits_do_not_wait_for_the_disk(client: Client, db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "synchronous_commit" in answer.json()["durability"]


def test_it_is_not_ready_with_a_migration_missing(client: Client, db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "missing" in answer.json()["migrations"]


def test_it_is_not_ready_when_the_disk_is_nearly_full(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = type(shutil.disk_usage("/"))(1000, 950, 50)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)
    assert client.get("/readyz").json()["disk"] == "less than 10% free"
