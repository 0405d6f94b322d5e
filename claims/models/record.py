"""The record: one row for every act. Rows are added and read, never changed or deleted."""

from django.db import models

from claims.models.people import Desk, User
from claims.models.texts import Article

# Tables that only grow. A trigger refuses to change, delete or empty their rows for everybody
# (the migrations `0002_rules` and `0003_row_history`), and the application's database role is
# not granted the rights either.
APPEND_ONLY_TABLES = (
    "claims_event",
    "claims_verdict",
    "claims_approval",
    "claims_approval_verdicts",
    "claims_membershiphistory",
    "claims_drafthistory",
    "claims_sourcehistory",
    "claims_claimhistory",
)


class Event(models.Model):
    """Who did what, when, to what, and how it was before and after.

    `subject` is the primary key of the thing acted on. `before` and `after` are small JSON
    objects of names and values; text of a source never goes in. Without an actor the machine
    acted (extraction finished, a source deleted at the end of its retention).
    """

    at = models.DateTimeField(auto_now_add=True)
    desk = models.ForeignKey(Desk, null=True, on_delete=models.PROTECT, related_name="events")
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    actor = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    action = models.CharField(max_length=40, help_text="past tense: verdict_set, source_viewed")
    subject_kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=40)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["article", "-id"], name="event_of_article"),
            models.Index(fields=["subject", "-id"], name="event_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_kind} {self.subject}"
