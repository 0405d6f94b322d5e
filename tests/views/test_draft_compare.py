"""Two drafts side by side, and where claims that are gone are shown."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from claims.models import Article, Claim, Draft, User
from claims.services.claims import change_claim, drop_claim, restore_claim
from tests.factories import make_article, make_claim, make_draft, make_verdict

SAME = "\n\n".join(
    f"Paragraph {number} says nothing new." for number in ("a", "b", "c", "d", "e", "f")
)
OLD = (
    f"More than 5,000 people came.\n\nTickets cost £12 <b>each</b>.\n\n{SAME}\n\nIt took 300 days."
)
NEW = f"About 5,200 people came.\n\n{SAME}\n\nIt took 300 days. A toll of £3 is asked."


@pytest.fixture
def article(alice: User) -> Article:
    return make_article(desk=alice.desks.get(), by=alice, title="Bridge opens")


@pytest.fixture
def old(article: Article, alice: User) -> Draft:
    """A draft with three decided claims: one to be reworded, one to go, one to stay."""
    draft = make_draft(article=article, text=OLD, extracted_at=timezone.now())
    for words, label in (("5,000", "Wrong"), ("£12", "Confirmed"), ("300", "Confirmed")):
        make_verdict(claim=make_claim(draft=draft, words=words), by=alice, label=label)
    return draft


@pytest.fixture
def new(old: Draft, alice: User) -> Draft:
    draft = make_draft(article=old.article, text=NEW, extracted_at=timezone.now())
    five, stays = (old.claims.get(surface=words) for words in ("5,000", "300"))
    make_claim(draft=draft, words="5,200", carried_from=five, carried_as="reworded")
    kept = make_claim(draft=draft, words="300", carried_from=stays, carried_as="unchanged")
    make_verdict(claim=kept, by=alice, carried_from=stays.verdict)
    make_claim(draft=draft, words="£3", carried_as="new")
    return draft


def page(client: Client, user: User, article: Article, query: str = "") -> LexborHTMLParser:
    client.force_login(user)
    answer = client.get(reverse("claims:draft_compare", args=[article.pk]) + query)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.content.decode())


def told(tree: LexborHTMLParser) -> str:
    assert tree.body is not None
    return " ".join(tree.body.text().split())


def test_it_counts_what_became_of_the_claims_and_links_to_each(
    client: Client, alice: User, article: Article, new: Draft
) -> None:
    tree = page(client, alice, article)
    assert "1 claim reworded, 1 gone, 1 new; 1 keeps its verdict." in told(tree)
    marks = {mark.attributes["id"] for mark in tree.css(".pair mark[id]")}
    links = [str(link.attributes["href"]) for link in tree.css(".carried li a")]
    assert len(links) == 3
    assert {link.partition("#")[2] for link in links} <= marks
    assert tree.css("#reworded")[0].text().count("Wrong") == 1
    assert "£12" in tree.css("#gone")[0].text()


def test_words_are_marked_and_told_to_a_screen_reader(
    client: Client, alice: User, article: Article, new: Draft
) -> None:
    tree = page(client, alice, article)
    first = tree.css(".pair-changed")[0]
    removed = " ".join(first.css("del")[0].text().split())
    assert removed.startswith("removed: More")
    assert "added: About" in " ".join(first.css("ins")[0].text().split())
    labels = [sign.attributes["aria-label"] for sign in tree.css(".pair mark a.sign")]
    assert "Claim 1 of draft 1: reworded" in labels
    assert "Claim 2 of draft 1: gone" in labels
    assert "Claim 3 of draft 2: new" in labels


def test_what_did_not_change_is_folded_and_still_there(
    client: Client, alice: User, article: Article, new: Draft
) -> None:
    [fold] = page(client, alice, article).css("details.fold")
    assert "4 unchanged paragraphs" in fold.css("summary")[0].text()
    assert "Paragraph c" in fold.text() and "Paragraph a" not in fold.text()


def test_markup_stays_text(client: Client, alice: User, article: Article, new: Draft) -> None:
    assert not page(client, alice, article).css(".pair b:not(.pair-heads b)")


def test_the_drafts_are_chosen_by_the_address(
    client: Client, alice: User, article: Article, new: Draft
) -> None:
    make_draft(article=article, text=NEW + " More.", extracted_at=timezone.now())
    assert "drafts 2 and 3" in told(page(client, alice, article))
    assert "drafts 1 and 2" in told(page(client, alice, article, "?new=2"))
    assert "drafts 1 and 3" in told(page(client, alice, article, "?old=3&new=1"))
    for query in ("?new=9", "?old=2&new=2"):
        address = reverse("claims:draft_compare", args=[article.pk]) + query
        assert client.get(address).status_code == 404


def test_one_draft_has_nothing_beside_it(
    client: Client, alice: User, article: Article, old: Draft
) -> None:
    assert "There is only one draft" in told(page(client, alice, article))


def test_nothing_is_called_gone_before_the_claims_are_found(
    client: Client, alice: User, article: Article, new: Draft
) -> None:
    Draft.objects.filter(pk=new.pk).update(extracted_at=None)
    text = told(page(client, alice, article))
    assert "are not found yet" in text and "gone" not in text.partition("The texts")[0]
    workbench = client.get(reverse("claims:workbench", args=[article.pk])).content.decode()
    assert "gone-claims" not in workbench


def test_a_claim_through_two_drafts_counts_by_its_greatest_change(
    client: Client, alice: User, article: Article, new: Draft
) -> None:
    third = make_draft(article=article, text=NEW + " More.", extracted_at=timezone.now())
    for claim in new.claims.all():
        make_claim(draft=third, words=claim.surface, carried_from=claim, carried_as="unchanged")
    assert "1 claim reworded, 1 gone, 1 new" in told(page(client, alice, article, "?old=1"))
    assert "No claim changed" in told(page(client, alice, article))


def test_what_people_did_by_hand_is_told(
    client: Client, alice: User, article: Article, new: Draft
) -> None:
    kept = new.claims.get(surface="300")
    widened = change_claim(actor=alice, claim=kept, start=kept.start, end=kept.end + 5)
    assert "2 claims reworded, 1 gone, 1 new" in told(page(client, alice, article))
    drop_claim(actor=alice, claim=widened)
    tree = page(client, alice, article)
    assert "1 claim reworded, 2 gone, 1 new" in told(tree)
    assert "dropped by Alice" in tree.css("#gone")[0].text()
    five = Claim.objects.get(draft=new, surface="5,200")
    drop_claim(actor=alice, claim=five)
    restore_claim(actor=alice, claim=five)
    assert "1 claim reworded" in told(page(client, alice, article))


def test_the_workbench_lists_claims_that_are_gone_with_their_verdicts(
    client: Client, alice: User, article: Article, new: Draft
) -> None:
    client.force_login(alice)
    answer = client.get(reverse("claims:workbench", args=[article.pk]))
    gone = LexborHTMLParser(answer.content.decode()).css("#gone-claims")[0]
    text = " ".join(gone.text().split())
    assert "1 claim of draft 1 is gone, 1 with a verdict" in text
    assert "£12 ✓ Confirmed Alice" in text


def test_long_drafts_come_in_parts_and_a_claim_opens_its_own(
    client: Client, alice: User, article: Article
) -> None:
    lines = [f"Line {number} says {number} things of the bridge." for number in range(8_000)]
    old = make_draft(article=article, text="\n".join(lines), extracted_at=timezone.now())
    changed = [line.replace("things", "other matters") for line in lines]
    new = make_draft(article=article, text="\n".join(changed), extracted_at=timezone.now())
    last = make_claim(draft=new, words="7999 other", carried_as="new")
    tree = page(client, alice, article)
    assert "part 1 of" in told(tree)
    assert len(tree.css(".pair")) < 3_000
    link = str(tree.css("#added a")[0].attributes["href"])
    assert re.search(r"claim=", link)
    assert page(client, alice, article, link.partition("#")[0]).css(f"#claim-{last.pk}")
    assert old.number == 1


def test_the_number_of_queries_stays_flat(
    client: Client, alice: User, article: Article, old: Draft, new: Draft
) -> None:
    def queries(more: int) -> int:
        for _ in range(more):
            before = make_claim(draft=old)
            make_verdict(claim=before, by=alice)
            make_verdict(claim=make_claim(draft=old, kind="statement"), by=alice)
            make_claim(draft=new, carried_from=before, carried_as="reworded")
        with CaptureQueriesContext(connection) as captured:
            page(client, alice, article)
        return len(captured)

    queries(1)
    assert queries(1) == queries(5)


def test_it_says_when_only_the_sentence_of_a_claim_changed(
    client: Client, alice: User, article: Article, old: Draft
) -> None:
    text = OLD.replace("people came", "guests came")
    draft = make_draft(article=article, text=text, extracted_at=timezone.now())
    five = old.claims.get(surface="5,000")
    make_claim(draft=draft, words="5,000", carried_from=five, carried_as="reworded")
    [reworded] = page(client, alice, article).css("#reworded")
    assert "Draft 2: the same words in another sentence" in " ".join(reworded.text().split())
