"""A real browser before a real desk: `manage.py up` in a folder of its own, Chromium in front."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.people import Newsroom
from tests.faults.desk import ROOT, running_desk

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# Written anew by every run, beside the one that README.md shows.
SHOTS = ROOT / "screenshots"


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """An installed Chromium or Chrome; NEWSDESK_BROWSER names another program.

    Gone with this folder's last test: while Playwright runs, Django takes every test after it for
    one inside an event loop and refuses it the database.
    """
    program = os.environ.get("NEWSDESK_BROWSER") or next(
        filter(None, map(shutil.which, _NAMES)), ""
    )
    if not program:
        _do_without()
    # Chromium refuses to run as root inside its own sandbox.
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=[*_ARGUMENTS, *as_root])
        yield started
        started.close()


def _do_without() -> None:
    reason = (
        "NO BROWSER: the browser tests did not run. Install Chromium or Chrome, or name its "
        "program in NEWSDESK_BROWSER."
    )
    if os.environ.get("NEWSDESK_BROWSER_REQUIRED"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="package")
def newsroom(browser: Browser) -> Iterator[Newsroom]:
    """A desk called “City desk”, started empty, whose admin has the one-time path in hand."""
    with running_desk() as desk:
        made = subprocess.run(
            [sys.executable, "manage.py", "create_desk", "City desk", "--admin", "admin"],
            cwd=ROOT,
            env={**_without_services(), "NEWSDESK_VAR": str(desk.folder)},
            check=True,
            capture_output=True,
            text=True,
        )
        SHOTS.mkdir(exist_ok=True)
        address = f"http://127.0.0.1:{desk.port}"
        yield Newsroom(browser, address, made.stdout.split()[-1], Path(SHOTS))


def _without_services() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "BROKER_URL")}
