"""The parts of a phrase that names a speaker: its head, the name in it, the name beside it."""

from claims.extraction.cues import is_cue
from claims.extraction.lexicon import words
from claims.extraction.names.genders import ROLES
from claims.extraction.names.people import GROUPS
from claims.extraction.names.runs import (
    POSTS_OF,
    TITLES,
    bare,
    is_name_word,
    past_department,
    past_nickname,
    past_stop,
    run_end,
    split_titles,
)
from claims.extraction.names.stretches import stretches
from claims.extraction.phrases import (
    AUXILIARIES,
    COORDINATORS,
    DOCUMENTS,
    PREPOSITIONS,
    TIME_NOUNS,
    Range,
    is_adverb,
    is_nominal,
)
from claims.extraction.plurals import singular
from claims.extraction.reading import Reading

_UNNAMED = words("unnamed")
NO_ROLES = DOCUMENTS | GROUPS | TIME_NOUNS
_FAMILY = words("family")
_MAX_POST = 6
_SMALL = words("particles") | {"-", "&"}
# "a source close to the council", "people familiar with the matter".
_AFTER_NOUN = frozenset(("close", "familiar", "briefed", "involved", "present", "speaking"))


def is_two(r: Reading, mention: Range) -> bool:
    """`Okafor and Poe`; not `the Department for Food and Rural Affairs`, one body."""
    first, stop = mention
    joint = next((i for i in range(first + 1, stop - 1) if r.low[i] == "and"), None)
    if joint is not None and is_name_word(r, stop - 1) and _begins_another(r, first, joint):
        return True
    if joint is None or any(r.low[i] in GROUPS | PREPOSITIONS for i in range(first, joint)):
        return False
    return is_name_word(r, joint - 1) and is_name_word(r, stop - 1)


def _begins_another(r: Reading, first: int, joint: int) -> bool:
    """`the Post and | the Press`, `Gov. Lee of Ohio and | former Gov. Poe`."""
    after = r.low[joint + 1]
    is_plain = is_name_word(r, joint - 1) and not any(
        r.low[i] in PREPOSITIONS for i in range(first, joint)
    )
    return after == "former" or bare(after) in TITLES or (after == "the" and is_plain)


def head_of(r: Reading, mention: Range) -> Range:
    """The phrase up to its first preposition, comma or bracket: "head of the task force"; all of
    it where it ends in an unnamed speaker."""
    first, stop = mention
    if r.low[stop - 1] in _UNNAMED and "," not in r.text[first:stop]:
        return mention  # "a Department for Education spokesperson"
    if (held := _held(r, mention)) is not None:
        return held
    for i in range(first + 1, stop):
        if r.low[i] in PREPOSITIONS or r.text[i] in ",(—–":
            return first, i
        if r.low[i] in _AFTER_NOUN and r.low[i - 1] in _UNNAMED:
            return first, i
    return mention


def _held(r: Reading, mention: Range) -> Range | None:
    """The name that ends a phrase whose preposition stands inside another name: "Secretary of
    Transportation | Jo Poe", "Bank of England governor | Jo Poe"; not "the office of Mayor Poe"."""
    first, stop = mention
    link = next((i for i in range(first + 1, stop) if r.low[i] in PREPOSITIONS), stop)
    after = link + 2 if r.low[link + 1 : link + 2] == ["the"] else link + 1
    if "," in r.text[first:stop] or after >= stop or not is_name_word(r, stop - 1):
        return None
    run = name_in(r, (after, stop))
    if run is None or not (r.text[link - 1][0].isupper() and r.text[after][0].isupper()):
        return None
    if r.low[link - 1] in POSTS_OF:
        begin = past_department(r, after, stop) if run[0] == after else run[0]
        return (begin, stop) if begin > after else None
    title, name = split_titles(r.text[run[0] : stop])
    is_owned = run[0] > after and (r.low[run[0] - 1] in ("'s", "’s") or r.low[run[0] - 1] in ROLES)
    is_titled = bool(title and name) and bare(r.low[after]) not in TITLES
    return run if is_owned or is_titled else None


