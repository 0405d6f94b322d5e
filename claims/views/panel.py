"""The panel of the current claim: what the templates of the workbench's right side are given."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claims import permissions
from claims.comparison.turns import clock, time_at
from claims.models import Claim, Comparison, Draft, Evidence, Kind, Source, Status, User
from claims.queries import workbench as queries
from claims.queries.checks import checks_of
from claims.queries.queue import progress_of
from claims.queries.settings import offered_options
from claims.queries.sources import sources_of
from claims.services.jobs import Work, work_of
from claims.templatetags.place import around
from claims.views.copy import kind_of, line_number, name_of, state_of
from claims.views.figure_pair import Pair, figure_pair
from claims.views.figures import figures_elsewhere
from claims.views.names import named
from claims.views.viewings import log_passages


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage beside the claim, with its `words` and those around it, `lead` and `tail`.

    `pair` sets the two figures under each other, where it is about one. `key` names the passage in
    a form, where `forms.verdicts` reads it. `is_chosen` when the verdict that counts rests on it.
    `seconds` is when it was said, None where the source has no timecodes.
    """

    comparison: Comparison
    words: str
    line: int
    lead: str
    tail: str
    key: str
    is_chosen: bool
    seconds: int | None
    pair: Pair | None

    @property
    def time(self) -> str:
        """As on a clock ("00:12:31"), blank without one."""
        return "" if self.seconds is None else clock(self.seconds)


def _passage(item: Comparison | Evidence) -> tuple[object, int, int]:
    return item.source_id, item.start, item.end


def claim_panel(claim: Claim, user: User, work: Work | None = None) -> dict[str, Any]:
    """Everything the panel of one claim shows, in a constant number of queries; that passages of
    confidential sources are shown is logged."""
    work = work or work_of(claim.draft)
    place = queries.place_of(claim)
    queries.read_verdict(claim)
    lead, tail = around(claim.draft.text, claim.start, claim.end)
    before = list(queries.earlier_wordings(claim))
    context = {
        "claim": claim,
        "kind": kind_of(claim),
        "place": place,
        "lead": lead,
        "tail": tail,
        "line": line_number(claim.draft.text, claim.start),
        "figures_inside": queries.claims_inside(claim) if claim.kind == Kind.QUOTE else (),
        "checks": checks_of(claim),
        "elsewhere": figures_elsewhere(claim, user),
        "named": named(claim) if claim.kind == Kind.NAME else None,
        "earlier": [one for one in before if one.surface != claim.surface or one.verdict],
        "has_same_words": any(one.surface == claim.surface for one in before),
        "decisions": queries.decisions_of(claim)[1:],
        "is_comparing": work.is_under_way,
        **_candidates(claim, user),
        **verdict_panel(claim, user, place),
        **thread(claim, user),
    }
    log_passages(user, claim.draft.article, _sources_read(context))
    return context


def _sources_read(context: dict[str, Any]) -> Iterator[Source | None]:
    """The sources of which a panel shows passages; of chosen evidence it names the source only."""
    yield from (candidate.comparison.source for candidate in context["found"])
    if elsewhere := context["elsewhere"]:
        yield from elsewhere.sources


def verdict_panel(claim: Claim, user: User, place: queries.Place | None = None) -> dict[str, Any]:
    """The desk's options, the verdict that counts, and why the person cannot set one (or "")."""
    verdict = claim.verdict
    place = place or queries.place_of(claim)
    return {
        "claim": claim,
        "place": place,
        "name": name_of(claim, place.number),
        "verdict": verdict,
        "state": state_of(verdict),
        "options": offered_options(claim.draft.desk),
        "evidence": queries.chosen_evidence(verdict, user) if verdict else (),
        "cannot_decide": permissions.why_not(permissions.check_can_set_verdict, user, claim),
    }


def thread(claim: Claim, user: User) -> dict[str, Any]:
    """The comments and questions on a claim."""
    return {
        "claim": claim,
        "comments": queries.comments_on(claim),
        "queries": queries.queries_on(claim),
        "cannot_ask": permissions.why_not(permissions.check_can_ask_query, user, claim),
    }


def bar(draft: Draft, user: User) -> dict[str, Any]:
    """The strip at the top: progress, sending, recalling."""
    return {
        "draft": draft,
        "article": draft.article,
        "progress": progress_of([draft])[draft.pk],
        "cannot_send": permissions.why_not(permissions.check_can_send_draft, user, draft),
        "approved_by": _approver_of(draft),
        "can_recall": draft.status == Status.READY and permissions.can_recall_draft(user, draft),
        "drafts": draft.article.drafts.order_by("-number").values_list("number", flat=True),
        "source_count": sources_of(draft.article, user).count(),
    }


def _approver_of(draft: Draft) -> User | None:
    """Who approved the draft as it stands."""
    if draft.status != Status.APPROVED:
        return None
    newest = draft.approvals.select_related("decided_by").first()
    return newest.decided_by if newest else None


def work(draft: Draft, user: User) -> dict[str, Any]:
    """What the workers still do for a draft, and what they gave up."""
    return {
        "draft": draft,
        "article": draft.article,
        "work": work_of(draft),
        "failed_sources": queries.failed_source_work(draft.article, user),
    }


def _candidates(claim: Claim, user: User) -> dict[str, Any]:
    """`found` passages, best first, and the `missing` sources, which have none."""
    rows = [row for row in queries.candidates_of(claim, user) if row.finding != "not_found"]
    texts = queries.texts_of({row.source_id for row in rows})
    chosen = {_passage(item) for item in queries.chosen_evidence(claim.verdict, user)}
    found = [_candidate(claim, row, texts[row.source_id], chosen) for row in rows]
    sources = sources_of(claim.draft.article, user).defer("text")
    return {
        "found": found,
        "sources": sources,
        "missing": [source for source in sources if source.pk not in texts],
    }


def _candidate(
    claim: Claim, row: Comparison, text: str, chosen: set[tuple[object, int, int]]
) -> Candidate:
    lead, tail = around(text, row.start, row.end)
    return Candidate(
        comparison=row,
        words=text[row.start : row.end],
        line=line_number(text, row.start),
        lead=lead,
        tail=tail,
        key=f"{row.source_id}:{row.start}:{row.end}:{row.finding}",
        is_chosen=_passage(row) in chosen,
        seconds=time_at(text, row.start),
        pair=figure_pair(claim, row, text),
    )
