"""Approving: what waits, the editor's page of a draft, and the two decisions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from claims.forms.approvals import DecisionForm
from claims.models import Approval, Comparison, Draft, Membership, Role, Source, Status
from claims.permissions import Denied, check_can_approve_draft, check_can_send_back_draft
from claims.queries.approvals import (
    LONGEST_PASSAGE,
    Item,
    best_passages,
    decisions_by,
    first_items,
    items_of,
    last_decision,
    waiting_drafts,
)
from claims.queries.changes import Changes, changes_since
from claims.queries.queue import progress_of
from claims.services.drafts import approve_draft, send_back_draft
from claims.templatetags.place import around
from claims.views.access import PersonRequest, get_draft
from claims.views.answers import attempt, refused_form
from claims.views.changed_words import ChangedWords, changed_words
from claims.views.checks import failures_of
from claims.views.viewings import log_passages

_DECISIONS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage as an editor reads it: its `words`, and those around them, `lead` and `tail`."""

    comparison: Comparison
    words: str
    lead: str
    tail: str


@require_GET
def approval_list(request: PersonRequest) -> HttpResponse:
    """What waits for an editor, then what the person decided before."""
    drafts = list(waiting_drafts(request.user))
    progress = progress_of(drafts)
    desks = set(
        Membership.objects.filter(
            user=request.user, role__in=[Role.EDITOR, Role.ADMIN]
        ).values_list("desk", flat=True)
    )
    decided = Paginator(decisions_by(request.user), _DECISIONS_A_PAGE)
    context = {
        "rows": [
            (draft, progress[draft.pk], _hindrance(request, draft, desks)) for draft in drafts
        ],
        "page": decided.get_page(request.GET.get("page")),
    }
    return render(request, "claims/approval_list.html", context)


@require_GET
@never_cache
def draft_review(request: PersonRequest, draft_id: UUID) -> HttpResponse:
    """The editor's page: what to look at first, then every verdict, then the decision."""
    return _review_page(request, get_draft(request.user, draft_id), DecisionForm())


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def draft_approve(request: PersonRequest, draft_id: UUID) -> HttpResponse:
    """Approve the draft as it was read; a reload of this address goes back to reading it."""
    return _decide(request, draft_id, approve_draft, "Approved.")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def draft_send_back(request: PersonRequest, draft_id: UUID) -> HttpResponse:
    """Send the draft back with a note; a reload of this address goes back to reading it."""
    return _decide(request, draft_id, send_back_draft, "Sent back with your note.")


def _decide(
    request: PersonRequest, draft_id: UUID, act: Callable[..., Approval], done: str
) -> HttpResponse:
    draft = get_draft(request.user, draft_id)
    if request.method != "POST":  # the address stays in the browser after a refusal
        return redirect("claims:draft_review", draft.pk)
    form = DecisionForm(request.POST)
    if form.is_valid():
        outcome = attempt(act, actor=request.user, draft=draft, **form.cleaned_data)
    else:
        outcome = refused_form(form)
    if outcome.is_refused:
        messages.error(request, outcome.refusal)
        draft = get_draft(request.user, draft_id)
        return _review_page(request, draft, form, status=outcome.status)
    messages.success(request, f"{draft.article.title}, draft {draft.number}: {done}")
    return redirect("claims:approval_list")


def _review_page(
    request: PersonRequest, draft: Draft, form: DecisionForm, *, status: int = 200
) -> HttpResponse:
    since = last_decision(draft)
    changes = changes_since(since, draft)
    items = items_of(draft, request.user, changes=changes)
    first = first_items(items)
    found = best_passages(first, request.user)
    log_passages(request.user, draft.article, _sources_read(items, found.values()))
    passages = {claim: _shown(passage) for claim, passage in found.items()}
    # Without an earlier decision nothing has changed for the editor: all of it is to be read.
    changed = [item for item in first if item.change] if since else []
    context = {
        "draft": draft,
        "article": draft.article,
        "items": items,
        "changed": [(item, passages.get(item.claim.pk)) for item in changed],
        "first": [
            (item, passages.get(item.claim.pk)) for item in first if not (since and item.change)
        ],
        "changes": changes,
        "words": _changed_words(since, draft, items, changes),
        "without_passage": sum(item.lacks_passage for item in items),
        "progress": progress_of([draft])[draft.pk],
        "failures": failures_of(draft),
        "since": since,
        "note": form["note"].value() or "",
        "approve_hindrance": _reason(lambda: check_can_approve_draft(request.user, draft)),
        "send_back_hindrance": _reason(lambda: check_can_send_back_draft(request.user, draft)),
        "is_waiting": draft.status == Status.READY,
    }
    return render(request, "claims/draft_review.html", context, status=status)


def _shown(passage: Comparison) -> ShownPassage:
    begin, near = passage.begin, passage.near  # type: ignore[attr-defined]
    end = min(passage.end, passage.start + LONGEST_PASSAGE)
    lead, tail = around(near, passage.start - begin, end - begin)
    return ShownPassage(passage, near[passage.start - begin : end - begin], lead, tail)


def _sources_read(items: Sequence[Item], passages: Iterable[Comparison]) -> Iterator[Source | None]:
    """The sources of which the editor's page shows passages."""
    yield from (passage.source for passage in passages)
    yield from (passage.source for item in items for passage in item.evidence)


def _changed_words(
    since: Approval | None, draft: Draft, items: Sequence[Item], changes: Changes
) -> ChangedWords | None:
    """What changed outside the claims, where another draft was decided on."""
    if since is None or since.draft_id == draft.pk:
        return None
    old = Draft.objects.get(pk=since.draft_id)
    return changed_words(old, draft, changes.read, [item.claim for item in items])


def _reason(check: Callable[[], None]) -> str:
    """Why the person may not, in words; empty when they may."""
    try:
        check()
    except Denied as error:
        return str(error)
    return ""


def _hindrance(request: PersonRequest, draft: Draft, desks: set[UUID]) -> str:
    """Like the reason of `check_can_approve_draft`, from what the list has read already."""
    if draft.desk_id not in desks:
        return "an editor approves it"
    if draft.sent_by_id == request.user.pk:
        return "you sent it: someone else approves"
    if getattr(draft, "decided_by_me", False):
        return "you decided a claim of it: someone else approves"
    return ""
