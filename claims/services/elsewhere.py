"""What a claim may come from among the sources of the desk that stand beside another article, or
beside none: found by the index, then compared as if they stood beside this one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from claims.comparison.types import Comparison as Finding
from claims.comparison.types import SourceText
from claims.extraction.types import Extraction
from claims.models import Claim, Draft, Kind, Passage, Source, SourceClaim, User
from claims.queries.candidates import claims_within, passages_elsewhere, words_around
from claims.services.comparing import findings_of
from claims.services.desk_settings import harmless_of
from claims.services.hand_claims import reading_of
from claims.services.library import claim_terms
from claims.services.rows import source_text
from claims.services.shingles import figure_terms, keys_of

# So many passages are compared word by word; of what is found, the best sources are shown.
COMPARED, SHOWN = 8, 3
# A passage that shares less than this part of what the best one shares is not compared: it could
# only come after it.
NEAR_BEST = 0.2
# Characters before and after a passage in which its quotation may begin or end.
REACH = 900
# Below this a figure is one of many that happen to count the same thing.
FIGURE_FLOOR = 0.6


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A passage of a source that does not stand beside the article.

    The offsets of `finding` are into the source's text; `near` is the part of it that begins at
    `start` and holds the passage.
    """

    source: Source
    finding: Finding
    start: int
    near: str

    @property
    def order(self) -> tuple[float, bool]:
        """Best first; of two alike the primary source."""
        return -self.finding.score, self.source.strength != Source.Strength.PRIMARY


@dataclass(frozen=True, slots=True)
class _Nearby:
    """A passage's source from `start` on as far as is compared, with what was found in it."""

    source: Source
    start: int
    part: SourceText


def found_elsewhere(claim: Claim, user: User) -> list[Elsewhere]:
    """The best passages in other sources that the person may see, one of each source, in a
    constant number of queries."""
    [found] = found_for_each([claim], claim.draft, user)
    return found


def found_for_each(
    claims: Sequence[Claim], draft: Draft, user: User, *, shown: int = SHOWN
) -> list[list[Elsewhere]]:
    """What `found_elsewhere` finds for each of the claims of `draft`, in as many queries as for
    one of them; the best `shown` sources of each, COMPARED at most."""
    passages = likely_passages(claims, draft, user, limit=COMPARED)
    nearby = _nearby({item.pk: item for row in passages for item in row})
    return [
        _best(
            _compared(claim, draft, [nearby[item.pk] for item in row if item.pk in nearby]), shown
        )
        for claim, row in zip(claims, passages, strict=True)
    ]


def likely_passages(
    claims: Sequence[Claim], draft: Draft, user: User, *, limit: int
) -> list[list[Passage]]:
    """The passages that each of the claims of `draft` may come from, likeliest first, at most
    `limit`; none that shares far less than the likeliest."""
    asked = [_questions(claim, draft.text) for claim in claims]
    keys = [
        keys_of(terms, desk=draft.desk_id, among="source") for terms in chain.from_iterable(asked)
    ]
    found = iter(passages_elsewhere(keys, draft.article, user, limit=limit))
    return [_in_turn([_near_best(next(found)) for _ in terms])[:limit] for terms in asked]


def _questions(claim: Claim, text: str) -> list[set[str]]:
    """What is asked for, for itself each: the words around a figure must not hide where the same
    thing is counted in other words."""
    terms = [claim_terms(claim, text)]
    counted = figure_terms(claim, is_asked=True) if claim.kind == Kind.FIGURE else set()
    return [*terms, counted] if counted else terms


def _near_best(likely: Sequence[tuple[Passage, float]]) -> list[Passage]:
    floor = NEAR_BEST * max((weight for _passage, weight in likely), default=0.0)
    return [passage for passage, weight in likely if weight >= floor]


def _in_turn(rows: Sequence[Sequence[Passage]]) -> list[Passage]:
    """The first of each row, then the second of each, and so on; each passage once."""
    turns = chain.from_iterable(zip_longest(*rows))
    return list({passage.pk: passage for passage in turns if passage is not None}.values())


def _best(found: Iterable[Elsewhere], shown: int) -> list[Elsewhere]:
    """The best of each source, of so many sources."""
    best: dict[object, Elsewhere] = {}
    for item in sorted(found, key=lambda item: item.order):
        best.setdefault(item.source.pk, item)
    return list(best.values())[:shown]


def _nearby(passages: Mapping[int, Passage]) -> dict[int, _Nearby]:
    """The passages with the words around them and the source claims in those. One whose source
    was deleted a moment ago is left out."""
    around = words_around(passages.values(), REACH)
    places = {
        key: (passages[key].source_id, start, start + len(near))
        for key, (start, near) in around.items()
    }
    rows: defaultdict[object, list[SourceClaim]] = defaultdict(list)
    for row in claims_within(places.values()):
        rows[row.source_id].append(row)
    nearby = {}
    for key, (start, near) in around.items():
        source, end = passages[key].source, start + len(near)
        assert source is not None
        inside = [row for row in rows[source.pk] if start <= row.start and row.end <= end]
        moved = [_moved(row, start) for row in inside]
        nearby[key] = _Nearby(source, start, source_text(Source(text=near), moved))
    return nearby


def _compared(claim: Claim, draft: Draft, passages: Iterable[_Nearby]) -> Iterator[Elsewhere]:
    reading = reading_of(claim, draft.text, Extraction((), (), ()))
    harmless = harmless_of(draft.article.desk)
    for near in passages:
        for finding in findings_of(draft.text, claim, reading, near.part, harmless=harmless):
            if claim.kind != Kind.FIGURE or finding.score >= FIGURE_FLOOR:
                moved = _moved_back(finding, near.start)
                yield Elsewhere(near.source, moved, near.start, near.part.text)


def _moved(row: SourceClaim, by: int) -> SourceClaim:
    """The source claim with its offsets counted from `by`; what lies before that is left out."""
    moved = copy(row)
    moved.start, moved.end = row.start - by, row.end - by
    moved.fragments = [[start - by, end - by] for start, end in row.fragments]
    moved.mentions = [[start - by, end - by] for start, end in row.mentions if start >= by]
    for name in ("cue", "speaker", "thing", "role"):
        start, end = getattr(row, f"{name}_start"), getattr(row, f"{name}_end")
        is_kept = start is not None and end is not None and start >= by
        setattr(moved, f"{name}_start", start - by if is_kept else None)
        setattr(moved, f"{name}_end", end - by if is_kept else None)
    return moved


def _moved_back(finding: Finding, by: int) -> Finding:
    """The finding with offsets into the whole text of the source, not into its part from `by`."""
    diff = tuple(
        part if part.source_start is None else replace(part, source_start=part.source_start + by)
        for part in finding.diff
    )
    return replace(finding, start=finding.start + by, end=finding.end + by, diff=diff)
