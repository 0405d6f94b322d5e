"""Work that failed, tried again."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from claims.models import Job
from claims.services.jobs import retry
from claims.tasks import hint
from claims.views.access import PersonRequest, get_job
from claims.views.addresses import workbench_url
from claims.views.answers import attempt


@require_POST
def job_retry(request: PersonRequest, job_id: uuid.UUID) -> HttpResponse:
    """Try failed work again and show what it is about, with the work under way."""
    job = get_job(request.user, job_id)
    outcome = attempt(retry, actor=request.user, job=job)
    if outcome.is_refused:
        messages.error(request, outcome.refusal)
    else:
        hint(job)
    return redirect(_page_of(job))


def _page_of(job: Job) -> str:
    if job.draft is not None:
        return workbench_url(job.draft.article_id)
    if job.source_id is not None:
        return reverse("claims:source_show", args=[job.source_id])
    return reverse("claims:upload_progress", args=[job.upload_id])
