"""The other people of a person's desks."""

from django.db.models import QuerySet

from claims.models import User
from claims.queries.people import Reader, desks_of


def colleagues_of(user: Reader) -> QuerySet[User]:
    """Everybody else on the person's desks, by name, once each."""
    others = User.objects.filter(memberships__desk__in=desks_of(user), is_active=True)
    return (
        others.exclude(username=user.get_username())
        .distinct()
        .order_by("last_name", "first_name", "username")
    )
