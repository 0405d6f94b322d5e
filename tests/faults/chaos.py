"""kill -9 of everything while articles come in, then a count: none lost, none doubled.

`python -m tests.faults.chaos --minutes 30 --kills 600` is the long form; the test is the short.
"""

import argparse
import os
import random
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg

from claims.extraction import extract
from tests.faults.desk import Desk, Poster, running_desk

# A short lease and a quick sweep, so that a test need not wait for what a kill left behind.
QUICK = {"NEWSDESK_JOB_LEASE_SECONDS": "3", "NEWSDESK_SWEEP_SECONDS": "1"}
TARGETS = ("celery", "web master", "web worker", "sweep", "postgres")
LEAST_ARTICLES = 20
DRAIN_SECONDS = 120.0
_STATES = "SELECT state, count(*) FROM claims_job GROUP BY state"
_FOUND = """
    SELECT d.text, count(DISTINCT c.id),
           (SELECT count(*) FROM claims_event e
             WHERE e.action = 'claims_found' AND e.subject = d.id::text)
      FROM claims_draft d LEFT JOIN claims_claim c ON c.draft_id = d.id
     GROUP BY d.id
"""


@dataclass
class Outcome:
    """What a run did and what came of it. Texts are named by their number."""

    accepted: set[int] = field(default_factory=set)
    kills: list[str] = field(default_factory=list)
    failed_requests: int = 0
    missing: set[int] = field(default_factory=set)
    doubled: set[int] = field(default_factory=set)
    undone: int = 0
    drained_seconds: float = 0.0

    def __str__(self) -> str:
        return (
            f"{len(self.kills)} kills, {len(self.accepted)} articles accepted "
            f"({self.failed_requests} requests tried again): {len(self.missing)} missing, "
            f"{len(self.doubled)} doubled, {self.undone} undone, "
            f"drained in {self.drained_seconds:.1f} s"
        )


def run(desk: Desk, *, seconds: float, kills: int, pause: float) -> Outcome:
    """Kill `kills` times, spread over `seconds`, and post all the while, with `pause` seconds
    between articles and at least LEAST_ARTICLES; then let the desk drain, and count."""
    outcome = Outcome()
    over = threading.Event()
    poster = Poster(desk)
    poster.sign_in()
    [(newsroom,)] = desk.rows("SELECT id FROM claims_desk")
    fields = {"whole": "yes", "act": "send", "title": "", "desk": str(newsroom)}
    posting = threading.Thread(target=_post, args=(poster, fields, outcome, over, pause))
    posting.start()
    try:
        _kill(desk, outcome, seconds / kills, kills)
    finally:
        over.set()
        posting.join()
    outcome.failed_requests = poster.failures
    outcome.drained_seconds, outcome.undone = _drain(desk)
    _count(desk, outcome)
    return outcome


def text_of(number: int) -> str:
    """A small article, different for each number."""
    return (
        f"The council met for the {number}th time. “The bridge is safe,” the minister told it "
        f"on Monday. More than {5000 + number} people crossed it, and 300 stayed."
    )


def _post(
    poster: Poster,
    fields: dict[str, str],
    outcome: Outcome,
    over: threading.Event,
    pause: float,
) -> None:
    for number in count():
        until = time.monotonic() + 60
        poster.post("/articles/new/", {**fields, "text": text_of(number)}, until=until)
        outcome.accepted.add(number)
        if over.wait(pause) and len(outcome.accepted) >= LEAST_ARTICLES:
            return


def _kill(desk: Desk, outcome: Outcome, every: float, kills: int) -> None:
    chance = random.Random(7)
    targets: list[str] = []
    for _ in range(kills):
        time.sleep(every)
        targets = targets or chance.sample(TARGETS, len(TARGETS))
        target = targets.pop()
        os.kill(chance.choice(_running(desk, target)), signal.SIGKILL)
        outcome.kills.append(target)


def _running(desk: Desk, target: str) -> list[int]:
    """The processes of `target`; the last kill may have left none for a moment."""
    until = time.monotonic() + 60
    while not (found := _processes(desk)[target]):
        assert time.monotonic() < until, f"no {target} for a minute"
        time.sleep(0.1)
    return found


def _processes(desk: Desk) -> dict[str, list[int]]:
    """The processes of the desk by what they are."""
    children = _children(desk.supervisor.pid)
    masters = [each for each in children if "gunicorn" in _command(each)]
    found = {name: [each for each in children if name in _command(each)] for name in TARGETS}
    found["web master"] = masters
    found["web worker"] = [worker for master in masters for worker in _children(master)]
    return found


def _children(process: int) -> list[int]:
    try:
        return [
            int(n) for n in Path(f"/proc/{process}/task/{process}/children").read_text().split()
        ]
    except OSError:
        return []


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def _drain(desk: Desk) -> tuple[float, int]:
    """Wait until no work is open: how long it took, and how much never ended well."""
    began = time.monotonic()
    while True:
        states = dict(_patiently(lambda: desk.rows(_STATES)))
        undone = sum(number for state, number in states.items() if state != "done")
        took = time.monotonic() - began
        if undone == 0 or took > DRAIN_SECONDS:
            return took, undone
        time.sleep(0.2)


def _patiently(ask: Callable[[], list[tuple[str, int]]]) -> list[tuple[str, int]]:
    """The answer of a database that may be starting again."""
    for _ in range(100):
        try:
            return ask()
        except psycopg.OperationalError:
            time.sleep(0.2)
    return ask()


def _count(desk: Desk, outcome: Outcome) -> None:
    """Compare what is in the database with what was accepted and with one extraction of it."""
    numbers = {text_of(number): number for number in outcome.accepted}
    rows = desk.rows(_FOUND)
    texts = [text for text, _, _ in rows]
    outcome.missing = {n for text, n in numbers.items() if text not in texts}
    for text, claims, times_found in rows:
        extraction = extract(text)
        expected = len(extraction.quotes) + len(extraction.figures)
        if claims < expected:
            outcome.missing.add(numbers[text])
        if claims > expected or times_found != 1 or texts.count(text) != 1:
            outcome.doubled.add(numbers[text])


def main() -> None:
    """The long form, as a command. Ends with status 1 when anything was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--kills", type=int, default=600)
    parser.add_argument("--broker", default="pgmq://localhost", help="BROKER_URL of the desk")
    wanted = parser.parse_args()
    with running_desk(**QUICK, BROKER_URL=wanted.broker) as desk:
        outcome = run(desk, seconds=wanted.minutes * 60, kills=wanted.kills, pause=0.1)
    print(f"{wanted.broker}: {outcome}")
    if outcome.missing or outcome.doubled or outcome.undone:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
