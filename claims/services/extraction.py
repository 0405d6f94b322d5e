"""Finding the claims of a draft, or the source claims of a source, and storing them once."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from claims.extraction import EXTRACTOR_VERSION, extract
from claims.extraction.pipeline import load_pipeline
from claims.extraction.types import Extraction
from claims.models import Claim, Draft, Job, Source, SourceClaim, Status
from claims.services import carrying, jobs, library
from claims.services.record import record
from claims.services.rows import furniture_rows, key_of, span_rows
from claims.services.running import run
from claims.transitions import check_move

WAIT_FOR_EARLIER = timedelta(seconds=2)


def extract_text(job_id: str) -> list[Job]:
    """Do the extract job with this id; the comparisons that became due by it are returned.

    Extraction runs outside any transaction; its results and the end of the job are one.
    """
    return run(job_id, _extract)


def _extract(job: Job) -> list[Job]:
    if job.draft is not None:
        return _extract_draft(job, job.draft)
    assert job.source is not None
    return _extract_source(job, job.source)


def _extract_draft(job: Job, draft: Draft) -> list[Job]:
    if _extraction_open(draft, number__lt=draft.number).exists():
        # Verdicts are carried from the draft before, whose claims are not found yet.
        jobs.give_back(job, after=WAIT_FOR_EARLIER)
        return []
    if draft.status == Status.RECEIVED:
        _move(draft, Status.EXTRACTING)
    extraction = _extraction(draft.text)
    found = span_rows(Claim, extraction, draft=draft)
    old = carrying.earlier_draft(draft)
    places = carrying.places(old, draft) if old else {}
    with transaction.atomic():
        jobs.finish(job)
        _lock(draft)
        marked = carrying.marked(found, old, draft, places) if old else found
        kept = _store_claims(draft, marked)
        _note_extraction(draft, extraction)
        if draft.status == Status.EXTRACTING:
            _open(draft, kept)
        _record_extraction(draft, extraction)
        if old and kept:
            _record_kept(draft, old, kept)
        comparison = jobs.enqueue(kind=Job.Kind.COMPARE, draft=draft)
    return [comparison, *_extraction_open(draft, number__gt=draft.number)]


def _extract_source(job: Job, source: Source) -> list[Job]:
    extraction = _extraction(source.text)
    rows = span_rows(SourceClaim, extraction, source=source)
    entries = library.read_source(source, rows)
    with transaction.atomic():
        jobs.finish(job)
        source.claims.all().delete()
        SourceClaim.objects.bulk_create(rows, batch_size=500)
        library.index_source(source, entries)
        _note_extraction(source, extraction)
        _record_extraction(source, extraction)
        return _enqueue_comparisons(source)


def _extraction(text: str) -> Extraction:
    return extract(text, nlp=load_pipeline(settings.SPACY_PIPELINE))


def _extraction_open(draft: Draft, **number: int) -> QuerySet[Job]:
    """Extract jobs not yet at their end, of other drafts of the same article."""
    states = [Job.State.QUEUED, Job.State.RUNNING]
    others = Job.objects.filter(kind=Job.Kind.EXTRACT, state__in=states)
    return others.filter(
        draft__article=draft.article_id, **{f"draft__{field}": n for field, n in number.items()}
    )


def _move(draft: Draft, new: Status) -> None:
    check_move(draft.status, new)
    if not Draft.objects.filter(pk=draft.pk, status=draft.status).update(status=new):
        raise jobs.Lost
    draft.status = new


def _open(draft: Draft, kept: int) -> None:
    """Give the draft to people; one with verdicts kept from the draft before is begun already."""
    _move(draft, Status.TO_CHECK)
    if kept:
        _move(draft, Status.IN_PROGRESS)


def _lock(draft: Draft) -> None:
    """Keep people's work on this draft and the ones before out until the transaction ends."""
    drafts = Draft.objects.filter(article=draft.article_id, number__lte=draft.number)
    list(drafts.select_for_update(no_key=True).order_by("number").values_list("pk"))


def _store_claims(draft: Draft, found: list[Claim]) -> int:
    """Add what was found; of an earlier run, keep every claim a person has touched.

    A claim that a person dropped stays dropped: the same span is not added again. Returns how
    many verdicts of the draft before were kept.
    """
    _untouched(draft).delete()
    kept = {key_of(claim) for claim in draft.claims.only("kind", "start", "end")}
    new = [row for row in found if key_of(row) not in kept]
    Claim.objects.bulk_create(new, batch_size=500)
    library.index_claims(draft, new)
    return carrying.carry_verdicts(new)


def _untouched(draft: Draft) -> QuerySet[Claim]:
    """Claims of the machine on which no person decided, wrote or changed anything."""
    return draft.claims.filter(
        origin=Claim.Origin.MACHINE,
        dropped_at=None,
        verdicts=None,
        messages=None,
        queries=None,
        later=None,
        carried_to=None,
    )


def _note_extraction(text: Draft | Source, extraction: Extraction) -> None:
    type(text).objects.filter(pk=text.pk).update(
        furniture=furniture_rows(extraction.furniture),
        extracted_at=Now(),
        extractor_version=EXTRACTOR_VERSION,
    )


def _record_extraction(text: Draft | Source, extraction: Extraction) -> None:
    found: dict[str, int | str] = {
        "quotes": len(extraction.quotes),
        "figures": len(extraction.figures),
        "names": len(extraction.names),
        "extractor": EXTRACTOR_VERSION,
    }
    if isinstance(text, Source):
        found["handling"] = text.handling
    article = text.article if isinstance(text, Draft) else None
    record(
        actor=None,
        action="claims_found",
        subject=text,
        desk=text.desk,
        article=article,
        after=found,
    )


def _record_kept(draft: Draft, old: Draft, kept: int) -> None:
    record(
        actor=None,
        action="verdicts_kept",
        subject=draft,
        desk=draft.desk,
        article=draft.article,
        after={"verdicts": kept, "earlier": old.number, "number": draft.number},
    )


def _enqueue_comparisons(source: Source) -> list[Job]:
    """Compare the newest draft of every article that the source stands beside.

    A draft whose own claims are not found yet is compared when they are.
    """
    drafts = Draft.objects.filter(article__attachments__source=source)
    newest = drafts.order_by("article_id", "-number").distinct("article_id").defer("text")
    return [
        jobs.enqueue(kind=Job.Kind.COMPARE, draft=draft)
        for draft in newest
        if draft.extracted_at is not None
    ]
