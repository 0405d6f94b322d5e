"""What a desk decides for all its articles: which differences are harmless, how long sources are
kept. The verdict scale is in `services.scale`."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from claims.comparison.layers import LAYERS, Harmless, harmless_with
from claims.models import Desk, Draft, Job, User
from claims.permissions import check_can_change_settings
from claims.queries.settings import drafts_being_checked
from claims.services import jobs
from claims.services.errors import Conflict, Invalid
from claims.services.record import record

LONGEST_RETENTION = 3650


def harmless_of(desk: Desk) -> Harmless:
    """The layers that alter nothing for this desk; the house rule until it chooses."""
    return harmless_with(desk.harmless or {})


def last_day(desk: Desk) -> dt.date | None:
    """The last day that the desk offers for a source that comes in today; None: no limit."""
    days = desk.retention_days
    return timezone.localdate() + dt.timedelta(days=days) if days else None


@transaction.atomic
def set_layers(*, actor: User, desk: Desk, harmless: set[str], expected: int) -> list[Job]:
    """Count the layers of these names as harmless and all others as differences.

    The comparisons of the drafts that are still being checked become due again; their jobs come
    back. An approved draft keeps what its editor read, until something in it changes. `expected` is
    the desk's `settings_revision` as the person saw it. Raises Denied, Conflict, Invalid.
    """
    chosen = {layer.name: layer.name in harmless for layer in LAYERS}
    if not harmless <= set(chosen):
        raise Invalid("Choose layers from the list.")
    before = harmless_of(take_settings(actor, desk, expected))
    if before == harmless_with(chosen):
        return []
    Desk.objects.filter(pk=desk.pk).update(harmless=chosen)
    told = {"harmless": _labels(before)}, {"harmless": _labels(harmless_with(chosen))}
    record_settings(actor, "layers_set", desk, *told)
    return _compare_again(drafts_being_checked(desk))


@transaction.atomic
def set_retention(*, actor: User, desk: Desk, days: int | None, expected: int) -> None:
    """Offer for new sources a last day so many days ahead; None: without limit.

    A source that is there keeps its own day. Raises Denied, Conflict, Invalid.
    """
    if days is not None and not 1 <= days <= LONGEST_RETENTION:
        raise Invalid(f"Give 1 to {LONGEST_RETENTION:,} days, or leave it empty.")
    before = take_settings(actor, desk, expected).retention_days
    if before != days:
        Desk.objects.filter(pk=desk.pk).update(retention_days=days)
        record_settings(actor, "retention_set", desk, {"days": before}, {"days": days})


def take_settings(actor: User, desk: Desk, expected: int) -> Desk:
    """The desk as it stands, its settings this person's to change until the transaction ends.

    Raises Denied, and Conflict when somebody changed a setting since the person saw them.
    """
    check_can_change_settings(actor, desk)
    seen = Desk.objects.filter(pk=desk.pk, settings_revision=expected)
    if not seen.update(settings_revision=F("settings_revision") + 1):
        raise Conflict("Somebody else changed the settings meanwhile. Look at them again.")
    return Desk.objects.get(pk=desk.pk)


def record_settings(
    actor: User, action: str, desk: Desk, before: dict[str, Any], after: dict[str, Any]
) -> None:
    """Write down a change of a setting, or of the scale."""
    record(actor=actor, action=action, subject=desk, desk=desk, before=before, after=after)


def _labels(rule: Harmless) -> list[str]:
    return [layer.label for layer in LAYERS if rule.has(layer.name)]


def _compare_again(drafts: QuerySet[Draft]) -> list[Job]:
    return [jobs.enqueue(kind=Job.Kind.COMPARE, draft=draft) for draft in drafts]
