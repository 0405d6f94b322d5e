"""Accepted work: made due, taken under a lease, published once, given up with a reason.

The rules are those of `claims.models.Job`. Leases run on the clock of the database, so that
workers on several machines agree on when one ran out.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Greatest, Least, Now

from claims.models import Draft, Job, Source, Status, Upload, User
from claims.permissions import check_can_retry_job
from claims.services.errors import Conflict
from claims.services.record import record

log = structlog.get_logger(__name__)

# A hint is sent again when nothing took it: soon at first, then at most once a minute.
FIRST_HINT_AGAIN = timedelta(seconds=10)
LAST_HINT_AGAIN = timedelta(seconds=60)
FIRST_PAUSE = timedelta(seconds=5)
HINTS_A_SWEEP = 200

FAILED = {
    Job.Kind.READ: "Reading this file failed {n} times. Try again, or paste the text instead.",
    Job.Kind.EXTRACT: "Finding the claims in this text failed {n} times. Try again.",
    Job.Kind.COMPARE: "Comparing the claims with the sources failed {n} times. Try again.",
}
STILL_FAILING = " If it fails once more, give whoever runs Newsdesk the number {number}."


class Lost(Exception):
    """The job is no longer this worker's: whatever it found must be thrown away."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is still to be done on a draft: `open` on the draft itself, `sources_open` on how
    many sources beside it; `failed` of the draft, newest first. Sources are only counted, since
    the person who looks may not know of each."""

    open: tuple[Job, ...]
    failed: tuple[Job, ...]
    sources_open: int

    @property
    def is_under_way(self) -> bool:
        """Whether the page should ask again."""
        return bool(self.open) or self.sources_open > 0


def enqueue(
    *,
    kind: str,
    upload: Upload | None = None,
    draft: Draft | None = None,
    source: Source | None = None,
) -> Job:
    """Make work on one upload, draft or source due, in the transaction that stored its input.

    There is one row for each kind of work and subject. A worker already at it loses the job:
    what it read before this call is never published. The caller hints the returned job.
    """
    given = {"upload": upload, "draft": draft, "source": source}
    [(name, subject)] = [(name, thing) for name, thing in given.items() if thing is not None]
    Job.objects.bulk_create(
        [Job(kind=kind, **{name: subject})],
        update_conflicts=True,
        unique_fields=["kind", name],
        update_fields=[
            "state",
            "attempt",
            "token",
            "lease_until",
            "next_at",
            "queued_at",
            "finished_at",
            "error",
        ],
    )
    return Job.objects.get(kind=kind, **{name: subject})


def take(job_id: str) -> Job | None:
    """The job, now this worker's, or None when it is done, failed or another worker's.

    One update decides between any number of deliveries of the same message.
    """
    token = uuid.uuid4()
    Job.objects.filter(_is_free(), pk=job_id, attempt__lt=settings.JOB_ATTEMPTS).update(
        state=Job.State.RUNNING,
        attempt=F("attempt") + 1,
        token=token,
        lease_until=_in(_lease()),
    )
    jobs = Job.objects.select_related("upload__desk", "draft__article__desk", "source__desk")
    return jobs.filter(pk=job_id, token=token).first()


def heartbeat(job: Job) -> bool:
    """Hold the job for another lease; False when it is no longer this worker's."""
    return bool(_mine(job).update(lease_until=_in(_lease())))


def finish(job: Job) -> None:
    """Mark the job done, first thing in the transaction that publishes its results.

    Raises Lost, which must roll the transaction back, when the job is no longer this worker's.
    """
    done = _mine(job).update(
        state=Job.State.DONE, token=None, lease_until=None, finished_at=Now(), error=""
    )
    if not done:
        raise Lost


def fail(job: Job, reason: str, *, is_final: bool = False) -> None:
    """This attempt came to nothing, for `reason`. The last attempt, or a final one, gives up."""
    if is_final or job.attempt >= settings.JOB_ATTEMPTS:
        _give_up(job, reason)
    else:
        _requeue(job, after=FIRST_PAUSE * 3 ** (job.attempt - 1), attempt=job.attempt, error=reason)


def give_back(job: Job, *, after: timedelta) -> None:
    """Let another worker do it after a pause; this attempt does not count."""
    _requeue(job, after=after, attempt=job.attempt - 1, error="")


def give_up_spent() -> int:
    """Give up every job whose last attempt ended without a word (its worker was killed).

    For the sweeper; returns how many. Safe to run twice at once.
    """
    with transaction.atomic():
        spent = Job.objects.filter(_is_free(), attempt__gte=settings.JOB_ATTEMPTS)
        jobs = list(spent.select_for_update(skip_locked=True))
        for job in jobs:
            _give_up(job, failure_reason(job))
    return len(jobs)


