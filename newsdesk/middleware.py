"""Small request guards that no library of ours brings."""

import time
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

_SINCE = "signed_in_at"
_URLENCODED = "application/x-www-form-urlencoded"
Handler = Callable[[HttpRequest], HttpResponse]


def refuse_bad_characters(get_response: Handler) -> Handler:
    """Answer 400 to a path or query with NUL or broken UTF-8, which PostgreSQL would refuse, and
    to an urlencoded form with broken UTF-8, of which Django would keep something else.

    Raises RequestDataTooBig for such a form over DATA_UPLOAD_MAX_MEMORY_SIZE, before reading it.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        if request.content_type == _URLENCODED and not _is_utf8(request.body):
            return HttpResponseBadRequest("The form holds characters that no text can hold.")
        if not _is_storable(request.META.get("QUERY_STRING", "")) or "\0" in request.path:
            return HttpResponseBadRequest("The address holds characters that no text can hold.")
        return get_response(request)

    return handle


def _is_storable(query: str) -> bool:
    try:
        return "\0" not in unquote_to_bytes(query.replace("+", " ")).decode("utf-8")
    except UnicodeDecodeError:
        return False


def _is_utf8(body: bytes) -> bool:
    """Whether an urlencoded body is UTF-8; lone surrogates (%ED%A0%80) are not."""
    try:
        unquote_to_bytes(body).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def end_old_sessions(get_response: Handler) -> Handler:
    """End a session some hours after it began, however busy it is (SESSION_ABSOLUTE_SECONDS)."""

    def handle(request: HttpRequest) -> HttpResponse:
        if "_auth_user_id" in request.session:
            since = request.session.setdefault(_SINCE, time.time())
            if time.time() - since > settings.SESSION_ABSOLUTE_SECONDS:
                request.session.flush()
        return get_response(request)

    return handle
