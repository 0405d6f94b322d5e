"""`manage.py up`: everything that one machine needs, from the first start to a clean stop."""

import http.client
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from newsdesk import embedded
from newsdesk.supervisor import (
    accounts,
    binaries,
    cluster,
    commands,
    machine,
    postgres,
    processes,
    watchdog,
)
from newsdesk.supervisor.errors import Refused
from newsdesk.supervisor.processes import Child

_TICK = 0.05
# A fast shutdown writes everything out, which may take long on a slow disk.
_DATABASE_STOP_SECONDS = 60


class Stopped(Exception):
    """The person or the system asked to stop."""


@dataclass
class Supervisor:
    """What runs now. `say` tells the person a line."""

    var: Path
    say: Callable[[str], None]
    database: list[Child] = field(default_factory=list)
    application: list[Child] = field(default_factory=list)
    is_stopping: bool = False

    def stop(self) -> None:
        """Ask for the end; the next `wait` raises Stopped."""
        self.is_stopping = True

    def wait(self) -> None:
        """Let a moment pass and start again what ended. Raises Stopped when asked to stop."""
        if self.is_stopping:
            raise Stopped
        processes.tend([*self.database, *self.application], self.say)
        time.sleep(_TICK)


def run(say: Callable[[str], None]) -> None:
    """Start everything, keep it running, and stop it when asked to (Ctrl-C or SIGTERM).

    Raises Refused, with nothing left running, when it cannot start.
    """
    var = embedded.folder(settings.ROOT)
    machine.make_folder(var)
    supervisor = Supervisor(var, say)
    with (
        machine.only_one(var),
        machine.listening(settings.ADDRESS, settings.PORT) as listener,
        machine.signals(supervisor.stop),
    ):
        try:
            _start(supervisor, listener)
            _keep_running(supervisor)
        except Stopped:
            say("Stopping.")
        finally:
            processes.stop(supervisor.application, commands.DRAIN_SECONDS)
            # Last, when nobody writes any more.
            processes.stop(supervisor.database, _DATABASE_STOP_SECONDS)


def _start(supervisor: Supervisor, listener: socket.socket) -> None:
    static = _begin(supervisor, "collectstatic", "--noinput")
    if "DATABASE_URL" not in os.environ:
        _start_database(supervisor)
    tables = _begin(supervisor, "prepare_database", DATABASE_URL=_owner_url())
    _finish(supervisor, static)
    _finish(supervisor, tables)
    sample = _begin(supervisor, "sample_desk", "--skip-checks") if settings.SAMPLE else None
    web = _web(supervisor, listener)
    _add(supervisor, web)
    _wait_for_page(supervisor, web)
    supervisor.say(f"Newsdesk answers at http://{_host()}:{settings.PORT}/")
    if sample is not None:
        supervisor.say(_sign_ins(supervisor, sample))
    # After what somebody waits for; work that is handed in meanwhile waits in its row.
    for name, command in _others().items():
        _add(supervisor, _background(supervisor, name, command))
    if os.geteuid() == 0:
        supervisor.say("It runs as root. For real work, start it as an unprivileged user.")
    supervisor.say("Ctrl-C stops it; the data stay.")


def _start_database(supervisor: Supervisor) -> None:
    data = supervisor.var / "postgresql"
    server = postgres.Server(
        binaries.choose(settings.POSTGRES, data_major=cluster.data_major(data)),
        accounts.account_of_server(settings.POSTGRES_USER),
        data,
        embedded.socket_folder(supervisor.var),
    )
    cluster.prepare(server)
    child = postgres.child(server, supervisor.var / "log" / "postgresql.log")
    processes.start(child)
    supervisor.database.append(child)
    while not postgres.accepts_connections(server):
        if not child.is_alive():
            raise Refused(f"PostgreSQL ended while starting:\n{_tail(child.log)}")
        supervisor.wait()
    postgres.make_roles(server)


def _add(supervisor: Supervisor, child: Child) -> None:
    processes.start(child)
    supervisor.application.append(child)


