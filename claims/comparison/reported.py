"""Reported speech and statements: which sentences of a source carry their names, figures and
key words, and what those sentences lack or deny."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.comparison.alarms import DENIALS, negations
from claims.comparison.contrary import contraries
from claims.comparison.dozens import read_dozens
from claims.comparison.inside import change_said
from claims.comparison.items import Item, items_of, places_of, sentence_stems, worth_of
from claims.comparison.laid import one_line
from claims.comparison.sentences import sentences
from claims.comparison.speakers import is_questioner, said_by
from claims.comparison.stems import stem
from claims.comparison.turns import turn_label, without_label
from claims.comparison.types import Comparison, SourceText
from claims.comparison.wording import sentence
from claims.comparison.words import read

# From this share on, a denial on one side only is worth a sentence.
_NEAR = 0.7


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What of a claim a passage states (`held`), has in a question only (`asked`), has not at
    all (`lacking`), and gives otherwise (`swapped`, here and there)."""

    held: tuple[Item, ...]
    asked: tuple[Item, ...]
    lacking: tuple[Item, ...]
    swapped: tuple[tuple[str, str], ...]
    score: float


def compare_statement(
    surface: str, source: SourceText, *, start: int = 0, limit: int = 3
) -> list[Comparison]:
    """The sentences of `source` that carry most of what `surface` says, best first.

    One or two sentences make a passage. `start` is the claim's offset in the draft. There is
    no word diff: reported speech is not expected to repeat the words.
    """
    return compare_reported(surface, source, limit=limit)


def compare_reported(
    surface: str,
    source: SourceText,
    *,
    cue: str = "",
    speaker: str | None = None,
    limit: int = 3,
) -> list[Comparison]:
    """As `compare_statement`, for words reported with a cue ("denied") from a speaker."""
    items = items_of(surface)
    places = sorted(places_of(items, source.text), key=lambda place: _rank(place, source.text))
    found = [_compare(f"{cue} {surface}", speaker, items, source, place) for place in places]
    found.sort(key=lambda comparison: -comparison.score)
    return _apart(found, limit)


def _rank(place: tuple[int, int], text: str) -> tuple[bool, bool, int]:
    """Of passages that carry as much, one sentence is better than two, what is stated better than
    what is asked, and the shorter one better."""
    (start, last), (first, end) = (sentences(text)[at] for at in place)
    is_asked = _asks(text, start, last) or _asks(text, first, end)
    return place[0] != place[1], is_asked, end - start


def lacking_words(surface: str, passage: str) -> str:
    """The names, figures and key words of `surface` that `passage` lacks, for a sentence."""
    stems = frozenset(stem(word.key) for word in read_dozens(passage))
    return _list([item for item in items_of(surface) if item.key not in stems])


def _compare(
    claimed: str,
    speaker: str | None,
    items: Sequence[Item],
    source: SourceText,
    place: tuple[int, int],
) -> Comparison:
    text, spans = source.text, sentences(source.text)
    start, end = spans[place[0]][0], spans[place[1]][1]
    found = _weigh(claimed, items, text, place)
    finding, line = _finding(claimed, text[start:end], found, place[0] == place[1])
    # A question and its answer may stand together: the answer's speaker is the one meant.
    said, other = said_by(speaker, source, spans[place[1]][0], end)
    reasons = [f"Same speaker in the source: {other}."] if said == "same" else []
    reasons += [*_accounted(found, line), *_change(claimed, source, start, end)]
    if finding == "reported" and place[0] != place[1]:
        reasons.append("The source says this in two sentences: read both.")
    if finding != "contrary" and found.score >= _NEAR:
        reasons += _one_sided(claimed, text[start:end])
    if said == "other" and finding != "contrary" and not is_questioner(other or ""):
        reasons = [sentence(line), *reasons]
        finding, line = "other_speaker", f"said by {other} in the source, by {speaker} here"
    return Comparison(start, end, finding, line, tuple(reasons), round(found.score, 4), ())


