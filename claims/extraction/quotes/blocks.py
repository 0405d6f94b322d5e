"""Speech that no quotation marks hold: turns of a transcript, block quotations, headlines that
name the speaker before a colon ("Jo Poe: We will win")."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from claims.extraction.names.runs import bare, is_name_word, split_titles
from claims.extraction.quotes.verbs import uses
from claims.extraction.reading import Reading
from claims.extraction.subjects import Range, main_subject, subject_before

ASKS = frozenset(("q", "question", "reporter", "interviewer", "moderator"))
ANSWERS = frozenset(("a", "answer"))
# Labels that no colon need follow.
_LONE_LABELS = frozenset(("Q", "Q.", "A."))
_NUMBERED = ASKS | {"speaker", "voice", "questioner", "journalist", "witness"}
_MAX_LABEL = 8
_MAX_SEATED = 24
_IN_POSTS = frozenset(("of", "for", "and", "the", "to", ",", "'s", "’s", "-"))
_MAX_TIME = 12
_MIN_TURNS = 3
_MAX_UNLABELLED = 6
_MAX_HEADLINE = 25
_MAX_LEAD = 12


@dataclass(frozen=True, slots=True)
class Block:
    """Words [first, stop) said by the words `speaker`; `sign` is the colon that says so. `head` is
    the first word of the turn's paragraph, -1 for what is no turn."""

    first: int
    stop: int
    speaker: Range | None
    sign: Range
    kind: str = "direct"
    goes_on: bool = False
    head: int = -1


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks, by the head of a turn, and the sign that says so: a colon, a time. `is_seated`:
    with a seat, party or post beside the name, as parliaments print it."""

    words: Range
    sign: Range
    is_seated: bool = False


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
    if turns[final].sign[1] == r.paragraphs[final][1]:
        final += 1  # a label alone on its line
    for number in range(latest, min(final + 1, len(r.paragraphs))):
        head, stop = r.paragraphs[number]
        latest = number if number in turns else latest
        label = turns[latest]
        first = _after_aside(r, label.sign[1] if number == latest else head, stop)
        spoken_before = r.paragraphs[latest][1] > label.sign[1] or number > latest + 1
        if first < stop and number - latest <= _MAX_UNLABELLED:
            goes_on = number > latest and spoken_before
            yield Block(first, stop, label.words, label.sign, goes_on=goes_on, head=head)


def _after_aside(r: Reading, i: int, stop: int) -> int:
    """Past the transcriber's "[laughter]" or "(CROSSTALK)" that a paragraph begins with."""
    if i >= stop or r.text[i] not in "([":
        return i
    return next((k + 1 for k in range(i, stop) if r.text[k] in ")]"), stop)


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


def opening(r: Reading, words: Range) -> str:
    """The first word of a label in lower case, as in `ASKS` and `ANSWERS`: "q", "a", "esper"."""
    return bare(r.low[words[0]])


def is_interview(openings: Collection[str]) -> bool:
    """Some turns ask and some answer, by the opening words of their labels."""
    return bool(ASKS & set(openings)) and bool(ANSWERS & set(openings))


def turn_label(r: Reading, first: int, stop: int) -> Label | None:
    """What heads the paragraph as a transcript's label, None without one.

    "MR. ESPER:", "[00:01:10] Jo Poe, CNN:", "Jo Poe (Leeds East) (Lab):", "Q.", the "Q" without a
    sign of the White House's transcripts, "Anna Berg  0:12" on a line of its own.
    """
    begin = _after_time(r, first, stop)
    if begin + 1 < stop and r.text[begin] in _LONE_LABELS and r.text[begin + 1] != ":":
        is_question = r.text[begin] == "Q" and not r.text[begin + 1][0].isupper()
        return None if is_question else Label((begin, begin + 1), (begin, begin + 1))
    words = _before_colon(r, begin, stop)
    if words and _speaks(r, words[1], stop):
        return Label(words, (words[1], words[1] + 1))
    seated = _seated(r, begin, stop)
    if seated and _speaks(r, seated.sign[0], stop):
        return seated
    return _timed_line(r, begin, stop)


