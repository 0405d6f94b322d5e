"""The queue: every article a person may see, by the state of its newest draft."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery

from claims.models import Attachment, Claim, Draft, Job, Query, Status, Verdict, VerdictOption
from claims.queries.articles import articles_visible_to
from claims.queries.people import Reader
from claims.queries.sources import sources_visible_to


@dataclass(frozen=True)
class Progress:
    """How far the check of one draft is: counts of live claims."""

    total: int = 0
    decided: int = 0
    by_tone: dict[str, int] = field(default_factory=dict)
    open_queries: int = 0

    @property
    def left(self) -> int:
        """Claims that nobody has decided yet."""
        return self.total - self.decided

    @property
    def wrong(self) -> int:
        """Claims that need other words: wrong, or in need of a fix."""
        return self.by_tone.get("bad", 0) + self.by_tone.get("fix", 0)

    @property
    def segments(self) -> list[tuple[str, float, float]]:
        """(tone, start, width) of each part of the meter, in percent."""
        segments, start = [], 0.0
        for tone in VerdictOption.Tone.values:
            width = 100 * self.by_tone.get(tone, 0) / max(self.total, 1)
            if width:
                segments.append((tone, round(start, 2), round(width, 2)))
            start += width
        return segments


def newest_drafts(user: Reader) -> QuerySet[Draft]:
    """The newest draft of each article that `user` may see, without its text."""
    newest = (
        Draft.objects.filter(article__in=articles_visible_to(user))
        .order_by("article_id", "-number")
        .distinct("article_id")
        .values("id")
    )
    return Draft.objects.filter(id__in=newest).defer("text")


def queue_of(user: Reader, *, status: str = "", search: str = "") -> QuerySet[Draft]:
    """The newest drafts in `status` (any if empty) whose article's title holds `search`.

    Each has `source_count` (sources the person may see) and `has_failed_work`.
    """
    drafts = newest_drafts(user).select_related("article", "desk", "received_by", "sent_by")
    if status:
        drafts = drafts.filter(status=status)
    if search:
        drafts = drafts.filter(article__title__icontains=search)
    return drafts.annotate(
        source_count=_source_count(user),
        has_failed_work=Exists(Job.objects.filter(draft=OuterRef("pk"), state=Job.State.FAILED)),
    ).order_by("-received_at", "id")


def count_by_status(user: Reader) -> dict[str, int]:
    """How many articles stand in each state; states without any are 0."""
    counted = newest_drafts(user).order_by().values("status").annotate(number=Count("id"))
    numbers = {row["status"]: row["number"] for row in counted}
    return {status: numbers.get(status, 0) for status in Status}


def progress_of(drafts: Sequence[Draft]) -> dict[object, Progress]:
    """The progress of each of `drafts` by id, in two queries however many there are."""
    queries = _open_queries(drafts)
    tones = _tones(drafts)
    return {
        draft.pk: _progress(tones.get(draft.pk, {}), queries.get(draft.pk, 0)) for draft in drafts
    }


def _progress(tones: dict[str | None, int], open_queries: int) -> Progress:
    by_tone = {tone: number for tone, number in tones.items() if tone}
    return Progress(sum(tones.values()), sum(by_tone.values()), by_tone, open_queries)


def _tones(drafts: Sequence[Draft]) -> dict[object, dict[str | None, int]]:
    """How many live claims of each draft have a newest verdict of each tone (None: open)."""
    newest = Verdict.objects.filter(claim=OuterRef("pk")).order_by("-number")
    counted = (
        Claim.objects.filter(draft__in=drafts, dropped_at=None)
        .order_by()
        .annotate(tone=Subquery(newest.values("option__tone")[:1]))
        .values("draft", "tone")
        .annotate(number=Count("id"))
    )
    tones: dict[object, dict[str | None, int]] = {}
    for row in counted:
        tones.setdefault(row["draft"], {})[row["tone"]] = row["number"]
    return tones


def _open_queries(drafts: Sequence[Draft]) -> dict[object, int]:
    counted = (
        Query.objects.filter(claim__draft__in=drafts, claim__dropped_at=None, resolved_at=None)
        .order_by()
        .values(draft=F("claim__draft"))
        .annotate(number=Count("id"))
    )
    return {row["draft"]: row["number"] for row in counted}


def _source_count(user: Reader) -> Subquery:
    counted = (
        Attachment.objects.filter(article=OuterRef("article"), source__in=sources_visible_to(user))
        .order_by()
        .values("article")
        .annotate(number=Count("id"))
    )
    return Subquery(counted.values("number"))
