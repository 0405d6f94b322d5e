from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Desk, Event, Status, User, VerdictOption
from claims.permissions import Denied, NotNow
from claims.services.errors import Conflict, Invalid
from claims.services.verdicts import PassageRef, set_verdict
from tests.factories import (
    approve,
    make_article,
    make_claim,
    make_desk,
    make_draft,
    make_person,
    make_source,
    make_verdict,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(desk: Desk, alice: User) -> Claim:
    draft = make_draft(article=make_article(desk=desk, by=alice))
    return make_claim(draft=draft, words="5,000")


def option(desk: Desk, label: str = "Wrong") -> VerdictOption:
    return VerdictOption.objects.get(desk=desk, label=label)


def test_it_adds_the_newest_verdict(claim: Claim, desk: Desk, alice: User, bob: User) -> None:
    set_verdict(actor=alice, claim=claim, option=option(desk), expected=0)
    set_verdict(
        actor=bob,
        claim=claim,
        option=option(desk, "Fix needed"),
        note=" He said 4,000.\r\n",
        proposed="4,000",
        expected=1,
    )
    newest = Claim.objects.get(pk=claim.pk).verdict
    assert newest is not None
    assert (newest.number, str(newest.option), newest.decided_by) == (2, "Fix needed", bob)
    assert (newest.note, newest.proposed) == ("He said 4,000.", "4,000")


def test_it_writes_what_was_before_and_after(claim: Claim, desk: Desk, alice: User) -> None:
    set_verdict(actor=alice, claim=claim, option=option(desk, "Confirmed"), expected=0)
    set_verdict(actor=alice, claim=claim, option=option(desk), note="secret", expected=1)
    event = Event.objects.get(action="verdict_set", before__number=1)
    assert (event.actor, event.subject, event.article) == (
        alice,
        str(claim.pk),
        claim.draft.article,
    )
    assert (event.before["label"], event.after["label"]) == ("Confirmed", "Wrong")
    assert "secret" not in str(event.after)


def test_it_shows_who_decided_meanwhile(claim: Claim, desk: Desk, alice: User, bob: User) -> None:
    set_verdict(actor=bob, claim=claim, option=option(desk), expected=0)
    with pytest.raises(Conflict, match=r"Bob decided “Wrong” at \d\d:\d\d\."):
        set_verdict(actor=alice, claim=claim, option=option(desk), expected=0)
    assert claim.verdicts.count() == 1


@pytest.mark.parametrize("expected", [1, -1, 99])
def test_it_refuses_a_verdict_on_something_never_there(
    claim: Claim, desk: Desk, alice: User, expected: int
) -> None:
    with pytest.raises(Conflict):
        set_verdict(actor=alice, claim=claim, option=option(desk), expected=expected)


def test_it_takes_an_approval_back(claim: Claim, desk: Desk, alice: User, carol: User) -> None:
    make_verdict(claim=claim, by=alice)
    draft = claim.draft
    draft.refresh_from_db()
    draft.status, draft.sent_by = Status.READY, alice
    draft.save()
    approve(draft=draft, by=carol)
    set_verdict(actor=alice, claim=claim, option=option(desk), expected=1)
    draft.refresh_from_db()
    assert draft.status == Status.IN_PROGRESS


def test_it_refuses_a_stranger(claim: Claim, desk: Desk, dave: User) -> None:
    with pytest.raises(Denied):
        set_verdict(actor=dave, claim=claim, option=option(desk), expected=0)


def test_it_refuses_an_option_of_another_desk(claim: Claim, alice: User) -> None:
    with pytest.raises(Invalid, match="verdicts of this desk"):
        set_verdict(actor=alice, claim=claim, option=option(make_desk()), expected=0)


def test_it_refuses_a_draft_that_is_superseded(claim: Claim, desk: Desk, alice: User) -> None:
    make_draft(article=claim.draft.article)
    with pytest.raises(NotNow, match="newer draft"):
        set_verdict(actor=alice, claim=claim, option=option(desk), expected=0)


def test_it_refuses_a_dropped_claim(claim: Claim, desk: Desk, alice: User) -> None:
    Claim.objects.update(dropped_at=claim.added_at)
    with pytest.raises(NotNow, match="dropped"):
        set_verdict(actor=alice, claim=claim, option=option(desk), expected=0)


@pytest.mark.parametrize("field", ["note", "proposed"])
@pytest.mark.parametrize("words", ["\ud800", "x" * 20_001])
def test_it_refuses_words_that_cannot_be_kept(
    claim: Claim, desk: Desk, alice: User, field: str, words: str
) -> None:
    given: dict[str, Any] = {field: words}
    with pytest.raises(Invalid):
        set_verdict(actor=alice, claim=claim, option=option(desk), expected=0, **given)


def test_it_keeps_the_words_of_the_evidence(claim: Claim, desk: Desk, alice: User) -> None:
    source = make_source(article=claim.draft.article, text="🛰 Officials put it at about 5,200.")
    ref = PassageRef(source.pk, 2, 20, "differs")
    verdict = set_verdict(
        actor=alice, claim=claim, option=option(desk), expected=0, evidence=[ref, ref]
    )
    passage = verdict.evidence.get()
    assert (passage.surface, passage.finding) == (source.text[2:20], "differs")


SPANS = [(-1, 5), (5, 5), (6, 5), (0, 10_000)]


@pytest.mark.parametrize(("start", "end"), SPANS)
def test_it_refuses_evidence_outside_the_source(
    claim: Claim, desk: Desk, alice: User, start: int, end: int
) -> None:
    source = make_source(article=claim.draft.article)
    ref = PassageRef(source.pk, start, end)
    with pytest.raises(Invalid, match="not inside"):
        set_verdict(actor=alice, claim=claim, option=option(desk), expected=0, evidence=[ref])
    assert not claim.verdicts.exists()


def test_it_refuses_evidence_the_person_may_not_see(
    claim: Claim, desk: Desk, alice: User, bob: User
) -> None:
    hidden = make_source(article=claim.draft.article, by=bob, handling="confidential")
    elsewhere = make_source(desk=desk)
    for source in (hidden, elsewhere):
        ref = PassageRef(source.pk, 0, 5)
        with pytest.raises(Invalid, match="not in a source beside the article"):
            set_verdict(actor=alice, claim=claim, option=option(desk), expected=0, evidence=[ref])


def test_it_never_loads_the_text_of_a_source(claim: Claim, desk: Desk, alice: User) -> None:
    source = make_source(article=claim.draft.article, by=make_person(desk=desk))
    with CaptureQueriesContext(connection) as queries:
        set_verdict(
            actor=alice,
            claim=claim,
            option=option(desk),
            expected=0,
            evidence=[PassageRef(source.pk, 0, 5)],
        )
    assert [q["sql"] for q in queries if ' "claims_source"."text"' in q["sql"]] == []


@pytest.mark.parametrize(
    ("again", "rows"), [({}, 1), ({"note": "more"}, 2), ({"proposed": "5,001"}, 2)]
)
def test_the_same_verdict_said_again_changes_nothing(
    claim: Claim, desk: Desk, alice: User, again: dict[str, str], rows: int
) -> None:
    first = set_verdict(actor=alice, claim=claim, option=option(desk), note="Why", expected=0)
    newest = set_verdict(
        actor=alice,
        claim=claim,
        option=option(desk),
        note=again.get("note", "Why"),
        proposed=again.get("proposed", ""),
        expected=1,
    )
    assert (newest == first, claim.verdicts.count()) == (rows == 1, rows)
    assert Event.objects.filter(action="verdict_set").count() == rows


def test_the_same_verdict_on_other_evidence_or_by_another_person_is_a_new_one(
    claim: Claim, desk: Desk, alice: User, bob: User
) -> None:
    source = make_source(article=claim.draft.article, text="Then 5,000 came.")
    wrong = option(desk)
    for number, (actor, end) in enumerate([(alice, 4), (alice, 10), (alice, 10), (bob, 10)]):
        evidence = [PassageRef(source.pk, 0, end)]
        expected = min(number, 2)
        set_verdict(actor=actor, claim=claim, option=wrong, expected=expected, evidence=evidence)
    assert claim.verdicts.count() == 3


def test_it_refuses_a_choice_from_a_scale_that_changed_meanwhile(claim: Claim, alice: User) -> None:
    desk = claim.draft.desk
    option = desk.verdict_options.get(label="Wrong")
    with pytest.raises(Conflict, match="settings changed"):
        set_verdict(actor=alice, claim=claim, option=option, expected=0, scale=99)
    seen = desk.settings_revision
    verdict = set_verdict(actor=alice, claim=claim, option=option, expected=0, scale=seen)
    assert verdict.option == option
