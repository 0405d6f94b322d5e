"""The heads of turns: who speaks, and the sign or the time that says so."""

from dataclasses import dataclass, replace

from claims.extraction.names.runs import TITLES, bare, is_name_word, run_end
from claims.extraction.phrases import Range
from claims.extraction.reading import Reading

ASKS = frozenset(("q", "question", "reporter", "interviewer", "moderator"))
ANSWERS = frozenset(("a", "answer"))
# Labels that no colon need follow.
_LONE_LABELS = frozenset(("Q", "Q.", "A", "A."))
_NUMBERED = ASKS | {"speaker", "voice", "questioner", "journalist", "witness"}
_MAX_LABEL = 8
_MAX_SEATED = 24
_MAX_STATE = 3
_IN_POSTS = frozenset(("of", "for", "and", "the", "to", ",", "'s", "’s", "-"))
_TIME_SIGNS = frozenset("[]():.,;-–/")
_HALVES = frozenset(("am", "pm", "a.m.", "p.m."))
_MAX_TIME = 24
_WIDE = 2


@dataclass(frozen=True, slots=True)
class Label:
    """Who speaks, by the head of a turn, and the sign that says so: a colon, a time. `is_seated`:
    with a seat, party, post or number beside the name, as parliaments print it. `body` is the word
    at which the speech begins, -1 for right after the sign."""

    words: Range
    sign: Range
    is_seated: bool = False
    body: int = -1

    @property
    def after(self) -> int:
        """The first word of what is said."""
        return self.sign[1] if self.body < 0 else self.body


def turn_label(r: Reading, first: int, stop: int) -> Label | None:
    """What heads the paragraph as a transcript's label, None without one.

    "MR. ESPER:", "[00:01:10] Jo Poe, CNN:", "Jo Poe (Leeds East) (Lab):", "Q.", the "Q" without a
    sign of the White House's transcripts, "Mr. POE of Ohio." of the Congressional Record, "Anna
    Berg  0:12" on a line of its own.
    """
    start = after_time(r, first, stop)
    begin = _after_number(r, start, stop)
    if begin + 1 < stop and (lone := _lone(r, begin)):
        return lone
    label = _before_colon(r, begin, stop)
    if label and _speaks(r, label.after, stop):
        return replace(label, is_seated=begin > start)  # "Q12 Chair:"
    seated = _seated(r, begin, stop) or _recorded(r, begin, stop)
    if seated and _speaks(r, seated.sign[0], stop):
        return seated
    return _timed_line(r, begin, stop) or _tagged(r, first, stop) or _under_time(r, first, stop)


def opening(r: Reading, words: Range) -> str:
    """The first word of a label in lower case, as in `ASKS` and `ANSWERS`: "q", "a", "esper"; with
    its number where it has one: "speaker 2"."""
    first, stop = words
    if stop - first == 1:
        return bare(r.low[first])
    is_numbered = r.low[first] in _NUMBERED and r.text[stop - 1].isdigit()
    if is_numbered or r.low[first] == "the":
        return f"{r.low[first]} {r.low[stop - 1]}"
    return r.low[stop - 1] if bare(r.low[first]) in TITLES else bare(r.low[first])


def _is_clock(word: str) -> bool:
    return word.replace(".", "").replace(",", "").isdigit()


def after_time(r: Reading, first: int, stop: int) -> int:
    """Step over the time that stands before a label: "[00:01:10]", "00:12 -", "12/03/2026, 2:05 pm
    -"."""
    i = first
    while i < min(stop - 1, first + _MAX_TIME) and (
        _is_clock(r.text[i]) or r.text[i] in _TIME_SIGNS or (i > first and r.low[i] in _HALVES)
    ):
        i += 1
    return i


def is_time(r: Reading, first: int, stop: int) -> bool:
    """Nothing but a number or times: a line between two subtitles."""
    return all(char.isdigit() or char in ":.,->[]" for char in "".join(r.text[first:stop]))


def is_dated(r: Reading, first: int, stop: int) -> bool:
    """A day and a time open the line, as every message of a chat has them."""
    head = r.text[first : first + 8]
    return "/" in head and ":" in r.text[first : after_time(r, first, stop)]


def _lone(r: Reading, i: int) -> Label | None:
    """ "Q", "A." before what is said. A letter without a full stop needs it or a gap behind it, and
    "A" the gap: "A bridge fell"."""
    if r.text[i] not in _LONE_LABELS or r.text[i + 1] == ":":
        return None
    following = r.text[i + 1][0]
    is_wide = r.start[i + 1] - r.end[i] >= _WIDE
    is_heard = following.isupper() or following in '([“"'
    is_head = r.text[i].endswith(".") or is_wide or (r.text[i] == "Q" and is_heard)
    return Label((i, i + 1), (i, i + 1)) if is_head else None


def _after_number(r: Reading, i: int, stop: int) -> int:
    """Past the number of a question that stands before who asks it: "Q12 Chair:"."""
    is_number = r.text[i][0] == "Q" and r.text[i][1:].isdigit()
    return i + 1 if is_number and i + 1 < stop and r.text[i + 1][0].isupper() else i


