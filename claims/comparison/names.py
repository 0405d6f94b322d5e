"""A name beside a source: whether it is spelt the same, and whether its title is."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.comparison.given_names import goes_by
from claims.comparison.institutions import TWO, turned
from claims.comparison.laid import one_line
from claims.comparison.name_spellings import difference, is_initial, plain_words, words_of
from claims.comparison.name_titles import role_of, title_in
from claims.comparison.short_names import short_names
from claims.comparison.spelling import unaccented
from claims.comparison.titles import roles_differ, titles_differ
from claims.comparison.transliteration import first_sound
from claims.comparison.types import Comparison, SourceText
from claims.comparison.words import Word, read
from claims.extraction.types import Name

# What orders candidates: "Esper" alone where the claim is "Mark Esper", another title, a name
# nearly like it, initials, "Leeds University" for "University of Leeds".
_LAST_NAME, _OTHER_TITLE, _NEARLY, _SHORT_NAME, _TURNED = 0.8, 0.95, 0.6, 0.75, 0.9
_ORDER = "named in another order in the source"
# The first of the words that a name is cut into elsewhere is no longer than this.
_LONGEST_WORD = 30
# So many places of one word are looked at in a source.
_MOST_PLACES = 200
# Between two words of a name a source may have an initial or a middle name.
_GAP = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """A passage of a source that names the claim's name, or nearly."""

    start: int
    end: int
    finding: str
    score: float
    headline: str
    reasons: tuple[str, ...] = ()


def compare_name(name: Name, source: SourceText, *, limit: int = 3) -> list[Comparison]:
    """Where `source` has the name, or one nearly like it, best first.

    Its exact words are looked for in the whole text; a name that differs in a letter or two, or in
    the first name, among the names that extraction found there.
    """
    found = [*_exact(name, source), *_turned(name, source), *_short(name, source)]
    found += _near(name, source)
    found.sort(key=lambda one: (-one.score, one.start))
    return [
        Comparison(
            one.start, one.end, one.finding, one.headline, one.reasons, round(one.score, 4), ()
        )
        for one in _once(found, limit)
    ]


def _exact(name: Name, source: SourceText) -> Iterator[_Found]:
    words = words_of(name.name)
    if not words:
        return
    keys = [word.key for word in words]
    text = plain_words(source.text)
    for last in _places(source.text).get(keys[-1], ())[:_MOST_PLACES]:
        first = _match(keys, text, last)
        if first is not None and (said := _spelt(name, words, text[first : last + 1])):
            yield _Found(text[first].start, text[last].end, "name_differs", _NEARLY, said)
        elif first is not None:
            yield _told(name, source, text[first], text[last], 1.0)
        elif _has_last_name(name, words) and _stands_alone(text[last], source, keys):
            yield _told(name, source, text[last], text[last], _LAST_NAME)


def _turned(name: Name, source: SourceText) -> Iterator[_Found]:
    for start, end, is_other in turned(name, source):
        there = one_line(source.text[start:end])
        if is_other:
            said = f"“{one_line(name.name)}” here, “{there}” in the source"
            yield _Found(start, end, "name_differs", _NEARLY, said, (TWO,))
        else:
            reason = f"The source has “{there}” here."
            yield _Found(start, end, "agrees", _TURNED, _ORDER, (reason,))


def _short(name: Name, source: SourceText) -> Iterator[_Found]:
    for short in short_names(name, source):
        there = one_line(source.text[short.start : short.end])
        reason = f"The source has “{there}” here."
        yield _Found(short.start, short.end, "agrees", _SHORT_NAME, short.headline, (reason,))


def _has_last_name(name: Name, words: Sequence[Word]) -> bool:
    """Whether the last word can stand for the name: not "Iraq" for "Republic of Iraq"."""
    is_plain = not any(word.small or word.number for word in read(name.name))
    return len(words) > 1 and (name.kind == "person" or (name.kind == "" and is_plain))


def _match(keys: Sequence[str], text: Sequence[Word], last: int) -> int | None:
    """The index at which the name begins that ends with word `last`; None where it does not."""
    at = last
    for key in reversed(keys[:-1]):
        reach = range(at - 1, max(-1, at - 2 - _GAP), -1)
        found = next((i for i in reach if _is_one(key, text[i].key)), None)
        between = text[found + 1 : at] if found is not None else ()
        if found is None or not all(word.capital for word in between):
            return None
        at = found
    return at


def _spelt(name: Name, words: Sequence[Word], there: Sequence[Word]) -> str:
    """ "Gray" and "Grey" are one word elsewhere, and two last names."""
    mine, theirs = words[-1].surface, there[-1].surface
    is_same = unaccented(mine).casefold() == unaccented(theirs).casefold()
    if name.kind != "person" or is_same or not (mine.isalpha() and theirs.isalpha()):
        return ""
    return f"“{mine}” here, “{theirs}” in the source"


