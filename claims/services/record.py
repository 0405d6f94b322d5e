"""The record of acts: every service writes its Event in the transaction of its act."""

from collections.abc import Sequence
from typing import Any

from django.db import models, transaction

from claims.models import Article, Desk, Event, User


def record(
    *,
    actor: User | None,
    action: str,
    subject: models.Model,
    desk: Desk,
    article: Article | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Event:
    """Write down that `actor` (None: the machine) did `action` to `subject`.

    Raises TransactionManagementError outside a transaction.
    """
    event = event_of(
        actor=actor,
        action=action,
        subject=subject,
        desk=desk,
        article=article,
        before=before,
        after=after,
    )
    [written] = record_all([event])
    return written


def event_of(
    *,
    actor: User | None,
    action: str,
    subject: models.Model,
    desk: Desk,
    article: Article | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Event:
    """The Event of one act, not written yet.

    `action` is past tense (`verdict_set`). `before` and `after` hold ids, labels and numbers;
    never words of a source, notes or passwords. Events about a source carry its `handling`, by
    which `queries.events` hides them from people who may not know of it.
    """
    return Event(
        actor=actor,
        action=action,
        subject_kind=str(subject._meta.model_name),
        subject=str(subject.pk),
        desk=desk,
        article=article,
        before=before or {},
        after=after or {},
    )


def record_all(events: Sequence[Event]) -> list[Event]:
    """Write many Events down in one statement.

    Raises TransactionManagementError outside a transaction: an act and its Event stand or fall
    together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An event is written with its act.")
    return Event.objects.bulk_create(events)
