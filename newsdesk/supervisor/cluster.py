"""The folder of a private PostgreSQL server: made once, readable by its account alone."""

import os
import stat
import subprocess
from pathlib import Path

from newsdesk.supervisor import accounts
from newsdesk.supervisor.accounts import Account
from newsdesk.supervisor.errors import Refused
from newsdesk.supervisor.postgres import APP, OWNER, SUPERUSER, Server


def data_major(data: Path) -> int | None:
    """The version of PostgreSQL that made the data, None when there is none yet."""
    try:
        return int((data / "PG_VERSION").read_text("ascii"))
    except FileNotFoundError:
        return None
    except PermissionError:
        raise Refused(
            f"The data in {data} belongs to another user. Start Newsdesk as the user who started "
            "it first, or set NEWSDESK_VAR to a folder of your own."
        ) from None


def prepare(server: Server) -> None:
    """Make the folders and, the first time, the empty database; say who may connect.

    Raises Refused when the account cannot reach the programs or the data.
    """
    accounts.check_reach(server.account, server.binaries.folder)
    _own_folder(server.account, server.socket)
    if data_major(server.data) is None:
        _initialise(server)
    accounts.check_reach(server.account, server.data)
    _write(server, "pg_hba.conf", f"local all {SUPERUSER},{OWNER},{APP} peer map=newsdesk\n")
    people = (f'newsdesk "{accounts.own_name()}" {role}\n' for role in (SUPERUSER, OWNER, APP))
    _write(server, "pg_ident.conf", "".join(people))


def _initialise(server: Server) -> None:
    """Make the database beside its place and move it there, so that half of one never counts."""
    fresh = server.data.with_name(server.data.name + ".new")
    _remove(fresh)
    _own_folder(server.account, fresh)
    accounts.check_reach(server.account, fresh)
    # From version 17 the server brings this locale itself; before, the system's is used.
    locale = (
        ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        if server.binaries.major >= 17
        else ["--locale=C.UTF-8"]
    )
    made = subprocess.run(
        [
            server.binaries.program("initdb"),
            *("-D", str(fresh), "-U", SUPERUSER, "--auth-local=peer", "--auth-host=reject"),
            *("--encoding=UTF8", "--data-checksums", "--no-instructions"),
            *locale,
        ],
        cwd="/",
        capture_output=True,
        text=True,
        start_new_session=True,  # Ctrl-C waits until it is made
        **server.account.options(),
    )
    if made.returncode:
        raise Refused(f"PostgreSQL could not make its data folder: {made.stderr.strip()}")
    fresh.rename(server.data)


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    if folder.exists():
        folder.rmdir()


def _own_folder(account: Account, folder: Path) -> None:
    """Make `folder` for `account` alone. Raises Refused when somebody else's is in its place."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if account.is_other and found.st_uid == os.geteuid():
        os.chown(folder, account.uid, account.gid)
        found = folder.lstat()
    if found.st_uid != account.uid or not stat.S_ISDIR(found.st_mode):
        raise Refused(
            f"{folder} belongs to another user. Remove it, or set NEWSDESK_VAR to another folder."
        )
    folder.chmod(0o700)


def _write(server: Server, name: str, text: str) -> None:
    path = server.data / name
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    if server.account.is_other:
        os.chown(path, server.account.uid, server.account.gid)
