"""What a desk decided lately, as rows to be counted. No row names a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import Lag

from claims.models import Approval, Comparison, Desk, Source, Verdict

# Who decides nothing for so long was doing something else.
LONGEST_GAP = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Made:
    """A decision: on what, of which tone, when, and how long after the same person's decision
    before it on the same draft; None after a longer gap than LONGEST_GAP or for a first one."""

    claim: UUID
    kind: str
    quote_kind: str
    tone: str
    at: datetime
    took: timedelta | None


@dataclass(frozen=True, slots=True)
class Catch:
    """A claim that was found wrong or in need of other words, at its first such verdict.

    `finding` is the best comparison's with an open source as things stand, "" without any.
    `stage`: checker, editor (after the draft was sent back) or draft (in a later draft).
    """

    claim: UUID
    kind: str
    quote_kind: str
    finding: str
    stage: str
    at: datetime


def decisions_made(desk: Desk, since: datetime) -> Iterator[Made]:
    """The decisions made on a desk since then, in one query."""
    of_person = [F("decided_by"), F("claim__draft")]
    last = Window(Lag("decided_at"), partition_by=of_person, order_by="decided_at")
    rows = _made(desk, since).annotate(last=last)
    fields = ("claim", "claim__kind", "claim__quote_kind", "option__tone", "decided_at", "last")
    for claim, kind, quote_kind, tone, at, last in rows.values_list(*fields):
        took = at - last if last and at - last <= LONGEST_GAP else None
        yield Made(claim, kind, quote_kind, tone, at, took)


def catches(desk: Desk, since: datetime) -> list[Catch]:
    """The claims caught on a desk since then, each once, in one query."""
    sent_back = Approval.objects.filter(
        draft=OuterRef("claim__draft"),
        decision=Approval.Decision.SENT_BACK,
        decided_at__lt=OuterRef("decided_at"),
    )
    # A finding against a confidential source is not for the whole desk, not even as a number.
    open_ones = Comparison.objects.filter(source__handling=Source.Handling.OPEN)
    best = open_ones.filter(claim=OuterRef("claim")).order_by("rank")
    rows = _made(desk, since).filter(option__tone__in=["bad", "fix"])
    rows = rows.annotate(was_sent_back=Exists(sent_back), best=Subquery(best.values("finding")[:1]))
    fields = ("claim", "claim__kind", "claim__quote_kind", "best", "was_sent_back")
    found: dict[UUID, Catch] = {}
    for claim, kind, quote_kind, finding, is_back, number, at in rows.values_list(
        *fields, "claim__draft__number", "decided_at"
    ):
        stage = "editor" if is_back else "draft" if number > 1 else "checker"
        found.setdefault(claim, Catch(claim, kind, quote_kind, finding or "", stage, at))
    return list(found.values())


def _made(desk: Desk, since: datetime) -> QuerySet[Verdict]:
    """Decisions made by a person, oldest first: neither kept from a draft before, nor an undo,
    nor undone. One whose undo was undone stands again."""
    undone = Verdict.objects.filter(undoes=OuterRef("pk"), undone_by=None)
    made = Verdict.objects.filter(~Exists(undone), claim__draft__desk=desk, decided_at__gte=since)
    made = made.filter(option__isnull=False, carried_from=None, undoes=None)
    return made.order_by("decided_at", "id")
