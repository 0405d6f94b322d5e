"""The two columns of a comparison of drafts: what is shown, folded, and on which page."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.comparison.redraft import Paragraph, Row
from claims.comparison.word_steps import Step, word_steps
from claims.models import Draft
from claims.templatetags.highlight import Mark, highlight
from claims.views.addresses import workbench_url
from claims.views.carried import Carried, CarriedClaims

# Characters of both texts on one page: what a browser lays out at once.
_PAGE = 120_000
# Unchanged paragraphs in a row are folded from so many on; one is left beside each change.
_FOLDED = 4
# A longer fold is not sent along: a link leads to it in the copy.
_LONGEST_FOLD = 20_000

_REMOVED = (
    SafeString('<del><span class="visually-hidden"> removed: </span>'),
    SafeString('<span class="visually-hidden"> (end removed) </span></del>'),
    SafeString("<del>"),
)
_ADDED = (
    SafeString('<ins><span class="visually-hidden"> added: </span>'),
    SafeString('<span class="visually-hidden"> (end added) </span></ins>'),
    SafeString("<ins>"),
)


@dataclass(frozen=True)
class ShownRow:
    """A row with the words of both sides as HTML, "" for a side it has not."""

    index: int
    row: Row
    old: SafeString
    new: SafeString
    is_quiet: bool


@dataclass(frozen=True)
class Block:
    """Rows that are shown or, when `is_fold`, folded; one that is too long to send has none."""

    is_fold: bool
    count: int
    first: Row
    rows: Sequence[ShownRow]


@dataclass(frozen=True)
class SideBySide:
    """Two drafts, their rows, the claims on each side of each row, and runs of rows by page:
    (begin, end, is folded)."""

    old: Draft
    new: Draft
    rows: Sequence[Row]
    claims: tuple[dict[int, list[Carried]], dict[int, list[Carried]]]
    pages: Sequence[Sequence[tuple[int, int, bool]]]

    @classmethod
    def of(
        cls, old: Draft, new: Draft, rows: Sequence[Row], carried: CarriedClaims
    ) -> "SideBySide":
        """Lay the rows out; no word is compared yet."""
        claims = (
            _by_row([row.old for row in rows], carried.old),
            _by_row([row.new for row in rows], carried.new),
        )
        return cls(old, new, rows, claims, _paged(rows, list(_runs(rows, claims))))

    @property
    def counts(self) -> dict[str, int]:
        """How many rows were changed, added, removed and moved; a moved one is there twice."""
        ops = [row.op for row in self.rows]
        told = {op: ops.count(op) for op in ("changed", "added", "removed")}
        return told | {"moved": ops.count("moved") // 2}

    def page_number(self, asked: int | None, claim: UUID | None) -> int:
        """The page that shows the claim, or the one asked for, or the nearest there is."""
        if claim:
            for side in self.claims:
                for index, found in side.items():
                    if any(one.claim.pk == claim for one in found):
                        return self.page_of(index)
        return min(max(asked or 1, 1), len(self.pages))

    def page_of(self, index: int) -> int:
        """The page of the row with this index."""
        starts = [runs[0][0] for runs in self.pages if runs]
        return max(bisect_right(starts, index), 1)

    def blocks_on(self, page: int) -> list[Block]:
        """What one page shows, the words compared."""
        return [self._block(*run) for run in self.pages[page - 1]]

    def _block(self, begin: int, end: int, is_fold: bool) -> Block:
        is_long = is_fold and _size(self.rows[begin:end]) > _LONGEST_FOLD
        shown = [] if is_long else [self._shown(index) for index in range(begin, end)]
        return Block(is_fold, end - begin, self.rows[begin], shown)

    def _shown(self, index: int) -> ShownRow:
        row, sides = self.rows[index], [side.get(index, []) for side in self.claims]
        is_quiet = _is_quiet(row, *sides)
        steps = word_steps(self.old.text, self.new.text, row)
        old = list(_step_marks(self.old.text, steps, "old", _REMOVED))
        new = list(_step_marks(self.new.text, steps, "new", _ADDED))
        # Of what is the same on both sides one is enough to link and to hear.
        old += [_claim_mark(self.old, one, is_plain=is_quiet) for one in sides[0]]
        new += [_claim_mark(self.new, one) for one in sides[1]]
        return ShownRow(
            index, row, _html(self.old, row.old, old), _html(self.new, row.new, new), is_quiet
        )


def _by_row(
    places: Sequence[Paragraph | None], carried: Sequence[Carried]
) -> dict[int, list[Carried]]:
    """The claims by the index of each row that they touch."""
    there = [(place.start, place.end, index) for index, place in enumerate(places) if place]
    starts, ends = [one[0] for one in there], [one[1] for one in there]
    found: dict[int, list[Carried]] = {}
    for one in carried:
        first, last = bisect_right(ends, one.claim.start), bisect_left(starts, one.claim.end)
        for _start, _end, index in there[first:last]:
            found.setdefault(index, []).append(one)
    return found


def _is_quiet(row: Row, *sides: Sequence[Carried]) -> bool:
    """Whether nothing changed in a row, neither its words nor what became of its claims."""
    return row.op == "same" and all(one.state == "unchanged" for side in sides for one in side)


def _runs(
    rows: Sequence[Row], claims: tuple[dict[int, list[Carried]], dict[int, list[Carried]]]
) -> Iterator[tuple[int, int, bool]]:
    """(begin, end, whether it is folded): every row, one by one unless folded."""
    quiet = [
        _is_quiet(row, *(side.get(index, ()) for side in claims)) for index, row in enumerate(rows)
    ]
    index = 0
    while index < len(rows):
        end = index
        while end < len(rows) and quiet[end]:
            end += 1
        low, high = index + (index > 0), end - (end < len(rows))
        if high - low >= _FOLDED:
            yield from ((k, k + 1, False) for k in range(index, low))
            yield low, high, True
            index = high
        else:
            yield from ((k, k + 1, False) for k in range(index, max(end, index + 1)))
            index = max(end, index + 1)


def _paged(
    rows: Sequence[Row], runs: Sequence[tuple[int, int, bool]]
) -> list[list[tuple[int, int, bool]]]:
    pages: list[list[tuple[int, int, bool]]] = [[]]
    held = 0
    for run in runs:
        size = _size(rows[run[0] : run[1]])
        size = 0 if run[2] and size > _LONGEST_FOLD else size
        if pages[-1] and held + size > _PAGE:
            pages.append([])
            held = 0
        pages[-1].append(run)
        held += size
    return pages


def _size(rows: Sequence[Row]) -> int:
    return sum(side.end - side.start for row in rows for side in (row.old, row.new) if side)


def _step_marks(
    text: str, steps: Sequence[Step], side: str, tags: tuple[SafeString, SafeString, SafeString]
) -> Iterator[Mark]:
    """Marks over changed words, without the white space after them."""
    before, after, again = tags
    for step in steps:
        if not step.is_same:
            start, end = getattr(step, f"{side}_start"), getattr(step, f"{side}_end")
            words = text[start:end].rstrip()
            yield Mark(start, start + len(words), before, after, again)


def _claim_mark(draft: Draft, one: Carried, *, is_plain: bool = False) -> Mark:
    """The mark of a claim, with a sign that leads to it in the workbench unless `is_plain`."""
    css = f"as-{one.state}"
    again = format_html('<mark class="{}">', css)
    if is_plain:
        before = format_html('{}<span class="sign">{}</span>', again, one.sign)
        return Mark(one.claim.start, one.claim.end, before, SafeString("</mark>"), again)
    before = format_html(
        '<mark class="{}" id="claim-{}"><a class="sign" href="{}&amp;draft={}" '
        'aria-label="Claim {} of draft {}: {}">{}{}</a>',
        css,
        one.claim.pk,
        workbench_url(draft.article_id, one.claim.pk),
        draft.number,
        one.number,
        draft.number,
        one.told,
        one.sign,
        one.number,
    )
    return Mark(one.claim.start, one.claim.end, before, SafeString("</mark>"), again)


def _html(draft: Draft, place: Paragraph | None, marks: Sequence[Mark]) -> SafeString:
    if place is None:
        return SafeString("")
    return highlight(draft.text, marks, start=place.start, end=place.end)
