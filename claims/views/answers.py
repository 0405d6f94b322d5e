"""Turning the outcome of an act into an answer, in one place for all POST views.

    outcome = attempt(set_verdict, actor=request.user, claim=claim, ...)
    return answer(request, outcome, "claims/_verdict_panel.html", panel, then=workbench_url)

htmx gets the fragment, made anew after the act, with 200, 403, 409 or 422. Without JavaScript the
person is sent on to `then`; of a refused act they get the workbench with the same status, the
reason, and what they typed still in its box.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from claims.permissions import Denied, NotNow
from claims.services.errors import Conflict, Invalid
from claims.views.access import PersonRequest

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


@dataclass(frozen=True)
class Outcome(Generic[Result]):
    """What an act returned, or the sentence why it was refused and the status that says so."""

    result: Result | None = None
    refusal: str = ""
    status: int = 200

    @property
    def is_refused(self) -> bool:
        return self.status != 200


def attempt(
    act: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> Outcome[Result]:
    """Do the act: 403 Denied, 409 Conflict or NotNow, 422 Invalid; anything else is raised."""
    try:
        return Outcome(act(*args, **kwargs))
    except (Conflict, NotNow) as error:
        return Outcome(refusal=str(error), status=409)
    except Denied as error:
        return Outcome(refusal=str(error), status=403)
    except Invalid as error:
        return Outcome(refusal=str(error), status=422)


def refused_form(form: BaseForm) -> Outcome[Any]:
    """The outcome of a form that does not hold: 422 and its errors as sentences."""
    sentences = [str(error) for errors in form.errors.values() for error in errors]
    return Outcome(refusal=" ".join(sentences), status=422)


def answer(
    request: PersonRequest,
    outcome: Outcome[Any],
    template: str,
    context: Callable[[], Mapping[str, Any]],
    *,
    then: str,
    page: Callable[[], Mapping[str, Any]] | None = None,
) -> HttpResponse:
    """The answer to a POST.

    `context` is called after the act, so the fragment shows how things stand now; it gets
    `refusal` on top. `then` is the address for a browser without htmx. `page` makes what the
    workbench needs to answer a refusal there; without it the reason is told at `then`.
    """
    if request.htmx:
        return fragment(request, template, {**context(), "refusal": outcome.refusal}, outcome)
    if outcome.is_refused and page:
        whole = {**page(), "refusal": outcome.refusal}
        return fragment(request, "claims/workbench.html", whole, outcome)
    if outcome.is_refused:
        messages.error(request, outcome.refusal)
    return _varying(HttpResponseRedirect(then))


def fragment(
    request: PersonRequest,
    template: str,
    context: Mapping[str, Any],
    outcome: Outcome[Any] | None = None,
) -> HttpResponse:
    """Render a fragment or a page that htmx and plain browsers get differently at one address.

    No browser keeps it: the viewing of a passage shown again from there would not be logged.
    """
    status = outcome.status if outcome else 200
    response = render(request, template, dict(context), status=status)
    add_never_cache_headers(response)
    return _varying(response)


def _varying(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ["HX-Request"])
    return response
