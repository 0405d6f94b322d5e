"""The same thing counted elsewhere: in the article and in its sources."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from claims.comparison import same_thing
from claims.models import Claim, Kind, SourceClaim, User
from claims.queries import workbench as queries
from claims.services.rows import figure_of
from claims.views.copy import line_number


# A thing further from its figure than so many characters is not shown with it.
_NEAR = 80


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One place that counts the thing: in the draft (then `is_here`) or in a source.

    `words` are the figure and the thing as the text has them.
    """

    figure: Claim | SourceClaim
    words: str
    line: int
    is_here: bool


def figures_elsewhere(claim: Claim, user: User) -> list[Elsewhere]:
    """The places that count the claim's thing, in the article first, its own place among them.

    Empty when all of them say the same, and for claims that are no figures with a thing.
    Sources that the person may not see are left out.
    """
    if claim.kind != Kind.FIGURE or not claim.thing:
        return []
    rows: list[Claim | SourceClaim] = [
        *queries.figures_of(claim.draft),
        *queries.source_figures_of(claim.draft.article, user),
    ]
    group = _group_of(claim, rows)
    texts = queries.texts_of({row.source_id for row in group if isinstance(row, SourceClaim)})
    return [_elsewhere(row, claim.draft.text, texts) for row in group]


def count_values(places: Sequence[Elsewhere]) -> int:
    """How many different values, with their “about” or “more than”, the places give."""
    rows = (place.figure for place in places)
    return len({(row.value_low, row.value_high, row.modifier) for row in rows})


def _group_of(claim: Claim, rows: Sequence[Claim | SourceClaim]) -> list[Claim | SourceClaim]:
    groups = same_thing([figure_of(row, "") for row in rows])
    members = ([rows[index] for index in group] for group in groups)
    return next((group for group in members if claim in group), [])


def _elsewhere(row: Claim | SourceClaim, text: str, texts: dict[uuid.UUID, str]) -> Elsewhere:
    is_here = isinstance(row, Claim)
    text = texts[row.source_id] if isinstance(row, SourceClaim) else text
    end = row.thing_end if row.thing_end and 0 < row.thing_end - row.end < _NEAR else row.end
    return Elsewhere(row, text[row.start : end], line_number(text, row.start), is_here)
