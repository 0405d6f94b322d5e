"""The life of a job: made due, taken by one worker, finished, failed, tried again."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models.functions import Now
from pytest_django.fixtures import Settings

from claims.models import Draft, Event, Job, Source, Status, User
from claims.permissions import Denied
from claims.services import jobs
from claims.services.errors import Conflict
from tests.factories import make_article, make_desk, make_draft, make_job, make_source, make_upload

pytestmark = pytest.mark.django_db
A_MINUTE = timedelta(minutes=1)


def change(job: Job, **fields: Any) -> None:
    Job.objects.filter(pk=job.pk).update(**fields)


def taken(job: Job) -> Job:
    mine = jobs.take(str(job.pk))
    assert mine is not None
    return mine


def spend_attempts(job: Job, settings: Settings) -> None:
    """As if every worker that took the job was killed."""
    change(job, state="running", attempt=settings.JOB_ATTEMPTS, lease_until=Now() - A_MINUTE)


# --- enqueue


def test_it_makes_new_work_due() -> None:
    draft = make_draft()
    job = jobs.enqueue(kind=Job.Kind.COMPARE, draft=draft)
    assert (job.draft, job.state, job.attempt) == (draft, "queued", 0)


@pytest.mark.parametrize("state", ["queued", "running", "done", "failed"])
def test_it_makes_known_work_due_again_from_the_start(state: str) -> None:
    draft = make_draft()
    old = make_job(kind="compare", draft=draft, state=state, attempt=2, error="It broke.")
    job = jobs.enqueue(kind=Job.Kind.COMPARE, draft=draft)
    assert (job.pk, job.state, job.attempt, job.token, job.error) == (old.pk, "queued", 0, None, "")


def test_it_keeps_the_work_of_each_kind_and_subject_apart() -> None:
    draft, source, upload = make_draft(), make_source(), make_upload()
    first = [
        jobs.enqueue(kind=Job.Kind.EXTRACT, draft=draft),
        jobs.enqueue(kind=Job.Kind.COMPARE, draft=draft),
        jobs.enqueue(kind=Job.Kind.EXTRACT, source=source),
        jobs.enqueue(kind=Job.Kind.READ, upload=upload),
    ]
    assert len({job.pk for job in first}) == Job.objects.count() == 4


def test_new_input_takes_the_job_from_its_worker() -> None:
    draft = make_draft()
    job = taken(jobs.enqueue(kind=Job.Kind.COMPARE, draft=draft))
    jobs.enqueue(kind=Job.Kind.COMPARE, draft=draft)
    with pytest.raises(jobs.Lost):
        jobs.finish(job)


# --- take


def test_it_gives_a_queued_job_to_one_worker_only() -> None:
    job = make_job()
    assert jobs.take(str(job.pk)) is not None
    assert jobs.take(str(job.pk)) is None


@pytest.mark.parametrize("state", ["done", "failed"])
def test_it_gives_nobody_a_job_that_ended(state: str) -> None:
    assert jobs.take(str(make_job(state=state).pk)) is None


def test_it_gives_nobody_a_job_that_is_gone() -> None:
    job = make_job(source=make_source())
    job.delete()
    assert jobs.take("00000000-0000-0000-0000-000000000000") is None


def test_each_taking_counts_as_an_attempt_and_sets_a_lease(settings: Settings) -> None:
    settings.JOB_LEASE_SECONDS = 60
    job = taken(make_job())
    assert (job.state, job.attempt) == ("running", 1)
    still = Job.objects.filter(pk=job.pk, lease_until__gt=Now() + timedelta(seconds=50))
    assert still.filter(lease_until__lt=Now() + timedelta(seconds=70)).exists()


def test_a_lease_that_ran_out_gives_the_job_to_the_next_worker() -> None:
    first = taken(make_job())
    change(first, lease_until=Now() - A_MINUTE)
    second = taken(first)
    assert second.attempt == 2
    with pytest.raises(jobs.Lost):
        jobs.finish(first)
    jobs.finish(second)


def test_it_gives_nobody_a_job_without_attempts_left(settings: Settings) -> None:
    job = make_job()
    spend_attempts(job, settings)
    assert jobs.take(str(job.pk)) is None


# --- heartbeat


def test_a_heartbeat_prolongs_the_lease(settings: Settings) -> None:
    settings.JOB_LEASE_SECONDS = 60
    job = taken(make_job())
    change(job, lease_until=Now() + timedelta(seconds=1))
    assert jobs.heartbeat(job)
    assert Job.objects.filter(pk=job.pk, lease_until__gt=Now() + timedelta(seconds=30)).exists()


def test_a_heartbeat_of_a_lost_job_changes_nothing() -> None:
    first = taken(make_job())
    change(first, lease_until=Now() - A_MINUTE)
    second = taken(first)
    before = Job.objects.get(pk=first.pk)
    assert not jobs.heartbeat(first)
    assert Job.objects.get(pk=first.pk).lease_until == before.lease_until
    assert jobs.heartbeat(second)


# --- finish and fail


def test_it_is_done_once() -> None:
    job = taken(make_job())
    jobs.finish(job)
    done = Job.objects.get(pk=job.pk)
    assert (done.state, done.token, done.error) == ("done", None, "")
    assert done.finished_at is not None
    with pytest.raises(jobs.Lost):
        jobs.finish(job)


def test_a_rolled_back_publication_leaves_the_job_running() -> None:
    job = taken(make_job())
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.finish(job)
        raise ZeroDivisionError
    assert Job.objects.get(pk=job.pk).state == "running"


def test_a_failed_attempt_is_tried_again_after_a_longer_and_longer_pause() -> None:
    job, pauses = make_job(), []
    for _ in range(2):
        mine = taken(job)
        jobs.fail(mine, "It broke.")
        again = Job.objects.annotate(now=Now()).get(pk=job.pk)
        assert again.state == "queued"
        pauses.append(round((again.next_at - again.now).total_seconds()))
    assert pauses == [5, 15]


def test_the_last_attempt_gives_up_with_the_reason() -> None:
    job = make_job()
    for _ in range(3):
        jobs.fail(taken(job), "It broke.")
    job.refresh_from_db()
    assert (job.state, job.error, job.token) == ("failed", "It broke.", None)


def test_a_final_failure_is_not_tried_again() -> None:
    job = taken(make_job())
    jobs.fail(job, "Nobody can read this.", is_final=True)
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "Nobody can read this.")


def test_giving_up_is_an_event_about_what_the_work_was_on() -> None:
    draft = make_draft(status=Status.EXTRACTING)
    jobs.fail(taken(make_job(draft=draft)), "It broke.", is_final=True)
    event = Event.objects.get()
    assert (event.action, event.actor, event.subject) == ("work_failed", None, str(draft.pk))
    assert (event.article, event.after) == (draft.article, {"work": "extract", "attempts": 1})


def test_a_draft_whose_extraction_is_given_up_is_received_again() -> None:
    draft = make_draft(status=Status.EXTRACTING)
    jobs.fail(taken(make_job(draft=draft)), "It broke.", is_final=True)
    draft.refresh_from_db()
    assert draft.status == Status.RECEIVED


def test_the_event_about_a_confidential_source_says_so() -> None:
    source = make_source(handling=Source.Handling.CONFIDENTIAL)
    jobs.fail(taken(make_job(source=source)), "It broke.", is_final=True)
    assert Event.objects.get().after["handling"] == "confidential"


def test_failing_a_lost_job_changes_nothing() -> None:
    first = taken(make_job())
    change(first, lease_until=Now() - A_MINUTE)
    second = taken(first)
    jobs.fail(first, "It broke.", is_final=True)
    jobs.give_back(first, after=timedelta(0))
    assert not Event.objects.exists()
    jobs.finish(second)


def test_a_job_given_back_has_lost_no_attempt() -> None:
    job = make_job()
    for _ in range(5):
        jobs.give_back(taken(job), after=timedelta(0))
    assert taken(job).attempt == 1


def test_a_job_whose_workers_were_all_killed_is_given_up(settings: Settings) -> None:
    job, healthy = make_job(), taken(make_job())
    spend_attempts(job, settings)
    assert jobs.give_up_spent() == 1
    assert jobs.give_up_spent() == 0
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.error.startswith("Finding the claims in this text failed 3 times. Try again.")
    jobs.finish(healthy)


# --- retry


def test_a_person_tries_failed_work_again(alice: User) -> None:
    draft = make_draft(article=make_article(desk=alice.desks.get()))
    job = make_job(draft=draft, state="failed", attempt=3, error="It broke.")
    again = jobs.retry(actor=alice, job=job)
    assert (again.state, again.attempt, again.error) == ("queued", 0, "")
    event = Event.objects.get()
    assert (event.action, event.actor, event.article) == ("work_retried", alice, draft.article)
    assert taken(job).attempt == 1


@pytest.mark.parametrize("state", ["queued", "running", "done"])
def test_it_refuses_to_retry_work_that_did_not_fail(state: str, alice: User) -> None:
    draft = make_draft(article=make_article(desk=alice.desks.get()))
    with pytest.raises(Denied):
        jobs.retry(actor=alice, job=make_job(draft=draft, state=state))


def test_of_two_people_who_retry_one_is_told_that_it_runs_again(alice: User) -> None:
    draft = make_draft(article=make_article(desk=alice.desks.get()))
    job = make_job(draft=draft, state="failed")
    seen_by_the_other = Job.objects.get(pk=job.pk)
    jobs.retry(actor=alice, job=job)
    with pytest.raises((Denied, Conflict)):
        jobs.retry(actor=alice, job=seen_by_the_other)
    assert Event.objects.count() == 1


def test_it_refuses_a_stranger(dave: User) -> None:
    with pytest.raises(Denied):
        jobs.retry(actor=dave, job=make_job(state="failed"))


# --- due


def test_queued_jobs_and_those_past_their_lease_are_due_oldest_first() -> None:
    queued, stalled = make_job(), taken(make_job())
    change(stalled, lease_until=Now() - A_MINUTE, next_at=Now() - 2 * A_MINUTE)
    make_job(state="done"), make_job(state="failed"), taken(make_job())
    assert jobs.due() == [stalled, queued]


def test_a_job_is_not_due_again_before_a_pause() -> None:
    job = make_job()
    assert jobs.due() == [job]
    assert jobs.due() == []


@pytest.mark.parametrize(("waited", "pause"), [(0, 10), (30, 30), (3600, 60)])
def test_the_pause_between_hints_grows_with_the_wait_up_to_a_minute(
    waited: int, pause: int
) -> None:
    job = make_job()
    change(job, queued_at=Now() - timedelta(seconds=waited))
    jobs.due()
    row = Job.objects.annotate(now=Now()).get(pk=job.pk)
    assert round((row.next_at - row.now).total_seconds()) == pause


def test_a_job_in_its_pause_after_a_failure_is_not_due() -> None:
    jobs.fail(taken(make_job()), "It broke.")
    assert jobs.due() == []


# --- work_of


def test_it_tells_what_is_still_to_be_done_on_a_draft() -> None:
    article = make_article()
    draft = make_draft(article=article)
    source = make_source(article=article)
    compare = make_job(kind="compare", draft=draft)
    extract = make_job(draft=draft, state="failed")
    make_job(source=source)
    work = jobs.work_of(draft)
    assert (work.open, work.failed, work.sources_open) == ((compare,), (extract,), 1)
    assert work.is_under_way


def test_nothing_is_under_way_when_all_is_done_or_failed() -> None:
    article = make_article(desk=make_desk())
    draft: Draft = make_draft(article=article)
    make_job(kind="compare", draft=draft, state="done")
    make_job(draft=draft, state="failed")
    make_job(source=make_source(article=article), state="failed")
    make_job(source=make_source())
    assert not jobs.work_of(draft).is_under_way
