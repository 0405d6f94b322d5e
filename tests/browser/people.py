"""What people do in a browser, as functions named after it."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect

PASSWORD = "correct horse battery staple 9"
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Newsroom:
    """A running desk as its first admin finds it."""

    browser: Browser
    address: str
    first_path: str
    shots: Path


def open_browser(newsroom: Newsroom) -> tuple[Page, list[str]]:
    """A person's own browser, and what went wrong in it: errors of pages, policy and server."""
    context = newsroom.browser.new_context(base_url=newsroom.address, viewport=DESKTOP)
    context.set_default_timeout(30_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "response",
        lambda response: (
            complaints.append(f"{response.status} {response.url}")
            if response.status >= 500
            else None
        ),
    )
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text) if "Content Security Policy" in message.text else None
        ),
    )
    return page, complaints


def set_password(page: Page, link: str) -> None:
    """Follow a one-time link and set the password."""
    page.goto(link)
    page.get_by_label("New Password", exact=True).fill(PASSWORD)
    page.get_by_label("New Password (again)").fill(PASSWORD)
    page.get_by_role("button", name="Set the password").click()
    expect(page.get_by_role("heading", name="Your password is set")).to_be_visible()


def sign_in(page: Page, username: str) -> None:
    """Sign in on the page for it."""
    page.goto("/account/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Sign out")).to_be_visible()


def add_person(admin: Page, *, username: str, name: str, role: str) -> str:
    """Add somebody on the admin's page; their one-time link."""
    admin.goto("/people/")
    admin.get_by_text("Add somebody to").click()
    admin.get_by_label("Full name").fill(name)
    admin.get_by_label("Name for signing in").fill(username)
    admin.locator("details form").get_by_label("Role", exact=True).select_option(label=role)
    admin.get_by_role("button", name="Add and show the one-time link").click()
    return admin.locator(".once").inner_text()


def take_shots(newsroom: Newsroom, page: Page, name: str) -> None:
    """Keep the page as it looks on a desktop and on a phone."""
    for size, viewport in (("desktop", DESKTOP), ("phone", PHONE)):
        page.set_viewport_size(viewport)
        page.wait_for_timeout(150)
        page.screenshot(path=newsroom.shots / f"{name}-{size}.png")
    page.set_viewport_size(DESKTOP)
