"""From the speaker's mention beside a quotation to the fullest name the text gives.

The rules, first that fits: a full name is itself; a role with a name beside it ("the mayor, Anna
Lee,") is that person; a last name takes the one full name that ends in it; a role takes the one
person the text gives that role; "he" and "she" take the only person just before whom they fit,
"it" the document or organisation that spoke last; "who" takes the phrase before it. Two
candidates, or none: the name stays None, and the reason names them.
"""

from collections.abc import Sequence

from claims.extraction.lexicon import words
from claims.extraction.names.genders import GIVEN, PRONOUN_OF, ROLES, of_word, people_words
from claims.extraction.names.kinds import NATIONALITIES, ORGANISATION, is_acronym, kind_by_words
from claims.extraction.names.people import GROUPS
from claims.extraction.names.phrases import NO_ROLES, head_of, is_two, name_beside, name_in
from claims.extraction.names.recent import Memory, listed, who
from claims.extraction.names.roles import role_words
from claims.extraction.names.runs import bare, body_end, joined, last_of, split_titles
from claims.extraction.phrases import DETERMINERS, DOCUMENTS, Range, phrase_before
from claims.extraction.reading import Reading

_UNNAMED = words("unnamed")
# "Her words were: ...", "his reply: ..."
_OWN_WORDS = frozenset(("words", "reply", "answer", "response", "verdict", "message", "comment"))
_PERSONAL = frozenset(("he", "she", "his", "her", "him"))
_RELATIVES = frozenset(("who", "which", "that"))
_DEFINITE = frozenset(("the", "his", "her", "their", "its"))
_PLACES = people_words("places")
_NO_PEOPLE = people_words("no_people")
_NEAR_PARAGRAPHS = 3
Found = tuple[str | None, str]


def resolve(r: Reading, mention: Range, memory: Memory, paragraph: int) -> Found:
    """(name, how) for a mention; `name` is None when unsure, `how` is for a person to read."""
    first, stop = mention
    low = r.low[first] if stop - first == 1 else ""
    if low in _PERSONAL:
        return who(memory, r.text[first], paragraph, first)
    if low in ("it", "its"):
        return _thing(memory, paragraph)
    if low in _RELATIVES:
        return _relative(r, first, low, memory, paragraph)
    if low in ("they", "their", "we", "i", "you"):
        return None, f"“{low}” stands for people the text does not name here"
    return _phrase(r, mention, memory, paragraph)


def is_somebody(r: Reading, phrase: Range) -> bool:
    """A person by the words: "he", a name, a role ("the mayor"); no document, no group."""
    if phrase[1] - phrase[0] == 1 and r.low[phrase[0]] in ("he", "she"):
        return True
    head = head_of(r, phrase)
    run = name_in(r, head)
    if run is not None and r.low[head[1] - 1] not in NO_ROLES | _PLACES:
        _, name = split_titles(r.text[run[0] : run[1]])
        return not any(bare(word).lower() in GROUPS | _NO_PEOPLE for word in name)
    return r.low[head[1] - 1] in _UNNAMED | ROLES


def _thing(memory: Memory, paragraph: int) -> Found:
    if memory.thing is None or paragraph - memory.thing_paragraph > _NEAR_PARAGRAPHS:
        return None, "“it”: no document or organisation spoke just before it"
    return memory.thing, f"“it” is {memory.thing}, named last before it"


def _relative(r: Reading, i: int, low: str, memory: Memory, paragraph: int) -> Found:
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


def _phrase(r: Reading, mention: Range, memory: Memory, paragraph: int) -> Found:
    head = head_of(r, mention)
    if is_two(r, mention):
        return None, f"“{_words(r, mention)}” names two speakers, or one body"
    run = name_in(r, head)
    is_common = run is None or r.low[head[1] - 1] in _UNNAMED
    is_title = run is not None and not split_titles(r.text[run[0] : run[1]])[1]
    if is_common or is_title:
        beside = name_beside(r, mention, head)
        if beside:
            return _apposed(r, head, beside, memory, paragraph)
    if r.low[head[1] - 1] in _OWN_WORDS and r.low[head[0]] in PRONOUN_OF:
        return who(memory, r.text[head[0]], paragraph, head[0])
    if run is None or is_common:
        return _common_noun(r, head, memory, paragraph)
    if _is_national(r, head):
        return None, f"“{_words(r, head)}” is not a name, and may be one of several people"
    return _named(r, run, memory, paragraph)


def _is_national(r: Reading, head: Range) -> bool:
    """ "the Swede", "the Scot": where somebody is from."""
    is_short = head[1] - head[0] == 2 and r.low[head[0]] in DETERMINERS
    return is_short and r.low[head[1] - 1] in NATIONALITIES


def _apposed(r: Reading, head: Range, beside: Range, memory: Memory, paragraph: int) -> Found:
    name, _ = _named(r, beside, memory, paragraph)
    role, surface = role_words(r, head), _words(r, beside)
    known = split_titles(r.text[beside[0] : beside[1]])[1]
    is_person = not any(word.lower() in GROUPS for word in known)
    if is_person and role:
        memory.people.note_role(role, known)
        if of_word(role[-1]) and name:
            memory.saw_person(name, paragraph, head[0])
    return name, f"“{_words(r, head)}” is {surface}, named right beside it"


