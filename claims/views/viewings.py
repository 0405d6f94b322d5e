"""Whoever reads a confidential source, or a passage of it, is written down."""

from collections.abc import Iterable

from claims.models import Article, Source, User
from claims.services.sources import log_passages_view, log_source_view


def log_view(user: User, source: Source) -> None:
    """Log that the person opened a source, if it is confidential."""
    if source.handling == Source.Handling.CONFIDENTIAL:
        log_source_view(actor=user, source=source)


def log_passages(user: User, article: Article, sources: Iterable[Source | None]) -> None:
    """Log that the person sees passages of the confidential ones among `sources` beside the
    article; None stands for a source that was deleted."""
    log_passages_beside(user, ((article, source) for source in sources))


def log_passages_beside(user: User, pairs: Iterable[tuple[Article, Source | None]]) -> None:
    """As `log_passages`, each source with the article it is shown beside."""
    shown = [
        (article, source)
        for article, source in pairs
        if source and source.handling == Source.Handling.CONFIDENTIAL
    ]
    if shown:
        log_passages_view(actor=user, pairs=shown)
