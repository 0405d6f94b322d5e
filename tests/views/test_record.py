"""The history of an article in sentences, and the list of what must change in it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Article, Claim, Desk, Draft, User
from claims.queries.record import ACTS
from claims.services.intake import receive_article
from claims.services.sources import attach_source
from claims.services.verdicts import set_verdict
from tests.factories import (
    make_article,
    make_claim,
    make_draft,
    make_event,
    make_source,
    make_verdict,
)


@pytest.fixture
def article(desk: Desk, alice: User) -> Article:
    return make_draft(article=make_article(desk=desk, by=alice)).article


@pytest.fixture
def claim(article: Article) -> Claim:
    return make_claim(draft=article.drafts.get(), words="5,000")


@pytest.fixture
def page(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def history(article: Article, query: str = "") -> str:
    return reverse("claims:article_history", args=[article.pk]) + query


def changes(article: Article) -> str:
    return reverse("claims:change_list", args=[article.pk])


def decide(claim: Claim, by: User, label: str, expected: int) -> None:
    option = claim.draft.desk.verdict_options.get(label=label)
    set_verdict(actor=by, claim=claim, option=option, expected=expected)


def act(article: Article, action: str, **fields: Any) -> None:
    """An act on the article's draft."""
    make_event(desk=article.desk, article=article, action=action, subject_kind="draft", **fields)


class TestHistory:
    def test_it_tells_what_was_done_newest_first(
        self, page: Client, desk: Desk, alice: User, bob: User
    ) -> None:
        received = receive_article(actor=alice, desk=desk, title="Bridge", text="Some 5,000 came.")
        Draft.objects.update(status="to_check")
        claim = make_claim(draft=received.draft, words="5,000")
        decide(claim, bob, "Wrong", 0)
        decide(claim, alice, "Confirmed", 1)
        said = page.get(history(received.article)).content.decode()
        told = [
            "<strong>Alice</strong> decided “Confirmed”",
            "(before: “Wrong”)",
            "<strong>Bob</strong> decided “Wrong”",
            "<strong>Alice</strong> received draft 1",
            "<strong>Alice</strong> received the article",
        ]
        places = [said.index(words) for words in told]
        assert places == sorted(places)
        assert f"?claim={claim.pk}" in said

    @pytest.mark.parametrize("action", [*ACTS, "something_quite_new"])
    def test_every_act_has_a_sentence(self, page: Client, article: Article, action: str) -> None:
        act(article, action)
        said = page.get(history(article)).content.decode()
        assert "The machine</strong> " in said
        assert "_" not in said.split("The machine</strong> ")[1].split("\n")[0]

    def test_it_narrows_to_a_person_and_to_a_kind_of_act(
        self, page: Client, article: Article, claim: Claim, alice: User, bob: User
    ) -> None:
        decide(claim, bob, "Wrong", 0)
        decide(claim, alice, "Confirmed", 1)
        act(article, "draft_sent", actor=bob)
        table = [
            (f"?person={bob.pk}", ["Wrong", "sent the draft"], ["“Confirmed”"]),
            ("?act=draft_sent", ["sent the draft"], ["“Wrong”", "“Confirmed”"]),
            (f"?person={alice.pk}&act=draft_sent", ["Nothing was done"], ["sent the draft"]),
            ("?person=x&act=nonsense", ["“Wrong”", "“Confirmed”", "sent the draft"], []),
        ]
        for query, there, absent in table:
            said = page.get(history(article, query)).content.decode().split("<ol")[1]
            assert all(words in said for words in there), query
            assert not any(words in said for words in absent), query

    def test_acts_on_confidential_sources_are_for_their_readers(
        self, client: Client, article: Article, alice: User, bob: User
    ) -> None:
        hidden = make_source(desk=article.desk, by=bob, title="Mole", handling="confidential")
        attach_source(actor=bob, article=article, source=hidden)
        for person, is_told in ((bob, True), (alice, False)):
            client.force_login(person)
            said = client.get(history(article)).content.decode()
            assert ("put a source beside" in said) is is_told
            assert ("Mole" in said) is is_told

    def test_it_comes_in_pages(self, page: Client, article: Article) -> None:
        for number in range(51):
            act(article, f"act {number} of many")
        for query, rows, last in (("", 50, "act 1 of many"), ("?page=2", 1, "act 0 of many")):
            said = page.get(history(article, query)).content.decode().split("<ol")[1]
            assert said.count("<li>") == rows
            assert last in said.split("<li>")[-1]

    def test_the_number_of_queries_stays_flat(
        self, page: Client, article: Article, alice: User
    ) -> None:
        def queries(more: int) -> int:
            for _ in range(more):
                claim = make_claim(draft=article.drafts.get())
                decide(claim, alice, "Wrong", 0)
                attach_source(
                    actor=alice, article=article, source=make_source(desk=article.desk, by=alice)
                )
            with CaptureQueriesContext(connection) as captured:
                page.get(history(article))
            return len(captured)

        queries(1)
        assert queries(1) == queries(8)

    def test_strangers_get_404(self, client: Client, article: Article, dave: User) -> None:
        client.force_login(dave)
        assert client.get(history(article)).status_code == 404
        assert client.get(changes(article)).status_code == 404


class TestChangeList:
    @pytest.mark.parametrize(
        ("label", "proposed", "is_listed"),
        [
            ("Wrong", "", True),
            ("Fix needed", "5,200", True),
            ("On author", "5,200", True),
            ("On author", "", False),
            ("Confirmed", "", False),
            (None, "", False),
        ],
    )
    def test_it_lists_what_needs_other_words(
        self, page: Client, claim: Claim, label: str | None, proposed: str, is_listed: bool
    ) -> None:
        make_verdict(claim=claim, label=label, proposed=proposed)
        said = page.get(changes(claim.draft.article)).content.decode()
        assert ("<bdi>5,000</bdi></del>" in said) is is_listed
        assert ("<bdi>5,200</bdi></ins>" in said) is bool(is_listed and proposed)
        assert ("No claim of draft 1 needs other words" in said) is not is_listed

    def test_it_says_who_asked_and_why(self, page: Client, claim: Claim, bob: User) -> None:
        make_verdict(claim=claim, by=bob, label="Wrong", note="The ministry says 5,200.")
        said = page.get(changes(claim.draft.article)).content.decode()
        assert "The ministry says 5,200." in said
        assert "Bob, " in said
        assert "no wording proposed yet" in said

    def test_it_is_that_of_the_newest_draft(self, page: Client, claim: Claim) -> None:
        make_verdict(claim=claim, label="Wrong")
        make_draft(article=claim.draft.article)
        said = page.get(changes(claim.draft.article)).content.decode()
        assert "No claim of draft 2 needs other words" in said

    def test_html_stays_text(self, page: Client, desk: Desk) -> None:
        bad = "<script>alert(1)</script>"
        draft = make_draft(article=make_article(desk=desk, title=bad), text=f"Words {bad} words")
        make_verdict(
            claim=make_claim(draft=draft, words=bad), label="Wrong", note=bad, proposed=bad
        )
        for address in (changes(draft.article), history(draft.article)):
            assert bad not in page.get(address).content.decode()

    def test_the_number_of_queries_stays_flat(self, page: Client, article: Article) -> None:
        def queries(more: int) -> int:
            for _ in range(more):
                make_verdict(claim=make_claim(draft=article.drafts.get()), label="Wrong")
            with CaptureQueriesContext(connection) as captured:
                page.get(changes(article))
            return len(captured)

        queries(1)
        assert queries(1) == queries(8)
