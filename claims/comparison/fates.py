"""What befell the counted, which a normal form ends in: "person killed" for "30 people died"."""

import re2

from claims.comparison.sentences import around
from claims.extraction.fate_words import fates

# "12 wounded soldiers" are soldiers wounded, where "12 arrest warrants" are none.
_ADJECTIVES = frozenset({"dead", "slain", "missing"})
_WORD = re2.compile(r"[\p{L}\p{M}]+")
# These befall houses.
_OF_THINGS = frozenset({"destroyed", "damaged"})


def is_fate(word: str) -> bool:
    """Whether a word of a normal form is the one that stands for what befell the counted."""
    return word in fates().values()


def is_of_people(word: str) -> bool:
    """Whether a word, in any form, names people by what befell them: "the dead"."""
    return fates().get(word, "destroyed") not in _OF_THINGS


def is_adjective(word: str) -> bool:
    """Whether a form may stand before the counted: "wounded soldiers"."""
    return word in fates() and (word.endswith("ed") or word in _ADJECTIVES)


def fate_of(name: str | None, counted: str) -> str:
    """What befell the counted, where the words `counted` of the text do not say it themselves:
    "killed" of "person killed" for `30 people`, "" for `30 people killed` and for `30 injured`."""
    _, _, last = (name or "").rpartition(" ")
    said = {fates().get(word) for word in _WORD.findall(counted.casefold())}
    return last if is_fate(last) and last not in said else ""


def without_fate(name: str | None, counted: str) -> str:
    """The counted without its fate: "person" for "person killed", "" for "killed"."""
    return (name or "").removesuffix(fate_of(name, counted)).rstrip()


def fate_as_said(text: str, start: int, end: int, fate: str) -> str:
    """The word of the text for a fate of what is counted at `text[start:end]`: "died". The first
    one after it in its sentence, else the last one before it; `fate` itself without either."""
    first, last = around(text, start, end)
    after: list[str] = _WORD.findall(text[end:last])
    before: list[str] = _WORD.findall(text[first:start])
    words = [word.casefold() for word in (*after, *reversed(before))]
    return next((word for word in words if fates().get(word) == fate), fate)
