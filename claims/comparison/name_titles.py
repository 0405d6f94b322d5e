"""What a text calls somebody: the titles before a name and the role beside it."""

from collections.abc import Sequence
from itertools import combinations

from claims.comparison.titles import role_clashes, titles_clash
from claims.comparison.words import read
from claims.extraction.types import Name


def called(name: Name) -> frozenset[str]:
    """What a text calls what is named: the titles at its mentions and its role, lower case."""
    told = (*_titles(name), role_of(name))
    return frozenset(" ".join(words.split()).casefold() for words in told if words)


def titles_inside(name: Name) -> list[str]:
    """What a text calls one person in ways that cannot both hold ("Brig Gen", "Maj Gen")."""
    titles = _titles(name)
    said = [titles_clash(one, other) for one, other in combinations(titles, 2)]
    said += [role_clashes(role_of(name), title) for title in titles]
    return list(dict.fromkeys(sentence for sentence in said if sentence))


def _titles(name: Name) -> Sequence[str]:
    """What stands before the name at its mentions, each once, "" where nothing does."""
    surfaces = (name.surface, *(mention.surface for mention in name.mentions))
    return list(dict.fromkeys(title_in(surface, name) for surface in surfaces))


def title_in(surface: str, name: Name) -> str:
    """What stands before the name in one of its mentions ("Brig Gen")."""
    words = read(surface)
    own = {word.key for word in read(name.name)}
    before = [word for word in words if word.key not in own]
    cut = next((word.start for word in words if word.key in own), len(surface))
    return surface[:cut].strip() if before else ""


def role_of(name: Name) -> str:
    """The role beside a name, "" without one."""
    return name.role.surface if name.role else ""
