"""The workbench costs the same number of queries however much there is."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim, Draft, User
from claims.services.library import index_source, read_source
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


def test_queries_for_an_articles_library_stay_flat(client: Client, alice: User) -> None:
    article = make_article(desk=alice.desks.get(), by=alice)
    words = [f"ferry {n} sailed past pier {n} in rain" for n in "abcdefgh"]
    text = ". ".join(words)
    draft = make_draft(article=article, text=text, extracted_at=timezone.now())
    address = reverse("claims:article_library", args=[article.pk])
    client.force_login(alice)

    def visit(number: int) -> int:
        """With four more claims, each carried by two more sources."""
        for each in words[number * 4 : number * 4 + 4]:
            make_claim(draft=draft, words=each, kind="statement")
            for copy in range(2):
                source = make_source(desk=article.desk, by=alice, text=f"{each}. {copy}")
                index_source(source, read_source(source, []))
        response = client.get(address)
        assert response.content.count(b"article-shelf") == min(10, number * 8 + 8)
        return count(lambda: client.get(address))

    assert visit(0) == visit(1)
