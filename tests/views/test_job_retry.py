"""Trying failed work again."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Job, User
from tests.factories import make_article, make_draft, make_job, make_source

pytestmark = pytest.mark.django_db


def failed_on_draft(user: User) -> Job:
    draft = make_draft(article=make_article(desk=user.desks.get()))
    return make_job(draft=draft, state="failed", attempt=3)


def address(job: Job) -> str:
    return reverse("claims:job_retry", args=[job.pk])


def test_it_makes_the_work_due_and_shows_the_article(client: Client, alice: User) -> None:
    job = failed_on_draft(alice)
    client.force_login(alice)
    response = client.post(address(job))
    assert job.draft is not None
    assert response.status_code == 302
    assert response["Location"] == reverse("claims:workbench", args=[job.draft.article_id])
    job.refresh_from_db()
    assert job.state == "queued"


def test_work_on_a_source_leads_to_the_source(client: Client, alice: User) -> None:
    source = make_source(desk=alice.desks.get())
    client.force_login(alice)
    response = client.post(address(make_job(source=source, state="failed")))
    assert response["Location"] == reverse("claims:source_show", args=[source.pk])


def test_work_that_did_not_fail_is_left_alone_and_the_person_told(
    client: Client, alice: User
) -> None:
    job = failed_on_draft(alice)
    Job.objects.update(state="running")
    client.force_login(alice)
    response = client.post(address(job), follow=True)
    assert "did not fail" in response.content.decode()
    job.refresh_from_db()
    assert job.state == "running"


def test_a_stranger_gets_404(client: Client, alice: User, dave: User) -> None:
    client.force_login(dave)
    assert client.post(address(failed_on_draft(alice))).status_code == 404


def test_work_on_a_source_that_is_not_theirs_to_see_is_404(
    client: Client, alice: User, bob: User
) -> None:
    source = make_source(desk=alice.desks.get(), by=bob, handling="confidential")
    client.force_login(alice)
    assert client.post(address(make_job(source=source, state="failed"))).status_code == 404


def test_it_takes_no_get(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get(address(failed_on_draft(alice))).status_code == 405
