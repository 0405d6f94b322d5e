"""Doing jobs in tests without a broker."""

from collections.abc import Callable

from claims.models import Job
from claims.services.comparing import compare_draft
from claims.services.extraction import extract_text
from claims.services.reading import read_upload

WORK: dict[str, Callable[[str], list[Job]]] = {
    Job.Kind.READ: read_upload,
    Job.Kind.EXTRACT: extract_text,
    Job.Kind.COMPARE: compare_draft,
}


def do(job: Job) -> list[Job]:
    """What a worker does with one message."""
    return WORK[job.kind](str(job.pk))


def do_all() -> None:
    """What workers do until nothing is left to do, the job that is due first, first."""
    while job := Job.objects.filter(state="queued").order_by("next_at").first():
        do(job)
