"""The names of one article beside each other: where each stands, and which may be one name spelt
in two ways."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.comparison import look_alikes, titles_inside
from claims.models import Claim, Draft
from claims.queries import workbench as queries
from claims.services.rows import name_of
from claims.views.copy import line_number

_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Spelling:
    """The names of a draft.

    `mentions` are all places that name what a claim names, besides the claim itself; `alike` are
    the claims that may be the same name spelt otherwise, by claim, each with the difference in
    words; `titles` what speaks against one of the claim's titles inside the article.
    """

    mentions: Sequence[tuple[int, int]]
    alike: Mapping[uuid.UUID, list[tuple[Claim, str]]]
    titles: Mapping[uuid.UUID, list[str]]

    @property
    def odd(self) -> frozenset[uuid.UUID]:
        """The claims whose name or title the article gives in two ways."""
        return frozenset(self.alike) | frozenset(self.titles)


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
    names = [name_of(row, draft.text) for row in rows]
    alike: dict[uuid.UUID, list[tuple[Claim, str]]] = {}
    for one, other, said in look_alikes(names):
        alike.setdefault(rows[one].pk, []).append((rows[other], said))
        alike.setdefault(rows[other].pk, []).append((rows[one], said))
    titles = {
        row.pk: both for row, name in zip(rows, names, strict=True) if (both := titles_inside(name))
    }
    mentions = [(start, end) for row in rows for start, end in row.mentions]
    return Spelling(mentions, alike, titles)


def named(claim: Claim, spelling: Spelling | None = None) -> Named:
    """The name of the claim in its article."""
    spelling = spelling or spelling_of(claim.draft)
    text = claim.draft.text
    places = [Place(text[a:b], line_number(text, a)) for a, b in claim.mentions[:_MOST_SHOWN]]
    return Named(
        role=text[claim.role_start : claim.role_end] if claim.role_start is not None else "",
        places=places,
        more=len(claim.mentions) - len(places),
        alike=[
            (other, said, line_number(text, other.start))
            for other, said in spelling.alike.get(claim.pk, [])
        ],
        titles=spelling.titles.get(claim.pk, []),
    )
