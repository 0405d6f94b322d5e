"""The tables and functions of the broker inside PostgreSQL (PGMQ), from its Python package."""

from django.db.backends.base.base import BaseDatabaseWrapper
from pgmq.install import get_embedded_install_sql
from psycopg import sql


def install(database: BaseDatabaseWrapper, *, owner: str = "") -> None:
    """Install PGMQ's tables and functions without an extension, once.

    `owner` is the role that web and workers use: a worker makes the tables of its queue itself,
    so it owns this schema and no other. Call it inside a transaction.
    """
    with database.cursor() as cursor:
        cursor.execute("SELECT to_regclass('pgmq.meta') IS NOT NULL")
        if cursor.fetchone() == (True,):
            return
        if not owner:
            cursor.execute(get_embedded_install_sql())
            return
        name = sql.Identifier(owner)
        here = sql.Identifier(database.settings_dict["NAME"])
        cursor.execute(sql.SQL("GRANT CREATE ON DATABASE {} TO {}").format(here, name))
        cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(name))
        cursor.execute(get_embedded_install_sql())
        cursor.execute("RESET ROLE")
        cursor.execute(sql.SQL("REVOKE CREATE ON DATABASE {} FROM {}").format(here, name))
