"""What people say about a claim: comments, and queries to the author."""

import uuid

from django.db import models

from claims.models.claims import Claim
from claims.models.people import User


class Query(models.Model):
    """A question to the author about a claim: open until someone resolves it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="queries")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at"]
        verbose_name_plural = "queries"

    def __str__(self) -> str:
        return f"Query by {self.asked_by}"


class Message(models.Model):
    """One entry of a claim's thread: a comment, or part of a query when `query` is set."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="messages")
    query = models.ForeignKey(
        Query, null=True, blank=True, on_delete=models.CASCADE, related_name="messages"
    )
    text = models.TextField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["written_at", "id"]

    def __str__(self) -> str:
        return self.text[:60]
