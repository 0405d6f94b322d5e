"""A figure of the article above the source's, digit under digit."""

from dataclasses import dataclass
from decimal import Decimal

from claims.comparison import dates
from claims.comparison.laid import one_line
from claims.models import Claim, Comparison, Kind, SourceClaim
from claims.templatetags.findings import counted, in_units

_SIGNS = {
    "~": ("≈", "about"),
    "<": ("<", "less than"),
    ">": (">", "more than"),
    "≤": ("≤", "at most"),
    "≥": ("≥", "at least"),
}
_WITHOUT_UNIT = ("count", "number", "ordinal", "date", "time")


@dataclass(frozen=True, slots=True)
class Row:
    """A figure taken apart at its decimal point: “about 1,205.5 to 1,300 dollars” is `sign` ≈,
    `said` about, `whole` 1,205, `fraction` .5, `rest` to 1,300, `of` dollars. A date is a `whole`.
    `of` is its unit, or what it counts in the words of its text."""

    whose: str
    written: str
    sign: str
    said: str
    whole: str
    fraction: str
    rest: str
    of: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The article's figure and the source's; `less`, the article's less the source's, only where
    both are one number of one unit and differ."""

    rows: tuple[Row, Row]
    less: Row | None


def figure_pair(claim: Claim, row: Comparison, source_text: str) -> Pair | None:
    """The claim beside the figure of a passage; None unless both were read as one figure each and
    the passage is that figure and nothing else."""
    other = row.source_claim
    if claim.kind != Kind.FIGURE or other is None:
        return None
    if (other.start, other.end) != (row.start, row.end):
        return None
    rows = (
        _row("Article", claim, claim.draft.text),
        _row("Source", other, source_text),
    )
    return Pair(rows, _less(claim, other)) if all(one.whole for one in rows) else None


def _row(whose: str, figure: Claim | SourceClaim, text: str) -> Row:
    sign, said = _SIGNS.get(figure.modifier, ("", ""))
    whole, fraction, rest = dates.in_words(figure.iso_date), "", ""
    if figure.value_low is not None:
        whole, fraction = _digits(figure.value_low)
        high = figure.value_high
        rest = "" if high in (None, figure.value_low) else f"to {''.join(_digits(high or 0.0))}"
    return Row(
        whose, one_line(figure.surface), sign, said, whole, fraction, rest, _of(figure, text)
    )


def _of(figure: Claim | SourceClaim, text: str) -> str:
    if figure.figure_kind not in _WITHOUT_UNIT:
        return in_units(figure)
    return one_line(counted(figure, text))


def _less(claim: Claim, other: SourceClaim) -> Row | None:
    if claim.value_low is None or other.value_low is None or not _is_one_unit(claim, other):
        return None
    less = Decimal(repr(claim.value_low)) - Decimal(repr(other.value_low))
    if not less or claim.value_high is not None or other.value_high is not None:
        return None
    whole, fraction = _digits(float(less))
    return Row("Article less source", "", "", "", whole, fraction, "", "")


def _is_one_unit(claim: Claim, other: SourceClaim) -> bool:
    if claim.figure_kind != other.figure_kind:
        return False
    return claim.figure_kind in _WITHOUT_UNIT or claim.unit == other.unit


def _digits(number: float) -> tuple[str, str]:
    """Before the decimal point and from it on: ("1,205", ".5")."""
    whole, point, fraction = f"{Decimal(f'{number:.10g}'):,f}".replace("-", "−").partition(".")
    return whole, point + fraction
