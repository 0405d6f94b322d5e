"""People acting at the same moment, on real connections."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import pytest
from django.db import connection

from claims.models import (
    Approval,
    Article,
    Draft,
    Job,
    Role,
    Source,
    Status,
    User,
    Verdict,
    VerdictOption,
)
from claims.permissions import Denied
from claims.services.drafts import approve_draft
from claims.services.errors import Conflict
from claims.services.intake import (
    ReceivedArticle,
    ReceivedSource,
    receive_article,
    receive_draft,
    receive_source,
)
from claims.services.verdicts import set_verdict
from tests.factories import make_article, make_claim, make_desk, make_draft, make_person

pytestmark = pytest.mark.django_db(transaction=True)

Act = Callable[[], object]


@contextmanager
def racers(count: int) -> Iterator[Callable[..., list[object]]]:
    """Runs `count` acts at the same moment, each on a connection of its own.

    The answer holds what each act returned, or the refusal it raised.
    """
    start = threading.Barrier(count)

    def one(act: Act) -> object:
        start.wait(timeout=20)
        try:
            return act()
        except (Conflict, Denied) as refusal:
            return refusal

    with ThreadPoolExecutor(count) as pool:
        try:
            yield lambda *acts: list(pool.map(one, acts))
        finally:
            # Looked up inside the thread: each thread has its own connection.
            list(pool.map(one, [lambda: connection.close()] * count))


def put_ready(draft: Draft, sender: User) -> int:
    """Ready for approval again; returns the revision."""
    Draft.objects.filter(pk=draft.pk).update(status=Status.IN_PROGRESS)
    Draft.objects.filter(pk=draft.pk).update(status=Status.READY, sent_by=sender)
    return Draft.objects.values_list("revision", flat=True).get(pk=draft.pk)


@pytest.mark.parametrize("is_same_person", [False, True])
def test_no_draft_stands_approved_under_a_later_verdict(is_same_person: bool) -> None:
    desk = make_desk()
    journalist, sender = make_person(desk=desk), make_person(desk=desk)
    editor = make_person(desk=desk, role=Role.EDITOR)
    decider = editor if is_same_person else journalist
    option = VerdictOption.objects.filter(desk=desk)[0]
    article = make_article(desk=desk, by=journalist)
    with racers(2) as race:
        for number in range(50):
            # A draft each round: an earlier verdict of the editor would bar the approval.
            draft = make_draft(article=article, text=f"Draft {number} counts 5,000 people.")
            claim = make_claim(draft=draft, words="5,000")
            set_verdict(actor=journalist, claim=claim, option=option, expected=0)
            revision = put_ready(draft, sender)
            approve = partial(approve_draft, actor=editor, draft=draft, revision=revision)
            # With a note: the same verdict said again would change nothing.
            verdict = partial(set_verdict, actor=decider, claim=claim, option=option, note="Again")
            approved, decided = race(approve, partial(verdict, expected=1))
            assert isinstance(decided, Verdict)
            draft.refresh_from_db()
            assert draft.status == Status.IN_PROGRESS
            if isinstance(approved, Approval):
                assert decided not in approved.verdicts.all()


def test_of_verdicts_at_once_all_but_one_are_shown_the_first() -> None:
    desk = make_desk()
    people = [make_person(desk=desk) for _ in range(4)]
    option = VerdictOption.objects.filter(desk=desk)[0]
    draft = make_draft(article=make_article(desk=desk, by=people[0]))
    with racers(len(people)) as race:
        for word in ("minister", "bridge", "council", "5,000", "300"):
            claim = make_claim(draft=draft, words=word)
            decide = partial(set_verdict, claim=claim, option=option, expected=0)
            outcomes = race(*(partial(decide, actor=actor) for actor in people))
            assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 3
            assert claim.verdicts.count() == 1


def test_a_text_posted_fifty_times_at_once_is_one_article() -> None:
    desk = make_desk()
    post = partial(
        receive_article, actor=make_person(desk=desk), desk=desk, title="", text="Same words."
    )
    with racers(10) as race:
        answers = [answer for _ in range(5) for answer in race(*[post] * 10)]
    received = [answer for answer in answers if isinstance(answer, ReceivedArticle)]
    assert len(received) == 50
    assert len({answer.draft.pk for answer in received}) == 1
    assert sum(answer.is_new for answer in received) == 1
    assert (Article.objects.count(), Draft.objects.count(), Job.objects.count()) == (1, 1, 1)


def test_an_open_source_posted_at_once_is_one_source() -> None:
    desk = make_desk()
    post = partial(
        receive_source,
        actor=make_person(desk=desk),
        desk=desk,
        title="Letter",
        text="Sir, we are leaving.",
        kind="document",
        strength="primary",
        handling="open",
    )
    with racers(8) as race:
        answers = race(*[post] * 8)
    assert all(isinstance(answer, ReceivedSource) for answer in answers)
    assert (Source.objects.count(), Job.objects.count()) == (1, 1)


def test_drafts_received_at_once_are_numbered_one_after_another() -> None:
    desk = make_desk()
    actor = make_person(desk=desk)
    article = make_draft(article=make_article(desk=desk, by=actor)).article
    post = partial(receive_draft, actor=actor, article=article)
    with racers(6) as race:
        race(*(partial(post, text=f"Text {number}") for number in range(6)))
    assert list(article.drafts.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6, 7]


def test_a_new_draft_and_an_approval_at_once_leave_no_doubt() -> None:
    desk = make_desk()
    sender = make_person(desk=desk)
    editor = make_person(desk=desk, role=Role.EDITOR)
    with racers(2) as race:
        for number in range(20):
            draft = make_draft(article=make_article(desk=desk, by=sender))
            revision = put_ready(draft, sender)
            approved, _received = race(
                partial(approve_draft, actor=editor, draft=draft, revision=revision),
                partial(
                    receive_draft, actor=sender, article=draft.article, text=f"New text {number}."
                ),
            )
            newest = draft.article.drafts.get(number=2)
            draft.refresh_from_db()
            assert newest.status == Status.RECEIVED
            if isinstance(approved, Approval):
                assert draft.status == Status.APPROVED
            else:
                assert draft.status == Status.READY
