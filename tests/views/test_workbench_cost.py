"""The workbench costs the same number of queries however much there is."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim, Draft, User
from tests.factories import (
    make_article,
    make_claim,
    make_comparison,
    make_draft,
    make_query,
    make_source,
    make_verdict,
)

HTMX = {"HX-Request": "true"}


def fill(draft: Draft, user: User, *, claims: int) -> Claim:
    """So many claims, each with a source, comparison, verdict and question of its own."""
    for _ in range(claims):
        claim = make_claim(draft=draft, thing=f"thing {draft.pk}", figure_kind="count", value_low=1)
        source = make_source(article=draft.article, by=user)
        make_comparison(claim=claim, source=source, words="bridge")
        make_verdict(claim=claim, by=user)
        make_query(claim=claim, by=user)
    return claim


def count(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
        return len(queries)


@pytest.mark.parametrize("name", ["workbench", "claim_show", "draft_progress"])
def test_queries_stay_flat_as_claims_grow(client: Client, alice: User, name: str) -> None:
    article = make_article(desk=alice.desks.get(), by=alice)
    draft = make_draft(article=article, extracted_at=timezone.now())
    client.force_login(alice)

    def visit() -> int:
        claim = fill(draft, alice, claims=4)
        key = claim.pk if name == "claim_show" else article.pk
        return count(lambda: client.get(reverse(f"claims:{name}", args=[key]), headers=HTMX))

    visit()  # the first one fills caches of Django's own
    assert visit() == visit()
