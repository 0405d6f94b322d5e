"""How far a name goes on: over "of" in "Ministry of Defence", "and" in "Food and Drug
Administration", "’s" in "Alzheimer’s Watch", and signs in "Marks & Spencer"."""

from collections.abc import Iterator

from claims.extraction.names.genders import people_words
from claims.extraction.names.kinds import ORGANISATION_WORDS, PLACE_WORDS, is_acronym, name_words
from claims.extraction.names.runs import (
    DEPARTMENTS,
    POSTS_OF,
    bare,
    is_name_word,
    past_verb,
    run_end,
)
from claims.extraction.phrases import Range
from claims.extraction.reading import Reading

OF_HEADS = name_words("of_heads")
LINKS = frozenset(("of", "for"))
# "Committee on Transport".
_ON_HEADS = frozenset(("committee", "subcommittee", "commission", "council", "panel", "conference"))
_PEERS = frozenset(("lord", "lady", "baron", "baroness", "viscount", "viscountess", "earl"))
_JOINTS = frozenset(("on", "upon", "in", "le", "by", "under", "next"))
# "Air Force One", "Radio Four": elsewhere these are no name words.
_NUMBERED = frozenset(("One", "Two", "Three", "Four", "Five"))
_OWNS = frozenset(("'s", "’s"))
_SAYS = frozenset(("said", "says", "told", "added", "declined"))
_ENDS_OWNER = frozenset(("'", "’"))
# "Uganda’s Parliament" belongs to Uganda, "Women’s Institute" is a name.
_OF_STATES = name_words("of_states")
_SCHOOLS = name_words("schools") | {"c", "of", "e", "i"}
_KNOWN_PLACES = people_words("places")


def stretches(r: Reading, first: int, stop: int) -> Iterator[Range]:
    """Runs of words of [first, stop) that can be a name, small words inside it included."""
    i = first
    while i < stop:
        if not is_name_word(r, i):
            i += 1
            continue
        end = _end(r, i, stop)
        begin = i - 2 if _has_article(r, i, first) else past_verb(r, i, end)
        yield begin, end
        i = end


def _has_article(r: Reading, i: int, first: int) -> bool:
    """ "al-Sadr": the small word that a hyphen ties to the name."""
    is_tied = i - 2 >= first and r.text[i - 1] == "-" and r.low[i - 2] in ("al", "el")
    return is_tied and r.end[i - 2] == r.start[i - 1] and r.end[i - 1] == r.start[i]


def _end(r: Reading, i: int, stop: int) -> int:
    end = _over_signs(r, run_end(r, i, stop), stop)
    if (second := _after_and(r, end, stop)) and _is_adjectival(r, i, end, second, stop):
        end = run_end(r, second, stop)
    end = _over_links(r, i, end, stop)
    end = _over_owner(r, i, end, stop)
    return end + 1 if end < stop and r.text[end] in _NUMBERED else end


def _over_links(r: Reading, i: int, end: int, stop: int) -> int:
    """`Ministry | of Defence`, `Department | for Work and Pensions`, `Lord Lee | of Leeds`."""
    while end + 2 < stop and (following := _after_link(r, i, end)):
        if not is_name_word(r, following):
            break
        end = run_end(r, following, stop)
        while r.low[end - 1] in DEPARTMENTS and (second := _after_and(r, end, stop)):
            end = run_end(r, second, stop)
    return end


def _after_link(r: Reading, i: int, end: int) -> int | None:
    """The word after "of" and the like, where the name that ends before word `end` needs it."""
    head, link = r.low[end - 1], r.low[end]
    following = end + 2 if r.low[end + 1] == "the" else end + 1
    if link == "on":
        return following if head in _ON_HEADS else None
    if link not in LINKS:
        return None
    is_peer = link == "of" and end - i == 2 and r.low[i] in _PEERS
    is_post = head in POSTS_OF and r.low[following] in DEPARTMENTS
    return following if head in OF_HEADS or is_peer or is_post else None


def _after_and(r: Reading, end: int, stop: int) -> int | None:
    """`Work | and Pensions`, `Commerce |, Science and Transportation`: the next word of a list of
    what departments are for."""
    if end + 1 >= stop or r.low[end - 1] not in DEPARTMENTS or r.text[end] not in ("and", ",", "&"):
        return None
    following = end + 2 if r.text[end : end + 2] == [",", "and"] else end + 1
    is_listed = following < stop and r.low[following] in DEPARTMENTS
    is_last = (
        r.text[end] != "," or following == end + 2 or "and" in r.low[following : following + 4]
    )
    return following if is_listed and r.text[following][0].isupper() and is_last else None


def _is_adjectival(r: Reading, i: int, end: int, second: int, stop: int) -> bool:
    """`Food and Drug Administration`: both words tell what the body at the end is for."""
    after = run_end(r, second, stop)
    is_body = after - second > 1 and r.low[after - 1] in ORGANISATION_WORDS
    return is_body and all(r.low[k] in DEPARTMENTS for k in range(i, end))


def _over_owner(r: Reading, i: int, end: int, stop: int) -> int:
    """`Alzheimer | ’s Watch`, `Ladies | ’ College`, `Lloyd | ’s of London`: a name that begins
    with somebody's; `Sotheby | ’s said`, a firm called so."""
    is_owner = (
        end < stop and r.text[end] in (_OWNS | _ENDS_OWNER) and r.end[end - 1] == r.start[end]
    )
    is_state = bare(r.low[end - 1]) in _KNOWN_PLACES or is_acronym(r.text[end - 1])
    if not is_owner or is_state or end + 1 >= stop or LINKS & {*r.low[i:end]}:
        return end
    if r.low[end + 1] == "of" and end + 2 < stop and is_name_word(r, end + 2):
        return run_end(r, end + 2, stop) if r.text[end] in _OWNS else end
    if not is_name_word(r, end + 1):
        is_firm = r.text[end] in _OWNS and end - i == 1 and _is_firm(r, end + 1)
        return end + 1 if is_firm else end
    after = run_end(r, end + 1, stop)
    last = r.low[after - 1]
    if r.low[end + 1 : end + 4] in (["c", "of", "e"], ["c", "of", "i"]):
        after = run_end(r, end + 3, stop)
        last = r.low[after - 1]
    is_one = all(low in _SCHOOLS for low in r.low[end + 1 : after - 1])
    is_whole = not (r.low[after : after + 1] == ["of"] and last in OF_HEADS)
    is_body = last in (ORGANISATION_WORDS | PLACE_WORDS) - _OF_STATES
    return after if is_one and is_whole and is_body else end


def _is_firm(r: Reading, i: int) -> bool:
    """What stands after "’s" is nothing that somebody could own."""
    return r.low[i] in _SAYS


def _over_signs(r: Reading, end: int, stop: int) -> int:
    """`Marks | & Spencer`, `Stoke | -on-Trent`: where the name goes on after a sign."""
    while end + 1 < stop and r.text[end] == "&" and is_name_word(r, end + 1):
        end = run_end(r, end + 1, stop)
    is_joined = r.text[end : end + 3 : 2] == ["-", "-"] and r.low[end + 1] in _JOINTS
    following = end + 5 if r.low[end + 3 : end + 5] == ["the", "-"] else end + 3
    if following < stop and is_joined and is_name_word(r, following):
        end = run_end(r, following, stop)
    return end
