"""The settings of a desk, for its admin: harmless differences, the verdict scale, retention."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from claims.comparison.layers import HOUSE_RULE, LAYERS
from claims.forms.settings import LayersForm, OptionForm, RetentionForm, ScaleForm, SettingsForm
from claims.models import Desk
from claims.permissions import check_can_change_settings, why_not
from claims.queries.people import managed_desks_of
from claims.queries.settings import drafts_being_checked, scale_of
from claims.services.desk_settings import harmless_of, set_layers, set_retention
from claims.services.scale import KEYS, add_option, restore_option, retire_option, set_scale
from claims.tasks import hint
from claims.views.access import PersonRequest, get_desk, get_option
from claims.views.answers import Outcome, attempt, refused_form


@require_GET
def desk_settings(request: PersonRequest, desk_id: UUID) -> HttpResponse:
    """The page of all settings of one desk."""
    return _page(request, get_desk(request.user, desk_id))


@require_POST
def layers_set(request: PersonRequest, desk_id: UUID) -> HttpResponse:
    """Choose which differences are harmless; what is still being checked is compared again."""
    desk = get_desk(request.user, desk_id)
    form = LayersForm(request.POST, names=[layer.name for layer in LAYERS])
    if not form.is_valid():
        return _answer(request, desk, refused_form(form), "", layers=form)
    outcome = attempt(set_layers, actor=request.user, desk=desk, **form.cleaned_data)
    jobs = outcome.result or []
    hint(*jobs)
    drafts = f"{len(jobs)} draft{'' if len(jobs) == 1 else 's'}"
    told = f" {drafts} being checked {'is' if len(jobs) == 1 else 'are'} compared again."
    sentence = "The harmless differences are set." + (told if jobs else "")
    return _answer(request, desk, outcome, sentence, layers=form)


@require_POST
def retention_set(request: PersonRequest, desk_id: UUID) -> HttpResponse:
    """For how long new sources are kept unless their form says otherwise."""
    desk = get_desk(request.user, desk_id)
    form = RetentionForm(request.POST)
    if not form.is_valid():
        return _answer(request, desk, refused_form(form), "", retention=form)
    outcome = attempt(set_retention, actor=request.user, desk=desk, **form.cleaned_data)
    return _answer(request, desk, outcome, "The retention of new sources is set.", retention=form)


@require_POST
def scale_set(request: PersonRequest, desk_id: UUID) -> HttpResponse:
    """Keys, names and tones of the verdict scale, all at once."""
    desk = get_desk(request.user, desk_id)
    offered = [option for option in scale_of(desk) if option.position is not None]
    form = ScaleForm(request.POST, options=offered)
    if not form.is_valid():
        outcome: Outcome[Any] = Outcome(refusal=form.refusal, status=422)
        return _answer(request, desk, outcome, "", scale=form)
    expected = form.cleaned_data["expected"]
    done = attempt(set_scale, actor=request.user, desk=desk, steps=form.steps, expected=expected)
    return _answer(request, desk, done, "The verdict scale is set.", scale=form)


@require_POST
def option_add(request: PersonRequest, desk_id: UUID) -> HttpResponse:
    """One more verdict."""
    desk = get_desk(request.user, desk_id)
    form = OptionForm(request.POST)
    if not form.is_valid():
        return _answer(request, desk, refused_form(form), "", option=form)
    outcome = attempt(add_option, actor=request.user, desk=desk, **form.cleaned_data)
    added = outcome.result
    sentence = f"“{added}” is on the scale, key {added.position}." if added else ""
    return _answer(request, desk, outcome, sentence, option=form)


@require_POST
def option_retire(request: PersonRequest, option_id: int) -> HttpResponse:
    """Offer a verdict no longer; those set with it stand."""
    option = get_option(request.user, option_id)
    form = SettingsForm(request.POST)
    if not form.is_valid():
        return _answer(request, option.desk, refused_form(form), "")
    outcome = attempt(retire_option, actor=request.user, option=option, **form.cleaned_data)
    sentence = f"“{option}” is retired: it is still shown where it was set."
    return _answer(request, option.desk, outcome, sentence)


@require_POST
def option_restore(request: PersonRequest, option_id: int) -> HttpResponse:
    """Offer a retired verdict again."""
    option = get_option(request.user, option_id)
    form = SettingsForm(request.POST)
    if not form.is_valid():
        return _answer(request, option.desk, refused_form(form), "")
    outcome = attempt(restore_option, actor=request.user, option=option, **form.cleaned_data)
    return _answer(request, option.desk, outcome, f"“{option}” is on the scale again.")


def _answer(
    request: PersonRequest, desk: Desk, outcome: Outcome[Any], sentence: str, **typed: BaseForm
) -> HttpResponse:
    """Back to the page with `sentence`; of a refused act the page itself, with its status, the
    reason and what was `typed`. What is out of date is shown as it stands instead."""
    if not outcome.is_refused:
        messages.success(request, sentence)
        return redirect("claims:desk_settings", desk.pk)
    if outcome.status != 403:  # that page gives the reason itself
        messages.error(request, outcome.refusal)
    kept = typed if outcome.status == 422 else {}
    return _page(request, get_desk(request.user, desk.pk), status=outcome.status, **kept)


def _page(
    request: PersonRequest,
    desk: Desk,
    *,
    status: int = 200,
    layers: BaseForm | None = None,
    retention: BaseForm | None = None,
    scale: BaseForm | None = None,
    option: BaseForm | None = None,
) -> HttpResponse:
    """The page with the forms as they were typed; who may not change anything gets the reason."""
    if reason := why_not(check_can_change_settings, request.user, desk):
        return render(request, "403.html", {"reason": reason}, status=403)
    options = list(scale_of(desk))
    offered = [row for row in options if row.position is not None]
    typed = layers or retention or scale or option
    context = {
        "desk": desk,
        "managed": managed_desks_of(request.user),
        # What was typed was typed over what the person saw then.
        "expected": typed["expected"].value() if typed else desk.settings_revision,
        "layers": _layers(desk, layers),
        "being_checked": drafts_being_checked(desk).count(),
        "scale": scale or ScaleForm(options=offered),
        "is_full": len(offered) >= len(KEYS),
        "retired": [row for row in options if row.position is None],
        "option": option or OptionForm(),
        "retention": retention or RetentionForm(initial={"days": desk.retention_days}),
    }
    return render(request, "claims/desk_settings.html", context, status=status)


def _layers(desk: Desk, typed: BaseForm | None) -> list[dict[str, Any]]:
    """Each layer with whether its box is ticked and whether the house rule ticks it."""
    ruled = harmless_of(desk)
    ticked = set(typed["harmless"].data) if typed else None
    return [
        {
            "layer": layer,
            "is_harmless": layer.name in ticked if ticked is not None else ruled.has(layer.name),
            "is_house_rule": HOUSE_RULE.has(layer.name),
        }
        for layer in LAYERS
    ]
