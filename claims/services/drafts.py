"""Sending a draft for approval, recalling it, approving it or sending it back.

Each checks and moves the draft under its lock; the database repeats the rules of approval.
"""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.models import Approval, Draft, Status, User
from claims.permissions import (
    check_can_approve_draft,
    check_can_recall_draft,
    check_can_send_back_draft,
    check_can_send_draft,
)
from claims.queries.claims import current_verdicts
from claims.services.errors import Conflict
from claims.services.locking import lock_draft
from claims.services.record import record
from claims.services.words import clean_words
from claims.transitions import check_move

_CHANGED = "This draft changed after you opened it. Look at it again, then decide."


def send_for_approval(*, actor: User, draft: Draft, revision: int) -> None:
    """Hand the newest draft to the editors, every claim of it decided.

    `revision` is that of the draft as the person saw it. Raises Conflict when it changed since,
    Denied (NotNow) when a claim or a question is open.
    """
    with transaction.atomic():
        draft = lock_draft(draft.pk)
        check_can_send_draft(actor, draft)
        sending: dict[str, Any] = {"sent_by": actor, "sent_at": timezone.now()}
        _move(actor, draft, revision, Status.READY, "draft_sent", fields=sending)


def recall_draft(*, actor: User, draft: Draft, revision: int) -> None:
    """Take a draft back from the editors. Raises Conflict and Denied."""
    with transaction.atomic():
        draft = lock_draft(draft.pk)
        check_can_recall_draft(actor, draft)
        _move(actor, draft, revision, Status.IN_PROGRESS, "draft_recalled")


def approve_draft(*, actor: User, draft: Draft, revision: int, note: str = "") -> Approval:
    """Approve a draft at the revision that was read, with the verdicts that count in it.

    Raises Conflict when the draft changed since, Denied for whoever sent it or set one of its
    verdicts.
    """
    note = clean_words(note, name="note")
    with transaction.atomic():
        draft = lock_draft(draft.pk)
        check_can_approve_draft(actor, draft)
        approval = _decide(actor, draft, revision, Approval.Decision.APPROVED, note)
        _move(actor, draft, revision, Status.APPROVED, "draft_approved", approval)
    return approval


def send_back_draft(*, actor: User, draft: Draft, revision: int, note: str) -> Approval:
    """Send a draft back with a note that says why. Raises Conflict, Denied, and Invalid."""
    note = clean_words(note, name="note", is_needed=True)
    with transaction.atomic():
        draft = lock_draft(draft.pk)
        check_can_send_back_draft(actor, draft)
        approval = _decide(actor, draft, revision, Approval.Decision.SENT_BACK, note)
        # There is one decision a revision, and the draft may be sent again as it is.
        again = {"revision": revision + 1}
        _move(actor, draft, revision, Status.SENT_BACK, "draft_sent_back", approval, again)
    return approval


def _decide(
    actor: User, draft: Draft, revision: int, decision: Approval.Decision, note: str
) -> Approval:
    if draft.revision != revision:
        raise Conflict(_CHANGED)
    try:
        with transaction.atomic():
            approval = Approval.objects.create(
                draft=draft, revision=revision, decision=decision, note=note, decided_by=actor
            )
    except IntegrityError as error:
        raise Conflict(_CHANGED) from error
    approval.verdicts.set(current_verdicts(draft))
    return approval


def _move(
    actor: User,
    draft: Draft,
    revision: int,
    status: Status,
    action: str,
    approval: Approval | None = None,
    fields: dict[str, Any] | None = None,
) -> None:
    check_move(draft.status, status)
    standing = Draft.objects.filter(pk=draft.pk, status=draft.status, revision=revision)
    if not standing.update(status=status, **(fields or {})):
        raise Conflict(_CHANGED)
    after: dict[str, Any] = {"status": status, "revision": revision}
    if approval:
        after |= {"approval": str(approval.pk), "verdicts": approval.verdicts.count()}
    record(
        actor=actor,
        action=action,
        subject=draft,
        desk=draft.desk,
        article=draft.article,
        before={"status": draft.status},
        after=after,
    )
