"""Speech that no quotation marks hold: turns of a transcript, block quotations, headlines that
name the speaker before a colon ("Jo Poe: We will win")."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from claims.extraction.names.runs import bare, is_name_word, split_titles
from claims.extraction.phrases import Range
from claims.extraction.quotes.above import Above
from claims.extraction.quotes.labels import (
    ANSWERS,
    ASKS,
    Label,
    is_dated,
    is_name_run,
    is_time,
    opening,
    turn_label,
)
from claims.extraction.quotes.verbs import uses
from claims.extraction.reading import Reading
from claims.extraction.subjects import main_subject, subject_before

_HEADINGS = frozenset(("examination", "redirect", "recross", "proceedings", "recess", "exhibit"))
_MIN_TURNS = 3
_MAX_UNLABELLED = 6
_MAX_ABOVE = 10
_MAX_HEADLINE = 25
_MAX_DEPTH = 9
_MAX_LEAD = 12


@dataclass(frozen=True, slots=True)
class Block:
    """Words [first, stop) said by the words `speaker`; `sign` is the colon that says so. `head` is
    the first word of the turn's paragraph, -1 for what is no turn. `named_above` is who asks or
    answers by a line above: "BY MR. POE:", "JO POE, having been sworn"."""

    first: int
    stop: int
    speaker: Range | None
    sign: Range
    kind: str = "direct"
    goes_on: bool = False
    head: int = -1
    named_above: Range | None = None


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
        if first in own and (label := turn_label(r, first, stop)) is not None
    }
    turns = _turns_among(r, labels)
    if not turns:
        return
    latest, final = min(turns), max(turns)
    if turns[final].after == r.paragraphs[final][1]:
        final += 1  # a label alone on its line
    above = Above()
    for head, stop in r.paragraphs[max(0, latest - _MAX_ABOVE) : latest]:
        above.note(r, head, stop)
    unlabelled, is_open, has_spoken = 0, True, False
    for number in range(latest, min(final + 1, len(r.paragraphs))):
        head, stop = r.paragraphs[number]
        if number in turns:
            latest, unlabelled, is_open, has_spoken = number, 0, True, False
        elif above.note(r, head, stop) or is_time(r, head, stop) or _is_heading(r, head, stop):
            continue
        elif is_dated(r, head, stop):
            is_open = False  # a chat's own message: "Jo Poe left"
        label = turns[latest]
        first = label.after if number == latest else _after_line_number(r, head)
        first = _after_aside(r, first, stop)
        end = _before_time(r, first, stop)
        if first < end and is_open and unlabelled <= _MAX_UNLABELLED:
            named = above.of(opening(r, label.words))
            yield Block(first, end, label.words, label.sign, "direct", has_spoken, head, named)
            has_spoken = True
        unlabelled += 1


def _is_heading(r: Reading, head: int, stop: int) -> bool:
    """`CROSS-EXAMINATION`, between the turns of a court's transcript."""
    letters = [word for word in r.text[head:stop] if word[0].isalpha()]
    return all(word.isupper() for word in letters) and bool(_HEADINGS & {*r.low[head:stop]})


def _after_line_number(r: Reading, i: int) -> int:
    """Past the number that court reporters give each line."""
    is_number = r.text[i].isdigit() and i + 1 < len(r.text) and r.start[i + 1] - r.end[i] > 2
    return i + 1 if is_number else i


def _before_time(r: Reading, first: int, stop: int) -> int:
    """Before the time or the closing tag that a turn ends with: "[00:01:10]", "</v>"."""
    if r.text[stop - 1] == ">" and r.low[stop - 4 : stop - 1] == ["<", "/", "v"]:
        return stop - 4
    begin = stop - 1
    while (
        begin > first
        and r.text[stop - 1] in ")]"
        and (r.text[begin - 1][0].isdigit() or r.text[begin - 1] == ":")
    ):
        begin -= 1
    is_time = begin < stop - 3 and r.text[begin - 1] in "(["
    return begin - 1 if is_time else stop


def _after_aside(r: Reading, i: int, stop: int) -> int:
    """Past the transcriber's "[laughter]" or "(CROSSTALK)" that a paragraph begins with, and
    "<Media omitted>" in a chat."""
    if i >= stop or r.text[i] not in "([<":
        return i
    return next((k + 1 for k in range(i, stop) if r.text[k] in ")]>"), stop)


def _turns_among(r: Reading, labels: Mapping[int, Label]) -> dict[int, Label]:
    """The labels that head turns; none where the text is no transcript.

    One "NOTE:" is none: there are three turns by two people. "Q" and "A" are enough when one asks
    and one answers ("Q", "ESPER"). In a transcript a name that stands once before a colon, in
    full or in capitals, heads a turn too.
    """
    names = Counter(r.low[label.words[1] - 1] for label in labels.values())
    turns = {n: label for n, label in labels.items() if _is_turn(r, label, names)}
    capitals = {n: label for n, label in labels.items() if _is_capitals(r, label)}
    turns |= {n: label for n, label in capitals.items() if turns and n >= min(turns)}
    openings = {opening(r, label.words) for label in turns.values()}
    is_answered = bool(ASKS & openings) and bool(capitals)
    if (
        not is_interview(openings)
        and not is_answered
        and (len(turns) < _MIN_TURNS or openings <= ASKS | ANSWERS)
    ):
        return {}
    if len(openings) < 2 or (openings & ANSWERS and not openings & ASKS):
        return {}  # "A:" and "B:" are a list
    others = {n: label for n, label in labels.items() if _is_full_name(r, label)}
    between = range(min(turns), max(turns) + 1)
    return turns | {n: label for n, label in others.items() if n in between}


