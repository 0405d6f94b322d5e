"""Claims that were checked before in another article."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Desk, User
from claims.services.library import index_claims
from claims.services.repeats import disagree, repeats_of
from tests.factories import approve, make_article, make_claim, make_draft, make_verdict

pytestmark = pytest.mark.django_db

QUOTE: dict[str, Any] = {"kind": "quote", "quote_kind": "direct"}
LETTERS: dict[str, Any] = {"figure_kind": "count", "thing": "unread letter", "modifier": "="}
PEOPLE: dict[str, Any] = {"figure_kind": "count", "thing": "people", "modifier": "="}


def a_claim(by: User, text: str, words: str, **fields: Any) -> Claim:
    """A claim of a new article, as extraction leaves it."""
    draft = make_draft(article=make_article(desk=by.desks.get(), by=by), text=text, by=by)
    return claim_of(draft, words, **fields)


def claim_of(draft: Any, words: str, **fields: Any) -> Claim:
    claim = make_claim(draft=draft, words=words, **fields)
    index_claims(draft, [claim])
    return claim


def found(claim: Claim, person: User) -> list[tuple[Claim, bool]]:
    return [(item.decision.claim, item.is_same) for item in repeats_of(claim, person)]


@pytest.mark.parametrize(
    ("before", "now", "is_same"),
    [
        ("“The northern ferry never sailed.”", "“The northern ferry never sailed,”", True),
        ("“The Northern ferry never sailed.”", "“the northern ferry never sailed”", True),
        ("“The northern ferry never sailed.”", "“The old northern ferry never sailed”", False),
        ("“The northern ferry never sailed.”", "“The northern ferry has sailed”", False),
    ],
)
def test_a_quotation_is_known_again(alice: User, before: str, now: str, is_same: bool) -> None:
    old = a_claim(alice, f"She said: {before}", before, **QUOTE)
    make_verdict(claim=old, by=alice)
    claim = a_claim(alice, f"On Monday: {now} It was late.", now, **QUOTE)
    assert found(claim, alice) == [(old, is_same)]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        # the same count of the same thing in quite other words
        (("It has 52 letters.", "52", LETTERS | {"value_low": 52}),
         ("About the harbour: 52 came.", "52", LETTERS | {"value_low": 52}), [True]),
        # counted differently
        (("It has 52 letters.", "52", LETTERS | {"value_low": 52}),
         ("There were 60 letters.", "60", LETTERS | {"value_low": 60}), [False]),
        # people are counted everywhere: the sentence decides
        (("The old bridge carried 300 people.", "300", PEOPLE | {"value_low": 300}),
         ("A choir of 300 people sang.", "300", PEOPLE | {"value_low": 300}), []),
        (("The old bridge carried 300 people.", "300", PEOPLE | {"value_low": 300}),
         ("The old bridge carried 300 people.", "300", PEOPLE | {"value_low": 300}), [True]),
    ],
)  # fmt: skip
def test_a_figure_is_known_again_by_its_thing_or_sentence(
    alice: User, before: tuple[str, str, Any], now: tuple[str, str, Any], expected: list[bool]
) -> None:
    old = a_claim(alice, before[0], before[1], **before[2])
    make_verdict(claim=old, by=alice)
    claim = a_claim(alice, now[0] + " ", now[1], **now[2])
    assert found(claim, alice) == [(old, is_same) for is_same in expected]


SAID = "“The northern ferry never sailed.”"


def a_quote(by: User, number: int = 0) -> Claim:
    return a_claim(by, f"In report {number} she said: {SAID}", SAID, **QUOTE)


def test_the_same_claim_comes_before_nearly_the_same(alice: User) -> None:
    same = a_quote(alice)
    near = a_claim(alice, "“The northern ferry seldom sailed.”", "“The northern ferry seldom sailed.”", **QUOTE)  # fmt: skip # noqa: E501
    for old in (same, near):
        make_verdict(claim=old, by=alice)
    assert found(a_quote(alice, 2), alice) == [(same, True), (near, False)]


def test_only_the_verdict_that_counts_is_shown(alice: User) -> None:
    old = a_quote(alice)
    make_verdict(claim=old, by=alice, label="Wrong")
    last = make_verdict(claim=old, by=alice, label="Confirmed")
    [item] = repeats_of(a_quote(alice, 2), alice)
    assert item.decision == last


@pytest.mark.parametrize("why", ["undecided", "reopened", "dropped", "same article", "other desk"])
def test_what_was_not_checked_elsewhere_is_left_out(alice: User, dave: User, why: str) -> None:
    old = a_quote(dave if why == "other desk" else alice)
    if why != "undecided":
        make_verdict(claim=old, by=alice)
    if why == "reopened":
        make_verdict(claim=old, by=alice, label=None)
    if why == "dropped":
        Claim.objects.update(dropped_at=old.added_at, dropped_by=alice)
    claim = a_quote(alice, 2)
    if why == "same article":
        claim = claim_of(make_draft(article=old.draft.article, text=f"Again: {SAID}"), SAID)
    assert repeats_of(claim, alice) == []


def test_an_article_with_several_drafts_is_shown_once(alice: User) -> None:
    first = a_quote(alice)
    verdict = make_verdict(claim=first, by=alice)
    second = claim_of(make_draft(article=first.draft.article, text=f"Now: {SAID}"), SAID, **QUOTE)
    kept = make_verdict(claim=second, by=alice, carried_from=verdict)
    [item] = repeats_of(a_quote(alice, 2), alice)
    assert item.decision == kept


def test_it_names_who_approved(alice: User, carol: User) -> None:
    old = a_quote(alice)
    verdict = make_verdict(claim=old, by=alice)
    old.draft.refresh_from_db()
    type(old.draft).objects.filter(pk=old.draft_id).update(status="ready", sent_by=alice)
    old.draft.refresh_from_db()
    approve(draft=old.draft, by=carol).verdicts.set([verdict])
    [item] = repeats_of(a_quote(alice, 2), alice)
    assert [approval.decided_by for approval in item.decision.approved] == [carol]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("labels", "own", "expected"),
    [
        (["Confirmed", "Confirmed"], None, False),
        (["Confirmed", "Wrong"], None, True),
        (["Confirmed"], "Confirmed", False),
        (["Confirmed"], "Wrong", True),
        ([], "Wrong", False),
    ],
)
def test_it_says_when_verdicts_disagree(
    alice: User, labels: list[str], own: str | None, expected: bool
) -> None:
    for number, label in enumerate(labels):
        make_verdict(claim=a_quote(alice, number), by=alice, label=label)
    claim = a_quote(alice, 9)
    if own:
        make_verdict(claim=claim, by=alice, label=own)
    assert disagree(claim, repeats_of(claim, alice)) is expected


def test_nearly_the_same_claims_may_have_other_verdicts(alice: User) -> None:
    words = "“The northern ferry often sailed.”"
    make_verdict(claim=a_claim(alice, f"He: {words}", words, **QUOTE), by=alice, label="Wrong")
    claim = a_quote(alice)
    make_verdict(claim=claim, by=alice)
    repeats = repeats_of(claim, alice)
    assert [item.is_same for item in repeats] == [False]
    assert not disagree(claim, repeats)


def test_the_number_of_queries_stays_the_same(desk: Desk, alice: User) -> None:
    claim = a_quote(alice)
    counts = []
    for size in (1, 8):
        for number in range(size):
            make_verdict(claim=a_quote(alice, size * 10 + number), by=alice)
        with CaptureQueriesContext(connection) as queries:
            assert repeats_of(claim, alice)
        counts.append(len(queries))
    assert counts[0] == counts[1]
