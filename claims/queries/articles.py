"""Articles, their drafts and the work on them, as far as a person may see them."""

from django.db.models import Q, QuerySet

from claims.models import Article, Draft, Job, Query
from claims.queries.people import Reader, desks_of
from claims.queries.sources import sources_visible_to, uploads_visible_to


def articles_visible_to(user: Reader) -> QuerySet[Article]:
    """The articles of the person's desks, newest first."""
    return Article.objects.filter(desk__in=desks_of(user)).select_related("desk")


def drafts_visible_to(user: Reader) -> QuerySet[Draft]:
    """The drafts of the person's desks, with article and desk."""
    drafts = Draft.objects.filter(desk__in=desks_of(user))
    return drafts.select_related("article__desk", "desk", "sent_by")


def newest_draft(article: Article) -> Draft | None:
    """The draft that counts: the one with the highest number."""
    return article.drafts.select_related("article__desk", "desk").order_by("-number").first()


def queries_visible_to(user: Reader) -> QuerySet[Query]:
    """Questions to authors on the person's desks, with claim, draft and article."""
    queries = Query.objects.filter(claim__draft__desk__in=desks_of(user))
    return queries.select_related("claim__draft__article__desk", "asked_by", "resolved_by")


def jobs_visible_to(user: Reader) -> QuerySet[Job]:
    """Work on drafts of the person's desks, and on uploads and sources the person may see."""
    return Job.objects.filter(
        Q(draft__desk__in=desks_of(user))
        | Q(source__in=sources_visible_to(user))
        | Q(upload__in=uploads_visible_to(user))
    ).select_related("draft__article__desk", "source__desk", "upload__desk")
