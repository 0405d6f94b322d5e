"""Desks, accounts made by an admin, and one-time links to set a password."""

import datetime as dt

import pytest
from allauth.account.forms import default_token_generator
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from claims.models import Desk, Event, Membership, Role, User
from claims.permissions import Denied
from claims.services.errors import Conflict, Invalid
from claims.services.people import (
    add_person,
    change_role,
    create_desk,
    new_password_link,
    remove_person,
    set_shortcuts,
)
from tests.factories import PASSWORD, make_desk, make_person

pytestmark = pytest.mark.django_db
NEW = "a long and quiet afternoon"


def membership(user: User) -> Membership:
    return Membership.objects.select_related("user", "desk").get(user=user)


def set_password(path: str, password: str = NEW) -> bool:
    """Follow the link as a browser does; whether it asked for a password."""
    browser = Client()
    page = browser.get(path, follow=True)
    if b"no longer works" in page.content:
        return False
    address = page.redirect_chain[-1][0]
    answer = browser.post(address, {"password1": password, "password2": password})
    assert answer.status_code == 302, answer.content
    return True


def test_a_desk_starts_with_six_verdicts(db: None, alice: User) -> None:
    desk = create_desk(actor=alice, name=" Foreign \n news ")
    assert desk.name == "Foreign news"
    options = desk.verdict_options.order_by("position").values_list("position", "label", "tone")
    assert list(options) == [
        (1, "Confirmed", "ok"),
        (2, "Fix needed", "fix"),
        (3, "Wrong", "bad"),
        (4, "Can't verify", "ask"),
        (5, "On author", "ask"),
        (6, "Not a fact", "none"),
    ]
    assert desk.memberships.get(user=alice).role == Role.ADMIN


def test_a_desk_name_is_taken_once(desk: Desk) -> None:
    with pytest.raises(Invalid, match="of this name already"):
        create_desk(actor=None, name=desk.name)


def test_a_new_person_sets_the_password_once(desk: Desk, anna: User) -> None:
    user, path = add_person(
        actor=anna, desk=desk, username="erin", full_name="Erin van Dam", role="journalist"
    )
    assert (user.first_name, user.last_name, user.has_usable_password()) == (
        "Erin van",
        "Dam",
        False,
    )
    assert set_password(path)
    assert authenticate(username="erin", password=NEW) == user
    assert not set_password(path, "another long afternoon")


