"""One day of a desk, from the first sign-in to the approval, in a real browser."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.people import (
    Newsroom,
    add_person,
    open_browser,
    set_password,
    sign_in,
    take_shots,
)

SAMPLE = Path(__file__).resolve().parents[2] / "claims" / "sample"
ARTICLE = (SAMPLE / "us-denies-iraq-pullout.txt").read_text("utf-8")


def test_a_day_from_the_first_account_to_the_approval(newsroom: Newsroom) -> None:
    admin, of_admin = open_browser(newsroom)
    set_password(admin, newsroom.first_path)
    sign_in(admin, "admin")
    links = {
        username: add_person(admin, username=username, name=name, role=role)
        for username, name, role in [
            ("ann", "Ann Reed", "Journalist"),
            ("ben", "Ben Marsh", "Journalist"),
            ("cora", "Cora Dunn", "Editor"),
        ]
    }
    take_shots(newsroom, admin, "people")
    ann, of_ann = open_browser(newsroom)
    set_password(ann, links["ann"])
    sign_in(ann, "ann")
    paste_the_article_and_its_sources(newsroom, ann)
    wait_for_claims(ann)
    read_the_findings(newsroom, ann)
    add_a_claim_by_hand(ann)
    decide_everything_by_key(newsroom, ann)
    send_for_approval(ann)
    fail_to_approve_as_the_same_person(ann)
    cora, of_cora = open_browser(newsroom)
    set_password(cora, links["cora"])
    sign_in(cora, "cora")
    approve(newsroom, cora)
    read_the_history(newsroom, cora)
    take_shots_of_the_rest(newsroom, cora)
    a_new_verdict_takes_the_approval_back(ann)
    assert of_admin + of_ann + of_cora == []


def paste_the_article_and_its_sources(newsroom: Newsroom, page: Page) -> None:
    page.goto("/articles/new/")
    page.locator("#intake textarea[name=text]").fill(ARTICLE)
    sources = json.loads((SAMPLE / "sources" / "sources.json").read_text("utf-8"))
    for number, source in enumerate(sources):
        if number:
            page.get_by_role("button", name="Paste another source").click()
        card = page.locator("article.piece").nth(number)
        text = (SAMPLE / "sources" / source["file"]).read_text("utf-8")
        card.get_by_label("Text", exact=True).fill(text)
        card.get_by_label("Title of the source").fill(source["title"])
        card.get_by_label("Kind").select_option(source["kind"])
        card.get_by_label("Strength").select_option(source["strength"])
    take_shots(newsroom, page, "new-article")
    page.get_by_role("button", name="Receive and find the claims").click()


def wait_for_claims(page: Page) -> None:
    """The claims come by themselves: the page is not loaded again."""
    expect(page.get_by_role("heading", name="US denies Iraq pullout").first).to_be_visible()
    expect(page.locator("#copy mark").first).to_be_visible(timeout=30_000)
    expect(page.locator(".progress-strip")).to_have_text("", timeout=30_000)


def read_the_findings(newsroom: Newsroom, page: Page) -> None:
    """The differences that matter are named in words beside their claims."""
    for words, difference in [
        ("We have a very extraordinarily expensive airbase", "long before my time"),
        ("Sir, in due deference", "Combined Joint Task Force"),
        ("there’s been no decision made to leave Iraq", "Word for word"),
        ("5,000", "about 5,200"),
    ]:
        page.locator("#copy mark", has_text=words).first.click()
        expect(page.locator("#side blockquote").first).to_contain_text(words)
        expect(page.locator("#side")).to_contain_text(difference)
        if difference == "long before my time":
            take_shots(newsroom, page, "workbench")


def add_a_claim_by_hand(page: Page) -> None:
    """Words that the extractor does not see, selected in the copy and added by key."""
    before = page.locator("#copy mark").count()
    select_words(page, "The top Irani General was killed by a US drone strike in Baghdad.")
    page.keyboard.press("a")
    expect(page.locator("#copy mark")).to_have_count(before + 1)
    expect(page.locator("#side")).to_contain_text("added by Ann Reed")


def select_words(page: Page, words: str) -> None:
    found = page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.getElementById("copy"), 4);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
            return true;
          }
          return false;
        }""",
        words,
    )
    assert found, words


def decide_everything_by_key(newsroom: Newsroom, page: Page) -> None:
    """One key a claim; the claim with the dropped words gets a note and a wording first."""
    page.locator("#copy mark", has_text="extraordinarily expensive airbase").first.click()
    expect(page.locator("#side blockquote").first).to_contain_text("expensive airbase")
    page.keyboard.press("e")
    page.keyboard.press("m")
    page.keyboard.type("Four words are gone without a mark.")
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.keyboard.type("It cost billions of dollars to build, long before my time.")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    total = page.locator("#copy mark").count()
    for _ in range(total - 1):
        page.keyboard.press("n")
        page.keyboard.press("1")
    expect(page.locator("#progress-count")).to_contain_text(
        f"{total} of {total} checked", timeout=30_000
    )
    take_shots(newsroom, page, "workbench-decided")


def send_for_approval(page: Page) -> None:
    page.get_by_role("button", name="Send for approval").click()
    expect(page.get_by_role("button", name="Recall from approval")).to_be_visible()


def fail_to_approve_as_the_same_person(page: Page) -> None:
    """A journalist finds no button, and the reason in its place."""
    page.goto("/approvals/")
    page.get_by_role("link", name="US denies Iraq pullout").first.click()
    expect(page.locator("#decide")).to_contain_text("Only an editor can approve a draft")
    expect(page.get_by_role("button", name="Approve draft")).to_have_count(0)


def approve(newsroom: Newsroom, page: Page) -> None:
    page.goto("/approvals/")
    take_shots(newsroom, page, "approvals")
    page.get_by_role("link", name="US denies Iraq pullout").first.click()
    expect(page.locator("article.item", has_text="Four words are gone")).to_contain_text(
        "long before my time"
    )
    take_shots(newsroom, page, "review")
    page.get_by_role("button", name="Approve draft 1").click()
    expect(page.locator(".messages")).to_contain_text("draft 1: Approved")


def read_the_history(newsroom: Newsroom, page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="US denies Iraq pullout").first.click()
    expect(page.locator("#bar")).to_contain_text("Approved")
    page.locator("#bar").get_by_role("link", name="History").click()
    expect(page.locator("main")).to_contain_text("Cora Dunn")
    expect(page.locator("main")).to_contain_text("Ann Reed")
    take_shots(newsroom, page, "history")
    page.go_back()
    page.locator("#bar").get_by_role("link", name="Change list").click()
    expect(page.locator("main")).to_contain_text("long before my time")
    take_shots(newsroom, page, "change-list")


def take_shots_of_the_rest(newsroom: Newsroom, page: Page) -> None:
    page.goto("/")
    take_shots(newsroom, page, "queue")
    page.goto("/sources/")
    take_shots(newsroom, page, "sources")
    page.get_by_role("link", name="Pool report, Air Force One").click()
    expect(page.locator("main")).to_contain_text("long before my time")
    take_shots(newsroom, page, "source")


def a_new_verdict_takes_the_approval_back(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="US denies Iraq pullout").first.click()
    expect(page.locator("#bar")).to_contain_text("Approved")
    page.wait_for_load_state()  # before the script is there, a key is lost
    page.once("dialog", lambda dialog: dialog.accept())
    page.keyboard.press("4")
    expect(page.locator("#bar")).to_contain_text("In progress")
