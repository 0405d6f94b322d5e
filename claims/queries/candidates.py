"""Which passages of the desk's library share most with what is asked, rarest words first.

Each step costs the same however large the library grows, and all claims of an article are asked
for in as many queries as one.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from uuid import UUID

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Greatest, Substr

from claims.models import Article, Attachment, Passage, Source, SourceClaim
from claims.queries.people import Reader
from claims.queries.sources import sources_visible_to

# Of a word that more passages hold than this only the newest are looked at, and they count for
# little: so one question costs the same however large the library grows.
SPREAD = 200
# So many of the likeliest passages are kept, to choose from those the person may see.
KEPT = 200
# Of so many the common words are counted too: of two passages that share a rare pair the one
# that shares the common words comes first.
WEIGHED_AGAIN = 50

# Each key is asked for by itself, with a limit, in a subquery that no planner joins to anything:
# given all keys at once, or joined to what is kept, it may read all passages of a common word.
_NEWEST = """
SELECT asked.key, ARRAY(
    SELECT passage_id FROM claims_shingle
    WHERE claims_shingle.key = asked.key
    ORDER BY passage_id DESC
    LIMIT %(spread)s
)
FROM unnest(%(keys)s::int[]) AS asked(key)
"""
_SHARED = """
SELECT likely.id, ARRAY(
    SELECT key FROM claims_shingle
    WHERE claims_shingle.passage_id = likely.id AND claims_shingle.key = ANY(%(keys)s::int[])
)
FROM unnest(%(ids)s::int[]) AS likely(id)
"""
_PLACES = """
SELECT claims_passage.id, source_id, claims_passage.start, claims_passage."end"
FROM unnest(%(ids)s::int[]) AS likely(id) JOIN claims_passage USING (id)
WHERE source_id IS NOT NULL
"""
_WITHIN = """
SELECT claims_sourceclaim.id FROM claims_sourceclaim
JOIN unnest(%s::uuid[], %s::int[], %s::int[]) AS place(source_id, low, high) USING (source_id)
WHERE claims_sourceclaim.start >= place.low AND claims_sourceclaim."end" <= place.high
"""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one question is about to find: its `common` keys, and by the id of a passage how much
    of the others it shares (`rare`); `likely` are the KEPT likeliest passages, best first, by that
    and by the common ones that they are known to have."""

    common: frozenset[int]
    rare: dict[int, float]
    likely: list[int]


def likeliest(keys: Collection[int]) -> dict[int, float]:
    """The ids of the passages that share most with `keys`, best first, with their weights.

    Nothing is said about who may see them.
    """
    [asked] = _ask([keys])
    [found] = _weighed_again([asked], [asked.likely])
    return found


def passages_elsewhere(
    questions: Sequence[Collection[int]], article: Article, user: Reader, *, limit: int
) -> list[list[tuple[Passage, float]]]:
    """For the keys of each question the passages of sources that the person may see and that do
    not stand beside the article yet, best first, each with its source but without the source's
    text, and with the weight of what it shares."""
    asked = _ask(questions)
    places = _places({key for one in asked for key in one.likely})
    allowed = _elsewhere({row[1] for row in places.values()}, article, user)
    seen = [
        [key for key in one.likely if key in places and places[key][1] in allowed] for one in asked
    ]
    found = _weighed_again(asked, [keys[:WEIGHED_AGAIN] for keys in seen])
    best = [list(weights.items())[:limit] for weights in found]
    used = {places[key][1] for row in best for key, _weight in row}
    sources = Source.objects.filter(pk__in=used).defer("text").in_bulk()
    return [
        [
            (_passage(places[key], sources), weight)
            for key, weight in row
            if places[key][1] in sources
        ]
        for row in best
    ]


# The id of a passage, that of its source, start and end.
_Place = tuple[int, UUID, int, int]


