"""What was done, in sentences, and the changes that the newest draft of an article needs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from claims.models import Claim, Draft, Event, Role, User, Verdict
from claims.queries.claims import claims_of
from claims.queries.people import Reader
from claims.queries.record_details import Detail, details_of
from claims.queries.sources import sources_visible_to

# action: (what it is called in the filter, what the person did; a word in braces is of `after`,
# with `was_` before it of `before`, and {person} and {people} are their names)
ACTS: dict[str, tuple[str, str]] = {
    "article_received": ("Article received", "received the article"),
    "draft_received": ("Draft received", "received draft {number}"),
    "claims_found": ("Claims found", "found {quotes}, {figures}, {names}"),
    "verdicts_kept": ("Verdicts kept", "kept {verdicts} of draft {earlier} for draft {number}"),
    "work_failed": ("Work failed", "could not finish its work ({work}) after {attempts}"),
    "work_retried": ("Work tried again", "had the failed work tried again ({work})"),
    "source_received": ("Source received", "received a source"),
    "source_viewed": ("Source viewed", "viewed a confidential source"),
    "passages_viewed": ("Passages viewed", "saw passages of a confidential source"),
    "source_attached": ("Source attached", "put a source beside the article"),
    "source_detached": ("Source taken away", "took a source away from the article"),
    "source_deleted": ("Source deleted", "deleted a source whose last day had passed"),
    "readers_set": ("Readers set", "set who may read it besides its receiver: {people}"),
    "file_received": ("File received", "received a file of {size}"),
    "encoding_chosen": ("Encoding chosen", "had a file read as {encoding}"),
    "file_deleted": ("File deleted", "deleted a file that nobody had filed"),
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
    "draft_approved": ("Approved", "approved the draft with {verdicts}"),
    "draft_sent_back": ("Sent back", "sent the draft back"),
    "desk_created": ("Desk created", "created the desk"),
    "person_added": ("Person added", "added {person} as {role}"),
    "role_changed": ("Role changed", "made {person} {role}; before {was_role}"),
    "person_removed": ("Person removed", "took {person} off the desk"),
    "layers_set": ("Harmless differences", "counts as harmless: {harmless}; before {was_harmless}"),
    "retention_set": ("Retention", "set how long new sources are kept to {days}"),
    "scale_set": ("Verdict scale", "set the verdict scale to {options}; before {was_options}"),
    "option_added": ("Verdict added", "added the verdict “{name}” as {key}"),
    "option_retired": ("Verdict retired", "retired the verdict “{name}”"),
    "option_restored": ("Verdict brought back", "brought the verdict “{name}” back as {key}"),
    "recording_added": ("Recording added", "added a recording to a source"),
    "recording_played": ("Recording played", "played the recording of a confidential source"),
    "password_link_made": ("One-time link", "made a one-time link for {person}"),
}

# What a number in braces counts, as one and as several.
_COUNTED = {
    "quotes": ("quote", "quotes"),
    "figures": ("figure", "figures"),
    "names": ("name", "names"),
    "verdicts": ("verdict", "verdicts"),
    "attempts": ("try", "tries"),
    "size": ("byte", "bytes"),
}


@dataclass(frozen=True)
class HistoryLine:
    """One act: what was done, the claim or the title of the source it was on, and the words
    that belong to it."""

    event: Event
    sentence: str
    claim: Claim | None
    source_title: str
    details: Sequence[Detail]


@dataclass(frozen=True)
class Change:
    """A claim that needs other words, with the verdict that asks for them."""

    claim: Claim
    number: int
    verdict: Verdict


def narrowed(
    events: QuerySet[Event], *, person: int | None = None, act: str = ""
) -> QuerySet[Event]:
    """Of `events` those of one person, of one kind, or all."""
    if person is not None:
        events = events.filter(actor=person)
    return events.filter(action=act) if act else events


def choices_of(events: QuerySet[Event]) -> tuple[list[User], list[tuple[str, str]]]:
    """The people who acted in `events`, and the (action, label) of what they did."""
    events = events.order_by()
    people = User.objects.filter(pk__in=events.values("actor")).order_by("last_name", "first_name")
    actions = events.values_list("action", flat=True).distinct()
    labels = [(action, label_of(action)) for action in actions]
    return list(people), sorted(labels, key=lambda pair: pair[1])


def label_of(action: str) -> str:
    """What an act is called; one without a sentence of its own by its name."""
    return ACTS[action][0] if action in ACTS else action.replace("_", " ").capitalize()


def lines_of(events: Sequence[Event], user: Reader) -> list[HistoryLine]:
    """A line for each event; the number of queries does not grow with them."""
    claims = Claim.objects.select_related("draft").defer("draft__text")
    told = claims.in_bulk(_subjects(events, "claim"))
    sources = sources_visible_to(user).filter(pk__in=_subjects(events, "source"))
    titles = {str(pk): title for pk, title in sources.values_list("pk", "title")}
    names = _names(events)
    details = details_of(events, user)
    return [
        HistoryLine(
            event,
            _sentence(event, names),
            told.get(UUID(event.subject)) if event.subject_kind == "claim" else None,
            titles.get(event.subject, ""),
            details.get(event.pk, ()),
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


def _sentence(event: Event, names: Mapping[int, str]) -> str:
    if event.action not in ACTS:
        return label_of(event.action).lower()
    return ACTS[event.action][1].format_map(_words(event, names))


def _words(event: Event, names: Mapping[int, str]) -> Mapping[str, Any]:
    before = {f"was_{name}": _said(name, value) for name, value in event.before.items()}
    # Names, where an extractor looked for none; verdicts, where none was kept.
    told = {"names": 0, "verdicts": 0} | event.after
    after = {name: _said(name, value) for name, value in told.items()}
    people = ", ".join(names.get(pk, "?") for pk in event.after.get("readers", ()))
    if event.subject_kind == "user":
        after["person"] = names.get(int(event.subject), "?")
    return defaultdict(lambda: "?", {**before, **after, "people": people or "nobody"})


def _said(name: str, value: object) -> object:
    if name in _COUNTED and isinstance(value, int):
        return f"{value:,} {_COUNTED[name][value != 1]}"
    if name == "role" and value in Role.values:
        return str(Role(value).label).lower()
    if name == "days":
        return f"{value} days" if value else "no limit"
    if name == "harmless" and isinstance(value, list):
        return ", ".join(map(str, value)) or "nothing"
    if name == "options" and isinstance(value, list):
        return ", ".join(f"{option['key']} {option['name']}" for option in value)
    return value


def _names(events: Iterable[Event]) -> dict[int, str]:
    """The names of the people that the acts were about, by id."""
    ids = {int(event.subject) for event in events if event.subject_kind == "user"}
    for event in events:
        ids |= set(event.after.get("readers", ()))
    return {person.pk: str(person) for person in User.objects.filter(pk__in=ids)}


def _subjects(events: Sequence[Event], kind: str) -> list[UUID]:
    return [UUID(event.subject) for event in events if event.subject_kind == kind]
