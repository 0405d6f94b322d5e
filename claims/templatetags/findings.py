"""Findings and values in words."""

from django import template

from claims.comparison.check import RULES
from claims.comparison.fates import fate_as_said, fate_of
from claims.comparison.findings import FINDINGS, Finding
from claims.comparison.manners import in_words
from claims.comparison.unit_names import units
from claims.models import Claim, SourceClaim

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
    """What a figure says, as “> 5,000”, “≈ 3 to 4” or a date; "" when it was not read."""
    if figure.value_low is None:
        return figure.iso_date
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
    named = figure.thing_start is not None and figure.thing_end is not None
    words = text[figure.thing_start : figure.thing_end] if named else ""
    fate = fate_of(figure.thing, words)
    if not fate:
        return words
    said = fate_as_said(text, figure.start, figure.thing_end or figure.end, fate)
    return f"{words} ({said})" if words else said


@register.filter
def in_units(figure: Claim | SourceClaim) -> str:
    """The unit of a figure as so many are called, "" where its thing says it: "miles"."""
    if figure.figure_kind in ("count", "number") or not figure.unit:
        return ""
    return units(figure.unit, figure.value_low or 0.0, figure.value_high)


def _number(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,.10g}"
