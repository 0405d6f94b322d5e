"""Findings and values in words."""

from django import template

from claims.comparison import dates
from claims.comparison.check import RULES
from claims.comparison.fates import fate_as_said, fate_of
from claims.comparison.findings import FINDINGS, Finding
from claims.comparison.manners import in_words
from claims.comparison.unit_names import units
from claims.models import Claim, SourceClaim, Verdict

register = template.Library()

_MODIFIERS = {"~": "≈ ", "<": "< ", ">": "> ", "≤": "≤ ", "≥": "≥ "}
_CLASSES = {"ok": "ok", "fix": "warn", "bad": "bad", "ask": "warn", "none": "", "open": "open"}


@register.filter
def finding(code: str) -> Finding:
    """The finding with this code. Its label is for people, its tone for the colour."""
    return FINDINGS.get(code) or Finding(code, code, "ask", ())


@register.filter
def tone_class(tone: str) -> str:
    """The ending of `card-…`, `chip-…` and `tone-…` for a tone of a finding or a verdict."""
    return _CLASSES.get(tone, "")


@register.filter
def check_label(rule: str) -> str:
    """How a check by this rule is named when it does not hold."""
    return RULES.get(rule, "Does not fit")


@register.filter
def value(figure: Claim | SourceClaim) -> str:
    """What a figure says, as “> 5,000”, “≈ 3 to 4” or “6 January 2020”; "" when it was not read."""
    if figure.value_low is None:
        return dates.in_words(figure.iso_date)
    low = _number(figure.value_low)
    high = "" if figure.value_high is None else _number(figure.value_high)
    amount = f"{low} to {high}" if high and high != low else low
    return _MODIFIERS.get(figure.modifier, "") + amount


@register.filter
def manner(claim: Claim, text: str) -> str:
    """What the reporting verb of a quotation does where it is not neutral: “denied”: a denial."""
    if claim.cue_start is None or claim.cue_end is None:
        return ""
    return in_words(text[claim.cue_start : claim.cue_end])


@register.filter
def counted(figure: Claim | SourceClaim, text: str) -> str:
    """What a figure counts, in the words of its text, with the text's word for what befell it
    ("people (died)"); "" when nothing is named beside it."""
    return _counted(figure, text, 0)


@register.filter
def counted_before(decision: Verdict) -> str:
    """What the figure of an earlier decision counts, in the words of its draft, of which `near`
    is read from offset `begin` on."""
    near, begin = decision.near, decision.begin  # type: ignore[attr-defined]
    return _counted(decision.claim, near, begin)


def _counted(figure: Claim | SourceClaim, text: str, begin: int) -> str:
    """In the words of `text`, which is read from offset `begin` on."""
    words, start, end = "", figure.thing_start, figure.thing_end
    if start is not None and end is not None and start >= begin:
        words = text[start - begin : end - begin]
    fate = fate_of(figure.thing, words)
    if not fate:
        return words
    last = (end if words else None) or figure.end
    said = fate_as_said(text, max(0, figure.start - begin), max(0, last - begin), fate)
    return f"{words} ({said})" if words else said


@register.filter
def in_units(figure: Claim | SourceClaim) -> str:
    """The unit of a figure as so many are called, "" where its thing says it: "miles"."""
    if figure.figure_kind in ("count", "number") or not figure.unit:
        return ""
    return units(figure.unit, figure.value_low or 0.0, figure.value_high)


def _number(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,.10g}"
