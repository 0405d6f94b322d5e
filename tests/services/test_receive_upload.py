import hashlib

import pytest
from pytest_django import Settings

from claims.models import Desk, Event, Job, Upload, User
from claims.permissions import Denied
from claims.services.errors import Conflict, Invalid
from claims.services.uploads import choose_encoding, receive_upload
from tests.factories import make_upload

pytestmark = pytest.mark.django_db


def test_it_keeps_the_file_byte_for_byte_and_queues_its_reading(desk: Desk, alice: User) -> None:
    content = bytes(range(256))
    upload = receive_upload(actor=alice, desk=desk, file_name="../Notes.TXT", content=content)
    upload = Upload.objects.get(pk=upload.pk)
    assert bytes(upload.content) == content
    assert (upload.file_name, upload.size, upload.state) == ("Notes.TXT", 256, "waiting")
    assert upload.sha256 == hashlib.sha256(content).hexdigest()
    assert Job.objects.filter(kind="read", upload=upload, state="queued").exists()


def test_the_record_does_not_hold_the_file_name(desk: Desk, alice: User) -> None:
    receive_upload(actor=alice, desk=desk, file_name="whistle.txt", content=b"x")
    assert "whistle" not in str(Event.objects.get().after)


BAD = [(b"", "empty"), (b"x" * 1_000_001, "larger than 1 MB")]


@pytest.mark.parametrize(("content", "reason"), BAD)
def test_it_refuses_an_empty_or_too_large_file(
    desk: Desk, alice: User, settings: Settings, content: bytes, reason: str
) -> None:
    settings.MAX_UPLOAD_BYTES = 1_000_000
    with pytest.raises(Invalid, match=reason):
        receive_upload(actor=alice, desk=desk, file_name="a.txt", content=content)
    assert not Upload.objects.exists()


def test_it_refuses_a_stranger(desk: Desk, dave: User) -> None:
    with pytest.raises(Denied):
        receive_upload(actor=dave, desk=desk, file_name="a.txt", content=b"x")


CHOICES = [{"name": "cp1252", "label": "Western", "preview": "é"}]


def test_a_chosen_encoding_is_read_again(desk: Desk, alice: User) -> None:
    upload = make_upload(desk=desk, by=alice, state="choose", encodings=CHOICES)
    choose_encoding(actor=alice, upload=upload, encoding="cp1252")
    assert (upload.state, upload.encoding) == ("waiting", "cp1252")
    assert Job.objects.filter(kind="read", upload=upload, state="queued").exists()
    assert Event.objects.get().after == {"encoding": "cp1252"}


def test_an_encoding_that_was_not_offered_is_refused(desk: Desk, alice: User) -> None:
    upload = make_upload(desk=desk, by=alice, state="choose", encodings=CHOICES)
    with pytest.raises(Invalid):
        choose_encoding(actor=alice, upload=upload, encoding="utf-7")


def test_an_encoding_is_chosen_once(desk: Desk, alice: User) -> None:
    upload = make_upload(desk=desk, by=alice, state="choose", encodings=CHOICES)
    choose_encoding(actor=alice, upload=upload, encoding="cp1252")
    with pytest.raises(Conflict):
        choose_encoding(actor=alice, upload=upload, encoding="cp1252")
