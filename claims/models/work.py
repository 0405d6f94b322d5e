"""Accepted work. The row is the truth about what must still be done; the broker is a hint."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from claims.models.texts import Draft, Source, Upload


class Job(models.Model):
    """One piece of work on one upload, draft or source.

    A worker takes the job by setting `token` and `lease_until` in one update, and publishes its
    results in one transaction that requires the token to be still its own. A lease that ran out
    makes the job due again; so a killed worker loses nothing and a slow one publishes nothing.
    """

    class Kind(models.TextChoices):
        READ = "read", "Read the file"
        EXTRACT = "extract", "Find claims"
        COMPARE = "compare", "Compare with the sources"

    class State(models.TextChoices):
        QUEUED = "queued", "Queued"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    upload = models.ForeignKey(
        Upload, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs"
    )
    draft = models.ForeignKey(
        Draft, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs"
    )
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs"
    )
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempt = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(default=timezone.now, help_text="not hinted again before this")
    queued_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True, help_text="why it failed, for a journalist")

    class Meta:
        indexes = [
            models.Index(
                fields=["next_at"],
                condition=Q(state__in=["queued", "running"]),
                name="job_due",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "upload"], name="job_once_per_upload"),
            models.UniqueConstraint(fields=["kind", "draft"], name="job_once_per_draft"),
            models.UniqueConstraint(fields=["kind", "source"], name="job_once_per_source"),
            models.CheckConstraint(
                condition=Q(kind="read", upload__isnull=False, draft=None, source=None)
                | Q(kind="extract", upload=None, draft__isnull=False, source=None)
                | Q(kind="extract", upload=None, draft=None, source__isnull=False)
                | Q(kind="compare", upload=None, draft__isnull=False, source=None),
                name="job_has_one_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
