"""The queue: what is on the desk, by state, searched, and never a stranger's."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from claims.models import Desk, Job, Status, User
from tests.factories import (
    make_article,
    make_claim,
    make_desk,
    make_draft,
    make_job,
    make_person,
    make_query,
    make_source,
    make_verdict,
)

URL = "/"


def test_it_asks_strangers_to_sign_in(client: Client, db: None) -> None:
    answer = client.get(URL)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login"))


def test_it_tells_the_first_step_to_an_empty_desk(client: Client, alice: User) -> None:
    client.force_login(alice)
    page = client.get(URL).content.decode()
    assert reverse("claims:article_new") in page
    assert "Receive the first article" in page


def test_it_tells_somebody_without_a_desk_whom_to_ask(client: Client, db: None) -> None:
    client.force_login(make_person())
    assert "Ask a desk admin" in client.get(URL).content.decode()


def test_it_shows_how_far_an_article_is(client: Client, alice: User, desk: Desk) -> None:
    draft = make_draft(article=make_article(desk=desk, by=alice, title="Bridge opens"))
    first, second, _open = (make_claim(draft=draft) for _ in range(3))
    make_verdict(claim=first, by=alice)
    make_verdict(claim=second, by=alice, label="Wrong")
    make_query(claim=second)
    make_source(article=draft.article)
    client.force_login(alice)
    page = client.get(URL).content.decode()
    for words in ("Bridge opens", "2 of 3", "1 to change", "1 open query", "source"):
        assert words in page


def test_it_counts_the_newest_verdict_only(client: Client, alice: User, desk: Desk) -> None:
    draft = make_draft(article=make_article(desk=desk))
    claim = make_claim(draft=draft)
    make_verdict(claim=claim, label="Wrong")
    make_verdict(claim=claim, label=None)
    client.force_login(alice)
    page = client.get(URL).content.decode()
    assert "0 of 1" in page
    assert "to change" not in page


def test_it_shows_the_newest_draft_only(client: Client, alice: User, desk: Desk) -> None:
    article = make_article(desk=desk)
    make_draft(article=article)
    make_draft(article=article)
    client.force_login(alice)
    page = client.get(URL).content.decode()
    assert "Draft 2" in page
    assert "Draft 1" not in page


def test_it_says_that_work_failed(client: Client, alice: User, desk: Desk) -> None:
    draft = make_draft(article=make_article(desk=desk), status=Status.RECEIVED)
    make_job(draft=draft, state=Job.State.FAILED)
    client.force_login(alice)
    assert "work failed" in client.get(URL).content.decode()


def test_it_does_not_count_confidential_sources_of_others(
    client: Client, alice: User, bob: User, desk: Desk
) -> None:
    draft = make_draft(article=make_article(desk=desk))
    make_source(article=draft.article, by=bob, handling="confidential")
    client.force_login(alice)
    assert "no source" in client.get(URL).content.decode()
    client.force_login(bob)
    assert "no source" not in client.get(URL).content.decode()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Bridge", "Harbour"}),
        ("?status=waiting", {"Harbour"}),
        ("?status=approved", set()),
        ("?status=nonsense", {"Bridge", "Harbour"}),
        ("?q=bri", {"Bridge"}),
        ("?q=bri&status=waiting", set()),
        ("?q=100%25", set()),
        ("?page=999", {"Bridge", "Harbour"}),
        ("?page=x", {"Bridge", "Harbour"}),
    ],
)
def test_it_filters_by_state_and_title(
    client: Client, alice: User, desk: Desk, query: str, shown: set[str]
) -> None:
    make_draft(article=make_article(desk=desk, title="Bridge"))
    make_draft(article=make_article(desk=desk, title="Harbour"), status=Status.WAITING)
    client.force_login(alice)
    page = client.get(URL + query).content.decode()
    assert {title for title in ("Bridge", "Harbour") if f"<bdi>{title}</bdi>" in page} == shown


def test_it_counts_each_state(client: Client, alice: User, desk: Desk) -> None:
    for status in (Status.WAITING, Status.WAITING, Status.TO_CHECK):
        make_draft(article=make_article(desk=desk), status=status)
    client.force_login(alice)
    page = client.get(URL).content.decode()
    assert 'Waiting for author <span class="count">2</span>' in page
    assert 'To check <span class="count">1</span>' in page
    assert 'Approved <span class="count">0</span>' in page


def test_it_shows_nothing_of_another_desk(client: Client, dave: User, desk: Desk) -> None:
    make_draft(article=make_article(desk=desk, title="Bridge opens"))
    client.force_login(dave)
    assert "Bridge opens" not in client.get(URL).content.decode()


@pytest.mark.parametrize("query", ["?q=%00", "?q=%ed%a0%80", "?status=%00"])
def test_it_answers_400_to_characters_that_no_text_can_hold(
    client: Client, alice: User, query: str
) -> None:
    client.force_login(alice)
    assert client.get(URL + query).status_code == 400


def test_html_in_a_title_and_in_the_search_stays_text(
    client: Client, alice: User, desk: Desk
) -> None:
    make_draft(article=make_article(desk=desk, title="<script>alert(1)</script>{{ 7 }}"))
    client.force_login(alice)
    for query in ("", "?q=<script>", "?q=%3Cimg src=x onerror=alert(1)%3E"):
        page = client.get(URL + query).content.decode()
        assert "<script>alert" not in page
        assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 }}" in client.get(URL).content.decode()


def test_the_number_of_queries_stays_flat(
    client: Client, alice: User, desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add(number: int) -> None:
        for _ in range(number):
            draft = make_draft(article=make_article(desk=desk, by=alice))
            make_verdict(claim=make_claim(draft=draft), by=alice)
            make_source(article=draft.article, by=alice)

    client.force_login(alice)
    add(2)
    client.get(URL)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    add(8)
    with django_assert_num_queries(len(few.captured_queries)):
        client.get(URL)


def test_it_shows_the_desk_to_people_of_several(client: Client, alice: User) -> None:
    other = make_desk(name="Weekend")
    other.memberships.create(user=alice)
    make_draft(article=make_article(desk=other))
    client.force_login(alice)
    assert "Weekend" in client.get(URL).content.decode()
