"""A real desk for fault tests: `manage.py up` in a temporary folder, and a person who posts."""

import contextlib
import http.cookiejar
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from newsdesk import embedded
from newsdesk.supervisor.processes import die_with_parent

ROOT = Path(__file__).resolve().parents[2]
_PASSWORD = secrets.token_urlsafe()
_MAKE_ALICE = f"""
from tests.factories import make_desk, make_person
alice = make_person(name="alice", desk=make_desk(name="News"))
alice.set_password("{_PASSWORD}")
alice.save()
"""


@dataclass(frozen=True)
class Desk:
    """A running desk: its folder, its port and the process of its supervisor."""

    folder: Path
    port: int
    supervisor: "subprocess.Popen[str]"

    @property
    def address(self) -> str:
        """Where its pages are."""
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *arguments: str) -> str:
        """What a management command of this desk prints."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env={**_environment(), "NEWSDESK_VAR": str(self.folder)},
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout

    def shell(self, code: str) -> str:
        """What Python code prints that runs inside the desk."""
        return self.manage("shell", "-v0", "-c", code)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database answers to the role of the app."""
        with self._connection() as asked:
            return asked.execute(query).fetchall()

    @contextlib.contextmanager
    def no_writes_to(self, table: str) -> Iterator[None]:
        """Meanwhile whoever writes to the table waits: work on it is under way and not over."""
        with self._connection() as held:
            held.execute(f"LOCK TABLE {table} IN SHARE MODE")
            yield

    def _connection(self) -> "psycopg.Connection[tuple[Any, ...]]":
        where = str(embedded.socket_folder(self.folder))
        return psycopg.connect(host=where, user="newsdesk_app", dbname="newsdesk")


@contextlib.contextmanager
def running_desk(**settings: str) -> Iterator[Desk]:
    """Start everything with these settings, with alice as its journalist; stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="nd-"))
    folder.chmod(0o711)  # PostgreSQL's account passes through it when the tests run as root
    port = _free_port()
    own = {"NEWSDESK_VAR": str(folder), "NEWSDESK_PORT": str(port), **settings}
    supervisor = subprocess.Popen(
        [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        env={**_environment(), **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # Ctrl-C under pytest-xdist ends this process before it can end the desk.
        preexec_fn=die_with_parent(signal.SIGTERM),
    )
    try:
        _wait_for_start(supervisor)
        desk = Desk(folder, port, supervisor)
        desk.shell(_MAKE_ALICE)
        yield desk
    finally:
        supervisor.terminate()
        supervisor.communicate(timeout=90)
        shutil.rmtree(embedded.socket_folder(folder), ignore_errors=True)
        shutil.rmtree(folder)


def _environment() -> dict[str, str]:
    """Ours, without the services of the tests."""
    return {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "BROKER_URL")}


class Poster:
    """alice's browser: signs in, posts, and tries again until the desk has accepted."""

    def __init__(self, desk: Desk) -> None:
        self._address = desk.address
        self._cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self._cookies), _StayHere()
        )
        self.failures = 0

    def sign_in(self) -> None:
        """Raises AssertionError when the desk refuses."""
        page = "/account/login/"
        self._ask(page)
        status, _ = self._send(page, {"login": "alice", "password": _PASSWORD})
        assert status == 302, f"sign-in answered {status}"

    def get(self, page: str) -> str:
        """The page. Raises AssertionError when it cannot be had."""
        status, answer = self._ask(page)
        assert status == 200, f"{page} answered {status}"
        return answer

    def post(self, page: str, fields: dict[str, str], *, until: float) -> str:
        """Post until the desk answers with a redirect; where to.

        Raises TimeoutError at `until` (of time.monotonic), AssertionError when it is refused.
        """
        while time.monotonic() < until:
            try:
                status, answer = self._send(page, fields)
            except OSError:
                status, answer = 0, ""
            # 400 is Django's answer when the database goes away while it stores the session.
            assert status not in (403, 404, 409, 422), f"{page}: {status} {_words(answer)}"
            if status == 302 and not answer.startswith("/account/"):
                return answer
            self.failures += 1
            time.sleep(0.2)
        raise TimeoutError(f"{page} answered {status}: {_words(answer)}")

    def _send(self, page: str, fields: dict[str, str]) -> tuple[int, str]:
        token = next((c.value for c in self._cookies if c.name == "newsdesk-csrf"), "") or ""
        return self._ask(page, urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}))

    def _ask(self, page: str, data: str | None = None) -> tuple[int, str]:
        body = data.encode() if data is not None else None
        try:
            with self._opener.open(self._address + page, body, timeout=10) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers.get("Location") or error.read().decode()


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """No second request: a redirect is the answer."""


def _wait_for_start(supervisor: "subprocess.Popen[str]") -> None:
    assert supervisor.stdout is not None
    said = ""
    for line in supervisor.stdout:
        said += line
        if line.startswith("Ctrl-C"):
            return
    raise AssertionError(f"the desk did not start: {said}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def _words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())[:300]
