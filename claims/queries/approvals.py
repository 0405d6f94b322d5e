"""What an editor reads: drafts that wait, and one draft with what to look at first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Greatest, Least, Substr

from claims.comparison.findings import FINDINGS
from claims.models import Approval, Comparison, Draft, Evidence, Status, Verdict
from claims.queries.articles import articles_visible_to
from claims.queries.changes import Change, Changes
from claims.queries.claims import ClaimWithFacts, claims_of, comparisons_visible_to
from claims.queries.people import Reader
from claims.queries.queue import newest_drafts
from claims.queries.sources import evidence_visible_to

_GRAVITY = ("bad", "warn", "open")
# Findings in which a source says the same: a confirmation needs no second look for want of a
# chosen passage.
_AGREES = frozenset({"verbatim", "punctuation", "agrees", "rounds_to", "within_bound"})
LONGEST_PASSAGE = 600  # characters
AROUND = 120  # characters of the source read before and after a passage


@dataclass(frozen=True)
class Item:
    """A claim as an editor sees it, with why to look at it: (tone, sentence) each.

    `hidden_evidence` counts passages from sources that the person may not see; `change` is how
    the claim differs since the last decision or draft; `lacks_passage` says whether it was found
    to hold and no passage was chosen for it.
    """

    claim: ClaimWithFacts
    number: int
    verdict: Verdict | None
    evidence: Sequence[Evidence]
    hidden_evidence: int
    change: Change | None
    lacks_passage: bool
    reasons: list[tuple[str, str]]

    @property
    def tone(self) -> str:
        """The gravest of its verdict and its reasons: bad, warn, open, or "" for none."""
        tones = {_tone_of_verdict(self.verdict), *(tone for tone, _sentence in self.reasons)}
        return next((tone for tone in _GRAVITY if tone in tones), "")


def waiting_drafts(user: Reader) -> QuerySet[Draft]:
    """The drafts of the person's desks that are ready for approval, the oldest first.

    `decided_by_me`: a verdict that counts is the person's own, so someone else must approve.
    """
    later = Verdict.objects.filter(claim=OuterRef("claim"), number__gt=OuterRef("number"))
    mine = Verdict.objects.filter(
        ~Exists(later),
        claim__draft=OuterRef("pk"),
        claim__dropped_at=None,
        decided_by__username=user.get_username(),
    )
    ready = newest_drafts(user).filter(status=Status.READY)
    ready = ready.select_related("article", "desk", "sent_by")
    return ready.annotate(decided_by_me=Exists(mine)).order_by("sent_at", "id")


def decisions_by(user: Reader) -> QuerySet[Approval]:
    """What the person approved or sent back, newest first."""
    made = Approval.objects.filter(
        decided_by__username=user.get_username(), draft__article__in=articles_visible_to(user)
    )
    made = made.select_related("draft__article", "draft__desk").defer("draft__text")
    return made.order_by("-decided_at")


def last_decision(draft: Draft) -> Approval | None:
    """The newest approval or sending back of the draft or of one before it."""
    made = Approval.objects.filter(
        draft__article=draft.article_id, draft__number__lte=draft.number
    ).select_related("draft", "decided_by")
    return made.defer("draft__text").order_by("-decided_at").first()


def items_of(draft: Draft, user: Reader, *, changes: Changes) -> list[Item]:
    """Every live claim of the draft in text order, with the reasons to look at it.

    `changes` are those since the last decision. The number of queries does not grow with the
    claims.
    """
    claims = list(claims_of(draft, user))
    verdicts = [claim.verdict.pk for claim in claims if claim.verdict]
    evidence = _evidence(verdicts, user)
    counts = _evidence_counts(verdicts)
    return [
        _item(number, claim, evidence, counts, changes.by_claim.get(claim.pk))
        for number, claim in enumerate(claims, start=1)
    ]


def _item(
    number: int,
    claim: ClaimWithFacts,
    evidence: Mapping[UUID, list[Evidence]],
    counts: Mapping[UUID, int],
    change: Change | None,
) -> Item:
    verdict = claim.verdict
    chosen = evidence.get(verdict.pk, []) if verdict else []
    total = counts.get(verdict.pk, 0) if verdict else 0
    reasons = _by_machine(claim, verdict, chosen, total)
    if change:
        reasons.append(("open", change.sentence))
    if claim.open_queries:
        reasons.append(("warn", "A question to the author is open"))
    lacks = _holds(verdict) and not total
    hidden = total - len(chosen)
    return Item(claim, number, verdict, chosen, hidden, change, lacks, reasons)


def first_items(items: Sequence[Item]) -> list[Item]:
    """The items to look at: those changed since the last decision first, then by gravity."""
    told = [item for item in items if item.tone]
    return sorted(told, key=lambda item: (item.change is None, _GRAVITY.index(item.tone)))


def best_passages(items: Sequence[Item], user: Reader) -> dict[UUID, Comparison]:
    """By claim, the comparison that fits best among those the person may see; of its source
    `near`, the passage with what is around it, which begins at offset `begin`.

    It is cut in the database, for the text of a source may be long. One query.
    """
    claims = [item.claim.pk for item in items]
    best = comparisons_visible_to(user).filter(claim__in=claims).distinct("claim_id")
    begin = Greatest(F("start") - AROUND, 0)
    length = Least(F("end") - F("start"), LONGEST_PASSAGE) + F("start") - begin + AROUND
    near = Substr("source__text", begin + 1, length)
    rows = best.annotate(begin=begin, near=near)
    return {row.claim_id: row for row in rows.defer("source__text")}


def _tone_of_verdict(verdict: Verdict | None) -> str:
    """Wrong, fix needed and open claims are grave; what could not be settled comes after."""
    if verdict is None or verdict.option is None:
        return "bad"
    return {"bad": "bad", "fix": "bad", "ask": "warn"}.get(verdict.option.tone, "")


def _by_machine(
    claim: ClaimWithFacts, verdict: Verdict | None, chosen: Sequence[Evidence], total: int
) -> list[tuple[str, str]]:
    """Where a claim was found to hold, and the comparison or the lack of a source says else."""
    if verdict is None or verdict.option is None or not _holds(verdict):
        return []
    reasons = []
    finding = FINDINGS.get(claim.best_finding or "")
    agrees = any(_tone_of_evidence(passage) == "ok" for passage in chosen)
    if finding and finding.tone in {"bad", "fix"} and not agrees:
        told = claim.best_headline or finding.label
        reasons.append(("bad", f"{verdict.option.label}, but the comparison says: {told}"))
    if not total and claim.best_finding not in _AGREES:
        reasons.append(("warn", f"{verdict.option.label} without any passage of a source"))
    return reasons


def _holds(verdict: Verdict | None) -> bool:
    return bool(verdict and verdict.option and verdict.option.tone == "ok")


def _tone_of_evidence(passage: Evidence) -> str:
    finding = FINDINGS.get(passage.finding)
    return finding.tone if finding else ""


def _evidence(verdicts: list[UUID], user: Reader) -> dict[UUID, list[Evidence]]:
    chosen: dict[UUID, list[Evidence]] = {}
    rows = evidence_visible_to(user).filter(verdict__in=verdicts).defer("source__text")
    for passage in rows.order_by("verdict", "start"):
        chosen.setdefault(passage.verdict_id, []).append(passage)
    return chosen


def _evidence_counts(verdicts: list[UUID]) -> dict[UUID, int]:
    rows = Evidence.objects.filter(verdict__in=verdicts).order_by()
    counted = rows.values("verdict").annotate(number=Count("pk"))
    return {row["verdict"]: row["number"] for row in counted}
