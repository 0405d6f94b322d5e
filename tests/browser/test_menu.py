"""The top bar on a phone: one row, and a menu that the browser opens with or without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.people import DESKTOP, PHONE
from tests.faults.desk import Desk

SIGN_IN = """
from django.test import Client
from tests.factories import make_desk, make_person
client = Client()
client.force_login(make_person(name="mia", desk=make_desk(name="Menus")))
print(client.cookies["newsdesk-session"].value)
"""


@pytest.fixture(scope="module")
def session(running: Desk) -> str:
    return running.shell(SIGN_IN).strip()


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(
    request: pytest.FixtureRequest, browser: Browser, running: Desk, session: str
) -> Iterator[Page]:
    context = browser.new_context(
        base_url=running.address, viewport=PHONE, java_script_enabled=request.param
    )
    cookie = {"name": "newsdesk-session", "value": session, "url": running.address}
    context.add_cookies([cookie])  # type: ignore[list-item]
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()


def test_on_a_phone_the_bar_is_one_row_and_its_menu_leads_on(page: Page) -> None:
    box = page.locator(".top").bounding_box()
    assert box and box["height"] < 50
    expect(page.get_by_role("link", name="Sources", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.get_by_role("link", name="Sources", exact=True).click()
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()


def test_the_keyboard_opens_the_menu_walks_it_and_closes_it(page: Page) -> None:
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Queue", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Queue", exact=True)).to_be_hidden()
    expect(menu).to_be_focused()


def test_where_there_is_room_the_links_stand_in_the_bar(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()
    expect(page.get_by_role("link", name="Sources", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
