"""What stands around a passage in its source and may turn its sense."""

import re2

from claims.comparison import wording
from claims.comparison.alarms import DENIALS, negations
from claims.comparison.laid import Laid, one_line
from claims.comparison.lists import listed
from claims.comparison.sentences import around
from claims.comparison.turns import without_label
from claims.comparison.words import read
from claims.extraction.types import Quote

# Code points of a sentence before and after a passage that are looked at.
_LONGEST_SENTENCE = 600

_BREAKS = re2.compile(r"[,;:.!?]|\s[-–—]+\s|[–—]")
_CONDITIONS = listed("only unless if except but until provided")
_IFS = listed("if unless suppose supposing provided")
_CLOSING_QUOTE = re2.compile(r"^[”\"’»](?:\s|$)")


def beyond(laid: Laid, start: int, end: int) -> tuple[str, ...]:
    """What the source's sentence says before and after the passage, which may turn it."""
    first, last = sentence_around(laid, start, end)
    reasons = []
    before = without_label(laid.text[first:start]) if first < start else ""
    after = laid.text[end:last]
    opening = read(before)
    # "Two children were hurt" quoted from "children" on: a lone small word would say nothing.
    if len(opening) > 1 or any(word.number for word in opening):
        reasons.append(f"The source’s sentence begins: “{_lead(before)}”.")
    if read(after) and not _closes_quotation(laid, end):
        end_mark = "" if after.rstrip(" ”\"’'").endswith((".", "?", "!")) else "."
        text = wording.clip(one_line(after))
        reasons.append(f"The source’s sentence goes on: “{text}”{end_mark}")
    return tuple(reasons)


def _lead(before: str) -> str:
    """What stands before a passage, without the mark that opens the source's own quotation."""
    return wording.clip(one_line(before).rstrip(" “\"'‘«"))


def turned(laid: Laid, start: int, end: int) -> str:
    """A clause for the headline where the words just outside the passage turn its sense: a
    negation it hangs on ("I do not believe that"), a condition before it or after it ("only if"),
    what a negation at its end denies.
    """
    first, last = sentence_around(laid, start, end)
    before = without_label(laid.text[first:start]) if first < start else ""
    clause = _BREAKS.split(before)[-1]
    opening = read(before)[:1]
    after = read(laid.text[end:last])[:1]
    if negations(read(clause)) or any(word.key in DENIALS for word in read(clause)):
        return f", but the source has “{_lead(clause)}” before it"
    if opening and opening[0].key in _IFS:
        return f", but the source has “{_lead(before)}” before it"
    is_closed = _closes_quotation(laid, end) or _BREAKS.search(laid.text[end : end + 2])
    is_open = bool(after) and not is_closed
    # "Not that I know of" is no “not”.
    if is_open and (after[0].key in _CONDITIONS or negations(laid.claim[-1:])):
        text = wording.clip(one_line(laid.text[end:last]))
        return f", but the source goes on “{text}”"
    return ""


def asked(quote: Quote, laid: Laid, start: int, end: int) -> str:
    """A clause for the headline where the source only asks what the quotation states."""
    is_question = quote.manner is not None and quote.manner.polarity == "asks"
    if is_question or any("?" in piece.text for piece in laid.pieces):
        return ""
    first, last = sentence_around(laid, start, end)
    is_asked = laid.text[first:last].rstrip(" \n”\"’'»").endswith("?")
    return ", but the source asks it" if is_asked else ""


def sentence_around(laid: Laid, start: int, end: int) -> tuple[int, int]:
    """The source's sentence around a passage; a text without full stops is cut off."""
    first, last = around(laid.text, start, end)
    return max(first, start - _LONGEST_SENTENCE), min(last, end + _LONGEST_SENTENCE)


def _closes_quotation(laid: Laid, end: int) -> bool:
    """Whether the source's own quotation ends here, so that what follows is its reporter's."""
    return bool(_CLOSING_QUOTE.match(laid.text[end : end + 2]))
