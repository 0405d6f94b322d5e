"""Recordings: put beside a source once, kept as they came, gone with their source."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.models import Desk, Event, Job, Source, Upload, User
from claims.permissions import Denied, NotNow
from claims.queries.events import events_of_source, events_visible_to
from claims.queries.recordings import bytes_of, recording_of
from claims.services.errors import Invalid
from claims.services.intake import receive_article, receive_source
from claims.services.recordings import add_recording, log_recording_play, receive_recording
from claims.services.sources import delete_expired_sources
from claims.services.uploads import delete_unfiled_uploads, receive_upload
from tests.factories import make_source, make_upload

MP3 = b"ID3\4\0\0\0\0\0\0" + bytes(range(256))


def receive(actor: User, source: Source, content: bytes = MP3) -> Upload:
    return receive_recording(actor=actor, source=source, file_name="talk.mp3", content=content)


@pytest.fixture
def source(desk: Desk, alice: User) -> Source:
    return make_source(desk=desk, by=alice)


def test_it_keeps_the_bytes_and_reads_nothing(source: Source, alice: User) -> None:
    receive(alice, source)
    source.refresh_from_db()
    recording = recording_of(source)
    assert recording is not None
    assert (recording.media_type, recording.size) == ("audio/mpeg", len(MP3))
    assert bytes_of(recording.pk, 0, recording.size) == MP3
    assert bytes_of(recording.pk, 10, 13) == b"\0\1\2"
    assert not Job.objects.exists()


def test_it_is_written_down(source: Source, alice: User) -> None:
    receive(alice, source)
    event = Event.objects.get(action="recording_added")
    assert (event.actor, event.subject) == (alice, str(source.pk))
    assert event.after["media_type"] == "audio/mpeg"
    told = [event.action for event in events_of_source(source, alice)]
    assert told == ["recording_added", "file_received"]


def test_a_source_has_one(source: Source, alice: User, bob: User) -> None:
    receive(alice, source)
    source.refresh_from_db()
    with pytest.raises(NotNow, match="already"):
        receive(bob, source)
    assert Upload.objects.count() == 1


def test_of_two_at_once_the_second_is_told(source: Source, alice: User, bob: User) -> None:
    seen = Source.objects.get(pk=source.pk)
    receive(alice, source)
    with pytest.raises(Exception, match="meanwhile"):
        receive(bob, seen)
    assert Upload.objects.count() == 1


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"BERG: Yes.", b"fLaC\0\0\0\x22"])
def test_what_is_no_recording_is_refused_and_not_kept(
    source: Source, alice: User, content: bytes
) -> None:
    with pytest.raises(Invalid, match=r"“talk\.mp3”: This is"):
        receive(alice, source, content)
    assert not Upload.objects.exists()


def test_who_may_not_see_the_source_adds_nothing(
    desk: Desk, alice: User, bob: User, carol: User, dave: User
) -> None:
    source = make_source(desk=desk, by=alice, handling="confidential", readers=(bob,))
    for person in (carol, dave):
        with pytest.raises(Denied):
            receive(person, source)
    receive(bob, source)
    assert set(events_visible_to(carol).values_list("action", flat=True)) == set()
    told = set(events_visible_to(bob).values_list("action", flat=True))
    assert told == {"recording_added", "file_received"}


@pytest.mark.parametrize("whose", ["bob’s", "of another source", "a text"])
def test_only_ones_own_unused_recording_is_added(
    desk: Desk, source: Source, alice: User, bob: User, whose: str
) -> None:
    fields: dict[str, Any] = {"desk": desk, "by": alice, "media_type": "audio/mpeg"}
    if whose == "bob’s":
        fields["by"] = bob
    elif whose == "a text":
        fields["media_type"] = ""
    upload = make_upload(**fields)
    if whose == "of another source":
        add_recording(actor=alice, source=make_source(desk=desk), upload=upload)
    with pytest.raises(Invalid):
        add_recording(actor=alice, source=source, upload=upload)


def test_a_recording_is_no_text(desk: Desk, alice: User) -> None:
    upload = receive_upload(actor=alice, desk=desk, file_name="talk.mp3", content=MP3)
    with pytest.raises(Invalid, match="is a recording and no text"):
        receive_article(actor=alice, desk=desk, title="", text="Words.", upload=upload)
    with pytest.raises(Invalid, match="is a recording and no text"):
        receive_source(
            actor=alice,
            desk=desk,
            title="",
            text="Words.",
            kind="recording",
            strength="primary",
            handling="open",
            upload=upload,
        )


def test_it_goes_with_its_source(desk: Desk, alice: User) -> None:
    today = timezone.localdate()
    source = make_source(desk=desk, by=alice, retention_until=today)
    receive(alice, source)
    assert delete_expired_sources(today=today + dt.timedelta(days=1)) == 1
    assert not Upload.objects.exists()


def test_only_one_without_a_source_is_swept_away(source: Source, alice: User) -> None:
    receive(alice, source)
    receive_upload(actor=alice, desk=source.desk, file_name="other.mp3", content=MP3)
    later = timezone.now() + dt.timedelta(days=1)
    assert delete_unfiled_uploads(before=later) == 1
    assert recording_of(Source.objects.get(pk=source.pk)) is not None


class TestPlaying:
    def test_one_listening_is_one_line(self, source: Source, alice: User, bob: User) -> None:
        for person in (alice, bob, alice, alice):
            log_recording_play(actor=person, source=source)
        played = Event.objects.filter(action="recording_played").order_by("pk")
        assert [event.actor for event in played] == [alice, bob]

    def test_after_ten_minutes_it_is_another(
        self, source: Source, alice: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        log_recording_play(actor=alice, source=source)
        monkeypatch.setattr("claims.services.recordings.ONE_LISTENING", dt.timedelta(0))
        log_recording_play(actor=alice, source=source)
        assert Event.objects.filter(action="recording_played").count() == 2

    def test_of_each_source_by_itself(self, source: Source, desk: Desk, alice: User) -> None:
        for one in (source, make_source(desk=desk)):
            log_recording_play(actor=alice, source=one)
        assert Event.objects.filter(action="recording_played").count() == 2


class TestInTheDatabase:
    @pytest.fixture
    def recording(self, source: Source, alice: User) -> Upload:
        return receive(alice, source)

    @pytest.mark.parametrize(
        "change", [{"content": b"ID3\4 other"}, {"size": 1}, {"media_type": "text/html"}]
    )
    def test_a_received_file_never_changes(self, recording: Upload, change: dict[str, Any]) -> None:
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            Upload.objects.filter(pk=recording.pk).update(**change)

    def test_a_source_keeps_its_recording(
        self, source: Source, recording: Upload, desk: Desk
    ) -> None:
        for other in (None, make_upload(desk=desk)):
            with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
                Source.objects.filter(pk=source.pk).update(recording=other)

    def test_what_reading_found_is_still_written(self, recording: Upload) -> None:
        assert Upload.objects.filter(pk=recording.pk).update(title="A talk") == 1