def _named(r: Reading, run: Range, memory: Memory, paragraph: int) -> Found:
    title, name = split_titles(r.text[run[0] : run[1]])
    surface = joined(tuple(r.text[run[0] : run[1]]))
    if not name:
        return _role(title or (surface,), memory, paragraph, run[0])
    others = [other for other in memory.people.called(last_of(name)) if other != name]
    if _is_body(name) and not (title or others):
        surface = joined(tuple(r.text[run[0] : body_end(r, run[1])]))
        memory.thing, memory.thing_paragraph = surface, paragraph
        return surface, "an organisation, named here"
    memory.thing = None if memory.people.genders.of(joined(name))[0] is None else memory.thing
    longer = memory.people.longer(name) if len(name) > 1 else None
    if longer:
        memory.saw_person(joined(longer), paragraph, run[0])
        return joined(longer), f"“{surface}” is the last name of {joined(longer)} in this text"
    if len(name) > 1:
        known = memory.people.fullest(last_of(name), name[0]) or name
        memory.saw_person(joined(known), paragraph, run[0])
        return joined(known), "the full name stands at the quotation"
    return _last_name(surface, name[0], bool(title), memory, paragraph, run[0])


def _is_body(name: Sequence[str]) -> bool:
    """An organisation by its words: "the Ministry", "ESB Networks", "NATO"."""
    lows = [bare(word).lower() for word in name]
    if any(low in GROUPS for low in lows):
        return True
    return is_acronym(name[0]) if len(lows) == 1 else kind_by_words(lows) == ORGANISATION


def _last_name(
    surface: str, last: str, is_titled: bool, memory: Memory, paragraph: int, at: int
) -> Found:
    known = memory.people.fullest(bare(last))
    if known:
        memory.saw_person(joined(known), paragraph, at)
        return joined(known), f"“{surface}” is the last name of {joined(known)} in this text"
    if len(memory.people.called(last)) > 1:
        return None, f"several people in this text are called {last}"
    if begun := _first_name(surface, last, is_titled, memory, paragraph, at):
        return begun
    if last.lower() not in _PLACES:
        memory.saw_person(last, paragraph, at)
    return last, f"the text gives no fuller name than “{last}”"


def _first_name(
    surface: str, first: str, is_titled: bool, memory: Memory, paragraph: int, at: int
) -> Found | None:
    """ "Kwame", and "Mr Wang" whose full name is Wang Yi; "Mr Mark" is no Mark Lee."""
    if first.lower() in _PLACES or (is_titled and first.lower() in GIVEN):
        return None
    names = memory.people.beginning(first)
    if len(names) > 1:
        return None, f"several people in this text are called {first}"
    if not names:
        return None
    memory.saw_person(joined(names[0]), paragraph, at)
    return joined(names[0]), f"“{surface}” is how {joined(names[0])} is called in this text"


def _role(title: Sequence[str], memory: Memory, paragraph: int, at: int) -> Found:
    role, lows = " ".join(title), [bare(word).lower() for word in title]
    holders = memory.people.holders(lows[-1], lows[:-1])
    return _holder(role, holders, memory, paragraph, at) or (
        None,
        f"“{role}” is a role; the text does not say whose",
    )


def _holder(
    phrase: str, holders: Sequence[tuple[str, ...]], memory: Memory, paragraph: int, at: int
) -> Found | None:
    """The one person with a role; two or more stay open and are named; None when nobody has it."""
    names = [joined(name) for name in holders]
    if len(names) > 1:
        return None, f"“{phrase}” may be {listed(names)}, each of whom has the role in this text"
    if not names:
        return None
    memory.saw_person(names[0], paragraph, at)
    return names[0], f"“{phrase}” is the role of {names[0]} in this text"


def _common_noun(r: Reading, head: Range, memory: Memory, paragraph: int) -> Found:
    phrase, noun = _words(r, head), r.low[head[1] - 1]
    if noun in DOCUMENTS:
        memory.thing, memory.thing_paragraph = phrase, paragraph
        return phrase, "a document speaks here, not a person"
    if noun in GROUPS:
        body = _body(r, head, noun, memory)
        memory.thing, memory.thing_paragraph = body or phrase, paragraph
        if body:
            return body, f"“{phrase}” is {body}, the only {noun} this text names"
        return phrase, "an organisation speaks here, not a person"
    role = role_words(r, head)
    if role and r.low[head[0]] in _DEFINITE:
        holders = memory.people.holders(role[-1], role[:-1])
        found = _holder(phrase, holders, memory, paragraph, head[0])
        if found:
            return found
    if noun in _UNNAMED or noun in ROLES:
        _note_unnamed(r, head, memory, paragraph)
    if noun in _UNNAMED:
        return None, f"an unnamed source: “{phrase}”"
    return None, f"“{phrase}” is not a name, and no name was found for it"


def _body(r: Reading, head: Range, noun: str, memory: Memory) -> str | None:
    """`the ministry` is the one ministry that the text names; `the Polish ministry` is not, if its
    name does not say so. None also where the name says no more than the phrase."""
    body = memory.people.body(noun) if r.low[head[0]] in _DEFINITE else None
    told, known = set(r.low[head[0] + 1 : head[1]]), set((body or "").lower().split())
    return body if told < known else None


def _note_unnamed(r: Reading, head: Range, memory: Memory, paragraph: int) -> None:
    noun = r.low[head[1] - 1]
    if r.low[head[0]] in _DEFINITE and memory.is_known_unnamed(noun, paragraph):
        return  # "the spokesman" is the one seen before
    if r.low[head[0]] in DETERMINERS and (not noun.endswith("s") or noun == "boss"):
        memory.saw_unnamed(_words(r, head), of_word(noun), paragraph, head[0])


def _words(r: Reading, phrase: Range) -> str:
    pieces: list[str] = []
    for i in range(*phrase):
        glued = i > phrase[0] and r.end[i - 1] == r.start[i]
        pieces.append(r.text[i] if glued or i == phrase[0] else " " + r.text[i])
    return "".join(pieces)
