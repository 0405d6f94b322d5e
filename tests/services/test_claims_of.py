"""Reading the claims of a draft with what is known about them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Article, Claim, Desk, Draft, Query, User
from claims.queries.claims import (
    claims_of,
    current_verdicts,
    open_queries_of,
    undecided_claims,
)
from tests.factories import (
    make_article,
    make_claim,
    make_comparison,
    make_draft,
    make_query,
    make_source,
    make_verdict,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(desk: Desk, alice: User) -> Article:
    return make_article(desk=desk, by=alice)


@pytest.fixture
def draft(article: Article) -> Draft:
    return make_draft(article=article)


def test_live_claims_come_in_the_order_of_the_text(draft: Draft) -> None:
    late = make_claim(draft=draft, words="300")
    wide = make_claim(draft=draft, words="5,000 people")
    narrow = make_claim(draft=draft, words="5,000")
    make_claim(draft=draft, words="Monday", dropped_at=draft.received_at)
    assert list(claims_of(draft)) == [wide, narrow, late]


def test_the_newest_verdict_comes_along(draft: Draft, alice: User, bob: User) -> None:
    claim = make_claim(draft=draft)
    make_verdict(claim=claim, by=alice, label="Confirmed")
    make_verdict(claim=claim, by=bob, label="Wrong")
    make_claim(draft=draft)
    first, second = claims_of(draft)
    with CaptureQueriesContext(connection) as queries:
        assert first.verdict is not None
        assert (str(first.verdict.option), str(first.verdict.decided_by)) == ("Wrong", "Bob")
        assert second.verdict is None
    assert len(queries) == 0


def test_a_claim_alone_knows_its_newest_verdict(draft: Draft, alice: User) -> None:
    claim = make_claim(draft=draft)
    assert claim.verdict is None
    make_verdict(claim=claim, by=alice)
    newest = make_verdict(claim=claim, by=alice, label="Wrong")
    assert claim.verdict == newest


def test_the_best_finding_the_person_may_see_comes_along(
    article: Article, draft: Draft, alice: User, bob: User
) -> None:
    claim = make_claim(draft=draft)
    hidden = make_source(article=article, by=alice, handling="confidential")
    public = make_source(article=article)
    make_comparison(claim=claim, source=hidden, words="5,000", finding="agrees", rank=0)
    make_comparison(claim=claim, source=public, words="300", finding="differs", rank=1)
    assert claims_of(draft, alice).get().best_finding == "agrees"
    assert claims_of(draft, bob).get().best_finding == "differs"
    assert claims_of(draft).get().best_finding == "differs"


def test_open_questions_are_counted(draft: Draft) -> None:
    claim = make_claim(draft=draft)
    make_query(claim=claim)
    make_query(claim=claim)
    done = make_query(claim=claim)
    Query.objects.filter(pk=done.pk).update(resolved_at=draft.received_at)
    make_query(claim=make_claim(draft=draft, dropped_at=draft.received_at))
    assert claims_of(draft).get().open_queries == 2
    assert open_queries_of(draft).count() == 2


def fill(draft: Draft, people: list[User]) -> None:
    source = make_source(article=draft.article)
    for number, word in enumerate(draft.text.split()[:8]):
        claim = make_claim(draft=draft, words=word)
        make_comparison(claim=claim, source=source, words="5,000")
        make_verdict(claim=claim, by=people[number % 2])
        make_query(claim=claim)


def count_queries(draft: Draft, user: User) -> int:
    with CaptureQueriesContext(connection) as queries:
        for claim in claims_of(draft, user):
            assert claim.verdict is None or str(claim.verdict.option)
    return len(queries)


def test_the_number_of_queries_does_not_grow(
    article: Article, draft: Draft, alice: User, bob: User
) -> None:
    make_claim(draft=draft)
    few = count_queries(draft, alice)
    many_claims = make_draft(article=article)
    fill(many_claims, [alice, bob])
    assert count_queries(many_claims, alice) == few == 2


def test_what_counts_is_the_newest_verdict_of_live_claims(draft: Draft, alice: User) -> None:
    decided = make_claim(draft=draft, words="5,000")
    make_verdict(claim=decided, by=alice, label=None)
    newest = make_verdict(claim=decided, by=alice)
    reopened = make_claim(draft=draft, words="300")
    make_verdict(claim=reopened, by=alice)
    reopening = make_verdict(claim=reopened, by=alice, label=None)
    dropped = make_claim(draft=draft, words="Monday")
    make_verdict(claim=dropped, by=alice)
    Claim.objects.filter(pk=dropped.pk).update(dropped_at=draft.received_at)
    untouched = make_claim(draft=draft, words="council")
    assert set(current_verdicts(draft)) == {newest, reopening}
    assert set(undecided_claims(draft)) == {reopened, untouched}