def is_interview(openings: Collection[str]) -> bool:
    """Some turns ask and some answer, by the opening words of their labels."""
    return bool(ASKS & set(openings)) and bool(ANSWERS & set(openings))


def _is_turn(r: Reading, label: Label, names: Mapping[str, int]) -> bool:
    words = [r.text[i] for i in range(*label.words) if r.text[i][0].isalpha()]
    if not words or label.is_seated:
        return label.is_seated
    if len(words) == 1 and bare(words[0]).lower() in ASKS | ANSWERS:
        return True
    if opening(r, label.words)[-1].isdigit():
        return True  # "Speaker 2"
    is_upper = all(word.isupper() or len(word) < 4 for word in words)
    return names[r.low[label.words[1] - 1]] > 1 or (is_upper and len(words) > 1)


def _is_capitals(r: Reading, label: Label) -> bool:
    """ "ESPER", but not the "US" of a headline."""
    first, stop = label.words
    return stop - first == 1 and r.text[first].isupper() and len(r.text[first]) > len("USA")


def _is_full_name(r: Reading, label: Label) -> bool:
    first, stop = label.words
    return stop - first > 1 and is_name_run(r, first, stop)


def _quoted_blocks(r: Reading) -> Iterator[Block]:
    """`The church denied the claims:` and the next paragraph, which holds no marks of its own, or
    all those that begin with ">", as in mail."""
    for number, (first, stop) in enumerate(r.paragraphs[:-1]):
        speaker = _announced(r, first, stop)
        if speaker is None:
            continue
        sign, depth = (stop - 1, stop), _depth(r, first) + 1
        for begin, end in r.paragraphs[number + 1 :]:
            if _depth(r, begin) < depth:
                break
            if _depth(r, begin) == depth and begin + depth < end and r.text[end - 1] != ":":
                yield Block(begin + depth, end, speaker, sign, goes_on=begin > stop)
        begin, end = r.paragraphs[number + 1]
        plain = all(at < 0 for at in r.region_of[begin:end]) and r.text[begin][0].isupper()
        if plain and depth == 1 and r.text[end - 1] in ".!?":
            yield Block(begin, end, speaker, sign)


def _depth(r: Reading, first: int) -> int:
    """How many ">" a line of mail begins with: whose words it quotes."""
    return next((k for k, word in enumerate(r.text[first : first + _MAX_DEPTH]) if word != ">"), 0)


def _announced(r: Reading, first: int, stop: int) -> Range | None:
    """Who speaks next, where a paragraph ends in a colon and its last verb is one of saying."""
    if r.text[stop - 1] != ":":
        return None
    if mailed := _mailed(r, first, stop):
        return mailed
    begin = max(first, stop - _MAX_LEAD)
    speech = [use for use in uses(r, begin, stop) if use.form.cue.strength > 1]
    if not speech or r.text[first] == ">":
        return None
    return subject_before(r, speech[-1].first, first) or main_subject(r, first, speech[-1].first)


def _mailed(r: Reading, first: int, stop: int) -> Range | None:
    """`On 9 March 2026 at 09:40, | Jo Poe | <jo@example.net> wrote:`"""
    end = stop - 2
    if end <= first or r.low[end] != "wrote" or r.low[first + _depth(r, first)] != "on":
        return None
    if r.text[end - 1] == ">":
        end = next((i for i in range(end, first, -1) if r.text[i] == "<"), end)
    begin = end
    while begin > first and is_name_word(r, begin - 1):
        begin -= 1
    return (begin, end) if begin < end else None


def _headline(r: Reading, is_start: bool) -> Iterator[Block]:
    """`Jo Poe: We will win`, where the article names Poe."""
    if not is_start or len(r.paragraphs) < 2:
        return
    first, stop = r.paragraphs[0]
    label = turn_label(r, first, stop)
    is_head = label is not None and label.words[0] == first and r.text[label.sign[0]] == ":"
    if (
        label is None
        or not is_head
        or r.low[first] in ASKS | ANSWERS
        or stop - first > _MAX_HEADLINE
    ):
        return
    _, name = split_titles(r.text[first : label.words[1]])
    is_name = bool(name) and all(is_name_word(r, i) for i in range(*label.words))
    if is_name and r.region_of[label.after] < 0 and name[-1].lower() in r.low[stop:]:
        yield Block(label.after, stop, label.words, label.sign, kind="indirect")
