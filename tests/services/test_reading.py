"""The read job: what an upload holds afterwards."""

from unittest.mock import patch

import pytest
from pytest_django.fixtures import Settings

from claims.documents import ReadText
from claims.models import Upload
from claims.services.reading import read_upload
from tests.factories import make_job, make_upload

pytestmark = pytest.mark.django_db


def read(content: bytes, *, encoding: str = "", file_name: str = "notes.txt") -> Upload:
    """The upload after its job was done."""
    upload = make_upload(content=content, encoding=encoding, file_name=file_name)
    job = make_job(kind="read", upload=upload)
    assert read_upload(str(job.pk)) == []
    upload.refresh_from_db()
    job.refresh_from_db()
    assert job.state == "done"
    return upload


def test_it_keeps_the_text_of_a_file() -> None:
    upload = read("“It is safe,” she said.\r\n".encode())
    assert (upload.state, upload.file_kind) == ("read", "txt")
    assert upload.text == "“It is safe,” she said.\n"


def test_a_file_that_cannot_be_used_is_refused_with_a_sentence() -> None:
    upload = read(b"   \n  ")
    assert (upload.state, upload.text) == ("refused", "")
    assert upload.message.startswith("There is no text here.")


def test_bytes_that_leave_doubt_give_a_choice_and_the_choice_gives_the_text() -> None:
    content = "Der Bürgermeister sagte, die Brücke sei schön und größer.".encode("cp1252") * 3
    asked = read(content)
    assert (asked.state, asked.text) == ("choose", "")
    assert {"name", "label", "preview"} == set(asked.encodings[0])
    chosen = read(content, encoding="windows-1252")
    assert chosen.state == "read"
    assert chosen.text.startswith("Der Bürgermeister")


def test_it_notes_what_was_taken_out() -> None:
    upload = read(b"one\0two")
    assert upload.text == "onetwo"
    assert any("NUL" in note for note in upload.notes)


@pytest.mark.parametrize("is_wanted", [False, True])
def test_of_a_web_page_the_article_alone_is_kept_when_the_desk_wants_that(
    settings: Settings, is_wanted: bool
) -> None:
    settings.MAIN_TEXT = is_wanted
    story = "".join(
        f"<p>The council said on Monday that bridge number {n} is safe for everybody.</p>"
        for n in range(8)
    )
    menu = "<div><a href='/'>Subscribe to our newsletter every single morning</a></div>"
    page = f"<html><body>{menu}<article>{story}</article></body></html>"
    upload = read(page.encode(), file_name="page.html")
    assert "bridge number 7" in upload.text
    assert ("newsletter" in upload.text) != is_wanted
    assert any("guessed" in note for note in upload.notes) == is_wanted


def test_the_limits_are_those_of_the_settings(settings: Settings) -> None:
    settings.MAX_CHARACTERS = 10
    upload = read(b"More than ten characters.")
    assert upload.state == "refused"
    assert "10" in upload.message


@pytest.mark.parametrize("text", ["broken \ud800 words", " \n "])
def test_text_that_the_database_or_a_reader_cannot_use_is_refused(text: str) -> None:
    with patch("claims.services.reading.read_file", return_value=ReadText("pdf", text)):
        upload = read(b"%PDF-")
    assert upload.state == "refused"


def test_an_overlong_title_is_cut() -> None:
    found = ReadText("html", "Words.", title="long " * 100)
    with patch("claims.services.reading.read_file", return_value=found):
        assert len(read(b"<p>").title) == 300


def test_a_reader_that_breaks_is_tried_again() -> None:
    upload = make_upload()
    job = make_job(kind="read", upload=upload)
    with patch("claims.services.reading.read_file", side_effect=OSError):
        read_upload(str(job.pk))
    job.refresh_from_db()
    upload.refresh_from_db()
    assert (job.state, job.attempt, upload.state) == ("queued", 1, "waiting")
