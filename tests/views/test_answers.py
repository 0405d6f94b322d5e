"""How the outcome of an act becomes an answer."""

from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from claims.permissions import Denied, NotNow
from claims.services.errors import Conflict, Invalid
from claims.views.access import PersonRequest
from claims.views.answers import answer, attempt, refused_form


def refusing(error: Exception) -> Callable[[], None]:
    def act() -> None:
        raise error

    return act


REFUSALS = [
    (Denied("Only editors."), 403),
    (NotNow("Too late."), 409),
    (Conflict("Bob was first."), 409),
    (Invalid("No words."), 422),
]


@pytest.mark.parametrize(("error", "status"), REFUSALS)
def test_a_refusal_has_its_status_and_its_reason(error: Exception, status: int) -> None:
    outcome = attempt(refusing(error))
    assert (outcome.status, outcome.refusal, outcome.is_refused) == (status, str(error), True)


def test_what_an_act_returns_is_the_result() -> None:
    outcome = attempt(divmod, 7, 2)
    assert (outcome.result, outcome.status, outcome.is_refused) == ((3, 1), 200, False)


def test_other_errors_are_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        attempt(refusing(ZeroDivisionError()))


def test_a_form_that_does_not_hold_says_why() -> None:
    class Note(forms.Form):
        note = forms.CharField(error_messages={"required": "Write a note."})

    outcome = refused_form(Note({}))
    assert (outcome.status, outcome.refusal) == (422, "Write a note.")


def request(is_htmx: bool) -> PersonRequest:
    headers = {"HX-Request": "true"} if is_htmx else {}
    made: Any = RequestFactory().post("/", headers=headers)
    made.htmx = HtmxDetails(made)
    made.session = {}
    made._messages = FallbackStorage(made)
    return made  # type: ignore[no-any-return]


def refused(made: PersonRequest) -> tuple[int, Any]:
    outcome = attempt(refusing(Conflict("Bob was first.")))
    response = answer(made, outcome, "claims/_refusals.html", context, then="/there/")
    assert response["Vary"] == "HX-Request"
    return response.status_code, response


def context() -> dict[str, Any]:
    return {"refusals": ["as things stand now"]}


def test_htmx_gets_the_fresh_fragment() -> None:
    status, response = refused(request(is_htmx=True))
    assert status == 409
    assert b"as things stand now" in response.content


def test_a_plain_browser_is_sent_on_with_the_reason() -> None:
    made = request(is_htmx=False)
    status, response = refused(made)
    assert (status, response["Location"]) == (302, "/there/")
    assert [str(message) for message in messages_of(made)] == ["Bob was first."]


def messages_of(made: HttpRequest) -> FallbackStorage:
    return made._messages  # type: ignore[attr-defined, no-any-return]
