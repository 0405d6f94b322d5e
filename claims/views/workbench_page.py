"""The whole workbench: the bar, the copy and the current claim."""

import uuid
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import Http404

from claims import permissions
from claims.models import Approval, Article, Claim, Draft, Kind, Status, User
from claims.queries import workbench as queries
from claims.queries.approvals import last_decision
from claims.queries.articles import newest_draft
from claims.queries.checks import doubted
from claims.queries.lineage import gone_claims
from claims.services.jobs import Work
from claims.views.access import PersonRequest, get_draft
from claims.views.checks import failures_of
from claims.views.copy import Window, lines_of, marks_of, page_at, places_of, window_of
from claims.views.names import spelling_of
from claims.views.panel import bar, claim_panel, work


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks to see; everything may be left out."""

    claim: uuid.UUID | None = None
    page: int | None = None
    find: str = ""
    dropped: uuid.UUID | None = None


def draft_of(article: Article, number: int | None) -> Draft:
    """The newest draft, or the one with this number. Raises Http404 when there is none."""
    draft = newest_draft(article)
    if draft and number and number != draft.number:
        draft = article.drafts.filter(number=number).select_related("article__desk", "desk").first()
    if draft is None:
        raise Http404
    return draft


def workbench_context(draft: Draft, user: User, asked: Asked) -> dict[str, Any]:
    """What `_workbench.html` needs, in a constant number of queries."""
    current, window = _current(draft, asked)
    claims = list(queries.claims_between(draft, window.start, window.end))
    first = queries.count_before(draft, window.start) + 1
    findings = queries.best_findings(draft, user, window.start, window.end)
    spelling = spelling_of(draft)
    failures = failures_of(draft)
    marks = marks_of(
        draft,
        window,
        claims,
        first=first,
        findings=findings,
        doubted=doubted(claims, failures.checks),
        find=asked.find,
        current=current.pk if current else None,
        mentions=spelling.mentions,
        odd=spelling.odd,
    )
    doing = work(draft, user)
    context: dict[str, Any] = {
        "current": current,
        "dropped": queries.dropped_claim(draft, asked.dropped) if asked.dropped else None,
        "window": window,
        "failures": failures,
        "lines": lines_of(draft, window, marks),
        "is_extracted": draft.extracted_at is not None,
        "find": asked.find,
        "found_count": len(places_of(draft.text, asked.find, window)),
        "kinds": Kind.choices,
        **gone(draft),
        "sent_back": _sent_back(draft),
        "cannot_work": permissions.why_not(permissions.check_can_add_claim, user, draft),
        "work_key": work_key(draft, doing["work"]),
        **doing,
        **bar(draft, user),
    }
    if current is None:
        return context
    current.draft = draft
    return context | claim_panel(current, user, doing["work"])


def gone(draft: Draft) -> dict[str, Any]:
    """What `_gone_claims.html` needs: the claims that the drafts before had."""
    claims = list(gone_claims(draft)) if draft.number > 1 else []
    return {
        "gone": claims,
        "gone_from": sorted({claim.draft.number for claim in claims}),
        "gone_decided": sum(bool(one.verdict and one.verdict.option) for one in claims),
    }


def _sent_back(draft: Draft) -> Approval | None:
    """The editor's word on which the draft is worked on: its own, or that of the draft before."""
    if draft.status in {Status.READY, Status.APPROVED}:
        return None
    last = last_decision(draft)
    return last if last and last.decision == Approval.Decision.SENT_BACK else None


def refused_page(
    request: PersonRequest, draft: Draft, claim_id: uuid.UUID | None, about: uuid.UUID
) -> dict[str, Any]:
    """The workbench at a claim as it is now, with what the refused request had `typed`, the name
    of its act and the row it was `about`."""
    context = workbench_context(
        get_draft(request.user, draft.pk), request.user, Asked(claim=claim_id)
    )
    act = request.resolver_match.url_name if request.resolver_match else ""
    context["typed"] = {**request.POST.dict(), "act": act, "about": about}
    if act == "verdict_set" and "found" in context:
        keys = request.POST.getlist("evidence")
        context["found"] = [replace(one, is_chosen=one.key in keys) for one in context["found"]]
    return context


def tell_taken_back(request: PersonRequest, draft: Draft) -> None:
    """Say it where an act took back the approval that `draft`, as read before, had. A page with
    JavaScript says so itself, because there the person was asked."""
    if request.htmx or draft.status != Status.APPROVED:
        return
    if get_draft(request.user, draft.pk).status != Status.APPROVED:
        messages.warning(request, "This took the approval of the draft back.")


def work_key(draft: Draft, work: Work) -> str:
    """Tells one state of the work from another, so that the page changes only when it does."""
    is_extracted = "claims" if draft.extracted_at else "text"
    kinds = ",".join(sorted(f"{job.kind}.{job.state}" for job in work.open))
    return f"{is_extracted}:{kinds}:{work.sources_open}:{len(work.failed)}"


def _current(draft: Draft, asked: Asked) -> tuple[Claim | None, Window]:
    """The claim to show and the part of the copy around it."""
    if asked.page and not asked.claim:
        window = window_of(draft.text, asked.page)
        within = queries.claims_between(draft, window.start, window.end).first()
        return queries.claim_to_show(draft, within.pk) if within else None, window
    claim = None
    if asked.find and not asked.claim:
        claim = _found_claim(draft, asked.find)
    claim = claim or queries.claim_to_show(draft, asked.claim)
    return claim, window_of(draft.text, page_at(draft.text, claim.start) if claim else 1)


def _found_claim(draft: Draft, find: str) -> Claim | None:
    """The first claim of the first page that holds words looked for."""
    window = window_of(draft.text, 1)
    for start, end in places_of(draft.text, find, window):
        if claim := queries.claims_between(draft, start, end).first():
            return queries.claim_to_show(draft, claim.pk)
    return None
