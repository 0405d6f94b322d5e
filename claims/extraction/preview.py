"""An Extraction as a page of HTML to look at: the text with its findings marked.

Every stretch of the text is escaped first and marked after. Quotations are marked by fragment;
a figure inside a quotation is marked inside it.
"""

from collections.abc import Iterator
from html import escape

from claims.extraction.types import Extraction, Figure, Quote

_STYLE = """
body { font: 1rem/1.8 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
.text { white-space: pre-wrap; }
mark { color: inherit; padding: 0 .15em; border-bottom: 3px solid; }
.quote { background: #e7eefc; border-color: #3b64c4; }
.figure { background: #fdf0d5; border-color: #b07400; border-bottom-style: double; }
.name { background: #e6f4ea; border-color: #2f7d4f; border-bottom-style: dashed; }
.furniture { background: #eee; border-color: #777; border-bottom-style: dotted; }
small { font: .7rem sans-serif; margin-left: .3em; }
"""


def preview(name: str, text: str, found: Extraction) -> str:
    """One whole page, in UTF-8, without scripts or other files."""
    return (
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>{escape(name)}</title>'
        f"<style>{_STYLE}</style>\n<h1>{escape(name)}</h1>\n"
        f'<div class="text">{"".join(_marked(text, found))}</div>\n</html>'
    )


def _marked(text: str, found: Extraction) -> Iterator[str]:
    at = 0
    open_marks: list[tuple[int, str]] = []
    for start, end, kind, label in sorted(_stretches(found), key=lambda item: (item[0], -item[1])):
        while open_marks and open_marks[-1][0] <= start:
            stop, told = open_marks.pop()
            yield escape(text[at:stop]) + _close(told)
            at = stop
        if open_marks and end > open_marks[-1][0]:
            continue  # it crosses the edge of another: marks nest or stand apart
        yield f'{escape(text[at:start])}<mark class="{kind}">'
        at = start
        open_marks.append((end, label))
    for stop, told in reversed(open_marks):
        yield escape(text[at:stop]) + _close(told)
        at = stop
    yield escape(text[at:])


def _close(label: str) -> str:
    return f"<small>{escape(label)}</small></mark>"


def _stretches(found: Extraction) -> Iterator[tuple[int, int, str, str]]:
    for quote in found.quotes:
        for part in quote.fragments:
            yield part.start, part.end, "quote", _told(quote)
    for figure in found.figures:
        yield figure.start, figure.end, "figure", _value(figure)
    for name in found.names:
        yield name.start, name.end, "name", name.kind or "name"
    for item in found.furniture:
        yield item.start, item.end, "furniture", item.kind.replace("_", " ")


def _told(quote: Quote) -> str:
    speaker = quote.speaker
    mention = speaker.mention.surface if speaker and speaker.mention else "not named"
    name = (speaker.name if speaker else None) or mention
    return f"{quote.kind}, {' '.join(name.split())}"


def _value(figure: Figure) -> str:
    if figure.iso:
        return figure.iso
    low = "no value" if figure.low is None else f"{figure.low:,.10g}"
    high = "" if figure.high is None else f" to {figure.high:,.10g}"
    return " ".join(filter(None, (figure.modifier, low + high, figure.unit)))
