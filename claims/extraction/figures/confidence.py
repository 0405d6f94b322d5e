"""How often a figure of a kind is right: shares measured on the development data, rounded, and
drawn towards one half where there were few. `python -m claims.extraction.score` prints how they
hold. They order and flag figures; no rule reads them."""

import re2

from claims.extraction.figures.found import Found

_NAMED_YEAR = re2.compile(r"[0-9]{4}")
_SHARE_RIGHT = {
    "percent": 0.97, "ordinal": 0.95, "count": 0.94, "measure": 0.93, "age": 0.92, "money": 0.9,
    "duration": 0.86, "number": 0.64, "range": 0.42, "time": 0.4,
}  # fmt: skip
# Annotators pass over most of "dozens of shops"; a newsroom does not.
_VAGUE = 0.3
_DATE_WITH_YEAR = 0.96
_DAY_OF_MONTH = 0.82
_DAY_FROM_TODAY = 0.54
_PERIOD = 0.7
_EVERY_YEAR = 0.64
_MONTH_ALONE = 0.28
_UNRECKONED = 0.25


def confidence_of(found: Found, surface: str) -> float:
    """Between 0 and 1: the share of such figures that are right."""
    if found.kind == "date":
        return _of_date(found.iso, surface)
    if found.sign == ">" and found.low is not None and not any(c.isdecimal() for c in surface):
        return _VAGUE
    kind = "range" if found.kind == "number" and found.high is not None else found.kind
    return _SHARE_RIGHT[kind] if kind in _SHARE_RIGHT else _SHARE_RIGHT["measure"]


def _of_date(iso: str | None, surface: str) -> float:
    if iso is None:
        return _UNRECKONED
    if _NAMED_YEAR.search(surface) or (iso.startswith("-") and not iso.startswith("--")):
        return _DATE_WITH_YEAR
    if iso.startswith("--"):
        return _EVERY_YEAR
    if "/" in iso:
        return _PERIOD
    if len(iso) < len("2020-01-07"):
        return _MONTH_ALONE
    return _DAY_OF_MONTH if any(char.isdecimal() for char in surface) else _DAY_FROM_TODAY