def _web(supervisor: Supervisor, listener: socket.socket) -> Child:
    bind = f"fd://{listener.fileno()}"
    return Child(
        "web",
        commands.with_our_python(commands.web(bind, settings.WEB_PROCESSES)),
        supervisor.var / "log" / "web.log",
        environment=_as_app(),
        options={"cwd": settings.ROOT, "pass_fds": [listener.fileno()]},
    )


def _others() -> dict[str, list[str]]:
    """The commands of the workers and the sweeper, by name."""
    workers = {
        f"worker-{number}": commands.worker(f"{number}@%h", settings.BROKER_URL)
        for number in range(1, settings.WORKERS + 1)
    }
    return {**workers, "sweeper": commands.sweeper()}


def _background(supervisor: Supervisor, name: str, command: list[str]) -> Child:
    return Child(
        name,
        commands.with_our_python(command),
        supervisor.var / "log" / f"{name}.log",
        # A connection kept by an idle worker is dead after a restart of the database.
        environment={**_as_app(), "NEWSDESK_CONN_MAX_AGE": "0"},
        options={"cwd": settings.ROOT},
    )


def _as_app() -> dict[str, str]:
    """Our environment without what only the owner of the tables may know."""
    secret = {"NEWSDESK_OWNER_DATABASE_URL", "NEWSDESK_APP_PASSWORD"}
    return {name: value for name, value in os.environ.items() if name not in secret}


def _keep_running(supervisor: Supervisor) -> None:
    watch = watchdog.Watch()
    while True:
        supervisor.wait()
        if watch.is_stuck():
            supervisor.say("Work waits and no worker takes it; the workers are started again.")
            workers = [each for each in supervisor.application if each.name.startswith("worker")]
            processes.stop(workers, commands.DRAIN_SECONDS)


def _begin(supervisor: Supervisor, *arguments: str, **environment: str) -> Child:
    """Start a management command that ends by itself."""
    step = Child(
        arguments[0],
        commands.with_our_python(["python", "manage.py", *arguments]),
        supervisor.var / "log" / f"{arguments[0]}.log",
        environment={**os.environ, **environment},
        options={"cwd": settings.ROOT},
    )
    step.log.unlink(missing_ok=True)
    processes.start(step)
    return step


def _finish(supervisor: Supervisor, step: Child) -> str:
    """Wait for a management command; what it printed. Raises Refused when it failed."""
    while step.is_alive():
        supervisor.wait()
    if step.process is not None and step.process.returncode:
        raise Refused(f"{step.name} failed:\n{_tail(step.log)}")
    return _tail(step.log)


def _sign_ins(supervisor: Supervisor, sample: Child) -> str:
    """How to sign in on the sample desk, or why there is none."""
    try:
        return _finish(supervisor, sample)
    except Refused as refusal:
        return str(refusal)
    finally:
        sample.log.unlink()  # it holds passwords


def _wait_for_page(supervisor: Supervisor, web: Child) -> None:
    while not _answers():
        if not web.is_alive():
            raise Refused(f"The web server does not start:\n{_tail(web.log)}")
        supervisor.wait()


def _answers() -> bool:
    """True when the web server sends people to the page where they sign in."""
    connection = http.client.HTTPConnection(_host(), settings.PORT, timeout=1)
    try:
        connection.request("GET", "/", headers={"Host": settings.ALLOWED_HOSTS[0]})
        return connection.getresponse().status < 400
    except OSError:
        return False
    finally:
        connection.close()


def _host() -> str:
    """The address to write into a browser."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}  # noqa: S104
    return everywhere.get(settings.ADDRESS, settings.ADDRESS)


def _owner_url() -> str:
    """The database as its owner, who may change tables."""
    own = os.environ.get("NEWSDESK_OWNER_DATABASE_URL") or os.environ.get("DATABASE_URL")
    return own or embedded.database_url(settings.ROOT, role=postgres.OWNER)


def _tail(log: Path) -> str:
    return "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-30:])
