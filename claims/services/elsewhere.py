"""What a claim may come from among the sources of the desk that stand beside another article, or
beside none: found by the index, then compared as if they stood beside this one."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace

from claims.comparison.types import Comparison as Finding
from claims.extraction.types import Extraction
from claims.models import Claim, Kind, Passage, Source, SourceClaim, User
from claims.queries.candidates import claims_within, passages_elsewhere, words_around
from claims.services.comparing import findings_of
from claims.services.desk_settings import harmless_of
from claims.services.hand_claims import reading_of
from claims.services.library import claim_terms
from claims.services.rows import source_text
from claims.services.shingles import keys_of

# So many passages are compared word by word; of what is found, the best sources are shown.
COMPARED, SHOWN = 8, 3
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


def found_elsewhere(claim: Claim, user: User) -> list[Elsewhere]:
    """The best passages in other sources that the person may see, one of each source, in a
    constant number of queries."""
    draft = claim.draft
    keys = keys_of(claim_terms(claim, draft.text), desk=draft.desk_id, among="source")
    passages = passages_elsewhere(keys, draft.article, user, limit=COMPARED)
    found = sorted(_compared(claim, passages), key=lambda item: item.order)
    best: dict[object, Elsewhere] = {}
    for item in found:
        best.setdefault(item.source.pk, item)
    return list(best.values())[:SHOWN]


def _compared(claim: Claim, passages: Sequence[Passage]) -> Iterable[Elsewhere]:
    reading = reading_of(claim, claim.draft.text, Extraction((), (), ()))
    harmless = harmless_of(claim.draft.article.desk)
    around = words_around(passages, REACH)
    places = {
        passage.pk: (passage.source_id, around[passage.pk][0], passage.end + REACH)
        for passage in passages
    }
    rows = list(claims_within(places.values()))
    for passage in passages:
        source, (start, near) = passage.source, around[passage.pk]
        assert source is not None
        inside = [row for row in rows if _is_inside(row, places[passage.pk])]
        text = source_text(Source(text=near), [_moved(row, start) for row in inside])
        for finding in findings_of(claim.draft.text, claim, reading, text, harmless=harmless):
            if claim.kind != Kind.FIGURE or finding.score >= FIGURE_FLOOR:
                yield Elsewhere(source, _moved_back(finding, start), start, near)


def _is_inside(row: SourceClaim, place: tuple[object, int, int]) -> bool:
    source, start, end = place
    return row.source_id == source and start <= row.start and row.end <= end


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
