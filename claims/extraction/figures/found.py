"""A figure in word numbers, on its way to becoming a Figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """The words [first, stop) and what they say; `sign` is the modifier where a rule knows it."""

    first: int
    stop: int
    kind: str
    low: float | None
    high: float | None = None
    unit: str | None = None
    thing: tuple[int, int] | None = None
    iso: str | None = None
    sign: str | None = None
