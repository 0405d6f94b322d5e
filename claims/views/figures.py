"""The same thing counted elsewhere: in the article and in its sources."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.comparison import same_thing
from claims.comparison.reckoning import relation, value_of
from claims.models import Claim, Kind, SourceClaim, User
from claims.queries import workbench as queries
from claims.services.rows import figure_of
from claims.views.copy import line_number

# A thing further from its figure than so many characters is not shown with it.
_NEAR = 80
_MOST_SHOWN = 20
_AGREEING = frozenset({"agrees", "rounds_to", "within_bound"})


@dataclass(frozen=True, slots=True)
class Counted:
    """One place that counts the thing: in the draft (then `is_here`) or in a source.

    `words` are the figure and the thing as the text has them.
    """

    figure: Claim | SourceClaim
    words: str
    line: int
    is_here: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The places that count a thing, the claim's own first, and how many `values` among them
    disagree with each other, the claim's own counted, 0 where all of them can be true together
    with it (“more than 5,000” and 5,200); `more` of the places are not listed."""

    places: list[Counted]
    values: int
    more: int


def figures_elsewhere(claim: Claim, user: User) -> Elsewhere | None:
    """Where else the claim's thing is counted, in the article and in the sources that the person
    may see; None when all agree, and for claims that are no figures with a thing."""
    if claim.kind != Kind.FIGURE or not claim.thing:
        return None
    rows: list[Claim | SourceClaim] = [
        *queries.figures_of(claim.draft),
        *queries.source_figures_of(claim.draft.article, user),
    ]
    group = sorted(_group_of(claim, rows), key=lambda row: row != claim)
    if not group:
        return None
    shown = group[:_MOST_SHOWN]
    texts = queries.texts_of({row.source_id for row in shown if isinstance(row, SourceClaim)})
    return Elsewhere(
        places=[_counted(row, claim.draft.text, texts) for row in shown],
        values=_disagreeing(claim, group),
        more=len(group) - len(shown),
    )


def _group_of(claim: Claim, rows: Sequence[Claim | SourceClaim]) -> list[Claim | SourceClaim]:
    groups = same_thing([figure_of(row, "") for row in rows])
    members = ([rows[index] for index in group] for group in groups)
    return next((group for group in members if claim in group), [])


def _disagreeing(claim: Claim, group: Sequence[Claim | SourceClaim]) -> int:
    others = {
        (row.value_low, row.value_high, row.modifier) for row in group if not _agree(claim, row)
    }
    return len(others) + 1 if others else 0


def _agree(claim: Claim, row: Claim | SourceClaim) -> bool:
    one, other = value_of(figure_of(claim, "")), value_of(figure_of(row, ""))
    if one is None or other is None:
        return True
    # A row that was never read in full has no modifier, which means no “about” or “more than”.
    one = replace(one, modifier=one.modifier or "=")
    other = replace(other, modifier=other.modifier or "=")
    return bool({relation(one, other), relation(other, one)} & _AGREEING)


def _counted(row: Claim | SourceClaim, text: str, texts: dict[uuid.UUID, str]) -> Counted:
    is_here = isinstance(row, Claim)
    text = texts[row.source_id] if isinstance(row, SourceClaim) else text
    end = row.thing_end if row.thing_end and 0 < row.thing_end - row.end < _NEAR else row.end
    return Counted(row, text[row.start : end], line_number(text, row.start), is_here)
