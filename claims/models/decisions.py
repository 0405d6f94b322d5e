"""What people decided: verdicts with their evidence, and approvals."""

import uuid

from django.db import models
from django.db.models import Q

from claims.models.claims import Claim
from claims.models.people import Desk, User
from claims.models.texts import Draft, Source


class VerdictOption(models.Model):
    """One step of a desk's verdict scale. `position` is also its key on the keyboard (1 to 9).

    A retired option has no position: it is no longer offered, and old verdicts still show it.
    """

    class Tone(models.TextChoices):
        OK = "ok", "holds"
        FIX = "fix", "needs a change"
        BAD = "bad", "wrong"
        ASK = "ask", "not settled"
        NONE = "none", "nothing to check"

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="verdict_options")
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    label = models.CharField(max_length=40)
    tone = models.CharField(max_length=5, choices=Tone)

    class Meta:
        ordering = ["desk", "position"]
        constraints = [
            # Checked after each statement: two options swap their keys in one.
            models.UniqueConstraint(
                fields=["desk", "position"],
                name="option_position_once",
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            models.UniqueConstraint(
                fields=["desk", "label"],
                name="option_label_once",
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            models.CheckConstraint(
                condition=Q(position=None) | Q(position__range=(1, 9)), name="option_has_a_key"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Verdict(models.Model):
    """A person's decision on a claim. Append-only: the newest row of a claim counts.

    Without an option the row reopens the claim (an undo of its first verdict).
    `carried_from` marks a decision kept from the same words of the draft before: it is still
    the decision of the person who made it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="verdicts")
    number = models.PositiveIntegerField(help_text="1 for the first verdict of the claim")
    option = models.ForeignKey(
        VerdictOption, null=True, blank=True, on_delete=models.PROTECT, related_name="verdicts"
    )
    note = models.TextField(blank=True)
    proposed = models.TextField("proposed wording", blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)
    undoes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by"
    )
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="carried_to"
    )

    class Meta:
        ordering = ["claim", "number"]
        indexes = [models.Index(fields=["-decided_at", "-id"], name="verdict_newest")]
        constraints = [
            # Two people deciding at once: the second write fails and is shown the first.
            models.UniqueConstraint(fields=["claim", "number"], name="verdict_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.option or 'Reopened'} by {self.decided_by}"


class Evidence(models.Model):
    """A passage a person chose as the ground of a verdict, with its words as they were."""

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="evidence")
    source = models.ForeignKey(
        Source, null=True, on_delete=models.SET_NULL, related_name="evidence"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.TextField(help_text="blank once the source was deleted")
    finding = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["verdict", "start"]

    def __str__(self) -> str:
        return self.surface[:60]


class Approval(models.Model):
    """An editor's decision on one draft at one revision.

    The database refuses an approval by anyone who set a current verdict of the draft or sent
    it, one of a draft with open claims, and one of a revision that is no longer current.
    """

    class Decision(models.TextChoices):
        APPROVED = "approved", "Approved"
        SENT_BACK = "sent_back", "Sent back"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="approvals")
    revision = models.PositiveIntegerField(help_text="of the draft, as it was read")
    decision = models.CharField(max_length=10, choices=Decision)
    note = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)
    verdicts: "models.ManyToManyField[Verdict, models.Model]" = models.ManyToManyField(
        Verdict, related_name="approvals", help_text="the set of verdicts that was read"
    )

    class Meta:
        ordering = ["-decided_at"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "revision"], name="one_decision_a_revision"),
            models.CheckConstraint(
                condition=~Q(decision="sent_back") | ~Q(note=""), name="sent_back_with_a_note"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_decision_display()} by {self.decided_by}"
