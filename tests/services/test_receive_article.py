import hashlib

import pytest
from pytest_django import Settings

from claims.models import Article, Desk, Draft, Event, Job, Status, User
from claims.permissions import Denied
from claims.services.errors import Invalid
from claims.services.intake import receive_article, receive_draft
from tests.factories import make_desk, make_person, make_upload

pytestmark = pytest.mark.django_db


def test_it_stores_the_text_and_queues_its_extraction(desk: Desk, alice: User) -> None:
    received = receive_article(
        actor=alice, desk=desk, title=" Bridge\n opens ", text="One.\r\nTwo."
    )
    draft = Draft.objects.get(pk=received.draft.pk)
    assert received.is_new
    assert (received.article.title, draft.text, draft.number) == ("Bridge opens", "One.\nTwo.", 1)
    assert draft.sha256 == hashlib.sha256(b"One.\nTwo.").hexdigest()
    assert draft.status == Status.RECEIVED
    job = Job.objects.get()
    assert (job.kind, job.draft, job.state) == ("extract", draft, "queued")
    assert set(Event.objects.values_list("action", flat=True)) == {
        "article_received",
        "draft_received",
    }


def test_without_a_title_the_first_line_is_the_title(desk: Desk, alice: User) -> None:
    text = "\n  US denies   Iraq pullout\nMore text"
    received = receive_article(actor=alice, desk=desk, title=" ", text=text)
    assert received.article.title == "US denies Iraq pullout"
    assert received.draft.text == text


def test_the_same_text_gives_the_first_article_back(desk: Desk, alice: User, bob: User) -> None:
    first = receive_article(actor=alice, desk=desk, title="A", text="Same.\r\n")
    again = receive_article(actor=bob, desk=desk, title="B", text="Same.\n")
    assert (again.article, again.draft, again.is_new) == (first.article, first.draft, False)
    assert (Article.objects.count(), Job.objects.count()) == (1, 1)


def test_another_desk_has_its_own(desk: Desk, alice: User, dave: User) -> None:
    receive_article(actor=alice, desk=desk, title="A", text="Same.")
    assert receive_article(actor=dave, desk=dave.desks.get(), title="A", text="Same.").is_new


BAD = [
    ("", "There is no text"),
    (" \n\t", "There is no text"),
    ("a\ud800b", "broken characters"),
    ("x" * 101, "the limit is 100"),
]


@pytest.mark.parametrize(("text", "reason"), BAD)
def test_it_refuses_a_text_it_cannot_keep(
    desk: Desk, alice: User, settings: Settings, text: str, reason: str
) -> None:
    settings.MAX_CHARACTERS = 100
    with pytest.raises(Invalid, match=reason):
        receive_article(actor=alice, desk=desk, title="A", text=text)
    assert not Article.objects.exists()


def test_it_takes_out_nul_and_says_so(desk: Desk, alice: User) -> None:
    draft = receive_article(actor=alice, desk=desk, title="A", text="a\0b").draft
    assert draft.text == "ab"
    assert "NUL" in draft.notes[0]


def test_it_refuses_a_long_title(desk: Desk, alice: User) -> None:
    with pytest.raises(Invalid, match="longer than 300"):
        receive_article(actor=alice, desk=desk, title="x" * 301, text="Words.")


def test_it_refuses_a_stranger(desk: Desk, dave: User) -> None:
    with pytest.raises(Denied):
        receive_article(actor=dave, desk=desk, title="A", text="Words.")


def test_it_takes_the_file_along(desk: Desk, alice: User) -> None:
    upload = make_upload(desk=desk, by=alice, state="read", notes=["Two pictures were left out."])
    draft = receive_article(actor=alice, desk=desk, title="A", text="W.", upload=upload).draft
    assert (draft.upload, draft.notes) == (upload, ["Two pictures were left out."])


def test_it_refuses_a_file_of_others_or_not_read(desk: Desk, alice: User, bob: User) -> None:
    uploads = [
        make_upload(desk=desk, by=bob, state="read"),
        make_upload(desk=make_desk(), by=alice, state="read"),
        make_upload(desk=desk, by=alice, state="waiting"),
    ]
    for upload in uploads:
        with pytest.raises(Invalid):
            receive_article(actor=alice, desk=desk, title="A", text="W.", upload=upload)


def test_a_new_text_is_the_next_draft(desk: Desk, alice: User, bob: User) -> None:
    article = receive_article(actor=alice, desk=desk, title="A", text="One.").article
    draft = receive_draft(actor=bob, article=article, text="Two.")
    assert (draft.number, draft.received_by, draft.status) == (2, bob, Status.RECEIVED)
    assert Job.objects.filter(kind="extract", draft=draft).exists()


def test_the_text_of_the_newest_draft_is_not_a_new_draft(desk: Desk, alice: User) -> None:
    article = receive_article(actor=alice, desk=desk, title="A", text="One.").article
    with pytest.raises(Invalid, match="text of draft 1"):
        receive_draft(actor=alice, article=article, text="One.")


def test_a_draft_may_return_to_an_earlier_wording(desk: Desk, alice: User) -> None:
    article = receive_article(actor=alice, desk=desk, title="A", text="One.").article
    receive_draft(actor=alice, article=article, text="Two.")
    assert receive_draft(actor=alice, article=article, text="One.").number == 3


def test_the_first_wording_of_an_article_stays_known(desk: Desk, alice: User) -> None:
    first = receive_article(actor=alice, desk=desk, title="A", text="One.")
    receive_draft(actor=alice, article=first.article, text="Two.")
    again = receive_article(actor=make_person(desk=desk), desk=desk, title="B", text="One.")
    assert again.draft == first.draft


def test_the_text_of_a_later_draft_gives_its_article_back(desk: Desk, alice: User) -> None:
    first = receive_article(actor=alice, desk=desk, title="Bridge", text="The first words.")
    receive_draft(actor=alice, article=first.article, text="The second words.")
    again = receive_article(actor=alice, desk=desk, title="Other", text="The second words.")
    assert (again.article, again.draft.number, again.is_new) == (first.article, 2, False)
