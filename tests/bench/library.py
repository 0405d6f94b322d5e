"""How fast and how surely claims find their sources in a large library: `make bench`.

PASSAGES=1000000 asks for a million passages (100,000 without it). Not a test: a busy machine is
slow, and no time here fails a build.
"""

import os
import random
import statistics
import time
from collections.abc import Iterator, Sequence

import pytest
from django.db import connection

from claims.models import Article, Desk, Passage, Shingle, Source, SourceClaim, User
from claims.services.comparing import compare_draft
from claims.services.elsewhere import found_for_each, likely_passages
from claims.services.library import index_source, read_source
from tests.bench.filling import claims_of, empty, fill
from tests.bench.generated_library import Writer, Written
from tests.bench.planted import Made, Recipe, draft_of
from tests.factories import make_article, make_job, make_source

PASSAGES = int(os.environ.get("PASSAGES", "100000"))
CLAIMS = int(os.environ.get("CLAIMS", "1000"))  # of each sort
COMPARED = max(2, CLAIMS // 5)  # so many of them are compared word by word too
SOURCES_USED = 200
LOOKED_AT = 5
SORTS = (
    *(Recipe("quotation", share) for share in (0.0, 0.1, 0.2, 0.3)),
    Recipe("reported"),
    Recipe("figure", 0.3),
    Recipe("figure", 1.0),
)
ARTICLES = 10
ARTICLE = [
    *(Recipe("quotation", share) for share in (0.0, 0.15, 0.3) for _ in range(10)),
    *[Recipe("reported")] * 15,
    *[Recipe("figure", 0.3)] * 15,
]
BESIDE = 5  # sources put beside the article


@pytest.fixture
def _emptied(transactional_db: None) -> Iterator[None]:
    yield
    empty()


@pytest.mark.usefixtures("_emptied")
def test_bench(desk: Desk, alice: User) -> None:
    print(f"\nLoad of the machine: {_load()}")
    writer = Writer(seed=1)
    began = time.perf_counter()
    number = fill(desk, alice, writer, PASSAGES)
    taken = time.perf_counter() - began
    print(f"{Passage.objects.count():,} passages of {number:,} sources: {taken:.0f} s")
    print(f"index: {Shingle.objects.count():,} rows, {_size()}")
    # From all over the library: newest ones alone would be found more easily than old ones.
    step = max(1, number // SOURCES_USED)
    sources = [writer.source(place) for place in range(0, number, step)]
    article = make_article(desk=desk, by=alice)
    print(f"\n{'':24}{'recall@5':>9}{'candidates ms':>20}{'with comparing ms':>20}{'shown':>8}")
    print(f"{'':24}{'':9}{'p50':>13}{'p95':>7}{'p50':>13}{'p95':>7}")
    for recipe in SORTS:
        print(f"{recipe.label:24}{_one_by_one(recipe, article, writer, sources, alice)}")
    print(f"\nArticles of {len(ARTICLE)} claims: {_articles(article, writer, sources, alice)}")
    print(f"Compared with {BESIDE} sources beside them: {_beside(desk, writer, sources, alice)}")
    print(f"One more source: {_one_more(desk, writer, number)}")
    print(f"Load of the machine: {_load()}")


def _one_by_one(
    recipe: Recipe, article: Article, writer: Writer, sources: Sequence[Written], user: User
) -> str:
    """Among the first five candidates and among the sources shown: how many; the times of finding
    candidates, and of finding and comparing."""
    found, shown, looked, compared = 0, 0, [], []
    for number in range(CLAIMS):
        draft, [made] = draft_of(article, writer, sources, [recipe])
        began = time.perf_counter()
        [passages] = likely_passages([made.claim], draft, user, limit=LOOKED_AT)
        looked.append(time.perf_counter() - began)
        found += any(_holds(passage, made, recipe) for passage in passages)
        if number < COMPARED:
            began = time.perf_counter()
            [items] = found_for_each([made.claim], draft, user)
            compared.append(time.perf_counter() - began)
            shown += any(_is_shown(item.source, made) for item in items)
    return (
        f"{found / CLAIMS:9.4f}{_p50(looked):13.1f}{_p95(looked):7.1f}"
        f"{_p50(compared):13.1f}{_p95(compared):7.1f}{shown / COMPARED:8.3f}"
    )


def _holds(passage: Passage, made: Made, recipe: Recipe) -> bool:
    planted = made.planted
    if recipe.share < 1:
        is_there = passage.start < planted.end and planted.start < passage.end
        return is_there and passage.source_id == planted.source.id
    # Nothing but the thing and its number is shared: whatever counts as many is as good.
    value = made.claim.value_low or 0
    inside = SourceClaim.objects.filter(
        source=passage.source_id, start__gte=passage.start, end__lte=passage.end
    )
    near = inside.filter(value_low__gte=0.95 * value, value_low__lte=1.05 * value)
    return near.filter(thing=made.claim.thing).exists()


def _is_shown(source: Source, made: Made) -> bool:
    return source.pk == made.planted.source.id


def _articles(article: Article, writer: Writer, sources: Sequence[Written], user: User) -> str:
    """All claims of an article looked for in the library and compared word by word."""
    seconds, shown = [], 0
    for _article in range(ARTICLES):
        draft, made = draft_of(article, writer, sources, ARTICLE)
        began = time.perf_counter()
        found = found_for_each([one.claim for one in made], draft, user)
        seconds.append(time.perf_counter() - began)
        for one, items in zip(made, found, strict=True):
            shown += any(_is_shown(item.source, one) for item in items)
    share = shown / (ARTICLES * len(ARTICLE))
    return f"p50 {_p50(seconds) / 1000:.2f} s, most {max(seconds):.2f} s, source shown {share:.3f}"


def _beside(desk: Desk, writer: Writer, sources: Sequence[Written], user: User) -> str:
    """The work of a worker: all claims of an article compared with the sources beside it."""
    seconds = []
    chance = random.Random(1)
    for number in range(ARTICLES):
        article = make_article(desk=desk, by=user)
        used = chance.sample(sources, BESIDE)
        draft, made = draft_of(article, writer, used, ARTICLE)
        draft.received_by, draft.sha256 = user, str(number)
        draft.save()
        for one in made:
            one.claim.save()
        for source in used:
            article.attachments.create(source_id=source.id, attached_by=user)
        job = make_job(draft=draft, kind="compare")
        began = time.perf_counter()
        compare_draft(str(job.pk))
        seconds.append(time.perf_counter() - began)
    return f"p50 {_p50(seconds) / 1000:.2f} s, most {max(seconds):.2f} s"


def _one_more(desk: Desk, writer: Writer, number: int) -> str:
    """Making one more source findable."""
    seconds = []
    for place in range(ARTICLES):
        written = writer.source(number + place)
        source = make_source(desk=desk, text=written.text)
        began = time.perf_counter()
        index_source(source, read_source(source, claims_of(source, written.counts)))
        seconds.append(time.perf_counter() - began)
    return f"p50 {_p50(seconds):.0f} ms ({len(written.text.split()):,} words)"


def _p50(seconds: Sequence[float]) -> float:
    return statistics.median(seconds) * 1000


def _p95(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1] * 1000


def _load() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg())


def _size() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_total_relation_size('claims_shingle'))")
        [size] = cursor.fetchone()
        return str(size)