def _is_one(key: str, other: str) -> bool:
    return key == other or is_initial(key, other) or goes_by(key, other)


def _stands_alone(word: Word, source: SourceText, keys: Sequence[str]) -> bool:
    """Whether a last name is somebody's name by itself in the source: extraction saw it as one, or
    it labels a turn ("ESPER:"). "Green" is a colour where it only begins a sentence."""
    span = _named_at(source, word.start)
    if span is not None:
        there = [one.key for one in words_of(span[2].name)]
        return there == list(keys[-len(there) :])
    return word.surface.isupper() and source.text[word.end : word.end + 1] == ":"


def _told(name: Name, source: SourceText, first: Word, last: Word, score: float) -> _Found:
    span = _named_at(source, first.start)
    if span is None:
        return _found(first.start, last.end, score, "", _partly(name, score))
    start, end, other = min(first.start, span[0]), max(last.end, span[1]), span[2]
    here, there = title_in(name.surface, name), title_in(source.text[span[0] : span[1]], other)
    differ = (
        titles_differ(here, there)
        or roles_differ(role_of(name), role_of(other))
        or roles_differ(here, role_of(other))
        or roles_differ(role_of(name), there)
    )
    reasons = (*_partly(name, score), *(() if differ else _roles(name, other)))
    return _found(start, end, score, differ, reasons)


def _found(start: int, end: int, score: float, differ: str, reasons: tuple[str, ...]) -> _Found:
    if differ:
        return _Found(start, end, "title_differs", score * _OTHER_TITLE, differ, reasons)
    named = "named so" if score > _LAST_NAME else "named by the last name only"
    return _Found(start, end, "agrees", score, f"{named} in the source", reasons)


def _partly(name: Name, score: float) -> tuple[str, ...]:
    last = words_of(name.name)[-1].surface
    return (f"The source has only “{last}” here.",) if score == _LAST_NAME else ()


def _roles(name: Name, other: Name) -> tuple[str, ...]:
    """What the source calls the person, where it says more than a name."""
    told = ", ".join(filter(None, (other.title, role_of(other))))
    if not told or told.casefold() in (name.title.casefold(), role_of(name).casefold()):
        return ()
    return (f"The source calls them “{one_line(told)}”.",)


def _near(name: Name, source: SourceText) -> Iterator[_Found]:
    sounds = {first_sound(word.key) for word in words_of(name.name)}
    others = {other.start: other for sound in sounds for other in source.beginning(sound)}
    for other in others.values():
        if said := difference(name, other, "here", "in the source"):
            yield _Found(other.start, other.end, "name_differs", _NEARLY, said)
    yield from _joined_otherwise(name, source.text)


def _joined_otherwise(name: Name, text: str) -> Iterator[_Found]:
    """The same letters cut into other words: "Airforce One" and "Air Force One"."""
    own, words = words_of(name.name), plain_words(text)
    letters = "".join(word.key for word in own)
    for size in range(2, min(len(letters), _LONGEST_WORD)):
        for at in _places(text).get(letters[:size], ())[:_MOST_PLACES]:
            stop = at + 1
            while stop < len(words) and len("".join(w.key for w in words[at:stop])) < len(letters):
                stop += 1
            run = words[at:stop]
            is_same = "".join(word.key for word in run) == letters and run[0].capital
            if is_same and len(run) != len(own):
                there = one_line(text[run[0].start : run[-1].end])
                said = f"“{one_line(name.name)}” here, “{there}” in the source"
                yield _Found(run[0].start, run[-1].end, "name_differs", _NEARLY, said)


@lru_cache(maxsize=64)
def _places(text: str) -> Mapping[str, tuple[int, ...]]:
    """For each key, the indexes of the words that have it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(plain_words(text)):
        found[word.key].append(index)
    return {key: tuple(indexes) for key, indexes in found.items()}


def _named_at(source: SourceText, place: int) -> tuple[int, int, Name] | None:
    """The mention that covers `place`, with its name."""
    index = bisect_right(source.mentions, place, key=lambda span: span[0]) - 1
    found = source.mentions[index] if index >= 0 else None
    return found if found and found[1] > place else None


def _once(found: Sequence[_Found], limit: int) -> list[_Found]:
    """The first `limit`, each kind of finding once where it repeats, and no passage twice."""
    kept: list[_Found] = []
    for one in found:
        if len(kept) == limit:
            break
        is_new = all(one.end <= other.start or other.end <= one.start for other in kept)
        if is_new and (one.headline, one.reasons) not in {(k.headline, k.reasons) for k in kept}:
            kept.append(one)
    return kept
