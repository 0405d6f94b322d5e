"""Figures of a text: numerals with their unit, bound and counted thing, and dates."""

import datetime
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.extraction.figures.codes import with_codes_apart
from claims.extraction.figures.confidence import confidence_of
from claims.extraction.figures.dates import find_dates
from claims.extraction.figures.ellipsis import in_the_same_unit
from claims.extraction.figures.found import Found
from claims.extraction.figures.list_numbers import listed_numbers
from claims.extraction.figures.measured import TALLIES, is_compound, with_unit
from claims.extraction.figures.modifiers import is_over_time, modifier
from claims.extraction.figures.month_names import months_that_are_people
from claims.extraction.figures.names import is_part_of_name
from claims.extraction.figures.numerals import MINUS, Numeral, numeral_at, share_at
from claims.extraction.figures.qualifiers import qualified
from claims.extraction.figures.ranges import with_other_end, with_range
from claims.extraction.figures.starts import figure_starts
from claims.extraction.figures.things import thing_name, thing_with_fate
from claims.extraction.figures.timecodes import timecodes
from claims.extraction.figures.units import currency_before
from claims.extraction.figures.when import When, touches
from claims.extraction.place import Place
from claims.extraction.reading import Reading
from claims.extraction.types import Figure, Span

# Rules look from one end of a sentence to the other: "1.1.1.1" without end stays cut.
_MAX_JOINED = 400
_BOUNDLESS = frozenset(("date", "time", "ordinal"))


def find_figures(r: Reading, place: Place, today: datetime.date | None) -> Iterator[Figure]:
    """The figures of a Reading in text order.

    `today` is the document's date, which weekdays and months are reckoned from.
    """
    r = with_codes_apart(r)
    others = listed_numbers(r) | months_that_are_people(r) | timecodes(r)
    starts = [i for i in figure_starts(r) if i not in others]
    openings = {first for first, _ in r.paragraphs}
    year: int | None = None
    for sentence in _sentences(r):
        near = starts[bisect_left(starts, sentence[0]) : bisect_left(starts, sentence[1])]
        year = None if sentence[0] in openings else year
        if not near:
            continue
        dates = find_dates(r, sentence, near, today, year)
        year = next((when.year for when in reversed(dates) if when.year), year)
        earlier: Found | None = None
        at = {when.first: when for when in dates}
        for found in _in_sentence(r, sentence, near, at):
            found = in_the_same_unit(r, found, earlier, sentence)
            found = _signed(r, found, earlier, sentence)
            # "from 40 in May to 23": a date between two figures does not part them.
            earlier = earlier if found.kind in _BOUNDLESS else found
            where, then = qualified(r, found, sentence, at)
            yield _figure(r, place, found, sentence, where, then)


def _sentences(r: Reading) -> Iterator[tuple[int, int]]:
    """The sentences, those joined that only the point of ".500" or "RM23.50" parts."""
    begin: int | None = None
    for first, stop in r.sentences:
        begin = first if begin is None else begin
        is_inside = touches(r, stop, len(r.text)) and r.text[stop][0].isdecimal()
        if is_inside and stop - begin < _MAX_JOINED:
            continue
        yield begin, stop
        begin = None


def _in_sentence(
    r: Reading, sentence: tuple[int, int], starts: Sequence[int], dates: dict[int, When]
) -> Iterator[Found]:
    taken = sentence[0]
    for i in sorted({*starts, *dates}):
        if i < taken:
            continue
        when = dates.get(i)
        found = _dated(when) if when else _number(r, i, sentence, taken, dates)
        if found:
            yield found
            taken = found.stop


def _dated(when: When) -> Found:
    return Found(when.first, when.stop, when.kind, None, iso=when.iso)


def _number(
    r: Reading, i: int, sentence: tuple[int, int], taken: int, dates: dict[int, When]
) -> Found | None:
    first, stop = sentence
    currency = currency_before(r, i, max(first, taken))
    limit = _next_date(dates, i, stop)
    numeral = share_at(r, i, limit) if currency is None else None
    numeral = numeral or numeral_at(r, i, limit, currency is not None)
    if numeral is None or (currency is None and is_part_of_name(r, numeral, sentence)):
        return None
    if numeral.shape == "ordinal":
        return Found(i, numeral.stop, "ordinal", numeral.value)
    begin = currency[0] if currency else i
    found = Found(begin, numeral.stop, "number", numeral.value)
    if currency:
        found = replace(found, kind="money", unit=currency[1])
    if numeral.first > first and _is_negative(r, begin, first):
        low = None if found.low is None else -found.low
        found = replace(found, first=begin - 1, low=low)
    return _measured(r, found, numeral, stop)


