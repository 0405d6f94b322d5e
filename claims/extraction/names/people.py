"""The full names a text gives, to look last names, roles and titles up in."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from claims.extraction.lexicon import words
from claims.extraction.names.genders import Genders, of_word, people_words
from claims.extraction.names.roles import bound_pronoun, roles_beside
from claims.extraction.reading import Reading
from claims.extraction.subjects import DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS, Range

TITLES = words("titles")
GROUPS = words("groups")
_MONTHS = words("months")
_PARTICLES = words("particles")
_NO_NAME = DAYS | _MONTHS | DETERMINERS | PRONOUNS | PREPOSITIONS | words("coordinators")
_NO_NAME |= words("subordinators") | words("adverbs") | words("auxiliaries")
_COURTESY = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "prof", "lord", "lady"))
RANKS = people_words("ranks")
# Months that are names of people too.
_MONTH_NAMES = frozenset(("april", "may", "june", "august", "jan"))
_MAX_NAME = 6
_MAX_JOINTS = 2


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a role, and the other words the text gives it: "deputy", "british"."""

    name: tuple[str, ...]
    others: frozenset[str]


@dataclass(slots=True)
class People:
    """Full names by last word, the roles written beside them, and what they are called by."""

    by_last: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    by_role: dict[str, list[Holder]] = field(default_factory=dict)
    bodies: dict[str, set[str]] = field(default_factory=dict)
    genders: Genders = field(default_factory=Genders)

    def add(self, r: Reading) -> None:
        """Take in every full name of `r`, every "Mr Name" and the roles beside them."""
        runs = list(name_runs(r))
        for first, stop in runs:
            title, name = split_titles(r.text[first:stop])
            if title and name:
                self._note_titles(title, name)
            group = next((word.lower() for word in name if word.lower() in GROUPS), None)
            if group:
                self._note_body(r, first, stop, group)
            if len(name) < 2 or group:
                continue
            names = self.by_last.setdefault(bare(name[-1]).lower(), [])
            if name not in names:
                names.append(name)
            if title:
                self.note_role([bare(word).lower() for word in title], name)
            for role in roles_beside(r, (first, stop)):
                self.note_role(role, name)
        self._note_bound(r, runs)

    def _note_body(self, r: Reading, first: int, stop: int, group: str) -> None:
        """`the Ministry of Defence`, `Leeds City Council`: what "the ministry" means after it."""
        end = body_end(r, stop)
        if end - first > 1:
            self.bodies.setdefault(group, set()).add(joined(tuple(r.text[first:end])))

    def body(self, noun: str) -> str | None:
        """The one organisation whose name has `noun` ("ministry") in it; None for none or two."""
        names = self.bodies.get(noun, set())
        return next(iter(names)) if len(names) == 1 else None

    def called(self, last: str) -> list[tuple[str, ...]]:
        """The full names that end in `last`; "De la Cruz" beside "Maria de la Cruz" is none."""
        names = self.by_last.get(last.lower(), [])
        return [name for name in names if not any(_ends_in(other, name) for other in names)]

    def longer(self, name: tuple[str, ...]) -> tuple[str, ...] | None:
        """The one longer name that ends in `name`: "Jane Smith-Jones" for "Smith-Jones"."""
        names = [
            other for other in self.by_last.get(bare(name[-1]).lower(), []) if _ends_in(other, name)
        ]
        return names[0] if len(names) == 1 else None

    def _note_titles(self, title: tuple[str, ...], name: tuple[str, ...]) -> None:
        for word in title:
            pronoun = of_word(bare(word).lower())
            if pronoun:
                self.genders.note(joined(name), pronoun)
                self.genders.note(bare(name[-1]), pronoun)

    def note_role(self, role: Sequence[str], name: tuple[str, ...]) -> None:
        """`role` (lower case, its noun last) is what the text calls `name`."""
        head = role[-1]
        if head in _COURTESY or head in PRONOUNS:
            return
        holders = self.by_role.setdefault(head, [])
        holder = Holder(name, frozenset(role[:-1]))
        if holder not in holders:
            holders.append(holder)
        pronoun = of_word(head)
        if pronoun:
            self.genders.note(joined(name), pronoun)

    def _note_bound(self, r: Reading, runs: Sequence[Range]) -> None:
        """`Jo Poe said she`: where the paragraph and the one before name nobody else so far."""
        last: tuple[str, int] | None = None
        numbers = {first: n for n, (first, stop) in enumerate(r.paragraphs)}
        begins = sorted(numbers)
        for run in runs:
            _, name = split_titles(r.text[run[0] : run[1]])
            if not name:
                continue
            paragraph = bisect_right(begins, run[0]) - 1
            alone = last is None or last[0] == bare(name[-1]).lower() or paragraph - last[1] > 1
            last = bare(name[-1]).lower(), paragraph
            pronoun = bound_pronoun(r, run[1]) if alone else None
            if pronoun:
                self.genders.note(joined(name), pronoun)

    def fullest(self, last: str, first: str | None = None) -> tuple[str, ...] | None:
        """The one full name that ends in `last` (and begins with `first`), the longest of its
        spellings, not that of a headline in capitals; None when the text has none, or has several
        people of that name."""
        names = self.called(last)
        if first is not None:
            names = [name for name in names if _same_first(name[0], first)]
        if not names or any(not _same_first(name[0], names[0][0]) for name in names):
            return None
        return max(names, key=lambda name: (len(name), not joined(name).isupper()))

    def holders(self, role: str, others: Collection[str]) -> list[tuple[str, ...]]:
        """Whom the text gives the role: one name for each person, the longest of its spellings.

        `others` are the words before the role's noun: each must be known of the person, and a
        rank ("deputy") that is known of the person must be among them.
        """
        found: dict[str, tuple[str, ...]] = {}
        held: dict[tuple[str, ...], frozenset[str]] = {}
        for holder in self.by_role.get(role, []):
            held[holder.name] = held.get(holder.name, frozenset()) | holder.others
        for name, known in held.items():
            if set(others) <= known and known & RANKS <= set(others):
                last = bare(name[-1]).lower()
                found[last] = max(found.get(last, ()), name, key=len)
        return list(found.values())


