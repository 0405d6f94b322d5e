"""What changed in the words of an article that no claim covers, as an editor reads it."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.comparison.redraft import redraft_rows
from claims.comparison.uncovered import uncovered_steps
from claims.models import Claim, Draft
from claims.templatetags.place import around

_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `removed` and `added` at one place, between the words of the newer draft around it."""

    row: int
    lead: str
    removed: str
    added: str
    tail: str


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """The first `stretches`; whether there are more, and how many paragraphs moved."""

    stretches: list[Stretch]
    has_more: bool
    moved: int


def changed_words(
    old: Draft, new: Draft, old_claims: Iterable[Claim], new_claims: Iterable[Claim]
) -> ChangedWords:
    """The changes from one draft to the other outside the claims of both."""
    rows = redraft_rows(old.text, new.text)
    claims = (
        [(claim.start, claim.end) for claim in old_claims],
        [(claim.start, claim.end) for claim in new_claims],
    )
    found = uncovered_steps(old.text, new.text, rows, claims, enough=_SHOWN + 1)
    stretches = []
    for row, step in found.steps[:_SHOWN]:
        removed = old.text[step.old_start : step.old_end].rstrip()
        added = new.text[step.new_start : step.new_end].rstrip()
        text, start, end = new.text, step.new_start, step.new_start + len(added)
        if rows[row].new is None:
            text, start, end = old.text, step.old_start, step.old_start + len(removed)
        lead, tail = around(text, start, end)
        if not added and tail[:1].isalnum():
            tail = f" {tail}"
        stretches.append(Stretch(row, lead, removed, added, tail))
    has_more = len(found.steps) > _SHOWN or found.unread > 0
    return ChangedWords(stretches, has_more, sum(one.op == "moved" for one in rows) // 2)
