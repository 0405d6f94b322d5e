"""Recordings of sources: what they are, and their bytes, part by part."""

from uuid import UUID

from django.db.models import BinaryField, F, Func, Value

from claims.models import Source, Upload


def recording_of(source: Source) -> Upload | None:
    """The recording of a source without its bytes. The caller has checked that the person may
    see the source."""
    files = Upload.objects.defer("content", "text")
    return files.filter(pk=source.recording_id).first() if source.recording_id else None


def bytes_of(upload_id: UUID, start: int, end: int) -> bytes:
    """`content[start:end]` of a file; only that part leaves the database."""
    part = Func(
        F("content"),
        Value(start + 1),
        Value(end - start),
        function="substr",
        output_field=BinaryField(),
    )
    return bytes(Upload.objects.filter(pk=upload_id).values_list(part, flat=True).get())
