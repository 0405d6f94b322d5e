"""Desks and the people on them. A desk admin makes accounts; nobody signs up alone."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from claims.models import Desk, Membership, Role, User, VerdictOption
from claims.permissions import Denied, check_can_manage_people
from claims.services.errors import Conflict, Invalid
from claims.services.record import record
from claims.services.words import clean_line

# A desk starts with these; it may rename, reorder or add.
_OPTIONS = [
    ("Confirmed", VerdictOption.Tone.OK),
    ("Fix needed", VerdictOption.Tone.FIX),
    ("Wrong", VerdictOption.Tone.BAD),
    ("Can't verify", VerdictOption.Tone.ASK),
    ("On author", VerdictOption.Tone.ASK),
    ("Not a fact", VerdictOption.Tone.NONE),
]


def create_desk(*, actor: User | None, name: str) -> Desk:
    """A new desk with the verdict scale every desk starts with; `actor` becomes its admin.

    Called when Newsdesk is set up, never from a page; `actor` None is the set-up itself.
    Raises Invalid when the name is taken.
    """
    name = clean_line(name, name="name of the desk", longest=120, is_needed=True)
    try:
        with transaction.atomic():
            desk = Desk.objects.create(name=name)
            _add_options(desk)
            record(actor=actor, action="desk_created", subject=desk, desk=desk)
            if actor:
                Membership.objects.create(desk=desk, user=actor, role=Role.ADMIN)
    except IntegrityError as error:
        raise Invalid("There is a desk of this name already. Choose another.") from error
    return desk


def add_person(
    *, actor: User | None, desk: Desk, username: str, full_name: str, role: str
) -> tuple[User, str]:
    """A new account on the desk, and the path where its person sets the password.

    The path works once and for three days (PASSWORD_RESET_TIMEOUT); nothing keeps it, so it must
    be handed over now. `actor` None is the set-up of a desk that has no admin yet.
    Raises Invalid for a name that is taken or cannot be used, Denied.
    """
    if actor:
        check_can_manage_people(actor, desk)
    user = _new_account(username, full_name)
    role = _role(role)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            membership = Membership.objects.create(desk=desk, user=user, role=role)
            _record(actor, "person_added", membership, after={"role": role})
    except IntegrityError as error:
        raise Invalid("This sign-in name is taken. Choose another.") from error
    return user, _password_path(user)


def change_role(*, actor: User, membership: Membership, role: str) -> None:
    """Give a person another role and end their sessions. A desk keeps at least one admin.

    Raises Denied, Invalid for the last admin, Conflict when the person was removed meanwhile.
    """
    role = _role(role)
    with transaction.atomic():
        membership = _hold(actor, membership)
        if role != Role.ADMIN:
            _check_not_last_admin(membership)
        Membership.objects.filter(pk=membership.pk).update(role=role)
        before = {"role": membership.role}
        _record(actor, "role_changed", membership, before=before, after={"role": role})
        _end_sessions(membership.user)


def remove_person(*, actor: User, membership: Membership) -> None:
    """Take a person off the desk and end their sessions; what they did stays in the record.

    An account that is on no desk any more is closed. Raises like `change_role`.
    """
    with transaction.atomic():
        membership = _hold(actor, membership)
        user = membership.user
        _check_not_last_admin(membership)
        _record(actor, "person_removed", membership, before={"role": membership.role})
        membership.delete()
        if not user.memberships.exists():
            User.objects.filter(pk=user.pk).update(is_active=False)
        _end_sessions(user)


def new_password_link(*, actor: User, membership: Membership) -> str:
    """A new path where a person sets the password, as `add_person` gives one.

    The old password, older paths and running sessions end at once. Raises Denied for a person
    who is also on a desk that the actor does not manage: the path opens that desk as well.
    """
    user = membership.user
    check_can_manage_people(actor, membership.desk)
    theirs = user.memberships.values("desk")
    managed = Membership.objects.filter(user=actor, role=Role.ADMIN, desk__in=theirs)
    if managed.count() < user.memberships.count():
        raise Denied(f"{user} is on another desk too: its admin must make the link with you.")
    with transaction.atomic():
        user.set_unusable_password()
        user.save(update_fields=["password"])
        _record(actor, "password_link_made", membership)
        _end_sessions(user)
    return _password_path(user)


def set_shortcuts(*, actor: User, has_shortcuts: bool) -> None:
    """Switch one's own keyboard shortcuts on or off. A taste, not an act: no Event."""
    User.objects.filter(pk=actor.pk).update(has_shortcuts=has_shortcuts)
    actor.has_shortcuts = has_shortcuts


def _add_options(desk: Desk) -> None:
    VerdictOption.objects.bulk_create(
        VerdictOption(desk=desk, position=position, label=label, tone=tone)
        for position, (label, tone) in enumerate(_OPTIONS, start=1)
    )


def _new_account(username: str, full_name: str) -> User:
    username = clean_line(username, name="sign-in name", longest=150, is_needed=True)
    full_name = clean_line(full_name, name="name", longest=150, is_needed=True)
    first, _space, last = full_name.rpartition(" ")
    user = User(username=username, first_name=first or last, last_name=last if first else "")
    user.set_unusable_password()
    try:
        user.clean_fields(exclude=["password"])
    except ValidationError as error:
        raise Invalid("A sign-in name has letters, digits and @ . + - _ only.") from error
    return user


def _role(role: str) -> str:
    if role not in Role.values:
        raise Invalid("Choose a role from the list.")
    return role


def _hold(actor: User, membership: Membership) -> Membership:
    """The membership as it stands, no other change of the desk's people until the end."""
    Desk.objects.select_for_update(no_key=True).get(pk=membership.desk_id)
    check_can_manage_people(actor, membership.desk)
    standing = Membership.objects.select_related("user", "desk").filter(pk=membership.pk).first()
    if standing is None:
        raise Conflict(f"{membership.user} was taken off the desk already.")
    return standing


def _check_not_last_admin(membership: Membership) -> None:
    admins = Membership.objects.filter(desk=membership.desk_id, role=Role.ADMIN)
    if membership.role == Role.ADMIN and not admins.exclude(pk=membership.pk).exists():
        raise Invalid("A desk needs an admin. Make somebody else admin first.")


def _end_sessions(user: User) -> None:
    """Sign the person out everywhere. Sessions name their person only inside, so all are read."""
    running = Session.objects.filter(expire_date__gt=timezone.now())
    ended = [
        session.pk
        for session in running.iterator()
        if session.get_decoded().get("_auth_user_id") == str(user.pk)
    ]
    Session.objects.filter(pk__in=ended).delete()


def _password_path(user: User) -> str:
    key = default_token_generator.make_token(user)
    whose = user_pk_to_url_str(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": whose, "key": key})


def _record(
    actor: User | None,
    action: str,
    membership: Membership,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    record(
        actor=actor,
        action=action,
        subject=membership.user,
        desk=membership.desk,
        before=before,
        after=after,
    )
