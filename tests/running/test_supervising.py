"""Children are started again when they end, stopped when asked, and never outlive the parent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsdesk.supervisor import machine, processes
from newsdesk.supervisor.errors import Refused
from newsdesk.supervisor.processes import Child

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Callable[[str], Child]]:
    """Makes a started child that runs some shell; whatever still runs at the end is killed."""
    children: list[Child] = []

    def make(shell: str) -> Child:
        child = Child("child", ["/bin/sh", "-c", shell], tmp_path / "log" / "child.log")
        children.append(child)
        processes.start(child)
        return child

    yield make
    processes.stop(children, seconds=0)


def wait_for(what: Callable[[], object], seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.02)


def number(child: Child) -> int:
    assert child.process is not None
    return child.process.pid


def test_a_killed_child_is_started_again_at_once(made: Callable[[str], Child]) -> None:
    said: list[str] = []
    child = made("exec sleep 60")
    first = number(child)
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: not child.is_alive())
    processes.tend([child], said.append)
    assert child.is_alive()
    assert number(child) != first
    assert said == [f"child ended (signal 9); it is started again. See {child.log}."]


def test_a_child_that_fails_at_its_start_is_given_longer_and_longer_pauses() -> None:
    child = Child("child", ["false"], Path("log"), started_at=time.monotonic())
    pauses = [processes._pause(child) for _ in range(8)]
    assert pauses == [0, 1, 2, 4, 8, 16, 30, 30]


def test_after_a_steady_run_the_pauses_begin_anew() -> None:
    long_ago = time.monotonic() - 60
    child = Child("child", ["false"], Path("log"), started_at=long_ago, failures=7)
    assert processes._pause(child) == 0


def test_a_child_that_cannot_be_started_is_tried_again_later(tmp_path: Path) -> None:
    said: list[str] = []
    child = Child("child", [str(tmp_path / "missing")], tmp_path / "child.log")
    processes.tend([child], said.append)
    assert (child.start_again_at or 0) > time.monotonic()
    assert "cannot be started now" in said[-1]


def test_a_child_that_is_told_to_stop_may_finish(
    made: Callable[[str], Child], tmp_path: Path
) -> None:
    finished = tmp_path / "finished"
    child = made(
        f"trap 'sleep 0.3; touch {finished}; exit' TERM; echo up; while :; do sleep 0.05; done"
    )
    wait_for(lambda: child.log.read_text())
    processes.stop([child], seconds=10)
    assert finished.exists()
    assert not child.is_alive()


def test_a_child_that_does_not_stop_is_killed(made: Callable[[str], Child]) -> None:
    child = made("trap '' TERM; echo up; while :; do sleep 0.05; done")
    wait_for(lambda: child.log.read_text())
    processes.stop([child], seconds=0.2)
    assert child.process is not None
    assert child.process.returncode == -signal.SIGKILL


def test_a_long_log_is_set_aside(
    made: Callable[[str], Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_LARGEST_LOG", 3)
    child = made("echo first")
    wait_for(lambda: not child.is_alive())
    processes.start(child)
    wait_for(lambda: not child.is_alive())
    assert child.log.with_name("child.log.1").read_text() == "first\n"
    assert child.log.read_text() == "first\n"


def test_a_child_does_not_outlive_a_killed_supervisor(tmp_path: Path) -> None:
    script = f"""
import time
from pathlib import Path
from newsdesk.supervisor import processes
child = processes.Child("child", ["sleep", "60"], Path({str(tmp_path)!r}) / "child.log")
processes.start(child)
print(child.process.pid, flush=True)
time.sleep(60)
"""
    supervisor = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert supervisor.stdout is not None
    child = int(supervisor.stdout.readline())
    supervisor.kill()
    supervisor.communicate()
    wait_for(lambda: not _is_running(child))


def _is_running(process: int) -> bool:
    """False for a process that is gone, or dead and waiting to be collected by nobody."""
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


def test_a_second_start_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    with (
        machine.only_one(tmp_path),
        pytest.raises(Refused, match="already runs in"),
        machine.only_one(tmp_path),
    ):
        pass
    with machine.only_one(tmp_path):
        pass  # the folder is free again


def test_a_port_in_use_is_refused_with_another_one_named() -> None:
    with machine.listening("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with (
            pytest.raises(Refused, match=f"Port {port} .* NEWSDESK_PORT={port + 1}"),
            machine.listening("127.0.0.1", port),
        ):
            pass


def test_a_signal_asks_once_and_handlers_come_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    asked: list[bool] = []
    with machine.signals(lambda: asked.append(True)):
        os.kill(os.getpid(), signal.SIGTERM)
        wait_for(lambda: asked)
    assert signal.getsignal(signal.SIGTERM) == before
