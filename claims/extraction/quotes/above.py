"""Who asks and who answers in a court's transcript: a line above the "Q." and "A." says it."""

from dataclasses import dataclass

from claims.extraction.names.runs import is_name_word, run_end
from claims.extraction.phrases import Range
from claims.extraction.quotes.labels import ANSWERS, ASKS
from claims.extraction.reading import Reading

_SWORN = frozenset(("sworn", "affirmed"))


@dataclass(slots=True)
class Above:
    """The examiner and the witness, by the lines read so far."""

    asks: Range | None = None
    answers: Range | None = None

    def note(self, r: Reading, first: int, stop: int) -> bool:
        """Whether the paragraph is such a line: "BY MR. POE:", "JO ROE, having been sworn"."""
        if r.text[stop - 1] == ":" and (by := _after_by(r, first, stop)):
            self.asks = by
            return True
        if is_oath(r, first, stop):
            end = run_end(r, first, stop)
            self.answers = (first, end) if end - first > 1 else None
            return True
        return False

    def of(self, opening: str) -> Range | None:
        """Whom the label "q" or "a" stands for."""
        if opening in ASKS:
            return self.asks
        return self.answers if opening in ANSWERS else None


def is_oath(r: Reading, first: int, stop: int) -> bool:
    """ "JO ROE, having been sworn, testified as follows:": nothing that anybody said."""
    return bool(_SWORN & {*r.low[first:stop]}) and r.text[first].isupper()


def _after_by(r: Reading, first: int, stop: int) -> Range | None:
    """`BY MR. POE:`, with the number of its line or without."""
    begin = first + (r.text[first].isdigit())
    is_by = r.text[begin] == "BY" and begin + 2 < stop and is_name_word(r, begin + 1)
    return (begin + 1, stop - 1) if is_by else None
