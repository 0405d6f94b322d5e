"""The words for what befell somebody: of those that say the same, one stands for all."""

from collections.abc import Mapping
from functools import cache

from claims.extraction.lexicon import lines_of


@cache
def fates() -> Mapping[str, str]:
    """Each form (lower case) with the one it is counted under: "died" with "killed"."""
    rows = [line.split() for section, line in lines_of("words.txt") if section == "fates"]
    return {word: row[0] for row in rows for word in row}
