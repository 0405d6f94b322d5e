import datetime as dt
import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from claims import tasks
from claims.services import jobs
from claims.services.sources import delete_expired_sources
from claims.services.uploads import delete_unfiled_uploads

log = structlog.get_logger(__name__)


class Command(BaseCommand):
    help = (
        "Send work again that was forgotten or left by a killed worker, and delete sources at the "
        "end of their retention and files that nobody filed, until stopped."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.is_stopping = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        while not self.is_stopping:
            attempt(sweep)
            attempt(delete_expired)
            until = time.monotonic() + settings.SWEEP_SECONDS
            while not self.is_stopping and time.monotonic() < until:
                time.sleep(0.1)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True


def sweep() -> None:
    """Hint every job that is due, and give up those whose last attempt ended without a word."""
    jobs.give_up_spent()
    tasks.hint(*jobs.due())


def delete_expired() -> None:
    """Delete the sources whose last day is over, and the files that waited too long."""
    delete_expired_sources(today=timezone.localdate())
    patience = dt.timedelta(days=settings.UNFILED_DAYS)
    delete_unfiled_uploads(before=timezone.now() - patience)


def attempt(act: Callable[[], object]) -> None:
    """Do `act`; when it fails, say so in the log and go on: the other acts must not wait."""
    try:
        act()
    except Exception as error:
        log.warning("sweep_failed", error=type(error).__name__)
    finally:
        connection.close()
