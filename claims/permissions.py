"""Who may do what, and when.

Each rule is `check_can_x(user, thing)`, which raises with a reason for the person, and
`can_x(user, thing)`, which answers yes or no. `Denied`: this person may not do it. `NotNow`: the
state of the thing does not allow it, whoever asks. Being a superuser changes nothing here.
The database repeats the rules of approval (see the migration `0002_rules`).
"""

from collections.abc import Callable
from typing import TypeVar

from claims.models import Article, Claim, Desk, Draft, Job, Membership, Query, Role, Source
from claims.models import Status as S
from claims.queries.articles import jobs_visible_to
from claims.queries.claims import current_verdicts, open_queries_of, undecided_claims
from claims.queries.people import Reader
from claims.queries.sources import sources_visible_to

_CHECKING = {S.TO_CHECK, S.IN_PROGRESS, S.WAITING, S.READY, S.APPROVED, S.SENT_BACK}
_SENDABLE = {S.TO_CHECK, S.IN_PROGRESS, S.SENT_BACK}
_ASKABLE = {S.TO_CHECK, S.IN_PROGRESS, S.WAITING, S.SENT_BACK}
_APPROVERS = {Role.EDITOR, Role.ADMIN}
Thing = TypeVar("Thing")


class Denied(Exception):
    """The person may not do this. The text is a sentence that says why."""


class NotNow(Denied):
    """Nobody may do this as things stand. The text says what stands in the way."""


def role_on(user: Reader, desk: Desk) -> Role | None:
    """The person's role on the desk, None for strangers and closed accounts."""
    if not (user.is_authenticated and user.is_active):
        return None
    role = Membership.objects.filter(desk=desk, user=user).values_list("role", flat=True).first()
    return Role(role) if role else None


def check_member(user: Reader, desk: Desk) -> None:
    """Everything on a desk is for its members."""
    if role_on(user, desk) is None:
        raise Denied("Only people of this desk can do that.")


def _check_newest(draft: Draft) -> None:
    later = Draft.objects.filter(article=draft.article_id, number__gt=draft.number)
    if later.exists():
        raise NotNow("A newer draft of this article was received: work on that one.")


def _check_checking(user: Reader, draft: Draft) -> None:
    check_member(user, draft.desk)
    if draft.status not in _CHECKING:
        raise NotNow("The claims of this draft are still being found. Wait a moment.")
    _check_newest(draft)


def _check_standing(claim: Claim) -> None:
    if claim.dropped_at is not None:
        raise NotNow("This claim was dropped or changed. Look at the draft again.")


def check_can_add_article(user: Reader, desk: Desk) -> None:
    """Any member of the desk."""
    check_member(user, desk)


def check_can_add_draft(user: Reader, article: Article) -> None:
    """Any member of the desk."""
    check_member(user, article.desk)


def check_can_add_source(user: Reader, desk: Desk) -> None:
    """Any member of the desk."""
    check_member(user, desk)


def check_can_view_source(user: Reader, source: Source) -> None:
    """Members of the desk; a confidential source, its named readers only."""
    if not sources_visible_to(user).filter(pk=source.pk).exists():
        raise Denied("You cannot see this source.")


def check_can_add_recording(user: Reader, source: Source) -> None:
    """Whoever may see the source, once: a recording stays as it came, like the text."""
    check_can_view_source(user, source)
    if source.recording_id is not None:
        raise NotNow("This source has its recording already.")


def check_can_set_readers(user: Reader, source: Source) -> None:
    """Who received a confidential source decides who else may read it."""
    check_can_view_source(user, source)
    if source.handling != Source.Handling.CONFIDENTIAL:
        raise NotNow("This source is open to the whole desk: it has no named readers.")
    if source.received_by_id != user.pk:
        raise Denied("Only the person who received this source decides who may read it.")


def check_can_add_claim(user: Reader, draft: Draft) -> None:
    """Any member of the desk, on the newest draft, once its claims were found."""
    _check_checking(user, draft)


def check_can_change_claim(user: Reader, claim: Claim) -> None:
    """Widen, narrow, split, merge, drop: any member, while the claim stands."""
    _check_checking(user, claim.draft)
    _check_standing(claim)


def check_can_set_verdict(user: Reader, claim: Claim) -> None:
    """Any member, while the claim stands. On an approved draft this takes the approval back."""
    check_can_change_claim(user, claim)


def check_can_comment(user: Reader, claim: Claim) -> None:
    """Any member, at any time, on an approved or superseded draft too, while the claim stands."""
    check_member(user, claim.draft.desk)
    _check_standing(claim)


