"""The workbench under fast fingers: what the keys and the script must never get wrong."""

import os
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim, Desk, Draft, User
from tests.factories import make_article, make_claim, make_draft, make_verdict

TEXT = (
    "A 😀 bridge of 1,000 tonnes.\n\n“Safe,” 👩‍🚒 said the chief. It took 2 years.\n\n"
    "It has 3 lanes, 4 lamps, 5 gates and 6 signs. The cat 🐈 slept."
)
FIGURES = ["1,000", "2", "3", "4", "5", "6"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="session", autouse=True)
def _rows_beside_a_browser() -> None:
    # Playwright's event loop stays in this thread as long as the browser is open, to the end of
    # the tests. Rows are made outside of it all the same, which Django cannot know.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"


@pytest.fixture
def draft(desk: Desk, alice: User) -> Draft:
    article = make_article(desk=desk, by=alice, title="Bridge")
    draft = make_draft(article=article, text=TEXT, extracted_at=timezone.now())
    for words in FIGURES:
        make_claim(draft=draft, words=words)
    return draft


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, draft: Draft, alice: User) -> Iterator[Page]:
    client = Client()
    client.force_login(alice)
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1440, "height": 900})
    cookie = client.cookies["newsdesk-session"].value
    context.add_cookies([{"name": "newsdesk-session", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"/articles/{draft.article_id}/")
    expect(page.locator(".panel")).to_be_visible()
    yield page
    context.close()


def press(page: Page, *keys: str) -> None:
    """Press one key after the other, without a pause."""
    for key in keys:
        page.keyboard.press(key)


def saved(page: Page) -> None:
    """Wait until nothing is on its way to the server."""
    expect(page.locator("mark.saving")).to_have_count(0, timeout=20_000)


def labels(draft: Draft) -> list[str]:
    """The verdict of each claim, in the order of the text."""
    claims = draft.claims.filter(dropped_at=None).order_by("start")
    return [str(claim.verdict.option or "") if claim.verdict else "" for claim in claims]


def select(page: Page, first: str, last: str) -> None:
    """Select from the beginning of `first` to the end of `last`, as a mouse would."""
    page.evaluate(
        """([first, last]) => {
            const place = (words, atEnd) => {
                const walk = document.createTreeWalker(document.querySelector("#copy"), 4);
                while (walk.nextNode()) {
                    const at = walk.currentNode.data.indexOf(words);
                    if (at >= 0) return [walk.currentNode, at + (atEnd ? words.length : 0)];
                }
            };
            const range = document.createRange();
            range.setStart(...place(first, false));
            range.setEnd(...place(last, true));
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        [first, last],
    )


def test_every_fast_verdict_is_saved_on_its_own_claim(page: Page, draft: Draft) -> None:
    press(page, *"132163")
    saved(page)
    assert labels(draft) == [
        "Confirmed",
        "Wrong",
        "Fix needed",
        "Confirmed",
        "Not a fact",
        "Wrong",
    ]
    expect(page.locator("#progress-count")).to_contain_text("6 of 6 checked")
    expect(page.locator(".send button")).to_be_enabled()


def test_undo_takes_back_the_newest_verdict_first(page: Page, draft: Draft) -> None:
    press(page, *"123uu")
    saved(page)
    assert labels(draft) == ["Confirmed", "", "", "", "", ""]
    expect(page.locator("mark.current")).to_have_text("2")


def test_a_verdict_another_person_was_faster_with_is_taken_back_and_said(
    page: Page, draft: Draft, bob: User
) -> None:
    claim = draft.claims.get(surface="1,000")
    make_verdict(claim=claim, by=bob, label="Wrong")
    press(page, *"12")
    saved(page)
    assert labels(draft)[:2] == ["Wrong", "Fix needed"]
    expect(page.locator("#messages")).to_contain_text("Not saved: Claim 1, figure: Bob decided")
    expect(page.locator(f"#mark-{claim.pk}")).to_have_class("bad unsaved")


def test_a_second_verdict_on_a_claim_is_not_sent_once_the_first_was_refused(
    page: Page, draft: Draft, bob: User
) -> None:
    make_verdict(claim=draft.claims.get(surface="1,000"), by=bob, label="Wrong")
    press(page, *"1k1")
    saved(page)
    assert labels(draft)[0] == "Wrong"


def test_without_a_connection_nothing_looks_saved(page: Page, draft: Draft) -> None:
    page.context.set_offline(True)
    press(page, "1")
    expect(page.locator("mark.unsaved")).to_have_count(1)
    page.context.set_offline(False)
    expect(page.locator("mark.ok")).to_have_count(0)
    assert labels(draft) == [""] * 6


def test_a_note_goes_with_its_verdict_and_typing_is_no_key(page: Page, draft: Draft) -> None:
    press(page, "m")
    page.keyboard.type("3 of 1 junk")
    press(page, "Escape", "2")
    saved(page)
    assert labels(draft) == ["Fix needed", "", "", "", "", ""]
    assert draft.claims.get(surface="1,000").verdicts.get().note == "3 of 1 junk"


def test_an_unsent_note_is_still_there_on_the_way_back(page: Page, draft: Draft) -> None:
    press(page, "m")
    page.keyboard.type("Ask the chief")
    press(page, "Escape", "j")
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 2 of 6")
    press(page, "k")
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 1 of 6")
    expect(page.locator('[name="note"]')).to_have_value("Ask the chief")


def test_a_held_key_decides_one_claim_only(page: Page, draft: Draft) -> None:
    for _ in range(4):
        page.keyboard.down("1")  # without an up in between the browser reports repeats
    page.keyboard.up("1")
    saved(page)
    assert labels(draft) == ["Confirmed", "", "", "", "", ""]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("😀", "bridge", "😀 bridge"),
        ("said", "chief", "said the chief"),
        ("The cat", "slept", "The cat 🐈 slept"),
        ("lamps", "gates", "lamps, 5 gates"),
    ],
)
def test_a_claim_is_added_from_exactly_the_selected_words(
    page: Page, draft: Draft, first: str, last: str, words: str
) -> None:
    select(page, first, last)
    expect(page.locator("#selection")).to_be_visible()
    press(page, "a")
    expect(page.locator("mark.current").first).to_contain_text(first)
    added = draft.claims.get(origin=Claim.Origin.PERSON)
    assert added.surface == words
    assert TEXT[added.start : added.end] == words


def test_a_claim_is_widened_to_the_selected_words(page: Page, draft: Draft) -> None:
    select(page, "bridge of", "tonnes")
    press(page, "w")
    expect(page.locator("mark.current").first).to_contain_text("bridge of 1,000 tonnes")
    assert draft.claims.filter(dropped_at=None, surface="bridge of 1,000 tonnes").exists()


def test_the_keys_rest_for_a_person_who_switched_them_off(page: Page, draft: Draft) -> None:
    User.objects.update(has_shortcuts=False)
    page.reload()
    press(page, *"1j")
    page.wait_for_timeout(300)
    assert labels(draft) == [""] * 6
    expect(page.locator("mark.current")).to_have_text("1,000")


def test_the_keys_are_listed(page: Page) -> None:
    press(page, "?")
    expect(page.locator("#keys")).to_be_visible()
    press(page, "1")
    press(page, "Escape")
    expect(page.locator("#keys")).to_be_hidden()
    expect(page.locator("mark.open")).to_have_count(6)


def test_the_page_works_without_javascript(
    browser: Browser, page: Page, live_server: LiveServer, draft: Draft
) -> None:
    cookies = page.context.storage_state()
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=cookies
    )
    plain = context.new_page()
    plain.goto(f"/articles/{draft.article_id}/")
    plain.get_by_role("button", name="Confirmed").click()
    expect(plain.locator(".claim .kicker")).to_contain_text("Claim 2 of 6")
    plain.locator("#copy .sign").nth(3).click()
    expect(plain.locator(".claim .kicker")).to_contain_text("Claim 4 of 6")
    context.close()
    assert labels(draft) == ["Confirmed", "", "", "", "", ""]
