"""One result, however often and by however many workers the same work is begun."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.db.models.functions import Now

from claims.extraction import extract
from claims.models import Article, Comparison, Draft, Event, Job, Status
from claims.services import jobs
from claims.services.intake import ReceivedArticle, receive_article
from tests.factories import make_article, make_desk, make_draft, make_job, make_person, make_source
from tests.tasks.work import do, do_all

# Threads need rows that are really committed.
pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "The bridge cost £5 million, the mayor said. More than 300 people came on 4 May 2024.\n"
WORKERS = 8


def at_once(times: int, act: Callable[[], object]) -> list[object]:
    """Do `act` so many times on eight threads, each with its own connection."""

    def one(number: int) -> object:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(one, range(times)))


def test_fifty_deliveries_of_one_message_have_one_result() -> None:
    draft = make_draft(text=TEXT, status=Status.RECEIVED)
    job = make_job(draft=draft)
    results = at_once(50, lambda: do(job))
    assert sum(bool(result) for result in results) == 1
    job.refresh_from_db()
    assert (job.state, job.attempt) == ("done", 1)
    assert Event.objects.filter(action="claims_found").count() == 1
    spans = list(draft.claims.values_list("kind", "start", "end"))
    assert len(spans) == len(set(spans)) > 0


def test_fifty_comparisons_of_one_draft_leave_one_set_of_rows() -> None:
    article = make_article()
    draft = make_draft(article=article, text=TEXT, status=Status.RECEIVED)
    source = make_source(article=article, text=TEXT)
    make_job(draft=draft), make_job(source=source)
    do_all()
    first = Comparison.objects.filter(claim__draft=draft).count()
    compare = jobs.enqueue(kind="compare", draft=draft)
    at_once(50, lambda: do(compare))
    assert Comparison.objects.filter(claim__draft=draft).count() == first > 0


def test_of_two_workers_past_the_lease_only_the_second_publishes() -> None:
    draft = make_draft(text=TEXT, status=Status.RECEIVED)
    job = make_job(draft=draft)
    ended: list[list[Job]] = []

    def slow(text: str, **options: object) -> object:
        if not ended:
            Job.objects.filter(pk=job.pk).update(lease_until=Now() - timedelta(seconds=1))
            ended.append([])
            ended[0].extend(do(job))
        return extract(text)

    with patch("claims.services.extraction.extract", slow):
        assert do(job) == []
    assert [each.kind for each in ended[0]] == ["compare"]
    job.refresh_from_db()
    assert (job.state, job.attempt) == ("done", 2)
    assert Event.objects.filter(action="claims_found").count() == 1


def test_work_made_due_again_and_again_while_it_runs_ends_up_to_date() -> None:
    article = make_article()
    draft = make_draft(article=article, text=TEXT, status=Status.RECEIVED)
    make_job(draft=draft)
    do_all()
    sources = [make_source(desk=article.desk, text=f"{TEXT} {n}") for n in range(10)]

    def attach_and_compare() -> None:
        article.attachments.create(source=sources.pop(), attached_by=article.created_by)
        do(jobs.enqueue(kind="compare", draft=draft))

    at_once(10, attach_and_compare)
    do_all()
    compared = Comparison.objects.filter(claim__draft=draft)
    assert compared.values("source").distinct().count() == 10


def test_the_same_article_posted_fifty_times_at_once_is_one_draft_extracted_once() -> None:
    desk = make_desk()
    person = make_person(desk=desk)

    def post() -> ReceivedArticle:
        return receive_article(actor=person, desk=desk, title="The bridge", text=TEXT)

    answers = at_once(50, post)
    assert Article.objects.count() == Draft.objects.count() == Job.objects.count() == 1
    drafts = {answer.draft.pk for answer in answers if isinstance(answer, ReceivedArticle)}
    assert drafts == {Draft.objects.get().pk}
    at_once(50, lambda: do(Job.objects.get(kind="extract")))
    assert Event.objects.filter(action="claims_found").count() == 1
