"""The workbench under fast fingers: what the keys and the script must never get wrong."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.faults.desk import Desk

TEXT = (
    "A 😀 bridge of 1,000 tonnes.\n\n“Safe,” 👩‍🚒 said the chief. It took 2 years.\n\n"
    "It has 3 lanes, 4 lamps, 5 gates and 6 signs. The cat 🐈 slept."
)
ARTICLES = 38
# Runs inside the desk: a newsroom with as many articles of six figures, and two people signed in.
MAKE = f"""
import json
from django.test import Client
from django.utils import timezone
from tests.factories import (
    make_article, make_claim, make_comparison, make_desk, make_draft, make_person, make_source,
)
desk = make_desk(name="Bridges")
ada, bob = make_person(name="ada", desk=desk), make_person(name="bob", desk=desk)
articles = []
for number in range({ARTICLES}):
    article = make_article(desk=desk, by=ada, title="Bridge")
    text = {TEXT!r} + " " * number
    draft = make_draft(article=article, text=text, extracted_at=timezone.now())
    words = "Then 1,000 and 2 and 3 and 4 and 5 and 6 came."
    source = make_source(article=article, by=ada, text=words + " " * number)
    for words in ["1,000", "2", "3", "4", "5", "6"]:
        claim = make_claim(draft=draft, words=words)
        make_comparison(claim=claim, source=source, words=words)
    # The last claim differs from one passage, and a second and a third one say the same.
    at = claim.start
    make_comparison(claim=claim, source=source, words="5 and 6 came", rank=1, diff=[
        dict(op="removed", claim="", source="5 and ", claim_start=None, source_start=0),
        dict(op="same", claim="6", source="6", claim_start=at, source_start=6),
        dict(op="removed", claim="", source=" came", claim_start=None, source_start=7),
    ])
    make_comparison(claim=claim, source=source, words="and 6", rank=2)
    articles.append(str(article.pk))
sessions = []
for user in (ada, bob):
    client = Client()
    client.force_login(user)
    sessions.append(client.cookies["newsdesk-session"].value)
print(json.dumps([articles, sessions]))
"""
LABELS = """
    SELECT coalesce((SELECT o.label FROM claims_verdict v
        LEFT JOIN claims_verdictoption o ON o.id = v.option_id
        WHERE v.claim_id = c.id ORDER BY v.number DESC LIMIT 1), '')
    FROM claims_claim c JOIN claims_draft d ON d.id = c.draft_id
    WHERE d.article_id = '{article}' AND c.dropped_at IS NULL ORDER BY c.start
"""
EVIDENCE = """
    SELECT c.surface, e.surface FROM claims_evidence e
    JOIN claims_verdict v ON v.id = e.verdict_id JOIN claims_claim c ON c.id = v.claim_id
    JOIN claims_draft d ON d.id = c.draft_id
    WHERE d.article_id = '{article}' ORDER BY c.start
"""
NOTES = """
    SELECT c.surface, v.note FROM claims_verdict v JOIN claims_claim c ON c.id = v.claim_id
    JOIN claims_draft d ON d.id = c.draft_id WHERE d.article_id = '{article}' ORDER BY c.start
"""
ADDED = """
    SELECT c.surface, substr(d.text, c.start + 1, c."end" - c.start)
    FROM claims_claim c JOIN claims_draft d ON d.id = c.draft_id
    WHERE d.article_id = '{article}' AND c.dropped_at IS NULL AND c.origin = 'person'
"""
# The name of what has the focus where something else lies over all of it; "" where it is seen.
IS_COVERED = """() => {
    const held = document.activeElement;
    const { top, bottom, left, width } = held.getBoundingClientRect();
    const isSeen = [top + 2, (top + bottom) / 2, bottom - 2].some((y) => {
        const there = document.elementFromPoint(left + width / 2, y);
        return there && (held.contains(there) || there.contains(held));
    });
    return isSeen || held === document.body ? "" : held.textContent.trim() || held.name;
}"""


@dataclass
class Bench:
    """A newsroom with articles to spare, and the sessions of ada and bob."""

    desk: Desk
    browser: Browser
    articles: list[str]
    sessions: list[str]

    def open(self, article: str, *, who: int = 0, **options: bool) -> Page:
        """The article's workbench in a browser of ada (0) or bob (1)."""
        address = self.desk.address
        context = self.browser.new_context(base_url=address, **options)  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        cookie = {"name": "newsdesk-session", "value": self.sessions[who], "url": address}
        context.add_cookies([cookie])  # type: ignore[list-item]
        page = context.new_page()
        page.goto(f"/articles/{article}/")
        expect(page.locator(".panel")).to_be_visible()
        return page

    def labels(self, article: str) -> list[str]:
        """The verdict of each claim, in the order of the text."""
        return [label for (label,) in self.desk.rows(LABELS.format(article=article))]


