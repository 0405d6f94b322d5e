"""Every address: nothing for the anonymous, 404 for strangers, exactly like what is not there."""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse
from django.urls.converters import IntConverter

from claims.models import Desk, Role, User
from claims.urls import urlpatterns
from claims.views import access
from tests.factories import (
    make_article,
    make_claim,
    make_draft,
    make_job,
    make_query,
    make_source,
    make_upload,
    make_verdict,
)

PATTERNS = {str(pattern.name): pattern for pattern in urlpatterns}
# Pages of the person, without an id: a stranger sees a page of their own, which must tell
# nothing of another desk. `tests/views` hold what each shows.
OWN = {
    "queue",
    "article_new",
    "upload_add",
    "source_list",
    "claim_bank",
    "approval_list",
    "desk_history",
    "desk_figures",
    "person_list",
    "person_add",
    "shortcuts_set",
}
METHODS = ("get", "post")
SECRET = "Canary"


def ids_of(pattern: URLPattern) -> set[str]:
    return set(pattern.pattern.converters)


@pytest.fixture
def ids(desk: Desk, alice: User) -> dict[str, Any]:
    """An object of the desk for every kind of id, each with a canary in its words."""
    article = make_article(desk=desk, by=alice, title=f"{SECRET} article")
    draft = make_draft(article=article, by=alice, text=f"{SECRET} counted 5,000 people.")
    claim = make_claim(draft=draft, words="5,000")
    make_verdict(claim=claim, by=alice, note=SECRET)
    return {
        "desk_id": desk.pk,
        "option_id": desk.verdict_options.all()[0].pk,
        "article_id": article.pk,
        "draft_id": draft.pk,
        "claim_id": claim.pk,
        "source_id": make_source(article=article, by=alice, title=f"{SECRET} source").pk,
        "upload_id": make_upload(desk=desk, by=alice, file_name=f"{SECRET}.txt").pk,
        "query_id": make_query(claim=claim, by=alice, text=SECRET).pk,
        "job_id": make_job(draft=draft, state="failed", error=SECRET).pk,
        "membership_id": alice.memberships.get().pk,
    }


def address(name: str, ids: dict[str, Any]) -> str:
    kwargs = {kind: ids[kind] for kind in ids_of(PATTERNS[name])}
    return reverse(f"claims:{name}", kwargs=kwargs)


def nowhere(ids: dict[str, Any]) -> dict[str, Any]:
    """Ids of the same kinds that nothing has."""
    return {kind: 10**9 if isinstance(key, int) else uuid.uuid4() for kind, key in ids.items()}


def signed_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def test_every_address_has_an_id_or_is_a_page_of_ones_own() -> None:
    assert {name for name, pattern in PATTERNS.items() if not ids_of(pattern)} == OWN


@pytest.mark.parametrize("name", PATTERNS)
def test_the_anonymous_are_sent_to_sign_in(name: str) -> None:
    """Without a database: nothing is even looked up for them."""
    kinds = PATTERNS[name].pattern.converters
    anything = {
        kind: 1 if isinstance(converter, IntConverter) else uuid.uuid4()
        for kind, converter in kinds.items()
    }
    for method in METHODS:
        response = getattr(Client(), method)(address(name, anything))
        assert response.status_code == 302
        assert response["Location"].startswith("/account/login/")


@pytest.mark.parametrize("name", sorted(set(PATTERNS) - OWN))
def test_strangers_get_404_as_for_what_is_not_there(
    ids: dict[str, Any], dave: User, name: str
) -> None:
    dave.memberships.update(role=Role.ADMIN)
    browser = signed_in(dave)
    answers = [_answers(browser, address(name, where)) for where in (ids, nowhere(ids))]
    assert answers[0] == answers[1]
    statuses = {status for status, _body in answers[0]}
    # Without htmx the progress of a file is no page: it leads back to intake, whatever the id.
    assert statuses <= {404, 405} | ({302} if name == "upload_progress" else set())
    assert 404 in statuses


def _answers(browser: Client, where: str) -> list[tuple[int, bytes]]:
    """Status and body of every way to ask, with and without htmx."""
    return [
        _told(getattr(browser, method)(where, headers=headers))
        for method in METHODS
        for headers in ({}, {"HX-Request": "true"})
    ]


def _told(response: HttpResponse) -> tuple[int, bytes]:
    """What an answer tells; the token of a form in it is another each time."""
    return response.status_code, re.sub(rb"[0-9A-Za-z]{64}", b"", response.content)


@pytest.mark.parametrize("name", sorted(OWN))
def test_pages_of_ones_own_tell_strangers_nothing(
    ids: dict[str, Any], dave: User, name: str
) -> None:
    response = signed_in(dave).get(address(name, ids))
    assert SECRET.encode() not in response.content


def test_a_superuser_is_a_stranger_too(ids: dict[str, Any], dave: User) -> None:
    User.objects.filter(pk=dave.pk).update(is_superuser=True, is_staff=True)
    assert signed_in(dave).get(address("workbench", ids)).status_code == 404


def getters() -> Iterator[tuple[str, Any]]:
    for name in dir(access):
        if name.startswith("get_"):
            yield name, getattr(access, name)


@pytest.mark.django_db
def test_nothing_is_loaded_for_the_anonymous(ids: dict[str, Any], alice: User) -> None:
    for name, get in getters():
        key = ids[f"{name.removeprefix('get_')}_id"]
        assert get(alice, key).pk == key
        with pytest.raises(Http404):
            get(AnonymousUser(), key)


@pytest.mark.django_db
def test_a_member_who_may_not_read_a_confidential_source_gets_404(
    desk: Desk, alice: User, bob: User, carol: User
) -> None:
    source = make_source(desk=desk, by=alice, handling="confidential", readers=(bob,))
    job = make_job(source=source)
    for person in (alice, bob):
        assert access.get_source(person, source.pk) == source
        assert access.get_job(person, job.pk) == job
    for get, key in ((access.get_source, source.pk), (access.get_job, job.pk)):
        with pytest.raises(Http404):
            get(carol, key)


@pytest.mark.django_db
def test_an_upload_is_its_own_persons(desk: Desk, alice: User, bob: User) -> None:
    upload = make_upload(desk=desk, by=alice)
    assert access.get_upload(alice, upload.pk) == upload
    with pytest.raises(Http404):
        access.get_upload(bob, upload.pk)
