"""Whose passages of confidential sources a person was shown beside an article is in the record."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Claim, Event, Source, User
from claims.services import sources as services
from claims.services.library import index_source, read_source
from tests.factories import (
    make_article,
    make_claim,
    make_comparison,
    make_draft,
    make_evidence,
    make_source,
    make_verdict,
)

SAID = "We never promised that the northern ferry would sail before Easter"


@pytest.fixture
def claims(alice: User) -> list[Claim]:
    """Two claims of one article."""
    article = make_article(desk=alice.desks.get(), by=alice)
    text = f"“{SAID},” Anna Hill said. Then 40 came."
    draft = make_draft(article=article, text=text, extracted_at=timezone.now())
    quote = make_claim(draft=draft, words=f"“{SAID},”", kind="quote", quote_kind="direct")
    return [quote, make_claim(draft=draft, words="40")]


@pytest.fixture
def notes(claims: list[Claim], alice: User) -> Source:
    """A confidential source of alice beside their article, with a passage for each of them."""
    source = make_source(
        article=claims[0].draft.article, by=alice, text=f"{SAID}. 40.", handling="confidential"
    )
    make_comparison(claim=claims[0], source=source, words=SAID)
    make_comparison(claim=claims[1], source=source, words="40")
    return source


def viewings() -> list[tuple[User | None, str]]:
    found = Event.objects.filter(action="passages_viewed").order_by("pk")
    return [(event.actor, event.subject) for event in found]


def workbench(claim: Claim) -> str:
    return f"/articles/{claim.draft.article_id}/?claim={claim.pk}"


def panel(claim: Claim) -> str:
    return f"/claims/{claim.pk}/"


def review(claim: Claim) -> str:
    return f"/drafts/{claim.draft_id}/review/"


@pytest.mark.parametrize("address", [workbench, panel, review])
def test_reading_a_passage_is_logged(
    client: Client, claims: list[Claim], notes: Source, alice: User, address: Callable[[Claim], str]
) -> None:
    client.force_login(alice)
    answer = client.get(address(claims[0]), headers={"HX-Request": "true"})
    assert SAID in answer.content.decode()
    assert viewings() == [(alice, str(notes.pk))]


def test_the_claims_of_an_article_read_in_one_sitting_are_one_viewing(
    client: Client,
    claims: list[Claim],
    notes: Source,
    alice: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client.force_login(alice)
    for claim in claims:
        client.get(workbench(claim))
    assert viewings() == [(alice, str(notes.pk))]
    monkeypatch.setattr(services, "_SITTING", dt.timedelta())
    client.get(workbench(claims[0]))
    assert viewings() == [(alice, str(notes.pk))] * 2


def test_each_reader_is_logged_and_nobody_who_sees_nothing_of_it(
    client: Client, claims: list[Claim], notes: Source, alice: User, bob: User, carol: User
) -> None:
    notes.readers.add(bob)
    for person in (alice, bob, carol):
        client.force_login(person)
        client.get(workbench(claims[0]))
    assert viewings() == [(alice, str(notes.pk)), (bob, str(notes.pk))]


def test_chosen_evidence_is_a_passage_too(
    client: Client, claims: list[Claim], notes: Source, alice: User
) -> None:
    claims[0].comparisons.all().delete()
    verdict = make_verdict(claim=claims[0], by=alice)
    make_evidence(verdict=verdict, source=notes, words=SAID)
    client.force_login(alice)
    client.get(panel(claims[0]), headers={"HX-Request": "true"})
    assert viewings() == [(alice, str(notes.pk))]


@pytest.mark.parametrize("address", ["/claims/{claim.pk}/library/", "/articles/{article}/library/"])
def test_what_the_library_shows_is_logged(
    client: Client, claims: list[Claim], alice: User, address: str
) -> None:
    desk, draft = alice.desks.get(), claims[0].draft
    mole = make_source(desk=desk, by=alice, text=f"Mole: {SAID}.", handling="confidential")
    index_source(mole, read_source(mole, []))
    client.force_login(alice)
    answer = client.get(address.format(claim=claims[0], article=draft.article_id))
    assert SAID in answer.content.decode()
    assert viewings() == [(alice, str(mole.pk))]


def test_open_sources_are_read_freely(client: Client, claims: list[Claim], alice: User) -> None:
    source = make_source(article=claims[0].draft.article, by=alice, text=SAID)
    make_comparison(claim=claims[0], source=source, words=SAID)
    client.force_login(alice)
    client.get(workbench(claims[0]))
    assert viewings() == []


def test_who_may_not_know_of_the_source_is_not_told_of_its_viewings(
    client: Client, claims: list[Claim], notes: Source, alice: User, carol: User
) -> None:
    client.force_login(alice)
    client.get(workbench(claims[0]))
    told = f"/articles/{claims[0].draft.article_id}/history/"
    assert "saw passages of a confidential source" in client.get(told).content.decode()
    client.force_login(carol)
    assert "saw passages" not in client.get(told).content.decode()
