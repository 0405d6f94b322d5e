"""The recording of a source: added once, and played from any place."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from claims.models import Source, Upload
from claims.queries.recordings import bytes_of, recording_of
from claims.services.errors import Invalid
from claims.services.recordings import log_recording_play, receive_recording
from claims.views.access import PersonRequest, get_source
from claims.views.answers import attempt
from claims.views.source_page import source_page
from claims.views.uploading import content_of, files_of

_TOO_LARGE = "Cut out the part that the article rests on, or save it at a lower quality."


@dataclass(frozen=True, slots=True)
class Part:
    """`content[start:end]`, asked for by itself."""

    start: int
    end: int


@require_POST
@never_cache
def recording_add(request: PersonRequest, source_id: UUID) -> HttpResponse:
    """Add the sound or video that the text of a source was taken from."""
    source = get_source(request.user, source_id)
    outcome = attempt(_receive, request, source)
    if outcome.is_refused:
        messages.error(request, outcome.refusal)
        fresh = get_source(request.user, source_id)
        return source_page(request, fresh, status=outcome.status)
    messages.success(request, "The recording stands beside the text.")
    return redirect("claims:source_show", source.pk)


@require_safe
@never_cache
def source_recording(request: PersonRequest, source_id: UUID) -> HttpResponse:
    """The recording byte for byte, or the part of it that a player asks for (`Range`).

    Its type is the one that its content showed when it came.
    """
    source = get_source(request.user, source_id)
    recording = recording_of(source)
    if recording is None:
        raise Http404("This source has no recording.")
    if source.handling == Source.Handling.CONFIDENTIAL:
        log_recording_play(actor=request.user, source=source)
    wanted = _wanted(request, recording)
    if isinstance(wanted, Part) and wanted.start >= wanted.end:
        response = HttpResponse(status=416)
        response.headers["Content-Range"] = f"bytes */{recording.size}"
    else:
        response = _part(request, recording, wanted)
    return response


def _receive(request: PersonRequest, source: Source) -> None:
    files = files_of(request, "recording")
    if not files:
        raise Invalid("Choose the file of the recording first.")
    content = content_of(files[0], too_large=_TOO_LARGE)
    receive_recording(
        actor=request.user, source=source, file_name=files[0].name or "", content=content
    )


def _wanted(request: PersonRequest, recording: Upload) -> Part | None:
    """The part that was asked for, within the file; None for all of it.

    A part is only given of the file that the player has begun with (`If-Range`).
    """
    if request.headers.get("If-Range", _etag(recording)) != _etag(recording):
        return None
    return part_of(request.headers.get("Range", ""), recording.size)


def part_of(header: str, size: int) -> Part | None:
    """What a `Range` header asks of `size` bytes (RFC 9110, 14.1.2): `bytes=0-499`, `bytes=500-`
    or `bytes=-500`. An empty Part lies outside the file. None, which means all of it, for several
    ranges at once and for what is no range."""
    unit, _, given = header.replace(" ", "").partition("=")
    first, dash, last = given.partition("-")
    numbers = [number for number in (first, last) if number]
    is_range = unit.lower() == "bytes" and dash and numbers
    if not is_range or not all(_is_number(number) for number in numbers):
        return None
    if not first:
        return Part(max(0, size - int(last)), size) if int(last) else Part(size, size)
    start, end = int(first), min(int(last) + 1, size) if last else size
    if last and int(last) < start:
        return None
    return Part(start, end) if start < size else Part(size, size)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 16


def _part(request: PersonRequest, recording: Upload, wanted: Part | None) -> HttpResponse:
    part = wanted or Part(0, recording.size)
    content = b"" if request.method == "HEAD" else bytes_of(recording.pk, part.start, part.end)
    response = HttpResponse(
        content, content_type=recording.media_type, status=206 if wanted else 200
    )
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Length": str(part.end - part.start),
        "Content-Disposition": content_disposition_header(False, recording.file_name) or "inline",
        "ETag": _etag(recording),
        "X-Content-Type-Options": "nosniff",
    }
    if wanted:
        headers["Content-Range"] = f"bytes {part.start}-{part.end - 1}/{recording.size}"
    for name, value in headers.items():
        response.headers[name] = value
    return response


def _etag(recording: Upload) -> str:
    return f'"{recording.sha256}"'
