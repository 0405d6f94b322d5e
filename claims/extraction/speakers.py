"""From the speaker's mention beside a quotation to the fullest name the text gives.

The rules, first that fits: a full name is itself; a last name takes the one full name that ends
in it; a role takes the one person the text gives that role; "he" and "she" take the speaker or
the person named last, "it" the document or organisation that spoke last; "who" takes the phrase
before it. Two candidates, or none: the name stays None.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.extraction.lexicon import words
from claims.extraction.people import GROUPS, People, bare, is_name_word, joined, split_titles
from claims.extraction.reading import Reading
from claims.extraction.subjects import DETERMINERS, PREPOSITIONS, Range, phrase_before

DOCUMENTS = words("documents")
_UNNAMED = words("unnamed")
_PERSONAL = frozenset(("he", "she", "his", "her", "him"))
_RELATIVES = frozenset(("who", "which", "that"))
_NEAR_PARAGRAPHS = 3


@dataclass(slots=True)
class Memory:
    """Who spoke and who was named, latest last, while a text is read from top to bottom."""

    people: People = field(default_factory=People)
    person: str | None = None
    person_pronoun: str | None = None
    person_paragraph: int = -9
    thing: str | None = None
    thing_paragraph: int = -9

    def saw_person(self, name: str, paragraph: int) -> None:
        """Remember a person as the one "he" or "she" now means."""
        last = name.rsplit(" ", 1)[-1].lower()
        self.person, self.person_paragraph = name, paragraph
        self.person_pronoun = self.people.pronouns.get(last)


def resolve(r: Reading, mention: Range, memory: Memory, paragraph: int) -> tuple[str | None, str]:
    """(name, how) for a mention; `name` is None when unsure, `how` is for a person to read."""
    first, stop = mention
    low = r.low[first] if stop - first == 1 else ""
    if low in _PERSONAL:
        return _personal(low, memory, paragraph)
    if low == "it":
        return _thing(memory, paragraph)
    if low in _RELATIVES:
        return _relative(r, first, low, memory, paragraph)
    if low in ("they", "we", "i", "you"):
        return None, f"“{low}” stands for people the text does not name here"
    return _phrase(r, mention, memory, paragraph)


def _personal(low: str, memory: Memory, paragraph: int) -> tuple[str | None, str]:
    near = paragraph - memory.person_paragraph <= _NEAR_PARAGRAPHS
    wanted = "he" if low in ("he", "his", "him") else "she"
    if memory.person is None or not near:
        return None, f"“{low}”: nobody is named just before it"
    if memory.person_pronoun not in (None, wanted):
        return None, f"“{low}” does not fit {memory.person}, the person named last"
    return memory.person, f"“{low}” is {memory.person}, the person named last before it"


def _thing(memory: Memory, paragraph: int) -> tuple[str | None, str]:
    if memory.thing is None or paragraph - memory.thing_paragraph > _NEAR_PARAGRAPHS:
        return None, "“it”: no document or organisation spoke just before it"
    return memory.thing, f"“it” is {memory.thing}, named last before it"


def _relative(
    r: Reading, i: int, low: str, memory: Memory, paragraph: int
) -> tuple[str | None, str]:
    last = i - 1
    if last > 0 and r.text[last] == ",":
        last -= 1
    antecedent = phrase_before(r, last, max(0, i - 30)) if last >= 0 else None
    if low == "that" and memory.thing and paragraph - memory.thing_paragraph <= 1:
        return memory.thing, f"“that” refers to {memory.thing}"
    if antecedent is None:
        return None, f"“{low}”: what it refers to is not clear"
    name, how = _phrase(r, antecedent, memory, paragraph)
    return name, f"“{low}” refers to “{_words(r, antecedent)}”: {how}"


def _phrase(r: Reading, mention: Range, memory: Memory, paragraph: int) -> tuple[str | None, str]:
    head = _head(r, mention)
    run = _name_in(r, head)
    if run is None or r.low[head[1] - 1] in _UNNAMED:
        return _common_noun(r, head, memory, paragraph)
    return _named(r, run, memory, paragraph)


def _head(r: Reading, mention: Range) -> Range:
    """The phrase up to its first preposition, comma or bracket: "head of the task force"."""
    first, stop = mention
    for i in range(first + 1, stop):
        if r.low[i] in PREPOSITIONS or r.text[i] in ",(—–":
            return first, i
    return mention


def _name_in(r: Reading, head: Range) -> Range | None:
    """The capitalised run that ends the phrase; what precedes "'s" belongs to someone else."""
    first, stop = head
    begin = stop
    while begin > first and (is_name_word(r, begin - 1) or _inside_name(r, begin - 1, stop)):
        begin -= 1
    return (begin, stop) if begin < stop else None


def _inside_name(r: Reading, i: int, stop: int) -> bool:
    inner = i + 1 < stop and i > 0 and r.text[i - 1][0].isupper()
    return inner and r.low[i] in ("-", "de", "van", "von", "der", "al", "el", "bin", "la", "&")


def _named(r: Reading, run: Range, memory: Memory, paragraph: int) -> tuple[str | None, str]:
    title, name = split_titles(r.text[run[0] : run[1]])
    surface = joined(tuple(r.text[run[0] : run[1]]))
    if not name:
        return _role(title or (surface,), memory, paragraph)
    if any(word.lower() in GROUPS for word in name):
        memory.thing, memory.thing_paragraph = surface, paragraph
        return surface, "an organisation, named here"
    if len(name) > 1:
        known = memory.people.fullest(bare(name[-1]), name[0]) or name
        memory.saw_person(joined(known), paragraph)
        return joined(known), "the full name stands at the quotation"
    return _last_name(surface, name[0], memory, paragraph)


def _last_name(surface: str, last: str, memory: Memory, paragraph: int) -> tuple[str | None, str]:
    known = memory.people.fullest(bare(last))
    if known:
        memory.saw_person(joined(known), paragraph)
        return joined(known), f"“{surface}” is the last name of {joined(known)} in this text"
    if len(memory.people.by_last.get(last.lower(), [])) > 1:
        return None, f"several people in this text are called {last}"
    memory.saw_person(last, paragraph)
    return last, f"the text gives no fuller name than “{last}”"


def _role(title: Sequence[str], memory: Memory, paragraph: int) -> tuple[str | None, str]:
    known = memory.people.with_role(bare(title[-1]).lower())
    role = " ".join(title)
    if known is None:
        return None, f"“{role}” is a role; the text does not say whose"
    memory.saw_person(joined(known), paragraph)
    return joined(known), f"“{role}” is the role of {joined(known)} in this text"


def _common_noun(r: Reading, head: Range, memory: Memory, paragraph: int) -> tuple[str | None, str]:
    phrase, noun = _words(r, head), r.low[head[1] - 1]
    if noun in DOCUMENTS:
        memory.thing, memory.thing_paragraph = phrase, paragraph
        return phrase, "a document speaks here, not a person"
    if noun in GROUPS:
        memory.thing, memory.thing_paragraph = phrase, paragraph
        return phrase, "an organisation speaks here, not a person"
    if r.low[head[0]] in ("the", "his", "her", "their"):
        known = memory.people.with_role(noun)
        if known:
            memory.saw_person(joined(known), paragraph)
            return joined(known), f"“{phrase}” is the role of {joined(known)} in this text"
    if noun in _UNNAMED:
        return None, f"an unnamed source: “{phrase}”"
    return None, f"“{phrase}” is not a name, and the text gives none for it"


def _words(r: Reading, phrase: Range) -> str:
    pieces: list[str] = []
    for i in range(*phrase):
        glued = i > phrase[0] and r.end[i - 1] == r.start[i]
        pieces.append(r.text[i] if glued or i == phrase[0] else " " + r.text[i])
    return "".join(pieces)


def note_subjects(r: Reading, sentence: Range, memory: Memory, paragraph: int) -> None:
    """Remember the person or document that a sentence begins with, so that "he" and "it" in the
    next one find them."""
    first, stop = sentence
    i = first
    while i < stop and r.low[i] in DETERMINERS:
        i += 1
    if i > first and i < stop and r.low[i] in DOCUMENTS:
        memory.thing, memory.thing_paragraph = _words(r, (first, i + 1)), paragraph
        return
    end = i
    while end < min(stop, i + 8) and is_name_word(r, end):
        end += 1
    if end == i or (i > first):
        return
    _, name = split_titles(r.text[i:end])
    known = memory.people.fullest(bare(name[-1])) if name else None
    if known:
        memory.saw_person(joined(known), paragraph)
