"""Reading an uploaded file: its text, encodings to choose from, or why it cannot be used."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db import transaction

from claims.documents import Limits, ReadText, Refused, clean_text, read_file
from claims.models import Job, Upload
from claims.services import jobs
from claims.services.running import run


def read_upload(job_id: str) -> list[Job]:
    """Do the read job with this id; no other work becomes due by it."""
    return run(job_id, _read)


def _read(job: Job) -> list[Job]:
    upload = job.upload
    assert upload is not None
    try:
        found = _found(_read_file(upload))
    except Refused as refusal:
        found = {"state": Upload.State.REFUSED, "message": str(refusal)}
    with transaction.atomic():
        jobs.finish(job)
        Upload.objects.filter(pk=upload.pk).update(**found)
    return []


def limits() -> Limits:
    """The bounds on received files and texts, from the settings."""
    return Limits(
        bytes=settings.MAX_UPLOAD_BYTES,
        characters=settings.MAX_CHARACTERS,
        pages=settings.MAX_PAGES,
        nesting=settings.MAX_NESTING,
    )


def _read_file(upload: Upload) -> ReadText:
    return read_file(
        bytes(upload.content),
        file_name=upload.file_name,
        encoding=upload.encoding,
        main_text=settings.MAIN_TEXT,
        limits=limits(),
    )


def _found(read: ReadText) -> dict[str, Any]:
    """The columns of an upload after reading. Raises Refused when its text cannot be kept."""
    found: dict[str, Any] = {
        "file_kind": read.file_kind,
        "title": read.title.replace("\0", "")[:300],
        "notes": list(read.notes),
        "encodings": [asdict(choice) for choice in read.encodings],
        "message": "",
    }
    if read.encodings:
        return found | {"state": Upload.State.CHOOSE, "text": ""}
    text, notes = clean_text(read.text, limits=limits())
    return found | {
        "state": Upload.State.READ,
        "text": text,
        "notes": [*read.notes, *notes],
    }
