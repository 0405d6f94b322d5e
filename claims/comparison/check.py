"""What a check of an article's own figures returns."""

from dataclasses import dataclass

# By rule, how a page names a check that does not hold.
RULES = {
    "share": "Share does not fit",
    "change": "Change does not fit",
    "points": "Percent and points mixed up",
    "sum": "Sum does not add up",
    "weekday": "Wrong weekday",
    "age": "Age does not fit",
    "conversion": "Conversion is wrong",
    "repeat": "Given otherwise before",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing an article says twice over: `text[start:end]` holds both.

    `rule` is one of RULES. `holds` says whether the two agree, `said`
    is the reckoning as a sentence. `parts` are the (start, end) of what was reckoned with.
    """

    start: int
    end: int
    rule: str
    holds: bool
    said: str
    parts: tuple[tuple[int, int], ...] = ()


def check_of(parts: tuple[tuple[int, int], ...], rule: str, holds: bool, said: str) -> Check:
    """A check that reckons with these stretches of the text, in any order."""
    ordered = tuple(sorted(parts))
    return Check(ordered[0][0], max(end for _start, end in ordered), rule, holds, said, ordered)
