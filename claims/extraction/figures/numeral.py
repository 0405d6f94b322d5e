"""A number that was read, and the number words with their values."""

import math
from dataclasses import dataclass
from functools import cache

from claims.extraction.lexicon import lines_of


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at words [first, stop). `value` is None when it is too large to use.

    `shape`: digits, words, vague ("billions"), ordinal or fraction. `scale` is what a scale word
    multiplied by (1 without one), so that a range can share it.
    """

    first: int
    stop: int
    value: float | None
    shape: str
    scale: float = 1.0


@cache
def table(section: str) -> dict[str, float]:
    """The number words of one section of `numbers.txt`."""
    found: dict[str, float] = {}
    for name, line in lines_of("numbers.txt"):
        if name == section:
            for pair in line.split():
                word, value = pair.rsplit(":", 1)
                found[word] = float(value)
    return found


def plural_scale(low: str) -> float | None:
    """What "million", and the "millions" of "3 millions", multiplies by."""
    return table("scales").get(low) or table("vague").get(low)


def times(value: float | None, scale: float) -> float | None:
    """The product; None where it is too large for a float."""
    if value is None or not math.isfinite(value * scale):
        return None
    # 5.2 * 1e6 is 5200000.000000001 in binary; twelve digits are more than any text writes.
    return float(f"{value * scale:.12g}") if scale != 1 else value
