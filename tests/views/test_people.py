"""The people of a desk: its admin adds, changes and removes; the one-time link is shown once."""

from urllib.parse import urlsplit

import pytest
import re2
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from claims.models import Desk, Membership, Role, User
from tests.factories import PASSWORD, make_desk, make_person

LIST = "/people/"


@pytest.fixture
def page(client: Client, anna: User) -> Client:
    client.force_login(anna)
    return client


def add(client: Client, desk: Desk, **changes: str) -> str:
    form = {"desk": desk.pk, "full_name": "Erin Moss", "username": "erin", "role": "journalist"}
    answer = client.post("/people/add/", {**form, **changes})
    return f"{answer.status_code} {answer.content.decode()}"


def act(name: str, user: User) -> str:
    membership = Membership.objects.get(user=user)
    return reverse(f"claims:person_{name}", args=[membership.pk])


def link_in(said: str) -> str:
    found = re2.search(r'class="once">([^<]+)<', said)
    return str(urlsplit(str(found.group(1))).path)


def test_it_lists_the_people_with_their_roles(page: Client, alice: User, carol: User) -> None:
    said = page.get(LIST).content.decode()
    for words in ("Alice", "Carol", "Anna", "(you)"):
        assert words in said
    assert said.count('<option value="editor" selected>') == 1


def test_what_can_be_done_names_its_person(page: Client, alice: User) -> None:
    tree = LexborHTMLParser(page.get(LIST).content)
    named = [" ".join(one.text().split()) for one in tree.css("tbody summary, tbody button")]
    for words in (
        "Set the role of Alice",
        "New link… for Alice",
        "Remove… Alice",
        "Remove Alice from News",
    ):
        assert words in named, named
    assert len(set(named)) == len(named)


@pytest.mark.parametrize("who", ["alice", "carol", "dave"])
def test_others_get_403_and_the_reason(
    client: Client, alice: User, carol: User, dave: User, who: str
) -> None:
    client.force_login({"alice": alice, "carol": carol, "dave": dave}[who])
    answer = client.get(LIST)
    assert answer.status_code == 403
    assert "managed by its desk admin" in answer.content.decode()


def test_a_new_person_sets_a_password_by_the_link_once(page: Client, desk: Desk) -> None:
    said = add(page, desk, role="editor")
    assert said.startswith("200")
    membership = Membership.objects.get(user__username="erin")
    assert (membership.role, str(membership.user)) == ("editor", "Erin Moss")
    link = link_in(said)
    assert link not in page.get(LIST).content.decode()
    erin = Client()
    form = erin.get(link, follow=True)
    assert "Set your password" in form.content.decode()
    new = {"password1": "a long night of news", "password2": "a long night of news"}
    erin.post(form.request["PATH_INFO"], new)
    assert erin.login(username="erin", password="a long night of news")
    assert "This link no longer works" in Client().get(link, follow=True).content.decode()


def test_a_weak_password_is_refused_with_the_reason(page: Client, desk: Desk) -> None:
    erin = Client()
    form = erin.get(link_in(add(page, desk)), follow=True)
    answer = erin.post(form.request["PATH_INFO"], {"password1": "short", "password2": "short"})
    assert "at least 12 characters" in answer.content.decode()
    assert not erin.login(username="erin", password="short")


def test_an_answer_with_a_link_is_never_stored(page: Client, desk: Desk) -> None:
    form = {"desk": desk.pk, "full_name": "E", "username": "e", "role": "journalist"}
    answer = page.post("/people/add/", form)
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"username": "alice"}, "This sign-in name is taken"),
        ({"username": "ALICE"}, "This sign-in name is taken"),
        ({"username": "a b<script>"}, "A sign-in name has letters"),
        ({"username": "a\0"}, "NUL character"),
        ({"username": "x" * 151}, "150 fit"),
        ({"full_name": " "}, "This field is required"),
        ({"role": "king"}, "king is not one of the available choices"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(
    page: Client, alice: User, desk: Desk, changes: dict[str, str], sentence: str
) -> None:
    said = add(page, desk, **changes)
    assert said.startswith("422")
    assert sentence in said
    assert "full_name" in changes or 'value="Erin Moss"' in said
    assert Membership.objects.filter(desk=desk).count() == 2


def test_people_are_added_to_ones_own_desks_only(page: Client) -> None:
    assert add(page, make_desk()).startswith("404")


def test_a_role_is_changed(page: Client, alice: User) -> None:
    assert page.post(act("role", alice), {"role": "editor"}).headers["Location"] == LIST
    assert Membership.objects.get(user=alice).role == Role.EDITOR


def test_the_last_admin_stays(page: Client, anna: User) -> None:
    for name, form in (("role", {"role": "editor"}), ("remove", {})):
        answer = page.post(act(name, anna), form)
        assert answer.status_code == 422
        assert "A desk needs an admin" in answer.content.decode()
    assert Membership.objects.get(user=anna).role == Role.ADMIN


def test_a_removed_person_is_signed_out_and_stays_out(page: Client, alice: User) -> None:
    hers = Client()
    hers.force_login(alice)
    page.post(act("remove", alice))
    assert not Membership.objects.filter(user=alice).exists()
    assert hers.get("/").status_code == 302
    answer = hers.post("/account/login/", {"login": "alice", "password": PASSWORD}, follow=True)
    assert "Nothing here yet" not in answer.content.decode()


def test_a_new_link_ends_the_old_password_and_sessions(page: Client, alice: User) -> None:
    hers = Client()
    hers.force_login(alice)
    said = page.post(act("password", alice)).content.decode()
    assert "One-time link for Alice" in said
    assert hers.get("/").status_code == 302
    assert not hers.login(username="alice", password=PASSWORD)
    assert "Set your password" in Client().get(link_in(said), follow=True).content.decode()


@pytest.mark.parametrize("name", ["role", "password", "remove"])
def test_who_is_no_admin_changes_nobody(
    client: Client, alice: User, bob: User, dave: User, name: str
) -> None:
    address = act(name, bob)
    client.force_login(alice)
    assert client.post(address, {"role": "editor"}).status_code == 403
    client.force_login(dave)
    assert client.post(address, {"role": "editor"}).status_code == 404
    assert client.get(address).status_code == 405
    assert Membership.objects.get(user=bob).role == Role.JOURNALIST


def test_html_in_a_name_stays_text(page: Client, desk: Desk) -> None:
    make_person(name="mallory", desk=desk, last_name="<script>alert(1)</script>")
    assert "<script>alert" not in page.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("back", "place"),
    [
        ("/articles/new/", "/articles/new/"),
        ("https://evil.example/", "/account/password/change/"),
        ("//evil.example", "/account/password/change/"),
        ("javascript:alert(1)", "/account/password/change/"),
        ("", "/account/password/change/"),
    ],
)
def test_everybody_sets_their_own_shortcuts(
    client: Client, alice: User, bob: User, back: str, place: str
) -> None:
    client.force_login(alice)
    answer = client.post("/preferences/shortcuts/", {"has_shortcuts": "no", "next": back})
    assert answer.headers["Location"] == place
    alice.refresh_from_db()
    bob.refresh_from_db()
    assert (alice.has_shortcuts, bob.has_shortcuts) == (False, True)
