"""Which passages of the desk's library share most with what is asked, rarest words first."""

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Greatest, Substr

from claims.models import Article, Attachment, Passage, SourceClaim
from claims.queries.people import Reader
from claims.queries.sources import sources_visible_to

# Of a word that more passages hold than this only the newest are looked at, and they count for
# little: so one question costs the same however large the library grows.
SPREAD = 200
# So many of the likeliest passages are kept, to choose from those the person may see.
KEPT = 200

# Each key is asked for by itself, with a limit: given all of them at once (an array and a limit)
# the planner may read the whole table. The counts are taken once, in a materialised CTE. What is
# kept is weighed again with all its keys, so that of two passages that share a rare pair the one
# that shares the common words too comes first.
_LIKELIEST = """
WITH held AS MATERIALIZED (
    SELECT asked.key, found.passage_id,
        ln(1 + %(spread)s::float / count(*) OVER (PARTITION BY asked.key)) AS weight
    FROM unnest(%(keys)s::int[]) AS asked(key)
    CROSS JOIN LATERAL (
        SELECT passage_id FROM claims_shingle
        WHERE claims_shingle.key = asked.key
        ORDER BY passage_id DESC
        LIMIT %(spread)s
    ) AS found
), likely AS MATERIALIZED (
    SELECT passage_id FROM held GROUP BY passage_id
    ORDER BY sum(weight) DESC, passage_id DESC LIMIT %(kept)s
)
SELECT shared.passage_id, sum(weights.weight) AS weight
FROM likely
JOIN claims_shingle AS shared USING (passage_id)
JOIN (SELECT DISTINCT key, weight FROM held) AS weights USING (key)
GROUP BY shared.passage_id ORDER BY weight DESC, shared.passage_id DESC
"""


def likeliest(keys: Collection[int]) -> dict[int, float]:
    """The ids of the passages that share most with `keys`, best first, with their weights.

    Nothing is said about who may see them.
    """
    with connection.cursor() as cursor:
        asked: dict[str, Any] = {"keys": sorted(keys), "spread": SPREAD, "kept": KEPT}
        cursor.execute(_LIKELIEST, asked)
        return dict(cursor.fetchall())


def passages_elsewhere(
    keys: Collection[int], article: Article, user: Reader, *, limit: int
) -> list[Passage]:
    """Passages of sources that the person may see and that do not stand beside the article yet,
    best first, with their source but without its text."""
    beside = Attachment.objects.filter(article=article).values("source")
    passages = Passage.objects.filter(source__in=sources_visible_to(user).exclude(pk__in=beside))
    return _best(passages.select_related("source").defer("source__text"), keys, limit)


def words_around(passages: Collection[Passage], reach: int) -> dict[int, tuple[int, str]]:
    """By the passage's id, where the words around it begin in its source's text, and the words,
    `reach` characters more on both sides. The texts themselves are not read."""
    begin = Greatest(F("start") - reach, 0)
    near = Substr("source__text", begin + 1, F("end") + reach - begin)
    rows = Passage.objects.filter(pk__in=[passage.pk for passage in passages])
    return {key: (start, words) for key, start, words in rows.values_list("pk", begin, near)}


def claims_within(places: Collection[tuple[object, int, int]]) -> QuerySet[SourceClaim]:
    """The source claims inside any of `places`, each (id of a source, start, end)."""
    inside = Q(pk=None)
    for source, start, end in places:
        inside |= Q(source=source, start__gte=start, end__lte=end)
    return SourceClaim.objects.filter(inside)


def _best(passages: QuerySet[Passage], keys: Collection[int], limit: int) -> list[Passage]:
    """Those of `passages` that share most with `keys`. Only they are read whole."""
    weights = likeliest(keys)
    allowed = set(passages.filter(pk__in=weights).values_list("pk", flat=True))
    best = [key for key in weights if key in allowed][:limit]
    found = passages.in_bulk(best)
    return [found[key] for key in best if key in found]
