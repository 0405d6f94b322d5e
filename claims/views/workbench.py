"""The workbench: the copy on the left, the current claim beside its sources on the right."""

import uuid

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import reswap, retarget

from claims.forms.workbench import AskedForm
from claims.views.access import PersonRequest, get_article, get_claim
from claims.views.addresses import workbench_url
from claims.views.answers import fragment
from claims.views.panel import claim_panel, work
from claims.views.workbench_page import Asked, draft_of, work_key, workbench_context


@require_GET
def workbench(request: PersonRequest, article_id: uuid.UUID) -> HttpResponse:
    """The page. `?claim=` opens a claim, `?page=` a part of a long text, `?find=` looks for
    words, `?draft=` shows an earlier draft, `?dropped=` offers to bring a claim back."""
    article = get_article(request.user, article_id)
    asked = AskedForm.read(request.GET)
    draft = draft_of(article, asked["draft"])
    what = Asked(asked["claim"], asked["page"], asked["find"], asked["dropped"])
    return fragment(request, "claims/workbench.html", workbench_context(draft, request.user, what))


@require_GET
@vary_on_headers("HX-Request")
def claim_show(request: PersonRequest, claim_id: uuid.UUID) -> HttpResponse:
    """The panel of one claim."""
    claim = get_claim(request.user, claim_id)
    if not request.htmx:
        return HttpResponseRedirect(workbench_url(claim.draft.article_id, claim.pk))
    return fragment(request, "claims/_claim_panel.html", claim_panel(claim, request.user))


@require_GET
@vary_on_headers("HX-Request")
def draft_progress(request: PersonRequest, article_id: uuid.UUID) -> HttpResponse:
    """What the workers are doing, asked for every second while they do it.

    `?seen=` is what the page shows: 204 when nothing changed since, so that nothing is read
    aloud twice. Once the claims are there, the whole workbench takes the place of the bare copy.
    The answer to work that is over asks no more.
    """
    draft = draft_of(get_article(request.user, article_id), None)
    doing = work(draft, request.user)
    key = work_key(draft, doing["work"])
    seen = request.GET.get("seen", "")
    if not request.htmx:
        return HttpResponseRedirect(workbench_url(article_id))
    if seen == key:
        return HttpResponse(status=204)
    if seen.startswith("text:") and key.startswith("claims:"):
        whole = workbench_context(draft, request.user, Asked())
        response = fragment(request, "claims/_workbench.html", whole)
        return reswap(retarget(response, "#workbench"), "outerHTML")
    return fragment(request, "claims/_progress.html", doing | {"work_key": key, "was_busy": True})
