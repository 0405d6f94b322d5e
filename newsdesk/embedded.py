"""Where the embedded services of one machine live, and how to reach them.

Everything is below `var/` in the project's folder (or NEWSDESK_VAR). Only the socket of
PostgreSQL may lie elsewhere: its path is limited to 107 bytes by the kernel.
"""

import hashlib
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import make_conninfo

_LONGEST_SOCKET_FOLDER = 80


def folder(root: Path) -> Path:
    """The folder of everything that is made at run time, as an absolute path."""
    return Path(os.environ.get("NEWSDESK_VAR") or root / "var").resolve()


def socket_folder(var: Path) -> Path:
    """The folder of PostgreSQL's socket: always the same for the same `folder`."""
    inside = var / "socket"
    if len(bytes(inside)) <= _LONGEST_SOCKET_FOLDER:
        return inside
    name = hashlib.sha256(bytes(inside)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"newsdesk-{name}"


def database_url(root: Path, *, role: str, database: str = "newsdesk") -> str:
    """The address of the embedded PostgreSQL for `role`."""
    host = quote(str(socket_folder(folder(root))), safe="")
    return f"postgresql://{role}@/{database}?host={host}"


def is_pgmq(broker_url: str) -> bool:
    """True for the broker inside PostgreSQL."""
    return broker_url.startswith("pgmq:")


def broker_options(broker_url: str, database_url: str) -> dict[str, Any]:
    """What Celery's transport needs besides `broker_url`.

    A broker that is away must not hold up who hands in work, so connecting takes a second at
    most. A message of a killed worker comes back after ten minutes; the sweeper is faster.
    """
    scheme = urlsplit(broker_url).scheme
    if scheme == "pgmq":
        # Workers ask again and again. Waiting inside the database (wait_time_seconds) would hold
        # a lock on the queue that every publisher would wait for.
        return {
            "init_extension": False,
            "conn_string": _pgmq_conninfo(broker_url, database_url),
            "pool_size": 2,
            "pool_timeout": 1.0,
            "visibility_timeout": 600,
            "wait_time_seconds": 0,
            "polling_interval": 0.1,
        }
    if scheme in ("redis", "rediss"):
        return {"visibility_timeout": 600, "socket_connect_timeout": 1}
    if scheme in ("amqp", "amqps", "pyamqp"):
        return {"confirm_publish": True}
    raise ImproperlyConfigured(
        "BROKER_URL must start with pgmq:, amqp: or redis:, for example "
        "amqp://newsdesk:secret@127.0.0.1:5672//. Without it, the broker is in the database."
    )


def _pgmq_conninfo(broker_url: str, database_url: str) -> str:
    """The connection of the broker: its own address, or without one the database's."""
    own = "postgresql:" + broker_url.removeprefix("pgmq:")
    database = django_database(own if urlsplit(own).path.strip("/") else database_url)
    parts = {
        "host": database["HOST"] or "localhost",
        "port": database["PORT"] or "5432",
        "dbname": database["NAME"],
        "user": database["USER"],
        "password": database["PASSWORD"] or "none",
    }
    # The client takes the string apart and puts it together without quoting, so every part is
    # quoted twice: else a space in a folder's name or a password would break it.
    return make_conninfo(**{name: _quoted(value) for name, value in parts.items()})


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def secret_key(root: Path) -> str:
    """The signing key of this installation, made on first use and readable by its owner only."""
    path = folder(root) / "secret_key"
    try:
        return path.read_text("ascii")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_urlsafe(50)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii")
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key


def django_database(url: str) -> dict[str, Any]:
    """Django's description of the PostgreSQL database at `url`."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(
            "DATABASE_URL must be a PostgreSQL address, for example "
            "postgresql://newsdesk_app:secret@127.0.0.1:5432/newsdesk."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or query.pop("port", "")),
        "CONN_MAX_AGE": int(os.environ.get("NEWSDESK_CONN_MAX_AGE", "60")),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **query},
    }
