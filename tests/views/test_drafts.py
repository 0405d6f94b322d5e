"""Sending a draft for approval and recalling it over the wire."""

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from claims.models import Draft, Status, User
from tests.factories import make_article, make_claim, make_draft, make_verdict

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

HTMX = {"HX-Request": "true"}


@pytest.fixture
def draft(alice: User) -> Draft:
    draft = make_draft(article=make_article(desk=alice.desks.get(), by=alice))
    make_verdict(claim=make_claim(draft=draft), by=alice)
    draft.refresh_from_db()
    return draft


def send(
    client: Client, user: User, name: str, draft: Draft, revision: int | None = None
) -> "Response":
    client.force_login(user)
    data = {"revision": draft.revision if revision is None else revision}
    return client.post(reverse(f"claims:{name}", args=[draft.pk]), data, headers=HTMX)


def test_a_decided_draft_is_sent_and_recalled(client: Client, alice: User, draft: Draft) -> None:
    response = send(client, alice, "draft_send", draft)
    assert response.status_code == 200
    assert "Ready for approval" in LexborHTMLParser(response.content.decode()).css("#bar")[0].text()
    draft.refresh_from_db()
    assert (draft.status, draft.sent_by) == (Status.READY, alice)
    assert send(client, alice, "draft_recall", draft).status_code == 200
    draft.refresh_from_db()
    assert draft.status == Status.IN_PROGRESS


def test_what_was_done_is_said(client: Client, alice: User, draft: Draft) -> None:
    said = 'data-done="Sent for approval: an editor decides now."'
    assert said in send(client, alice, "draft_send", draft).content.decode()
    draft.refresh_from_db()
    data = {"revision": draft.revision}
    there = reverse("claims:draft_recall", args=[draft.pk])
    assert "Taken back from the editors." in client.post(there, data, follow=True).content.decode()
    refused = client.post(there, data, headers=HTMX)
    assert refused.status_code == 409
    assert "data-done" not in refused.content.decode()


def test_a_draft_with_an_open_claim_is_not_sent(client: Client, alice: User, draft: Draft) -> None:
    make_claim(draft=draft)
    draft.refresh_from_db()
    response = send(client, alice, "draft_send", draft)
    assert response.status_code == 409
    alert = LexborHTMLParser(response.content.decode()).css('[role="alert"]')[0]
    assert "1 claim is not decided yet." in alert.text()


@pytest.mark.parametrize(("revision", "status"), [(-1, 422), (9_999, 409)])
def test_a_draft_that_changed_since_is_not_sent(
    client: Client, alice: User, draft: Draft, revision: int, status: int
) -> None:
    assert send(client, alice, "draft_send", draft, revision).status_code == status
    draft.refresh_from_db()
    assert draft.status == Status.IN_PROGRESS


@pytest.mark.parametrize("name", ["draft_send", "draft_recall"])
def test_strangers_find_no_draft(client: Client, dave: User, draft: Draft, name: str) -> None:
    assert send(client, dave, name, draft).status_code == 404