def _places(ids: Collection[int]) -> dict[int, _Place]:
    """Those of the passages `ids` that are of sources."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, {"ids": sorted(ids)})
        return {row[0]: row for row in cursor.fetchall()}


def _elsewhere(ids: set[UUID], article: Article, user: Reader) -> set[UUID]:
    """Those of the sources `ids` that the person may see and that are not beside the article."""
    beside = Attachment.objects.filter(article=article).values("source")
    asked = RawSQL("SELECT unnest(%s::uuid[])", [list(ids)])
    visible = sources_visible_to(user).exclude(pk__in=beside).filter(pk__in=asked).order_by()
    return set(visible.values_list("pk", flat=True))


def _passage(place: _Place, sources: Mapping[UUID, Source]) -> Passage:
    key, source, start, end = place
    return Passage(pk=key, source=sources[source], start=start, end=end)


def _ask(questions: Sequence[Collection[int]]) -> list[_Asked]:
    held = _newest({key for keys in questions for key in keys})
    return [_asked(keys, held) for keys in questions]


def _newest(keys: Collection[int]) -> dict[int, list[int]]:
    """The ids of the newest passages that hold each key, SPREAD at most."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, {"keys": sorted(keys), "spread": SPREAD})
        return dict(cursor.fetchall())


def _asked(keys: Collection[int], held: dict[int, list[int]]) -> _Asked:
    common = frozenset(key for key in keys if len(held[key]) == SPREAD)
    rare: defaultdict[int, float] = defaultdict(float)
    for key in keys:
        if key not in common:
            _count(held[key], rare)
    rough = rare.copy()
    for key in common:
        _count(held[key], rough)
    # Thousands of passages share a word or two: pairs are compared without a call for each.
    best = nlargest(KEPT, zip(rough.values(), rough, strict=True))
    return _Asked(common, rare, [passage for _weight, passage in best])


def _count(passages: Sequence[int], into: defaultdict[int, float]) -> None:
    worth = _worth(len(passages))
    for passage in passages:
        into[passage] += worth


def _worth(count: int) -> float:
    """What a key says that so many passages hold."""
    return math.log(1 + SPREAD / count) if count else 0.0


def _weighed_again(asked: Sequence[_Asked], ids: Sequence[Sequence[int]]) -> list[dict[int, float]]:
    """For each question the weights of its passages `ids` with all its keys, best first."""
    common = frozenset[int]().union(*(one.common for one in asked))
    shared = _shared(common, {key for keys in ids for key in keys})
    found = []
    for one, keys in zip(asked, ids, strict=True):
        weights = {
            key: one.rare.get(key, 0.0) + _worth(SPREAD) * len(one.common & shared[key])
            for key in keys
        }
        best = sorted(weights, key=lambda key: (weights[key], key), reverse=True)
        found.append({key: weights[key] for key in best})
    return found


def _shared(keys: Collection[int], ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Which of `keys` each passage holds."""
    with connection.cursor() as cursor:
        cursor.execute(_SHARED, {"keys": sorted(keys), "ids": sorted(ids)})
        return {key: frozenset(held) for key, held in cursor.fetchall()}


def words_around(passages: Collection[Passage], reach: int) -> dict[int, tuple[int, str]]:
    """By the passage's id, where the words around it begin in its source's text, and the words,
    `reach` characters more on both sides. The texts themselves are not read."""
    begin = Greatest(F("start") - reach, 0)
    near = Substr("source__text", begin + 1, F("end") + reach - begin)
    rows = Passage.objects.filter(pk__in=[passage.pk for passage in passages])
    return {key: (start, words) for key, start, words in rows.values_list("pk", begin, near)}


def claims_within(places: Collection[tuple[object, int, int]]) -> QuerySet[SourceClaim]:
    """The source claims inside any of `places`, each (id of a source, start, end)."""
    columns = [[place[column] for place in places] for column in range(3)]
    return SourceClaim.objects.filter(pk__in=RawSQL(_WITHIN, columns))  # noqa: S611
