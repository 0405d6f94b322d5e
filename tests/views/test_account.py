"""Signing in: throttled, closed to strangers, and over after a while."""

import time
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.views.defaults import bad_request, page_not_found, server_error
from pytest_django import Settings

from claims.models import User
from tests.factories import PASSWORD

LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def _no_tries_yet(db: None) -> None:
    cache.clear()


def sign_in(client: Client, password: str) -> Any:
    return client.post(LOGIN, {"login": "alice", "password": password})


def test_a_person_signs_in_and_lands_in_the_queue(client: Client, alice: User) -> None:
    assert sign_in(client, PASSWORD).headers["Location"] == "/"
    assert client.get("/").status_code == 200


def test_one_comes_back_to_where_one_wanted_to_go(client: Client, alice: User) -> None:
    wanted = client.get("/sources/").headers["Location"]
    answer = client.post(wanted, {"login": "alice", "password": PASSWORD})
    assert answer.headers["Location"] == "/sources/"


def test_a_wrong_password_is_told_without_saying_which_part(client: Client, alice: User) -> None:
    known = sign_in(client, "wrong").content.decode()
    unknown = client.post(LOGIN, {"login": "nobody", "password": "wrong"}).content.decode()
    for said in (known, unknown):
        assert "The username and/or password you specified are not correct." in said


def test_the_sixth_wrong_password_is_refused_from_any_machine(alice: User) -> None:
    for number in range(5):
        client = Client(REMOTE_ADDR=f"10.0.0.{number}")
        assert "not correct" in sign_in(client, "wrong").content.decode()
    late = Client(REMOTE_ADDR="10.0.0.99")
    answer = sign_in(late, PASSWORD)
    assert "Too many failed login attempts" in answer.content.decode()
    assert late.get("/").status_code == 302


def test_nobody_signs_up(client: Client, db: None) -> None:
    form = {"username": "eve", "password1": PASSWORD, "password2": PASSWORD}
    assert "Nobody signs up here" in client.get("/account/signup/").content.decode()
    client.post("/account/signup/", form)
    assert not User.objects.exists()


def test_signing_out_needs_a_post(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert "Sign out?" in client.get("/account/logout/").content.decode()
    assert client.get("/").status_code == 200
    client.post("/account/logout/")
    assert client.get("/").status_code == 302


def test_a_changed_password_ends_the_session(client: Client, alice: User) -> None:
    client.force_login(alice)
    form = {"oldpassword": PASSWORD, "password1": "a long night", "password2": "a long night"}
    assert client.post("/account/password/change/", form).status_code == 302
    assert client.get("/").status_code == 302
    assert client.login(username="alice", password="a long night")


def test_a_session_ends_hours_after_it_began_however_busy(
    client: Client, alice: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(alice)
    assert client.get("/").status_code == 200
    began = time.time()
    monkeypatch.setattr(time, "time", lambda: began + settings.SESSION_ABSOLUTE_SECONDS - 5)
    assert client.get("/").status_code == 200
    monkeypatch.setattr(time, "time", lambda: began + settings.SESSION_ABSOLUTE_SECONDS + 5)
    assert client.get("/").status_code == 302


def test_a_session_ends_when_nobody_uses_it(client: Client, alice: User) -> None:
    client.force_login(alice)
    client.get("/")
    age = client.session.get_expiry_age()
    assert 0 < age <= 60 * 60
    session = client.session
    session.set_expiry(-1)
    session.save()
    assert client.get("/").status_code == 302


def test_cookies_are_out_of_reach_of_scripts(client: Client, alice: User) -> None:
    sign_in(client, PASSWORD)
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize(
    "path", ["password/reset/", "password/set/", "email/", "confirm-email/", "reauthenticate/"]
)
def test_what_would_send_mail_is_not_there(client: Client, alice: User, path: str) -> None:
    client.force_login(alice)
    assert client.get(f"/account/{path}").status_code == 404


def test_a_post_without_its_token_is_told_what_to_do(alice: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    answer = strict.post("/articles/new/", {"text": "Words"})
    assert answer.status_code == 403
    assert "Please send that again" in answer.content.decode()


@pytest.mark.parametrize("page", [bad_request, page_not_found])
def test_the_pages_of_errors_need_no_person(page: object, rf: RequestFactory, db: None) -> None:
    answer = page(rf.get("/"), Exception("secret"))  # type: ignore[operator]
    assert "To the queue" in answer.content.decode()
    assert "secret" not in answer.content.decode()


def test_the_page_of_our_own_fault_needs_nothing(rf: RequestFactory) -> None:
    assert "Something went wrong here" in server_error(rf.get("/")).content.decode()


def test_what_is_not_there_says_so_to_a_person(client: Client, alice: User) -> None:
    client.force_login(alice)
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()
