"""Receiving texts. What is received is committed with the job that will work on it.

The same text twice in a desk gives the first one back: a unique constraint decides who was
first, so fifty equal posts at once make one draft and get fifty equal answers.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.models import Article, Desk, Draft, Job, Source, Upload, User
from claims.permissions import check_can_add_article, check_can_add_draft, check_can_add_source
from claims.services import jobs
from claims.services.errors import Invalid
from claims.services.received import ReceivedText, check_upload, title_of, usable_text
from claims.services.record import record
from claims.services.sources import check_on_desk, describe_source
from claims.services.words import clean_line


@dataclass(frozen=True)
class ReceivedArticle:
    """An article with its draft; `is_new` is False when the desk had this text already."""

    article: Article
    draft: Draft
    is_new: bool


@dataclass(frozen=True)
class ReceivedSource:
    """A source; `is_new` is False when the desk had this text already."""

    source: Source
    is_new: bool


def receive_article(
    *, actor: User, desk: Desk, title: str, text: str, upload: Upload | None = None
) -> ReceivedArticle:
    """Store an article with its first draft and queue its extraction.

    Without a title the first line of the text is the title. A text that already is a draft, the
    first or a later one, of an article of the desk gives that article back. Raises Invalid for an
    unusable text.
    """
    check_can_add_article(actor, desk)
    received = usable_text(text, upload)
    title = title_of(title, received.words)
    check_upload(actor, desk, upload)
    if known := _known_article(desk, received.sha256):
        return known
    try:
        with transaction.atomic():
            article = Article.objects.create(desk=desk, title=title, created_by=actor)
            record(
                actor=actor,
                action="article_received",
                subject=article,
                desk=desk,
                article=article,
                after={"title": title},
            )
            draft = _add_draft(actor, article, 1, received, upload)
    except IntegrityError:
        if known := _known_article(desk, received.sha256):
            return known
        raise
    return ReceivedArticle(article, draft, is_new=True)


def receive_draft(
    *, actor: User, article: Article, text: str, upload: Upload | None = None
) -> Draft:
    """Store a new text of an article as its next draft, which supersedes the one before.

    A text that returns to an earlier draft carries a note of it. Raises Invalid for an unusable
    text and for the text of the newest draft.
    """
    check_can_add_draft(actor, article)
    received = usable_text(text, upload)
    check_upload(actor, article.desk, upload)
    with transaction.atomic():
        Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        newest = article.drafts.order_by("-number").only("number", "sha256").first()
        if newest and newest.sha256 == received.sha256:
            raise Invalid(f"This is the text of draft {newest.number}, word for word.")
        same = article.drafts.filter(sha256=received.sha256).order_by("-number").only("number")
        if earlier := same.first():
            received.notes.append(f"This is the text of draft {earlier.number}, word for word.")
        number = newest.number + 1 if newest else 1
        return _add_draft(actor, article, number, received, upload)


def receive_source(
    *,
    actor: User,
    desk: Desk,
    title: str,
    text: str,
    kind: str,
    strength: str,
    handling: str,
    given_by: str = "",
    retention_until: dt.date | None = None,
    readers: Sequence[User] = (),
    upload: Upload | None = None,
) -> ReceivedSource:
    """Store a source and queue its extraction.

    An open text that the desk has as an open source gives that source back, and so does a
    confidential text to the person who brought it. Beyond that nothing tells that a
    confidential source exists. `readers` may see a confidential source besides its receiver.
    Raises Invalid for an unusable text or choice.
    """
    check_can_add_source(actor, desk)
    received = usable_text(text, upload)
    check_upload(actor, desk, upload)
    source = Source(
        desk=desk,
        received_by=actor,
        upload=upload,
        title=title_of(title, received.words),
        text=received.words,
        sha256=received.sha256,
        notes=received.notes,
        kind=_one_of(Source.Kind.values, kind, "kind"),
        strength=_one_of(Source.Strength.values, strength, "strength"),
        handling=_one_of(Source.Handling.values, handling, "handling"),
        given_by=clean_line(given_by, name="name of the giver", longest=200),
        retention_until=_check_retention(retention_until),
    )
    named = _check_readers(source, readers)
    if known := _known_source(source):
        return ReceivedSource(known, is_new=False)
    try:
        with transaction.atomic():
            _add_source(source, named)
    except IntegrityError:
        if known := _known_source(source):
            return ReceivedSource(known, is_new=False)
        raise
    return ReceivedSource(source, is_new=True)


def _add_draft(
    actor: User, article: Article, number: int, received: ReceivedText, upload: Upload | None
) -> Draft:
    draft = Draft.objects.create(
        article=article,
        desk=article.desk,
        received_by=actor,
        upload=upload,
        number=number,
        text=received.words,
        sha256=received.sha256,
        notes=received.notes,
    )
    jobs.enqueue(kind=Job.Kind.EXTRACT, draft=draft)
    record(
        actor=actor,
        action="draft_received",
        subject=draft,
        desk=article.desk,
        article=article,
        after={"number": number, "sha256": received.sha256},
    )
    return draft


def _add_source(source: Source, readers: list[User]) -> None:
    source.save(force_insert=True)
    source.readers.set(readers)
    jobs.enqueue(kind=Job.Kind.EXTRACT, source=source)
    after = describe_source(source) | {"readers": [reader.pk for reader in readers]}
    record(
        actor=source.received_by,
        action="source_received",
        subject=source,
        desk=source.desk,
        after=after,
    )


def _known_article(desk: Desk, sha256: str) -> ReceivedArticle | None:
    """The article that has the text as a draft; of several the one that began with it."""
    drafts = Draft.objects.select_related("article__desk", "desk").order_by("number", "received_at")
    draft = drafts.filter(desk=desk, sha256=sha256).first()
    return ReceivedArticle(draft.article, draft, is_new=False) if draft else None


def _known_source(source: Source) -> Source | None:
    same = Source.objects.filter(
        desk=source.desk, sha256=source.sha256, handling=source.handling
    ).select_related("desk")
    if source.handling == Source.Handling.CONFIDENTIAL:
        same = same.filter(received_by=source.received_by)
    return same.first()


def _check_retention(until: dt.date | None) -> dt.date | None:
    if until is not None and until < timezone.localdate():
        raise Invalid("The day of deletion is in the past. Choose a later one, or none.")
    return until


def _check_readers(source: Source, readers: Sequence[User]) -> list[User]:
    if source.handling == Source.Handling.OPEN:
        return []
    return check_on_desk(source.desk, readers)


def _one_of(values: list[str], value: str, name: str) -> str:
    if value not in values:
        raise Invalid(f"Choose the {name} of the source from the list.")
    return value
