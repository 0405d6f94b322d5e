"""A new draft: pasted or a file, numbered, and never the same words twice in a row."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Article, Desk, Draft, Job, User
from tests.factories import make_article, make_draft, make_upload
from tests.views.forms import card, file, intake


@pytest.fixture
def article(desk: Desk, alice: User) -> Article:
    draft = make_draft(article=make_article(desk=desk, by=alice), text="The first words.")
    return draft.article


@pytest.fixture
def page(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def url(article: Article) -> str:
    return reverse("claims:draft_add", args=[article.pk])


def test_it_stores_the_next_draft_and_opens_the_workbench(page: Client, article: Article) -> None:
    answer = page.post(url(article), intake(text="The second words."))
    draft = article.drafts.get(number=2)
    assert draft.text == "The second words."
    assert answer.headers["Location"] == reverse("claims:workbench", args=[article.pk])
    assert Job.objects.filter(draft=draft, kind="extract").exists()


def test_a_file_can_be_the_new_draft(
    page: Client, article: Article, alice: User, desk: Desk
) -> None:
    upload = make_upload(by=alice, desk=desk, state="read", text="Words of the file.")
    form = intake(piece=[str(upload.pk)]) | card(str(upload.pk), role="article")
    assert page.post(url(article), form).status_code == 302
    assert article.drafts.get(number=2).upload == upload


def test_the_text_of_the_newest_draft_is_told_and_kept(page: Client, article: Article) -> None:
    answer = page.post(url(article), intake(text="The first words."))
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "This is the text of draft 1, word for word." in said
    assert "The first words.</textarea>" in said
    assert article.drafts.count() == 1


def test_a_return_to_an_earlier_draft_is_told_on_the_page_and_on_the_draft(
    page: Client, article: Article
) -> None:
    make_draft(article=article, text="The second words.")
    answer = page.post(url(article), intake(text="The first words."), follow=True)
    sentence = "This is the text of draft 1, word for word."
    assert sentence in answer.content.decode()
    assert article.drafts.get(number=3).notes == [sentence]


def test_nothing_is_told(page: Client, article: Article) -> None:
    answer = page.post(url(article), intake())
    assert answer.status_code == 422
    assert "There is no article yet" in answer.content.decode()


def test_a_file_is_handed_in_without_javascript(page: Client, article: Article) -> None:
    said = page.post(url(article), intake(act="files", text="Typed.", files=[file()]))
    assert "Reading…" in said.content.decode()
    assert "Typed.</textarea>" in said.content.decode()


def test_it_says_that_an_approval_must_be_given_anew(page: Client, article: Article) -> None:
    assert "must be approved anew" not in page.get(url(article)).content.decode()
    Draft.objects.update(status="ready", sent_by=article.created_by)
    assert "must be approved anew" in page.get(url(article)).content.decode()


def test_strangers_get_404(client: Client, dave: User, article: Article) -> None:
    client.force_login(dave)
    assert client.get(url(article)).status_code == 404
    assert client.post(url(article), intake(text="Words.")).status_code == 404
    assert article.drafts.count() == 1