def name_in(r: Reading, head: Range) -> Range | None:
    """The capitalised run that ends the phrase; what precedes "'s" belongs to someone else."""
    first, stop = head
    begin = stop - (r.low[stop - 1] == "plc")
    while begin > first:
        before = _before_nickname(r, begin)
        if before > first + 1 and past_stop(r, before - 1) == before:
            before -= 1
        if not (is_name_word(r, before - 1) or _inside_name(r, before - 1, stop)):
            break
        begin = before - 1
    if begin < stop:
        begin = _over_owner(r, _over_article(r, begin), stop)
    if stop - begin == 1 and singular(r.low[begin]) in DOCUMENTS:
        return None  # "Emails show ..."
    return (begin, stop) if begin < stop - (r.low[stop - 1] == "plc") else None


def _over_article(r: Reading, begin: int) -> int:
    """Where "al-Sadr" begins."""
    is_tied = begin > 1 and r.text[begin - 1] == "-" and r.end[begin - 1] == r.start[begin]
    return begin - 2 if is_tied and r.low[begin - 2] in ("al", "el") else begin


def _over_owner(r: Reading, begin: int, stop: int) -> int:
    """Where "Alzheimer’s Watch" begins; `begin` for "Leeds’s Watch Committee"."""
    at = begin - 2
    if at < 0 or r.low[begin - 1] not in ("'s", "’s") or not is_name_word(r, at):
        return begin
    return at if (at, stop) in stretches(r, at, stop) else begin


def _before_nickname(r: Reading, i: int) -> int:
    """Before the marks of `Henry “Hank” | Poe`; else i."""
    region = r.regions[r.region_of[i - 1]] if i > 0 and r.region_of[i - 1] >= 0 else None
    is_nickname = region is not None and past_nickname(r, region.first) == i
    return region.first if region is not None and is_nickname else i


def _inside_name(r: Reading, i: int, stop: int) -> bool:
    """A small word with a name word on both sides, or another small word: "von der"."""
    before = i - 2 if r.low[i - 1] in _SMALL else i - 1
    return i + 1 < stop and before >= 0 and r.low[i] in _SMALL and is_name_word(r, before)


def name_beside(r: Reading, mention: Range, head: Range) -> Range | None:
    """The full name, or one with a title, set apart right after a role: `the mayor of Leeds, Anna
    Lee, said`, `said the mayor, Anna Lee.` A name that "and" follows is one of a list."""
    if r.low[head[1] - 1] in NO_ROLES:
        return None
    comma = next((i for i in range(head[1], mention[1]) if r.text[i] in ",("), mention[1])
    if comma + 2 >= len(r.text) or r.text[comma] not in ",(" or r.region_of[comma] >= 0:
        return None
    first = _over_post(r, comma + 1)
    if r.region_of[first] >= 0 or not is_name_word(r, first):
        return None
    stop = run_end(r, first, len(r.text))
    title, name = split_titles(r.text[first:stop])
    is_relative = bool(name) and r.low[head[1] - 1] in _FAMILY  # "his widow, Helen,"
    is_full = len(name) > 1 or (bool(title) and bool(name)) or is_relative  # "Lord Lee"
    return (first, stop) if is_full and _is_set_apart(r, stop) else None


def _over_post(r: Reading, i: int) -> int:
    """Past "the violinist" of `his daughter, the violinist Orla Reilly, said`."""
    k = i + 1 if i < len(r.text) and r.low[i] in ("the", "a", "an") else i
    while i < k < min(len(r.text) - 1, i + _MAX_POST) and r.text[k].islower() and is_nominal(r, k):
        k += 1
    return k


def _is_set_apart(r: Reading, i: int) -> bool:
    """Word i ends an apposition: a stop, a comma that no "and" follows, or the verb."""
    if i >= len(r.text) or r.region_of[i] >= 0:
        return True
    if r.text[i] == ",":
        return i + 1 >= len(r.text) or r.low[i + 1] not in COORDINATORS
    is_verb = is_cue(r.low[i]) or r.low[i] in AUXILIARIES or is_adverb(r.low[i])
    return is_verb or not r.text[i][0].isalnum()
