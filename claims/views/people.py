"""The people of a desk, for its admin; and what everybody sets for themselves."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from claims.forms.people import PersonForm, RoleForm
from claims.models import Role
from claims.queries.people import managed_desks_of, members_of
from claims.services.people import (
    add_person,
    change_role,
    new_password_link,
    remove_person,
    set_shortcuts,
)
from claims.views.access import PersonRequest, get_desk, get_membership
from claims.views.answers import Outcome, attempt, refused_form
from claims.views.ids import id_of


@require_GET
@never_cache
def person_list(request: PersonRequest) -> HttpResponse:
    """The people of the desks that the person manages."""
    return _page(request, PersonForm())


@require_POST
@never_cache
def person_add(request: PersonRequest) -> HttpResponse:
    """Add somebody to a desk. The answer holds their one-time link, and nothing keeps it."""
    desk = get_desk(request.user, id_of(request.POST.get("desk", "")))
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _refused(request, refused_form(form), form)
    outcome = attempt(add_person, actor=request.user, desk=desk, **form.cleaned_data)
    if outcome.result is None:
        return _refused(request, outcome, form)
    person, path = outcome.result
    return _page(request, PersonForm(), link=request.build_absolute_uri(path), link_of=str(person))


@require_POST
def person_role(request: PersonRequest, membership_id: int) -> HttpResponse:
    """Give somebody another role."""
    membership = get_membership(request.user, membership_id)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _refused(request, refused_form(form))
    role = Role(form.cleaned_data["role"])
    outcome = attempt(change_role, actor=request.user, membership=membership, role=role)
    return _done(request, outcome, f"{membership.user} is now {role.label.lower()}.")


@require_POST
@never_cache
def person_password(request: PersonRequest, membership_id: int) -> HttpResponse:
    """A new one-time link for somebody who lost the password. It is shown in this answer only."""
    membership = get_membership(request.user, membership_id)
    outcome = attempt(new_password_link, actor=request.user, membership=membership)
    if outcome.result is None:
        return _refused(request, outcome)
    link = request.build_absolute_uri(outcome.result)
    return _page(request, PersonForm(), link=link, link_of=str(membership.user))


@require_POST
def person_remove(request: PersonRequest, membership_id: int) -> HttpResponse:
    """Take somebody off the desk; what they did stays in the record."""
    membership = get_membership(request.user, membership_id)
    outcome = attempt(remove_person, actor=request.user, membership=membership)
    return _done(request, outcome, f"{membership.user} is no longer on {membership.desk}.")


@require_POST
def shortcuts_set(request: PersonRequest) -> HttpResponse:
    """Switch one's own keyboard shortcuts on or off, and go back to where one was."""
    set_shortcuts(actor=request.user, has_shortcuts=request.POST.get("has_shortcuts") == "yes")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = reverse("account_change_password")
    return redirect(back)


def _done(request: PersonRequest, outcome: Outcome[Any], sentence: str) -> HttpResponse:
    if outcome.is_refused:
        return _refused(request, outcome)
    messages.success(request, sentence)
    return redirect("claims:person_list")


def _refused(
    request: PersonRequest, outcome: Outcome[Any], form: PersonForm | None = None
) -> HttpResponse:
    messages.error(request, outcome.refusal)
    return _page(request, form or PersonForm(), status=outcome.status)


def _page(
    request: PersonRequest,
    form: PersonForm,
    *,
    link: str = "",
    link_of: str = "",
    status: int = 200,
) -> HttpResponse:
    """The people page; somebody who manages no desk gets the reason instead."""
    managed = list(managed_desks_of(request.user))
    if not managed:
        reason = {"reason": "People of a desk are managed by its desk admin."}
        return render(request, "403.html", reason, status=403)
    context = {
        "desks_with_people": [(desk, list(members_of(desk))) for desk in managed],
        "roles": Role.choices,
        "form": form,
        "link": link,
        "link_of": link_of,
    }
    return render(request, "claims/person_list.html", context, status=status)
