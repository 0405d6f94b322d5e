"""Whom "he", "she" and "it" can mean: who and what was named last, from top to bottom."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.extraction.names.genders import PRONOUN_OF
from claims.extraction.names.mentions import Mention
from claims.extraction.names.people import People

_NEAR_PARAGRAPHS = 3
_MAX_SEEN = 64


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody named or speaking at word `at`. An unnamed speaker's `name` is None."""

    words: str
    name: str | None
    pronoun: str | None
    is_weak: bool
    paragraph: int
    at: int


@dataclass(slots=True)
class Memory:
    """Who spoke and who was named, latest last, while a text is read from top to bottom, and every
    place that names anything, for the whole text. `interviewed` is who gives the answers of an
    interview, and how that is known."""

    people: People = field(default_factory=People)
    mentions: list[Mention] = field(default_factory=list)
    seen: deque[Seen] = field(default_factory=lambda: deque(maxlen=_MAX_SEEN))
    thing: str | None = None
    thing_paragraph: int = -9
    paragraph: int = 0
    interviewed: tuple[str | None, str] | None = None

    def enter(self, paragraph: int) -> None:
        """A new paragraph. Numbers begin again in the next chunk of a text: it remembers nobody."""
        if paragraph < self.paragraph:
            self.seen.clear()
            self.thing = None
        self.paragraph = paragraph

    def saw_person(self, name: str, paragraph: int, at: int) -> None:
        """Remember a person that "he" or "she" can mean from word `at` on."""
        pronoun, is_weak = self.people.genders.of(name)
        self.seen.append(Seen(name, name, pronoun, is_weak, paragraph, at))

    def is_known_unnamed(self, noun: str, paragraph: int) -> bool:
        """An unnamed speaker of that noun was seen near before: "a spokesman"."""
        return any(
            one.name is None
            and one.words.endswith(f"{noun}”")
            and 0 <= paragraph - one.paragraph <= _NEAR_PARAGRAPHS
            for one in self.seen
        )

    def saw_unnamed(self, words: str, pronoun: str | None, paragraph: int, at: int) -> None:
        """Remember one speaker without a name, whom the next "he" or "she" can mean."""
        self.seen.append(Seen(f"the unnamed “{words}”", None, pronoun, False, paragraph, at))


def who(memory: Memory, word: str, paragraph: int, at: int) -> tuple[str | None, str]:
    """(name, how) for "he" or "she" at word `at`: the one person it fits in the nearest paragraph
    that names any. Somebody of unknown gender must be the only one in all the near paragraphs."""
    wanted = PRONOUN_OF[word.lower()]
    near = [
        one
        for one in memory.seen
        if 0 <= paragraph - one.paragraph <= _NEAR_PARAGRAPHS and one.at < at
    ]
    if not near:
        return None, f"“{word}”: nobody is named just before it"
    fitting = [one for one in near if one.pronoun in (None, wanted)]
    if not fitting:
        return None, f"“{word}” does not fit {near[-1].words}, the person named last"
    latest = max(one.paragraph for one in fitting)
    chosen = _distinct([one for one in fitting if one.paragraph == latest])
    if len(chosen) == 1 and chosen[0].pronoun is None:
        chosen = _distinct(fitting)
    if len(chosen) > 1:
        return None, f"“{word}” may be {listed([one.words for one in chosen])}"
    is_weak = any(one.is_weak for one in near if one.paragraph >= latest)
    return _only(word, chosen[0], is_weak)


def _only(word: str, one: Seen, is_weak: bool) -> tuple[str | None, str]:
    if one.name is None:
        return None, f"“{word}” may be {one.words}"
    how = f"“{word}” is {one.name}, the only one named just before whom it fits"
    return one.name, how + (" (weaker: judged by given names)" if is_weak else "")


def _distinct(found: Sequence[Seen]) -> list[Seen]:
    return list({one.words.lower(): one for one in found}.values())


def listed(names: Sequence[str]) -> str:
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} others"]
    return f"{', '.join(names[:-1])} or {names[-1]}"