@pytest.fixture(scope="module")
def bench(browser: Browser, running: Desk) -> Bench:
    articles, sessions = json.loads(running.shell(MAKE).splitlines()[-1])
    return Bench(running, browser, articles, sessions)


@pytest.fixture
def article(bench: Bench) -> str:
    """An article that no other test touches."""
    return bench.articles.pop()


@pytest.fixture
def page(bench: Bench, article: str) -> Iterator[Page]:
    page = bench.open(article)
    yield page
    page.context.close()


def press(page: Page, *keys: str) -> None:
    """Press one key after the other, without a pause."""
    for key in keys:
        page.keyboard.press(key)


def saved(page: Page) -> None:
    """Wait until nothing is on its way to the server."""
    expect(page.locator("mark.saving")).to_have_count(0, timeout=20_000)


def wrong_by_bob(bench: Bench, article: str) -> None:
    """Bob decides that the first claim is wrong."""
    page = bench.open(article, who=1)
    press(page, "3")
    saved(page)
    page.context.close()


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


def test_every_fast_verdict_is_saved_on_its_own_claim(
    bench: Bench, page: Page, article: str
) -> None:
    press(page, *"132163")
    saved(page)
    assert bench.labels(article) == [
        "Confirmed",
        "Wrong",
        "Fix needed",
        "Confirmed",
        "Not a fact",
        "Wrong",
    ]
    expect(page.locator("#progress-count")).to_contain_text("6 of 6 checked")
    expect(page.locator(".send button")).to_be_enabled()


def test_undo_takes_back_the_newest_verdict_first(bench: Bench, page: Page, article: str) -> None:
    press(page, *"123uu")
    saved(page)
    assert bench.labels(article) == ["Confirmed", "", "", "", "", ""]
    expect(page.locator("mark.current")).to_have_text("2")


def test_what_was_typed_for_a_verdict_that_is_taken_back_goes_with_the_next(
    bench: Bench, page: Page, article: str
) -> None:
    press(page, "e", "m", *"why", "Escape", "p", *"1,100", "Escape", "3", "u")
    saved(page)
    expect(page.locator(".texts textarea").first).to_have_value("why")
    press(page, "2")
    saved(page)
    assert bench.labels(article)[0] == "Fix needed"
    assert bench.desk.rows(NOTES.format(article=article))[-1] == ("1,000", "why")
    assert bench.desk.rows(EVIDENCE.format(article=article))[-1] == ("1,000", "1,000")
    page.reload()
    page.locator("#copy .sign").first.click()
    expect(page.locator(".texts textarea").last).to_have_value("1,100")


def test_a_verdict_another_person_was_faster_with_is_taken_back_and_said(
    bench: Bench, page: Page, article: str
) -> None:
    wrong_by_bob(bench, article)
    press(page, *"12")
    saved(page)
    assert bench.labels(article)[:2] == ["Wrong", "Fix needed"]
    expect(page.locator("#messages")).to_contain_text("Not saved: Claim 1, figure: Bob decided")
    expect(page.locator("#copy mark").first).to_have_class("bad unsaved")


def test_a_second_verdict_on_a_claim_is_not_sent_once_the_first_was_refused(
    bench: Bench, page: Page, article: str
) -> None:
    wrong_by_bob(bench, article)
    press(page, *"1k1")
    saved(page)
    assert bench.labels(article)[0] == "Wrong"


def test_without_a_connection_nothing_looks_saved(bench: Bench, page: Page, article: str) -> None:
    page.context.set_offline(True)
    press(page, "1")
    expect(page.locator("mark.unsaved")).to_have_count(1)
    page.context.set_offline(False)
    expect(page.locator("mark.ok")).to_have_count(0)
    assert bench.labels(article) == [""] * 6


def test_a_note_goes_with_its_verdict_and_typing_is_no_key(
    bench: Bench, page: Page, article: str
) -> None:
    press(page, "m")
    page.keyboard.type("3 of 1 junk")
    press(page, "Escape", "2")
    saved(page)
    assert bench.labels(article) == ["Fix needed", "", "", "", "", ""]
    press(page, "k")
    expect(page.locator('[name="note"]')).to_have_value("3 of 1 junk")


def test_an_unsent_note_is_still_there_on_the_way_back(
    bench: Bench, page: Page, article: str
) -> None:
    press(page, "m")
    page.keyboard.type("Ask the chief")
    press(page, "Escape", "j")
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 2 of 6")
    press(page, "k")
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 1 of 6")
    expect(page.locator('[name="note"]')).to_have_value("Ask the chief")


