"""Reported speech and statements: which sentences of a source carry their names, figures and
key words, and what those sentences lack or deny."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claims.comparison.alarms import is_name, negations
from claims.comparison.laid import one_line
from claims.comparison.lists import listed
from claims.comparison.sentences import sentences
from claims.comparison.stems import stem
from claims.comparison.types import Comparison, SourceText
from claims.comparison.words import Word, read

_FLOOR = 0.4
_CARRIES = 0.75
_DENIALS = listed("deny denies denied denying refuse refused refuses reject rejected")


@dataclass(frozen=True, slots=True)
class _Item:
    """Something the claim says that a passage should have: `sort` is name, figure or word."""

    sort: str
    key: str
    surface: str


def compare_statement(
    surface: str, source: SourceText, *, start: int = 0, limit: int = 3
) -> list[Comparison]:
    """The sentences of `source` that carry most of what `surface` says, best first.

    One or two sentences make a passage. `start` is the claim's offset in the draft. There is
    no word diff: reported speech is not expected to repeat the words.
    """
    items = _items(read(surface))
    if not items:
        return []
    found = [
        comparison
        for first, end, keys in _stretches(source.text)
        if (comparison := _compare(surface, items, source.text, first, end, keys)) is not None
    ]
    found.sort(key=lambda comparison: (-comparison.score, comparison.end - comparison.start))
    return _apart(found, limit)


def _items(words: Sequence[Word]) -> tuple[_Item, ...]:
    items: dict[str, _Item] = {}
    for word in words:
        if word.small and not word.number:
            continue
        sort = "figure" if word.number else ("name" if is_name(word) and word.start else "word")
        items.setdefault(stem(word.key), _Item(sort, stem(word.key), word.surface))
    return tuple(items.values())


def _stretches(text: str) -> list[tuple[int, int, frozenset[str]]]:
    """Every sentence, and every two in a row, with the stems of their words."""
    found = []
    spans = sentences(text)
    for index, (start, end) in enumerate(spans):
        keys = frozenset(stem(word.key) for word in read(text[start:end]))
        found.append((start, end, keys))
        if index + 1 < len(spans):
            after = spans[index + 1]
            more = frozenset(stem(word.key) for word in read(text[after[0] : after[1]]))
            found.append((start, after[1], keys | more))
    return found


def _compare(
    surface: str,
    items: Sequence[_Item],
    text: str,
    start: int,
    end: int,
    keys: frozenset[str],
) -> Comparison | None:
    held = [item for item in items if item.key in keys]
    score = sum(_worth(item) for item in held) / sum(_worth(item) for item in items)
    if score < _FLOOR:
        return None
    lacking = [item for item in items if item.key not in keys]
    finding, line = _finding(surface, text[start:end], held, lacking, score)
    return Comparison(start, end, finding, line, (), round(score, 4), ())


def _worth(item: _Item) -> float:
    return {"figure": 2.0, "name": 1.5}.get(item.sort, 1.0)


def _finding(
    surface: str, passage: str, held: Sequence[_Item], lacking: Sequence[_Item], score: float
) -> tuple[str, str]:
    claimed, said = _denials(surface), _denials(passage)
    if score >= _CARRIES and bool(claimed) != bool(said):
        where = "here" if claimed else "in the source"
        word = next(iter(claimed or said))
        return "contrary", f"“{word}” stands only {where}"
    named = [item for item in lacking if item.sort != "word"]
    if named or score < _CARRIES:
        return "reported_lacks", f"the source’s passage lacks {_list(named or lacking)}"
    return "reported", f"carries {_list(held)}"


def _denials(text: str) -> Counter[str]:
    words = read(text)
    return negations(words) + Counter(word.key for word in words if word.key in _DENIALS)


def _list(items: Sequence[_Item]) -> str:
    shown = [f"“{one_line(item.surface)}”" for item in items[:4]]
    more = f" and {len(items) - 4} more" if len(items) > 4 else ""
    return ", ".join(shown) + more


def _apart(found: Sequence[Comparison], limit: int) -> list[Comparison]:
    kept: list[Comparison] = []
    for comparison in found:
        if all(comparison.end <= one.start or one.end <= comparison.start for one in kept):
            kept.append(comparison)
    return kept[:limit]
