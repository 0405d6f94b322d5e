"""Sources beside articles, who may read them, and their end."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from claims.models import (
    Article,
    Attachment,
    Comparison,
    Desk,
    Event,
    Evidence,
    Job,
    Membership,
    Source,
    User,
)
from claims.permissions import check_can_add_source, check_can_set_readers, check_can_view_source
from claims.queries.articles import newest_draft
from claims.services import jobs
from claims.services.errors import Invalid
from claims.services.record import record, record_all

_PASSAGES = "passages_viewed"
_SITTING = dt.timedelta(hours=1)


def attach_source(*, actor: User, article: Article, source: Source) -> Attachment:
    """Put a source beside an article and queue its comparison; twice is once.

    Raises Invalid when the two belong to different desks.
    """
    _check_pair(actor, article, source)
    with transaction.atomic():
        attachment, is_new = Attachment.objects.get_or_create(
            article=article, source=source, defaults={"attached_by": actor}
        )
        if is_new:
            _record_pair(actor, "source_attached", article, source)
            _compare_again(article)
    return attachment


def detach_source(*, actor: User, article: Article, source: Source) -> None:
    """Take a source away from an article, with what was compared; chosen evidence stays."""
    _check_pair(actor, article, source)
    with transaction.atomic():
        gone, _rows = Attachment.objects.filter(article=article, source=source).delete()
        if gone:
            Comparison.objects.filter(source=source, claim__draft__article=article).delete()
            _record_pair(actor, "source_detached", article, source)
            _compare_again(article)


def log_source_view(*, actor: User, source: Source) -> None:
    """Write down that the person looked at a source. For every view of a confidential one."""
    check_can_view_source(actor, source)
    with transaction.atomic():
        _record(actor, "source_viewed", source, after=describe_source(source))


def log_passages_view(*, actor: User, pairs: Iterable[tuple[Article, Source]]) -> None:
    """Write down that the person saw passages of each confidential source beside its article, in
    one query and one statement however many there are.

    Whoever walks through the claims of an article sees them again and again: what is read within
    `_SITTING` is one viewing of each source. The caller has read the sources as the person may.
    """
    by_key = {(article.pk, str(source.pk)): (article, source) for article, source in pairs}
    articles, subjects = zip(*by_key, strict=True) if by_key else ((), ())
    seen = Event.objects.filter(actor=actor, action=_PASSAGES, at__gt=timezone.now() - _SITTING)
    seen = seen.filter(article__in=set(articles), subject__in=set(subjects))
    known = set(seen.values_list("article", "subject"))
    new = [pair for key, pair in by_key.items() if key not in known]
    with transaction.atomic():
        record_all([_viewing(actor, *pair) for pair in new])


def set_readers(*, actor: User, source: Source, readers: Sequence[User]) -> None:
    """Name the people who may read a confidential source besides its receiver."""
    check_can_set_readers(actor, source)
    wanted = check_on_desk(source.desk, readers)
    with transaction.atomic():
        Source.objects.select_for_update(no_key=True).get(pk=source.pk)
        before = _readers(source)
        source.readers.set(wanted)
        _record(actor, "readers_set", source, before=before, after=_readers(source))


def delete_expired_sources(*, today: dt.date) -> int:
    """Delete every source whose last day is before `today`; returns how many.

    With it go its file, its recording, its source claims and comparisons, and the words of
    evidence taken from it. Verdicts stay, and so does where in the source they looked. Its own
    events keep that it was there, never what it said.
    """
    expired = Source.objects.filter(retention_until__lt=today).values_list("pk", flat=True)
    return sum(_delete_expired(source_id, today) for source_id in list(expired))


@transaction.atomic
def _delete_expired(source_id: UUID, today: dt.date) -> bool:
    waiting = Source.objects.select_for_update(of=("self",), skip_locked=True)
    source = (
        waiting.defer("text")
        .select_related("desk")
        .filter(pk=source_id, retention_until__lt=today)
        .first()
    )
    if source is None:  # another sweeper is at it, or it was given longer
        return False
    before = describe_source(source) | {"retention_until": str(source.retention_until)}
    _record(None, "source_deleted", source, before=before)
    Evidence.objects.filter(source=source).update(source=None, surface="")
    upload, recording = source.upload, source.recording
    source.delete()
    if upload and not (upload.sources.exists() or upload.drafts.exists()):
        upload.delete()
    if recording:
        recording.delete()
    return True


def describe_source(source: Source) -> dict[str, Any]:
    """What an Event says of a source.

    No title of a confidential one, nor of one that will be deleted: the record outlives it.
    """
    said = {"kind": source.kind, "strength": source.strength, "handling": source.handling}
    if source.handling == Source.Handling.OPEN and source.retention_until is None:
        said["title"] = source.title
    return said


def check_on_desk(desk: Desk, people: Sequence[User]) -> list[User]:
    """The people without repeats; raises Invalid when one of them is not on the desk."""
    wanted = {person.pk: person for person in people}
    found = Membership.objects.filter(desk=desk, user__in=wanted).count()
    if found != len(wanted):
        raise Invalid("Readers must be people of this desk.")
    return list(wanted.values())


def _check_pair(actor: User, article: Article, source: Source) -> None:
    check_can_add_source(actor, article.desk)
    check_can_view_source(actor, source)
    if source.desk_id != article.desk_id:
        raise Invalid("This source belongs to another desk: receive it here as a new one.")


def _compare_again(article: Article) -> None:
    if draft := newest_draft(article):
        jobs.enqueue(kind=Job.Kind.COMPARE, draft=draft)


def _readers(source: Source) -> dict[str, Any]:
    ids = source.readers.order_by("pk").values_list("pk", flat=True)
    return {"handling": source.handling, "readers": list(ids)}


def _viewing(actor: User, article: Article, source: Source) -> Event:
    return Event(
        actor=actor,
        action=_PASSAGES,
        subject_kind="source",
        subject=str(source.pk),
        desk=article.desk,
        article=article,
        after=describe_source(source),
    )


def _record_pair(actor: User, action: str, article: Article, source: Source) -> None:
    record(
        actor=actor,
        action=action,
        subject=source,
        desk=article.desk,
        article=article,
        after=describe_source(source),
    )


def _record(
    actor: User | None,
    action: str,
    source: Source,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    record(actor=actor, action=action, subject=source, desk=source.desk, before=before, after=after)
