"""The settings of a desk, and what a change of them touches."""

from django.db.models import Exists, OuterRef, QuerySet

from claims.models import Desk, Draft, Status, Verdict, VerdictOption
from claims.queries.people import Reader, desks_of

# A draft whose claims are still being found is compared afterwards anyway; an approved one stays
# as its editor read it.
_BEING_CHECKED = (
    Status.TO_CHECK,
    Status.IN_PROGRESS,
    Status.WAITING,
    Status.READY,
    Status.SENT_BACK,
)


def drafts_being_checked(desk: Desk) -> QuerySet[Draft]:
    """The newest draft of each article of the desk that is still being checked, without text."""
    later = Draft.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    drafts = Draft.objects.filter(desk=desk, status__in=_BEING_CHECKED).defer("text")
    return drafts.filter(~Exists(later)).order_by("pk")


def offered_options(desk: Desk) -> QuerySet[VerdictOption]:
    """The verdicts that can be set on the desk, in the order of their keys."""
    return desk.verdict_options.filter(position__isnull=False).order_by("position")


def scale_of(desk: Desk) -> QuerySet[VerdictOption]:
    """Every option of the desk, retired ones last, each with `is_used`."""
    used = Verdict.objects.filter(option=OuterRef("pk"))
    return desk.verdict_options.annotate(is_used=Exists(used)).order_by("position", "label")


def options_visible_to(user: Reader) -> QuerySet[VerdictOption]:
    """The verdict options of the person's desks, with the desk."""
    return VerdictOption.objects.filter(desk__in=desks_of(user)).select_related("desk")
