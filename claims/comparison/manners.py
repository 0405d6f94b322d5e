"""What the reporting words of the article and of the source do to the same words: "denied" in one
and "said" in the other is a difference, whatever the words are."""

from claims.comparison.types import SourceText
from claims.extraction.manner import Manner, manner_of
from claims.extraction.types import Quote

_WORDS = {
    "denies": "a denial; the source must deny it too",
    "asks": "a question, not a statement",
    "demands": "a demand; nobody says that it is so",
    "distant": "the copy keeps its distance",
    "granting": "the copy grants that it is so",
}
_DIFFERENT = {
    "denies": "denies",
    "asks": "asks",
    "demands": "demands",
    "asserts": "states",
}


def in_words(cue: str) -> str:
    """What a reporting word does, for a journalist; "" where it only says who speaks."""
    manner = manner_of(cue)
    told = _marked(manner) if manner else ""
    return f"“{' '.join(cue.split())}”: {_WORDS[told]}" if told else ""


def manner_reasons(quote: Quote, source: SourceText, start: int, end: int) -> tuple[str, ...]:
    """A sentence where the cue of `quote` does something else than the cue of the source's
    quotation around [start, end); empty where either has none."""
    there = _around(source, start, end)
    if quote.cue is None or there is None or there.cue is None:
        return ()
    here, words = manner_of(quote.cue.surface), (quote.cue.surface, there.cue.surface)
    other = manner_of(words[1])
    if here is None or other is None or min(here.strength, other.strength) < 2:
        return ()
    if here.polarity != other.polarity:
        does, did = _DIFFERENT[here.polarity], _DIFFERENT[other.polarity]
        return (f"The article {does} it (“{words[0]}”), the source {did} it (“{words[1]}”).",)
    if here.stance != other.stance:
        return (f"The article has “{words[0]}”{_shade(here)}, the source “{words[1]}”.",)
    return ()


def _shade(manner: Manner) -> str:
    return {"distant": ", which doubts it", "granting": ", which grants it"}.get(manner.stance, "")


def _marked(manner: Manner) -> str:
    """What is not neutral about a manner, the denial before the doubt."""
    if manner.polarity != "asserts":
        return manner.polarity
    return "" if manner.stance == "neutral" else manner.stance


def _around(source: SourceText, start: int, end: int) -> Quote | None:
    """The tightest quotation of the source that holds most of a passage."""
    held = [
        quote
        for quote in source.quotes
        if 2 * (min(quote.end, end) - max(quote.start, start))
        > min(end - start, quote.end - quote.start)
    ]
    return min(held, key=lambda quote: quote.end - quote.start, default=None)
