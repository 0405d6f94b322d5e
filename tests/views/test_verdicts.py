"""Setting and undoing a verdict over the wire."""

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from claims.models import Claim, Draft, Source, User, Verdict
from tests.factories import (
    make_article,
    make_claim,
    make_comparison,
    make_draft,
    make_source,
    make_verdict,
)

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

HTMX = {"HX-Request": "true"}


@pytest.fixture
def draft(alice: User) -> Draft:
    return make_draft(article=make_article(desk=alice.desks.get(), by=alice))


@pytest.fixture
def claim(draft: Draft) -> Claim:
    return make_claim(draft=draft, words="5,000")


def option(claim: Claim, label: str = "Confirmed") -> int:
    return claim.draft.desk.verdict_options.get(label=label).pk


def send(
    client: Client, user: User, claim: Claim, name: str = "verdict_set", **data: Any
) -> "Response":
    client.force_login(user)
    return client.post(reverse(f"claims:{name}", args=[claim.pk]), data, headers=HTMX)


def panel(response: "Response", claim: Claim) -> LexborHTMLParser:
    tree = LexborHTMLParser(response.content.decode())
    assert tree.css(f"#verdict-panel-{claim.pk}")
    return tree


def test_a_verdict_is_saved_with_its_note_wording_and_evidence(
    client: Client, alice: User, claim: Claim
) -> None:
    source = make_source(article=claim.draft.article, text="About 5,200 people.")
    found = make_comparison(claim=claim, source=source, words="5,200", finding="differs")
    response = send(
        client,
        alice,
        claim,
        option=option(claim, "Fix needed"),
        expected=0,
        note="Too low",
        proposed="about 5,200",
        evidence=[f"{source.pk}:{found.start}:{found.end}:differs"],
    )
    assert response.status_code == 200
    verdict = claim.verdicts.get()
    assert (str(verdict.option), verdict.note, verdict.proposed, verdict.decided_by) == (
        "Fix needed",
        "Too low",
        "about 5,200",
        alice,
    )
    assert [item.surface for item in verdict.evidence.all()] == ["5,200"]


def test_the_answer_is_the_panel_as_it_now_is_and_the_bar_beside_it(
    client: Client, alice: User, claim: Claim
) -> None:
    tree = panel(send(client, alice, claim, option=option(claim), expected=0), claim)
    shown = tree.css(".verdict")[0].attributes
    assert (shown["data-state"], shown["data-number"], shown["data-label"]) == (
        "ok",
        "1",
        "Confirmed",
    )
    assert tree.css('.option[aria-pressed="true"]')[0].attributes["data-label"] == "Confirmed"
    assert tree.css("#bar")[0].attributes["hx-swap-oob"] == "true"
    assert "1 of 1 checked" in tree.css("#bar")[0].text()


def test_a_verdict_on_what_another_person_just_decided_is_refused_and_shows_theirs(
    client: Client, alice: User, bob: User, claim: Claim
) -> None:
    make_verdict(claim=claim, by=bob, label="Wrong")
    response = send(client, alice, claim, option=option(claim), expected=0)
    assert response.status_code == 409
    shown = panel(response, claim).css(".verdict")[0]
    assert shown.attributes["data-state"] == "bad"
    assert "Bob" in (shown.attributes["data-refusal"] or "")
    assert shown.css('[name="expected"]')[0].attributes["value"] == "1"
    assert claim.verdicts.count() == 1


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"expected": 0}, 422),
        ({"expected": 0, "option": "0"}, 422),
        ({"expected": "x", "option": "real"}, 422),
        ({"option": "real"}, 422),
        ({"expected": 0, "option": "real", "evidence": "x:1:2"}, 422),
        ({"expected": 0, "option": "real", "evidence": "x:1:2:agrees"}, 422),
        ({"expected": 0, "option": "real", "note": "\0"}, 422),
        ({"expected": 0, "option": "real"}, 200),
    ],
)
def test_what_does_not_hold_is_refused_with_the_panel_and_a_reason(
    client: Client, alice: User, claim: Claim, data: dict[str, Any], status: int
) -> None:
    if data.get("option") == "real":
        data = data | {"option": option(claim)}
    response = send(client, alice, claim, **data)
    assert response.status_code == status
    alert = panel(response, claim).css('[role="alert"]')
    assert bool(alert) == (status != 200)
    assert claim.verdicts.exists() == (status == 200)


