"""Setting the claims of a draft beside the passages of its article's sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Now

from claims.comparison import compare_figure, compare_name, compare_quote, compare_statement
from claims.comparison.layers import HOUSE_RULE, Harmless
from claims.comparison.sentences import around
from claims.comparison.types import Comparison as Finding
from claims.comparison.types import SourceText
from claims.extraction.types import Figure, Name, Quote
from claims.models import Check, Claim, Comparison, Draft, Job, Source, SourceClaim
from claims.services import jobs
from claims.services.checking import check_rows
from claims.services.desk_settings import harmless_of
from claims.services.hand_claims import readings
from claims.services.rows import comparison_row, source_text
from claims.services.running import run

# How many claims are compared before the worker asks whether the job is still its own.
CHUNK = 50
WAIT_FOR_SOURCES = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class _Found:
    """A passage found for a claim, with what it is needed to rank it and to store it."""

    claim: Claim
    source: Source
    finding: Finding
    source_claim: SourceClaim | None

    @property
    def order(self) -> tuple[float, bool, int]:
        """Best first; of two alike the primary source, then the earlier passage."""
        is_weaker = self.source.strength != Source.Strength.PRIMARY
        return -self.finding.score, is_weaker, self.finding.start


def compare_draft(job_id: str) -> list[Job]:
    """Do the compare job with this id; no other work becomes due by it.

    The figures of the draft are checked against each other, and every live claim is compared
    with every source of the article, whoever may see it:
    `queries.claims.comparisons_visible_to` shows each person theirs. The results replace those
    of the run before. A change to claims or sources meanwhile makes the job due again.
    """
    return run(job_id, _compare)


def _compare(job: Job) -> list[Job]:
    draft = job.draft
    assert draft is not None
    if _sources_just_received(draft):
        jobs.give_back(job, after=WAIT_FOR_SOURCES / 5)
        return []
    claims = list(draft.claims.filter(dropped_at=None))
    read = readings(draft, claims)
    checks = check_rows(draft, read.values())
    found: dict[Claim, list[_Found]] = {}
    for item in _find(job, draft, read):
        found.setdefault(item.claim, []).append(item)
    rows = [row for items in found.values() for row in _ranked(items)]
    with transaction.atomic():
        jobs.finish(job)
        Comparison.objects.filter(claim__draft=draft).delete()
        Comparison.objects.bulk_create(rows, batch_size=500)
        Check.objects.filter(draft=draft).delete()
        Check.objects.bulk_create(checks, batch_size=500)
    return []


def _sources_just_received(draft: Draft) -> bool:
    """Whether the claims of a source are about to be found. The last one found makes the
    comparison due, so that an article that came with five sources is compared once, not six
    times. A source that takes longer is not waited for."""
    return Job.objects.filter(
        kind=Job.Kind.EXTRACT,
        state__in=[Job.State.QUEUED, Job.State.RUNNING],
        source__attachments__article=draft.article_id,
        queued_at__gt=Now() - Value(WAIT_FOR_SOURCES),
    ).exists()


def _find(
    job: Job, draft: Draft, read: Mapping[Claim, Quote | Figure | Name | None]
) -> Iterator[_Found]:
    """Everything found between the draft's claims and its sources. Raises jobs.Lost as soon as
    the work is no longer wanted."""
    harmless = harmless_of(draft.article.desk)
    sources = Source.objects.filter(attachments__article=draft.article_id)
    for source in sources.order_by("attachments__pk").iterator(chunk_size=1):
        rows = list(source.claims.all())
        text = source_text(source, rows)
        for number, claim in enumerate(read):
            if number % CHUNK == 0 and not jobs.heartbeat(job):
                raise jobs.Lost
            for finding in findings_of(draft.text, claim, read[claim], text, harmless=harmless):
                yield _Found(claim, source, finding, _overlapping(rows, claim, finding))


def findings_of(
    text: str,
    claim: Claim,
    reading: Quote | Figure | Name | None,
    source: SourceText,
    *,
    harmless: Harmless = HOUSE_RULE,
) -> list[Finding]:
    """What stands in `source` for a claim of a draft with this `text`. A figure brings the
    sentence it stands in: £5 million and £7 million are told apart by what they were paid for.
    `harmless` is what the desk lets pass in a quotation."""
    if isinstance(reading, Quote):
        return compare_quote(reading, source, text=text, harmless=harmless)
    if isinstance(reading, Figure):
        start, end = around(text, claim.start, claim.end)
        return compare_figure(reading, source, context=text[start:end])
    if isinstance(reading, Name):
        return compare_name(reading, source)
    return compare_statement(claim.surface, source, start=claim.start)


def _overlapping(rows: list[SourceClaim], claim: Claim, finding: Finding) -> SourceClaim | None:
    """The source claim of the claim's kind that shares most with the passage found."""
    shared = [
        (min(row.end, finding.end) - max(row.start, finding.start), row)
        for row in rows
        if row.kind == claim.kind
    ]
    most, row = max(shared, key=lambda pair: pair[0], default=(0, None))
    return row if most > 0 else None


def _ranked(items: list[_Found]) -> list[Comparison]:
    """Rows for what was found for one claim, best first over all sources, each passage once."""
    once: dict[tuple[object, int, int], _Found] = {}
    for item in sorted(items, key=lambda item: item.order):
        once.setdefault((item.source.pk, item.finding.start, item.finding.end), item)
    return [
        comparison_row(
            item.claim, item.source, item.finding, source_claim=item.source_claim, rank=rank
        )
        for rank, item in enumerate(once.values())
    ]
