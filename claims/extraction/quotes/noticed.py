"""Who is named in a sentence, whether or not they speak, for the "he", "she" and "it" after it."""

from claims.extraction.names.genders import GIVEN, people_words
from claims.extraction.names.kinds import ORGANISATION, PLACE, kind_by_words
from claims.extraction.names.people import GROUPS
from claims.extraction.names.recent import Memory
from claims.extraction.names.runs import bare, is_name_word, joined, last_of, run_end, split_titles
from claims.extraction.phrases import DETERMINERS, DOCUMENTS, Range
from claims.extraction.reading import Reading

_NO_PEOPLE = people_words("no_people")
_PLACE_SIGNS = frozenset(("in", "at", "the", "near", "across", "outside"))


def note_named(r: Reading, sentence: Range, memory: Memory, paragraph: int) -> None:
    """Remember the people a sentence names outside quotation marks, and the document it is
    about when it begins with one."""
    memory.enter(paragraph)
    first, stop = sentence
    _note_document(r, first, stop, memory, paragraph)
    i = first
    while i < stop:
        if r.region_of[i] >= 0 or not is_name_word(r, i):
            i += 1
            continue
        end = run_end(r, i, stop)
        name = _person(r, (i, end), memory)
        if name:
            memory.saw_person(name, paragraph, i)
        i = end


def _note_document(r: Reading, first: int, stop: int, memory: Memory, paragraph: int) -> None:
    i = first
    while i < stop and r.low[i] in DETERMINERS:
        i += 1
    if first < i < stop and r.low[i] in DOCUMENTS:
        words = " ".join(r.text[first : i + 1])
        memory.thing, memory.thing_paragraph = words, paragraph


def _person(r: Reading, run: Range, memory: Memory) -> str | None:
    """The name of a person, as far as its words can tell: no place and no organisation."""
    title, name = split_titles(r.text[run[0] : run[1]])
    if not name:
        return None
    lows = [bare(word).lower() for word in name]
    if any(low in GROUPS or low in _NO_PEOPLE for low in lows) or joined(name).isupper():
        return None
    if len(lows) > 1 and kind_by_words(lows) in (ORGANISATION, PLACE):
        return None
    if not title and run[0] > 0 and r.low[run[0] - 1] in _PLACE_SIGNS:
        return None
    if len(name) > 1:
        return joined(memory.people.fullest(last_of(name), name[0]) or name)
    known = memory.people.fullest(lows[0])
    return joined(known) if known else (name[0] if title or lows[0] in GIVEN else None)
