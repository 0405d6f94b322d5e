"""What the workbench shows of a name."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from claims.models import Claim, Draft, User
from tests.factories import make_article, make_claim, make_draft

TEXT = (
    "Brig Gen Ann Seely, head of the guard, spoke.\n\n"
    "The mayor met Maj Gen Seely again. A note of Ms Seeley came late."
)
HTMX = {"HX-Request": "true"}


def place(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


@pytest.fixture
def draft(alice: User) -> Draft:
    article = make_article(desk=alice.desks.get(), by=alice)
    return make_draft(article=article, text=TEXT, extracted_at=timezone.now())


@pytest.fixture
def name(draft: Draft) -> Claim:
    role = place("head of the guard")
    return make_claim(
        draft=draft,
        words="Brig Gen Ann Seely",
        kind="name",
        name="Ann Seely",
        name_kind="person",
        name_title="Brig Gen",
        role_start=role[0],
        role_end=role[1],
        mentions=[place("Maj Gen Seely")],
    )


@pytest.fixture
def other(draft: Draft) -> Claim:
    return make_claim(
        draft=draft,
        words="Ms Seeley",
        kind="name",
        name="Seeley",
        name_kind="person",
        name_title="Ms",
    )


def page(client: Client, claim: Claim) -> LexborHTMLParser:
    response = client.get(
        reverse("claims:workbench", args=[claim.draft.article_id]) + f"?claim={claim.pk}"
    )
    return LexborHTMLParser(response.content.decode())


def text_of(tree: LexborHTMLParser, selector: str) -> str:
    return " ".join(node.text() for node in tree.css(selector))


def test_it_shows_title_role_and_where_else_the_name_stands(
    client: Client, alice: User, name: Claim
) -> None:
    client.force_login(alice)
    panel = text_of(page(client, name), ".claim")
    assert "Person" in panel
    assert "Brig Gen · head of the guard" in " ".join(panel.split())
    assert "Maj Gen Seely ¶ 2" in " ".join(panel.split())


def test_it_says_where_the_article_has_two_ways(
    client: Client, alice: User, name: Claim, other: Claim
) -> None:
    client.force_login(alice)
    panel = " ".join(text_of(page(client, name), ".claim").split())
    assert "“Seely” here, “Seeley” elsewhere in it" in panel
    assert "“Brig Gen” here, “Maj Gen” elsewhere in it" in panel


def test_its_mark_alarms_and_says_why(
    client: Client, alice: User, name: Claim, other: Claim
) -> None:
    client.force_login(alice)
    tree = page(client, name)
    [mark] = tree.css(f"#mark-{other.pk}")
    assert "alarm" in (mark.attributes["class"] or "")
    assert "spelt in two ways" in (mark.attributes["data-label"] or "")


def test_other_mentions_are_accounted_for(client: Client, alice: User, name: Claim) -> None:
    client.force_login(alice)
    bare = [node.text() for node in page(client, name).css(".bare")]
    assert bare
    assert not any("Maj Gen Seely" in words for words in bare)


def test_the_panel_alone_says_the_same(
    client: Client, alice: User, name: Claim, other: Claim
) -> None:
    client.force_login(alice)
    response = client.get(reverse("claims:claim_show", args=[name.pk]), headers=HTMX)
    assert "“Seely” here, “Seeley” elsewhere in it" in response.content.decode()
