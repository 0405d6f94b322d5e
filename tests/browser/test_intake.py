"""Files dropped on New article: read while one watches, with and without JavaScript."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.faults.desk import Desk

STORY = "Bridge opens\n\nThe minister said “it is safe”. More than 5,000 people crossed {}."
LETTER = "Für Größe und Übermut: 300 Leute – “genug” für alle."
SIGN_IN = """
from django.test import Client
from claims.models import User
for _ in range(4):
    client = Client()
    client.force_login(User.objects.get(username="alice"))
    print(client.cookies["newsdesk-session"].value)
"""
SOURCES = """
    SELECT s.text FROM claims_source s JOIN claims_desk d ON d.id = s.desk_id WHERE d.name = 'News'
"""


@dataclass
class Intake:
    """A running desk, alice's sessions to spare, and how she opens its pages."""

    desk: Desk
    browser: Browser
    sessions: list[str]

    def open(self, **options: bool) -> Page:
        context = self.browser.new_context(base_url=self.desk.address, **options)  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        page = context.new_page()
        self.sign_in(page)
        page.goto("/articles/new/")
        return page

    def sign_in(self, page: Page) -> None:
        session = self.sessions.pop()
        cookie = {"name": "newsdesk-session", "value": session, "url": self.desk.address}
        page.context.add_cookies([cookie])  # type: ignore[list-item]


@pytest.fixture(scope="module")
def intake(browser: Browser, running: Desk) -> Intake:
    return Intake(running, browser, running.shell(SIGN_IN).split())


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def card(page: Page, name: str) -> Locator:
    return page.locator("article.piece", has_text=name)


def look_until_read(page: Page, name: str) -> None:
    """Ask for the page again by its button until the file is read.

    Each answer is awaited: a page on its way shows neither the button nor the state.
    """
    for _ in range(100):
        expect(card(page, name)).to_be_visible()
        if "✓ Read" in card(page, name).inner_text():
            return
        page.wait_for_timeout(250)
        with page.expect_navigation():
            page.get_by_role("button", name="See how reading goes").click()
    raise AssertionError(f"{name} was not read: {card(page, name).inner_text()}")


def test_dropped_files_are_read_while_one_watches(intake: Intake) -> None:
    page = intake.open()
    page.get_by_label("Drop files here").set_input_files(
        [
            file("story.txt", STORY.format("today").encode()),
            file("letter.txt", LETTER.encode("cp1252")),
            file("broken.pdf", b"%PDF-1.4\nnothing of a page"),
            file("empty.txt", b""),
            file("huge.txt", b"a" * 10_000_001),
        ]
    )
    expect(card(page, "story.txt")).to_contain_text("✓ Read", timeout=30_000)
    expect(page.locator("#pieces")).to_contain_text("“empty.txt” is empty")
    expect(page.locator("#pieces")).to_contain_text("“huge.txt” is larger than 10 MB")
    card(page, "letter.txt").get_by_role("button", name="Western European (Windows)").click()
    expect(card(page, "letter.txt")).to_contain_text("✓ Read", timeout=30_000)
    expect(card(page, "broken.pdf").get_by_role("alert")).to_be_visible(timeout=30_000)
    card(page, "broken.pdf").get_by_label("This file is").select_option("Leave out")
    page.get_by_role("button", name="Receive and find the claims").click()
    expect(page.get_by_role("heading", name="Bridge opens").first).to_be_visible()
    assert intake.desk.rows(SOURCES) == [(LETTER,)]


def test_the_same_by_its_buttons_without_javascript(intake: Intake) -> None:
    page = intake.open(java_script_enabled=False)
    page.get_by_label("Title", exact=True).fill("Kept all the way")
    page.get_by_label("Drop files here").set_input_files(
        [file("story.txt", STORY.format("on Monday").encode())]
    )
    page.get_by_role("button", name="Hand in the files").click()
    look_until_read(page, "story.txt")
    page.get_by_role("button", name="Receive and find the claims").click()
    expect(page.get_by_role("heading", name="Kept all the way").first).to_be_visible()


def test_a_session_that_ended_costs_no_word(intake: Intake) -> None:
    page = intake.open()
    page.get_by_label("Text", exact=True).first.fill(STORY.format("last night"))
    page.context.clear_cookies()
    page.get_by_role("button", name="Receive and find the claims").click()
    expect(page.locator("#messages")).to_contain_text("Your session has ended")
    expect(page.get_by_label("Text", exact=True).first).to_have_value(STORY.format("last night"))
    intake.sign_in(page)
    page.get_by_role("button", name="Receive and find the claims").click()
    expect(page.get_by_role("heading", name="Bridge opens").first).to_be_visible()
