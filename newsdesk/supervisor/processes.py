"""Child processes: started, started again when they end, stopped in order, never left behind."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_LONGEST_PAUSE = 30.0
# A child that ran this long was not failing at its start.
_STEADY_SECONDS = 10.0
_LARGEST_LOG = 10_000_000
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def _nothing() -> None:
    """No preparation."""


@dataclass
class Child:
    """A program to keep running.

    `stop_with` asks it to end its work and stop; the kernel sends it too when the supervisor is
    killed. `before_start` runs before each start. `options` go to subprocess (user, group,
    file descriptors).
    """

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    stop_with: signal.Signals = signal.SIGTERM
    before_start: Callable[[], None] = _nothing
    options: Mapping[str, Any] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None
    started_at: float = 0.0
    start_again_at: float | None = None
    failures: int = 0

    def is_alive(self) -> bool:
        """True while the started program runs."""
        return self.process is not None and self.process.poll() is None


def start(child: Child) -> None:
    """Start the program, in a session of its own so that Ctrl-C reaches only the supervisor."""
    child.before_start()
    child.log.parent.mkdir(mode=0o700, exist_ok=True)
    if child.log.exists() and child.log.stat().st_size > _LARGEST_LOG:
        child.log.replace(child.log.with_name(child.log.name + ".1"))
    with child.log.open("ab") as log:
        child.process = subprocess.Popen(
            child.command,
            env=child.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent(child.stop_with),
            **child.options,
        )
    child.started_at, child.start_again_at = time.monotonic(), None


def die_with_parent(sent: signal.Signals) -> Callable[[], None]:
    """What a new child calls so that it gets the signal `sent` when its parent is killed."""
    parent = os.getpid()

    def ask() -> None:
        if _LIBC is not None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, sent)
            if os.getppid() != parent:  # killed between the fork and the call
                os._exit(1)

    return ask


def tend(children: Sequence[Child], say: Callable[[str], None]) -> None:
    """Start again every child that ended, at once the first time, then with growing pauses."""
    for child in children:
        if child.is_alive():
            continue
        if child.start_again_at is None:
            child.start_again_at = time.monotonic() + _pause(child)
            say(f"{child.name} ended ({_how(child)}); it is started again. See {child.log}.")
        if time.monotonic() >= child.start_again_at:
            _start_again(child, say)


def _start_again(child: Child, say: Callable[[str], None]) -> None:
    try:
        start(child)
    except OSError as error:  # a full disk or process table may pass
        child.start_again_at = time.monotonic() + _LONGEST_PAUSE
        say(f"{child.name} cannot be started now: {error}. It is tried again.")


def stop(children: Sequence[Child], seconds: float) -> None:
    """Ask all `children` to stop, wait at most `seconds` for all together, then kill."""
    for child in children:
        if child.is_alive() and child.process is not None:
            child.process.send_signal(child.stop_with)
    until = time.monotonic() + seconds
    for child in children:
        if child.process is None:
            continue
        try:
            child.process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()


def _pause(child: Child) -> float:
    """Seconds to wait before the next start."""
    is_steady = time.monotonic() - child.started_at > _STEADY_SECONDS
    child.failures = 0 if is_steady else child.failures + 1
    return 0.0 if child.failures < 2 else min(_LONGEST_PAUSE, 0.25 * 2.0**child.failures)


def _how(child: Child) -> str:
    code = child.process.returncode if child.process else 0
    return f"signal {-code}" if code < 0 else f"exit status {code}"
