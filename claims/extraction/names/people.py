"""The full names a text gives, to look last names, roles and titles up in."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from claims.extraction.lexicon import words
from claims.extraction.names.genders import Genders, of_word, people_words
from claims.extraction.names.roles import bound_pronoun, roles_beside
from claims.extraction.names.runs import (
    GENERATIONS,
    bare,
    body_end,
    joined,
    last_of,
    name_runs,
    split_titles,
)
from claims.extraction.phrases import PRONOUNS, Range
from claims.extraction.reading import Reading

GROUPS = words("groups")
_COURTESY = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "prof", "lord", "lady"))
RANKS = people_words("ranks")
_YOUNGER = frozenset(("jr", "junior"))


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
    by_first: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    held: set[tuple[str, ...]] = field(default_factory=set)
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
            if len([word for word in name if bare(word).lower() not in GENERATIONS]) < 2 or group:
                continue
            names = self.by_last.setdefault(last_of(name), [])
            if name not in names:
                names.append(name)
                self.by_first.setdefault(name[0].lower(), []).append(name)
            if title:
                self.held.add(name)
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

    def beginning(self, first: str) -> list[tuple[str, ...]]:
        """The people whose full name begins with `first`: "Kim" of "Kim Jong-un", "Kwame". One
        name for each, the longest of its spellings; who has no title, role or given name that
        people have is left out."""
        names = [name for name in self.by_first.get(first.lower(), []) if self._is_person(name)]
        fullest = {self.fullest(last_of(name), name[0]) or name for name in names}
        return sorted(fullest)

    def _is_person(self, name: tuple[str, ...]) -> bool:
        return name in self.held or self.genders.of(joined(name))[0] is not None

    def longer(self, name: tuple[str, ...]) -> tuple[str, ...] | None:
        """The one longer name that ends in `name`: "Jane Smith-Jones" for "Smith-Jones"."""
        names = [other for other in self.by_last.get(last_of(name), []) if _ends_in(other, name)]
        return names[0] if len(names) == 1 else None

    def _note_titles(self, title: tuple[str, ...], name: tuple[str, ...]) -> None:
        for word in title:
            pronoun = of_word(bare(word).lower())
            if pronoun:
                self.genders.note(joined(name), pronoun)
                self.genders.note(last_of(name), pronoun)

    def note_role(self, role: Sequence[str], name: tuple[str, ...]) -> None:
        """`role` (lower case, its noun last) is what the text calls `name`."""
        head = role[-1]
        if head in _COURTESY or head in PRONOUNS:
            return
        self.held.add(name)
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
            alone = last is None or last[0] == last_of(name) or paragraph - last[1] > 1
            last = last_of(name), paragraph
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
        if len({bare(name[-1]).lower() in _YOUNGER for name in names}) > 1:
            return None  # father and son
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
                last = last_of(name)
                found[last] = max(found.get(last, ()), name, key=len)
        return list(found.values())


def _ends_in(longer: tuple[str, ...], name: tuple[str, ...]) -> bool:
    end = [word.lower() for word in longer[-len(name) :]]
    return len(longer) > len(name) and end == [word.lower() for word in name]


def _same_first(one: str, other: str) -> bool:
    one, other = bare(one).lower(), bare(other).lower()
    return one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1])
