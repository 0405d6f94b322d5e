"""Are the workers deaf? Work that waits while no worker does any is a sign."""

import time
from dataclasses import dataclass

from django.db import DatabaseError, connection
from django.db.models import Count, Q, Sum
from django.utils import timezone

from claims.models import Job

_LOOK_SECONDS = 10.0
_STUCK_SECONDS = 60.0


@dataclass
class Watch:
    """What was seen last, and since when nothing has moved."""

    seen: tuple[int, int] | None = None
    since: float = 0.0
    looked_at: float = 0.0

    def is_stuck(self) -> bool:
        """True once jobs have waited for a minute, none was taken and none is being done.

        Looks into the database every ten seconds at most; without an answer nothing is stuck.
        """
        now = time.monotonic()
        if now - self.looked_at < _LOOK_SECONDS:
            return False
        self.looked_at = now
        return self.note(_waiting(), now)

    def note(self, seen: tuple[int, int] | None, now: float) -> bool:
        """Take in what was `seen` at `now` (seconds). True after a minute without a change."""
        if seen is None or seen != self.seen:
            self.seen, self.since = seen, now
            return False
        if now - self.since < _STUCK_SECONDS:
            return False
        self.since = now
        return True


def _waiting() -> tuple[int, int] | None:
    """How many jobs are open and how often they were taken; None when all is well."""
    is_open = Q(state__in=[Job.State.QUEUED, Job.State.RUNNING])
    is_done_now = Q(state=Job.State.RUNNING, lease_until__gt=timezone.now())
    try:
        found = Job.objects.filter(is_open).aggregate(
            open=Count("id"),
            taken=Sum("attempt", default=0),
            active=Count("id", filter=is_done_now),
        )
    except DatabaseError:
        return None
    finally:
        connection.close()
    return (found["open"], found["taken"]) if found["open"] and not found["active"] else None
