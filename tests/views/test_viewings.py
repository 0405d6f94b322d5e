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
    make_event,
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


def library(claim: Claim) -> str:
    return f"/claims/{claim.pk}/library/"


def article_library(claim: Claim) -> str:
    return f"/articles/{claim.draft.article_id}/library/"


def history(claim: Claim) -> str:
    return f"/articles/{claim.draft.article_id}/history/"


def desk_history(_claim: Claim) -> str:
    return "/history/"


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


@pytest.fixture
def chosen(claims: list[Claim], notes: Source, alice: User) -> Claim:
    """A claim whose verdict rests on a passage that is no longer found for it."""
    claims[0].comparisons.all().delete()
    verdict = make_verdict(claim=claims[0], by=alice)
    make_evidence(verdict=verdict, source=notes, words=SAID)
    article = claims[0].draft.article
    told = {"verdict": str(verdict.pk)}
    make_event(desk=article.desk, article=article, subject=str(claims[0].pk), after=told)
    return claims[0]


def test_the_panel_names_only_the_source_of_chosen_evidence(
    client: Client, chosen: Claim, notes: Source, alice: User
) -> None:
    client.force_login(alice)
    answer = client.get(panel(chosen), headers={"HX-Request": "true"}).content.decode()
    side = answer[answer.index('class="saved') :]
    assert notes.title in side
    assert SAID not in side
    assert viewings() == []


@pytest.mark.parametrize("address", [review, history, desk_history])
def test_chosen_evidence_is_read_where_its_words_are_shown(
    client: Client, chosen: Claim, notes: Source, carol: User, address: Callable[[Claim], str]
) -> None:
    notes.readers.add(carol)
    client.force_login(carol)
    answer = client.get(address(chosen)).content.decode()
    assert SAID in answer[answer.index(notes.title) :]
    assert viewings() == [(carol, str(notes.pk))]


def test_the_history_is_no_viewing_for_who_may_not_read_the_source(
    client: Client, chosen: Claim, notes: Source, carol: User
) -> None:
    client.force_login(carol)
    assert notes.title not in client.get(history(chosen)).content.decode()
    assert viewings() == []


@pytest.mark.parametrize("address", [workbench, panel, review, library, article_library, history])
def test_no_browser_keeps_a_page_that_shows_passages(
    client: Client, claims: list[Claim], alice: User, address: Callable[[Claim], str]
) -> None:
    client.force_login(alice)
    answer = client.get(address(claims[0]), headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("address", [library, article_library])
def test_what_the_library_shows_is_logged(
    client: Client, claims: list[Claim], alice: User, address: Callable[[Claim], str]
) -> None:
    desk = alice.desks.get()
    mole = make_source(desk=desk, by=alice, text=f"Mole: {SAID}.", handling="confidential")
    index_source(mole, read_source(mole, []))
    client.force_login(alice)
    answer = client.get(address(claims[0]))
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
    told = history(claims[0])
    assert "saw passages of a confidential source" in client.get(told).content.decode()
    client.force_login(carol)
    assert "saw passages" not in client.get(told).content.decode()
