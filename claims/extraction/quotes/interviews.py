"""Interviews whose turns are headed "Q" and "A": who answers, where the text says so once."""

from claims.extraction.names.people import GROUPS
from claims.extraction.names.recent import Memory
from claims.extraction.names.runs import bare, joined, last_of, name_runs, split_titles
from claims.extraction.quotes.blocks import ANSWERS, ASKS, Block, is_interview, opening
from claims.extraction.reading import Reading
from claims.extraction.subjects import Range

_UNKNOWN = "the answer of an interview; the text does not name who answers"
_ASKED = "a question; the transcript does not say whose"
# "Interview with Jo Poe", "Jo Poe in conversation with Al Roe" does not fit: two names.
_TALKS = frozenset(("interview", "conversation", "talk", "q", "a"))
Found = tuple[str | None, str]


def stands_for(r: Reading, words: Range) -> Found | None:
    """(name, how) for a label that names nobody, None for one that is a name."""
    low = opening(r, words)
    if low in ASKS:
        return None, _ASKED
    return (None, _UNKNOWN) if low in ANSWERS else None


def note_interviewed(r: Reading, blocks: list[Block], memory: Memory) -> None:
    """Remember who answers, from what stands before the first turn: the one person named there,
    or the one that "interview with" leads to. A chunk of a longer text keeps what it was told."""
    turns = [block for block in blocks if block.head >= 0 and block.speaker]
    openings = {opening(r, block.speaker) for block in turns if block.speaker}
    if not is_interview(openings) or turns[0].head == 0:
        return
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
        is_person = len(name) > 1 and not any(bare(word).lower() in GROUPS for word in name)
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
