"""What one `manage.py up` holds on its machine: a folder, a port, the signals that stop it."""

import contextlib
import fcntl
import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from newsdesk.supervisor.errors import Refused


def make_folder(var: Path) -> None:
    """Make the folder of everything that is kept, closed to other people."""
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    # For root, PostgreSQL's account passes through it; every file in it has its own mode.
    var.chmod(0o711 if os.geteuid() == 0 else 0o700)
    (var / "log").mkdir(mode=0o700, exist_ok=True)


@contextlib.contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Hold the folder until the end. Raises Refused when another `up` holds it."""
    with (var / "up.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(f"Newsdesk already runs in {var}. Stop that one first.") from None
        yield


@contextlib.contextmanager
def listening(address: str, port: int) -> Iterator[socket.socket]:
    """The web server's socket, kept open while a web server that died is replaced.

    Raises Refused when the port cannot be had.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        listener = socket.create_server((address, port), family=family, backlog=128)
    except OSError as error:
        raise Refused(
            f"Port {port} at {address} cannot be used ({os.strerror(error.errno or 0)}). "
            f"Set NEWSDESK_PORT to another one, for example NEWSDESK_PORT={port + 1}."
        ) from None
    with listener:
        yield listener


@contextlib.contextmanager
def signals(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` for every signal that asks a program to end (Ctrl-C, SIGTERM, hang-up)."""

    def handle(number: int, frame: FrameType | None) -> None:
        stop()

    wanted = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, handle) for number in wanted}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
