"""Comments, and questions to the author: asking makes a draft wait, the last answer frees it."""

import pytest

from claims.models import Claim, Desk, Draft, Event, Query, Status, User
from claims.permissions import Denied, NotNow
from claims.services.claims import drop_claim
from claims.services.errors import Invalid
from claims.services.thread import answer_query, ask_query, comment_on_claim, resolve_query
from tests.factories import make_article, make_claim, make_draft, make_verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(desk: Desk, alice: User) -> Draft:
    return make_draft(article=make_article(desk=desk, by=alice), status=Status.IN_PROGRESS)


@pytest.fixture
def claim(draft: Draft) -> Claim:
    return make_claim(draft=draft, words="5,000")


def status(draft: Draft) -> str:
    return Draft.objects.get(pk=draft.pk).status


def test_a_comment_joins_the_thread(claim: Claim, alice: User) -> None:
    message = comment_on_claim(actor=alice, claim=claim, text=" Seen. ")
    assert (message.text, message.written_by, message.query) == ("Seen.", alice, None)
    event = Event.objects.get(action="comment_added")
    assert event.after == {"message": message.pk}


def test_an_approved_draft_can_be_commented(alice: User, desk: Desk) -> None:
    draft = make_draft(article=make_article(desk=desk, by=alice), status=Status.EXTRACTING)
    claim = make_claim(draft=draft)
    Draft.objects.filter(pk=draft.pk).update(status=Status.READY, sent_by=alice)
    comment_on_claim(actor=alice, claim=claim, text="Well done.")
    assert status(draft) == Status.READY


ASKING = [
    (Status.TO_CHECK, True),
    (Status.IN_PROGRESS, True),
    (Status.WAITING, True),
    (Status.SENT_BACK, True),
    (Status.READY, False),
    (Status.EXTRACTING, False),
]


@pytest.mark.parametrize(("before", "may_ask"), ASKING)
def test_asking_makes_the_draft_wait(
    draft: Draft, claim: Claim, alice: User, before: Status, may_ask: bool
) -> None:
    sent_by = {"sent_by": alice} if before == Status.READY else {}
    Draft.objects.filter(pk=draft.pk).update(status=before, **sent_by)
    if may_ask:
        query = ask_query(actor=alice, claim=claim, text="Who says so?")
        assert [str(message) for message in query.messages.all()] == ["Who says so?"]
    else:
        with pytest.raises(NotNow):
            ask_query(actor=alice, claim=claim, text="Who says so?")
    assert status(draft) == (Status.WAITING if may_ask else before)


def test_resolving_the_last_question_lets_the_work_go_on(
    draft: Draft, claim: Claim, alice: User, bob: User
) -> None:
    first = ask_query(actor=alice, claim=claim, text="One?")
    second = ask_query(actor=alice, claim=claim, text="Two?")
    resolve_query(actor=bob, query=first)
    assert status(draft) == Status.WAITING
    resolve_query(actor=bob, query=second)
    assert status(draft) == Status.IN_PROGRESS
    event = Event.objects.filter(action="query_resolved").latest("id")
    assert (event.actor, event.before, event.after["status"]) == (
        bob,
        {"status": "waiting"},
        "in_progress",
    )


def test_a_verdict_while_waiting_leaves_the_question_open(
    draft: Draft, claim: Claim, alice: User
) -> None:
    ask_query(actor=alice, claim=claim, text="One?")
    make_verdict(claim=claim, by=alice)
    assert status(draft) == Status.WAITING


def test_answers_come_until_it_is_resolved(claim: Claim, alice: User, bob: User) -> None:
    query = ask_query(actor=alice, claim=claim, text="One?")
    answer_query(actor=bob, query=query, text="It was 5,200.")
    resolve_query(actor=alice, query=query)
    for act in (answer_late, resolve_query):
        with pytest.raises(NotNow, match="already resolved"):
            act(actor=bob, query=query)
    assert query.messages.count() == 2


def answer_late(*, actor: User, query: Query) -> None:
    answer_query(actor=actor, query=query, text="Too late.")


@pytest.mark.parametrize("text", ["", " \n ", "\ud800", "x" * 20_001])
def test_words_are_needed(claim: Claim, alice: User, text: str) -> None:
    query = ask_query(actor=alice, claim=claim, text="One?")
    with pytest.raises(Invalid, match="comment"):
        comment_on_claim(actor=alice, claim=claim, text=text)
    with pytest.raises(Invalid, match="question"):
        ask_query(actor=alice, claim=claim, text=text)
    with pytest.raises(Invalid, match="answer"):
        answer_query(actor=alice, query=query, text=text)


def test_strangers_say_nothing(claim: Claim, alice: User, dave: User) -> None:
    query = ask_query(actor=alice, claim=claim, text="One?")
    with pytest.raises(Denied):
        comment_on_claim(actor=dave, claim=claim, text="Hello")
    with pytest.raises(Denied):
        ask_query(actor=dave, claim=claim, text="Hello?")
    with pytest.raises(Denied):
        answer_query(actor=dave, query=query, text="Hello")
    with pytest.raises(Denied):
        resolve_query(actor=dave, query=query)


def test_a_dropped_claim_has_no_more_thread(claim: Claim, alice: User, bob: User) -> None:
    drop_claim(actor=bob, claim=claim)
    with pytest.raises(NotNow, match="dropped"):
        comment_on_claim(actor=alice, claim=claim, text="Hello")
