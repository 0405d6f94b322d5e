"""The people of the tests, and what a test database needs."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from claims.models import Desk, Role, User
from tests.factories import make_desk, make_person


@pytest.fixture
def desk(db: None) -> Desk:
    return make_desk(name="News")


@pytest.fixture
def alice(desk: Desk) -> User:
    """A journalist."""
    return make_person(name="alice", desk=desk)


@pytest.fixture
def bob(desk: Desk) -> User:
    """Another journalist of the same desk."""
    return make_person(name="bob", desk=desk)


@pytest.fixture
def carol(desk: Desk) -> User:
    """The editor of the desk."""
    return make_person(name="carol", desk=desk, role=Role.EDITOR)


@pytest.fixture
def anna(desk: Desk) -> User:
    """The admin of the desk."""
    return make_person(name="anna", desk=desk, role=Role.ADMIN)


@pytest.fixture
def dave(db: None) -> User:
    """An editor of another desk: a stranger here."""
    return make_person(name="dave", desk=make_desk(name="Sport"), role=Role.EDITOR)


@pytest.fixture(scope="session", autouse=True)
def _small_tables_are_emptied_quickly() -> Iterator[None]:
    """Let transactional tests clean up, by DELETE in place of Django's TRUNCATE.

    TRUNCATE makes a new file of every table, which takes seconds, and append-only tables refuse
    it. As a replica, the server fires no trigger and looks after no foreign key; every table is
    emptied, so none is left open.
    """
    operations = connection.ops
    flush = operations.sql_flush

    def sql_flush(style: Any, tables: Any, **options: Any) -> list[str]:
        deleted = [f"DELETE FROM {operations.quote_name(name)}" for name in tables]
        return ["SET LOCAL session_replication_role = replica", *deleted]

    operations.sql_flush = sql_flush  # type: ignore[method-assign]
    yield
    operations.sql_flush = flush  # type: ignore[method-assign]
