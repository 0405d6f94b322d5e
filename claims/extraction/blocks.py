"""Speech that no quotation marks hold: turns of a transcript, block quotations, headlines that
name the speaker before a colon ("Jo Poe: We will win")."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claims.extraction.people import is_name_word, split_titles
from claims.extraction.reading import Reading
from claims.extraction.subjects import Range, main_subject, subject_before
from claims.extraction.verbs import uses

ASKS = frozenset(("q", "question", "reporter", "interviewer", "moderator"))
ANSWERS = frozenset(("a", "answer"))
_MAX_LABEL = 8
# One "NOTE:" is no transcript: several turns, and somebody who speaks twice.
_MIN_TURNS = 3
_MAX_UNLABELLED = 6
_MAX_HEADLINE = 25
_MAX_LEAD = 12


@dataclass(frozen=True, slots=True)
class Block:
    """Words [first, stop) said by the words `speaker`; `sign` is the colon that says so."""

    first: int
    stop: int
    speaker: Range | None
    sign: Range
    kind: str = "direct"
    goes_on: bool = False


def find_blocks(r: Reading, *, is_start: bool) -> list[Block]:
    """The blocks of a Reading in text order. Headlines are looked for at a text's beginning."""
    turns = list(_turns(r))
    if turns:
        return turns
    return sorted([*_quoted_blocks(r), *_headline(r, is_start)], key=lambda block: block.first)


def _turns(r: Reading) -> Iterator[Block]:
    own = {first for first, _ in r.sentences}  # furniture has no sentences
    labels = {
        number: label
        for number, (first, stop) in enumerate(r.paragraphs)
        if first in own and (label := _label(r, first, stop)) and _speaks(r, label[1], stop)
    }
    names = Counter(r.low[stop - 1] for _, stop in labels.values())
    labels = {n: label for n, label in labels.items() if _is_turn(r, label, names)}
    openings = {r.low[first] for first, _ in labels.values()}
    # "Q:" and "A:" alone name nobody: the turns would be claims of no one.
    if len(labels) < _MIN_TURNS or len(openings) < 2 or openings <= ASKS | ANSWERS:
        return
    latest = min(labels)
    for number in range(latest, max(labels) + 1):
        first, stop = r.paragraphs[number]
        latest = number if number in labels else latest
        speaker = labels[latest]
        first = speaker[1] + 1 if number == latest else first
        if first < stop and number - latest <= _MAX_UNLABELLED and r.text[first] not in "([":
            sign = (speaker[1], speaker[1] + 1)
            yield Block(first, stop, speaker, sign, goes_on=number > latest)


def _speaks(r: Reading, colon: int, stop: int) -> bool:
    """Words follow, not the number of a table ("Poe: 547")."""
    return any(r.text[i][0].isalpha() for i in range(colon + 1, stop))


def _label(r: Reading, first: int, stop: int) -> Range | None:
    """The words before a colon that opens a paragraph: "MR. ESPER", "Q", "Jo Poe, CNN"."""
    for i in range(first + 1, min(stop, first + _MAX_LABEL)):
        if r.text[i] == ":":
            return first, i
        if r.text[i][0].isalnum() and not r.text[i][0].isupper():
            return None
        if not r.text[i][0].isalnum() and r.text[i] not in ",.()-’'":
            return None
    return None


def _is_turn(r: Reading, label: Range, names: Mapping[str, int]) -> bool:
    words = [r.text[i] for i in range(*label) if r.text[i][0].isalpha()]
    if not words:
        return False
    if len(words) == 1 and words[0].lower() in ASKS | ANSWERS:
        return True
    is_upper = all(word.isupper() or len(word) < 4 for word in words)
    return names[r.low[label[1] - 1]] > 1 or (is_upper and len(words) > 1)


def _quoted_blocks(r: Reading) -> Iterator[Block]:
    """`The church denied the claims:` and the next paragraph, which holds no marks of its own, or
    all those that begin with ">", as in mail."""
    for number, (first, stop) in enumerate(r.paragraphs[:-1]):
        speaker = _announced(r, first, stop)
        if speaker is None:
            continue
        sign = (stop - 1, stop)
        for begin, end in r.paragraphs[number + 1 :]:
            if r.text[begin] != ">":
                break
            yield Block(begin + 1, end, speaker, sign, goes_on=begin > stop)
        begin, end = r.paragraphs[number + 1]
        plain = all(at < 0 for at in r.region_of[begin:end]) and r.text[begin][0].isupper()
        if plain and r.text[end - 1] in ".!?":
            yield Block(begin, end, speaker, sign)


def _announced(r: Reading, first: int, stop: int) -> Range | None:
    """Who speaks next, where a paragraph ends in a colon and its last verb is one of saying."""
    if r.text[stop - 1] != ":" or r.text[first] == ">":
        return None
    begin = max(first, stop - _MAX_LEAD)
    speech = [use for use in uses(r, begin, stop) if use.form.cue.strength > 1]
    if not speech:
        return None
    return subject_before(r, speech[-1].first, first) or main_subject(r, first, speech[-1].first)


def _headline(r: Reading, is_start: bool) -> Iterator[Block]:
    """`Jo Poe: We will win`, where the article names Poe."""
    if not is_start or len(r.paragraphs) < 2:
        return
    first, stop = r.paragraphs[0]
    label = _label(r, first, stop)
    if label is None or stop - first > _MAX_HEADLINE or not _speaks(r, label[1], stop):
        return
    _, name = split_titles(r.text[first : label[1]])
    is_name = bool(name) and all(is_name_word(r, i) for i in range(*label))
    if is_name and r.region_of[label[1] + 1] < 0 and name[-1].lower() in r.low[stop:]:
        yield Block(label[1] + 1, stop, label, (label[1], label[1] + 1), kind="indirect")
