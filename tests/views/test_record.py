"""The history of an article in sentences, and the list of what must change in it."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from claims.models import Article, Claim, Desk, Draft, User
from claims.queries.record import ACTS
from claims.services.claims import change_claim
from claims.services.intake import receive_article, receive_source
from claims.services.people import add_person
from claims.services.sources import attach_source, set_readers
from claims.services.thread import answer_query, ask_query, comment_on_claim
from claims.services.uploads import receive_upload
from claims.services.verdicts import PassageRef, set_verdict
from tests.factories import (
    make_article,
    make_claim,
    make_draft,
    make_event,
    make_source,
    make_upload,
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

    @pytest.mark.parametrize(
        ("action", "after", "told"),
        [
            ("claims_found", {"quotes": 4, "figures": 1}, "found 4 quotes, 1 figure, 0 names"),
            ("draft_approved", {"verdicts": 1}, "approved the draft with 1 verdict\n"),
            ("file_received", {"size": 12345}, "received a file of 12,345 bytes"),
        ],
    )
    def test_one_of_a_thing_is_not_several(
        self, page: Client, article: Article, action: str, after: dict[str, int], told: str
    ) -> None:
        act(article, action, after=after)
        assert told in page.get(history(article)).content.decode()

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

    @pytest.mark.parametrize(("number", "is_told"), [(1, False), (2, True)])
    def test_a_later_draft_leads_to_what_changed_in_it(
        self, page: Client, article: Article, number: int, is_told: bool
    ) -> None:
        act(article, "draft_received", after={"number": number})
        assert ("What changed in it" in page.get(history(article)).content.decode()) is is_told

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

    def test_it_tells_the_words_that_belong_to_an_act(
        self, page: Client, desk: Desk, article: Article, alice: User, bob: User
    ) -> None:
        claim = make_claim(draft=article.drafts.get(), words="5,000 people crossed")
        make_source(desk=desk, article=article, by=bob, title="Ministry", text="It was 5,200.")
        hidden = make_source(
            desk=desk, article=article, by=bob, title="Mole", text="5,200?", handling="confidential"
        )
        option = desk.verdict_options.get(label="Wrong")
        sources = article.sources.all()
        passages = [PassageRef(source.pk, 0, 5) for source in sources]
        set_verdict(
            actor=bob,
            claim=claim,
            option=option,
            expected=0,
            note="See the letter",
            proposed="about 5,200",
            evidence=passages,
        )
        comment_on_claim(actor=alice, claim=claim, text="Who counted?")
        query = ask_query(actor=alice, claim=claim, text="Where from?")
        answer_query(actor=bob, query=query, text="The press office")
        change_claim(actor=alice, claim=claim, start=claim.start, end=claim.end + 4)
        said = page.get(history(article)).content.decode()
        for words in (
            "Note: “<bdi>See the letter",
            "Proposed: “<bdi>about 5,200",
            "Evidence, Ministry: “<bdi>It wa",
            "Wrote: “<bdi>Who counted?",
            "Wrote: “<bdi>Where from?",
            "Wrote: “<bdi>The press office",
            "Before: “<bdi>5,000 people crossed</bdi>",
        ):
            assert words in said, words
        assert hidden.title not in said

    def test_no_sentence_stands_for_an_act_that_nothing_writes(self) -> None:
        services = Path(__file__).parents[2] / "claims" / "services"
        written = "".join(path.read_text("utf-8") for path in services.glob("*.py"))
        assert [act for act in ACTS if f'"{act}"' not in written] == []


class TestSourceHistory:
    def test_each_viewing_of_a_confidential_source_is_read_there_by_its_readers(
        self, client: Client, desk: Desk, alice: User, bob: User, carol: User
    ) -> None:
        source = make_source(desk=desk, by=alice, readers=(bob,), handling="confidential")
        address = reverse("claims:source_history", args=[source.pk])
        client.force_login(bob)
        client.get(reverse("claims:source_show", args=[source.pk]))
        set_readers(actor=alice, source=source, readers=[bob, carol])
        said = client.get(address).content.decode()
        assert "<strong>Bob</strong> viewed a confidential source" in said
        assert "set who may read it besides its receiver: Bob, Carol" in said
        set_readers(actor=alice, source=source, readers=[bob])
        client.force_login(carol)
        assert client.get(address).status_code == 404

    def test_it_begins_with_the_file_that_the_source_came_in(
        self, page: Client, desk: Desk, alice: User
    ) -> None:
        upload = make_upload(desk=desk, by=alice)
        make_event(
            desk=desk,
            actor=alice,
            action="file_received",
            subject_kind="upload",
            subject=str(upload.pk),
            after={"size": 17},
        )
        source = make_source(desk=desk, by=alice, upload=upload)
        said = page.get(reverse("claims:source_history", args=[source.pk])).content.decode()
        assert "received a file of 17 bytes" in said


class TestDeskHistory:
    ADDRESS = "/history/"

    def test_it_is_for_editors_and_admins(
        self, client: Client, alice: User, carol: User, anna: User
    ) -> None:
        for person, status in ((alice, 403), (carol, 200), (anna, 200)):
            client.force_login(person)
            response = client.get(self.ADDRESS)
            assert response.status_code == status
            assert ('href="/history/"' in response.content.decode()) is (status == 200)

    def test_it_tells_of_people_and_articles_and_narrows_to_the_desk(
        self, client: Client, desk: Desk, article: Article, anna: User
    ) -> None:
        add_person(actor=anna, desk=desk, username="erin", full_name="Erin Ode", role="editor")
        act(article, "draft_sent", actor=anna)
        client.force_login(anna)
        added = "<strong>Anna</strong> added Erin Ode as editor"
        for query, sent in (("", True), ("?about=desk", False)):
            said = client.get(self.ADDRESS + query).content.decode()
            assert added in said
            assert ("sent the draft" in said) is sent

    def test_confidential_sources_and_unfiled_files_of_others_are_not_in_it(
        self, client: Client, desk: Desk, alice: User, carol: User
    ) -> None:
        receive_upload(actor=alice, desk=desk, file_name="a.txt", content=b"Words")
        for handling in ("open", "confidential"):
            receive_source(
                actor=alice,
                desk=desk,
                title=f"An {handling} letter",
                text="Some words.",
                kind="document",
                strength="primary",
                handling=handling,
            )
        client.force_login(carol)
        said = client.get(self.ADDRESS).content.decode()
        assert "An open letter" in said
        assert said.count("received a source") == 1
        assert "received a file" not in said

    def test_other_desks_are_not_in_it(self, client: Client, article: Article, dave: User) -> None:
        act(article, "draft_sent")
        client.force_login(dave)
        assert "sent the draft" not in client.get(self.ADDRESS).content.decode()


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

    def test_the_words_are_read_in_their_sentence(self, page: Client, claim: Claim) -> None:
        make_verdict(claim=claim, by=claim.draft.article.created_by, label="Wrong")
        tree = LexborHTMLParser(page.get(changes(claim.draft.article)).content)
        lead, tail = (part.text() for part in tree.css(".item .around"))
        assert lead.endswith("More than ")
        assert tail.startswith(" people crossed")

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