def _ends_in(longer: tuple[str, ...], name: tuple[str, ...]) -> bool:
    end = [word.lower() for word in longer[-len(name) :]]
    return len(longer) > len(name) and end == [word.lower() for word in name]


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
            end = run_end(r, i, stop)
            yield i, end
            i = end


def run_end(r: Reading, i: int, size: int) -> int:
    """Where the run of name words that begins at word i ends; small words inside it count."""
    stop = i + 1
    while stop < size:
        following = stop
        while following < min(stop + _MAX_JOINTS, size - 1) and joins(r, following):
            following += 1
        if not is_name_word(r, following):
            break
        stop = following + 1
    return stop


def joins(r: Reading, i: int) -> bool:
    """A hyphen or a small word that can stand inside a name: "Ursula von der Leyen"."""
    if r.text[i] == "-":
        return 0 < i < len(r.text) - 1 and r.end[i - 1] == r.start[i] and r.end[i] == r.start[i + 1]
    return r.low[i] in _PARTICLES


def is_name_word(r: Reading, i: int) -> bool:
    """A capitalised word that can be part of a name: "May" where another one stands beside it."""
    word = r.text[i]
    if not word[0].isupper():
        return False
    low = bare(r.low[i])
    return low not in _NO_NAME or (low in _MONTH_NAMES and _is_in_name(r, i))


def _is_in_name(r: Reading, i: int) -> bool:
    """Whether the month word i is somebody's first or last name: "Theresa May", "Mrs May", "April
    Jones", and neither "In May" nor "Paris May 5"."""
    after = r.text[i + 1] if i + 1 < len(r.text) else ""
    before = r.text[i - 1] if i > 0 and r.end[i - 1] < r.start[i] else ""
    if before[:1].isupper() and bare(r.low[i - 1]) not in _NO_NAME:
        return not after[:1].isdecimal()
    is_open = before[:1].islower() and r.low[i - 1] in PREPOSITIONS
    return after[:1].isupper() and bare(r.low[i + 1]) not in _NO_NAME and not is_open


def split_titles(run: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(`titles and roles`, `name`): what stands up to the last title word, and the rest.

    A rest of more than six words is no name and comes back empty.
    """
    cut = max((k + 1 for k, word in enumerate(run) if bare(word).lower() in TITLES), default=0)
    if cut == len(run) and cut > 1:
        cut = next((k for k, word in enumerate(run) if bare(word).lower() not in TITLES), cut)
    name = tuple(run[cut:])
    return tuple(run[:cut]), name if len(name) <= _MAX_NAME else ()


def body_end(r: Reading, i: int) -> int:
    """Where the name of an organisation whose capitals end before word i goes on to: "Ministry"
    to "Ministry of Defence", "Department for the Environment"."""
    if i >= len(r.low) or r.low[i] not in ("of", "for"):
        return i
    k = i + 1 + (r.low[i + 1 : i + 2] == ["the"])
    return run_end(r, k, len(r.text)) if k < len(r.text) and is_name_word(r, k) else i


def joined(name: tuple[str, ...]) -> str:
    """The words of a name as one string; hyphens keep no spaces."""
    return " ".join(name).replace(" - ", "-")
