"""How long the workbench takes on the server, and how many queries: `make bench`.

Not a test: a busy machine is slow, and no time here fails a build. That the number of queries
does not grow is held by tests/views/test_workbench_cost.py.
"""

import statistics
import time
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Article, Claim, Comparison, Draft, Kind, User
from tests.factories import make_article, make_draft, make_source, make_verdict

ROUNDS = 15
SENTENCE = "Officials said on Monday that {n:,} people had crossed the old bridge since it opened. "
HTMX = {"HX-Request": "true"}


@pytest.mark.django_db
def test_bench(client: Client, alice: User) -> None:
    article = _article(alice, words=5_000, claims=300)
    claim = Claim.objects.filter(draft__article=article).order_by("start")[150]
    client.force_login(alice)
    print("\n5,000 words, 300 claims, 3 sources, 900 comparisons, half of the claims decided")
    _time("page", lambda: client.get(f"/articles/{article.pk}/?claim={claim.pk}"))
    _time("claim panel", lambda: client.get(f"/claims/{claim.pk}/", headers=HTMX))
    _time("verdict", lambda: _decide(client, claim))

    long = make_draft(
        article=make_article(desk=article.desk, by=alice),
        text=("word " * 2_000_000),
        extracted_at=timezone.now(),
    )
    _add_claims(long, every=50_000, kind=Kind.STATEMENT)
    print("One line of 10,000,000 characters, 200 claims")
    _time("page", lambda: client.get(f"/articles/{long.article_id}/"))
    last = long.claims.latest("start")
    _time("page at its end", lambda: client.get(f"/articles/{long.article_id}/?claim={last.pk}"))


def _article(by: User, *, words: int, claims: int) -> Article:
    desk = by.desks.get()
    article = make_article(desk=desk, by=by)
    lines = [SENTENCE.format(n=number + 1_000) for number in range(words // 16)]
    draft = make_draft(article=article, text="\n\n".join(lines), extracted_at=timezone.now())
    _add_claims(draft, every=len(draft.text) // claims, kind=Kind.FIGURE)
    rows = list(draft.claims.all())
    for number in range(3):
        text = "\n\n".join(lines) + f"\n\nSource {number}."
        source = make_source(desk=desk, article=article, text=text)
        Comparison.objects.bulk_create(
            Comparison(
                claim=claim,
                source=source,
                start=claim.start,
                end=claim.end,
                finding="agrees",
                headline="the same number in the source",
                score=1.0,
                rank=number,
            )
            for claim in rows
        )
    for claim in rows[::2]:
        make_verdict(claim=claim, by=by)
    return article


def _add_claims(draft: Draft, *, every: int, kind: str) -> None:
    starts = range(0, len(draft.text) - every, every)
    Claim.objects.bulk_create(
        Claim(
            draft=draft,
            kind=kind,
            start=start,
            end=start + 20,
            surface=draft.text[start : start + 20],
            thing=f"bridge {number // 3}",
            figure_kind="count",
            value_low=float(start),
        )
        for number, start in enumerate(starts)
    )


def _decide(client: Client, claim: Claim) -> object:
    number = claim.verdicts.count()
    option = claim.draft.desk.verdict_options.all()[0].pk
    data = {"option": option, "expected": number}
    return client.post(f"/claims/{claim.pk}/verdict/", data, headers=HTMX)


def _time(what: str, act: Callable[[], object]) -> None:
    act()
    with CaptureQueriesContext(connection) as queries:
        act()
        count = len(queries)
    taken = []
    for _ in range(ROUNDS):
        begin, worked = time.perf_counter(), time.process_time()
        act()
        taken.append((time.perf_counter() - begin, time.process_time() - worked))
    middle = [statistics.median(column) * 1000 for column in zip(*taken, strict=True)]
    print(f"  {what:16} {middle[0]:5.0f} ms ({middle[1]:.0f} ms of Python)  {count} queries")
