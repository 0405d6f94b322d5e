"""The command lines of the web server, a worker and the sweeper: here, and in containers."""

import sys
from collections.abc import Sequence

from newsdesk.embedded import is_pgmq

# Seconds that requests and tasks have to finish at a stop. The longest task is the reading of
# a file, which its sandbox ends after 20 s.
DRAIN_SECONDS = 25


def web(bind: str, processes: int) -> list[str]:
    """The web server on `bind` (HOST:PORT, or fd://N for a listening socket handed over)."""
    return [
        *("python", "-m", "gunicorn", "newsdesk.wsgi:application"),
        *("--bind", bind, "--workers", str(processes)),
        # Threads, so that slow readers do not hold up a whole process.
        *("--worker-class", "gthread", "--threads", "4"),
        *("--graceful-timeout", "20", "--no-control-socket"),
        # Loaded once for all processes; no connection is opened before they are forked.
        "--preload",
    ]


def worker(name: str, broker_url: str) -> list[str]:
    """One worker process. `name` is its node name; %h stands for the host."""
    command = ["python", "-m", "celery", "--app", "newsdesk", "--skip-checks", "worker"]
    # Solo: a pool's children share a lock, and a killed child that held it stops all others.
    command += ["--pool", "solo", "--hostname", name, "--loglevel", "INFO"]
    if is_pgmq(broker_url):
        # Broadcasts fail on this broker, and each would leave a table behind. On the others they
        # stay on: they are what wakes a worker whose broker came back.
        command += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return command


def sweeper() -> list[str]:
    """The process that sends forgotten work again."""
    return ["python", "manage.py", "sweep"]


def with_our_python(command: Sequence[str]) -> list[str]:
    """The same command, run by the Python that runs this one."""
    return [sys.executable, *command[1:]]
