"""Sending, recalling, approving and sending back, through the services."""

import pytest

from claims.models import Approval, Claim, Desk, Draft, Event, Role, Status, User
from claims.permissions import Denied, NotNow
from claims.services.drafts import (
    approve_draft,
    recall_draft,
    send_back_draft,
    send_for_approval,
)
from claims.services.errors import Conflict, Invalid
from claims.services.intake import receive_draft
from tests.factories import (
    make_article,
    make_claim,
    make_draft,
    make_person,
    make_query,
    make_verdict,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(desk: Desk, alice: User, bob: User) -> Draft:
    """A draft of alice with one claim, decided by bob."""
    draft = make_draft(article=make_article(desk=desk, by=alice))
    make_verdict(claim=make_claim(draft=draft, words="5,000"), by=bob)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def ready(draft: Draft, alice: User) -> Draft:
    send_for_approval(actor=alice, draft=draft, revision=draft.revision)
    draft.refresh_from_db()
    return draft


def test_sending_names_the_sender(ready: Draft, alice: User) -> None:
    assert (ready.status, ready.sent_by) == (Status.READY, alice)
    assert ready.sent_at is not None
    event = Event.objects.get(action="draft_sent")
    assert (event.before, event.after["status"]) == ({"status": "in_progress"}, "ready")


def test_a_draft_without_claims_can_be_sent(desk: Desk, alice: User) -> None:
    draft = make_draft(article=make_article(desk=desk, by=alice))
    send_for_approval(actor=alice, draft=draft, revision=0)


def test_a_draft_with_an_open_claim_is_not_sent(draft: Draft, alice: User) -> None:
    make_claim(draft=draft, words="300")
    make_claim(draft=draft, words="Monday")
    draft.refresh_from_db()
    with pytest.raises(NotNow, match="2 claims are not decided yet"):
        send_for_approval(actor=alice, draft=draft, revision=draft.revision)


def test_a_reopened_claim_is_open(draft: Draft, alice: User) -> None:
    make_verdict(claim=draft.claims.get(), label=None)
    with pytest.raises(NotNow, match="1 claim is not decided yet"):
        send_for_approval(actor=alice, draft=draft, revision=draft.revision + 1)


def test_a_draft_with_an_open_question_is_not_sent(draft: Draft, alice: User) -> None:
    make_query(claim=draft.claims.get())
    with pytest.raises(NotNow, match="question to the author"):
        send_for_approval(actor=alice, draft=draft, revision=draft.revision)


ACTS = [
    ("send", Status.IN_PROGRESS),
    ("recall", Status.READY),
    ("approve", Status.READY),
    ("send back", Status.READY),
]


def act(name: str, actor: User, draft: Draft, revision: int) -> None:
    match name:
        case "send":
            send_for_approval(actor=actor, draft=draft, revision=revision)
        case "recall":
            recall_draft(actor=actor, draft=draft, revision=revision)
        case "approve":
            approve_draft(actor=actor, draft=draft, revision=revision)
        case "send back":
            send_back_draft(actor=actor, draft=draft, revision=revision, note="Look again.")


def put(draft: Draft, status: Status, sender: User) -> None:
    """Bring the draft, which is in progress, where the act is possible."""
    if status == Status.READY:
        Draft.objects.filter(pk=draft.pk).update(status=status, sent_by=sender)


@pytest.mark.parametrize(("name", "status"), ACTS)
def test_a_stale_revision_is_a_conflict(
    draft: Draft, alice: User, carol: User, name: str, status: Status
) -> None:
    put(draft, status, alice)
    with pytest.raises(Conflict, match="changed after you opened it"):
        act(name, carol, draft, draft.revision - 1)
    draft.refresh_from_db()
    assert draft.status == status
    assert not Approval.objects.exists()


@pytest.mark.parametrize(("name", "status"), ACTS)
def test_a_stranger_does_nothing(
    draft: Draft, alice: User, dave: User, name: str, status: Status
) -> None:
    put(draft, status, alice)
    with pytest.raises(Denied, match="people of this desk"):
        act(name, dave, draft, draft.revision)


@pytest.mark.parametrize(("name", "status"), ACTS)
def test_it_is_refused_twice(
    draft: Draft, alice: User, carol: User, name: str, status: Status
) -> None:
    put(draft, status, alice)
    act(name, carol, draft, draft.revision)
    with pytest.raises((NotNow, Conflict)):
        act(name, carol, draft, draft.revision)


def test_approval_names_the_verdicts_that_were_read(ready: Draft, carol: User) -> None:
    approval = approve_draft(actor=carol, draft=ready, revision=ready.revision, note="Good.")
    ready.refresh_from_db()
    assert ready.status == Status.APPROVED
    assert [verdict.claim for verdict in approval.verdicts.all()] == [ready.claims.get()]
    event = Event.objects.get(action="draft_approved")
    assert event.after["approval"] == str(approval.pk)


WHO = [
    ("alice", "Only an editor"),
    ("sender", "You sent this draft"),
    ("decider", "You decided a claim"),
    ("superuser", "You sent this draft"),
]


@pytest.mark.parametrize(("who", "reason"), WHO)
def test_the_two_person_rule(draft: Draft, desk: Desk, alice: User, who: str, reason: str) -> None:
    person = alice if who == "alice" else make_person(desk=desk, role=Role.EDITOR)
    if who == "superuser":
        User.objects.filter(pk=person.pk).update(is_superuser=True)
        person.refresh_from_db()
    if who == "decider":
        make_verdict(claim=draft.claims.get(), by=person)
    sender = person if who in ("sender", "superuser") else make_person(desk=desk)
    draft.refresh_from_db()
    send_for_approval(actor=sender, draft=draft, revision=draft.revision)
    with pytest.raises(Denied, match=reason):
        approve_draft(actor=person, draft=draft, revision=draft.revision)


def test_an_admin_approves_like_an_editor(ready: Draft, anna: User) -> None:
    approve_draft(actor=anna, draft=ready, revision=ready.revision)


def test_sending_back_needs_a_reason(ready: Draft, carol: User) -> None:
    with pytest.raises(Invalid, match="The note is empty"):
        send_back_draft(actor=carol, draft=ready, revision=ready.revision, note="  ")


def test_a_draft_sent_back_can_be_sent_again_and_approved(
    ready: Draft, alice: User, carol: User
) -> None:
    send_back_draft(actor=carol, draft=ready, revision=ready.revision, note="Why?")
    ready.refresh_from_db()
    assert ready.status == Status.SENT_BACK
    send_for_approval(actor=alice, draft=ready, revision=ready.revision)
    approve_draft(actor=carol, draft=ready, revision=ready.revision)
    assert [str(approval) for approval in ready.approvals.order_by("decided_at")] == [
        "Sent back by Carol",
        "Approved by Carol",
    ]


def test_a_recalled_draft_is_worked_on_again(ready: Draft, bob: User) -> None:
    recall_draft(actor=bob, draft=ready, revision=ready.revision)
    ready.refresh_from_db()
    assert ready.status == Status.IN_PROGRESS


def test_a_new_draft_supersedes(ready: Draft, alice: User, carol: User) -> None:
    receive_draft(actor=alice, article=ready.article, text="Another text altogether.")
    with pytest.raises(NotNow, match="newer draft"):
        approve_draft(actor=carol, draft=ready, revision=ready.revision)


def test_the_approval_of_an_older_draft_stays(ready: Draft, alice: User, carol: User) -> None:
    approve_draft(actor=carol, draft=ready, revision=ready.revision)
    receive_draft(actor=alice, article=ready.article, text="Another text altogether.")
    ready.refresh_from_db()
    assert ready.status == Status.APPROVED
    assert ready.approvals.count() == 1


def test_a_claim_added_while_ready_takes_the_draft_back(ready: Draft) -> None:
    make_claim(draft=ready, words="300")
    assert Draft.objects.get(pk=ready.pk).status == Status.IN_PROGRESS
    assert Claim.objects.filter(draft=ready).count() == 2
