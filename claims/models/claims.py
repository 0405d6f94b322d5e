"""What was found in a text: claims of a draft, source claims of a source."""

import uuid
from typing import TYPE_CHECKING, Optional

import pghistory
from django.db import models
from django.db.models import F, Q

from claims.models.people import User
from claims.models.texts import Draft, Source

if TYPE_CHECKING:
    from claims.models.decisions import Verdict


class Kind(models.TextChoices):
    QUOTE = "quote", "Quote"
    FIGURE = "figure", "Figure"
    NAME = "name", "Name"
    STATEMENT = "statement", "Statement"


class QuoteKind(models.TextChoices):
    DIRECT = "direct", "Direct quote"
    MIXED = "mixed", "Mixed quote"
    INDIRECT = "indirect", "Reported speech"


class NameKind(models.TextChoices):
    PERSON = "person", "Person"
    ORGANISATION = "organisation", "Organisation"
    PLACE = "place", "Place"


class ExtractedSpan(models.Model):
    """A span of a text with what extraction read in it.

    All offsets are Unicode code points into the text of the draft or source, end exclusive;
    a pair is empty as (null, null). Fields of one kind of claim are blank on the others.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.TextField()
    confidence = models.FloatField(default=1.0, help_text="orders and flags; never shown as truth")

    quote_kind = models.CharField(max_length=10, choices=QuoteKind, blank=True)
    fragments = models.JSONField(default=list, help_text="[[start, end]] of the quoted content")
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    speaker_start = models.PositiveIntegerField(null=True, blank=True)
    speaker_end = models.PositiveIntegerField(null=True, blank=True)
    speaker_mention = models.TextField(blank=True, help_text="as the text has it")
    speaker_name = models.TextField(blank=True, help_text="resolved; blank when unresolved")
    speaker_how = models.TextField(blank=True, help_text="how it was resolved, in words")

    figure_kind = models.CharField(max_length=20, blank=True)
    value_low = models.FloatField(null=True, blank=True)
    value_high = models.FloatField(null=True, blank=True, help_text="upper end of a range")
    unit = models.CharField(max_length=60, blank=True)
    modifier = models.CharField(max_length=2, blank=True, help_text="= ~ < > ≤ ≥")
    iso_date = models.CharField(max_length=40, blank=True)
    thing_start = models.PositiveIntegerField(null=True, blank=True)
    thing_end = models.PositiveIntegerField(null=True, blank=True)
    thing = models.TextField(blank=True, help_text="what is counted, in its normal form")
    place_start = models.PositiveIntegerField(null=True, blank=True)
    place_end = models.PositiveIntegerField(null=True, blank=True)
    place = models.TextField(blank=True, help_text="where it is counted, as the text has it")
    time_start = models.PositiveIntegerField(null=True, blank=True)
    time_end = models.PositiveIntegerField(null=True, blank=True)
    time = models.TextField(blank=True, help_text="when it is counted, as the text has it")

    name_kind = models.CharField(
        max_length=12,
        choices=NameKind,
        blank=True,
        help_text="blank when not shown",
    )
    name = models.TextField(blank=True, help_text="without the title")
    name_title = models.TextField(blank=True, help_text="before the name, as the text has it")
    role_start = models.PositiveIntegerField(null=True, blank=True)
    role_end = models.PositiveIntegerField(null=True, blank=True)
    mentions = models.JSONField(
        default=list, help_text="[[start, end]] where else the text gives the name"
    )

    class Meta:
        abstract = True
        ordering = ["start", "-end"]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}-{self.end}: {self.surface[:40]}"


# A claim's words never change, and its making is in the row itself: only the drop is history.
@pghistory.track(
    pghistory.UpdateEvent(),
    fields=["dropped_by", "dropped_at"],
    model_name="ClaimHistory",
    append_only=True,
)
class Claim(ExtractedSpan):
    """A span of a draft that can be checked.

    A claim never changes its span: widening, narrowing, splitting and merging drop the old
    claim and add new ones that name it in `earlier`, so every verdict keeps its exact words.
    """

    class Origin(models.TextChoices):
        MACHINE = "machine", "Found by the extractor"
        PERSON = "person", "Added by hand"

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="claims")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.MACHINE)
    added_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    dropped_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)
    earlier: "models.ManyToManyField[Claim, models.Model]" = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="later"
    )
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )
    carried_as = models.CharField(
        max_length=10, blank=True, help_text="unchanged, moved, reworded or new; blank in draft 1"
    )

    class Meta(ExtractedSpan.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="claim_has_words"),
            # The second belt of "publish once": two runs cannot both write the same claim.
            models.UniqueConstraint(
                fields=["draft", "kind", "start", "end"],
                condition=Q(dropped_at__isnull=True),
                name="claim_once",
            ),
        ]

    @property
    def verdict(self) -> Optional["Verdict"]:
        """The newest verdict: the one that counts. It has no option when it reopened the claim."""
        loaded: list[Verdict] | None = self.__dict__.get("newest_verdicts")
        if loaded is not None:  # `queries.claims.claims_of` loads them for all claims at once
            return loaded[0] if loaded else None
        newest = self.verdicts.select_related("option", "decided_by").order_by("-number")
        return newest.first()


class SourceClaim(ExtractedSpan):
    """A quote, figure or name found in a source by the same extraction."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="claims")

    class Meta(ExtractedSpan.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="source_claim_has_words"),
            models.UniqueConstraint(
                fields=["source", "kind", "start", "end"], name="source_claim_once"
            ),
        ]


class Comparison(models.Model):
    """A claim beside one passage of a source: what the machine found, for a person to judge.

    `diff` is a list of {op, claim, source, claim_start, source_start} as described in
    `claims.comparison.types.DiffPart`; `reasons` are sentences for a journalist.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="comparisons")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="comparisons")
    source_claim = models.ForeignKey(
        SourceClaim, null=True, blank=True, on_delete=models.SET_NULL, related_name="comparisons"
    )
    start = models.PositiveIntegerField(help_text="of the passage in the source's text")
    end = models.PositiveIntegerField()
    finding = models.CharField(max_length=20)
    headline = models.TextField(help_text="the difference in a few words")
    reasons = models.JSONField(default=list)
    score = models.FloatField(help_text="0 to 1, for ordering only")
    rank = models.PositiveIntegerField(help_text="0 is the best candidate of the claim")
    diff = models.JSONField(default=list)

    class Meta:
        ordering = ["claim", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "source", "start", "end"], name="comparison_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.finding}: {self.headline}"