def test_a_link_ends_after_three_days(
    desk: Desk, anna: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    _user, path = add_person(
        actor=anna, desk=desk, username="erin", full_name="Erin", role="journalist"
    )
    now = dt.datetime.now()
    later = {"_now": now + dt.timedelta(days=3, seconds=5)}
    monkeypatch.setattr(default_token_generator, "_now", lambda: later["_now"])
    assert not set_password(path)
    later["_now"] = now + dt.timedelta(days=2, hours=23)
    assert set_password(path)


def test_nothing_keeps_the_link(desk: Desk, anna: User) -> None:
    _user, path = add_person(
        actor=anna, desk=desk, username="erin", full_name="Erin", role="journalist"
    )
    event = Event.objects.get(action="person_added")
    assert (event.actor, event.after) == (anna, {"role": "journalist"})
    assert path not in str(list(Event.objects.values()))


BAD = [
    ("", "Erin", "editor", "sign-in name is empty"),
    ("erin", " ", "editor", "name is empty"),
    ("erin erin", "Erin", "editor", "letters, digits"),
    ("x" * 151, "Erin", "editor", "longer than 150"),
    ("anna", "Erin", "editor", "is taken"),
    ("ANNA", "Erin", "editor", "is taken"),
    ("erin", "Erin", "owner", "Choose a role"),
]


@pytest.mark.parametrize(("username", "full_name", "role", "reason"), BAD)
def test_it_refuses_a_name_it_cannot_use(
    desk: Desk, anna: User, username: str, full_name: str, role: str, reason: str
) -> None:
    with pytest.raises(Invalid, match=reason):
        add_person(actor=anna, desk=desk, username=username, full_name=full_name, role=role)
    assert User.objects.count() == 1


def test_the_database_knows_names_in_any_case(alice: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_person(name="ALICE")


def test_only_an_admin_of_the_desk_manages_people(
    desk: Desk, alice: User, carol: User, dave: User
) -> None:
    Membership.objects.filter(user=dave).update(role=Role.ADMIN)
    for actor in (alice, carol, dave):
        with pytest.raises(Denied, match="Only a desk admin"):
            add_person(actor=actor, desk=desk, username="x", full_name="X", role="editor")
        with pytest.raises(Denied, match="Only a desk admin"):
            change_role(actor=actor, membership=membership(alice), role="admin")
        with pytest.raises(Denied, match="Only a desk admin"):
            remove_person(actor=actor, membership=membership(alice))
        with pytest.raises(Denied, match="Only a desk admin"):
            new_password_link(actor=actor, membership=membership(alice))


def signed_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def is_signed_in(browser: Client) -> bool:
    return browser.get(reverse("account_change_password")).status_code == 200


def test_another_role_ends_the_sessions(anna: User, alice: User, bob: User) -> None:
    browsers = [signed_in(alice), signed_in(alice), signed_in(bob)]
    assert all(is_signed_in(browser) for browser in browsers)
    change_role(actor=anna, membership=membership(alice), role="editor")
    assert [is_signed_in(browser) for browser in browsers] == [False, False, True]
    event = Event.objects.get(action="role_changed")
    assert (event.subject, event.before, event.after) == (
        str(alice.pk),
        {"role": "journalist"},
        {"role": "editor"},
    )


def test_removal_ends_the_sessions_and_closes_the_account(anna: User, alice: User) -> None:
    browser = signed_in(alice)
    remove_person(actor=anna, membership=membership(alice))
    assert not is_signed_in(browser)
    assert authenticate(username="alice", password=PASSWORD) is None
    assert Event.objects.get(action="person_removed").subject == str(alice.pk)


def test_who_is_on_another_desk_keeps_the_account(anna: User, alice: User) -> None:
    Membership.objects.create(desk=make_desk(), user=alice)
    remove_person(actor=anna, membership=alice.memberships.get(desk__name="News"))
    assert User.objects.get(pk=alice.pk).is_active


def test_a_desk_keeps_an_admin(desk: Desk, anna: User) -> None:
    with pytest.raises(Invalid, match="needs an admin"):
        remove_person(actor=anna, membership=membership(anna))
    with pytest.raises(Invalid, match="needs an admin"):
        change_role(actor=anna, membership=membership(anna), role="editor")
    make_person(desk=desk, role=Role.ADMIN)
    change_role(actor=anna, membership=membership(anna), role="editor")


def test_removing_twice_is_a_conflict(anna: User, alice: User) -> None:
    stale = membership(alice)
    remove_person(actor=anna, membership=membership(alice))
    with pytest.raises(Conflict):
        remove_person(actor=anna, membership=stale)


def test_a_new_link_ends_the_old_password_link_and_sessions(anna: User, alice: User) -> None:
    browser = signed_in(alice)
    old = new_password_link(actor=anna, membership=membership(alice))
    new = new_password_link(actor=anna, membership=membership(alice))
    assert not is_signed_in(browser)
    assert authenticate(username="alice", password=PASSWORD) is None
    assert not set_password(old)
    assert set_password(new)


def test_no_admin_opens_another_desk_by_a_new_link(anna: User, alice: User) -> None:
    other = make_desk()
    Membership.objects.create(desk=other, user=alice)
    with pytest.raises(Denied, match="on another desk"):
        new_password_link(actor=anna, membership=alice.memberships.get(desk__name="News"))
    Membership.objects.create(desk=other, user=anna, role=Role.ADMIN)
    new_password_link(actor=anna, membership=alice.memberships.get(desk__name="News"))


def test_shortcuts_are_switched_for_oneself(alice: User, bob: User) -> None:
    set_shortcuts(actor=alice, has_shortcuts=False)
    assert not User.objects.get(pk=alice.pk).has_shortcuts
    assert User.objects.get(pk=bob.pk).has_shortcuts
