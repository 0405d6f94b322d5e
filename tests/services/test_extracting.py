"""The extract job: what it stores, where it leaves a draft, what becomes due by it."""

from unittest.mock import patch

import pytest

from claims.extraction import EXTRACTOR_VERSION
from claims.extraction import extract as find
from claims.models import Claim, Comparison, Event, Job, Source, SourceClaim, Status
from claims.services import jobs
from claims.services.extraction import extract_text
from tests.factories import (
    make_article,
    make_claim,
    make_comparison,
    make_draft,
    make_job,
    make_person,
    make_source,
    make_source_claim,
    make_verdict,
)

pytestmark = pytest.mark.django_db

TEXT = (
    "3 Min Read\n\nThe bridge cost £5 million, the mayor said. “It is safe,” she told reporters.\n"
)


def extract(job: Job) -> list[Job]:
    return extract_text(str(job.pk))


def test_it_stores_the_claims_of_a_draft_with_exact_offsets() -> None:
    draft = make_draft(text=TEXT, status=Status.RECEIVED)
    extract(make_job(draft=draft))
    claims = list(draft.claims.all())
    assert {claim.kind for claim in claims} == {"quote", "figure"}
    assert all(TEXT[claim.start : claim.end] == claim.surface for claim in claims)
    [money] = [claim for claim in claims if claim.figure_kind == "money"]
    assert (money.value_low, money.origin) == (5_000_000, "machine")


def test_it_takes_a_received_draft_to_be_checked() -> None:
    draft = make_draft(text=TEXT, status=Status.RECEIVED)
    extract(make_job(draft=draft))
    draft.refresh_from_db()
    assert (draft.status, draft.extractor_version) == (Status.TO_CHECK, EXTRACTOR_VERSION)
    assert draft.extracted_at is not None
    assert draft.furniture[0] == {"start": 0, "end": 10, "kind": "reading_time"}
    assert draft.revision == 0


def test_a_draft_is_extracting_meanwhile() -> None:
    draft = make_draft(text=TEXT, status=Status.RECEIVED)
    seen = []

    def look(text: str, **options: object) -> None:
        draft.refresh_from_db()
        seen.append(draft.status)
        raise ValueError

    with patch("claims.services.extraction.extract", look):
        extract(make_job(draft=draft))
    assert seen == [Status.EXTRACTING]


def test_a_draft_left_extracting_by_a_killed_worker_goes_on() -> None:
    draft = make_draft(text=TEXT, status=Status.EXTRACTING)
    extract(make_job(draft=draft))
    draft.refresh_from_db()
    assert draft.status == Status.TO_CHECK


def test_it_makes_the_comparison_of_the_draft_due() -> None:
    draft = make_draft(text=TEXT, status=Status.RECEIVED)
    [job] = extract(make_job(draft=draft))
    assert (job.kind, job.draft, job.state) == ("compare", draft, "queued")


def test_it_writes_what_it_found_into_the_record() -> None:
    draft = make_draft(text=TEXT, status=Status.RECEIVED)
    extract(make_job(draft=draft))
    event = Event.objects.get()
    assert (event.action, event.actor, event.article) == ("claims_found", None, draft.article)
    assert event.after["figures"] == draft.claims.filter(kind="figure").count()


def test_a_lost_job_leaves_nothing_behind() -> None:
    draft = make_draft(text=TEXT, status=Status.RECEIVED)
    job = make_job(draft=draft)

    def overtaken(text: str, **options: object) -> object:
        jobs.enqueue(kind="extract", draft=draft)
        return find(text)

    with patch("claims.services.extraction.extract", overtaken):
        assert extract(job) == []
    assert not draft.claims.exists()
    assert not Event.objects.exists()


def test_a_second_run_gives_the_same_claims() -> None:
    draft = make_draft(text=TEXT, status=Status.RECEIVED)
    extract(make_job(draft=draft))
    first = set(draft.claims.values_list("kind", "start", "end"))
    extract(jobs.enqueue(kind="extract", draft=draft))
    assert set(draft.claims.values_list("kind", "start", "end")) == first
    assert draft.claims.count() == len(first)


def test_a_second_run_leaves_alone_what_people_touched() -> None:
    draft = make_draft(text=TEXT, status=Status.RECEIVED)
    extract(make_job(draft=draft))
    money, quote = draft.claims.get(figure_kind="money"), draft.claims.get(quote_kind="direct")
    verdict = make_verdict(claim=money)
    quote.dropped_at, quote.dropped_by = quote.added_at, make_person()
    quote.save(update_fields=["dropped_at", "dropped_by"])
    added = make_claim(
        draft=draft, words="The bridge", kind="statement", origin=Claim.Origin.PERSON
    )
    extract(jobs.enqueue(kind="extract", draft=draft))
    assert draft.claims.get(figure_kind="money").verdicts.get() == verdict
    assert draft.claims.get(quote_kind="direct").dropped_at is not None
    assert draft.claims.filter(pk=added.pk).exists()


def test_it_stores_the_claims_of_a_source_once() -> None:
    source = make_source(text=TEXT)
    make_source_claim(source=source, words="The bridge")
    extract(make_job(source=source))
    assert not source.claims.filter(surface="The bridge").exists()
    found = source.claims.count()
    assert found > 1
    extract(jobs.enqueue(kind="extract", source=source))
    assert SourceClaim.objects.count() == found


def test_a_source_makes_the_newest_draft_of_each_of_its_articles_due() -> None:
    source = make_source(text=TEXT)
    article, other = make_article(desk=source.desk), make_article(desk=source.desk)
    for each in (article, other):
        each.attachments.create(source=source, attached_by=source.received_by)
    make_draft(article=article, extracted_at=source.received_at)
    newest = make_draft(article=article, extracted_at=source.received_at)
    make_draft(article=other, status=Status.RECEIVED)
    assert [job.draft for job in extract(make_job(source=source))] == [newest]


def test_the_record_of_a_confidential_source_says_so() -> None:
    source = make_source(text=TEXT, handling=Source.Handling.CONFIDENTIAL)
    extract(make_job(source=source))
    assert Event.objects.get().after["handling"] == "confidential"


def test_comparisons_outlive_a_new_run_over_their_source() -> None:
    article = make_article()
    claim = make_claim(draft=make_draft(article=article))
    source = make_source(article=article, text=TEXT)
    make_comparison(claim=claim, source=source, words="£5 million")
    extract(make_job(source=source))
    assert Comparison.objects.filter(claim=claim).exists()