def test_an_option_of_another_desk_is_refused(
    client: Client, alice: User, dave: User, claim: Claim
) -> None:
    foreign = dave.desks.get().verdict_options.all()[0].pk
    response = send(client, alice, claim, option=foreign, expected=0)
    assert response.status_code == 422


def test_evidence_from_a_source_the_person_may_not_see_is_refused(
    client: Client, alice: User, bob: User, claim: Claim
) -> None:
    secret = make_source(article=claim.draft.article, by=bob, handling=Source.Handling.CONFIDENTIAL)
    data: dict[str, Any] = {"option": option(claim), "expected": 0}
    data["evidence"] = f"{secret.pk}:0:3:agrees"
    assert send(client, alice, claim, **data).status_code == 422


def test_an_undo_says_again_what_held_before(client: Client, alice: User, claim: Claim) -> None:
    send(client, alice, claim, option=option(claim, "Wrong"), expected=0)
    response = send(client, alice, claim, "verdict_undo", expected=1)
    assert response.status_code == 200
    assert panel(response, claim).css(".verdict")[0].attributes["data-state"] == "open"
    assert claim.verdicts.count() == 2


def test_only_who_set_a_verdict_undoes_it(
    client: Client, alice: User, bob: User, claim: Claim
) -> None:
    make_verdict(claim=claim, by=bob)
    assert send(client, alice, claim, "verdict_undo", expected=1).status_code == 403
    client.force_login(alice)
    address = reverse("claims:claim_show", args=[claim.pk])
    shown = LexborHTMLParser(client.get(address, headers=HTMX).content.decode())
    assert not shown.css(".undo-form")


def test_a_claim_of_an_older_draft_cannot_be_decided(
    client: Client, alice: User, claim: Claim
) -> None:
    make_draft(article=claim.draft.article)
    response = send(client, alice, claim, option=option(claim), expected=0)
    assert response.status_code == 409
    assert "newer draft" in panel(response, claim).css('[role="alert"]')[0].text()


@pytest.mark.parametrize("name", ["verdict_set", "verdict_undo"])
def test_strangers_find_no_claim_and_reading_decides_nothing(
    client: Client, alice: User, dave: User, claim: Claim, name: str
) -> None:
    assert send(client, dave, claim, name, option=option(claim), expected=0).status_code == 404
    client.force_login(alice)
    assert client.get(reverse(f"claims:{name}", args=[claim.pk])).status_code == 405
    assert not Verdict.objects.exists()


def test_without_javascript_the_next_undecided_claim_opens(
    client: Client, alice: User, draft: Draft, claim: Claim
) -> None:
    later = make_claim(draft=draft, words="300")
    client.force_login(alice)
    address = reverse("claims:verdict_set", args=[claim.pk])
    response = client.post(address, {"option": option(claim), "expected": 0})
    assert response.headers["Location"].endswith(f"?claim={later.pk}")


def test_without_javascript_a_refused_verdict_keeps_what_was_typed_and_ticked(
    client: Client, alice: User, bob: User, claim: Claim
) -> None:
    source = make_source(article=claim.draft.article, text="About 5,200 people.")
    found = make_comparison(claim=claim, source=source, words="5,200", finding="differs")
    make_verdict(claim=claim, by=bob, label="Wrong")
    key = f"{source.pk}:{found.start}:{found.end}:differs"
    typed = {"note": "Counted <twice>", "proposed": "5,200", "evidence": key}
    client.force_login(alice)
    address = reverse("claims:verdict_set", args=[claim.pk])
    response = client.post(address, {"option": option(claim), "expected": 0, **typed})
    assert response.status_code == 409
    tree = LexborHTMLParser(response.content.decode())
    assert "Bob" in tree.css('[role="alert"]')[0].text()
    assert tree.css('[name="note"]')[0].text() == "Counted <twice>"
    assert tree.css('[name="proposed"]')[0].text() == "5,200"
    assert "checked" in tree.css('[name="evidence"]')[0].attributes
    assert tree.css('.verdict-form [name="expected"]')[0].attributes["value"] == "1"
    links = [link.attributes["href"] or "" for link in tree.css("#workbench a")]
    assert all(link.startswith("/") for link in links)
