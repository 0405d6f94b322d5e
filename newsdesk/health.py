"""Is the process alive, and can it do its work? Plain answers for a supervisor or a proxy."""

import shutil
import uuid
from collections.abc import Callable

from celery import current_app
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims import documents
from newsdesk import embedded

_LEAST_FREE = 0.10
OK = "ok"


@require_safe
@login_not_required
def livez(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers; touches nothing else."""
    return HttpResponse("alive\n", content_type="text/plain")


@require_safe
@login_not_required
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when articles can be received and kept, else 503; JSON with the outcome of each check.

    Without a broker it is still ready, only degraded: the database keeps the work.
    """
    checks = {
        "database": _or_why(check_database),
        "migrations": _or_why(check_migrations),
        "durability": _or_why(check_durability),
        "disk": check_disk(),
    }
    is_ready = all(outcome == OK for outcome in checks.values())
    answer = {
        "ready": is_ready,
        **checks,
        "broker": check_broker(),
        "sandbox": check_sandbox(),
    }
    return JsonResponse(answer, status=200 if is_ready else 503)


def check_database() -> str:
    """Write a row that is needed for every sign-in, read it, and take it back."""
    key = uuid.uuid4().hex  # two checks at once must not wait for each other
    with transaction.atomic():
        Session.objects.create(session_key=key, session_data="", expire_date=timezone.now())
        found = Session.objects.filter(session_key=key).exists()
        transaction.set_rollback(True)
    return OK if found else "a row that was written cannot be read"


def check_migrations() -> str:
    """Compare the tables with the code."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(missing)} missing; run manage.py prepare_database" if missing else OK


def check_durability() -> str:
    """Does an accepted article survive a power cut, as far as PostgreSQL can tell?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
        fsync, commit = cursor.fetchone()
    return OK if fsync == "on" and commit != "off" else "turn fsync and synchronous_commit on"


def check_disk() -> str:
    """Is a tenth of the disk of our own folder free?"""
    usage = shutil.disk_usage(embedded.folder(settings.ROOT))
    is_enough = usage.free >= _LEAST_FREE * usage.total
    return OK if is_enough else f"less than {_LEAST_FREE:.0%} free"


def check_broker() -> str:
    """Can work be announced to the workers at once? Without it the sweeper does it later."""
    try:
        with current_app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, timeout=1)
    except Exception as error:  # every transport has errors of its own
        return f"degraded: {type(error).__name__}"
    return OK


def check_sandbox() -> str:
    """How uploads are confined; without any reader only pasted text can be received."""
    try:
        return documents.sandbox_level()
    except documents.ReaderUnavailable:
        return "degraded: files cannot be read"


def _or_why(check: Callable[[], str]) -> str:
    try:
        return check()
    except DatabaseError as error:
        return f"failed: {type(error).__name__}"


urlpatterns = [path("livez", livez, name="livez"), path("readyz", readyz, name="readyz")]
