"""Which words a figure can begin at: everything else is passed over at once."""

from functools import cache

from claims.extraction.figures.holidays import holiday_openers
from claims.extraction.figures.numerals import table
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading

_SECTIONS = ("units", "tens", "scales", "vague", "ordinals", "vulgar", "decades")
_LENGTHS = frozenset(
    ("hour", "minute", "day", "week", "fortnight", "month", "year", "decade", "century", "mile",
     "kilometre", "metre", "inch", "foot", "pint", "litre", "ton", "tonne", "kilo", "gallon",
     "acre", "hectare", "yard", "kilometer", "meter", "liter")
)  # fmt: skip
_RELATIVE = words("relative_dates")


@cache
def _openers() -> frozenset[str]:
    numbers = {word for section in _SECTIONS for word in table(section)}
    return (
        frozenset(numbers)
        | _RELATIVE
        | {"several", "few", "quarter"}
        | holiday_openers()
        | words("days")
        | words("months")
    )


def figure_starts(r: Reading) -> list[int]:
    """The numbers of the words that a figure, date or time can begin at, ascending."""
    openers = _openers()
    return [
        i
        for i, low in enumerate(r.low)
        if low in openers
        or low[0].isdecimal()
        or (low in ("a", "an") and _before_number(r, i))
        or (low == "." and i + 1 < len(r.low) and r.low[i + 1][0].isdecimal())
        or low[:-1] in openers
    ]


def _before_number(r: Reading, i: int) -> bool:
    following, third = (*r.low[i + 1 : i + 3], "", "")[:2]
    return (
        following in table("scales")
        or following in table("fractions")
        or following in ("few", "couple")
        or following in _LENGTHS
        or third == "ago"
    )
