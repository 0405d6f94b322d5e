"""What people say about a claim: comments, and questions to the author until they are resolved."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from claims.models import Claim, Draft, Message, Query, Status, User
from claims.permissions import (
    check_can_answer_query,
    check_can_ask_query,
    check_can_comment,
    check_can_resolve_query,
)
from claims.queries.claims import open_queries_of
from claims.services.errors import Conflict
from claims.services.locking import lock_claim, lock_draft
from claims.services.record import record
from claims.services.words import clean_words
from claims.transitions import check_move


def comment_on_claim(*, actor: User, claim: Claim, text: str) -> Message:
    """Add a comment to the thread of a claim. Raises Invalid without words, Denied."""
    text = clean_words(text, name="comment", is_needed=True)
    with transaction.atomic():
        claim = lock_claim(claim)
        check_can_comment(actor, claim)
        message = Message.objects.create(claim=claim, text=text, written_by=actor)
        _record(actor, "comment_added", claim, after={"message": message.pk})
    return message


def ask_query(*, actor: User, claim: Claim, text: str) -> Query:
    """Ask the author about a claim; the draft waits until every question is resolved."""
    text = clean_words(text, name="question", is_needed=True)
    with transaction.atomic():
        claim = lock_claim(claim)
        check_can_ask_query(actor, claim)
        query = Query.objects.create(claim=claim, asked_by=actor)
        Message.objects.create(claim=claim, query=query, text=text, written_by=actor)
        before, after = _move(claim.draft, Status.WAITING)
        _record(actor, "query_asked", claim, before, after | {"query": str(query.pk)})
    return query


def answer_query(*, actor: User, query: Query, text: str) -> Message:
    """Add an answer to an open question. Raises Invalid without words, Denied."""
    text = clean_words(text, name="answer", is_needed=True)
    with transaction.atomic():
        query = _lock_query(query)
        check_can_answer_query(actor, query)
        claim = query.claim
        message = Message.objects.create(claim=claim, query=query, text=text, written_by=actor)
        after = {"query": str(query.pk), "message": message.pk}
        _record(actor, "query_answered", claim, after=after)
    return message


def resolve_query(*, actor: User, query: Query) -> None:
    """Close a question; with the last one of the draft, work on it goes on."""
    with transaction.atomic():
        query = _lock_query(query)
        claim = query.claim
        check_can_resolve_query(actor, query)
        still_open = Query.objects.filter(pk=query.pk, resolved_at=None)
        if not still_open.update(resolved_by=actor, resolved_at=timezone.now()):
            raise Conflict("This question was resolved meanwhile.")
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        if claim.draft.status == Status.WAITING and not open_queries_of(claim.draft).exists():
            before, after = _move(claim.draft, Status.IN_PROGRESS)
        _record(actor, "query_resolved", claim, before, after | {"query": str(query.pk)})


def _lock_query(query: Query) -> Query:
    """The question as it stands now, on the claim it is at now, its draft held."""
    lock_draft(query.claim.draft_id)
    return Query.objects.select_related("claim__draft__article__desk", "claim__draft__desk").get(
        pk=query.pk
    )


def _move(draft: Draft, status: Status) -> tuple[dict[str, Any], dict[str, Any]]:
    """Move the draft unless it is there already; before and after for the Event."""
    if draft.status == status:
        return {}, {}
    check_move(draft.status, status)
    if not Draft.objects.filter(pk=draft.pk, status=draft.status).update(status=status):
        raise Conflict("This draft changed meanwhile. Look at it again.")
    return {"status": draft.status}, {"status": status}


def _record(
    actor: User,
    action: str,
    claim: Claim,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    record(
        actor=actor,
        action=action,
        subject=claim,
        desk=claim.draft.desk,
        article=claim.draft.article,
        before=before,
        after=after,
    )
