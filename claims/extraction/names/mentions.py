"""Every place where a text names a person, an organisation or a place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.adverbials import is_number
from claims.extraction.lexicon import words
from claims.extraction.names.genders import GIVEN, ROLES, people_words
from claims.extraction.names.kinds import (
    NATIONALITIES,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    is_acronym,
    kind_of,
    name_words,
    speaks,
)
from claims.extraction.names.parts import parts_of
from claims.extraction.names.roles import is_role, role_range, role_words
from claims.extraction.names.runs import (
    DEPARTMENTS,
    PARTICLES,
    POSTS_OF,
    TITLES,
    bare,
    is_name_word,
    tied_words,
    without_nickname,
)
from claims.extraction.names.stretches import OF_HEADS, stretches
from claims.extraction.phrases import Range
from claims.extraction.place import Place
from claims.extraction.plurals import singular
from claims.extraction.reading import Reading
from claims.extraction.types import Span

_NO_NAMES = name_words("no_names")
_KNOWN_PLACES = people_words("places")
# Words that are a name only together with others: "Parliament", "Prime Minister", "Iraqi".
_GENERIC = NATIONALITIES | _NO_NAMES | ORGANISATION_WORDS | PLACE_WORDS | TITLES | ROLES | OF_HEADS
_ALONE = name_words("alone")
_LIST_SIGNS = frozenset(("of", "for", "and", "the", ",", "&"))
_PARTY_SIGNS = frozenset(("D-", "R-", "I-"))
_MANY = words("unnamed") | words("plural_subjects")
_SIGNS = frozenset("-–&'’/")
_STOPS = frozenset(".?!…")
_SHORT_LINE = 5
_MAX_WORDS = 9


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands. `span` has the title with it ("Mr Esper"), `words` are the name.

    `kind` is "" where nothing beside the name tells it. `role` is what the text calls the person
    there ("head of the task force"). `is_alias`: it stands in brackets after the name before it,
    and one of the two is the short form of the other.
    """

    span: Span
    title: tuple[str, ...]
    words: tuple[str, ...]
    kind: str
    role: Span | None
    is_alias: bool = False


def find_mentions(r: Reading, place: Place) -> Iterator[Mention]:
    """The names in the sentences of `r`, in text order."""
    inside, lowered = _capitals_inside(r), frozenset((*r.text, *_short_terms(r)))
    before = -1
    for first, stop in r.sentences:
        if _is_heading(r, first, stop):
            continue
        for run in stretches(r, first, stop):
            kept = _without_opener(r, run, first, inside, lowered)
            mention = kept and _mention(r, kept, place, lowered, follows=before)
            if mention:
                before = run[1]
                yield mention


def _capitals_inside(r: Reading) -> frozenset[str]:
    """The words that have a capital where no sentence and no quotation begins."""
    begins = {first for first, _ in r.sentences}
    return frozenset(r.text[i] for i in range(len(r.text)) if i not in begins and not _opens(r, i))


def _opens(r: Reading, i: int) -> bool:
    """Word i opens marks, or a sentence inside them."""
    region = r.regions[r.region_of[i]] if r.region_of[i] >= 0 else None
    return region is not None and (region.first == i - 1 or r.text[i - 1] in _STOPS)


def _short_terms(r: Reading) -> Iterator[str]:
    """Capitals in brackets after a word without one, lower case: "ultraviolet (UV)" is no name."""
    for i in range(2, len(r.text) - 1):
        if r.text[i - 1] == "(" and r.text[i + 1] == ")" and r.text[i - 2].islower():
            yield r.low[i]


def _is_heading(r: Reading, first: int, stop: int) -> bool:
    """A line in capitals, or one without a full stop in which nearly every word has one: none of
    them tells a name. A signature or a label ("William H. Seely III") is shorter."""
    letters = [r.text[i] for i in range(first, stop) if r.text[i][0].isalpha()]
    if letters and all(word.isupper() for word in letters):
        return True
    capitals = sum(word[0].isupper() for word in letters)
    is_line = r.text[stop - 1] not in (".", "!", "?", ",")
    return is_line and len(letters) > _SHORT_LINE and capitals > 0.7 * len(letters)


