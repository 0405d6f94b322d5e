"""Turns of a transcript: the labels at their head, and the time they were said at."""

from bisect import bisect_right
from functools import lru_cache

import re2

from claims.comparison.lists import listed

_LONG = r"\d{1,3}:\d{2}:\d{2}(?:[.,]\d{1,3})?"
_SHORT = r"\d{1,3}:\d{2}"
_NAMED = r"\p{Lu}[\p{L}\p{M}.'’ -]*(?:\d{1,2})?"

# "ESPER:", "[00:12:31] ESPER:", "ESPER (by phone):", "SPEAKER 2:".
_LABEL = re2.compile(
    rf"(?m)^[ \t>*_]*(?:[\[(]?(?:{_LONG}|{_SHORT})[\])]?[ \t–-]*)?({_NAMED})"
    r"(?:\([^)\n]*\)|\[[^\]\n]*\])?:[*_]*(?:\s|$)"
)
# "Anna Berg  0:12" on a line of its own.
_TIMED_LABEL = re2.compile(rf"(?m)^[ \t]*({_NAMED})[ \t]+[\[(]?({_LONG}|{_SHORT})[\])]?[ \t]*$")

# "Q." and "A." of an interview, "Q" alone in transcripts of the White House.
_QUESTION = re2.compile(r"(?m)^[ \t]*(Q)(?:\.|[ \t]{2,})\s*\p{Lu}")
_ANSWER = re2.compile(r"(?m)^[ \t]*(A)\.\s+\p{Lu}")

# A cue of a subtitle file; a time with seconds anywhere; one without only where it cannot be the
# time of day that somebody mentions: in brackets, alone on its line, or before a label.
_TIMES = (
    re2.compile(rf"(?m)^(?:\d{{1,5}}[ \t]*\n)?[ \t]*({_LONG})[ \t]*-->[ \t]*[\d:.,]+[^\n]*$"),
    re2.compile(rf"[\[(<]?({_LONG})[\])>]?"),
    re2.compile(rf"[\[(]({_SHORT})[\])]"),
    re2.compile(rf"(?m)^[ \t]*({_SHORT})[ \t]*$"),
    re2.compile(rf"(?m)^[ \t]*({_SHORT})[ \t–-]+{_NAMED}:"),
)
_LONGEST_LABEL = 50
# Code points before and after a passage in which its timecode is looked for: ten minutes of talk.
_NEAR = 10_000
_NUMBERED = listed("speaker reporter questioner question journalist witness interviewer voice q")


def turn_label(text: str, at: int) -> str | None:
    """The label of the transcript turn that holds offset `at` ("ESPER", "Q"), None without.

    A turn begins with the line of its label: a timecode before the label is in it.
    """
    labels = turn_labels(text)
    before = [label for start, label in labels if text.rfind("\n", 0, start) < at]
    return before[-1] if before and len(labels) > 1 else None


@lru_cache(maxsize=64)
def turn_labels(text: str) -> tuple[tuple[int, str], ...]:
    """The labels at the head of transcript turns, with their offsets, in order."""
    matches = [*_LABEL.finditer(text), *_TIMED_LABEL.finditer(text)]
    questions = list(_QUESTION.finditer(text))
    if questions:  # without one, "A." is somebody's initial
        matches += [*questions, *_ANSWER.finditer(text)]
    found = {match.start(1): match[1].strip() for match in matches if _is_label(match[1].strip())}
    return tuple(sorted(found.items()))


def without_label(text: str) -> str:
    """`text` without the transcript label it begins with."""
    match = _LABEL.match(text)
    return text[match.end() :] if match and _is_label(match[1].strip()) else text


@lru_cache(maxsize=64)
def timecodes(text: str) -> tuple[tuple[int, int, str], ...]:
    """The timecodes of a transcript as (start, end, time), in order: brackets and the number of
    a subtitle are inside, the time is as written ("00:12:31")."""
    found: list[tuple[int, int, str]] = []
    for pattern in _TIMES:
        found += [
            _timecode(text, *match.span(), *match.span(1)) for match in pattern.finditer(text)
        ]
    for match in _TIMED_LABEL.finditer(text):
        if _is_label(match[1].strip()):
            found.append((match.end(1), match.end(), match[2]))
    return _apart(found)


def time_at(text: str, at: int) -> int | None:
    """The time of the last timecode up to offset `at`, in whole seconds.

    None where fewer than two timecodes stand near: one alone may be anything, and one of many
    pages before says nothing about the words. So the cost does not grow with the text.
    """
    far = max(0, at - _NEAR)
    start = far and (text.find("\n", far, at) + 1 or far)
    codes = timecodes(text[start : at + _NEAR])
    index = bisect_right(codes, (at - start, len(text), ""))
    return _seconds(codes[index - 1][2]) if index and len(codes) > 1 else None


def clock(seconds: int) -> str:
    """Seconds as "00:12:31"."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}"


def _seconds(time: str) -> int:
    """ "00:12:31,500", "12:31"."""
    total = 0
    for part in time.replace(",", ".").partition(".")[0].split(":"):
        total = total * 60 + int(part)
    return total


def _timecode(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int, str]:
    # The label that made a short time a timecode does not belong to it.
    return start, (last if text[end - 1] == ":" else end), text[first:last]


def _apart(found: list[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """The longest of those that share text."""
    kept: list[tuple[int, int, str]] = []
    for code in sorted(found, key=lambda code: (code[0], -code[1])):
        if not kept or code[0] >= kept[-1][1]:
            kept.append(code)
    return tuple(kept)


def _is_label(label: str) -> bool:
    words = label.split()
    if len(label) > _LONGEST_LABEL:
        return False
    if words[-1].isdigit() and words[0].casefold() not in _NUMBERED:
        return False
    return label.upper() == label or all(word[0].isupper() or word.isdigit() for word in words)
