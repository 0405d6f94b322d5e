"""The system account that PostgreSQL runs as. PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsdesk.supervisor.errors import Refused


@dataclass(frozen=True)
class Account:
    """A system account. `is_other`: not the one this process runs as."""

    name: str
    uid: int
    gid: int
    is_other: bool

    def options(self) -> dict[str, Any]:
        """What subprocess needs to start a program as this account."""
        if not self.is_other:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def own_name() -> str:
    """The name of the account that this process runs as. Raises Refused when it has none."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise Refused(
            f"The user number {os.geteuid()} has no name on this system, so PostgreSQL cannot "
            "tell who connects. Add the user to /etc/passwd, or set DATABASE_URL."
        ) from None


def account_of_server(wanted: str) -> Account:
    """The account PostgreSQL shall run as: our own, or when we are root an unprivileged one.

    `wanted` is NEWSDESK_POSTGRES_USER; empty means `postgres` where it exists, else `nobody`.
    Raises Refused when there is no such account.
    """
    if os.geteuid() != 0:
        return Account(own_name(), os.geteuid(), os.getegid(), is_other=False)
    name = wanted or ("postgres" if _exists("postgres") else "nobody")
    if not _exists(name) or pwd.getpwnam(name).pw_uid == 0:
        raise Refused(
            f"PostgreSQL does not run as root, and the user {name} cannot be used instead. "
            "Set NEWSDESK_POSTGRES_USER to an unprivileged user, or start as one."
        )
    entry = pwd.getpwnam(name)
    return Account(name, entry.pw_uid, entry.pw_gid, is_other=True)


def check_reach(account: Account, path: Path) -> None:
    """Raise Refused unless `account` can enter or run `path`, naming the folder in its way.

    Permissions of folders that are not ours are never changed: who closed them had a reason.
    """
    for each in [*reversed(path.parents), path]:
        if not _can_enter(account, each):
            raise Refused(
                f"PostgreSQL runs as the user {account.name}, who may not enter {each}. "
                "Start Newsdesk as an unprivileged user, or move it to a folder that "
                f"{account.name} can enter, or set NEWSDESK_VAR (the data) and NEWSDESK_POSTGRES "
                "(the programs) to such folders."
            )


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _can_enter(account: Account, path: Path) -> bool:
    if not account.is_other:
        return os.access(path, os.X_OK)
    # The kernel answers for the account itself: mode bits, groups and access lists together.
    asked = subprocess.run(["/usr/bin/test", "-x", path], cwd="/", **account.options())
    return asked.returncode == 0
