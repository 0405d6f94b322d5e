"""Which of "he" and "she" a text shows somebody to be, and how sure that is.

Sure: a title ("Mr"), a role word ("chairwoman"), a pronoun bound to the name in its sentence
("Anna Lee said she"). Weak: a very common given name. Two that contradict each other: unknown.
"""

from dataclasses import dataclass, field

from claims.extraction.lexicon import words

HE, SHE = "he", "she"
PRONOUN_OF = {"he": HE, "his": HE, "him": HE, "she": SHE, "her": SHE}
_TITLES = {"mr": HE, "sir": HE, "lord": HE, "mrs": SHE, "ms": SHE, "miss": SHE, "dame": SHE}
_TITLES |= {"lady": SHE, "congresswoman": SHE, "congressman": HE, "king": HE, "queen": SHE}
_TITLES |= {"chairman": HE, "chairwoman": SHE, "prince": HE, "princess": SHE}


def people_words(section: str) -> frozenset[str]:
    """The words of one section of `people.txt`, lower case."""
    return words(section, file="people.txt")


_ROLES = dict.fromkeys(people_words("he_roles"), HE) | dict.fromkeys(people_words("she_roles"), SHE)
_GIVEN = dict.fromkeys(people_words("he_names"), HE) | dict.fromkeys(people_words("she_names"), SHE)
GIVEN = frozenset(_GIVEN)
ROLES = people_words("roles") | frozenset(_ROLES)


def of_word(word: str) -> str | None:
    """The pronoun that a title or a role word tells ("mrs", "spokeswoman"), else None."""
    return _TITLES.get(word) or _ROLES.get(word)


@dataclass(slots=True)
class Genders:
    """The evidence of one text, by full name and by last name, lower case."""

    seen: dict[str, set[str]] = field(default_factory=dict)

    def note(self, name: str, pronoun: str) -> None:
        """Take in that `name` was called `pronoun`."""
        self.seen.setdefault(name.lower(), set()).add(pronoun)

    def of(self, name: str) -> tuple[str | None, bool]:
        """(pronoun, whether only the given name tells it) for a name as the text has it."""
        words = name.lower().split(" ")
        found = self.seen.get(name.lower(), set()) | self.seen.get(words[-1], set())
        if found:
            return (next(iter(found)) if len(found) == 1 else None), False
        given = _GIVEN.get(words[0]) if len(words) > 1 else None
        return given, given is not None
