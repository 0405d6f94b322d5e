"""The claim bank, and earlier verdicts beside a claim."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser

from claims.models import Claim, User
from claims.services.library import index_claims
from tests.factories import (
    make_article,
    make_claim,
    make_desk,
    make_draft,
    make_evidence,
    make_source,
    make_verdict,
)

HTMX = {"HX-Request": "true"}
TEXT = "The old bridge carried 5,200 people. “It <b>is</b> safe,” Ann Moore told the council."
COUNT: dict[str, Any] = {"figure_kind": "count", "value_low": 5_200, "thing": "people"}
QUOTE: dict[str, Any] = {
    "kind": "quote",
    "quote_kind": "direct",
    "speaker_name": "Ann Moore",
    "words": "“It <b>is</b> safe,”",
}


@pytest.fixture
def claims(alice: User) -> list[Claim]:
    return checked(alice, "Old bridge")


def checked(by: User, title: str, text: str = TEXT) -> list[Claim]:
    """A figure that is wrong and a quotation that holds, in a new article."""
    draft = make_draft(article=make_article(desk=by.desks.all()[0], by=by, title=title), text=text)
    claims = [make_claim(draft=draft, words="5,200", **COUNT), make_claim(draft=draft, **QUOTE)]
    index_claims(draft, claims)
    make_verdict(claim=claims[0], by=by, label="Wrong", note="the clerk says 5,000")
    make_verdict(claim=claims[1], by=by)
    return claims


def rows(client: Client, asked: str = "") -> list[str]:
    response = client.get(f"/claims/{asked}")
    assert response.status_code == 200
    return [row.text() for row in LexborHTMLParser(response.content.decode()).css("tbody tr")]


def test_what_a_figure_counts_is_told_in_the_words_of_its_draft(
    client: Client, alice: User
) -> None:
    text = "Before. " * 60 + "The old bridge carried 5,200 tall people over the river."
    draft = make_draft(article=make_article(desk=alice.desks.get(), by=alice), text=text)
    start, end = text.index("tall"), text.index(" over")
    place = {"thing_start": start, "thing_end": end, "thing": "tall person"}
    claim = make_claim(draft=draft, words="5,200", **COUNT | place)
    make_verdict(claim=claim, by=alice)
    client.force_login(alice)
    [row] = rows(client)
    assert "counts tall people" in " ".join(row.split())
    Claim.objects.filter(pk=claim.pk).update(thing="tall person killed")
    assert "counts tall people (killed)" in " ".join(rows(client)[0].split())


def test_it_lists_checked_claims_with_verdict_person_and_article(
    client: Client, alice: User, claims: list[Claim]
) -> None:
    make_claim(draft=claims[0].draft, words="council")  # nobody decided it
    client.force_login(alice)
    newest, older = rows(client)
    assert all(words in newest for words in ("It <b>is</b> safe", "Ann Moore", "Confirmed"))
    said = ("bridge carried 5,200 people", "Wrong", "clerk says", "Alice", "Old bridge", "Draft 1")
    assert all(words in older for words in said)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?q=safe", ["safe"]),
        ("?q=SAFE%20is", ["safe"]),
        ("?q=bridges", ["5,200"]),  # in the figure's sentence, in another form
        ("?q=5200", ["5,200"]),
        ("?q=bridge%20safe", []),
        ("?q=bridge%20people", ["5,200"]),
        ("?q=the", []),
        ("?speaker=moore", ["safe"]),
        ("?speaker=Reed", []),
        ("?thing=people", ["5,200"]),
        ("?verdict=Wrong", ["5,200"]),
        ("?verdict=Wrong&speaker=moore", []),
        ("?verdict=Nonsense", []),
        ("?page=x", ["safe", "5,200"]),
        ("?page=2", []),
    ],
)
def test_it_is_searched_by_words_speaker_verdict_and_thing(
    client: Client, alice: User, claims: list[Claim], asked: str, found: list[str]
) -> None:
    client.force_login(alice)
    shown = rows(client, asked)
    assert len(shown) == len(found)
    assert all(words in row for words, row in zip(found, shown, strict=True))


def test_a_claim_links_to_the_draft_in_which_it_was_checked(
    client: Client, alice: User, claims: list[Claim]
) -> None:
    client.force_login(alice)
    page = LexborHTMLParser(client.get("/claims/").content.decode())
    link = str(page.css("tbody a")[0].attributes["href"])
    assert client.get(link).status_code == 200
    assert f"claim={claims[1].pk}" in link


def test_every_desk_has_its_own_bank(
    client: Client, claims: list[Claim], dave: User, bob: User
) -> None:
    client.force_login(bob)
    assert len(rows(client)) == 2
    client.force_login(dave)
    assert rows(client) == [] == rows(client, "?q=safe")


def test_a_person_of_two_desks_searches_both(
    client: Client, claims: list[Claim], dave: User, alice: User
) -> None:
    checked(dave, "Sport bridge")
    alice.memberships.create(desk=dave.desks.get(), role="journalist")
    client.force_login(alice)
    assert len(rows(client, "?q=safe")) == 2


def test_pages_follow_each_other(
    client: Client, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.views.bank._ROWS_A_PAGE", 2)
    for number in range(3):
        checked(alice, f"Article {number}", f"{TEXT} Edition {number}.")
    client.force_login(alice)
    pages = [rows(client, f"?q=&page={number}") for number in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [2, 2, 2, 0]
    assert len({row for page in pages for row in page}) == 6
    assert 'rel="next"' in client.get("/claims/?page=2").content.decode()
    assert 'rel="next"' not in client.get("/claims/?page=3").content.decode()


def test_the_number_of_queries_does_not_grow(client: Client, alice: User) -> None:
    client.force_login(alice)
    counts = []
    for size in (1, 6):
        for number in range(size):
            checked(alice, "Bridge", f"{TEXT} Edition {size}{number}.")
        with CaptureQueriesContext(connection) as queries:
            rows(client, "?q=bridge")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_evidence_of_a_verdict_is_not_told(
    client: Client, alice: User, bob: User, claims: list[Claim]
) -> None:
    """Who may not read a confidential source learns nothing of it by its claim."""
    text = "Canary words. It is safe."
    source = make_source(
        desk=claims[1].draft.desk, by=alice, text=text, title="Canary", handling="confidential"
    )
    verdict = make_verdict(claim=claims[1], by=alice)
    make_evidence(verdict=verdict, source=source, words="Canary words.")
    again = checked(bob, "Again", f"{TEXT} Again.")[1]
    client.force_login(bob)
    pages = [client.get("/claims/"), client.get(f"/claims/{again.pk}/library/", headers=HTMX)]
    assert all(page.status_code == 200 and b"Canary" not in page.content for page in pages)


def test_the_panel_shows_earlier_verdicts_and_that_they_disagree(
    client: Client, alice: User, bob: User, claims: list[Claim]
) -> None:
    again = checked(bob, "Again", f"{TEXT} Again.")[1]
    client.force_login(bob)
    body = panel(client, again)
    assert "The same claim in" in body and "Old bridge" in body and "Confirmed" in body
    assert "disagree" not in body
    make_verdict(claim=again, by=bob, label="Wrong")
    assert "The verdicts on this claim disagree." in panel(client, again)


def test_a_claim_checked_for_the_first_time_says_nothing(
    client: Client, alice: User, claims: list[Claim]
) -> None:
    make_desk()
    client.force_login(alice)
    assert "Checked before" not in panel(client, claims[1])


def panel(client: Client, claim: Claim) -> str:
    response = client.get(f"/claims/{claim.pk}/library/", headers=HTMX)
    body = LexborHTMLParser(response.content.decode()).body
    assert body is not None
    return " ".join(body.text().split())
