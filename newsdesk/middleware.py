"""Small request guards that no library of ours brings."""

import time
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

_SINCE = "signed_in_at"
Handler = Callable[[HttpRequest], HttpResponse]


def refuse_bad_characters(get_response: Handler) -> Handler:
    """Answer 400 to a path or query with NUL or broken UTF-8, which PostgreSQL would refuse."""

    def handle(request: HttpRequest) -> HttpResponse:
        if not _is_storable(request.META.get("QUERY_STRING", "")) or "\0" in request.path:
            return HttpResponseBadRequest("The address holds characters that no text can hold.")
        return get_response(request)

    return handle


def _is_storable(query: str) -> bool:
    try:
        return "\0" not in unquote_to_bytes(query.replace("+", " ")).decode("utf-8")
    except UnicodeDecodeError:
        return False


def end_old_sessions(get_response: Handler) -> Handler:
    """End a session some hours after it began, however busy it is (SESSION_ABSOLUTE_SECONDS)."""

    def handle(request: HttpRequest) -> HttpResponse:
        if "_auth_user_id" in request.session:
            since = request.session.setdefault(_SINCE, time.time())
            if time.time() - since > settings.SESSION_ABSOLUTE_SECONDS:
                request.session.flush()
        return get_response(request)

    return handle
