"""The rights of the database role that web and workers use.

It reads and writes rows and changes no tables. Of the record it may only read and add.
"""

import os

import pghistory.models
from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from claims.models import Event

DEFAULT_APP_ROLE = "newsdesk_app"


def append_only_tables() -> list[str]:
    """The tables of the record: acts, and row history made by triggers."""
    history = [
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event) and model._meta.managed
    ]
    return [Event._meta.db_table, *sorted(history)]


def find_app_role(database: BaseDatabaseWrapper) -> str:
    """The role to grant to: NEWSDESK_APP_ROLE, else newsdesk_app; "" without a separate role.

    With NEWSDESK_APP_PASSWORD the role is made where it is missing.
    """
    role = os.environ.get("NEWSDESK_APP_ROLE") or DEFAULT_APP_ROLE
    password = os.environ.get("NEWSDESK_APP_PASSWORD", "")
    with database.cursor() as cursor:
        cursor.execute("SELECT current_user = %s, to_regrole(%s) IS NOT NULL", [role, role])
        is_own, is_known = cursor.fetchone()
        if not is_known and password:
            statement = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
            cursor.execute(statement.format(sql.Identifier(role), sql.Literal(password)))
            cursor.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(role)))
    return role if (is_known or password) and not is_own else ""


def grant(database: BaseDatabaseWrapper, role: str) -> None:
    """Give `role` what web and workers need, and take everything else away.

    Safe to repeat; needed after each migration, because new tables start without rights.
    """
    app = sql.Identifier(role)
    statements = [
        "GRANT USAGE ON SCHEMA public TO {app}",
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {app}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app}",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {app}",
        "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {app}",
    ]
    for table in append_only_tables():
        statements.append(f'REVOKE UPDATE, DELETE ON "{table}" FROM {{app}}')
    with database.cursor() as cursor:
        for statement in statements:
            cursor.execute(sql.SQL(statement).format(app=app))
