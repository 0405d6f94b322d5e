"""Rows for tests, keyword-only, with everything a test does not care about filled in."""

import hashlib
from itertools import count
from typing import Any

from claims.models import (
    Approval,
    Article,
    Attachment,
    Claim,
    Comparison,
    Desk,
    Draft,
    Event,
    Evidence,
    Job,
    Membership,
    Message,
    Query,
    Role,
    Source,
    SourceClaim,
    Status,
    Upload,
    User,
    Verdict,
    VerdictOption,
)

_numbers = count(1)
TEXT = (
    "The minister said the bridge would open in May. “It is safe,” she told the council. "
    "More than 5,000 people crossed the old one on Monday, and 300 stayed."
)
OPTIONS = [
    ("Confirmed", "ok"),
    ("Fix needed", "fix"),
    ("Wrong", "bad"),
    ("Can't verify", "ask"),
    ("On author", "ask"),
    ("Not a fact", "none"),
]
PASSWORD = "correct horse battery staple"  # of every person made here


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def make_desk(*, name: str = "") -> Desk:
    """A desk with the six verdict options of a new desk."""
    desk = Desk.objects.create(name=name or f"Desk {next(_numbers)}")
    VerdictOption.objects.bulk_create(
        VerdictOption(desk=desk, position=position, label=label, tone=tone)
        for position, (label, tone) in enumerate(OPTIONS, start=1)
    )
    return desk


def make_person(
    *, name: str = "", desk: Desk | None = None, role: str = Role.JOURNALIST, **fields: Any
) -> User:
    """An account with PASSWORD, on `desk` unless it is None."""
    name = name or f"person{next(_numbers)}"
    user = User.objects.create_user(
        username=name, password=PASSWORD, first_name=name.capitalize(), **fields
    )
    if desk:
        Membership.objects.create(desk=desk, user=user, role=role)
    return user


def make_article(*, desk: Desk | None = None, by: User | None = None, title: str = "") -> Article:
    desk = desk or make_desk()
    return Article.objects.create(
        desk=desk,
        title=title or f"Article {next(_numbers)}",
        created_by=by or make_person(desk=desk),
    )


def make_draft(
    *,
    article: Article | None = None,
    text: str = "",
    status: str = Status.TO_CHECK,
    by: User | None = None,
    sent_by: User | None = None,
    **fields: Any,
) -> Draft:
    """The next draft of an article; `ready` and `approved` ones were sent by `sent_by`.

    An approved one is approved by a new editor of the desk, as the database asks for.
    """
    article = article or make_article()
    if status in (Status.READY, Status.APPROVED):
        sent_by = sent_by or make_person(desk=article.desk)
    number = article.drafts.count() + 1
    text = text or f"{TEXT} Edition {next(_numbers)}."
    draft = Draft.objects.create(
        article=article,
        desk=article.desk,
        received_by=by or article.created_by,
        number=number,
        text=text,
        sha256=sha256(text),
        status=Status.READY if status == Status.APPROVED else status,
        sent_by=sent_by,
        **fields,
    )
    if status == Status.APPROVED:
        approve(draft=draft)
    return draft


def approve(*, draft: Draft, by: User | None = None) -> Approval:
    """Approve a ready draft in rows only, without the service."""
    approval = Approval.objects.create(
        draft=draft,
        revision=draft.revision,
        decision=Approval.Decision.APPROVED,
        decided_by=by or make_person(desk=draft.desk, role=Role.EDITOR),
    )
    draft.status = Status.APPROVED
    draft.save(update_fields=["status"])
    return approval


def make_claim(
    *, draft: Draft | None = None, words: str = "", kind: str = "figure", **fields: Any
) -> Claim:
    """A claim over `words`, which must be in the draft's text; without them over a free word.

    The draft's status and revision are as the database trigger leaves them; refresh to see.
    """
    draft = draft or make_draft()
    start, end = _span(draft, words)
    return Claim.objects.create(
        draft=draft, kind=kind, start=start, end=end, surface=draft.text[start:end], **fields
    )


