"""An Extraction as lines for a person to read."""

from claims.extraction.types import Extraction, Figure, Furniture, Name, Quote


def listing(name: str, found: Extraction) -> str:
    """A heading and one paragraph per finding, with its offsets."""
    lines = [
        f"{name}: {len(found.quotes)} quotations, {len(found.figures)} figures, "
        f"{len(found.names)} names, "
        f"{len(found.furniture)} stretches of page furniture"
    ]
    lines += [_quote(quote) for quote in found.quotes]
    lines += [_figure(figure) for figure in found.figures]
    lines += [_name(name) for name in found.names]
    lines += [_furniture(item) for item in found.furniture]
    return "\n".join(lines)


def _quote(quote: Quote) -> str:
    words = " … ".join(" ".join(part.surface.split()) for part in quote.fragments)
    lines = [f"  {quote.start}-{quote.end}  {quote.kind} quotation  {words}"]
    if quote.cue:
        lines.append(f"      cue: {quote.cue.surface}")
    if quote.speaker and quote.speaker.mention:
        name = quote.speaker.name or "no name"
        lines.append(f"      speaker: {quote.speaker.mention.surface}: {name}")
        lines.append(f"      {quote.speaker.how}")
    else:
        lines.append("      speaker: not named")
    return "\n".join(lines)


def _figure(figure: Figure) -> str:
    value = figure.iso or _number(figure.low)
    if figure.high is not None:
        value = f"{value} to {_number(figure.high)}"
    told = [f"{figure.modifier} {value}", figure.unit, figure.thing and figure.thing.surface]
    described = ", ".join(part for part in told if part)
    return f"  {figure.start}-{figure.end}  {figure.kind}  {figure.surface}  ({described})"


def _name(name: Name) -> str:
    told = [name.kind or "kind not shown", name.role and " ".join(name.role.surface.split())]
    told.append(f"{len(name.mentions)} more mentions" if name.mentions else None)
    described = ", ".join(part for part in told if part)
    return f"  {name.start}-{name.end}  name  {' '.join(name.surface.split())}  ({described})"


def _number(value: float | None) -> str:
    return "no value" if value is None else f"{value:,.10g}"


def _furniture(item: Furniture) -> str:
    words = " ".join(item.surface.split())
    return f"  {item.start}-{item.end}  furniture, {item.kind.replace('_', ' ')}  {words}"
