"""A pytest plugin: without DATABASE_URL, the tests run on a private PostgreSQL of their own.

It is the server of `manage.py up`, in a temporary folder, gone at the end. It must be loaded by
`-p`, before pytest-django reads the settings. Processes of pytest-xdist find its address in the
environment, and each has a database of its own there.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Generator
from pathlib import Path
from urllib.parse import quote

import pytest

from newsdesk import embedded
from newsdesk.supervisor import accounts, binaries, cluster, postgres, processes
from newsdesk.supervisor.accounts import Account
from newsdesk.supervisor.binaries import Binaries
from newsdesk.supervisor.errors import Refused
from newsdesk.supervisor.processes import Child

_started: list[Child] = []
_folders: list[Path] = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, None, None]:
    """Start the server and name it to Django's settings before anybody reads them."""
    folder = Path(tempfile.mkdtemp(prefix="newsdesk-tests-"))
    _folders.append(folder)
    # PostgreSQL's account passes through it when the tests run as root.
    folder.chmod(0o711)
    (folder / "static").mkdir()
    os.environ["NEWSDESK_VAR"] = str(folder)
    if not os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = _start(folder)
    return (yield)


def pytest_unconfigure() -> None:
    processes.stop(_started, seconds=20)
    for folder in _folders:
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path) -> str:
    account = accounts.account_of_server(os.environ.get("NEWSDESK_POSTGRES_USER", ""))
    found = binaries.choose(os.environ.get("NEWSDESK_POSTGRES", ""))
    found = _reachable(found, account, folder)
    socket_folder = embedded.socket_folder(folder)
    _folders.append(socket_folder)
    server = postgres.Server(found, account, folder / "postgresql", socket_folder)
    cluster.prepare(server)
    child = postgres.child(server, folder / "log" / "postgresql.log")
    processes.start(child)
    _started.append(child)
    while not postgres.accepts_connections(server):
        if not child.is_alive():
            raise pytest.UsageError(f"PostgreSQL did not start: {child.log.read_text()}")
        time.sleep(0.05)
    postgres.make_roles(server)
    # For desks that tests start themselves.
    os.environ["NEWSDESK_POSTGRES"] = str(found.folder)
    # Its superuser, who may make the test database.
    host = quote(str(server.socket), safe="")
    return f"postgresql://{postgres.SUPERUSER}@/newsdesk?host={host}"


def _reachable(found: Binaries, account: Account, folder: Path) -> Binaries:
    """The programs, copied to `folder` when the clone lies in a folder closed to `account`."""
    try:
        accounts.check_reach(account, found.folder)
    except Refused:
        package = found.folder.parents[1]
        libraries = package.with_name(package.name + ".libs")
        if not libraries.is_dir():
            raise
        # The programs find their libraries by the way from one folder to the other.
        for each in (package, libraries):
            shutil.copytree(each, folder / each.name)
        copied = folder / package.name / found.folder.relative_to(package)
        return Binaries(copied, found.major)
    return found
