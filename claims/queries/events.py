"""The record, as far as a person may see it."""

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from claims.models import Article, Event, Role, Source, Upload
from claims.queries.people import Reader, desks_of
from claims.queries.sources import sources_visible_to, uploads_visible_to

_CONFIDENTIAL = Source.Handling.CONFIDENTIAL.value


def events_visible_to(user: Reader) -> QuerySet[Event]:
    """What was done on the person's desks, newest first.

    Acts on a confidential source are shown to its readers only: even that it exists is theirs.
    So are acts on files, until they are filed as something that the person may see.
    """
    sources = sources_visible_to(user)
    readable = sources.annotate(key=Cast("pk", CharField())).values("key")
    is_hidden = Q(subject_kind="source") & (
        Q(before__handling=_CONFIDENTIAL) | Q(after__handling=_CONFIDENTIAL)
    )
    events = Event.objects.filter(~is_hidden | Q(subject__in=readable), desk__in=desks_of(user))
    files = Upload.objects.filter(
        Q(sources__in=sources.values("pk"))
        | Q(recorded_source__in=sources.values("pk"))
        | Q(drafts__desk__in=desks_of(user))
        | Q(pk__in=uploads_visible_to(user).values("pk"))
    )
    known = files.annotate(key=Cast("pk", CharField())).values("key")
    events = events.filter(
        ~Q(subject_kind="upload") | Q(subject__in=known) | Q(action="file_deleted")
    )
    return events.select_related("actor", "article__desk").order_by("-id")


def events_of(article: Article, user: Reader) -> QuerySet[Event]:
    """The history of one article, newest act first."""
    return events_visible_to(user).filter(article=article)


def events_of_source(source: Source, user: Reader) -> QuerySet[Event]:
    """The history of one source, of the file it came in and of its recording, newest act first."""
    subjects = Q(subject_kind="source", subject=str(source.pk))
    for file in filter(None, (source.upload_id, source.recording_id)):
        subjects |= Q(subject_kind="upload", subject=str(file))
    return events_visible_to(user).filter(subjects)


def events_of_desks(user: Reader, *, is_without_article: bool = False) -> QuerySet[Event]:
    """What was done on the desks where the person is editor or admin, newest act first.

    `is_without_article`: only what belongs to no article (people, files, sources).
    """
    roles = [Role.EDITOR, Role.ADMIN]
    led = desks_of(user).filter(memberships__user=user.pk, memberships__role__in=roles)
    events = events_visible_to(user).filter(desk__in=led.values("pk"))
    return events.filter(article=None) if is_without_article else events
