"""Files as they arrive: kept byte for byte, read by a worker, deleted when nobody files them."""

import datetime as dt
import hashlib
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from claims.documents import clean_file_name, find_media_type
from claims.models import Desk, Draft, Job, Source, Upload, User
from claims.permissions import check_can_add_source
from claims.services import jobs
from claims.services.errors import Conflict, Invalid
from claims.services.record import record


def receive_upload(*, actor: User, desk: Desk, file_name: str, content: bytes) -> Upload:
    """Keep a file byte for byte and queue its reading; a recording is kept as it is.

    Raises Invalid for an empty file and for one over `settings.MAX_UPLOAD_BYTES`.
    """
    check_can_add_source(actor, desk)
    name = clean_file_name(file_name)
    if not content:
        raise Invalid(f"“{name}” is empty. Check it on your computer and add it again.")
    if len(content) > settings.MAX_UPLOAD_BYTES:
        limit = f"{settings.MAX_UPLOAD_BYTES / 1_000_000:g} MB"
        raise Invalid(f"“{name}” is larger than {limit}. Save it smaller or paste its text.")
    media_type = find_media_type(content)
    with transaction.atomic():
        upload = Upload.objects.create(
            media_type=media_type,
            state=Upload.State.READ if media_type else Upload.State.WAITING,
            desk=desk,
            uploaded_by=actor,
            file_name=name,
            content=content,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
        if not media_type:
            jobs.enqueue(kind=Job.Kind.READ, upload=upload)
        # No name of the file: nobody said yet whether it is confidential.
        after = {"size": upload.size, "sha256": upload.sha256}
        record(actor=actor, action="file_received", subject=upload, desk=desk, after=after)
    return upload


def choose_encoding(*, actor: User, upload: Upload, encoding: str) -> None:
    """Read the file again in the encoding that the person picked from those offered."""
    check_can_add_source(actor, upload.desk)
    if encoding not in {choice["name"] for choice in upload.encodings}:
        raise Invalid("Choose one of the encodings on the list.")
    with transaction.atomic():
        waiting = Upload.objects.filter(pk=upload.pk, state=Upload.State.CHOOSE)
        if not waiting.update(state=Upload.State.WAITING, encoding=encoding):
            raise Conflict("The encoding of this file was chosen already.")
        jobs.enqueue(kind=Job.Kind.READ, upload=upload)
        after = {"encoding": encoding}
        desk = upload.desk
        record(actor=actor, action="encoding_chosen", subject=upload, desk=desk, after=after)
    upload.refresh_from_db(fields=["state", "encoding"])


def delete_unfiled_uploads(*, before: dt.datetime) -> int:
    """Delete the files that arrived before then and became no draft or source; returns how many.

    A file that somebody dropped by mistake may be a confidential one: it must not stay for good.
    """
    old = _unfiled().filter(uploaded_at__lt=before).values_list("pk", flat=True)
    return sum(_delete_unfiled(upload_id) for upload_id in list(old))


def _unfiled() -> QuerySet[Upload]:
    drafts = Draft.objects.filter(upload=OuterRef("pk"))
    # Two questions instead of one with “or”: each has its index.
    sources = Source.objects.filter(upload=OuterRef("pk"))
    recorded = Source.objects.filter(recording=OuterRef("pk"))
    return Upload.objects.filter(~Exists(drafts), ~Exists(sources), ~Exists(recorded))


@transaction.atomic
def _delete_unfiled(upload_id: UUID) -> bool:
    waiting = _unfiled().select_for_update(of=("self",), skip_locked=True)
    upload = waiting.defer("content", "text").select_related("desk").filter(pk=upload_id).first()
    if upload is None:  # somebody files it just now
        return False
    record(actor=None, action="file_deleted", subject=upload, desk=upload.desk)
    upload.delete()
    return True
