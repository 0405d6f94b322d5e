"""Recordings: a sound or video file beside the text of a source, played and never converted."""

import datetime as dt

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Now

from claims.documents import Refused, clean_file_name, media_type
from claims.models import Event, Source, Upload, User
from claims.permissions import check_can_add_recording, check_can_view_source
from claims.services.errors import Conflict, Invalid
from claims.services.record import record
from claims.services.sources import describe_source
from claims.services.uploads import receive_upload

# A player asks for one file in many parts, and again at every jump.
ONE_LISTENING = dt.timedelta(minutes=10)


@transaction.atomic
def receive_recording(*, actor: User, source: Source, file_name: str, content: bytes) -> Upload:
    """Keep a file and put it beside the text of a source as its recording.

    Raises Denied, Invalid for a file that is none a browser plays, Conflict or NotNow when the
    source has a recording.
    """
    check_can_add_recording(actor, source)
    try:
        media_type(content)
    except Refused as refusal:
        raise Invalid(f"“{clean_file_name(file_name)}”: {refusal}") from refusal
    upload = receive_upload(actor=actor, desk=source.desk, file_name=file_name, content=content)
    add_recording(actor=actor, source=source, upload=upload)
    return upload


@transaction.atomic
def add_recording(*, actor: User, source: Source, upload: Upload) -> None:
    """Put a received recording beside the text of a source. Raises like `receive_recording`."""
    check_can_add_recording(actor, source)
    if (upload.desk_id, upload.uploaded_by_id) != (source.desk_id, actor.pk):
        raise Invalid("This file was not added by you on this desk. Add it again.")
    if not upload.media_type:
        raise Invalid(f"“{upload.file_name}” is no recording.")
    # Held until the end: of two sources that ask for one file at once, the second sees the first.
    Upload.objects.select_for_update(no_key=True).only("pk").get(pk=upload.pk)
    if Source.objects.filter(recording=upload).exists():
        raise Invalid(f"“{upload.file_name}” is the recording of another source already.")
    free = Source.objects.filter(pk=source.pk, recording=None)
    if not free.update(recording=upload):
        raise Conflict("Somebody else added a recording to this source meanwhile.")
    source.recording = upload
    _record(actor, "recording_added", source, {"media_type": upload.media_type})


def log_recording_play(*, actor: User, source: Source) -> None:
    """Write down that the person played the recording of a source. For a confidential one.

    What a player asks for within ten minutes is one listening.
    """
    check_can_view_source(actor, source)
    earlier = Event.objects.filter(
        subject=str(source.pk),
        subject_kind="source",
        action="recording_played",
        actor=actor,
        at__gt=Now() - Value(ONE_LISTENING),
    )
    with transaction.atomic():
        if not earlier.exists():
            _record(actor, "recording_played", source, {})


def _record(actor: User, action: str, source: Source, more: dict[str, str]) -> None:
    after = describe_source(source) | more
    record(actor=actor, action=action, subject=source, desk=source.desk, after=after)
