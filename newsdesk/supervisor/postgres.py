"""A private PostgreSQL server: its command line, its roles, and what a killed one left behind.

It listens on one Unix socket only. Who connects is asked of the kernel (peer), so there is no
password to keep. Three roles: `postgres` makes the others, `newsdesk_owner` owns the tables and
migrates, `newsdesk_app` is what web and workers use.
"""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from newsdesk.supervisor.accounts import Account
from newsdesk.supervisor.binaries import Binaries
from newsdesk.supervisor.processes import Child

SUPERUSER, OWNER, APP = "postgres", "newsdesk_owner", "newsdesk_app"
DATABASE = "newsdesk"
_ORPHAN_SECONDS = 10.0


@dataclass(frozen=True)
class Server:
    """Where one server lives."""

    binaries: Binaries
    account: Account
    data: Path
    socket: Path

    def conninfo(self, *, role: str = SUPERUSER, database: str = "postgres") -> str:
        """libpq's connection string for `role`."""
        return psycopg.conninfo.make_conninfo(
            host=str(self.socket), user=role, dbname=database, connect_timeout=5
        )


def child(server: Server, log: Path) -> Child:
    """The server as a child process. SIGINT is its fast shutdown: open work is rolled back."""
    return Child(
        "PostgreSQL",
        command(server),
        log,
        stop_with=signal.SIGINT,
        before_start=lambda: clear_remains(server),
        options={"cwd": "/", **server.account.options()},
    )


def command(server: Server) -> list[str]:
    """The command line that runs the server in the foreground."""
    settings = (
        "listen_addresses=",
        f"unix_socket_directories={_quoted(server.socket)}",
        # Root passes all the same; any other account that connects is the server's own.
        "unix_socket_permissions=0700",
        *("fsync=on", "synchronous_commit=on", "full_page_writes=on"),
    )
    options = [part for setting in settings for part in ("-c", setting)]
    return [server.binaries.program("postgres"), "-D", str(server.data), *options]


def accepts_connections(server: Server) -> bool:
    """True once the server answers. Recovery after a crash may take its time."""
    try:
        psycopg.connect(server.conninfo()).close()
    except psycopg.OperationalError:
        return False
    return True


def make_roles(server: Server) -> None:
    """Make the roles and the database where they are missing."""
    with psycopg.connect(server.conninfo(), autocommit=True) as connection:
        known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        for role in (OWNER, APP):
            if role not in known:
                connection.execute(f"CREATE ROLE {role} LOGIN")
        # The owner hands the broker's tables to the app (see claims' prepare_database).
        connection.execute(f"GRANT {APP} TO {OWNER}")
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        if connection.execute(query, [DATABASE]).fetchone() is None:
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
            connection.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
            connection.execute(f"GRANT CONNECT ON DATABASE {DATABASE} TO {APP}")


def clear_remains(server: Server) -> None:
    """End what an earlier server of these data left running, then remove its lock file.

    The lock file of a killed server names a process number that may since belong to something
    else, and PostgreSQL would then refuse to start. It is removed only when no process works in
    the data folder (PostgreSQL's processes all do), so two servers never share the data.
    """
    if not Path("/proc/self/cwd").exists():
        return
    for sent in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if remains := _processes_in(server.data):
            _end(server, remains, sent)
    if not _processes_in(server.data):
        (server.data / "postmaster.pid").unlink(missing_ok=True)


def _processes_in(folder: Path) -> list[int]:
    """The numbers of PostgreSQL's processes that work in `folder`."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            is_ours = (entry / "comm").read_text("ascii") == "postgres\n"
            if is_ours and (entry / "cwd").readlink() == folder:
                found.append(int(entry.name))
        except (OSError, UnicodeDecodeError):
            continue
    return found


def _end(server: Server, processes: list[int], sent: signal.Signals) -> None:
    """Send a signal and wait until no process works in the data folder, for some seconds."""
    for number in processes:
        try:
            os.kill(number, sent)
        except ProcessLookupError:
            continue
    until = time.monotonic() + _ORPHAN_SECONDS
    while time.monotonic() < until and _processes_in(server.data):
        time.sleep(0.05)


def _quoted(path: Path) -> str:
    """A path as one item of a list setting."""
    return '"' + str(path).replace('"', '""') + '"'
