"""The people of the tests, and what a test database needs."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from claims.models import APPEND_ONLY_TABLES, Desk, Role, User
from tests.factories import make_desk, make_person

# Tables that refuse TRUNCATE.
KEPT = {*APPEND_ONLY_TABLES, "claims_draft", "claims_evidence"}


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
def _append_only_tables_can_be_emptied() -> Iterator[None]:
    """Let transactional tests clean up: switch the triggers off around Django's TRUNCATE."""
    operations = connection.ops
    flush = operations.sql_flush

    def sql_flush(style: Any, tables: Any, **options: Any) -> list[str]:
        names = [operations.quote_name(name) for name in sorted(KEPT & set(tables))]
        off = [f"ALTER TABLE {name} DISABLE TRIGGER USER" for name in names]
        on = [f"ALTER TABLE {name} ENABLE TRIGGER USER" for name in names]
        return off + flush(style, tables, **options) + on if tables else []

    operations.sql_flush = sql_flush  # type: ignore[method-assign]
    yield
    operations.sql_flush = flush  # type: ignore[method-assign]
