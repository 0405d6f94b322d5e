"""Which percentage of a sentence says again what two of its numbers say.

Only one that stands right beside them counts: "12 of 40 members left on a turnout of 62%" says
nothing about 12 of 40, and an alarm for it would teach people to overlook alarms.
"""

from collections.abc import Sequence

import re2

from claims.comparison.shares import Factor
from claims.extraction.types import Figure

_HEDGE = (
    r"(?:(?:about|around|some|roughly|nearly|almost|approximately|over|under|just\s+over|"
    r"just\s+under|more\s+than|less\s+than|fewer\s+than|only|just)\s+)?"
)
_ROSE = (
    r"(?:rose|risen|rises?|rising|grew|grown|grows?|growing|increas(?:e|es|ed|ing)|jumped|climbed|"
    r"soared|surged|gained|up|fell|fallen|falls?|falling|dropp(?:ed|ing)|drops?|declin(?:e|es|ed|ing)|"
    r"decreas(?:e|es|ed|ing)|shrank|shrunk|sank|slid|slipped|plunged|cut|down)"
)
_A_RISE = (
    r"(?:an?\s+(?:\p{L}+\s+)?"
    r"(?:rise|increase|jump|gain|growth|fall|drop|decline|decrease|cut)\s+of)"
)
_WORDS = r"(?:\s+[\p{L}'’-]+)"

# "12 of 40 [council members], or [about] 30%", "12 of 40 (30%)"; with a bare comma it must not go
# on as in "12 of 40, 30% of them women", a share of something else.
_SAID_AGAIN = re2.compile(
    rf"(?i)^{_WORDS}{{0,4}}?\s*(?:[,–—]\s*(?:or|that\s+is|i\.e\.|which\s+is)\s+|\(\s*){_HEDGE}$"
)
_COMMA = re2.compile(rf"(?i)^{_WORDS}{{0,4}}?\s*,\s*{_HEDGE}$")
# "29% of them, 2 out of 7", "30%, or 12 of 40", "30% (12 of 40)".
_SAID_FIRST = re2.compile(
    rf"(?i)^(?:\s+of{_WORDS}{{1,4}}?)?\s*(?:[,–—]\s*(?:(?:or|that\s+is)\s+)?|\(\s*){_HEDGE}$"
)
_OF = re2.compile(r"^\s+of\b")
# "Rents rose [by] [about] 25%".
_AFTER_RISE = re2.compile(rf"(?i)\b{_ROSE}\s+(?:by\s+)?{_HEDGE}$")
# "[in May], from $400 to $500".
_THEN_FROM = re2.compile(
    rf"(?i)^(?:\s+(?:in|on|over|during|since|last|this){_WORDS}{{1,3}}?)?,?\s+(?:from|to)\s+{_HEDGE}$"
)
# "from $400 to $500, a | 25% rise".
_THEN_A = re2.compile(rf"(?i)^{_WORDS}{{0,3}}?\s*[,–—]\s*an?\s+{_HEDGE}$")
_RISE = re2.compile(
    r"(?i)^\s+(?:rise|increase|jump|gain|growth|fall|drop|decline|decrease|cut|reduction)\b"
)
# "from $400 to $500, a rise of 25%", "to $500 [a month], up 25%", "(25%)".
_THEN_RISE = re2.compile(
    rf"(?i)^{_WORDS}{{0,3}}?\s*(?:[,–—]\s*|\(\s*)(?:(?:or|that\s+is)\s+)?"
    rf"(?:{_A_RISE}\s+|{_ROSE}\s+(?:by\s+)?)?{_HEDGE}$"
)
_THEN_FACTOR = re2.compile(rf"(?i)^{_WORDS}{{0,3}}?\s*[,–—]\s*(?:in\s+effect\s+)?$")


def stated_share(text: str, share: Figure, percents: Sequence[Figure]) -> Figure | None:
    """The percentage that `text` gives for a share beside it ("12 of 40, or 30%"); None without."""
    for stated in percents:
        between = text[share.end : stated.start]
        if stated.start >= share.end and (
            _SAID_AGAIN.search(between)
            or (_COMMA.search(between) and not _OF.search(text[stated.end :]))
        ):
            return stated
        if stated.end <= share.start and _SAID_FIRST.search(text[stated.end : share.start]):
            return stated
    return None


def stated_change(text: str, start: int, end: int, percents: Sequence[Figure]) -> Figure | None:
    """The percentage or points that `text` gives for the change between two numbers, which are
    `text[start:end]` ("rose 25%, from $400 to $500"); None without."""
    for stated in percents:
        between = text[end : stated.start]
        if stated.start >= end and (
            _THEN_RISE.search(between)
            or (_THEN_A.search(between) and _RISE.search(text[stated.end :]))
        ):
            return stated
        is_before = stated.end <= start and _AFTER_RISE.search(text[: stated.start])
        if is_before and _THEN_FROM.search(text[stated.end : start]):
            return stated
    return None


def is_said_of(factor: Factor, text: str, start: int, end: int) -> bool:
    """Whether a "doubled" of `text` is said of the two numbers of `text[start:end]`."""
    if factor.end <= start:
        return bool(_THEN_FROM.search(text[factor.end : start]))
    return factor.start >= end and bool(_THEN_FACTOR.search(text[end : factor.start]))
