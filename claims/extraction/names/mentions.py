"""Every place where a text names a person, an organisation or a place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.adverbials import is_number
from claims.extraction.lexicon import words
from claims.extraction.names.genders import ROLES, people_words
from claims.extraction.names.kinds import (
    ORGANISATION_WORDS,
    PLACE_WORDS,
    is_acronym,
    kind_of,
    name_words,
    speaks,
)
from claims.extraction.names.people import bare, is_name_word, run_end
from claims.extraction.names.roles import is_role, role_range, role_words
from claims.extraction.place import Place
from claims.extraction.reading import Reading
from claims.extraction.subjects import Range
from claims.extraction.types import Span

_OF_HEADS = name_words("of_heads")
_NATIONALITIES = name_words("nationalities")
_NO_NAMES = name_words("no_names")
_TITLES = words("titles")
_KNOWN_PLACES = people_words("places")
_GIVEN = people_words("he_names") | people_words("she_names")
# Words that are a name only together with others: "Parliament", "Prime Minister", "Iraqi".
_GENERIC = (
    _NATIONALITIES | _NO_NAMES | ORGANISATION_WORDS | PLACE_WORDS | _TITLES | ROLES | _OF_HEADS
)
_AFTER_NAMES = name_words("after_names")
_MANY = words("unnamed") | words("plural_subjects")
_LINKS = frozenset(("of", "for"))
_JOINTS = frozenset(("on", "upon", "in", "le", "by", "under", "next"))
_SIGNS = frozenset("-–&'’/")
_STOPS = frozenset(".?!…")
# "Air Force One", "Radio Four": elsewhere these are no name words.
_NUMBERED = frozenset(("One", "Two", "Three", "Four", "Five"))
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
        for run in _runs(r, first, stop):
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


def _runs(r: Reading, first: int, stop: int) -> Iterator[Range]:
    """Runs of words that can be a name; "of" goes on after "Ministry"."""
    i = first
    while i < stop:
        if not is_name_word(r, i):
            i += 1
            continue
        end = _over_signs(r, run_end(r, i, stop), stop)
        while end + 2 < stop and r.low[end] in _LINKS and r.low[end - 1] in _OF_HEADS:
            following = end + 2 if r.low[end + 1] == "the" else end + 1
            if not is_name_word(r, following):
                break
            end = run_end(r, following, stop)
        if end < stop and r.text[end] in _NUMBERED:
            end += 1
        yield i, end
        i = end


def _over_signs(r: Reading, end: int, stop: int) -> int:
    """`Marks | & Spencer`, `Stoke | -on-Trent`: where the name goes on after a sign."""
    while end + 1 < stop and r.text[end] == "&" and is_name_word(r, end + 1):
        end = run_end(r, end + 1, stop)
    is_joined = r.text[end : end + 3 : 2] == ["-", "-"] and r.low[end + 1] in _JOINTS
    if end + 3 < stop and is_joined and is_name_word(r, end + 3):
        end = run_end(r, end + 3, stop)
    return end


def _without_opener(
    r: Reading, run: Range, first: int, inside: frozenset[str], lowered: frozenset[str]
) -> Range | None:
    """The run without a first word that has its capital only because a sentence begins there."""
    i, end = run
    opens = i == first or _opens(r, i)
    low = bare(r.low[i])
    is_known = r.text[i] in inside or low in _TITLES or low in _GIVEN or low in _KNOWN_PLACES
    is_doubtful = r.low[i] in lowered or is_number(r, i)  # "Seven US troops"
    is_doubtful = is_doubtful or (end - i == 1 and not _is_name_alone(r, i))
    if opens and not is_known and is_doubtful:
        i += 1
    while i < end and r.text[end - 1] in _SIGNS:
        end -= 1
    while i < end and not is_name_word(r, i):
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
    first, end = run
    cut = _after_title(r, run)
    core = end
    while core - cut > 2 and bare(r.low[core - 1]) in _AFTER_NAMES:
        core -= 1
    name = tuple(r.text[cut:core])
    if not _can_be_name([bare(word.lower()) for word in name]) or _is_work(r, cut, end):
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


def _after_title(r: Reading, run: Range) -> int:
    """Where the name begins after a title or role: "Defence Secretary", "Microsoft CEO". A role
    that can be a surname ("Baker") needs two words of a name after it."""
    first, end = run
    lows = [bare(r.low[i]) for i in range(first, end)]
    for k in range(len(lows) - 1, 0, -1):
        if lows[k] in _LINKS:
            continue  # "Prince of Wales" is a name by itself
        if lows[k - 1] in _TITLES or (lows[k - 1] in ROLES and len(lows) - k > 1):
            return first + k
    return end if lows[0] in _TITLES and len(lows) == 1 else first


def _can_be_name(lows: Sequence[str]) -> bool:
    """Whether these words, lower case, are more than a post or a nation ("US General", "Iraqi").
    Several general words make a name when the last is a body's or a place's: "Supreme Court"."""
    if not lows or len("".join(lows)) < 2:
        return False
    if len(lows) > 1 and lows[-1] in ORGANISATION_WORDS | PLACE_WORDS | _OF_HEADS:
        return True
    telling = [low for low in lows if low not in _GENERIC]
    if len(lows) > 1 and lows[-1] in _TITLES:
        telling = [low for low in telling if low not in _KNOWN_PLACES and not low.endswith("ing")]
    return bool(telling)


def _is_work(r: Reading, first: int, end: int) -> bool:
    """A title in marks ("The Crown") is a work, not a name of somebody."""
    region = r.regions[r.region_of[first]] if r.region_of[first] >= 0 else None
    return region is not None and region.last == end and first - region.first <= 2