def _speaks(r: Reading, i: int, stop: int) -> bool:
    """Words follow, not the number of a table ("Poe: 547")."""
    return any(r.text[k][0].isalpha() for k in range(i, stop))


def _before_colon(r: Reading, first: int, stop: int) -> Label | None:
    """The words before a colon that opens a paragraph: "MR. ESPER", "Q", "Jo Poe, CNN", "+44 7700
    900123", "SPEAKER 1 (00:12)"."""
    if r.text[first] == "+" or r.text[first] == "~":
        colon = _next(r, ":", first, min(stop, first + _MAX_LABEL))
        return Label((first, colon), (colon, colon + 1)) if colon else None
    words, i = first, first
    while i < min(stop, first + _MAX_LABEL):
        word = r.text[i]
        if word == ":":
            return Label((first, words), (i, i + 1)) if words > first else None
        if word in "([" and words == i and (after := _over_time(r, i, stop)) > i:
            i = after
            continue
        is_number = word.isdigit() and r.low[first] in _NUMBERED
        if word[0].isalnum() and not word[0].isupper() and not is_number:
            return None
        if not word[0].isalnum() and word not in ",.()-’'&":
            return None
        i = words = i + 1
    return None


def _over_time(r: Reading, i: int, stop: int) -> int:
    """Past a time in brackets: "(00:12)"; i without one."""
    close = next((k for k in range(i, min(stop, i + _MAX_TIME)) if r.text[k] in ")]"), i)
    inner = r.text[i + 1 : close]
    return close + 1 if inner and all(_is_clock(w) or w == ":" for w in inner) else i


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


def _recorded(r: Reading, first: int, stop: int) -> Label | None:
    """ "Mr. POE of Ohio.", "The CHAIRWOMAN.", as the Congressional Record has them."""
    if not (bare(r.low[first]) in TITLES or r.low[first] == "the") or r.text[first].isupper():
        return None
    i = first + 1
    while i < min(stop, first + _MAX_LABEL) and (_is_shouted(r.text[i]) or r.text[i] == "-"):
        i += 1
    if i == first + 1:
        return None
    i += 2 if r.low[i : i + 2] == ["pro", "tempore"] else 0
    if r.low[i : i + 1] == ["of"]:
        state = i + 1
        i = _next(r, ".", state, min(stop, state + _MAX_STATE + 1)) or i
    is_end = i + 1 < stop and r.text[i] == "." and r.text[i + 1][0].isupper()
    return Label((first, i), (i, i + 1), is_seated=True) if is_end else None


def _is_shouted(word: str) -> bool:
    """ "POE", "O’ROE", "McPOE"."""
    return len(word) > 1 and word[-2:].isupper() and sum(c.isupper() for c in word) > len(word) / 2


def _timed_line(r: Reading, first: int, stop: int) -> Label | None:
    """`Anna Berg  0:12` and nothing else: the turn is the paragraph after it."""
    if stop - first > _MAX_LABEL + _MAX_TIME:
        return None
    end = stop - 1 if r.low[stop - 1] in _HALVES else stop
    begin = end
    while begin > first and (_is_clock(r.text[begin - 1]) or r.text[begin - 1] in ":[]()"):
        begin -= 1
    if begin < end and r.low[begin - 1] in _NUMBERED and begin - 1 == first:
        begin += 1  # "Speaker 1  0:12"
    named = range(first, begin)
    is_name = begin > first and all(is_name_word(r, i) or r.text[i].isdigit() for i in named)
    has_time = ":" in r.text[begin:end] and end - begin > 2
    return Label((first, begin), (begin, stop)) if is_name and has_time else None


def _under_time(r: Reading, first: int, stop: int) -> Label | None:
    """`[00:01:10] Anna Berg` and nothing else: the turn is the paragraph after it."""
    begin = after_time(r, first, stop)
    is_name = begin < stop <= begin + _MAX_LABEL and is_name_run(r, begin, stop)
    is_timed = begin > first + 2 and ":" in r.text[first:begin]
    return Label((begin, stop), (first, begin), body=stop) if is_name and is_timed else None


def is_name_run(r: Reading, first: int, stop: int) -> bool:
    """The words are one run that can be a name: "Jo Poe-Lee"."""
    return is_name_word(r, first) and run_end(r, first, stop) == stop


def _next(r: Reading, sign: str, first: int, stop: int) -> int:
    return next((i for i in range(first, stop) if r.text[i] == sign), 0)


def _tagged(r: Reading, first: int, stop: int) -> Label | None:
    """`<v Anna Berg>`, as subtitles for the web have it."""
    if r.text[first] != "<" or r.low[first + 1 : first + 2] != ["v"]:
        return None
    close = _next(r, ">", first, min(stop, first + _MAX_LABEL))
    is_whole = first + 2 < close < stop - 1
    return Label((first + 2, close), (close, close + 1)) if is_whole else None
