"""A text that breaks its worker harms only itself, and can be tried again."""

from unittest.mock import patch

import pytest
from django.db.models.functions import Now

from claims.extraction import extract
from claims.extraction.types import Extraction
from claims.models import Event, Job, Status
from claims.services import jobs
from claims.services.jobs import retry
from tests.factories import make_article, make_draft, make_job, make_person
from tests.tasks.work import do, do_all

pytestmark = pytest.mark.django_db


def poisoned(text: str, **options: object) -> Extraction:
    if "poison" in text:
        raise RecursionError
    return extract(text)


def sweep_and_work() -> None:
    """A sweep after every pause is over, and the work on what it hints."""
    Job.objects.update(next_at=Now())
    for job in jobs.due():
        do(job)


def test_a_poisonous_text_is_given_up_after_three_tries_and_the_others_are_done() -> None:
    article = make_article()
    poison = make_draft(article=article, text="This is poison.", status=Status.RECEIVED)
    bad = make_job(draft=poison)
    good = [make_job(draft=make_draft(status=Status.RECEIVED)) for _ in range(5)]
    with patch("claims.services.extraction.extract", poisoned):
        for _ in range(5):
            sweep_and_work()
    states = dict(Job.objects.filter(kind="extract").values_list("pk", "state"))
    assert states == {bad.pk: "failed"} | {job.pk: "done" for job in good}
    bad.refresh_from_db()
    poison.refresh_from_db()
    assert bad.attempt == 3
    assert bad.error.startswith("Finding the claims in this text failed 3 times. Try again.")
    assert poison.status == Status.RECEIVED


def test_a_given_up_text_can_be_tried_again_with_success() -> None:
    person = make_person()
    draft = make_draft(text="This is poison: 300 drops.", status=Status.RECEIVED)
    draft.desk.memberships.create(user=person)
    job = make_job(draft=draft)
    with patch("claims.services.extraction.extract", poisoned):
        for _ in range(3):
            sweep_and_work()
    job.refresh_from_db()
    assert job.state == "failed"
    retry(actor=person, job=job)
    do_all()
    draft.refresh_from_db()
    assert draft.status == Status.TO_CHECK
    assert draft.claims.exists()
    assert list(Event.objects.order_by("pk").values_list("action", flat=True)) == [
        "work_failed",
        "work_retried",
        "claims_found",
    ]
