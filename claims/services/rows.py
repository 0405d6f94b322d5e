"""Between rows and the types of the pure packages, both ways."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any, TypeVar

from claims.comparison.types import Comparison as Finding
from claims.comparison.types import SourceText
from claims.extraction.types import Extraction, Figure, Furniture, Name, Quote, Span, Speaker
from claims.models import Claim, Comparison, Kind, Source, SourceClaim

Row = TypeVar("Row", Claim, SourceClaim)


def span_rows(row_class: type[Row], extraction: Extraction, **owner: Any) -> list[Row]:
    """Unsaved rows for everything found, in text order. `owner` is `draft=…` or `source=…`.

    Two finds of one kind with the same span become one row, the surer one.
    """
    found: list[Quote | Figure | Name] = [
        *extraction.quotes,
        *extraction.figures,
        *extraction.names,
    ]
    surest = sorted(found, key=lambda item: item.confidence)
    rows = [row_class(**fields_of(item), **owner) for item in surest]
    once = {key_of(row): row for row in rows}
    return sorted(once.values(), key=lambda row: (row.start, -row.end))


def key_of(row: Claim | SourceClaim) -> tuple[str, int, int]:
    """What makes a span the same within one text: kind, start, end."""
    return row.kind, row.start, row.end


def fields_of(item: Quote | Figure | Name) -> dict[str, Any]:
    """The columns of a quote, figure or name."""
    fields: dict[str, Any] = {
        "start": item.start,
        "end": item.end,
        "surface": item.surface,
        "confidence": item.confidence,
    }
    if isinstance(item, Quote):
        return fields | _quote_fields(item)
    return fields | (_figure_fields(item) if isinstance(item, Figure) else _name_fields(item))


def _quote_fields(quote: Quote) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "kind": Kind.QUOTE,
        "quote_kind": quote.kind,
        "fragments": [[part.start, part.end] for part in quote.fragments],
        **_edges("cue", quote.cue),
    }
    if speaker := quote.speaker:
        fields |= _edges("speaker", speaker.mention) | {
            "speaker_mention": speaker.mention.surface if speaker.mention else "",
            "speaker_name": speaker.name or "",
            "speaker_how": speaker.how,
        }
    return fields


def _figure_fields(figure: Figure) -> dict[str, Any]:
    # Unit and date are words of a received text: one longer than its column is cut, not refused.
    return {
        "kind": Kind.FIGURE,
        "figure_kind": figure.kind,
        "value_low": figure.low,
        "value_high": figure.high,
        "unit": (figure.unit or "")[:60],
        "modifier": figure.modifier,
        "iso_date": (figure.iso or "")[:40],
        "thing": figure.thing_name or "",
        **_edges("thing", figure.thing),
        "place": figure.place.surface if figure.place else "",
        **_edges("place", figure.place),
        "time": figure.time.surface if figure.time else "",
        **_edges("time", figure.time),
    }


def _name_fields(name: Name) -> dict[str, Any]:
    return {
        "kind": Kind.NAME,
        "name_kind": name.kind,
        "name": name.name,
        "name_title": name.title,
        "mentions": [[mention.start, mention.end] for mention in name.mentions],
        **_edges("role", name.role),
    }


def _edges(name: str, span: Span | None) -> dict[str, int | None]:
    start, end = (span.start, span.end) if span else (None, None)
    return {f"{name}_start": start, f"{name}_end": end}


def furniture_rows(furniture: Iterable[Furniture]) -> list[dict[str, Any]]:
    """Page furniture as a draft or source stores it."""
    return [{"start": part.start, "end": part.end, "kind": part.kind} for part in furniture]


def has_details(row: Claim | SourceClaim) -> bool:
    """Whether extraction's reading of the span is on the row; a claim added by hand has none."""
    return bool(row.quote_kind or row.figure_kind or row.name)


def quote_of(row: Claim | SourceClaim, text: str) -> Quote:
    """The quote on a row of kind quote; `text` is that of its draft or source."""
    fragments = row.fragments or [[row.start, row.end]]
    return Quote(
        start=row.start,
        end=row.end,
        surface=row.surface,
        kind=row.quote_kind,
        fragments=tuple(Span(start, end, text[start:end]) for start, end in fragments),
        speaker=_speaker_of(row, text),
        cue=_span(row.cue_start, row.cue_end, text),
        confidence=row.confidence,
    )


def _speaker_of(row: Claim | SourceClaim, text: str) -> Speaker | None:
    mention = _span(row.speaker_start, row.speaker_end, text)
    if mention is None and not row.speaker_name and not row.speaker_how:
        return None
    return Speaker(mention=mention, name=row.speaker_name or None, how=row.speaker_how)


def figure_of(row: Claim | SourceClaim, text: str) -> Figure:
    """The figure on a row of kind figure; `text` is that of its draft or source. Place and time
    keep their words where `text` is empty: figures are compared by them."""
    return Figure(
        start=row.start,
        end=row.end,
        surface=row.surface,
        kind=row.figure_kind,
        low=row.value_low,
        high=row.value_high,
        unit=row.unit or None,
        modifier=row.modifier,
        thing=_span(row.thing_start, row.thing_end, text),
        thing_name=row.thing or None,
        iso=row.iso_date or None,
        confidence=row.confidence,
        place=_worded(row.place_start, row.place_end, row.place),
        time=_worded(row.time_start, row.time_end, row.time),
    )


def name_of(row: Claim | SourceClaim, text: str) -> Name:
    """The name on a row of kind name; `text` is that of its draft or source."""
    return Name(
        start=row.start,
        end=row.end,
        surface=row.surface,
        kind=row.name_kind,
        name=row.name or row.surface,
        title=row.name_title,
        role=_span(row.role_start, row.role_end, text),
        mentions=tuple(Span(start, end, text[start:end]) for start, end in row.mentions),
        confidence=row.confidence,
    )


def _worded(start: int | None, end: int | None, words: str) -> Span | None:
    return None if start is None or end is None else Span(start, end, words)


def value_of_row(row: Claim | SourceClaim) -> Figure:
    """The figure on a row as far as its value goes, without the words around it. One that was
    never read in full has no modifier, which means no “about” or “more than”."""
    figure = figure_of(row, "")
    return replace(figure, modifier=figure.modifier or "=")


def _span(start: int | None, end: int | None, text: str) -> Span | None:
    if start is None or end is None:
        return None
    return Span(start, end, text[start:end])


def source_text(source: Source, rows: Iterable[SourceClaim]) -> SourceText:
    """A source and its source claims as comparison reads them."""
    found = list(rows)
    text = source.text
    return SourceText(
        text=text,
        quotes=tuple(quote_of(row, text) for row in found if row.kind == Kind.QUOTE),
        figures=tuple(figure_of(row, text) for row in found if row.kind == Kind.FIGURE),
        names=tuple(name_of(row, text) for row in found if row.kind == Kind.NAME),
    )


def comparison_row(
    claim: Claim, source: Source, finding: Finding, *, source_claim: SourceClaim | None, rank: int
) -> Comparison:
    """An unsaved row for what comparison found between a claim and a passage of a source."""
    return Comparison(
        claim=claim,
        source=source,
        source_claim=source_claim,
        start=finding.start,
        end=finding.end,
        finding=finding.finding,
        headline=finding.headline,
        reasons=list(finding.reasons),
        score=finding.score,
        rank=rank,
        diff=[asdict(part) for part in finding.diff],
    )
