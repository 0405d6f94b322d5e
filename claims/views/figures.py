"""The same thing counted elsewhere: in the article, in its sources, in earlier checked articles."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.comparison.figures import can_agree
from claims.comparison.laid import one_line
from claims.comparison.qualifiers import apart_inside
from claims.comparison.shares import as_share
from claims.comparison.things import are_apart, counted_thing, family, parts_among
from claims.models import Claim, Kind, Source, SourceClaim, User, Verdict
from claims.queries import workbench as queries
from claims.services.days import day_of
from claims.services.figures_before import Before, figures_before
from claims.services.rows import value_of_row
from claims.views.chart import Chart, Dot, chart_of
from claims.views.copy import line_number

# A thing further from its figure than so many characters is not shown with it.
_NEAR = 80
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """One place that counts the thing: in the draft (then `is_here`), in a source, or in another
    article, then with the `decision` on it.

    `words` are the figure and the thing as the text has them; the text is about the `day`.
    """

    figure: Claim | SourceClaim
    words: str
    line: int
    is_here: bool
    day: date
    decision: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The places that count a thing, the claim's own first, and how many `values` among those of
    the article and its sources disagree with each other, the claim's own counted, 0 where all of
    them can be true together with it (“more than 5,000” and 5,200); `more` of the places are not
    listed. `otherwise` counts the earlier articles with another value that was found to hold.
    """

    places: list[Counted]
    values: int
    more: int
    otherwise: int
    chart: Chart | None

    @property
    def has_decisions(self) -> bool:
        """Whether earlier articles are among the places."""
        return any(place.decision for place in self.places)

    @property
    def sources(self) -> list[Source]:
        """The sources among the places, one for each place in a source."""
        figures = [place.figure for place in self.places]
        return [figure.source for figure in figures if isinstance(figure, SourceClaim)]


def figures_elsewhere(claim: Claim, user: User) -> Elsewhere | None:
    """Where else the claim's thing is counted, in the article, in the sources that the person may
    see and in earlier checked articles of the desk; None when all say the same, and for claims
    that are no figures with a thing."""
    if claim.kind != Kind.FIGURE or not claim.thing:
        return None
    rows: list[Claim | SourceClaim] = [
        *queries.figures_of(claim.draft),
        *queries.source_figures_of(claim.draft.article, user),
    ]
    group = _of_one_thing(claim, rows)
    before = figures_before(claim, user) if claim in group else []
    if not _differ([*group, *(item.decision.claim for item in before)]):
        return None
    shown = sorted(group, key=lambda row: row != claim)[:_MOST_SHOWN]
    texts = queries.texts_of({row.source_id for row in shown if isinstance(row, SourceClaim)})
    places = [_counted(row, claim, texts) for row in shown] + [
        _counted_before(one) for one in before
    ]
    return Elsewhere(
        places=places,
        values=_disagreeing(claim, group),
        more=len(group) - len(shown),
        otherwise=_otherwise(claim, before),
        chart=chart_of(
            [_dot(place, claim) for place in places if _is_on_scale(place.figure, claim)]
        ),
    )


def _of_one_thing(claim: Claim, rows: Sequence[Claim | SourceClaim]) -> list[Claim | SourceClaim]:
    """The rows that count what the claim does, without the parts of a whole; none for a part,
    which disagrees with no whole."""
    thing, parts = counted_thing(value_of_row(claim)), _parts(rows)
    if thing is None or claim.pk in parts:
        return []
    return [
        row for row in rows if row.pk not in parts and counted_thing(value_of_row(row)) == thing
    ]


def _parts(rows: Sequence[Claim | SourceClaim]) -> frozenset[uuid.UUID]:
    """The rows that count some of what another row of their text counts."""
    texts: defaultdict[uuid.UUID | None, list[Claim | SourceClaim]] = defaultdict(list)
    for row in rows:
        texts[row.source_id if isinstance(row, SourceClaim) else None].append(row)
    return frozenset(
        found[index].pk
        for found in texts.values()
        for index in parts_among([value_of_row(row) for row in found])
    )


def _differ(rows: Sequence[Claim | SourceClaim]) -> bool:
    return len({(row.value_low, row.value_high, row.modifier) for row in rows}) > 1


def _disagreeing(claim: Claim, group: Sequence[Claim | SourceClaim]) -> int:
    others = {
        (row.value_low, row.value_high, row.modifier)
        for row in group
        if not _can_both_hold(claim, row)
    }
    return len(others) + 1 if others else 0


def _can_both_hold(claim: Claim, row: Claim | SourceClaim) -> bool:
    one, other = value_of_row(claim), value_of_row(row)
    is_apart = apart_inside(one, other) if isinstance(row, Claim) else are_apart(one, other)
    return is_apart or can_agree(one, other)


def _otherwise(claim: Claim, before: Sequence[Before]) -> int:
    return len(
        {
            item.decision.claim.draft.article_id
            for item in before
            if item.decision.option
            and item.decision.option.tone == "ok"
            and not can_agree(value_of_row(claim), value_of_row(item.decision.claim))
        }
    )


def _counted(row: Claim | SourceClaim, claim: Claim, texts: dict[uuid.UUID, str]) -> Counted:
    if isinstance(row, SourceClaim):
        text, day = texts[row.source_id], day_of(row.source, texts[row.source_id])
    else:
        text, day = claim.draft.text, day_of(claim.draft, claim.draft.text)
    words = text[row.start : row.start + _length(row)]
    is_here = isinstance(row, Claim)
    return Counted(row, words, line_number(text, row.start), is_here, day)


def _counted_before(item: Before) -> Counted:
    claim = item.decision.claim
    return Counted(claim, item.near[: _length(claim)], 0, False, item.day, item.decision)


def _length(row: Claim | SourceClaim) -> int:
    """From the figure's first character to the last of what it counts, if that is near."""
    end = row.thing_end if row.thing_end and 0 < row.thing_end - row.end < _NEAR else row.end
    return end - row.start


def _is_on_scale(row: Claim | SourceClaim, claim: Claim) -> bool:
    """Whether a figure of the same thing can be drawn on the claim's scale."""
    one, other = value_of_row(row), value_of_row(claim)
    if (as_share(one) is None) != (as_share(other) is None):
        return False
    return family(one) == "count" or one.unit == other.unit


def _dot(place: Counted, claim: Claim) -> Dot:
    row = place.figure
    where = "earlier" if place.decision else "here" if place.is_here else "source"
    option = place.decision.option if place.decision else None
    low = row.value_low or 0.0
    high = low if row.value_high is None else row.value_high
    return Dot(
        day=place.day,
        low=min(low, high),
        high=max(low, high),
        modifier=row.modifier or "=",
        where="claim" if row == claim else where,
        words=one_line(place.words),
        is_wrong=bool(option and option.tone in ("bad", "fix")),
    )
