"""An Extraction as one JSON-ready record, in the schema of the evaluation kit."""

from typing import Any

from claims.extraction.types import Extraction, Figure, Furniture, Name, Quote, Span

Record = dict[str, Any]
# The kit's schema knows = ~ < > only; `bound` keeps whether the end itself is included.
_KIT_SIGNS = {"≥": ">", "≤": "<"}


def to_record(record_id: str, found: Extraction) -> Record:
    """{"id", "quotes", "figures", "names", "furniture"}: plain lists, strings and numbers.

    `speaker` is the mention; the name it was resolved to and how stand beside it.
    """
    return {
        "id": record_id,
        "quotes": [_quote(quote) for quote in found.quotes],
        "figures": [_figure(figure) for figure in found.figures],
        "names": [_name(name) for name in found.names],
        "furniture": [_stretch(item) | {"kind": item.kind} for item in found.furniture],
    }


def _stretch(item: Span | Quote | Figure | Name | Furniture) -> Record:
    return {"start": item.start, "end": item.end, "text": item.surface}


def _optional(span: Span | None) -> Record | None:
    return None if span is None else _stretch(span)


def _quote(quote: Quote) -> Record:
    speaker = quote.speaker
    return _stretch(quote) | {
        "kind": quote.kind,
        "fragments": [_stretch(part) for part in quote.fragments],
        "speaker": None if speaker is None else _optional(speaker.mention),
        "speaker_name": None if speaker is None else speaker.name,
        "speaker_how": None if speaker is None else speaker.how,
        "cue": _optional(quote.cue),
        "cue_polarity": quote.manner.polarity if quote.manner else None,
        "cue_strength": quote.manner.strength if quote.manner else None,
        "cue_stance": quote.manner.stance if quote.manner else None,
        "confidence": quote.confidence,
    }


def _name(name: Name) -> Record:
    return _stretch(name) | {
        "kind": name.kind,
        "name": name.name,
        "title": name.title,
        "role": _optional(name.role),
        "mentions": [_stretch(mention) for mention in name.mentions],
        "confidence": name.confidence,
    }


def _value(figure: Figure) -> float | list[float | None] | None:
    """One number, or the two ends; those of a score stand as the text has them ("2-1")."""
    if figure.high is None:
        return figure.low
    ends = [figure.low, figure.high]
    first = figure.surface.split("-")[0].split("–")[0].split(" ")[0]
    is_score = figure.kind == "range" and first.isdecimal() and float(first) == figure.high
    return ends[::-1] if is_score else ends


def _figure(figure: Figure) -> Record:
    record = _stretch(figure) | {
        "kind": figure.kind,
        "value": _value(figure),
        "unit": figure.unit,
        "modifier": _KIT_SIGNS.get(figure.modifier, figure.modifier),
        "bound": figure.modifier,
        "thing": _optional(figure.thing),
        "thing_name": figure.thing_name,
        "place": _optional(figure.place),
        "time": _optional(figure.time),
        "confidence": figure.confidence,
    }
    if figure.iso is not None:
        record["iso"] = figure.iso
    return record
