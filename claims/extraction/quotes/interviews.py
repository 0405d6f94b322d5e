"""Interviews whose turns are headed "Q" and "A": who answers, where the text says so once."""

from claims.extraction.names.genders import people_words
from claims.extraction.names.people import GROUPS
from claims.extraction.names.recent import Memory
from claims.extraction.names.runs import bare, joined, last_of, name_runs, split_titles
from claims.extraction.phrases import Range
from claims.extraction.quotes.blocks import Block, is_interview
from claims.extraction.quotes.labels import ANSWERS, ASKS, opening
from claims.extraction.reading import Reading

_UNKNOWN = "the answer of an interview; the text does not name who answers"
_ASKED = "a question; the transcript does not say whose"
# "Interview with Jo Poe", "Jo Poe in conversation with Al Roe" does not fit: two names.
_TALKS = frozenset(("interview", "conversation", "talk", "q", "a"))
_NO_PEOPLE = GROUPS | people_words("no_people")
Found = tuple[str | None, str]


def stands_for(r: Reading, words: Range, memory: Memory) -> Found | None:
    """(name, how) for a label that names nobody in full, None for one that is a name."""
    low = opening(r, words)
    if low in ASKS:
        return None, _ASKED
    if low in ANSWERS:
        return None, _UNKNOWN
    first, stop = words
    if not r.text[first].isalpha() and r.text[first][0] in "+~":
        return None, "a telephone number; the text does not say whose"
    if low.split(" ")[-1].isdigit():
        return None, f"“{low}” is a number that the transcript gives to a voice"
    if r.low[first:stop] == ["the", "court"]:
        return None, "the judge; the transcript calls nobody by name here"
    return _of_state(r, words) or _initials(r, words, memory)


def _of_state(r: Reading, words: Range) -> Found | None:
    """ "Mr. POE of Ohio", where another Poe speaks too."""
    first, stop = words
    if "of" not in r.low[first:stop] or stop >= len(r.text) or r.text[stop] != ".":
        return None
    head = r.low[first : r.low.index("of", first)]
    states = {
        tuple(r.low[i + len(head) : i + stop - first])
        for i in range(len(r.low) - len(head))
        if r.low[i : i + len(head)] == head and r.low[i + len(head) : i + len(head) + 1] == ["of"]
    }
    if len({state[:2] for state in states}) < 2:
        return None
    label = joined(tuple(r.text[first:stop]))
    return None, f"several people speak under that last name; this is “{label}”"


def _initials(r: Reading, words: Range, memory: Memory) -> Found | None:
    """ "JP", where the text names one Jo Poe."""
    first, stop = words
    low = r.low[first].replace(".", "")
    if stop - first > 1 or not r.text[first].isupper() or not 1 < len(low) < 4:
        return None
    spelt = {
        joined(name)
        for names in memory.people.by_last.values()
        for name in names
        if "".join(word[0].lower() for word in name) == low and not joined(name).isupper()
    }
    name = next(iter(spelt), "")
    return (name, f"“{r.text[first]}” are the initials of {name}") if len(spelt) == 1 else None


def note_interviewed(r: Reading, blocks: list[Block], memory: Memory) -> None:
    """Remember who answers, from what stands before the first turn: the one person named there,
    or the one that "interview with" leads to. A chunk of a longer text keeps what it was told."""
    turns = [block for block in blocks if block.head >= 0 and block.speaker]
    openings = {opening(r, block.speaker) for block in turns if block.speaker}
    is_court = any(r.low[block.speaker[0]] == "the" for block in turns if block.speaker)
    if not is_interview(openings) or turns[0].head == 0 or is_court:
        return  # who answers in court changes from witness to witness
    named = _people_before(r, turns[0].head)
    led = [name for name, at in named if _is_led(r, at)]
    names = {last_of(name): name for name, _ in named}
    if len({last_of(name) for name in led}) == 1:
        how = f"the answer of an interview with {joined(led[0])}"
        memory.interviewed = joined(led[0]), how
    elif len(names) == 1:
        name = joined(max((name for name, _ in named), key=len))
        how = f"the answer of an interview; {name} is the only person named before it"
        memory.interviewed = name, how


def _people_before(r: Reading, head: int) -> list[tuple[tuple[str, ...], int]]:
    """The full names before word `head`, outside page furniture, with their word numbers."""
    own = [(first, stop) for first, stop in r.sentences if stop <= head]
    found: list[tuple[tuple[str, ...], int]] = []
    for first, stop in name_runs(r):
        if first >= head:
            break
        _, name = split_titles(r.text[first:stop])
        is_person = len(name) > 1 and not any(bare(word).lower() in _NO_PEOPLE for word in name)
        if is_person and any(a <= first < b for a, b in own):
            found.append((name, stop - len(name)))
    return found


def _is_led(r: Reading, at: int) -> bool:
    """`Interview with Jo Poe`, titles between allowed."""
    before = r.low[max(0, at - 5) : at]
    if "with" not in before:
        return False
    place = before.index("with")
    return place > 0 and before[place - 1] in _TALKS
