"""What an article's own figures say about each other."""

from django.db import models
from django.db.models import F, Q

from claims.models.texts import Draft


class Check(models.Model):
    """One thing a draft says twice over, reckoned by the machine: for a person to look at.

    `rule` is one of `claims.comparison.check.RULES`, `said` the reckoning as a sentence, `parts`
    the [[start, end]] of the words reckoned with, `start` and `end` the stretch that holds them
    (code points into the draft's text, end exclusive). Made anew with every comparison.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="checks")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=10)
    holds = models.BooleanField()
    said = models.TextField()
    parts = models.JSONField(default=list)

    class Meta:
        ordering = ["draft", "start", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="check_has_words")
        ]

    def __str__(self) -> str:
        return self.said

    def touches(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` has words that were reckoned with."""
        return any(first < end and start < last for first, last in self.parts)
