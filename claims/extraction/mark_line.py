"""What stands beside a quotation mark: whether it can open or close, or is no such mark at all."""

from collections.abc import Sequence
from dataclasses import dataclass

# "rock 'n' roll", "get 'em": letters left out, no quotation.
_ELIDED = frozenset(("n", "em", "til", "till", "tis", "twas", "cause", "cos", "bout", "neath"))


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph's words with what stands beside each mark."""

    texts: Sequence[str]
    glued_left: Sequence[bool]
    first: int
    stop: int

    def opens(self, i: int) -> bool:
        """A mark can open here: space or an opening sign before it, a word right after it."""
        before = i == self.first or not self.glued_left[i] or self.texts[i - 1] in "([{—–-/:"
        return before and i + 1 < self.stop and self.glued_left[i + 1] and not self.elides(i)

    def elides(self, i: int) -> bool:
        """An apostrophe for what is left out: "'em", "the '60s"."""
        word = self.texts[i + 1]
        if self.texts[i] not in "'’‘" or i + 2 > self.stop:
            return False
        is_decade = len(word) == 2 and word.isdigit() and self.texts[i + 2 : i + 3] == ["s"]
        return word.lower() in _ELIDED or (is_decade and self.glued_left[i + 2])

    def is_inches(self, i: int) -> bool:
        """The mark of inches, as in 6'2": a figure, feet and a figure stand right before it."""
        if self.texts[i] not in '"”' or i - 3 < self.first or self.texts[i - 2] not in "'’":
            return False
        are_digits = self.texts[i - 3].isdigit() and self.texts[i - 1].isdigit()
        return are_digits and all(self.glued_left[i - 2 : i + 1])

    def closes(self, i: int) -> bool:
        """A mark can close here: a word or a stop right before it, no letter right after it."""
        after = i + 1 >= self.stop or not self.glued_left[i + 1]
        is_elision = i - 1 > self.first and self.texts[i] in "'’" and self.elides(i - 2)
        beside = after or not self.texts[i + 1].isalnum()
        return i > self.first and self.glued_left[i] and beside and not is_elision
