"""The names of one article beside each other: where each stands, and which may be one name spelt
in two ways."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from claims.comparison import like, look_alikes, titles_inside
from claims.comparison.name_spellings import MOST
from claims.models import Claim, Draft
from claims.queries import workbench as queries
from claims.services.rows import name_of
from claims.views.copy import line_number

_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Spelling:
    """The names of a draft.

    `mentions` are all places that name what a claim names, besides the claim itself; `odd` are the
    claims whose name or title the article gives in two ways.
    """

    mentions: Sequence[tuple[int, int]]
    odd: frozenset[uuid.UUID]


@dataclass(frozen=True, slots=True)
class Place:
    """One more place that gives the name, in the words of the text; `line` counts from 1."""

    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Named:
    """What the panel says of a name: the role beside it, `places` that give it too (`more` are
    not listed), and what differs inside the article."""

    role: str
    places: list[Place]
    more: int
    alike: list[tuple[Claim, str, int]]
    titles: list[str]


def spelling_of(draft: Draft) -> Spelling:
    """The names of the draft beside each other, in one query."""
    rows = list(queries.names_of(draft))
    mentions = [(start, end) for row in rows for start, end in row.mentions]
    if len(rows) > MOST:
        return Spelling(mentions, frozenset())
    names = [name_of(row, draft.text) for row in rows]
    odd = {rows[index].pk for *pair, _said in look_alikes(names) for index in pair}
    odd |= {row.pk for row, name in zip(rows, names, strict=True) if titles_inside(name)}
    return Spelling(mentions, frozenset(odd))


def named(claim: Claim) -> Named:
    """The name of the claim in its article, in one query."""
    text, own = claim.draft.text, name_of(claim, claim.draft.text)
    rows = [row for row in queries.names_of(claim.draft) if row.pk != claim.pk]
    alike = like(own, [name_of(row, text) for row in rows])
    places = [Place(text[a:b], line_number(text, a)) for a, b in claim.mentions[:_MOST_SHOWN]]
    return Named(
        role=own.role.surface if own.role else "",
        places=places,
        more=len(claim.mentions) - len(places),
        alike=[(rows[index], said, line_number(text, rows[index].start)) for index, said in alike],
        titles=titles_inside(own),
    )
