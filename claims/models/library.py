"""The index of the desk's library: passages of sources and claims of drafts, found by their words.

Nothing here is said to be true; it only tells where to look. It is made from the texts and can
be made again at any time (`manage.py index_library`).
"""

from django.db import models
from django.db.models import Q

from claims.models.claims import Claim
from claims.models.texts import Source


class Passage(models.Model):
    """A few sentences of a source, or a claim of a draft, as one thing to be found.

    `start` and `end` are code points into the text of the source or of the claim's draft.
    """

    id = models.AutoField(primary_key=True)
    source = models.ForeignKey(Source, null=True, on_delete=models.CASCADE, related_name="passages")
    claim = models.ForeignKey(Claim, null=True, on_delete=models.CASCADE, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=False, claim=None) | Q(source=None, claim__isnull=False),
                name="passage_of_one_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


class Shingle(models.Model):
    """That a passage holds a word, or a few words near each other: `key` is their hash.

    There are dozens for each passage, so the row is as narrow as rows get and its primary key
    answers every question. `claims.services.shingles` says what is hashed.
    """

    pk = models.CompositePrimaryKey("key", "passage")
    key = models.IntegerField()
    # A check of the reference for each row would double the time in which a source is indexed;
    # what is gone with its passage goes by the cascade all the same.
    passage = models.ForeignKey(
        Passage, on_delete=models.CASCADE, related_name="shingles", db_constraint=False
    )

    def __str__(self) -> str:
        return f"{self.key} in {self.passage_id}"
