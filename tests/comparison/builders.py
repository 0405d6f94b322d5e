"""Quotes, figures and sources built by hand, as extraction would return them."""

from dataclasses import replace

from claims.comparison.types import SourceText
from claims.extraction.types import Figure, Name, Quote, Span, Speaker


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
    text: str,
    *,
    quotes: tuple[Quote, ...] = (),
    figures: tuple[Figure, ...] = (),
    names: tuple[Name, ...] = (),
) -> SourceText:
    """A source with what was found in it."""
    return SourceText(text, quotes, figures, names)


def named(name: str, *, kind: str = "", title: str = "", at: int = 0) -> Name:
    """A name at offset `at`, with its title before it and no other mention."""
    surface = f"{title} {name}".strip()
    return Name(at, at + len(surface), surface, kind, name, title, None, (), 1.0)


def written_names(marked: str) -> tuple[str, tuple[Name, ...]]:
    """A text and its names from `marked`, where each is written as {title/name|kind}, or as
    {title/name|kind|role} for "Title Name, role"."""
    text, names = "", []
    for number, part in enumerate(marked.replace("}", "{").split("{")):
        if number % 2 == 0:
            text += part
            continue
        written, kind, role = [*part.split("|"), ""][:3]
        title, _, name = written.partition("/")
        found = named(name, kind=kind, title=title, at=len(text))
        text += found.surface
        if role:
            text += f", {role}"
            span = Span(len(text) - len(role), len(text), role)
            found = replace(found, role=span)
        names.append(found)
    return text, tuple(names)


def written_figures(marked: str) -> tuple[str, tuple[Figure, ...]]:
    """A text and its figures from `marked`, where each figure is written as
    {surface|kind|value|unit|thing}."""
    text, figures = "", []
    for number, part in enumerate(marked.replace("}", "{").split("{")):
        if number % 2 == 0:
            text += part
            continue
        figures.append((len(text), part.split("|")))
        text += part.split("|")[0]
    return text, tuple(_figure(text, at, fields) for at, fields in figures)


def _figure(text: str, at: int, fields: list[str]) -> Figure:
    surface, kind, value, unit, thing = fields
    end = at + len(surface)
    modifier = value[0] if value[:1] in tuple("~<>≤≥") else "="
    is_date = kind in ("date", "time")
    low, high = (None, None) if is_date else _values(value.lstrip("~<>≤≥"))
    words = text[end:].split(" ")[1 : 1 + len(thing.split())] if thing else []
    after = " ".join(words).rstrip(".")
    span = Span(end + 1, end + 1 + len(after), after) if after else None
    iso = value or None if is_date else None
    return Figure(
        at, end, surface, kind, low, high, unit or None, modifier, span, thing or None, iso, 1.0
    )


def _values(written: str) -> tuple[float | None, float | None]:
    low, _, high = written.partition("..")
    return float(low), float(high) if high else None
