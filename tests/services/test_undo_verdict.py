import pytest

from claims.models import Claim, Desk, Event, User
from claims.permissions import Denied
from claims.services.errors import Conflict
from claims.services.verdicts import undo_verdict
from tests.factories import (
    make_article,
    make_claim,
    make_draft,
    make_evidence,
    make_source,
    make_verdict,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(desk: Desk, alice: User) -> Claim:
    return make_claim(draft=make_draft(article=make_article(desk=desk, by=alice)))


def test_it_opens_a_claim_that_had_no_verdict_before(claim: Claim, alice: User) -> None:
    make_verdict(claim=claim, by=alice)
    verdict = undo_verdict(actor=alice, claim=claim, expected=1)
    assert (verdict.number, verdict.option, verdict.undoes_id) == (
        2,
        None,
        claim.verdicts.get(number=1).pk,
    )


def test_it_restores_all_of_the_verdict_before(claim: Claim, alice: User, bob: User) -> None:
    first = make_verdict(claim=claim, by=bob, label="Fix needed", note="n", proposed="p")
    source = make_source(article=claim.draft.article)
    make_evidence(verdict=first, source=source, words="5,000", finding="agrees")
    make_verdict(claim=claim, by=alice, label="Wrong")
    verdict = undo_verdict(actor=alice, claim=claim, expected=2)
    assert (str(verdict.option), verdict.note, verdict.proposed) == ("Fix needed", "n", "p")
    assert verdict.decided_by == alice
    assert [str(passage) for passage in verdict.evidence.all()] == ["5,000"]
    assert first.evidence.count() == 1


def test_undoing_an_undo_brings_the_verdict_back(claim: Claim, alice: User) -> None:
    make_verdict(claim=claim, by=alice, label="Wrong")
    undo_verdict(actor=alice, claim=claim, expected=1)
    assert str(undo_verdict(actor=alice, claim=claim, expected=2).option) == "Wrong"


def test_it_is_for_the_author_of_the_newest_verdict_only(
    claim: Claim, alice: User, bob: User
) -> None:
    make_verdict(claim=claim, by=alice)
    make_verdict(claim=claim, by=bob)
    with pytest.raises(Denied, match="Bob set this verdict"):
        undo_verdict(actor=alice, claim=claim, expected=2)


@pytest.mark.parametrize(("verdicts", "expected"), [(0, 0), (0, 1), (2, 1), (1, 2)])
def test_it_refuses_what_is_not_the_newest(
    claim: Claim, alice: User, verdicts: int, expected: int
) -> None:
    for _ in range(verdicts):
        make_verdict(claim=claim, by=alice)
    with pytest.raises(Conflict):
        undo_verdict(actor=alice, claim=claim, expected=expected)


def test_it_is_recorded(claim: Claim, alice: User) -> None:
    make_verdict(claim=claim, by=alice)
    undo_verdict(actor=alice, claim=claim, expected=1)
    event = Event.objects.get(action="verdict_undone")
    assert (event.before["label"], event.after["label"]) == ("Confirmed", "Reopened")
