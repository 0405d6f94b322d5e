"""Who is on which desk."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from claims.models import Desk, Membership, Role, User

# What `request.user` may be: nothing is visible to somebody who is not signed in.
Reader = User | AnonymousUser


def desks_of(user: Reader) -> QuerySet[Desk]:
    """The desks the person is a member of, by name."""
    if not (user.is_authenticated and user.is_active):
        return Desk.objects.none()
    return Desk.objects.filter(memberships__user=user).order_by("name")


def managed_desks_of(user: Reader) -> QuerySet[Desk]:
    """The desks of which the person is admin, by name."""
    admins = Membership.objects.filter(user=user.pk, role=Role.ADMIN)
    return desks_of(user).filter(pk__in=admins.values("desk"))


def members_of(desk: Desk) -> QuerySet[Membership]:
    """The people of a desk with their roles, by name."""
    memberships = Membership.objects.filter(desk=desk).select_related("user", "desk")
    return memberships.order_by("user__last_name", "user__first_name", "user__username")


def memberships_visible_to(user: Reader) -> QuerySet[Membership]:
    """Everybody on the desks of the person."""
    memberships = Membership.objects.filter(desk__in=desks_of(user))
    return memberships.select_related("user", "desk")