def failure_reason(job: Job) -> str:
    """Why the job was given up, for a journalist, when no better reason is known."""
    told = FAILED[Job.Kind(job.kind)] + STILL_FAILING
    return told.format(n=job.attempt, number=job.pk.hex[:8])


@transaction.atomic
def retry(*, actor: User, job: Job) -> Job:
    """Try a failed job again from the start. Raises Denied, or Conflict when it did not fail."""
    check_can_retry_job(actor, job)
    again = Job.objects.filter(pk=job.pk, state=Job.State.FAILED).update(
        state=Job.State.QUEUED,
        attempt=0,
        next_at=Now(),
        queued_at=Now(),
        finished_at=None,
        error="",
    )
    if not again:
        raise Conflict("Someone else is already trying this again.")
    _record(job, actor=actor, action="work_retried", after={"attempts": job.attempt})
    job.refresh_from_db()
    return job


def due() -> list[Job]:
    """The jobs to hint now, oldest first, each not due again before a pause. For the sweeper.

    Two sweepers at once share the jobs between them.
    """
    with transaction.atomic():
        waiting = Job.objects.filter(
            _is_free(), next_at__lte=Now(), attempt__lt=settings.JOB_ATTEMPTS
        ).order_by("next_at")
        jobs = list(waiting.select_for_update(skip_locked=True)[:HINTS_A_SWEEP])
        Job.objects.filter(pk__in=[job.pk for job in jobs]).update(next_at=_next_hint())
    return jobs


def work_of(draft: Draft) -> Work:
    """What is still to be done before a draft's claims stand beside all its sources."""
    unfinished = Job.objects.exclude(state=Job.State.DONE).order_by("-queued_at")
    own = list(unfinished.filter(draft=draft))
    beside = unfinished.filter(source__attachments__article=draft.article_id)
    return Work(
        open=tuple(job for job in own if job.state != Job.State.FAILED),
        failed=tuple(job for job in own if job.state == Job.State.FAILED),
        sources_open=beside.exclude(state=Job.State.FAILED).count(),
    )


def _requeue(job: Job, *, after: timedelta, attempt: int, error: str) -> None:
    _mine(job).update(
        state=Job.State.QUEUED,
        attempt=attempt,
        token=None,
        lease_until=None,
        next_at=_in(after),
        error=error,
    )


@transaction.atomic
def _give_up(job: Job, reason: str) -> None:
    given_up = _mine(job).update(
        state=Job.State.FAILED, token=None, lease_until=None, finished_at=Now(), error=reason
    )
    if not given_up:
        return
    log.error("job_failed", job=str(job.pk), kind=job.kind, attempts=job.attempt)
    if job.kind == Job.Kind.EXTRACT and job.draft_id:
        Draft.objects.filter(pk=job.draft_id, status=Status.EXTRACTING).update(
            status=Status.RECEIVED
        )
    _record(job, actor=None, action="work_failed", after={"attempts": job.attempt})


def _record(
    job: Job, *, actor: User | None, action: str, after: dict[str, int] | None = None
) -> None:
    """The act is on what the work is about, so that only those who may see that see it."""
    subject = job.upload or job.draft or job.source
    assert subject is not None
    facts: dict[str, str | int] = {"work": job.kind, **(after or {})}
    if isinstance(subject, Source):
        facts["handling"] = subject.handling
    article = subject.article if isinstance(subject, Draft) else None
    record(
        actor=actor,
        action=action,
        subject=subject,
        desk=subject.desk,
        article=article,
        after=facts,
    )


def _mine(job: Job) -> QuerySet[Job]:
    """The row of the job as long as nobody took it over or made it due again."""
    return Job.objects.filter(pk=job.pk, token=job.token, state=job.state)


def _is_free() -> Q:
    return Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING, lease_until__lt=Now())


def _lease() -> timedelta:
    return timedelta(seconds=settings.JOB_LEASE_SECONDS)


def _in(pause: timedelta) -> CombinedExpression:
    return Now() + Value(pause)


def _next_hint() -> CombinedExpression:
    """As long again as the job has waited, within the two bounds: a long queue is not flooded."""
    waited = ExpressionWrapper(Now() - F("queued_at"), output_field=DurationField())
    return Now() + Greatest(Least(waited, Value(LAST_HINT_AGAIN)), Value(FIRST_HINT_AGAIN))
