"""The roles written right beside a name: "the mayor, Anna Lee", "Anna Lee, 45, the mayor"."""

from bisect import bisect_left
from collections.abc import Iterator

from claims.extraction.cues import is_cue
from claims.extraction.lexicon import words
from claims.extraction.names.genders import PRONOUN_OF, ROLES, people_words
from claims.extraction.phrases import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    Range,
    is_nominal,
    phrase_after,
    phrase_before,
)
from claims.extraction.reading import Reading

_TITLES = words("titles")
_RANKS = people_words("ranks")
_NO_NOUNS = frozenset(("former", "then", "ex", "late", "acting", "outgoing", "incoming"))
_MAX_BACK = 25
_MAX_ROLE = 8
_ENDS = frozenset(',.;:!?)—–”"')


def roles_beside(r: Reading, run: Range) -> Iterator[list[str]]:
    """The roles of the name at `run`, lower case, the noun of each last."""
    for phrase in (_role_before(r, run), _role_after(r, run[1])):
        if phrase:
            yield [*_of_what(r, phrase[1]), *role_words(r, phrase)]


def role_range(r: Reading, run: Range) -> Range | None:
    """The words that say what the person named at `run` is, with what they are head, mayor or
    owner of: the role after the name, else the one before it."""
    if after := _role_after(r, run[1]):
        return phrase_after(r, after[0], _clause_end(r, after[0])) or after
    before = _role_before(r, run)
    return before and (_last_part(r, before), before[1])


def _last_part(r: Reading, phrase: Range) -> int:
    """Where the role itself begins: `said | manager`, `Keir Starling and | his wife`."""
    joints = (k for k in range(*phrase) if r.low[k] in COORDINATORS or is_cue(r.low[k]))
    begin = max(joints, default=phrase[0] - 1) + 1
    begin = begin if begin < phrase[1] else phrase[0]
    return begin + 1 if r.low[begin] in ("'s", "’s") else begin  # "No 10’s chief of staff"


def _clause_end(r: Reading, i: int) -> int:
    """Where the apposition that begins at word i ends at the latest."""
    stop = min(i + _MAX_BACK, len(r.text))
    return next((k for k in range(i, stop) if r.text[k] in _ENDS), stop)


def is_role(low: str) -> bool:
    """A noun for one person's post ("mayor", "owner")."""
    return low in ROLES or low in _TITLES


def role_words(r: Reading, phrase: Range) -> list[str]:
    """The words of a phrase up to its first preposition or stop, without its determiner and what
    stands before "’s": "the café’s former owner of" is `["former", "owner"]`."""
    found: list[str] = []
    for i in range(*phrase):
        low = r.low[i]
        if low in PREPOSITIONS or r.text[i] in ",(—–;.":
            break
        if low in ("'s", "’s"):
            found = []
        elif low not in DETERMINERS and low[0].isalpha():
            found.append(low)
    return found


def _role_before(r: Reading, run: Range) -> Range | None:
    """`the mayor of Leeds, Anna Lee,` and `café owner Anna Lee`: only for nouns that are roles."""
    first = run[0]
    if first < 2 or r.region_of[first] >= 0 or r.region_of[first - 1] >= 0:
        return None
    if r.text[first - 1] not in ",(":
        return _role_at(r, first - 1) if r.text[first - 1].islower() else None
    after = r.text[run[1]] if run[1] < len(r.text) else "."
    if after not in _ENDS:
        return None
    if after == "," and r.low[run[1] + 1 : run[1] + 2] in (["and"], ["or"]):
        return None
    return _role_at(r, first - 2)


def _role_at(r: Reading, last: int) -> Range | None:
    """The role phrase that ends at word `last`. In a sentence that opens with a preposition or
    "when", a role that a preposition leads to may end the opening, and the name be another's."""
    begins = _sentence_of(r, last)
    phrase = phrase_before(r, last, begins)
    if phrase is None or r.region_of[phrase[0]] >= 0:
        return None
    if r.low[last] in DETERMINERS or r.low[last] in _NO_NOUNS:
        return None  # "chairman of the | Friends", "a former | Delta Air Lines pilot"
    opener = r.low[begins]
    if opener in SUBORDINATORS:
        return None
    if _is_either(r, phrase):
        return None
    led = phrase[0] > begins and r.low[phrase[0] - 1] in PREPOSITIONS
    if opener in PREPOSITIONS and led:
        return None
    role = role_words(r, phrase)
    return phrase if role and is_role(role[-1]) else None


def _is_either(r: Reading, phrase: Range) -> bool:
    """`the sister of Leeds’s mayor, | Anna Lee`: who is the mayor, or who is the sister?"""
    link = next((i for i in range(*phrase) if r.low[i] in PREPOSITIONS), phrase[1])
    owner = next((i for i in range(link, phrase[1]) if r.low[i] in ("'s", "’s")), phrase[1])
    return owner < phrase[1] - 1 and is_role(r.low[phrase[1] - 1])


def _sentence_of(r: Reading, i: int) -> int:
    """Where the sentence of word i begins, as far as a name can reach back."""
    for k in range(i, max(0, i - _MAX_BACK), -1):
        if r.text[k - 1] in (".", "!", "?") or _begins_paragraph(r, k):
            return k
    return max(0, i - _MAX_BACK)


def _begins_paragraph(r: Reading, i: int) -> bool:
    at = bisect_left(r.paragraphs, (i, 0))
    return at < len(r.paragraphs) and r.paragraphs[at][0] == i


def _role_after(r: Reading, i: int) -> Range | None:
    """`Anna Lee, 45, the mayor of ...`: what stands between the comma and the next stop."""
    if i + 2 < len(r.text) and r.text[i] == "," and r.text[i + 1].isdigit():
        i += 2
    if i + 1 >= len(r.text) or r.text[i] != "," or r.region_of[i + 1] >= 0:
        return None
    end = i + 1
    while end < min(i + _MAX_ROLE, len(r.text)) and _is_inside(r, end):
        end += 1
    role = role_words(r, (i + 1, end))
    is_noun_phrase = r.low[i + 1] in DETERMINERS or (role and is_role(role[-1]))
    return (i + 1, end) if role and is_noun_phrase else None


def _of_what(r: Reading, i: int) -> list[str]:
    """`leader of Leeds council`: the words that "the council leader" may call it by."""
    if i + 1 >= len(r.text) or r.low[i] not in ("of", "for"):
        return []
    phrase = phrase_after(r, i + 1, min(len(r.text), i + 2 + _MAX_ROLE))
    return [word for word in role_words(r, phrase) if word not in _RANKS] if phrase else []


def _is_inside(r: Reading, i: int) -> bool:
    return r.low[i] in DETERMINERS or is_nominal(r, i)


def bound_pronoun(r: Reading, i: int) -> str | None:
    """`said she`, `said that he`: the pronoun of the name that ends before word i."""
    if i + 2 >= len(r.text) or not is_cue(r.low[i]):
        return None
    k = i + 2 if r.low[i + 1] == "that" else i + 1
    is_subject = k < len(r.text) and r.low[k] in ("he", "she")
    return PRONOUN_OF[r.low[k]] if is_subject and r.region_of[k] < 0 else None
