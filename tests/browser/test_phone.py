"""On a phone: a top bar of one row, whose menu the browser opens with or without JavaScript, and no
page that is wider than the smallest phone (320 pixels, which is also a desktop at 400 %)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.people import DESKTOP, PHONE
from tests.faults.desk import Desk

SIGN_IN = """
from django.test import Client
from django.utils import timezone
from tests.factories import (
    make_article, make_claim, make_comparison, make_desk, make_draft, make_person, make_source,
)
desk = make_desk(name="Menus")
mia = make_person(name="mia", desk=desk, role="editor")
article = make_article(desk=desk, by=mia, title="Bridge")
for text in ("Some 5,000 came.", "Some 5,200 came to " + "a" * 90):
    draft = make_draft(article=article, text=text, extracted_at=timezone.now())
    source = make_source(article=article, by=mia, text=f"They were {text}")
    make_comparison(claim=make_claim(draft=draft, words=text[5:10]), source=source, words=text)
client = Client()
client.force_login(mia)
print(client.cookies["newsdesk-session"].value, article.pk, draft.pk, source.pk)
"""
# With ids in braces: 0 of the article, 1 of its draft, 2 of its source.
PAGES = [
    "/",
    "/sources/",
    "/sources/{2}/",
    "/claims/",
    "/articles/new/",
    "/approvals/",
    "/figures/",
    "/history/",
    "/account/password/change/",
    "/articles/{0}/",
    "/articles/{0}/changes/",
    "/articles/{0}/history/",
    "/articles/{0}/library/",
    "/articles/{0}/drafts/add/",
    "/articles/{0}/drafts/compare/",
    "/articles/{0}/sources/add/",
    "/drafts/{1}/review/",
]


@pytest.fixture(scope="module")
def made(running: Desk) -> list[str]:
    """The session of an editor, and the ids of an article, its draft and a source."""
    return running.shell(SIGN_IN).split()


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(
    request: pytest.FixtureRequest, browser: Browser, running: Desk, made: list[str]
) -> Iterator[Page]:
    context = browser.new_context(
        base_url=running.address, viewport=PHONE, java_script_enabled=request.param
    )
    cookie = {"name": "newsdesk-session", "value": made[0], "url": running.address}
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


def test_no_page_is_wider_than_the_smallest_phone(page: Page, made: list[str]) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    wide = {}
    for address in PAGES:
        answer = page.goto(address.format(*made[1:]))
        assert answer and answer.ok, address
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[address] = width
    assert wide == {}
