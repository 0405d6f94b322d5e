"""The history of an article in sentences, and the changes that its newest draft needs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from claims.models import Article, Claim, Draft, Event, User, Verdict
from claims.queries.claims import claims_of
from claims.queries.events import events_of
from claims.queries.people import Reader
from claims.queries.sources import sources_visible_to

# action: (what it is called in the filter, what the person did; {names} are of `after`, and with
# `was_` before them of `before`)
ACTS: dict[str, tuple[str, str]] = {
    "article_received": ("Article received", "received the article"),
    "draft_received": ("Draft received", "received draft {number}"),
    "claims_found": ("Claims found", "found {quotes} quotations and {figures} figures"),
    "draft_compared": ("Compared", "compared the claims with the sources"),
    "work_failed": ("Work failed", "could not finish its work ({work}) after {attempts} tries"),
    "work_retried": ("Work tried again", "had the failed work tried again ({work})"),
    "source_attached": ("Source attached", "put a source beside the article"),
    "source_detached": ("Source taken away", "took a source away from the article"),
    "verdict_set": ("Verdict", "decided “{label}”"),
    "verdict_undone": ("Verdict undone", "took a verdict back; now it is “{label}”"),
    "claim_added": ("Claim added", "added a claim by hand"),
    "claim_changed": ("Claim changed", "changed the span of a claim"),
    "claim_split": ("Claim split", "split a claim in two"),
    "claims_merged": ("Claims merged", "merged two claims"),
    "claim_dropped": ("Claim dropped", "dropped a claim"),
    "claim_restored": ("Claim restored", "brought a dropped claim back"),
    "comment_added": ("Comment", "commented"),
    "query_asked": ("Query asked", "asked the author"),
    "query_answered": ("Query answered", "answered a query"),
    "query_resolved": ("Query resolved", "resolved a query"),
    "draft_sent": ("Sent for approval", "sent the draft for approval"),
    "draft_recalled": ("Recalled", "took the draft back from the editors"),
    "draft_approved": ("Approved", "approved the draft with {verdicts} verdicts"),
    "draft_sent_back": ("Sent back", "sent the draft back"),
}


@dataclass(frozen=True)
class HistoryLine:
    """One act: what was done, and the words of the claim or the title of the source it was on."""

    event: Event
    sentence: str
    claim: Claim | None
    source_title: str


@dataclass(frozen=True)
class Change:
    """A claim that needs other words, with the verdict that asks for them."""

    claim: Claim
    number: int
    verdict: Verdict


def history_of(
    article: Article, user: Reader, *, person: int | None = None, act: str = ""
) -> QuerySet[Event]:
    """The acts on an article, newest first; of one person, of one kind, or all."""
    events = events_of(article, user)
    if person is not None:
        events = events.filter(actor=person)
    return events.filter(action=act) if act else events


def choices_of(article: Article, user: Reader) -> tuple[list[User], list[tuple[str, str]]]:
    """The people who acted on the article, and the (action, label) of what they did."""
    events = events_of(article, user).order_by()
    people = User.objects.filter(pk__in=events.values("actor")).order_by("last_name", "first_name")
    actions = events.values_list("action", flat=True).distinct()
    labels = [(action, label_of(action)) for action in actions]
    return list(people), sorted(labels, key=lambda pair: pair[1])


def label_of(action: str) -> str:
    """What an act is called; one without a sentence of its own by its name."""
    return ACTS[action][0] if action in ACTS else action.replace("_", " ").capitalize()


def lines_of(events: Sequence[Event], user: Reader) -> list[HistoryLine]:
    """A sentence for each event, in two queries however many there are."""
    claims = Claim.objects.in_bulk(_subjects(events, "claim"))
    sources = sources_visible_to(user).filter(pk__in=_subjects(events, "source"))
    titles = {str(pk): title for pk, title in sources.values_list("pk", "title")}
    return [
        HistoryLine(
            event,
            _sentence(event),
            claims.get(UUID(event.subject)) if event.subject_kind == "claim" else None,
            titles.get(event.subject, ""),
        )
        for event in events
    ]


def changes_of(draft: Draft, user: Reader) -> list[Change]:
    """The claims of a draft whose verdict asks for other words, in text order."""
    numbered = enumerate(claims_of(draft, user), start=1)
    return [
        Change(claim, number, claim.verdict)
        for number, claim in numbered
        if claim.verdict and _asks_for_change(claim.verdict)
    ]


def _asks_for_change(verdict: Verdict) -> bool:
    if verdict.option is None:
        return False
    return verdict.option.tone in {"bad", "fix"} or bool(verdict.proposed)


def _sentence(event: Event) -> str:
    if event.action not in ACTS:
        return label_of(event.action).lower()
    return ACTS[event.action][1].format_map(_words(event))


def _words(event: Event) -> Mapping[str, Any]:
    before = {f"was_{name}": value for name, value in event.before.items()}
    return defaultdict(lambda: "?", {**before, **event.after})


def _subjects(events: Sequence[Event], kind: str) -> list[UUID]:
    return [UUID(event.subject) for event in events if event.subject_kind == kind]
