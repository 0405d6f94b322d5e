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
) -> None:
    """Write down that `actor` (None: the machine) did `action` to `subject`.

    `action` is past tense (`verdict_set`). `before` and `after` hold ids, labels and numbers;
    never words of a source, notes or passwords. Events about a source carry its `handling`, by
    which `queries.events` hides them from people who may not know of it. Raises like `record_all`.
    """
    event = Event(
        actor=actor,
        action=action,
        subject_kind=str(subject._meta.model_name),
        subject=str(subject.pk),
        desk=desk,
        article=article,
        before=before or {},
        after=after or {},
    )
    record_all([event])


def record_all(events: Sequence[Event]) -> None:
    """Write many Events down in one statement.

    Raises TransactionManagementError outside a transaction: an act and its Event stand or fall
    together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An event is written with its act.")
    Event.objects.bulk_create(events)
