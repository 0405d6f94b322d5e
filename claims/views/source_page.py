"""The page of one source, which several acts answer with."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.comparison.turns import clock, time_at
from claims.forms.workbench import AskedForm
from claims.models import Claim, Job, Source, User
from claims.permissions import can_set_readers
from claims.queries.claims import claims_visible_to
from claims.queries.people import members_of
from claims.queries.recordings import recording_of
from claims.queries.source_pages import articles_beside, file_of
from claims.templatetags.highlight import Mark, make_mark
from claims.views.access import PersonRequest
from claims.views.copy import FURNITURE, Window, lines_of, page_at, window_of
from claims.views.viewings import log_view

# Can take the focus, which an address that ends in #passage gives it.
_PASSAGE = '<mark id="passage" tabindex="-1" role="group" aria-label="The passage">'


def source_page(request: PersonRequest, source: Source, *, status: int = 200) -> HttpResponse:
    """The source with its line numbers, the asked passage marked, and the way back to the claim it
    was opened from; its viewing is logged."""
    log_view(request.user, source)
    passage = _passage(request, source)
    number = page_at(source.text, passage[0]) if passage else _number(request.GET.get("page", ""))
    window = window_of(source.text, number)
    context = {
        "source": source,
        "file": file_of(source),
        "failed": source.jobs.filter(state=Job.State.FAILED).first(),
        "articles": articles_beside(source, request.user),
        "may_set_readers": can_set_readers(request.user, source),
        "people": possible_readers(source),
        "readers": set(source.readers.values_list("pk", flat=True)),
        "lines": lines_of(source, window, _marks(source, window, passage)),
        "window": window,
        "passage": passage,
        "claim": _claim(request),
        **_recording(source, passage),
    }
    return render(request, "claims/source_show.html", context, status=status)


def _recording(source: Source, passage: tuple[int, int] | None) -> dict[str, Any]:
    """The recording, and the address that plays it from where the passage begins: the time is in
    the address itself (a media fragment), so that it needs no script."""
    seconds = time_at(source.text, passage[0]) if passage else None
    address = reverse("claims:source_recording", args=[source.pk])
    return {
        "recording": recording_of(source),
        "plays": address if seconds is None else f"{address}#t={seconds}",
        "plays_from": None if seconds is None else clock(seconds),
        "may_add_recording": source.recording_id is None,
        "limit": settings.MAX_UPLOAD_BYTES,
    }


def possible_readers(source: Source) -> list[User]:
    """The people of the desk besides the one who received it, who may read it anyway."""
    everybody = [membership.user for membership in members_of(source.desk)]
    return [person for person in everybody if person.pk != source.received_by_id]


def _marks(source: Source, window: Window, passage: tuple[int, int] | None) -> list[Mark]:
    found = source.claims.filter(start__lt=window.end, end__gt=window.start)
    marks = [make_mark(claim.start, claim.end, css="found") for claim in found]
    for part in source.furniture:
        label = FURNITURE.get(part["kind"], "Not part of the text")
        marks.append(make_mark(part["start"], part["end"], css="furniture", label=label))
    if passage:
        again, after = SafeString("<mark>"), SafeString("</mark>")
        marks.append(Mark(*passage, SafeString(_PASSAGE), after, again))
    return marks


def _passage(request: HttpRequest, source: Source) -> tuple[int, int] | None:
    """The asked passage, or None where the address names none that the text has."""
    start = _number(request.GET.get("start", ""), default=-1)
    end = _number(request.GET.get("end", ""), default=-1)
    return (start, end) if 0 <= start < end <= len(source.text) else None


def _claim(request: PersonRequest) -> Claim | None:
    """The claim from which the source was opened, None where the address names none."""
    asked = AskedForm.read(request.GET)["claim"]
    return claims_visible_to(request.user).filter(pk=asked).first() if asked else None


def _number(text: str, *, default: int = 1) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else default
