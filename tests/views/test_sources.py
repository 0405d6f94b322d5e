"""Sources: received later, put beside articles, read with a passage, and guarded."""

import hashlib
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.models import Article, Desk, Event, Job, Source, User
from tests.factories import (
    make_article,
    make_claim,
    make_desk,
    make_draft,
    make_job,
    make_source,
    make_source_claim,
    make_upload,
)
from tests.views.forms import card, intake

LIST = "/sources/"


@pytest.fixture
def page(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


@pytest.fixture
def article(desk: Desk, alice: User) -> Article:
    return make_draft(article=make_article(desk=desk, by=alice)).article


def show(source: Source, query: str = "") -> str:
    return reverse("claims:source_show", args=[source.pk]) + query


def file_of(source: Source) -> str:
    return reverse("claims:source_file", args=[source.pk])


def readers_of(source: Source) -> str:
    return reverse("claims:source_readers", args=[source.pk])


def adding(article: Article) -> str:
    return reverse("claims:source_add", args=[article.pk])


def pairing(name: str, article: Article) -> str:
    return reverse(f"claims:source_{name}", args=[article.pk])


class TestList:
    def test_it_tells_where_sources_come_from_when_there_are_none(self, page: Client) -> None:
        assert "No source yet" in page.get(LIST).content.decode()

    def test_it_says_what_a_source_is(self, page: Client, article: Article) -> None:
        day = timezone.localdate() + timedelta(days=9)
        make_source(
            article=article,
            title="The letter",
            kind="wire",
            strength="primary",
            given_by="AFP",
            retention_until=day,
        )
        said = page.get(LIST).content.decode()
        for words in ("The letter", "Wire copy", "Primary", "AFP", "deleted after"):
            assert words in said

    @pytest.mark.parametrize(
        ("query", "shown"),
        [("?q=lett", {"Letter"}), ("?q=%25", set()), ("", {"Letter", "Minutes"})],
    )
    def test_it_searches_titles(
        self, page: Client, desk: Desk, query: str, shown: set[str]
    ) -> None:
        for title in ("Letter", "Minutes"):
            make_source(desk=desk, title=title)
        said = page.get(LIST + query).content.decode()
        assert {title for title in ("Letter", "Minutes") if f"<bdi>{title}</bdi>" in said} == shown

    def test_confidential_sources_are_there_for_their_readers_only(
        self, client: Client, desk: Desk, alice: User, bob: User, carol: User
    ) -> None:
        make_source(desk=desk, by=bob, title="Mole", handling="confidential", readers=(carol,))
        for person, is_there in ((alice, False), (bob, True), (carol, True)):
            client.force_login(person)
            assert ("Mole" in client.get(LIST).content.decode()) is is_there

    def test_strangers_see_nothing(self, client: Client, desk: Desk, dave: User) -> None:
        make_source(desk=desk, title="The letter")
        client.force_login(dave)
        assert "The letter" not in client.get(LIST).content.decode()

    def test_the_number_of_queries_stays_flat(self, page: Client, article: Article) -> None:
        def queries(more: int) -> int:
            for _ in range(more):
                make_source(article=article)
            with CaptureQueriesContext(connection) as captured:
                page.get(LIST)
            return len(captured)

        queries(1)
        assert queries(1) == queries(10)


class TestShow:
    def test_it_shows_the_text_with_line_numbers_and_what_was_found(
        self, page: Client, desk: Desk
    ) -> None:
        source = make_source(desk=desk, text="Heading\n\nMore than 5,000 came.")
        make_source_claim(source=source, words="5,000")
        said = page.get(show(source)).content.decode()
        assert '<span class="no">2</span>' in said
        assert '<span class="found">5,000</span>' in said

    @pytest.mark.parametrize(
        ("query", "marked"),
        [
            ("?start=5&end=14", 'aria-label="The passage">than 5,00</mark>'),
            ("?start=14&end=5", None),
            ("?start=5&end=999", None),
            ("?start=x&end=y", None),
            ("?start=-1&end=5", None),
            ("?start=%D9%A5&end=9", None),
            ("?start=99999999999999999999&end=999999999999999999999", None),
        ],
    )
    def test_it_marks_the_passage_that_the_address_names(
        self, page: Client, desk: Desk, query: str, marked: str | None
    ) -> None:
        source = make_source(desk=desk, text="More than 5,000 came.")
        said = page.get(show(source, query)).content.decode()
        assert marked in said if marked else "<mark" not in said

    def test_a_long_text_comes_in_parts_and_the_passage_in_the_right_one(
        self, page: Client, desk: Desk
    ) -> None:
        source = make_source(desk=desk, text="word " * 30_000 + "needle " + "word " * 10_000)
        first = page.get(show(source)).content.decode()
        assert "Part 1 of" in first and "needle" not in first
        said = page.get(show(source, "?start=150000&end=150006")).content.decode()
        assert 'aria-label="The passage">needle</mark>' in said

    def test_it_leads_back_to_the_claim_it_was_opened_from(
        self, page: Client, article: Article
    ) -> None:
        draft = make_draft(article=article, text="More than 5,000 came.")
        claim = make_claim(draft=draft, words="5,000")
        strange = make_claim(draft=make_draft(article=make_article()))
        source = make_source(article=article, text="5,200 came.")
        bench = reverse("claims:workbench", args=[article.pk])
        back = f"{bench}?draft={draft.number}&amp;claim={claim.pk}"
        assert back in page.get(show(source, f"?start=0&end=5&claim={claim.pk}")).content.decode()
        for other in (strange.pk, "x", ""):
            said = page.get(show(source, f"?start=0&end=5&claim={other}")).content.decode()
            assert "Back to the claim" not in said

    def test_it_names_the_articles_beside_it(self, page: Client, article: Article) -> None:
        said = page.get(show(make_source(article=article))).content.decode()
        assert article.title in said

    def test_it_says_that_its_reading_failed(self, page: Client, desk: Desk) -> None:
        source = make_source(desk=desk)
        job = make_job(source=source, state="failed", error="It failed 3 times.")
        said = page.get(show(source)).content.decode()
        assert "It failed 3 times." in said
        assert reverse("claims:job_retry", args=[job.pk]) in said

    def test_html_stays_text(self, page: Client, desk: Desk) -> None:
        bad = "<script>alert(1)</script>{% now %}"
        source = make_source(desk=desk, text=bad, title=bad, given_by=bad, notes=[bad])
        said = page.get(show(source, "?start=3&end=9")).content.decode()
        assert "<script>alert" not in said
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{% now %}" in said

    def test_each_viewing_of_a_confidential_source_is_logged(
        self, page: Client, alice: User, desk: Desk
    ) -> None:
        hidden = make_source(desk=desk, by=alice, handling="confidential")
        page.get(show(hidden))
        page.get(show(hidden))
        viewed = Event.objects.filter(action="source_viewed", subject=str(hidden.pk))
        assert [event.actor for event in viewed] == [alice, alice]
        page.get(show(make_source(desk=desk)))
        assert Event.objects.filter(action="source_viewed").count() == 2

    def test_it_is_not_there_for_strangers_and_those_not_named(
        self, client: Client, desk: Desk, alice: User, bob: User, dave: User
    ) -> None:
        open_source = make_source(desk=desk)
        hidden = make_source(desk=desk, by=bob, handling="confidential")
        client.force_login(dave)
        for address in (show(open_source), file_of(open_source), show(hidden)):
            assert client.get(address).status_code == 404
        client.force_login(alice)
        for address in (show(hidden), file_of(hidden)):
            assert client.get(address).status_code == 404
        assert client.post(readers_of(hidden), {"readers": [alice.pk]}).status_code == 404
        assert not Event.objects.filter(action="source_viewed").exists()


class TestReaders:
    def test_the_one_who_received_it_names_them(
        self, page: Client, alice: User, bob: User, desk: Desk
    ) -> None:
        source = make_source(desk=desk, by=alice, handling="confidential")
        assert page.post(readers_of(source), {"readers": [bob.pk]}).status_code == 302
        assert list(source.readers.all()) == [bob]
        assert page.post(readers_of(source), {}).status_code == 302
        assert not source.readers.exists()

    def test_a_reader_sees_who_may_but_does_not_decide(
        self, client: Client, alice: User, bob: User, desk: Desk
    ) -> None:
        source = make_source(desk=desk, by=alice, handling="confidential", readers=(bob,))
        client.force_login(bob)
        assert "Alice decides who may." in client.get(show(source)).content.decode()
        answer = client.post(readers_of(source), {"readers": []})
        assert answer.status_code == 403
        assert "Only the person who received this source" in answer.content.decode()
        assert list(source.readers.all()) == [bob]

    @pytest.mark.parametrize("reader", ["0", "x", "999999"])
    def test_others_than_the_desk_are_refused(
        self, page: Client, alice: User, desk: Desk, reader: str
    ) -> None:
        source = make_source(desk=desk, by=alice, handling="confidential")
        assert page.post(readers_of(source), {"readers": [reader]}).status_code == 422

    def test_an_open_source_has_none(self, page: Client, alice: User, desk: Desk) -> None:
        source = make_source(desk=desk, by=alice)
        assert page.post(readers_of(source), {}).status_code == 409


class TestFile:
    CONTENT = b"<script>alert(1)</script>\xff\x00"

    @pytest.mark.parametrize(
        ("name", "disposition"),
        [
            ("letter.html", 'attachment; filename="letter.html"'),
            ('a"b.txt', 'attachment; filename="a\\"b.txt"'),
            ("Brief über.txt", "attachment; filename*=utf-8''Brief%20%C3%BCber.txt"),
        ],
    )
    def test_it_comes_byte_for_byte_as_a_download(
        self, page: Client, alice: User, desk: Desk, name: str, disposition: str
    ) -> None:
        upload = make_upload(by=alice, desk=desk, content=self.CONTENT, file_name=name)
        answer = page.get(file_of(make_source(desk=desk, upload=upload)))
        assert hashlib.sha256(answer.content).hexdigest() == upload.sha256
        assert answer.headers["Content-Disposition"] == disposition
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"

    def test_a_download_of_a_confidential_source_is_logged(
        self, page: Client, alice: User, desk: Desk
    ) -> None:
        upload = make_upload(by=alice, desk=desk)
        page.get(file_of(make_source(desk=desk, by=alice, upload=upload, handling="confidential")))
        assert Event.objects.filter(action="source_viewed", actor=alice).count() == 1

    def test_a_pasted_text_has_none(self, page: Client, desk: Desk) -> None:
        assert page.get(file_of(make_source(desk=desk))).status_code == 404

    def test_the_file_of_a_draft_is_for_its_desk(
        self, client: Client, alice: User, dave: User, desk: Desk
    ) -> None:
        upload = make_upload(by=alice, desk=desk, content=self.CONTENT)
        draft = make_draft(article=make_article(desk=desk), upload=upload)
        address = reverse("claims:draft_file", args=[draft.pk])
        client.force_login(alice)
        answer = client.get(address)
        assert answer.content == self.CONTENT
        assert answer.headers["Content-Disposition"].startswith("attachment")
        client.force_login(dave)
        assert client.get(address).status_code == 404


class TestAdd:
    def test_a_new_source_stands_beside_the_article_and_is_compared(
        self, page: Client, article: Article
    ) -> None:
        form = intake(piece=["p1"]) | card("p1", text="The letter.", title="Letter")
        answer = page.post(adding(article), form)
        assert answer.headers["Location"] == reverse("claims:workbench", args=[article.pk])
        source = article.sources.get()
        assert source.title == "Letter"
        assert set(Job.objects.values_list("kind", flat=True)) == {"extract", "compare"}

    def test_what_cannot_be_received_is_told_and_kept(self, page: Client, article: Article) -> None:
        form = intake(piece=["p1"]) | card("p1", title="Letter", given_by="A friend")
        answer = page.post(adding(article), form)
        assert answer.status_code == 422
        said = answer.content.decode()
        assert "Paste the text of this source" in said
        assert "A friend" in said

    def test_it_offers_what_the_desk_has_and_is_not_beside_it_yet(
        self, page: Client, article: Article, bob: User
    ) -> None:
        make_source(article=article, title="Beside")
        make_source(desk=article.desk, title="Not yet")
        make_source(desk=article.desk, by=bob, title="Mole", handling="confidential")
        make_source(desk=make_desk(), title="Elsewhere")
        said = page.get(adding(article)).content.decode()
        assert "Put beside this article: Not yet" in said
        assert "Take away from this article: Beside" in said
        assert "Mole" not in said and "Elsewhere" not in said
        assert "this article: Not yet" not in page.get(adding(article) + "?q=zzz").content.decode()

    def test_one_of_the_desk_is_put_beside_and_taken_away(
        self, page: Client, article: Article
    ) -> None:
        source = make_source(desk=article.desk)
        for name, beside in (("attach", [source]), ("attach", [source]), ("detach", [])):
            answer = page.post(pairing(name, article), {"source": source.pk}, follow=True)
            assert answer.status_code == 200
            assert list(article.sources.all()) == beside

    def test_a_source_of_another_desk_is_told(
        self, page: Client, article: Article, alice: User
    ) -> None:
        other = make_desk()
        other.memberships.create(user=alice)
        source = make_source(desk=other)
        answer = page.post(pairing("attach", article), {"source": source.pk}, follow=True)
        assert "belongs to another desk" in answer.content.decode()
        assert not article.sources.exists()

    @pytest.mark.parametrize("key", ["", "x", "\0", "00000000-0000-0000-0000-000000000000"])
    def test_a_source_that_is_none_is_not_there(
        self, page: Client, article: Article, key: str
    ) -> None:
        assert page.post(pairing("attach", article), {"source": key}).status_code == 404

    def test_strangers_get_404(self, client: Client, dave: User, article: Article) -> None:
        source = make_source(desk=article.desk)
        client.force_login(dave)
        assert client.get(adding(article)).status_code == 404
        for name in ("attach", "detach"):
            answer = client.post(pairing(name, article), {"source": source.pk})
            assert answer.status_code == 404

    def test_confidential_sources_of_others_cannot_be_attached(
        self, page: Client, article: Article, bob: User
    ) -> None:
        hidden = make_source(desk=article.desk, by=bob, handling="confidential")
        answer = page.post(pairing("attach", article), {"source": hidden.pk})
        assert answer.status_code == 404
