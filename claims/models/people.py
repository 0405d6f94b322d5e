"""Who works here: users, the desks they belong to, and what they may do there."""

import uuid

import pghistory
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Upper


class User(AbstractUser):
    """A person who signs in. What a person may do depends on the desk: see Membership."""

    has_shortcuts = models.BooleanField("keyboard shortcuts", default=True)

    class Meta(AbstractUser.Meta):
        constraints = [
            # Signing in ignores case: of “Carol” and “carol” only one could ever get in.
            models.UniqueConstraint(Upper("username"), name="username_once_in_any_case")
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Desk(models.Model):
    """A team. Every article and source belongs to one desk, and nobody outside sees either."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    harmless = models.JSONField(
        null=True, blank=True, help_text="{layer: whether it is harmless}; null: the house rule"
    )
    retention_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="offered for new sources; null: without limit"
    )
    settings_revision = models.PositiveIntegerField(
        default=0, help_text="raised by every change on the page of settings, the scale’s too"
    )
    members: "models.ManyToManyField[User, Membership]" = models.ManyToManyField(
        User, through="Membership", related_name="desks"
    )

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    JOURNALIST = "journalist", "Journalist"
    EDITOR = "editor", "Editor"
    ADMIN = "admin", "Desk admin"


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    fields=["desk", "user", "role"],
    model_name="MembershipHistory",
    append_only=True,
)
class Membership(models.Model):
    """One person's role on one desk."""

    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role, default=Role.JOURNALIST)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "user"], name="membership_once_per_desk")
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()}, {self.desk})"
