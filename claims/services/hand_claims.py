"""What each claim says, read again from the text where a person marked it by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from django.conf import settings

from claims.extraction import extract
from claims.extraction.pipeline import load_pipeline
from claims.extraction.types import Extraction, Figure, Name, Quote, Span
from claims.models import Claim, Draft, Kind, QuoteKind
from claims.services.rows import figure_of, has_details, name_of, quote_of

QUOTATION_MARKS = "“”\"„‟«»‘’'‹›「」『』"

Item = TypeVar("Item", Quote, Figure, Name)
Reading = Quote | Figure | Name


def readings(draft: Draft, claims: Sequence[Claim]) -> dict[Claim, Reading | None]:
    """The quote, figure or name of each claim, None for a statement.

    A claim that a person marked has no details yet: the text is extracted once more and what
    overlaps the marked words most says who speaks, what is counted and who is named. The words
    compared stay those the person marked. A marked figure without a number reads as statement.
    """
    by_hand = [claim for claim in claims if not _is_read(claim)]
    again = _extraction(draft.text) if by_hand else Extraction((), (), ())
    return {claim: reading_of(claim, draft.text, again) for claim in claims}


def _is_read(claim: Claim) -> bool:
    return claim.kind == Kind.STATEMENT or has_details(claim)


def _extraction(text: str) -> Extraction:
    return extract(text, nlp=load_pipeline(settings.SPACY_PIPELINE))


def reading_of(claim: Claim, text: str, again: Extraction) -> Reading | None:
    if claim.kind == Kind.QUOTE:
        return quote_of(claim, text) if has_details(claim) else _marked_quote(claim, again)
    if claim.kind == Kind.FIGURE:
        if has_details(claim):
            return figure_of(claim, text)
        return _overlapping(claim, again.figures)
    if claim.kind == Kind.NAME:
        return name_of(claim, text) if has_details(claim) else _marked_name(claim, again)
    return None


def _marked_name(claim: Claim, again: Extraction) -> Name:
    """What extraction reads there, if that is the name with or without its title; else the words
    themselves are the name."""
    found = _overlapping(claim, again.names)
    whole = " ".join(claim.surface.split())
    if found is None or whole not in (found.name, f"{found.title} {found.name}"):
        return name_of(claim, "")
    return replace(found, start=claim.start, end=claim.end, surface=claim.surface)


def _marked_quote(claim: Claim, again: Extraction) -> Quote:
    whole = Span(claim.start, claim.end, claim.surface)
    found = _overlapping(claim, again.quotes)
    if found is None:
        has_marks = claim.surface[0] in QUOTATION_MARKS
        kind = QuoteKind.DIRECT if has_marks else QuoteKind.INDIRECT
        return Quote(*_edges(whole), kind.value, (whole,), None, None, claim.confidence)
    fragments = tuple(_clipped(found.fragments, whole)) or (whole,)
    if claim.surface[0] in QUOTATION_MARKS:
        fragments = (whole,)
    return replace(
        found, start=whole.start, end=whole.end, surface=whole.surface, fragments=fragments
    )


def _edges(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.surface


def _clipped(fragments: Iterable[Span], whole: Span) -> Iterable[Span]:
    for part in fragments:
        start, end = max(part.start, whole.start), min(part.end, whole.end)
        if start < end:
            yield Span(start, end, whole.surface[start - whole.start : end - whole.start])


def _overlapping(claim: Claim, items: Sequence[Item]) -> Item | None:
    """The item that shares most characters with the claim."""
    shared = [(min(item.end, claim.end) - max(item.start, claim.start), item) for item in items]
    most, item = max(shared, key=lambda pair: pair[0], default=(0, None))
    return item if most > 0 else None
