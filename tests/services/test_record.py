"""Every act is one Event, by the person who did it; a refused act leaves none."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import transaction

from claims.models import Claim, Desk, Draft, Event, Query, Source, Status, User, VerdictOption
from claims.permissions import Denied
from claims.queries.events import events_of, events_of_desks, events_visible_to
from claims.services.claims import (
    add_claim,
    change_claim,
    drop_claim,
    merge_claims,
    split_claim,
)
from claims.services.drafts import (
    approve_draft,
    recall_draft,
    send_back_draft,
    send_for_approval,
)
from claims.services.errors import Conflict
from claims.services.intake import receive_draft
from claims.services.record import record
from claims.services.sources import attach_source, detach_source
from claims.services.thread import answer_query, ask_query, comment_on_claim, resolve_query
from claims.services.verdicts import set_verdict, undo_verdict
from tests.factories import (
    make_article,
    make_claim,
    make_draft,
    make_event,
    make_query,
    make_source,
    make_verdict,
)

pytestmark = pytest.mark.django_db


@dataclass
class Case:
    """An article under way: a claim with a verdict of alice, an open one, a question, a source."""

    desk: Desk
    draft: Draft
    decided: Claim
    undecided: Claim
    query: Query
    source: Source
    option: VerdictOption

    def send(self, by: User) -> Draft:
        """Ready for approval, as rows."""
        Query.objects.update(resolved_at=self.draft.received_at)
        make_verdict(claim=self.undecided, by=by)
        Draft.objects.filter(pk=self.draft.pk).update(status=Status.READY, sent_by=by)
        self.draft.refresh_from_db()
        return self.draft


@pytest.fixture
def case(desk: Desk, alice: User) -> Case:
    draft = make_draft(article=make_article(desk=desk, by=alice))
    decided = make_claim(draft=draft, words="5,000")
    undecided = make_claim(draft=draft, words="300 stayed")
    make_verdict(claim=decided, by=alice)
    query = make_query(claim=decided, by=alice)
    option = VerdictOption.objects.get(desk=desk, label="Wrong")
    source = make_source(desk=desk, by=alice)
    return Case(desk, draft, decided, undecided, query, source, option)


Act = Callable[[User, Case], object]
ACTS: list[tuple[str, Act]] = [
    ("draft_received", lambda a, c: receive_draft(actor=a, article=c.draft.article, text="New.")),
    (
        "source_attached",
        lambda a, c: attach_source(actor=a, article=c.draft.article, source=c.source),
    ),
    ("claim_added", lambda a, c: add_claim(actor=a, draft=c.draft, start=0, end=3, kind="quote")),
    ("claim_changed", lambda a, c: change_claim(actor=a, claim=c.decided, start=0, end=9)),
    ("claims_merged", lambda a, c: merge_claims(actor=a, first=c.decided, second=c.undecided)),
    ("claim_dropped", lambda a, c: drop_claim(actor=a, claim=c.undecided)),
    (
        "verdict_set",
        lambda a, c: set_verdict(actor=a, claim=c.decided, option=c.option, expected=1),
    ),
    ("verdict_undone", lambda a, c: undo_verdict(actor=a, claim=c.decided, expected=1)),
    ("comment_added", lambda a, c: comment_on_claim(actor=a, claim=c.decided, text="Seen.")),
    ("query_asked", lambda a, c: ask_query(actor=a, claim=c.decided, text="Who?")),
    ("query_answered", lambda a, c: answer_query(actor=a, query=c.query, text="He.")),
    ("query_resolved", lambda a, c: resolve_query(actor=a, query=c.query)),
]
ON_READY: list[tuple[str, Callable[[User, Draft], object]]] = [
    ("draft_recalled", lambda a, d: recall_draft(actor=a, draft=d, revision=d.revision)),
    ("draft_approved", lambda a, d: approve_draft(actor=a, draft=d, revision=d.revision)),
    (
        "draft_sent_back",
        lambda a, d: send_back_draft(actor=a, draft=d, revision=d.revision, note="No"),
    ),
]


@pytest.mark.parametrize(("action", "act"), ACTS)
def test_an_act_is_one_event(case: Case, alice: User, action: str, act: Act) -> None:
    act(alice, case)
    event = Event.objects.get()
    assert (event.action, event.actor, event.article, event.desk) == (
        action,
        alice,
        case.draft.article,
        case.desk,
    )


@pytest.mark.parametrize(("action", "act"), ON_READY)
def test_a_decision_is_one_event(
    case: Case,
    alice: User,
    carol: User,
    action: str,
    act: Callable[[User, Draft], object],
) -> None:
    act(carol, case.send(by=alice))
    event = Event.objects.get()
    assert (event.action, event.actor, event.before) == (action, carol, {"status": "ready"})


def test_a_split_is_an_event_of_each_part(case: Case, alice: User) -> None:
    at = case.undecided.start + 4
    parts = split_claim(actor=alice, claim=case.undecided, at=at)
    events = Event.objects.filter(action="claim_split")
    assert {event.subject for event in events} == {str(part.pk) for part in parts}


def test_detaching_is_an_event(case: Case, alice: User) -> None:
    article = case.draft.article
    attach_source(actor=alice, article=article, source=case.source)
    detach_source(actor=alice, article=article, source=case.source)
    detach_source(actor=alice, article=article, source=case.source)
    assert list(Event.objects.order_by("id").values_list("action", flat=True)) == [
        "source_attached",
        "source_detached",
    ]


@pytest.mark.parametrize(("action", "act"), ACTS)
def test_a_refused_act_is_no_event(case: Case, dave: User, action: str, act: Act) -> None:
    with pytest.raises(Denied), transaction.atomic():
        act(dave, case)
    assert not Event.objects.exists()


def test_a_lost_race_is_no_event(case: Case, alice: User) -> None:
    with pytest.raises(Conflict), transaction.atomic():
        set_verdict(actor=alice, claim=case.decided, option=case.option, expected=0)
    with pytest.raises(Denied), transaction.atomic():
        send_for_approval(actor=alice, draft=case.draft, revision=0)
    assert not Event.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_event_without_a_transaction_is_refused(desk: Desk) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record(actor=None, action="desk_created", subject=desk, desk=desk)


def test_the_record_is_read_newest_first_within_the_desk(
    case: Case, alice: User, carol: User, dave: User
) -> None:
    article = case.draft.article
    first = make_event(desk=case.desk, article=article)
    second = make_event(desk=case.desk)
    elsewhere = make_event(desk=dave.desks.get())
    assert list(events_visible_to(alice)) == [second, first]
    assert list(events_of_desks(carol)) == [second, first]
    assert list(events_of_desks(carol, is_without_article=True)) == [second]
    assert list(events_of_desks(alice)) == []
    assert list(events_of(article, alice)) == [first]
    assert list(events_of(article, dave)) == []
    assert list(events_visible_to(dave)) == [elsewhere]