def _span(draft: Draft, words: str) -> tuple[int, int]:
    if words:
        start = draft.text.index(words)
        return start, start + len(words)
    taken = set(draft.claims.values_list("start", flat=True))
    position = 0
    for word in draft.text.split(" "):
        if word and position not in taken:
            return position, position + len(word)
        position += len(word) + 1
    raise ValueError("every word of the draft has its claim: give it a longer text")


def make_upload(*, by: User | None = None, desk: Desk | None = None, **fields: Any) -> Upload:
    desk = desk or make_desk()
    content = fields.pop("content", b"A short text.")
    return Upload.objects.create(
        desk=desk,
        uploaded_by=by or make_person(desk=desk),
        file_name=fields.pop("file_name", "notes.txt"),
        content=content,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        **fields,
    )


def make_source(
    *,
    desk: Desk | None = None,
    article: Article | None = None,
    by: User | None = None,
    text: str = "",
    readers: tuple[User, ...] = (),
    **fields: Any,
) -> Source:
    """A source of the desk, put beside `article` when one is given."""
    desk = desk or (article.desk if article else make_desk())
    text = text or f"{TEXT} Source {next(_numbers)}."
    source = Source.objects.create(
        desk=desk,
        received_by=by or make_person(desk=desk),
        title=fields.pop("title", f"Source {next(_numbers)}"),
        text=text,
        sha256=sha256(text),
        **fields,
    )
    source.readers.set(readers)
    if article:
        Attachment.objects.create(article=article, source=source, attached_by=source.received_by)
    return source


def make_source_claim(
    *, source: Source, words: str, kind: str = "figure", **fields: Any
) -> SourceClaim:
    start = source.text.index(words)
    return SourceClaim.objects.create(
        source=source, kind=kind, start=start, end=start + len(words), surface=words, **fields
    )


def make_comparison(
    *,
    claim: Claim,
    source: Source,
    words: str,
    finding: str = "verbatim",
    headline: str = "Word for word",
    rank: int = 0,
    **fields: Any,
) -> Comparison:
    """A comparison of the claim with `words`, which must be in the source's text."""
    start = source.text.index(words)
    return Comparison.objects.create(
        claim=claim,
        source=source,
        start=start,
        end=start + len(words),
        finding=finding,
        headline=headline,
        score=fields.pop("score", 1.0),
        rank=rank,
        **fields,
    )


def make_verdict(
    *, claim: Claim, by: User | None = None, label: str | None = "Confirmed", **fields: Any
) -> Verdict:
    """The next verdict of a claim; label None reopens it. The draft changes as in real life."""
    desk = claim.draft.desk
    option = VerdictOption.objects.get(desk=desk, label=label) if label else None
    return Verdict.objects.create(
        claim=claim,
        number=claim.verdicts.count() + 1,
        option=option,
        decided_by=by or make_person(desk=desk),
        **fields,
    )


def make_evidence(*, verdict: Verdict, source: Source, words: str, finding: str = "") -> Evidence:
    start = source.text.index(words)
    return Evidence.objects.create(
        verdict=verdict,
        source=source,
        start=start,
        end=start + len(words),
        surface=words,
        finding=finding,
    )


def make_query(*, claim: Claim, by: User | None = None, text: str = "Who said so?") -> Query:
    by = by or make_person(desk=claim.draft.desk)
    query = Query.objects.create(claim=claim, asked_by=by)
    Message.objects.create(claim=claim, query=query, text=text, written_by=by)
    return query


def make_job(*, kind: str = Job.Kind.EXTRACT, **fields: Any) -> Job:
    """A job on the `upload`, `draft` or `source` that is given; on a new draft without any."""
    if not {"upload", "draft", "source"} & set(fields):
        fields["draft"] = make_draft(status=Status.RECEIVED)
    return Job.objects.create(kind=kind, **fields)


def make_event(*, desk: Desk, **fields: Any) -> Event:
    return Event.objects.create(
        desk=desk,
        action=fields.pop("action", "verdict_set"),
        subject_kind=fields.pop("subject_kind", "claim"),
        subject=fields.pop("subject", "1"),
        **fields,
    )
