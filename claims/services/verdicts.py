"""Deciding on a claim. Verdicts are only ever added; the newest one counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Length, Substr
from django.utils import timezone

from claims.models import Claim, Evidence, Job, Source, Status, User, Verdict, VerdictOption
from claims.permissions import Denied, check_can_set_verdict
from claims.queries.sources import sources_of
from claims.services import jobs
from claims.services.errors import Conflict, Invalid
from claims.services.locking import lock_claim
from claims.services.record import record
from claims.services.words import clean_words

_LONGEST_EVIDENCE = 10_000


@dataclass(frozen=True, slots=True)
class PassageRef:
    """A passage chosen as evidence: offsets into the source's text (code points, end exclusive).

    `finding` is the machine's finding the person saw beside it, or "".
    """

    source: UUID
    start: int
    end: int
    finding: str = ""


def set_verdict(
    *,
    actor: User,
    claim: Claim,
    option: VerdictOption,
    note: str = "",
    proposed: str = "",
    evidence: Sequence[PassageRef] = (),
    expected: int,
    scale: int | None = None,
) -> Verdict:
    """Decide on a claim.

    `expected` is the number of the newest verdict the person saw, 0 for none. The draft goes
    back to `in_progress` from wherever it was, approved or not. Saying one's own verdict of this
    draft again, with the same note, wording and evidence, changes nothing: the newest comes back.
    `scale` is the desk's `settings_revision` as the person saw it, where they chose on a page: an
    option may be called something else by now.
    Raises Conflict when somebody decided meanwhile, Invalid for an option of another desk or
    a retired one or evidence that is not there, Denied.
    """
    note = clean_words(note, name="note")
    proposed = clean_words(proposed, name="proposed wording")
    with transaction.atomic():
        claim = lock_claim(claim)
        check_can_set_verdict(actor, claim)
        before = _newest(claim, expected)
        if scale is not None and scale != claim.draft.desk.settings_revision:
            raise Conflict("The desk’s settings changed meanwhile. Look at the verdicts again.")
        if option.desk_id != claim.draft.desk_id:
            raise Invalid("Choose one of the verdicts of this desk.")
        if option.position is None:
            raise Invalid(f"“{option}” is no longer on the desk’s scale. Choose another verdict.")
        passages = [_passage(actor, claim, ref) for ref in dict.fromkeys(evidence)]
        verdict = Verdict(option=option, note=note, proposed=proposed)
        if before and before.decided_by_id == actor.pk and _is_same(before, verdict, passages):
            return before
        return _add(actor, claim, "verdict_set", before, verdict, passages)


def undo_verdict(*, actor: User, claim: Claim, expected: int) -> Verdict:
    """Take back one's own newest verdict: a new one says again what held before it.

    Without one before, the claim is open again. Undoing an undo brings the verdict back.
    Raises Conflict when somebody decided meanwhile or nothing is there to undo, and Denied.
    """
    with transaction.atomic():
        claim = lock_claim(claim)
        check_can_set_verdict(actor, claim)
        undone = _newest(claim, expected)
        if undone is None:
            raise Conflict("This claim has no verdict to undo.")
        if undone.decided_by_id != actor.pk:
            raise Denied(f"{undone.decided_by} set this verdict: only they can undo it.")
        earlier = claim.verdicts.filter(number__lt=undone.number).order_by("-number").first()
        verdict = Verdict(undoes=undone)
        if earlier:
            verdict.option, verdict.note = earlier.option, earlier.note
            verdict.proposed = earlier.proposed
        passages = [_copy(passage) for passage in earlier.evidence.all()] if earlier else []
        return _add(actor, claim, "verdict_undone", undone, verdict, passages)


def _is_same(before: Verdict, verdict: Verdict, passages: Iterable[Evidence]) -> bool:
    """Whether a verdict only says again what the newest says; one kept from the draft before is
    made anew by whoever looked again."""
    said = [(one.option_id, one.note, one.proposed) for one in (before, verdict)]
    if before.carried_from_id or said[0] != said[1]:
        return False
    spans = set(before.evidence.values_list("source_id", "start", "end"))
    return spans == {(passage.source_id, passage.start, passage.end) for passage in passages}


def _newest(claim: Claim, expected: int) -> Verdict | None:
    newest = claim.verdict
    if (newest.number if newest else 0) != expected:
        raise Conflict(_told(newest))
    return newest


def _told(newest: Verdict | None) -> str:
    if newest is None:
        return "This claim has no verdict any more. Look at it again, then decide."
    what = f"decided “{newest.option}”" if newest.option else "opened this claim again"
    when = timezone.localtime(newest.decided_at).strftime("%H:%M")
    return f"{newest.decided_by} {what} at {when}. Look at it again, then decide."


def _add(
    actor: User,
    claim: Claim,
    action: str,
    before: Verdict | None,
    verdict: Verdict,
    passages: Iterable[Evidence],
) -> Verdict:
    if claim.draft.status == Status.APPROVED:
        # An approved draft is left out when the desk changes what counts as harmless.
        jobs.enqueue(kind=Job.Kind.COMPARE, draft=claim.draft)
    verdict.claim, verdict.decided_by = claim, actor
    verdict.number = before.number + 1 if before else 1
    try:
        with transaction.atomic():
            verdict.save(force_insert=True)
    except IntegrityError as error:  # a writer that does not lock the draft was faster
        raise Conflict(_told(claim.verdict)) from error
    for passage in passages:
        passage.verdict = verdict
        passage.save(force_insert=True)
    record(
        actor=actor,
        action=action,
        subject=claim,
        desk=claim.draft.desk,
        article=claim.draft.article,
        before=_described(before) if before else None,
        after=_described(verdict),
    )
    return verdict


def _described(verdict: Verdict) -> dict[str, Any]:
    option = verdict.option
    return {
        "verdict": str(verdict.pk),
        "number": verdict.number,
        "option": option.pk if option else None,
        "label": option.label if option else "Reopened",
    }


def _passage(actor: User, claim: Claim, ref: PassageRef) -> Evidence:
    """The passage with its words. The source's text stays in the database: it may be long."""
    beside = sources_of(claim.draft.article, actor).filter(pk=ref.source).defer("text")
    source = beside.annotate(length=Length("text")).first()
    if source is None:
        raise Invalid("This evidence is not in a source beside the article. Choose it again.")
    if not 0 <= ref.start < ref.end <= source.length:
        raise Invalid(f"This evidence is not inside “{source.title}”. Choose it again.")
    if ref.end - ref.start > _LONGEST_EVIDENCE:
        raise Invalid(f"This evidence is longer than {_LONGEST_EVIDENCE:,} characters: cut it.")
    words = Source.objects.filter(pk=source.pk).annotate(
        words=Substr(F("text"), ref.start + 1, ref.end - ref.start)
    )
    surface = words.values_list("words", flat=True).get()
    return Evidence(
        source=source, start=ref.start, end=ref.end, surface=surface, finding=ref.finding[:20]
    )


def _copy(passage: Evidence) -> Evidence:
    return Evidence(
        source=passage.source,
        start=passage.start,
        end=passage.end,
        surface=passage.surface,
        finding=passage.finding,
    )
