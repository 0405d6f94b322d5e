"""The record, as far as a person may see it."""

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from claims.models import Article, Desk, Event, Source
from claims.queries.people import Reader, desks_of
from claims.queries.sources import sources_visible_to

_CONFIDENTIAL = Source.Handling.CONFIDENTIAL.value


def events_visible_to(user: Reader) -> QuerySet[Event]:
    """What was done on the person's desks, newest first.

    Acts on a confidential source are shown to its readers only: even that it exists is theirs.
    """
    readable = sources_visible_to(user).annotate(key=Cast("pk", CharField())).values("key")
    is_hidden = Q(subject_kind="source") & (
        Q(before__handling=_CONFIDENTIAL) | Q(after__handling=_CONFIDENTIAL)
    )
    events = Event.objects.filter(~is_hidden | Q(subject__in=readable), desk__in=desks_of(user))
    return events.select_related("actor", "article").order_by("-id")


def events_of(article: Article, user: Reader) -> QuerySet[Event]:
    """The history of one article, newest act first."""
    return events_visible_to(user).filter(article=article)


def events_of_desk(desk: Desk, user: Reader) -> QuerySet[Event]:
    """The history of one desk, newest act first."""
    return events_visible_to(user).filter(desk=desk)