def _measured(r: Reading, found: Found, numeral: Numeral, stop: int) -> Found | None:
    made = with_range(r, found, numeral, stop)
    made = with_unit(r, made, stop, is_vague=numeral.shape == "vague")
    made = with_other_end(r, made, stop)
    is_tied = is_compound(r, made, stop) and r.low[made.stop + 1] not in TALLIES
    if is_tied and (made.kind == "number" or r.low[made.first] == "one"):
        return None  # "one-off"
    if made.thing and r.low[made.thing[0]] == "figure" and r.low[made.stop] == "-":
        return None  # "a six-figure sum"
    return replace(made, sign=">") if numeral.shape == "vague" else made


def _next_date(dates: dict[int, When], i: int, stop: int) -> int:
    """Where the next date begins: a number does not reach into it."""
    near = [k for k in range(i + 1, min(stop, i + 8)) if k in dates]
    return near[0] if near else stop


def _is_negative(r: Reading, begin: int, first: int) -> bool:
    if begin <= first:
        return False
    if r.low[begin - 1] in ("minus", "negative"):
        return r.low[max(0, begin - 3) : begin - 1] != ["plus", "or"]  # a margin of error
    if r.text[begin - 1] == "-" and begin - 1 > first and r.low[begin - 2] == "minus":
        return True
    glued_after = r.end[begin - 1] == r.start[begin]
    glued_before = begin - 1 > first and r.end[begin - 2] == r.start[begin - 1]
    return r.text[begin - 1] in MINUS and glued_after and not glued_before


def _signed(r: Reading, found: Found, earlier: Found | None, sentence: tuple[int, int]) -> Found:
    """The figure with its modifier. One in brackets is the figure before it in another unit and
    has its modifier: "more than 100 kilometres (60 miles)"."""
    if found.sign:
        return found
    if found.kind in _BOUNDLESS:
        return replace(found, sign="=")
    if found.kind == "duration" and is_over_time(r, found.first, found.stop, sentence):
        return replace(found, sign="=")
    sign = modifier(r, found.first, found.stop, sentence, found.thing[1] if found.thing else 0)
    is_conversion = (
        earlier is not None
        and sign == "="
        and found.kind in ("money", "measure")
        and found.first - 1 - earlier.stop in range(3)
        and r.text[found.first - 1] == "("
    )
    return replace(found, sign=earlier.sign if is_conversion and earlier else sign)


def _figure(
    r: Reading,
    place: Place,
    found: Found,
    sentence: tuple[int, int],
    where: tuple[int, int] | None,
    then: tuple[int, int] | None,
) -> Figure:
    # The tokenizer takes the "C." of "38.5°C." for an initial.
    is_sign = r.text[found.stop - 1] in ("C.", "F.") and found.kind == "measure"
    span = place.span(r.start[found.first], r.end[found.stop - 1] - is_sign)
    kind = "range" if found.kind == "number" and found.high is not None else found.kind
    return Figure(
        start=span.start,
        end=span.end,
        surface=span.surface,
        kind=kind,
        low=found.low,
        high=found.high,
        unit=found.unit,
        modifier=found.sign or "=",
        thing=_span(r, place, found.thing),
        thing_name=_thing_name(r, found, sentence),
        iso=found.iso,
        confidence=confidence_of(found, span.surface),
        place=_span(r, place, where),
        time=_span(r, place, then),
    )


def _thing_name(r: Reading, found: Found, sentence: tuple[int, int]) -> str | None:
    if found.kind not in ("count", "number", "range"):
        return thing_name(r, found.thing) if found.thing else None
    return thing_with_fate(r, (found.first, found.stop), found.thing, sentence)


def _span(r: Reading, place: Place, words: tuple[int, int] | None) -> Span | None:
    return place.span(r.start[words[0]], r.end[words[1] - 1]) if words else None