def test_evidence_chosen_faster_than_the_panels_come_goes_with_its_own_claim(
    bench: Bench, page: Page, article: str
) -> None:
    press(page, *"e1e1e1")
    expect(page.locator("mark.ok")).to_have_count(3)
    saved(page)
    rows = bench.desk.rows(EVIDENCE.format(article=article))
    assert rows == [("1,000", "1,000"), ("2", "2"), ("3", "3")]


def test_a_note_typed_before_the_panel_came_is_no_command(
    bench: Bench, page: Page, article: str
) -> None:
    press(page, "1", "m")
    page.keyboard.type("3 of 1 junk")
    press(page, "Escape", "2")
    expect(page.locator("mark.fix")).to_have_count(1)
    saved(page)
    assert bench.labels(article) == ["Confirmed", "Fix needed", "", "", "", ""]
    rows = bench.desk.rows(NOTES.format(article=article))
    assert rows == [("1,000", ""), ("2", "3 of 1 junk")]


def test_evidence_ticked_and_not_sent_is_still_ticked_on_the_way_back(page: Page) -> None:
    press(page, *"ej")
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 2 of 6")
    expect(page.locator('[name="evidence"]')).not_to_be_checked()
    press(page, "k")
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 1 of 6")
    expect(page.locator('[name="evidence"]')).to_be_checked()


def test_evidence_and_note_of_a_refused_verdict_come_back(
    bench: Bench, page: Page, article: str
) -> None:
    wrong_by_bob(bench, article)
    press(page, "e", "m")
    page.keyboard.type("Counted twice")
    press(page, "Escape", "1")
    page.get_by_role("link", name="Go to the claim").click()
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 1 of 6")
    expect(page.locator('[name="note"]')).to_have_value("Counted twice")
    expect(page.locator('[name="evidence"]')).to_be_checked()


def test_a_fresh_comparison_waits_while_somebody_is_at_work_in_the_panel(
    bench: Bench, page: Page, article: str
) -> None:
    second = page.get_by_label("Split it; the second part begins with")
    with bench.desk.no_writes_to("claims_comparison"):
        select(page, "bridge of", "tonnes")
        press(page, "w")
        expect(page.locator("mark.current").first).to_contain_text("bridge of 1,000 tonnes")
        page.get_by_text("Change this claim").click()
        second.fill("1,000")
        page.locator("#copy .no").first.click()
    expect(page.locator("#show-fresh")).to_be_visible()
    page.wait_for_timeout(500)
    expect(second).to_have_value("1,000")
    page.locator("#show-fresh").click()
    expect(page.locator("#show-fresh")).to_have_count(0)
    expect(second).to_be_visible()
    expect(second).to_have_value("1,000")


def test_a_key_pressed_again_after_the_last_claim_changes_nothing(
    bench: Bench, page: Page, article: str
) -> None:
    press(page, *"1111111")
    expect(page.locator("#messages")).to_contain_text("All claims are decided")
    press(page, *"11")
    saved(page)
    press(page, "1")
    page.wait_for_timeout(300)
    assert bench.labels(article) == ["Confirmed"] * 6
    assert len(bench.desk.rows(NOTES.format(article=article))) == 6


def test_taking_back_an_approval_asks_first_and_is_said(
    bench: Bench, page: Page, article: str
) -> None:
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.evaluate("document.getElementById('bar').dataset.approvedBy = 'Carol'")
    page.once("dialog", refuse)
    press(page, "1")
    assert asked == ["Carol approved this draft. This takes the approval back. Go on?"]
    expect(page.locator("mark.open")).to_have_count(6)
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, "1")
    expect(page.locator("#messages")).to_contain_text("The approval by Carol was taken back")
    assert bench.labels(article) == ["Confirmed", "", "", "", "", ""]


def test_after_a_comment_is_sent_it_is_said_and_the_focus_stays_at_the_thread(page: Page) -> None:
    press(page, "c", *"Which", "Control+Enter")
    expect(page.locator(".thread")).to_contain_text("Which")
    expect(page.locator("#said")).to_have_text("Sent.")
    expect(page.locator(".thread")).to_be_focused()
    press(page, "j")
    expect(page.locator("mark.current")).to_have_text("2")


def test_sending_and_taking_back_a_draft_is_said(page: Page) -> None:
    press(page, *"111111")
    saved(page)
    page.get_by_role("button", name="Send for approval").click()
    expect(page.locator("#messages")).to_have_text("Sent for approval: an editor decides now.")
    recall = page.get_by_role("button", name="Recall from approval")
    expect(recall).to_be_focused()
    recall.click()
    expect(page.locator("#messages")).to_have_text("Taken back from the editors.")
    expect(page.get_by_role("button", name="Send for approval")).to_be_focused()


