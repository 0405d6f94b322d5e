"""The full names a text gives, to look last names, roles and titles up in."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.extraction.lexicon import words
from claims.extraction.reading import Reading
from claims.extraction.subjects import DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS, Range

TITLES = words("titles")
GROUPS = words("groups")
_MONTHS = words("months")
_PARTICLES = words("particles")
_NO_NAME = DAYS | _MONTHS | DETERMINERS | PRONOUNS | PREPOSITIONS | words("coordinators")
_NO_NAME |= words("subordinators") | words("adverbs") | words("auxiliaries")
_COURTESY = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "prof", "lord", "lady"))
_GENDERS = {"mr": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she", "miss": "she"}
_MAX_NAME = 6


@dataclass(slots=True)
class People:
    """Full names by last word, the roles written beside them, and what they are called by."""

    by_last: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    by_role: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    pronouns: dict[str, str] = field(default_factory=dict)

    def add(self, r: Reading) -> None:
        """Take in every full name of `r` and every "Mr Name"."""
        for first, stop in name_runs(r):
            title, name = split_titles(r.text[first:stop])
            if title and name:
                self._note_pronoun(title, name[-1])
            if len(name) < 2 or any(word.lower() in GROUPS for word in name):
                continue
            names = self.by_last.setdefault(bare(name[-1]).lower(), [])
            if name not in names:
                names.append(name)
            for word in title:
                self._note_role(bare(word).lower(), name)
            self._note_apposition(r, stop, name)

    def _note_pronoun(self, title: tuple[str, ...], last: str) -> None:
        for word in title:
            pronoun = _GENDERS.get(bare(word).lower())
            if pronoun:
                self.pronouns[bare(last).lower()] = pronoun

    def _note_role(self, role: str, name: tuple[str, ...]) -> None:
        names = self.by_role.setdefault(role, [])
        if role not in _COURTESY and name not in names:
            names.append(name)

    def _note_apposition(self, r: Reading, i: int, name: tuple[str, ...]) -> None:
        """`Jo Poe, the mayor of ...`: the words up to the next stop are roles of hers."""
        if i + 1 >= len(r.text) or r.text[i] != ",":
            return
        for k in range(i + 1, min(i + 7, len(r.text))):
            if r.text[k] in ",.;" or r.low[k] in PREPOSITIONS:
                break
            if r.text[k][0].isalpha() and r.low[k] not in DETERMINERS:
                self._note_role(r.low[k], name)

    def fullest(self, last: str, first: str | None = None) -> tuple[str, ...] | None:
        """The one full name that ends in `last` (and begins with `first`), the longest of its
        spellings; None when the text has none, or has several people of that name."""
        names = self.by_last.get(last.lower(), [])
        if first is not None:
            names = [name for name in names if _same_first(name[0], first)]
        if not names or any(not _same_first(name[0], names[0][0]) for name in names):
            return None
        return max(names, key=len)

    def with_role(self, role: str) -> tuple[str, ...] | None:
        """The one person the text gives that role; None when nobody or several have it."""
        names = self.by_role.get(role, [])
        if not names or len({bare(name[-1]).lower() for name in names}) != 1:
            return None
        return max(names, key=len)


def _same_first(one: str, other: str) -> bool:
    one, other = bare(one).lower(), bare(other).lower()
    return one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1])


def bare(word: str) -> str:
    """A word without its final full stop."""
    return word[:-1] if word.endswith(".") else word


def name_runs(r: Reading) -> Iterator[Range]:
    """Runs of capitalised words that can be a name, titles before it included.

    The first word of a sentence belongs to a run only when it is no common opener. A run never
    goes on in the next paragraph.
    """
    for i, stop in r.paragraphs:
        while i < stop:
            if not is_name_word(r, i):
                i += 1
                continue
            end = _run_end(r, i, stop)
            yield i, end
            i = end


def _run_end(r: Reading, i: int, size: int) -> int:
    stop = i + 1
    while stop < size:
        if is_name_word(r, stop):
            stop += 1
        elif stop + 1 < size and _joins(r, stop) and is_name_word(r, stop + 1):
            stop += 2
        else:
            break
    return stop


def _joins(r: Reading, i: int) -> bool:
    hyphen = r.text[i] == "-" and r.end[i - 1] == r.start[i] and r.end[i] == r.start[i + 1]
    return hyphen or (r.low[i] in _PARTICLES and r.text[i] != "-")


def is_name_word(r: Reading, i: int) -> bool:
    """A capitalised word that can be part of a name."""
    word = r.text[i]
    return word[0].isupper() and bare(r.low[i]) not in _NO_NAME


def split_titles(run: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(`titles and roles`, `name`): what stands up to the last title word, and the rest.

    A rest of more than six words is no name and comes back empty.
    """
    cut = max((k + 1 for k, word in enumerate(run) if bare(word).lower() in TITLES), default=0)
    if cut == len(run) and cut > 1:
        cut = next((k for k, word in enumerate(run) if bare(word).lower() not in TITLES), cut)
    name = tuple(run[cut:])
    return tuple(run[:cut]), name if len(name) <= _MAX_NAME else ()


def joined(name: tuple[str, ...]) -> str:
    """The words of a name as one string; hyphens keep no spaces."""
    return " ".join(name).replace(" - ", "-")
