"""The rules of approval as the database holds them: rows are written here without any service."""

import pytest
from django.db import IntegrityError, transaction

from claims.models import Approval, Desk, Draft, Role, Status, User, Verdict
from tests.factories import (
    approve,
    make_article,
    make_claim,
    make_draft,
    make_person,
    make_verdict,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(desk: Desk, alice: User, bob: User) -> Draft:
    """A draft with two claims, decided by alice and bob, sent by alice."""
    draft = make_draft(article=make_article(desk=desk, by=alice))
    make_verdict(claim=make_claim(draft=draft, words="5,000"), by=alice)
    make_verdict(claim=make_claim(draft=draft, words="300"), by=bob)
    send(draft, alice)
    return draft


def send(draft: Draft, by: User) -> None:
    Draft.objects.filter(pk=draft.pk).update(status=Status.READY, sent_by=by)
    draft.refresh_from_db()


def test_an_editor_who_decided_nothing_approves(ready: Draft, carol: User) -> None:
    approve(draft=ready, by=carol)
    ready.refresh_from_db()
    assert ready.status == Status.APPROVED


PEOPLE = [
    ("a journalist", Role.JOURNALIST, "not an editor"),
    ("the sender", Role.EDITOR, "sent the draft"),
    ("a decider", Role.EDITOR, "decided a claim"),
    ("a superuser who sent it", Role.ADMIN, "sent the draft"),
    ("a closed account", Role.EDITOR, "not an editor"),
    ("an editor elsewhere", None, "not an editor"),
]


@pytest.mark.parametrize(("who", "role", "reason"), PEOPLE)
def test_nobody_else_approves(
    ready: Draft, desk: Desk, dave: User, who: str, role: Role | None, reason: str
) -> None:
    person = make_person(desk=desk, role=role) if role else dave
    if "superuser" in who:
        User.objects.filter(pk=person.pk).update(is_superuser=True)
    if "sen" in who:
        Draft.objects.filter(pk=ready.pk).update(status=Status.IN_PROGRESS)
        send(ready, person)
    if who == "a decider":
        make_verdict(claim=ready.claims.get(surface="300"), by=person)
        send(ready, person_of(ready))
    if "closed" in who:
        User.objects.filter(pk=person.pk).update(is_active=False)
    with pytest.raises(IntegrityError, match=reason), transaction.atomic():
        approve(draft=ready, by=person)


def person_of(draft: Draft) -> User:
    assert draft.sent_by is not None
    return draft.sent_by


def test_a_verdict_that_no_longer_counts_does_not_bar_its_author(
    ready: Draft, desk: Desk, alice: User
) -> None:
    editor = make_person(desk=desk, role=Role.EDITOR)
    claim = ready.claims.get(surface="300")
    make_verdict(claim=claim, by=editor)
    make_verdict(claim=claim, by=alice)
    send(ready, alice)
    approve(draft=ready, by=editor)


def test_a_carried_verdict_bars_who_made_it(ready: Draft, desk: Desk) -> None:
    editor = make_person(desk=desk, role=Role.EDITOR)
    first = make_verdict(claim=ready.claims.get(surface="300"), by=editor)
    later = make_draft(article=ready.article, status=Status.EXTRACTING)
    make_verdict(claim=make_claim(draft=later), by=editor, carried_from=first)
    Draft.objects.filter(pk=later.pk).update(status=Status.TO_CHECK)
    send(later, make_person(desk=desk))
    with pytest.raises(IntegrityError, match="decided a claim"), transaction.atomic():
        approve(draft=later, by=editor)


def test_an_open_claim_bars_approval(ready: Draft, alice: User, carol: User) -> None:
    make_claim(draft=ready, words="Monday")
    send(ready, alice)
    with pytest.raises(IntegrityError, match="is not decided"), transaction.atomic():
        approve(draft=ready, by=carol)


def test_a_reopened_claim_bars_approval(ready: Draft, alice: User, carol: User) -> None:
    make_verdict(claim=ready.claims.get(surface="300"), label=None)
    send(ready, alice)
    with pytest.raises(IntegrityError, match="is not decided"), transaction.atomic():
        approve(draft=ready, by=carol)


def test_a_dropped_claim_does_not_bar_approval(ready: Draft, alice: User, carol: User) -> None:
    claim = make_claim(draft=ready, words="Monday")
    claim.dropped_at = ready.received_at
    claim.save()
    send(ready, alice)
    approve(draft=ready, by=carol)


def test_an_earlier_revision_cannot_be_approved(ready: Draft, alice: User, carol: User) -> None:
    seen = Draft.objects.get(pk=ready.pk)
    make_verdict(claim=ready.claims.get(surface="300"), by=alice)
    send(ready, alice)
    with pytest.raises(IntegrityError, match="not ready at this revision"), transaction.atomic():
        approve(draft=seen, by=carol)


def test_a_superseded_draft_can_be_neither_sent_nor_approved(
    ready: Draft, alice: User, carol: User
) -> None:
    make_draft(article=ready.article)
    with pytest.raises(IntegrityError, match="newer draft"), transaction.atomic():
        approve(draft=ready, by=carol)
    Draft.objects.filter(pk=ready.pk).update(status=Status.IN_PROGRESS)
    with pytest.raises(IntegrityError, match="newer draft"), transaction.atomic():
        send(ready, alice)


def test_a_draft_is_not_approved_without_an_approval(ready: Draft) -> None:
    with pytest.raises(IntegrityError, match="no approval"), transaction.atomic():
        Draft.objects.filter(pk=ready.pk).update(status=Status.APPROVED)


def test_the_sender_cannot_be_swapped(ready: Draft, bob: User) -> None:
    with pytest.raises(IntegrityError, match="who sent"), transaction.atomic():
        Draft.objects.filter(pk=ready.pk).update(sent_by=bob)


def test_only_an_editor_sends_back(ready: Draft, bob: User) -> None:
    with pytest.raises(IntegrityError, match="not an editor"), transaction.atomic():
        Approval.objects.create(
            draft=ready, revision=ready.revision, decision="sent_back", note="No", decided_by=bob
        )


STATES = [
    # status before, status after a verdict or a claim, does the revision grow
    (Status.RECEIVED, Status.RECEIVED, False),
    (Status.EXTRACTING, Status.EXTRACTING, False),
    (Status.TO_CHECK, Status.IN_PROGRESS, True),
    (Status.IN_PROGRESS, Status.IN_PROGRESS, True),
    (Status.WAITING, Status.WAITING, True),
    (Status.READY, Status.IN_PROGRESS, True),
    (Status.APPROVED, Status.IN_PROGRESS, True),
    (Status.SENT_BACK, Status.IN_PROGRESS, True),
]


# A decided claim cannot be deleted, and an approved draft has no other.
ACTS = [
    (*state, act)
    for state in STATES
    for act in ("verdict", "claim", "drop", "delete")
    if (state[0], act) != (Status.APPROVED, "delete")
]


@pytest.mark.parametrize(("before", "after", "grows", "act"), ACTS)
def test_what_changes_under_a_draft_takes_it_back(
    before: Status, after: Status, grows: bool, act: str
) -> None:
    draft = make_draft(status=Status.EXTRACTING)
    claim = make_claim(draft=draft, words="5,000")
    put(draft, before)
    match act:
        case "verdict":
            make_verdict(claim=claim)
        case "claim":
            make_claim(draft=draft, words="300")
        case "drop":
            claim.dropped_at = draft.received_at
            claim.save()
        case "delete":
            claim.delete()
    seen = draft.revision
    draft.refresh_from_db()
    assert (draft.status, draft.revision > seen) == (after, grows)


def put(draft: Draft, status: Status) -> None:
    """Bring a draft with undecided claims into any status, approved too."""
    sender = make_person(desk=draft.desk)
    if status == Status.APPROVED:
        claim = draft.claims.get()
        make_verdict(claim=claim, by=sender)
        Draft.objects.filter(pk=draft.pk).update(status=Status.TO_CHECK)
        send(draft, sender)
        approve(draft=draft)
    elif status == Status.READY:
        Draft.objects.filter(pk=draft.pk).update(status=Status.TO_CHECK)
        send(draft, sender)
    else:
        Draft.objects.filter(pk=draft.pk).update(status=status)
        draft.refresh_from_db()


def test_a_second_verdict_of_the_same_number_is_refused(ready: Draft, bob: User) -> None:
    claim = ready.claims.get(surface="300")
    with pytest.raises(IntegrityError), transaction.atomic():
        Verdict.objects.create(claim=claim, number=1, option=None, decided_by=bob)
