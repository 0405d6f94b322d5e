"""Who may do what, when: (act, who, state of the draft, allowed)."""

import pytest

from claims import permissions
from claims.models import Article, Claim, Desk, Draft, Job, Membership, Query, Role, Status, User
from tests.factories import (
    make_article,
    make_claim,
    make_desk,
    make_draft,
    make_job,
    make_person,
    make_query,
    make_source,
    make_verdict,
)

pytestmark = pytest.mark.django_db
S = Status


@pytest.fixture
def draft(desk: Desk, alice: User, bob: User, carol: User, anna: User, dave: User) -> Draft:
    """Sent by alice once; its claim was decided by bob. Two editors: carol, who is free to
    approve, and ed, who is a superuser but decided a second claim."""
    draft = make_draft(article=make_article(desk=desk, by=alice), status=S.TO_CHECK)
    make_verdict(claim=make_claim(draft=draft, words="5,000"), by=bob)
    ed = make_person(name="ed", desk=desk, role=Role.EDITOR, is_superuser=True)
    make_verdict(claim=make_claim(draft=draft, words="300"), by=ed)
    make_person(name="gone", desk=desk, role=Role.EDITOR, is_active=False)
    make_person(name="root", is_superuser=True, is_staff=True)
    Draft.objects.filter(pk=draft.pk).update(status=S.IN_PROGRESS)
    Draft.objects.filter(pk=draft.pk).update(status=S.READY, sent_by=alice)
    draft.refresh_from_db()
    return draft


MEMBERS = {"alice", "bob", "carol", "anna", "ed"}
STRANGERS = {"dave", "gone", "root"}
CHECKING = {S.TO_CHECK, S.IN_PROGRESS, S.WAITING, S.READY, S.APPROVED, S.SENT_BACK}
RULES = [
    # act, people who may, states in which they may
    ("add_claim", MEMBERS, CHECKING),
    ("set_verdict", MEMBERS, CHECKING),
    ("change_claim", MEMBERS, CHECKING),
    ("comment", MEMBERS, set(S)),
    ("ask_query", MEMBERS, CHECKING - {S.READY, S.APPROVED}),
    ("send_draft", MEMBERS, {S.TO_CHECK, S.IN_PROGRESS, S.SENT_BACK}),
    ("recall_draft", MEMBERS, {S.READY}),
    ("approve_draft", {"carol", "anna"}, {S.READY}),
    ("send_back_draft", {"carol", "anna", "ed"}, {S.READY}),
]
ON_CLAIM = {"set_verdict", "change_claim", "comment", "ask_query"}


@pytest.mark.parametrize(("act", "people", "states"), RULES)
def test_who_may_do_what_when(
    draft: Draft, act: str, people: set[str], states: set[Status]
) -> None:
    thing: Draft | Claim = draft
    if act in ON_CLAIM:
        thing = draft.claims.get(surface="5,000")
        thing.draft = draft
    can = getattr(permissions, f"can_{act}")
    for state in S:
        draft.status = state
        allowed = {name for name in MEMBERS | STRANGERS if can(person(name), thing)}
        assert (state, allowed) == (state, people if state in states else set())


def person(name: str) -> User:
    return User.objects.get(username=name)


ON_DESK = [
    ("add_article", MEMBERS),
    ("add_source", MEMBERS),
    ("manage_people", {"anna"}),
]


@pytest.mark.parametrize(("act", "people"), ON_DESK)
def test_who_may_do_what_on_a_desk(draft: Draft, act: str, people: set[str]) -> None:
    can = getattr(permissions, f"can_{act}")
    assert {name for name in MEMBERS | STRANGERS if can(person(name), draft.desk)} == people


def test_a_superseded_draft_is_only_commented(draft: Draft, carol: User) -> None:
    make_draft(article=draft.article)
    claim = draft.claims.get(surface="5,000")
    for act in ("add_claim", "send_draft", "approve_draft", "send_back_draft"):
        assert not getattr(permissions, f"can_{act}")(carol, draft)
    for act in ("set_verdict", "change_claim", "ask_query"):
        assert "newer draft" in permissions.why_not(
            getattr(permissions, f"check_can_{act}"), carol, claim
        )
    assert permissions.can_comment(carol, claim)


def test_a_question_is_answered_and_resolved_while_open(draft: Draft, alice: User) -> None:
    query = make_query(claim=draft.claims.all()[0])
    for act in (permissions.can_answer_query, permissions.can_resolve_query):
        assert act(alice, query)
        assert not act(person("dave"), query)
    Query.objects.update(resolved_at=draft.received_at)
    query.refresh_from_db()
    assert not permissions.can_answer_query(alice, query)


@pytest.mark.parametrize("state", list(Job.State))
def test_work_is_tried_again_once_it_failed(draft: Draft, bob: User, state: str) -> None:
    hidden = make_source(desk=draft.desk, handling="confidential")
    for job, sees in ((make_job(draft=draft, state=state), True), (make_job(source=hidden), False)):
        job.state = Job.State(state)
        assert permissions.can_retry_job(bob, job) is (sees and state == "failed")
        assert not permissions.can_retry_job(person("dave"), job)


def test_the_reason_is_a_sentence(draft: Draft, alice: User, bob: User) -> None:
    why_not = permissions.why_not
    assert why_not(permissions.check_can_approve_draft, bob, draft) == (
        "Only an editor can approve a draft or send it back."
    )
    Membership.objects.filter(user=alice).update(role=Role.EDITOR)
    assert why_not(permissions.check_can_approve_draft, alice, draft) == (
        "You sent this draft for approval: someone else must approve it."
    )
    assert why_not(permissions.check_can_recall_draft, alice, draft) == ""


def test_a_role_counts_on_its_own_desk_only(draft: Draft, dave: User) -> None:
    Membership.objects.create(desk=draft.desk, user=dave, role=Role.JOURNALIST)
    assert permissions.can_set_verdict(dave, draft.claims.all()[0])
    assert not permissions.can_approve_draft(dave, draft)


def test_an_article_takes_drafts_from_its_desk(draft: Draft, alice: User, dave: User) -> None:
    article = Article.objects.get()
    assert permissions.can_add_draft(alice, article)
    assert not permissions.can_add_draft(dave, article)
    assert not permissions.can_add_draft(make_person(desk=make_desk()), article)
