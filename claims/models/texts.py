"""What was received: uploaded files, articles and their drafts, sources.

Text is stored as received and never edited: every claim is a pair of offsets into it
(Unicode code points, half-open), and `text[start:end] == surface` holds for good.
"""

import uuid

import pghistory
from django.db import models
from django.db.models import Q

from claims.models.people import Desk, User


class Upload(models.Model):
    """One file as it arrived, byte for byte, and what the reader made of it.

    Reading happens in a worker (job kind `read`). `state` says what came out:
    `read` has `text`; `choose` has `encodings`, from which a person picks one;
    `refused` has `message`, a sentence that says what is wrong and what to do.
    A sound or video recording has a `media_type` and is not read: its text is another's work.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be read"
        READ = "read", "Read"
        CHOOSE = "choose", "Needs an encoding"
        REFUSED = "refused", "Refused"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="uploads")
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="uploads")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    size = models.PositiveIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64, help_text="of `content`, lower-case hex")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    file_kind = models.CharField(max_length=10, blank=True, help_text="txt, html, docx or pdf")
    media_type = models.CharField(
        max_length=20, blank=True, help_text="of a recording, by its content: audio/mpeg"
    )
    text = models.TextField(blank=True)
    title = models.CharField(max_length=300, blank=True, help_text="a guess from the file")
    message = models.TextField(blank=True)
    notes = models.JSONField(default=list, help_text="sentences on what reading changed or saw")
    encodings = models.JSONField(default=list, help_text="[{name, label, preview}], best first")
    encoding = models.CharField(max_length=40, blank=True, help_text="chosen by a person")

    def __str__(self) -> str:
        return self.file_name


class Document(models.Model):
    """Fields shared by Draft and Source: an immutable text and where it came from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    text = models.TextField(editable=False)
    sha256 = models.CharField(
        max_length=64, editable=False, help_text="of `text` in UTF-8, lower-case hex"
    )
    received_at = models.DateTimeField(auto_now_add=True)
    notes = models.JSONField(default=list, help_text="sentences on what intake changed or saw")
    furniture = models.JSONField(default=list, help_text="[{start, end, kind}] found in `text`")
    extracted_at = models.DateTimeField(null=True, blank=True)
    extractor_version = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True


# Neither text, title nor giver: their history would outlive the source's retention.
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    fields=["kind", "strength", "handling", "retention_until"],
    model_name="SourceHistory",
    append_only=True,
)
class Source(Document):
    """A document of evidence."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", "Document"
        TRANSCRIPT = "transcript", "Transcript"
        RECORDING = "recording", "Recording"
        NOTES = "notes", "Interview notes"
        WIRE = "wire", "Wire copy"
        ARTICLE = "article", "Article"
        WEB = "web", "Web page"
        DATA = "data", "Data"

    class Strength(models.TextChoices):
        PRIMARY = "primary", "Primary"
        SECONDARY = "secondary", "Secondary"

    class Handling(models.TextChoices):
        OPEN = "open", "Open to the desk"
        CONFIDENTIAL = "confidential", "Confidential"

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="sources")
    received_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    upload = models.ForeignKey(
        Upload, null=True, blank=True, on_delete=models.PROTECT, related_name="sources"
    )
    recording = models.OneToOneField(
        Upload, null=True, blank=True, on_delete=models.PROTECT, related_name="recorded_source"
    )
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.DOCUMENT)
    strength = models.CharField(max_length=20, choices=Strength, default=Strength.SECONDARY)
    handling = models.CharField(max_length=20, choices=Handling, default=Handling.OPEN)
    given_by = models.CharField(max_length=200, blank=True, help_text="who gave it to the desk")
    retention_until = models.DateField(null=True, blank=True, help_text="deleted after this day")
    readers: "models.ManyToManyField[User, models.Model]" = models.ManyToManyField(
        User, blank=True, related_name="+", help_text="who may see it when confidential"
    )

    class Meta:
        ordering = ["-received_at"]
        constraints = [
            # Open sources only: a clash with a confidential text would tell that it exists.
            models.UniqueConstraint(
                fields=["desk", "sha256"],
                condition=Q(handling="open"),
                name="open_source_once_per_desk",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Article(models.Model):
    """The story under check. Its text is in its drafts; the newest draft is the one checked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="articles")
    title = models.CharField(max_length=300)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    sources: "models.ManyToManyField[Source, Attachment]" = models.ManyToManyField(
        Source, through="Attachment", related_name="articles"
    )

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.title


class Attachment(models.Model):
    """A source put beside an article."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="attachments")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="attachments")
    attached_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    attached_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["attached_at"]
        constraints = [models.UniqueConstraint(fields=["article", "source"], name="attached_once")]

    def __str__(self) -> str:
        return f"{self.source} beside {self.article}"


class Status(models.TextChoices):
    """Where a draft stands; `claims.transitions` holds the allowed moves."""

    RECEIVED = "received", "Received"
    EXTRACTING = "extracting", "Extracting"
    TO_CHECK = "to_check", "To check"
    IN_PROGRESS = "in_progress", "In progress"
    WAITING = "waiting", "Waiting for author"
    READY = "ready", "Ready for approval"
    APPROVED = "approved", "Approved"
    SENT_BACK = "sent_back", "Sent back"


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    fields=["status", "revision", "sent_by"],
    model_name="DraftHistory",
    append_only=True,
)
class Draft(Document):
    """One received text of an article, immutable and numbered from 1.

    `revision` counts changes to what an approval rests on: a database trigger raises it with
    every verdict and every claim added or dropped, and takes an approved or ready draft back
    to `in_progress`. An approval names the revision it approved.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="drafts")
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+")
    received_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    upload = models.ForeignKey(
        Upload, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts"
    )
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=20, choices=Status, default=Status.RECEIVED)
    revision = models.PositiveIntegerField(default=0)
    sent_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["article", "number"]
        indexes = [models.Index(fields=["desk", "sha256"], name="draft_same_text")]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="draft_number_once"),
            # A later draft may return to an earlier wording; a new article may not repeat one.
            models.UniqueConstraint(
                fields=["desk", "sha256"], condition=Q(number=1), name="first_draft_once_per_desk"
            ),
            models.CheckConstraint(
                condition=Q(sent_by__isnull=False) | ~Q(status__in=[Status.READY, Status.APPROVED]),
                name="draft_ready_names_its_sender",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="draft_numbers_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.article} · Draft {self.number}"
