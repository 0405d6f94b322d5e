"""A real browser before a real desk: `manage.py up` in a folder of its own, Chromium in front."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.people import Newsroom
from tests.faults.desk import ROOT, Desk, running_desk

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
# How long a page may take is no question of these tests, and they share the machine with others.
expect.set_options(timeout=30_000)


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
def running() -> Iterator[Desk]:
    """The one desk of this folder. Each file works in a newsroom of its own inside it."""
    with running_desk() as desk:
        yield desk


@pytest.fixture(scope="package")
def newsroom(browser: Browser, running: Desk) -> Newsroom:
    """A newsroom called “City desk”, empty, whose admin has the one-time path in hand."""
    said = running.manage("create_desk", "City desk", "--admin", "admin")
    SHOTS.mkdir(exist_ok=True)
    return Newsroom(browser, running.address, said.split()[-1], SHOTS)