def _weigh(claimed: str, items: Sequence[Item], text: str, place: tuple[int, int]) -> _Weighed:
    """What the sentences of a passage state, only ask, lack or give otherwise."""
    spans, stems, worth = sentences(text), sentence_stems(text), worth_of(items, text)
    stated = frozenset[str]().union(*(stems[at] for at in place if not _asks(text, *spans[at])))
    keys = frozenset[str]().union(*(stems[at] for at in place))
    held = tuple(item for item in items if item.key in stated)
    asked = tuple(item for item in items if item.key in keys - stated)
    lacking = tuple(item for item in items if item.key not in keys)
    total = sum(worth.values())
    score = sum(worth[item.key] for item in (*held, *asked)) / total
    missing = frozenset(item.key for item in lacking)
    passage = read_dozens(text[spans[place[0]][0] : spans[place[1]][1]])
    swapped = tuple(contraries(read_dozens(claimed), passage, missing))
    given = {stem(word.key) for here, _ in swapped for word in read_dozens(here)}
    rest = sum(worth[item.key] for item in items if item.key not in given)
    share = sum(worth[item.key] for item in held) / rest
    return _Weighed(held, asked, lacking, swapped if share >= _NEAR else (), score)


def _asks(text: str, start: int, end: int) -> bool:
    """Whether a sentence is a question, or said by the one who asks in an interview: what it
    says is not said by who answers."""
    if without_label(text[start:end]).rstrip(' \n”"’').endswith("?"):
        return True
    label = turn_label(text, start)
    return label is not None and is_questioner(label)


def _finding(claimed: str, passage: str, found: _Weighed, is_single: bool) -> tuple[str, str]:
    if not found.held:
        return "reported_lacks", "asked in the source, not stated"
    here, there = _denials(claimed), _denials(passage)
    # In a pair of sentences the denial may belong to the other one.
    complete = not found.lacking and not found.asked
    if is_single and complete and bool(here) != bool(there):
        word = next(iter(here or there))
        return "contrary", f"“{word}” stands only {'here' if here else 'in the source'}"
    if found.swapped:
        pairs = [f"“{here}” here, “{there}” in the source" for here, there in found.swapped[:2]]
        return "contrary", "; ".join(pairs)
    if found.lacking:
        return "reported_lacks", f"the source’s passage lacks {_list(found.lacking)}"
    if found.asked:
        return "reported_lacks", f"only asked in the source, not stated: {_list(found.asked)}"
    return "reported", f"the source has {_list(found.held)}"


def _accounted(found: _Weighed, line: str) -> list[str]:
    """What is supported, only asked and missing, where the headline does not say it."""
    rows = (
        ("The source has", found.held),
        ("Only asked in the source:", found.asked),
        ("Missing in the source:", found.lacking),
    )
    return [
        f"{words} {_list(items)}." for words, items in rows if items and _list(items) not in line
    ]


def _one_sided(claimed: str, passage: str) -> list[str]:
    """A sentence on a denial that only one side has."""
    here, there = _denials(claimed), _denials(passage)
    if bool(here) == bool(there):
        return []
    where = "in the source’s passage" if there else "in the claim"
    return [f"“{next(iter(there or here))}” stands only {where}: read both."]


def _change(claimed: str, source: SourceText, start: int, end: int) -> list[str]:
    """What the passage's two numbers make of a change that the claim names ("doubled")."""
    inside = [
        replace(figure, start=figure.start - start, end=figure.end - start)
        for figure in source.figures
        if start <= figure.start and figure.end <= end
    ]
    said = change_said(claimed, source.text[start:end], inside)
    return [said[1]] if said else []


def _denials(text: str) -> Counter[str]:
    words = read(text)
    return negations(words) + Counter(word.key for word in words if word.key in DENIALS)


def _list(items: Sequence[Item]) -> str:
    shown = [f"“{one_line(item.surface)}”" for item in items[:4]]
    more = f" and {len(items) - 4} more" if len(items) > 4 else ""
    return ", ".join(shown) + more


def _apart(found: Sequence[Comparison], limit: int) -> list[Comparison]:
    """The first comparisons that share no text."""
    kept: list[Comparison] = []
    for comparison in found:
        if len(kept) == limit:
            break
        if all(comparison.end <= one.start or one.end <= comparison.start for one in kept):
            kept.append(comparison)
    return kept
