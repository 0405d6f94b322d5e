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

_LONGEST_SOCKET_FOLDER = 80


def folder(root: Path) -> Path:
    """The folder of everything that is made at run time."""
    return Path(os.environ.get("NEWSDESK_VAR") or root / "var")


def socket_folder(root: Path) -> Path:
    """The folder of PostgreSQL's socket: always the same for the same project folder."""
    inside = folder(root) / "socket"
    if len(bytes(inside)) <= _LONGEST_SOCKET_FOLDER:
        return inside
    name = hashlib.sha256(bytes(inside)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"newsdesk-{name}"


def database_url(root: Path, *, role: str, database: str = "newsdesk") -> str:
    """The address of the embedded PostgreSQL for `role`."""
    return f"postgresql://{role}@/{database}?host={quote(str(socket_folder(root)), safe='')}"


def broker_url(database_url: str) -> str:
    """The broker inside the same PostgreSQL."""
    return "pgmq+" + database_url


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