def _without_opener(
    r: Reading, run: Range, first: int, inside: frozenset[str], lowered: frozenset[str]
) -> Range | None:
    """The run without a first word that has its capital only because a sentence begins there."""
    i, end = run
    opens = i == first or _opens(r, i)
    if opens and r.low[i] == "dear" and end - i > 1:
        i += 1  # "Dear Mr Poe"
    low = bare(r.low[i])
    is_known = r.text[i] in inside or low in TITLES or low in GIVEN or low in _KNOWN_PLACES
    is_doubtful = r.low[i] in lowered or is_number(r, i)  # "Seven US troops"
    is_doubtful = is_doubtful or (end - i == 1 and not _is_name_alone(r, i))
    is_many = singular(low) != low and singular(low) in ROLES  # "Builders Poe & Sons"
    is_tied = end - i > 1 and (r.text[i + 1] == "-" or low in PARTICLES)  # "Al-Sadr", "Van Roe"
    if opens and not is_known and (is_doubtful or is_many) and not is_tied:
        i += 1
    while i < end and r.text[end - 1] in _SIGNS:
        end -= 1
    while i < end and not is_name_word(r, i) and r.text[i + 1] != "-":
        i += 1
    return (i, end) if 0 < end - i <= _MAX_WORDS else None


def _is_name_alone(r: Reading, i: int) -> bool:
    """Whether the only capital at the beginning of a sentence is a name: it speaks or owns, and is
    neither a plural nor a post ("Officials said"); or it labels a turn ("ESPER:")."""
    after = r.low[i + 1] if i + 1 < len(r.low) else ""
    if after == ":":
        return r.text[i].isupper()
    is_people = r.low[i].endswith("s") or r.low[i] in ROLES or r.low[i] in _MANY
    return (speaks(r, i + 1) or after in ("'s", "’s")) and not is_people


def _mention(
    r: Reading, run: Range, place: Place, lowered: frozenset[str], *, follows: int
) -> Mention | None:
    """`lowered` are the words of the text, `follows` is the word after the name before this."""
    first, cut, core = parts_of(r, run)
    end = run[1]
    name = tied_words(without_nickname(r.text[cut:core]))
    if not _can_be_name([bare(low) for low in r.low[cut:core]]) or _is_work(r, cut, end):
        return None
    if len(name) == 1 and _is_code(name[0]):
        return None
    title = tuple(r.text[first:cut])
    role = role_range(r, (first, end)) if title or len(name) > 1 else None
    if role and not is_role((role_words(r, role) or [""])[-1]):
        role = None  # "Boston Dynamics, a robotics firm"
    in_brackets = first == follows + 1 and r.text[first - 1] == "("
    span = place.span(r.start[first], r.end[end - 1])
    told = place.span(r.start[role[0]], r.end[role[1] - 1]) if role else None
    kind = kind_of(r, (cut, core), title, is_held=role is not None)
    is_weak = not kind or (len(name) == 1 and is_acronym(name[0]))
    if is_weak and len(name) == 1 and name[0].lower() in lowered:
        return None  # the text writes it without a capital too: a term, as "Government" is
    return Mention(span, title, name, kind, told, in_brackets)


def _is_code(word: str) -> bool:
    """ "A149", "QF12", "TDs", and the party and state of "Sen. Poe (D-Ariz.)"."""
    letters = word.rstrip("0123456789")
    is_number = len(letters) <= 2 < len(word) and len(word) - len(letters) > 1
    is_plural = len(word) > 2 and word[:-1].isupper() and word.endswith("s")
    return is_number or is_plural or (word[:2] in _PARTY_SIGNS and word[2:3].isupper())


def _can_be_name(lows: Sequence[str]) -> bool:
    """Whether these words, lower case, are more than a post or a nation ("US General", "Iraqi").
    Several general words make a name when the last is a body's or a place's: "Supreme Court"."""
    if not lows or len("".join(lows)) < 2:
        return False
    if lows[0] in POSTS_OF and all(low in DEPARTMENTS | _LIST_SIGNS for low in lows[1:]):
        return False  # "Head of Media"
    if len(lows) == 1 and lows[0] in DEPARTMENTS - _KNOWN_PLACES | _ALONE:
        return False
    if len(lows) > 1 and lows[-1] in ORGANISATION_WORDS | PLACE_WORDS | OF_HEADS:
        return True
    telling = [low for low in lows if low not in _GENERIC]
    if len(lows) > 1 and lows[-1] in TITLES:
        telling = [low for low in telling if low not in _KNOWN_PLACES and not low.endswith("ing")]
    return bool(telling)


def _is_work(r: Reading, first: int, end: int) -> bool:
    """A title in marks ("The Crown") is a work, not a name of somebody."""
    region = r.regions[r.region_of[first]] if r.region_of[first] >= 0 else None
    return region is not None and region.last == end and first - region.first <= 2
