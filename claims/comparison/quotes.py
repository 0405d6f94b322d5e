"""A quotation beside the passages of a source: the finding, what differs, and how to say it."""

from collections.abc import Sequence
from dataclasses import replace

import re2

from claims.comparison import wording
from claims.comparison.alarms import negations
from claims.comparison.chance import without_chance
from claims.comparison.diff import diff
from claims.comparison.edits import Edit, edits
from claims.comparison.laid import Laid
from claims.comparison.layers import HOUSE_RULE, Harmless
from claims.comparison.manners import manner_reasons
from claims.comparison.pieces import Piece, claim_words, gaps, quoted_pieces, reported_rest
from claims.comparison.reported import compare_reported, lacking_words
from claims.comparison.search import Passage, exact_passages, passages, share
from claims.comparison.sentences import opens_sentence
from claims.comparison.settle import gap_rank, settled
from claims.comparison.speakers import is_questioner, said_by
from claims.comparison.steps import bounds, steps
from claims.comparison.surroundings import asked, beyond, sentence_around, turned
from claims.comparison.transcripts import spoken
from claims.comparison.types import Comparison, SourceText
from claims.comparison.words import Word, read
from claims.extraction.types import Quote

# Below this share of matched words a passage is not shown as the origin of a quotation.
_FLOOR = 0.5
# A further passage is shown only when it comes this near to the best one.
_NEAR_BEST = 0.3

# Of two passages alike the one that the right person says comes first.
_OTHER_SPEAKER = 0.999
# Of a "yes" that stands everywhere no more are compared.
_MOST_EXACT = 20

# Three words before a reporting word are within this many code points.
_BEFORE_CUE = 40

# An added stretch of this many words is looked for elsewhere in the source.
_STRETCH = 5
_STRETCH_FLOOR = 0.85

_CLOSING = re2.compile(r"^[.,;:!?…]+")


def compare_quote(
    quote: Quote,
    source: SourceText,
    *,
    text: str = "",
    harmless: Harmless = HOUSE_RULE,
    limit: int = 3,
) -> list[Comparison]:
    """The passages of `source` nearest to `quote`, best first, at most `limit`.

    Empty when nothing is near. `text` is the draft's: what is before a reporting word may deny it
    ("did not say"). `harmless` says which small differences pass. Offsets in the result are those
    of the draft (`claim_start`) and of the source's text.
    """
    pieces = quoted_pieces(quote)
    if quote.kind == "indirect" or not pieces:
        return _reported(quote, source, text, limit)
    claim, breaks = claim_words(pieces)
    laid = [
        _lay(quote, pieces, claim, breaks, source.text, passage, harmless)
        for passage in _nearest(claim, source.text, limit)
    ]
    shares = [_share(entry) for entry in laid]
    floor = max(_floor(claim), max(shares, default=0.0) - _NEAR_BEST)
    near = [entry for entry, part in zip(laid, shares, strict=True) if part >= floor]
    compared = [_compare(quote, source, entry) for entry in near]
    compared = [_with_manner(quote, source, comparison) for comparison in compared]
    return sorted(compared, key=lambda comparison: -comparison.score)[:limit]


def _nearest(claim: tuple[Word, ...], text: str, limit: int) -> list[Passage]:
    """The passages to compare. Where the words stand oftener than `limit`, more of them: the one
    whom the article quotes may be the last to say them."""
    exact = exact_passages(claim, text)
    if len(exact) > limit:
        return exact[:_MOST_EXACT]
    return passages(claim, text, limit=limit, floor=0.3)


def _with_manner(quote: Quote, source: SourceText, found: Comparison) -> Comparison:
    more = manner_reasons(quote, source, found.start, found.end)
    return replace(found, reasons=(*found.reasons, *more)) if more else found


def _reported(quote: Quote, source: SourceText, text: str, limit: int) -> list[Comparison]:
    cue = _cue(quote, text)
    claimed = quote.speaker.name if quote.speaker is not None else None
    found = compare_reported(quote.surface, source, cue=cue, speaker=claimed, limit=limit)
    return [_with_manner(quote, source, comparison) for comparison in found]


def _cue(quote: Quote, text: str) -> str:
    """The reporting word, with a denial right before it: "not say" of "did not say"."""
    if quote.cue is None:
        return ""
    before = read(text[max(0, quote.cue.start - _BEFORE_CUE) : quote.cue.start])[-3:]
    denials = [word.surface for word in before if negations([word])]
    return " ".join([*denials, quote.cue.surface])