def _after_time(r: Reading, first: int, stop: int) -> int:
    """Step over the timecode that stands before a label: "[00:01:10]", "00:12 -"."""
    i = first
    while i < min(stop - 1, first + _MAX_TIME) and (
        r.text[i].isdigit() or r.text[i] in "[]():.,-–"
    ):
        i += 1
    return i


def _timed_line(r: Reading, first: int, stop: int) -> Label | None:
    """`Anna Berg  0:12` and nothing else: the turn is the paragraph after it."""
    if stop - first > _MAX_LABEL + _MAX_TIME:
        return None
    digits = next((i for i in range(first, stop) if r.text[i].isdigit()), stop)
    is_time = digits + 2 < stop and all(
        r.text[i].isdigit() or r.text[i] == ":" for i in range(digits, stop)
    )
    is_name = digits > first and all(is_name_word(r, i) for i in range(first, digits))
    return Label((first, digits), (digits, stop)) if is_time and is_name else None


def _speaks(r: Reading, colon: int, stop: int) -> bool:
    """Words follow, not the number of a table ("Poe: 547")."""
    return any(r.text[i][0].isalpha() for i in range(colon + 1, stop))


def _before_colon(r: Reading, first: int, stop: int) -> Range | None:
    """The words before a colon that opens a paragraph: "MR. ESPER", "Q", "Jo Poe, CNN"."""
    for i in range(first + 1, min(stop, first + _MAX_LABEL)):
        if r.text[i] == ":":
            return first, i
        is_number = r.text[i].isdigit() and r.low[first] in _NUMBERED
        if r.text[i][0].isalnum() and not r.text[i][0].isupper() and not is_number:
            return None
        if not r.text[i][0].isalnum() and r.text[i] not in ",.()-’'":
            return None
    return None


def _seated(r: Reading, first: int, stop: int) -> Label | None:
    """ "Jo Poe (Leeds East) (Lab):", and "The Secretary of State for Wales (Jo Poe):", where the
    name stands in the brackets."""
    colon = next((i for i in range(first, min(stop, first + _MAX_SEATED)) if r.text[i] == ":"), 0)
    bracket = next((i for i in range(first, colon) if r.text[i] == "("), 0)
    if bracket <= first or r.text[colon - 1] != ")":
        return None
    if any(not (r.text[i][0].isupper() or r.low[i] in _IN_POSTS) for i in range(first, bracket)):
        return None
    is_post = r.low[first] == "the"
    words = (bracket + 1, colon - 1) if is_post else (first, bracket)
    return Label(words, (colon, colon + 1), is_seated=True)


def _is_turn(r: Reading, label: Label, names: Mapping[str, int]) -> bool:
    words = [r.text[i] for i in range(*label.words) if r.text[i][0].isalpha()]
    if not words or label.is_seated:
        return label.is_seated
    if len(words) == 1 and bare(words[0]).lower() in ASKS | ANSWERS:
        return True
    is_upper = all(word.isupper() or len(word) < 4 for word in words)
    return names[r.low[label.words[1] - 1]] > 1 or (is_upper and len(words) > 1)


def _is_capitals(r: Reading, label: Label) -> bool:
    """ "ESPER", but not the "US" of a headline."""
    first, stop = label.words
    return stop - first == 1 and r.text[first].isupper() and len(r.text[first]) > len("USA")


def _is_full_name(r: Reading, label: Label) -> bool:
    first, stop = label.words
    return stop - first > 1 and all(is_name_word(r, i) for i in range(first, stop))


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
    label = _before_colon(r, first, stop)
    if (
        label is None
        or r.low[first] in ASKS | ANSWERS
        or stop - first > _MAX_HEADLINE
        or not _speaks(r, label[1], stop)
    ):
        return
    _, name = split_titles(r.text[first : label[1]])
    is_name = bool(name) and all(is_name_word(r, i) for i in range(*label))
    if is_name and r.region_of[label[1] + 1] < 0 and name[-1].lower() in r.low[stop:]:
        yield Block(label[1] + 1, stop, label, (label[1], label[1] + 1), kind="indirect")
