"""Reading what came in as files."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Left, Length

from claims.models import Job, Upload
from claims.queries.people import Reader
from claims.queries.sources import uploads_visible_to

_PREVIEW_CHARACTERS = 400


def uploads_of(user: Reader, ids: Iterable[UUID]) -> dict[UUID, Upload]:
    """The uploads among `ids` that `user` may see, by id, without their bytes.

    `characters` is the length of the text that was read, `beginning` its first words; `failure`
    says why reading was given up (None otherwise) and `failed_job` is what may be tried again.
    """
    failed = Job.objects.filter(upload=OuterRef("pk"), kind=Job.Kind.READ, state=Job.State.FAILED)
    found = (
        uploads_visible_to(user)
        .filter(id__in=list(ids))
        .defer("content", "text")
        .annotate(
            characters=Length("text"),
            beginning=Left("text", _PREVIEW_CHARACTERS),
            failure=Subquery(failed.values("error")),
            failed_job=Subquery(failed.values("id")),
        )
    )
    return {upload.id: upload for upload in found}
