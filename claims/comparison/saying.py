"""The reckoning of two figures as a journalist reads it."""

import math

from claims.comparison.fates import fate_of
from claims.comparison.laid import one_line
from claims.comparison.measures import unit_name
from claims.comparison.qualifiers import begun, places_differ, said_apart, times_differ
from claims.comparison.reckoning import (
    Value,
    is_unit_unsaid,
    order_of,
    power_between,
    value_of,
)
from claims.comparison.things import untold
from claims.comparison.unit_names import units
from claims.comparison.words import read
from claims.extraction.types import Figure

_MODIFIERS = {
    "=": "",
    "~": "about ",
    "<": "less than ",
    ">": "more than ",
    "≤": "at most ",
    "≥": "at least ",
}
# From ten times as much on a share in percent says nothing more.
_MOST_SHARE = 10.0
_OPENERS = frozenset({"a", "an", "half"})
_POWERS = {
    1: "ten times as much",
    2: "a hundred times as much",
    3: "a thousand times as much",
    6: "a million times as much",
    9: "a billion times as much",
    -1: "a tenth",
    -2: "a hundredth",
    -3: "a thousandth",
    -6: "a millionth",
    -9: "a billionth",
}


def said(
    claim: Figure, source: Figure, finding: str, value: Value | None, note: str = ""
) -> tuple[str, tuple[str, ...]]:
    """The headline for a finding, and further sentences.

    `value` is the source's value in the claim's unit, where its own unit is another; `note` says
    which unit was meant where the name has several.
    """
    here, there = shown(claim), shown(source)
    headline = {
        "agrees": f"{there} in the source too",
        "rounds_to": f"{there} in the source, rounded here to {here}",
        "within_bound": f"{there} in the source fits {here}",
        "differs": f"{here} here, {there} in the source{_difference(claim, source, value)}",
        "scale": f"{here} here, {there} in the source: {_scale(claim, source, value)}",
        "unit": _units(claim, source),
        "modifier_lost": _lost(claim, source),
        "thing_differs": _other_thing(claim, source),
    }[finding]
    return headline, tuple(_reasons(claim, source, finding, value, note))


def shown(figure: Figure) -> str:
    """The figure as written, with its modifier in front."""
    surface = one_line(figure.surface)
    if figure.kind not in ("date", "time") and (surface[1:2].islower() or surface[:2] == "A "):
        surface = surface[:1].lower() + surface[1:]
    if figure.high is not None and " and " in surface and _bare(surface):
        surface = f"between {surface}"
    word = _MODIFIERS[figure.modifier]
    return word + surface if _bare(surface) else surface


def with_thing(figure: Figure) -> str:
    """The figure as written, with the thing it counts."""
    text, thing = shown(figure), figure.thing
    if thing is None or one_line(thing.surface) in text:
        return text
    return f"{text} {one_line(thing.surface)}"


def _other_thing(claim: Figure, source: Figure) -> str:
    """Both with the thing they count, and with the place or the time that tells them apart."""
    here, there = with_thing(claim), with_thing(source)
    if claim.place and source.place and places_differ(claim, source):
        here, there = f"{here} {begun(claim.place)}", f"{there} {begun(source.place)}"
    elif claim.time and source.time and times_differ(claim, source):
        here, there = f"{here} {begun(claim.time)}", f"{there} {begun(source.time)}"
    else:
        here, there = here + _befallen(claim), there + _befallen(source)
    return f"{here} here, {there} in the source"


def _befallen(figure: Figure) -> str:
    """What befell the counted, where the words right after the figure do not say it."""
    fate = fate_of(figure.thing_name, figure.thing.surface if figure.thing else "")
    return f" ({fate})" if fate else ""


def _units(claim: Figure, source: Figure) -> str:
    """Both as written, with what they are paid or done for where that alone tells them apart:
    "£1,200 per month here, £1,200 per week in the source"."""
    here, there = shown(claim), shown(source)
    rates = [(figure.unit or "").partition(" per ")[1:] for figure in (claim, source)]
    if rates[0] != rates[1]:
        here, there = here + "".join(rates[0]), there + "".join(rates[1])
    return f"{here} here, {there} in the source"