def test_a_dropped_claim_comes_back_by_key(bench: Bench, page: Page, article: str) -> None:
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, "x")
    expect(page.locator("#restore-form")).to_contain_text("1,000")
    assert len(bench.labels(article)) == 5
    press(page, "u")
    expect(page.locator("mark.current")).to_have_text("1,000")
    expect(page.locator("#restore-form")).to_have_count(0)
    assert len(bench.labels(article)) == 6


LINKED = '() => [...CSS.highlights.get("linked")].map(String)'


def test_a_part_that_differs_is_linked_with_its_place_in_the_copy(page: Page) -> None:
    page.locator("#copy mark", has_text="6").locator(".sign").click()
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 6 of 6")
    press(page, "o")
    for name in ("removed: 5 and", "removed: came"):
        press(page, "Tab")
        expect(page.locator(".part:focus")).to_have_attribute("aria-label", name)
        expect(page.locator(".part.linked")).to_have_count(1)
    assert page.evaluate(LINKED) == ["6 signs.", "6"]
    box = page.locator("#copy mark.current").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2)
    expect(page.locator(".part.linked")).to_have_count(0)
    assert page.evaluate(LINKED) == ["6", "6", "6"]
    press(page, "k")
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 5 of 6")
    page.mouse.move(5, 5)
    page.wait_for_timeout(100)
    assert page.evaluate(LINKED) == []


def test_the_other_passages_are_one_key_away(page: Page) -> None:
    page.locator("#copy mark", has_text="6").locator(".sign").click()
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 6 of 6")
    passages = page.locator("[data-candidate]")
    for number in (1, 2, 0):
        press(page, "o")
        expect(passages.nth(number)).to_be_focused()
        expect(passages.nth(number)).to_be_visible()
    press(page, *"ooe")
    expect(passages.nth(2).get_by_role("checkbox")).to_be_checked()


def test_a_source_opens_at_the_passage_and_leads_back(page: Page) -> None:
    page.get_by_role("link", name="Show in source").first.click()
    expect(page.locator("#passage")).to_be_focused()
    page.get_by_role("link", name="Back to the claim").last.click()
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 1 of 6")


def test_a_held_key_decides_one_claim_only(bench: Bench, page: Page, article: str) -> None:
    for _ in range(4):
        page.keyboard.down("1")  # without an up in between the browser reports repeats
    page.keyboard.up("1")
    saved(page)
    assert bench.labels(article) == ["Confirmed", "", "", "", "", ""]


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
    bench: Bench, page: Page, article: str, first: str, last: str, words: str
) -> None:
    select(page, first, last)
    expect(page.locator("#selection")).to_be_visible()
    press(page, "a")
    expect(page.locator("mark.current").first).to_contain_text(first)
    assert bench.desk.rows(ADDED.format(article=article)) == [(words, words)]


def test_a_claim_is_widened_to_the_selected_words(bench: Bench, page: Page, article: str) -> None:
    select(page, "bridge of", "tonnes")
    press(page, "w")
    expect(page.locator("mark.current").first).to_contain_text("bridge of 1,000 tonnes")
    widened = "bridge of 1,000 tonnes"
    assert bench.desk.rows(ADDED.format(article=article)) == [(widened, widened)]


def test_the_keys_rest_for_a_person_who_switched_them_off(
    bench: Bench, page: Page, article: str
) -> None:
    press(page, "?")
    page.get_by_role("button", name="Switch them off for me").click()
    page.goto(f"/articles/{article}/")
    press(page, *"1j")
    page.wait_for_timeout(300)
    expect(page.locator("mark.current")).to_have_text("1,000")
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("button", name="Switch them on for me").click()
    assert bench.labels(article) == [""] * 6


def test_the_keys_are_listed(page: Page) -> None:
    press(page, "?")
    expect(page.locator("#keys")).to_be_visible()
    press(page, "1")
    press(page, "Escape")
    expect(page.locator("#keys")).to_be_hidden()
    expect(page.locator("mark.open")).to_have_count(6)


def test_a_zoomed_window_shows_the_keys_and_hides_nothing_that_has_the_focus(page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 450})  # 1280 by 900 at 200 %
    page.reload()
    expect(page.locator(".panel")).to_be_visible()
    for _ in range(60):  # once through the page
        press(page, "Tab")
        assert page.evaluate(IS_COVERED) == ""
    page.get_by_role("button", name="Keys").click()
    for key in page.locator("#keys kbd").all():
        expect(key).to_be_visible()


def test_the_page_works_without_javascript(bench: Bench, article: str) -> None:
    page = bench.open(article, java_script_enabled=False)
    page.get_by_role("button", name="Confirmed").click()
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 2 of 6")
    page.locator("#copy .sign").nth(3).click()
    expect(page.locator(".claim .kicker")).to_contain_text("Claim 4 of 6")
    page.context.close()
    assert bench.labels(article) == ["Confirmed", "", "", "", "", ""]
