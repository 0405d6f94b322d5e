"""Attributions put together: fragments joined, bare quotations kept, kinds and speakers told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.extraction.lexicon import words
from claims.extraction.names.recent import Memory
from claims.extraction.names.speakers import is_somebody, resolve
from claims.extraction.phrases import Range
from claims.extraction.place import Place
from claims.extraction.quotes.above import is_oath
from claims.extraction.quotes.attribution import Attribution
from claims.extraction.quotes.blocks import Block, find_blocks
from claims.extraction.quotes.headlines import headlines, is_checkable
from claims.extraction.quotes.in_passing import PASSING, quoted_in_passing
from claims.extraction.quotes.interviews import note_interviewed, stands_for
from claims.extraction.quotes.labels import ANSWERS, opening
from claims.extraction.quotes.noticed import note_named
from claims.extraction.quotes.reported import attributions
from claims.extraction.quotes.verbless import BARE, COLON, alone, verbless
from claims.extraction.reading import Reading
from claims.extraction.subjects import main_subject
from claims.extraction.types import Quote, Speaker

# The share that is right by what people annotated (README), by kind and strength of the verb.
_CONFIDENCE = {
    ("direct", 3): 0.91,
    ("direct", 2): 0.87,
    ("direct", 1): 0.56,
    ("mixed", 3): 0.79,
    ("mixed", 2): 0.69,
    ("mixed", 1): 0.48,
    ("indirect", 3): 0.76,
    ("indirect", 2): 0.58,
    ("indirect", 1): 0.52,
}
_NOBODY, _ALONE, _NAMELESS_TURN, _PASSING = 0.5, 0.25, 0.5, 0.2
_EMPTY = words("object_pronouns") | frozenset(("this", "that", "so", "these", "those", "only"))
_NOTES = {
    "goes on": "goes on from the quotation before it; ",
    "before": "no verb says who speaks, but the sentence before is about them; ",
}


def find_quotes(r: Reading, place: Place, memory: Memory) -> Iterator[Quote]:
    """The quotations of a Reading: those of blocks, then sentence by sentence, in each first what a
    verb or noun reports.

    `memory` carries the names and the last speakers on to the next chunk of the same text.
    """
    paragraph_of = _paragraph_numbers(r)
    previous: Attribution | None = None
    before = -1  # the sentence before, where it names nobody who speaks
    blocks = find_blocks(r, is_start=place.offset == 0)
    note_interviewed(r, blocks, memory)
    for block in blocks:
        yield _of_block(r, place, block, memory, paragraph_of[block.first])
    r = _without(r, blocks)
    for number, found in _joined(r):
        first, stop = r.sentences[number]
        paragraph = paragraph_of[first]
        note_named(r, (first, stop), memory, paragraph)
        covered = {i for item in found for part in item.parts for i in range(*part)}
        for attribution in found:
            if attribution.verb is BARE:
                attribution = _said_before(r, attribution, before, paragraph_of) or _carry_on(
                    attribution, previous, paragraph_of
                )
            quote = _quote(r, place, attribution, memory, paragraph)
            if not _says_nothing(r, attribution):
                yield quote
            previous = attribution
        before = number if not any(item.speaker for item in found) else -1
        for attribution in quoted_in_passing(r, first, stop, covered):
            yield _quote(r, place, attribution, memory, paragraph)


def _says_nothing(r: Reading, found: Attribution) -> bool:
    """`denied it`, `said so`: there is nothing to look for in a source."""
    (first, stop), *more = found.parts
    is_empty = stop - first == 1 and r.low[first] in _EMPTY
    return not more and (is_empty or r.low[first:stop] == ["as", "follows"])


def _of_block(r: Reading, place: Place, block: Block, memory: Memory, paragraph: int) -> Quote:
    note = "goes on" if block.goes_on else ""
    found = Attribution(((block.first, block.stop),), block.speaker, block.sign, COLON, note)
    known = stands_for(r, block.speaker, memory) if block.speaker and block.head >= 0 else None
    if known is None or block.speaker is None:
        return replace(_quote(r, place, found, memory, paragraph), kind=block.kind)
    if block.named_above:
        name, how = resolve(r, block.named_above, memory, paragraph)
        known = name, f"named in the line above these turns; {how}"
    elif opening(r, block.speaker) in ANSWERS and memory.interviewed:
        known = memory.interviewed
    first, stop = block.speaker
    speaker = Speaker(place.span(r.start[first], r.end[stop - 1]), *known)
    quote = _quote(r, place, replace(found, speaker=None), memory, paragraph)
    return replace(quote, kind=block.kind, speaker=speaker, confidence=_NAMELESS_TURN)


def _without(r: Reading, blocks: Sequence[Block]) -> Reading:
    """The Reading without the sentences that blocks hold, or that label them."""
    if not blocks:
        return r
    taken = {i for block in blocks for i in range(block.first, block.stop)}
    labels = {block.speaker[0] for block in blocks if block.speaker}
    labels |= {block.head for block in blocks}
    kept = [(a, b) for a, b in r.sentences if not (b - 1 in taken and (a in taken or a in labels))]
    if any(block.named_above for block in blocks):
        kept = [(a, b) for a, b in kept if not is_oath(r, a, b)]
    return replace(r, sentences=kept)


def _paragraph_numbers(r: Reading) -> list[int]:
    numbers = [0] * len(r.text)
    for number, (first, stop) in enumerate(r.paragraphs):
        numbers[first:stop] = [number] * (stop - first)
    return numbers


def _joined(r: Reading) -> Iterator[tuple[int, list[Attribution]]]:
    """Each sentence's attributions; a quotation that goes on in the next sentence of the same
    paragraph (“A,” she said. “B.”) is joined to the one before it."""
    paragraph_starts = {first for first, _ in r.paragraphs}
    heads = headlines(r)
    open_number, open_list = -1, list[Attribution]()
    for number, (first, stop) in enumerate(r.sentences):
        found = list(attributions(r, first, stop))
        if first in heads:
            found = [item for item in found if is_checkable(r, item)]
        found += verbless(r, first, stop, found)
        is_direct = bool(open_list) and _is_direct(r, open_list[-1])
        is_said = is_direct or any(item.speaker for item in open_list)
        joins = is_said and first not in paragraph_starts
        bare = [] if found else alone(r, first, stop, joins=joins and is_direct)
        if bare and joins:
            last = open_list[-1]
            open_list[-1] = replace(last, parts=(*last.parts, *bare[0].parts))
            continue
        if open_number >= 0:
            yield open_number, open_list
        open_number, open_list = number, found or bare
    if open_number >= 0:
        yield open_number, open_list


def _is_direct(r: Reading, found: Attribution) -> bool:
    return r.region_of[found.parts[-1][1] - 1] >= 0


def _said_before(
    r: Reading, bare: Attribution, before: int, paragraph_of: Sequence[int]
) -> Attribution | None:
    """`Jo Poe was blunt. “We left.”`: a quotation alone is said by the person that the sentence
    before it, in its paragraph, is about."""
    if before < 0 or bare.speaker is not None:
        return None
    first, stop = r.sentences[before]
    begin = bare.parts[0][0]
    if stop != begin or paragraph_of[first] != paragraph_of[begin]:
        return None
    subject = main_subject(r, first, stop)
    if subject is None or not is_somebody(r, subject):
        return None
    return replace(bare, speaker=subject, note="before")


def _carry_on(
    bare: Attribution, previous: Attribution | None, paragraph_of: Sequence[int]
) -> Attribution:
    """A paragraph of quotation alone, right after a quotation, is said by the same person."""
    if previous is None or previous.speaker is None:
        return bare
    gap = paragraph_of[bare.parts[0][0]] - paragraph_of[previous.parts[-1][1] - 1]
    return replace(bare, speaker=previous.speaker, note="goes on") if gap <= 1 else bare


def _quote(r: Reading, place: Place, found: Attribution, memory: Memory, paragraph: int) -> Quote:
    parts = sorted(found.parts)
    fragments = tuple(place.span(r.start[first], r.end[stop - 1]) for first, stop in parts)
    start, end = fragments[0].start, fragments[-1].end
    kind = "mixed" if found.verb is PASSING else _kind(r, parts)
    cue = None
    if found.cue[0] < found.cue[1]:
        cue = place.span(r.start[found.cue[0]], r.end[found.cue[1] - 1])
    return Quote(
        start=start,
        end=end,
        surface=place.text[start:end],
        kind=kind,
        fragments=fragments,
        speaker=_speaker(r, place, found, memory, paragraph),
        cue=cue,
        confidence=_confidence(r, found, kind),
    )


def _kind(r: Reading, parts: Sequence[Range]) -> str:
    inside = [
        r.region_of[i] >= 0
        for first, stop in parts
        for i in range(first, stop)
        if r.text[i][0].isalnum()
    ]
    if all(inside):
        return "direct"
    return "mixed" if any(inside) else "indirect"


def _confidence(r: Reading, found: Attribution, kind: str) -> float:
    if found.verb is PASSING:
        confidence = _PASSING
    elif found.verb is BARE:
        confidence = _ALONE
    else:
        confidence = _CONFIDENCE[kind, found.verb.strength]
        confidence = confidence if found.speaker else min(confidence, _NOBODY)
    open_marks = any(
        r.region_of[first] >= 0 and not r.regions[r.region_of[first]].closed
        for first, _ in found.parts
    )
    return round(max(confidence - (0.2 if open_marks else 0.0), 0.1), 2)


def _speaker(
    r: Reading, place: Place, found: Attribution, memory: Memory, paragraph: int
) -> Speaker | None:
    if found.speaker is None:
        return None
    first, stop = found.speaker
    name, how = resolve(r, found.speaker, memory, paragraph)
    how = _NOTES.get(found.note, "") + how
    return Speaker(place.span(r.start[first], r.end[stop - 1]), name, how)
