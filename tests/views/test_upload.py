"""Dropped files: the card at once, what came out of them, and never somebody else's."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Desk, Job, Upload, User
from tests.factories import make_job, make_upload
from tests.views.forms import file

ADD = "/uploads/add/"
HTMX = {"HX-Request": "true"}
CHOICES = [
    {"name": "cp1252", "label": "Western", "preview": "Größe"},
    {"name": "mac_roman", "label": "Mac", "preview": "Grˆfle"},
]


@pytest.fixture
def page(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def progress(upload: Upload) -> str:
    return reverse("claims:upload_progress", args=[upload.pk])


def choosing(upload: Upload) -> str:
    return reverse("claims:upload_choose_encoding", args=[upload.pk])


def test_a_file_is_kept_byte_for_byte_and_its_card_comes_back(page: Client, alice: User) -> None:
    content = bytes(range(256))
    answer = page.post(ADD, {"purpose": "article", "files": [file(content)]})
    upload = Upload.objects.get()
    assert (bytes(upload.content), upload.uploaded_by) == (content, alice)
    assert Job.objects.get(upload=upload).kind == "read"
    said = answer.content.decode()
    assert f'name="piece" value="{upload.pk}"' in said
    assert progress(upload) in said
    assert "<html" not in said


@pytest.mark.parametrize(
    ("purpose", "has_article", "role"),
    [
        ("article", "no", "article"),
        ("article", "yes", "source"),
        ("sources", "no", "source"),
        ("draft", "no", "article"),
        ("draft", "yes", "leave"),
    ],
)
def test_the_first_file_is_the_article_if_there_is_none(
    page: Client, purpose: str, has_article: str, role: str
) -> None:
    form = {"purpose": purpose, "has_article": has_article, "files": [file()]}
    assert f'<option value="{role}" selected>' in page.post(ADD, form).content.decode()


def test_refused_files_are_told_and_the_others_stay(page: Client) -> None:
    form = {"purpose": "article", "files": [file(b"", name="a.txt"), file(b"Words")]}
    answer = page.post(ADD, form)
    assert answer.status_code == 200
    assert "is empty. Check it" in answer.content.decode()
    assert Upload.objects.count() == 1


def test_only_refused_files_answer_422(page: Client) -> None:
    answer = page.post(ADD, {"purpose": "article", "files": [file(b"")]})
    assert answer.status_code == 422
    assert not Upload.objects.exists()


@pytest.mark.parametrize("purpose", ["", "nonsense", "\0"])
def test_a_page_that_is_none_is_not_there(page: Client, purpose: str) -> None:
    assert page.post(ADD, {"purpose": purpose, "files": [file()]}).status_code == 404


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "a\r\nSet-Cookie: x=1", "<script>.txt", "x" * 5000, 'a";b.txt', "‮fdp.exe"],
)
def test_hostile_file_names_are_cleaned(page: Client, name: str) -> None:
    answer = page.post(ADD, {"purpose": "article", "files": [file(name=name)]})
    stored = Upload.objects.get().file_name
    assert not set(stored) & set('/\\\r\n\0<>"‮')
    assert len(stored) <= 200
    assert "<script>" not in answer.content.decode()


def test_it_asks_again_until_the_file_is_read(page: Client, alice: User, desk: Desk) -> None:
    upload = make_upload(by=alice, desk=desk)
    assert "hx-get" in page.get(progress(upload), headers=HTMX).content.decode()
    Upload.objects.update(state="read", text="Ten words. " * 100, title="A title", notes=["Cut."])
    said = page.get(progress(upload), headers=HTMX).content.decode()
    assert "hx-get" not in said
    for words in ("1,100 characters", 'data-title="A title"', "Cut.", "Ten words."):
        assert words in said


def test_a_refused_file_says_why(page: Client, alice: User, desk: Desk) -> None:
    upload = make_upload(by=alice, desk=desk, state="refused", message="It is encrypted.")
    said = page.get(progress(upload), headers=HTMX).content.decode()
    assert "It is encrypted." in said
    assert "hx-get" not in said


def test_reading_that_failed_says_so_and_can_be_tried_again(
    page: Client, alice: User, desk: Desk
) -> None:
    upload = make_upload(by=alice, desk=desk)
    job = make_job(kind="read", upload=upload, state="failed", error="Reading failed 3 times.")
    said = page.get(progress(upload), headers=HTMX).content.decode()
    assert "Reading failed 3 times." in said
    assert "hx-get" not in said
    again = reverse("claims:job_retry", args=[job.pk])
    assert again in said
    answer = page.post(again, headers=HTMX, follow=True)
    assert "Reading…" in answer.content.decode()


def test_without_htmx_the_fragment_leads_to_the_page(page: Client, alice: User, desk: Desk) -> None:
    answer = page.get(progress(make_upload(by=alice, desk=desk)))
    assert answer.headers["Location"] == reverse("claims:article_new")


def test_encodings_are_offered_with_previews(page: Client, alice: User, desk: Desk) -> None:
    upload = make_upload(by=alice, desk=desk, state="choose", encodings=CHOICES)
    said = page.get(progress(upload), headers=HTMX).content.decode()
    assert "Größe" in said and "Grˆfle" in said
    assert said.count(choosing(upload)) == 2


def test_a_chosen_encoding_is_read_again(page: Client, alice: User, desk: Desk) -> None:
    upload = make_upload(by=alice, desk=desk, state="choose", encodings=CHOICES)
    answer = page.post(choosing(upload), {"encoding": "mac_roman"}, headers=HTMX)
    upload.refresh_from_db()
    assert (upload.encoding, upload.state) == ("mac_roman", "waiting")
    assert "Reading…" in answer.content.decode()


@pytest.mark.parametrize(
    ("state", "encoding", "status"),
    [("choose", "utf-7", 422), ("choose", "", 422), ("read", "cp1252", 409)],
)
def test_an_encoding_that_cannot_be_chosen_is_told(
    page: Client, alice: User, desk: Desk, state: str, encoding: str, status: int
) -> None:
    upload = make_upload(by=alice, desk=desk, state=state, encodings=CHOICES)
    answer = page.post(choosing(upload), {"encoding": encoding}, headers=HTMX)
    assert answer.status_code == status
    assert 'role="alert"' in answer.content.decode()


def test_it_never_shows_the_upload_of_another_person(
    client: Client, bob: User, dave: User, alice: User, desk: Desk
) -> None:
    upload = make_upload(by=alice, desk=desk, state="choose", encodings=CHOICES)
    for stranger in (bob, dave):
        client.force_login(stranger)
        assert client.get(progress(upload), headers=HTMX).status_code == 404
        assert client.post(choosing(upload), {"encoding": "cp1252"}).status_code == 404