def check_can_ask_query(user: Reader, claim: Claim) -> None:
    """Any member, until the draft is sent for approval."""
    check_can_change_claim(user, claim)
    if claim.draft.status not in _ASKABLE:
        raise NotNow("This draft is with an editor. Recall it before you ask the author.")


def check_can_answer_query(user: Reader, query: Query) -> None:
    """Any member, while the question is open."""
    check_member(user, query.claim.draft.desk)
    if query.resolved_at is not None:
        raise NotNow("This question is already resolved. Ask a new one.")


def check_can_resolve_query(user: Reader, query: Query) -> None:
    """Any member, while the question is open."""
    check_can_answer_query(user, query)


def check_can_send_draft(user: Reader, draft: Draft) -> None:
    """Any member, once every claim of the newest draft is decided and no question is open."""
    _check_checking(user, draft)
    if draft.status in {S.READY, S.APPROVED}:
        raise NotNow("This draft was already sent for approval.")
    if open_queries_of(draft).exists():
        raise NotNow("A question to the author is still open. Resolve it first.")
    if draft.status not in _SENDABLE:
        raise NotNow("This draft waits for its author.")
    left = undecided_claims(draft).count()
    if left:
        raise NotNow(f"{left} claim{'s are' if left > 1 else ' is'} not decided yet.")


def check_can_recall_draft(user: Reader, draft: Draft) -> None:
    """Any member, while it waits for approval."""
    check_member(user, draft.desk)
    if draft.status != S.READY:
        raise NotNow("This draft is not waiting for approval.")


def check_can_send_back_draft(user: Reader, draft: Draft) -> None:
    """Editors, while it waits for approval."""
    check_member(user, draft.desk)
    if role_on(user, draft.desk) not in _APPROVERS:
        raise Denied("Only an editor can approve a draft or send it back.")
    if draft.status != S.READY:
        raise NotNow("This draft is not waiting for approval.")
    _check_newest(draft)


def check_can_approve_draft(user: Reader, draft: Draft) -> None:
    """Editors who neither sent this draft nor set any verdict that counts in it."""
    check_can_send_back_draft(user, draft)
    if draft.sent_by_id == user.pk:
        raise Denied("You sent this draft for approval: someone else must approve it.")
    if current_verdicts(draft).filter(decided_by=user.pk).exists():
        raise Denied("You decided a claim of this draft: someone else must approve it.")
    if undecided_claims(draft).exists():
        raise NotNow("A claim of this draft is open again. Send it back.")


def check_can_manage_people(user: Reader, desk: Desk) -> None:
    """Desk admins."""
    if role_on(user, desk) != Role.ADMIN:
        raise Denied("Only a desk admin can do that.")


def check_can_change_settings(user: Reader, desk: Desk) -> None:
    """Desk admins."""
    if role_on(user, desk) != Role.ADMIN:
        raise Denied("The settings of a desk are its desk admin’s to change.")


def check_can_retry_job(user: Reader, job: Job) -> None:
    """Whoever sees what the work is about, once the work failed."""
    if not jobs_visible_to(user).filter(pk=job.pk).exists():
        raise Denied("Only people of this desk can do that.")
    if job.state != Job.State.FAILED:
        raise NotNow("This work did not fail: there is nothing to try again.")


def why_not(check: Callable[[Reader, Thing], None], user: Reader, thing: Thing) -> str:
    """The reason that `check` gives against it, blank when the person may do it."""
    try:
        check(user, thing)
    except Denied as reason:
        return str(reason)
    return ""


def _wrap(check: Callable[[Reader, Thing], None]) -> Callable[[Reader, Thing], bool]:
    return lambda user, thing: not why_not(check, user, thing)


can_add_article = _wrap(check_can_add_article)
can_add_draft = _wrap(check_can_add_draft)
can_add_source = _wrap(check_can_add_source)
can_view_source = _wrap(check_can_view_source)
can_add_recording = _wrap(check_can_add_recording)
can_set_readers = _wrap(check_can_set_readers)
can_add_claim = _wrap(check_can_add_claim)
can_change_claim = _wrap(check_can_change_claim)
can_set_verdict = _wrap(check_can_set_verdict)
can_comment = _wrap(check_can_comment)
can_ask_query = _wrap(check_can_ask_query)
can_answer_query = _wrap(check_can_answer_query)
can_resolve_query = _wrap(check_can_resolve_query)
can_send_draft = _wrap(check_can_send_draft)
can_recall_draft = _wrap(check_can_recall_draft)
can_send_back_draft = _wrap(check_can_send_back_draft)
can_approve_draft = _wrap(check_can_approve_draft)
can_manage_people = _wrap(check_can_manage_people)
can_change_settings = _wrap(check_can_change_settings)
can_retry_job = _wrap(check_can_retry_job)
