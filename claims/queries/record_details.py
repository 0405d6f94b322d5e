"""The words that belong to acts: notes, wordings, passages, comments and the words before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from claims.models import Approval, Claim, Event, Evidence, Message, Source, Verdict
from claims.queries.people import Reader
from claims.queries.sources import evidence_visible_to

_VERDICTS = {"verdict_set", "verdict_undone"}


class Detail(NamedTuple):
    """What the words are, the words, and the `source` that they are a passage of."""

    label: str
    words: str
    source: Source | None = None


def details_of(events: Sequence[Event], user: Reader) -> dict[int, list[Detail]]:
    """The details of each event by its id; a constant number of queries.

    Titles of sources are told only to those who may see the source. Approvals, verdicts and
    messages are those of the events, which the person may see.
    """
    verdicts = Verdict.objects.in_bulk(_ids(events, "verdict"))
    approvals = Approval.objects.in_bulk(_ids(events, "approval"))
    evidence = _evidence(list(verdicts), user)
    told: dict[int, list[Detail]] = defaultdict(list)
    for event in events:
        if event.action in _VERDICTS and (verdict := verdicts.get(_id(event, "verdict"))):
            told[event.pk] += _of_verdict(verdict, evidence)
        if (approval := approvals.get(_id(event, "approval"))) and approval.note:
            told[event.pk].append(Detail("Note", approval.note))
    for key, detail in (*_messages(events), *_old_words(events)):
        told[key].append(detail)
    return told


def _of_verdict(verdict: Verdict, evidence: Mapping[UUID, list[Evidence]]) -> list[Detail]:
    told = [Detail("Note", verdict.note), Detail("Proposed", verdict.proposed)]
    for passage in evidence.get(verdict.pk, []):
        title = passage.source.title if passage.source else "a source that was deleted"
        told.append(Detail(f"Evidence, {title}", passage.surface, passage.source))
    return [detail for detail in told if detail.words]


def _evidence(verdicts: list[UUID], user: Reader) -> dict[UUID, list[Evidence]]:
    chosen: dict[UUID, list[Evidence]] = defaultdict(list)
    rows = evidence_visible_to(user).filter(verdict__in=verdicts).defer("source__text")
    for passage in rows.order_by("verdict", "start"):
        chosen[passage.verdict_id].append(passage)
    return chosen


def _messages(events: Sequence[Event]) -> list[tuple[int, Detail]]:
    """What was written: the comment, the question or the answer."""
    written = Message.objects.in_bulk(
        [event.after["message"] for event in events if "message" in event.after]
    )
    asked: dict[UUID, Message] = {}
    questions = [event for event in events if event.action == "query_asked"]
    for message in Message.objects.filter(query__in=_ids(questions, "query")).order_by("-id"):
        assert message.query_id is not None
        asked[message.query_id] = message
    told = []
    for event in events:
        found = written.get(event.after.get("message", 0))
        if event.action == "query_asked":
            found = asked.get(_id(event, "query"))
        if found:
            told.append((event.pk, Detail("Wrote", found.text)))
    return told


def _old_words(events: Sequence[Event]) -> list[tuple[int, Detail]]:
    """The words that a changed, split or merged claim had before."""
    named = [
        (event.pk, UUID(old["claim"])) for event in events for old in event.before.get("claims", ())
    ]
    words = dict(
        Claim.objects.filter(pk__in=[key for _, key in named]).values_list("pk", "surface")
    )
    return [(event, Detail("Before", words[key])) for event, key in named if key in words]


def _ids(events: Sequence[Event], name: str) -> list[UUID]:
    return [UUID(event.after[name]) for event in events if name in event.after]


def _id(event: Event, name: str) -> UUID:
    """The id under that name, or one that nothing has."""
    return UUID(event.after.get(name, str(UUID(int=0))))
