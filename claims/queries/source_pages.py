"""What the pages of sources show."""

from django.db.models import Count, OuterRef, QuerySet, Subquery

from claims.models import Article, Attachment, Source, SourceClaim, Upload
from claims.queries.articles import articles_visible_to
from claims.queries.people import Reader
from claims.queries.sources import sources_of, sources_visible_to


def source_rows(user: Reader, *, search: str = "") -> QuerySet[Source]:
    """The sources a person may see whose title holds `search`, newest first, without their text.

    Each has `article_count` and `claim_count`.
    """
    sources = sources_visible_to(user).defer("text").select_related("desk", "received_by")
    if search:
        sources = sources.filter(title__icontains=search)
    return sources.annotate(
        article_count=_count(Attachment.objects.filter(source=OuterRef("pk"))),
        claim_count=_count(SourceClaim.objects.filter(source=OuterRef("pk"))),
    ).order_by("-received_at", "id")


def attached_sources(article: Article, user: Reader) -> QuerySet[Source]:
    """The sources beside an article that the person may see, without their text."""
    return sources_of(article, user).defer("text")


def attachable_sources(article: Article, user: Reader, *, search: str = "") -> QuerySet[Source]:
    """The desk's sources that do not stand beside the article yet."""
    beside = Attachment.objects.filter(article=article).values("source")
    return source_rows(user, search=search).filter(desk=article.desk_id).exclude(pk__in=beside)


def articles_beside(source: Source, user: Reader) -> QuerySet[Article]:
    """The articles that the source stands beside."""
    return articles_visible_to(user).filter(attachments__source=source).order_by("-created_at")


def file_of(source: Source) -> Upload | None:
    """The file that a source came in, without its bytes; None when its text was pasted."""
    files = Upload.objects.defer("content", "text")
    return files.filter(pk=source.upload_id).first() if source.upload_id else None


def _count(rows: QuerySet[Attachment] | QuerySet[SourceClaim]) -> Subquery:
    counted = rows.order_by().values("source").annotate(number=Count("pk"))
    return Subquery(counted.values("number"))