def _floor(claim: tuple[Word, ...]) -> float:
    """One or two words must all be there; a chance match of them says nothing."""
    return 1.0 if len(claim) <= 2 else _FLOOR


def _lay(
    quote: Quote,
    pieces: tuple[Piece, ...],
    claim: tuple[Word, ...],
    breaks: frozenset[int],
    text: str,
    passage: Passage,
    harmless: Harmless,
) -> Laid:
    words = spoken(text)
    between = gaps(pieces, claim)
    ranks = [gap_rank(gap, is_break=i in breaks) for i, gap in enumerate(between)]
    pairs = without_chance(claim, between, text, passage.pairs)
    pairs = settled(claim, words, pairs, ranks.__getitem__)
    low, high = bounds(claim, words, pairs, opens_sentence(text))
    row = steps(claim, words, pairs, low, high)
    return Laid(pieces, claim, breaks, quote.kind == "mixed", text, words, row, harmless)


def _compare(quote: Quote, source: SourceText, laid: Laid) -> Comparison:
    start, end = _span(laid)
    found = [_elsewhere(laid, edit) for edit in edits(laid)]
    line, more = wording.headline(found, laid.harmless)
    claimed = quote.speaker.name if quote.speaker is not None else None
    said, speaker = said_by(claimed, source, start, end)
    finding = wording.finding(found, laid.harmless)
    line += turned(laid, start, end) or asked(quote, laid, start, end)
    if said == "other":
        other = f"said by {speaker} in the source, by {claimed} here"
        finding, led = "other_speaker", _led_by_alarm(found, other)
        more = more if led.startswith(line) else (wording.sentence(line), *more)
        line = led
    reasons = (*more, *wording.ruled(found, laid.harmless), *_said(said, speaker))
    reasons += (*beyond(laid, start, end), *_rest(quote, laid))
    score = _score(laid) * (_OTHER_SPEAKER if said == "other" else 1.0)
    return Comparison(start, end, finding, line, reasons, score, diff(laid, start, end))


def _led_by_alarm(found: Sequence[Edit], line: str) -> str:
    """A changed negation, number or name comes before anything else that is wrong."""
    gravest = wording.by_gravity(found)[:1]
    alarms = [wording.clause(edit) for edit in gravest if edit.alarm]
    return "; ".join([*alarms, line])


def _elsewhere(laid: Laid, edit: Edit) -> Edit:
    """An added stretch that stands in another place of the source, with the way there."""
    if edit.kind not in ("added", "changed") or len(read(edit.claim)) < _STRETCH:
        return edit
    found = passages(read(edit.claim), laid.text, limit=1, floor=_STRETCH_FLOOR)
    first, last = laid.steps[0].source[0], laid.steps[-1].source[1]
    if not found or (found[0].first < last and found[0].last >= first):
        return edit
    away = found[0].first - last if found[0].first >= last else first - found[0].last
    where = "later" if found[0].first >= last else "earlier"
    return replace(edit, kind="elsewhere", source=f"{wording.words(away)} {where}", alarm="")


def _span(laid: Laid) -> tuple[int, int]:
    """Offsets of the passage, with the marks that close it."""
    start, end = laid.source_bounds()
    closing = _CLOSING.match(laid.text[end : end + 8])
    return start, end + (closing.end() if closing else 0)


def _share(laid: Laid) -> float:
    kept = [step for step in laid.steps if step.kind != "edit"]
    return share(laid.claim, [index for step in kept for index in range(*step.claim)])


def _score(laid: Laid) -> float:
    """Share of matched words, a little lower for every word left out without a mark."""
    removed = sum(edit.count for edit in edits(laid) if edit.kind == "removed")
    return round(_share(laid) * len(laid.claim) / (len(laid.claim) + 0.3 * removed), 4)


def _said(said: str, speaker: str | None) -> tuple[str, ...]:
    if speaker is None or said == "other":
        return ()
    if is_questioner(speaker):
        return (f"In the source these words are in a question (“{speaker}”).",)
    if said == "same":
        return (f"Same speaker in the source: {speaker}.",)
    return (f"The source names the speaker as {speaker}; check who it is.",)


def _rest(quote: Quote, laid: Laid) -> tuple[str, ...]:
    """Key words of a mixed quotation's reported part that the source's sentence lacks."""
    if quote.kind != "mixed":
        return ()
    first, last = sentence_around(laid, *_span(laid))
    lacking = lacking_words(reported_rest(quote), laid.text[first:last])
    return (f"Outside the marks, the source’s sentence has no {lacking}.",) if lacking else ()
