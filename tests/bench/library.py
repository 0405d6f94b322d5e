"""How fast and how surely a claim finds its source in a large library: `make bench`.

PASSAGES=1000000 asks for a million passages (longer building; 100,000
without it). Not a test: a busy machine is slow, and no time here fails a build.
"""

import os
import statistics
import time
from collections.abc import Sequence

import pytest
from django.db import connection

from claims.comparison.words import read
from claims.models import Article, Desk, Passage, Shingle, Source, User
from claims.queries.candidates import passages_elsewhere
from claims.services.shingles import keys_of, word_terms
from tests.bench.generated_library import Quotation, Writer, fill
from tests.factories import make_article

PASSAGES = int(os.environ.get("PASSAGES", "100000"))
QUOTATIONS = 1_000  # for each share of altered words
SOURCES_QUOTED = 200
SHARES = (0.0, 0.1, 0.2, 0.3)
LOOKED_AT = 5


@pytest.mark.django_db(transaction=True)
def test_bench(desk: Desk, alice: User) -> None:
    writer = Writer(seed=1)
    began = time.perf_counter()
    number = sum(1 for _source in fill(desk, alice, writer, PASSAGES))
    taken = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    print(f"\n{Passage.objects.count():,} passages of {number:,} sources: {taken:.0f} s")
    print(f"index: {Shingle.objects.count():,} rows, {_size()}")
    article = make_article(desk=desk, by=alice)
    # By their hashes: newest ones alone would be found more easily than old ones.
    quoted = list(Source.objects.order_by("sha256")[:SOURCES_QUOTED])
    planted = [writer.quotation(quoted) for _ in range(QUOTATIONS)]
    for share in SHARES:
        asked = [(quotation, writer.altered(quotation, share)) for quotation in planted]
        print(f"{share:4.0%} altered: {_measure(asked, article, alice)}")


def _measure(asked: Sequence[tuple[Quotation, str]], article: Article, user: User) -> str:
    """How many were among the first five, and how long one question takes."""
    found, seconds = 0, []
    for quotation, words in asked:
        began = time.perf_counter()
        keys = keys_of(word_terms(read(words)), desk=article.desk_id, among="source")
        best = passages_elsewhere(keys, article, user, limit=LOOKED_AT)
        seconds.append(time.perf_counter() - began)
        found += any(_holds(passage, quotation) for passage in best)
    p95 = statistics.quantiles(seconds, n=20)[-1] * 1000
    p50 = statistics.median(seconds) * 1000
    recall = found / len(asked)
    return f"recall@{LOOKED_AT} {recall:.4f}, p50 {p50:.1f} ms, p95 {p95:.1f} ms"


def _holds(passage: Passage, quotation: Quotation) -> bool:
    is_there = passage.start < quotation.end and quotation.start < passage.end
    return is_there and passage.source_id == quotation.source.pk


def _size() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_total_relation_size('claims_shingle'))")
        [size] = cursor.fetchone()
        return str(size)