def number(value: float) -> str:
    """A value for reading: "5,200", "9.94", "5.2 million"."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:.4g} {name}"
    # Four digits that count, and never as a power of ten.
    digits = max(0, 3 - math.floor(math.log10(abs(value)))) if value else 0
    written = f"{value:,.{digits}f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def percentage(percent: float) -> str:
    """A percentage that was reckoned: "28.6%", "2,900%"."""
    return f"{percent:.3g}%" if abs(percent) < 999.5 else f"{percent:,.0f}%"


def amount(value: float, unit: str) -> str:
    """A value with its unit: "26.1 miles"."""
    written = number(value)
    return f"{written} {units(unit, 1 if written in ('1', '-1') else 2)}"


def _bare(surface: str) -> bool:
    """Whether a figure begins with its number, its currency or an article: "about" is not in it."""
    words = read(surface)
    return surface[:1] in "$£€" or bool(words and (words[0].number or words[0].key in _OPENERS))


def _difference(claim: Figure, source: Figure, value: Value | None) -> str:
    here, there = value_of(claim), value or value_of(source)
    if here is None or there is None or here.low == there.low:
        return ""
    if here.high != here.low or there.high != there.low:
        return ""
    gap = here.low - there.low
    if claim.kind in ("percent", "points"):
        points = "percentage point" if abs(gap) == 1 else "percentage points"
        return f": {number(abs(gap))} {points} {'more' if gap > 0 else 'less'}"
    if claim.kind in ("ordinal", "date", "time"):
        return ""
    if claim.kind == source.kind == "age":
        age = amount(abs(gap), unit_name(claim.unit) or "year")
        return f": {age} {'older' if gap > 0 else 'younger'}"
    less = "fewer" if claim.kind in ("count", "number") else "less"
    share = abs(gap) / abs(there.low) if there.low else _MOST_SHARE
    told = f" ({share:.0%})" if share < _MOST_SHARE else ""
    return f": {number(abs(gap))} {'more' if gap > 0 else less}{told}"


def _scale(claim: Figure, source: Figure, value: Value | None) -> str:
    here, there = value_of(claim), value or value_of(source)
    power = power_between(here, there) if here and there else None
    return _POWERS[power] if power else "another power of ten"


def _lost(claim: Figure, source: Figure) -> str:
    word = _MODIFIERS[source.modifier].strip()
    if claim.modifier == "=":
        return f"“{word}” is lost: {shown(source)} in the source, {shown(claim)} here"
    return f"“{word}” became “{_MODIFIERS[claim.modifier].strip()}”: {shown(source)} in the source"


def _reasons(
    claim: Figure, source: Figure, finding: str, value: Value | None, note: str
) -> list[str]:
    reasons = []
    if value is not None and claim.unit:
        converted = amount(value.low, unit_name(claim.unit) or "")
        reasons.append(f"{_begun(shown(source))} is {converted}{f', {note}' if note else ''}.")
    if is_unit_unsaid(claim, source):
        unit = units(unit_name(claim.unit) or "", 2)
        reasons.append(f"The source gives the number alone: see whether it means {unit}.")
    if _is_reckoned(source):
        reasons.append(f"{_begun(shown(source))} is {percentage(float(source.low or 0))}.")
    if "points" in (claim.kind, source.kind) and claim.kind != source.kind:
        reasons.append("From 40% to 50% is 10 percentage points, and 25%.")
    if finding == "agrees" and claim.modifier == "~" and source.modifier == "=":
        reasons.append("The source gives it without “about”.")
    if finding == "differs" and source.modifier != "=" and claim.modifier == "=":
        reasons.append(f"“{_MODIFIERS[source.modifier].strip()}” is lost as well.")
    if finding == "agrees" and claim.high and order_of(claim) * order_of(source) < 0:
        reasons.append("The source gives the two numbers the other way round: see who has which.")
    if finding != "thing_differs" and source.thing is not None and not _same_words(claim, source):
        reasons.append(f"In the source it counts “{one_line(source.thing.surface)}”.")
    if finding in ("agrees", "rounds_to", "within_bound", "modifier_lost"):
        reasons += filter(None, [untold(claim, source)])
    return reasons + said_apart(claim, source)


def _is_reckoned(figure: Figure) -> bool:
    """Whether a percentage was reckoned from two numbers or a fraction in words."""
    surface = figure.surface.casefold()
    return figure.kind == "percent" and not ("%" in surface or "cent" in surface)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _same_words(claim: Figure, source: Figure) -> bool:
    things = [figure.thing.surface.casefold() for figure in (claim, source) if figure.thing]
    return len(things) == 2 and things[0] == things[1]
