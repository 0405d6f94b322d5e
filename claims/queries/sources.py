"""Sources and uploads. A confidential source exists only for its named readers."""

from django.db.models import Q, QuerySet

from claims.models import Article, Evidence, Source, Upload
from claims.queries.people import Reader, desks_of


def sources_visible_to(user: Reader) -> QuerySet[Source]:
    """Open sources of the person's desks, and the confidential ones they may read there.

    The one who received a confidential source and its named readers see it, nobody else,
    whatever their role.
    """
    if not user.is_authenticated:
        return Source.objects.none()
    named = Source.objects.filter(readers=user).values("pk")
    may_read = Q(handling=Source.Handling.OPEN) | Q(received_by=user) | Q(pk__in=named)
    return Source.objects.filter(may_read, desk__in=desks_of(user)).select_related("desk")


def sources_of(article: Article, user: Reader) -> QuerySet[Source]:
    """The sources beside an article that the person may see, in the order they were attached."""
    visible = sources_visible_to(user).filter(attachments__article=article)
    return visible.order_by("attachments__attached_at", "attachments__id")


def evidence_visible_to(user: Reader) -> QuerySet[Evidence]:
    """Evidence from sources the person may see, and what is left of deleted ones."""
    allowed = Q(source__in=sources_visible_to(user)) | Q(source=None)
    of_desk = Evidence.objects.filter(allowed, verdict__claim__draft__desk__in=desks_of(user))
    return of_desk.select_related("source")


def uploads_visible_to(user: Reader) -> QuerySet[Upload]:
    """The person's own uploads: until it is filed, nobody knows that a file is confidential."""
    if not user.is_authenticated:
        return Upload.objects.none()
    return Upload.objects.filter(uploaded_by=user, desk__in=desks_of(user)).select_related("desk")
