"""The word lists of `data/`, read once. Each file says in comments why its words are there."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


def lines_of(name: str) -> Iterator[tuple[str, str]]:
    """(section, line) for every line of data file `name`, comments and blank lines left out."""
    section = ""
    for raw in (_DATA / name).read_text(encoding="utf-8").splitlines():
        line = raw.split("#", 1)[0].strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif line:
            yield section, line


@cache
def _sections(name: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for section, line in lines_of(name):
        found.setdefault(section, set()).update(line.split())
    return {section: frozenset(words) for section, words in found.items()}


def words(section: str, *, file: str = "words.txt") -> frozenset[str]:
    """The words of one section of a data file, lower case. KeyError for a section it lacks."""
    return _sections(file)[section]
