"""The database itself keeps the record from the role that web and workers use."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from claims.models import Desk, Event
from newsdesk import broker_tables, roles

REFUSED = r"permission denied|must be owner"


@pytest.fixture
def app_role(db: None) -> Iterator[str]:
    """A role with the rights of the app; gone with the test's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE newsdesk_test_app")
    roles.grant(connection, "newsdesk_test_app")
    yield "newsdesk_test_app"


def as_role(role: str, statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
        cursor.execute(statement)
        cursor.execute("RESET ROLE")


def test_the_record_has_acts_and_row_history() -> None:
    tables = roles.append_only_tables()
    assert tables[0] == "claims_event"
    assert {"claims_drafthistory", "claims_sourcehistory"} <= set(tables)


@pytest.mark.parametrize("table", roles.append_only_tables())
@pytest.mark.parametrize(
    "statement", ["DELETE FROM {}", "TRUNCATE {}", "UPDATE {} SET id = id", "DROP TABLE {}"]
)
def test_the_app_may_not_change_the_record(app_role: str, table: str, statement: str) -> None:
    if table != Event._meta.db_table:
        statement = statement.replace("id = id", "pgh_id = pgh_id")
    with pytest.raises(ProgrammingError, match=REFUSED):
        as_role(app_role, statement.format(table))


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE claims_desk",
        "ALTER TABLE claims_desk ADD COLUMN extra int",
        "CREATE TABLE extra (id int)",
        "DELETE FROM django_migrations",
        "ALTER TABLE claims_event DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
    ],
)
def test_the_app_may_not_change_tables_or_switch_rules_off(app_role: str, statement: str) -> None:
    with pytest.raises(ProgrammingError, match=REFUSED):
        as_role(app_role, statement)


def test_the_app_may_work(app_role: str, desk: Desk) -> None:
    as_role(app_role, "UPDATE claims_desk SET name = 'Foreign'")
    as_role(
        app_role,
        "INSERT INTO claims_event (at, desk_id, action, subject_kind, subject, before, after) "
        "SELECT now(), id, 'tested', 'desk', '1', '{}', '{}' FROM claims_desk",
    )
    assert Event.objects.filter(action="tested").count() == 1
    desk.refresh_from_db()
    assert desk.name == "Foreign"


def test_granting_again_changes_nothing(app_role: str) -> None:
    roles.grant(connection, app_role)
    with pytest.raises(ProgrammingError):
        as_role(app_role, "DELETE FROM claims_event")


def test_the_role_is_made_where_it_is_missing_and_a_password_is_given(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSDESK_APP_ROLE", "newsdesk_new_app")
    assert roles.find_app_role(connection) == ""
    monkeypatch.setenv("NEWSDESK_APP_PASSWORD", "it's \\secret")
    assert roles.find_app_role(connection) == "newsdesk_new_app"
    assert roles.find_app_role(connection) == "newsdesk_new_app"


def test_the_owner_is_not_the_role_to_grant_to(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        [owner] = cursor.fetchone()
    monkeypatch.setenv("NEWSDESK_APP_ROLE", owner)
    assert roles.find_app_role(connection) == ""


def test_the_broker_is_installed_once_and_belongs_to_the_app(app_role: str) -> None:
    broker_tables.install(connection, owner=app_role)
    broker_tables.install(connection, owner=app_role)
    as_role(app_role, "SELECT pgmq.create('newsdesk'), pgmq.send('newsdesk', '{}')")
    with pytest.raises(ProgrammingError, match=REFUSED):
        as_role(app_role, "CREATE SCHEMA another")
