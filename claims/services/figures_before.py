"""What earlier checked articles of the desk say of the thing that a claim counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.comparison.things import counted_thing, other_names
from claims.models import Claim, User, Verdict
from claims.queries.bank import figures_elsewhere, texts_at
from claims.services.days import day_of
from claims.services.rows import value_of_row
from claims.services.shingles import figure_terms, keys_of, search_terms

SHOWN = 8
# Of so many the days are read, to find the latest.
_READ = 24
# A dateline ends within so many characters of the text's beginning, a figure with what it counts
# in so many from its own.
_TOP, _WORDS = 600, 160


@dataclass(frozen=True, slots=True)
class Before:
    """A decision on a figure of another article, which is about the `day`; `near` are the words
    of the article from the figure on."""

    decision: Verdict
    day: date
    near: str


def figures_before(claim: Claim, user: User) -> list[Before]:
    """Figures with a verdict that count the same thing in other articles of the desk, the newest
    day first, each value of an article once. A constant number of queries."""
    thing = counted_thing(value_of_row(claim))
    if thing is None:
        return []
    names = " ".join((claim.thing, *other_names(claim.thing)))
    terms = {*search_terms(names, within="thing"), *figure_terms(claim, is_asked=True)}
    keys = keys_of(terms, desk=claim.draft.desk_id, among="claim")
    rows = figures_elsewhere(user, claim.draft.article, keys)
    same = [row for row in rows if counted_thing(value_of_row(row.claim)) == thing]
    newest = _once(same)[:_READ]
    texts = texts_at([row.claim for row in newest], top=_TOP, words=_WORDS) if newest else {}
    found = [_before(row, *texts[row.claim.pk]) for row in newest]
    return sorted(found, key=lambda item: item.day, reverse=True)[:SHOWN]


def _before(decision: Verdict, top: str, near: str) -> Before:
    return Before(decision, day_of(decision.claim.draft, top), near)


def _once(decisions: Sequence[Verdict]) -> list[Verdict]:
    """Of decisions on one value of one article the newest, which comes first."""
    found: dict[tuple[object, ...], Verdict] = {}
    for row in decisions:
        claim = row.claim
        value = claim.value_low, claim.value_high, claim.modifier, claim.unit
        found.setdefault((claim.draft.article_id, *value), row)
    return list(found.values())
