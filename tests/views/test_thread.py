"""Comments and questions to the author over the wire."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from claims.models import Claim, Draft, Query, Status, User
from tests.factories import make_article, make_claim, make_draft, make_query

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

HTMX = {"HX-Request": "true"}


@pytest.fixture
def claim(alice: User) -> Claim:
    return make_claim(draft=make_draft(article=make_article(desk=alice.desks.get(), by=alice)))


def send(client: Client, user: User, name: str, thing: Claim | Query, **data: str) -> "Response":
    client.force_login(user)
    return client.post(reverse(f"claims:{name}", args=[thing.pk]), data, headers=HTMX)


def shown(response: "Response", claim: Claim) -> LexborHTMLParser:
    tree = LexborHTMLParser(response.content.decode())
    assert tree.css(f"#thread-{claim.pk}")
    return tree


def test_a_comment_is_shown_as_it_was_typed(client: Client, alice: User, claim: Claim) -> None:
    tree = shown(send(client, alice, "comment_add", claim, text="See <page> 4\nplease"), claim)
    assert "See <page> 4" in tree.css(".said")[0].text()
    assert tree.css(".say textarea")[0].text() == ""


def test_a_question_makes_the_draft_wait_until_it_is_resolved(
    client: Client, alice: User, bob: User, claim: Claim
) -> None:
    tree = shown(send(client, alice, "query_ask", claim, text="Who counted?"), claim)
    assert "Waiting for author" in tree.css("#bar")[0].text()
    query = claim.queries.get()
    tree = shown(send(client, bob, "query_answer", query, text="The council."), claim)
    assert "The council." in tree.css(".query")[0].text()
    tree = shown(send(client, alice, "query_resolve", query), claim)
    assert "resolved by Alice" in tree.css(".query")[0].text()
    assert "Waiting for author" not in tree.css("#bar")[0].text()


@pytest.mark.parametrize(("name", "text"), [("comment_add", " "), ("query_ask", "")])
def test_nothing_said_is_refused(
    client: Client, alice: User, claim: Claim, name: str, text: str
) -> None:
    response = send(client, alice, name, claim, text=text)
    assert response.status_code == 422
    assert "Write something first." in shown(response, claim).css('[role="alert"]')[0].text()


def test_what_was_typed_is_kept_when_it_is_refused(
    client: Client, alice: User, claim: Claim
) -> None:
    Draft.objects.update(status=Status.READY, sent_by=alice)
    response = send(client, alice, "query_ask", claim, text="Who <counted>?")
    assert response.status_code == 409
    assert shown(response, claim).css(".say textarea")[0].text() == "Who <counted>?"


def test_a_resolved_question_takes_no_answer(client: Client, alice: User, claim: Claim) -> None:
    query = make_query(claim=claim, by=alice)
    send(client, alice, "query_resolve", query)
    assert send(client, alice, "query_answer", query, text="Late").status_code == 409


@pytest.mark.parametrize("name", ["comment_add", "query_ask", "query_answer", "query_resolve"])
def test_strangers_find_no_thread(client: Client, dave: User, claim: Claim, name: str) -> None:
    thing = claim if name in ("comment_add", "query_ask") else make_query(claim=claim)
    assert send(client, dave, name, thing, text="Hello").status_code == 404


def test_without_javascript_the_claim_opens_again(
    client: Client, alice: User, claim: Claim
) -> None:
    client.force_login(alice)
    response = client.post(reverse("claims:comment_add", args=[claim.pk]), {"text": "Good"})
    assert response.headers["Location"].endswith(f"?claim={claim.pk}")
    assert claim.messages.get().text == "Good"
