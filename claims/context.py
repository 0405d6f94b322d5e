"""What every page shows: the person's desks and what waits for them."""

from functools import cache

from django.http import HttpRequest

from claims.models import Desk, Membership, Role, Status, User
from claims.queries.people import desks_of, managed_desks_of
from claims.queries.queue import newest_drafts


def desk_of_the_person(request: HttpRequest) -> dict[str, object]:
    """For the top bar: `desks`, `is_desk_editor` (admins too), `managed_desk` (the first that the
    person is admin of, or None), and `approvals_waiting` (drafts to approve).

    The values are functions, which a template calls only where it shows them, so a fragment
    costs no query.
    """
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {}
    return {
        "desks": cache(lambda: _desks(user)),
        "is_desk_editor": cache(lambda: _has_role(user, Role.EDITOR, Role.ADMIN)),
        "managed_desk": cache(lambda: managed_desks_of(user).first()),
        "approvals_waiting": cache(lambda: _approvals_waiting(user)),
    }


def _desks(user: User) -> list[Desk]:
    return list(desks_of(user))


def _has_role(user: User, *roles: Role) -> bool:
    return Membership.objects.filter(user=user, role__in=roles).exists()


def _approvals_waiting(user: User) -> int:
    """How many drafts of the person's desks are ready for approval."""
    return newest_drafts(user).filter(status=Status.READY).count()
