"""Quotes, figures and sources built by hand, as extraction would return them."""

from claims.comparison.types import SourceText
from claims.extraction.types import Figure, Quote, Span, Speaker


def quote(text: str, *, kind: str = "direct", speaker: str | None = None, at: int = 0) -> Quote:
    """One fragment at offset `at`; `speaker` is the resolved name."""
    span = Span(at, at + len(text), text)
    who = None if speaker is None else Speaker(None, speaker, "named in the sentence")
    return Quote(span.start, span.end, text, kind, (span,), who, None, 1.0)


def broken_quote(draft: str, *parts: str, speaker: str | None = None) -> Quote:
    """A quotation that the attribution breaks: `parts` are its fragments in `draft`."""
    spans, at = [], 0
    for part in parts:
        at = draft.index(part, at)
        spans.append(Span(at, at + len(part), part))
        at += len(part)
    start, end = spans[0].start, spans[-1].end
    who = None if speaker is None else Speaker(None, speaker, "named in the sentence")
    return Quote(start, end, draft[start:end], "direct", tuple(spans), who, None, 1.0)


def source(
    text: str, *, quotes: tuple[Quote, ...] = (), figures: tuple[Figure, ...] = ()
) -> SourceText:
    """A source with what was found in it."""
    return SourceText(text, quotes, figures)
