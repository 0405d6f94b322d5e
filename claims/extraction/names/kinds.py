"""Whether a name is of a person, an organisation or a place."""

from collections.abc import Sequence

from claims.extraction.cues import forms_of
from claims.extraction.lexicon import words
from claims.extraction.names.genders import GIVEN, people_words
from claims.extraction.names.runs import TITLES, bare
from claims.extraction.phrases import Range
from claims.extraction.reading import Reading

PERSON, ORGANISATION, PLACE = "person", "organisation", "place"


def name_words(section: str) -> frozenset[str]:
    """The words of one section of `data/names.txt`."""
    return words(section, file="names.txt")


ORGANISATION_WORDS, PLACE_WORDS = name_words("organisations"), name_words("places")
_PLACES_FIRST = name_words("places_first")
SURNAMES = name_words("surnames")
NATIONALITIES = name_words("nationalities")
_KNOWN_PLACES = people_words("places")
# Words of titles that are none without a noun: "Prime Time", "Former Scotland captain".
ADJECTIVES = frozenset(("former", "prime", "vice", "foreign", "defence", "defense"))
_BODIES = ORGANISATION_WORDS | PLACE_WORDS - SURNAMES
_STATES = frozenset(("us", "u.s", "usa", "uk", "u.k", "uae"))
# Labels of the name recognisers in spaCy's English pipelines and in the one bundled here.
_LABELS = {"PERSON": PERSON, "PER": PERSON, "ORG": ORGANISATION}
_LABELS |= {"GPE": PLACE, "LOC": PLACE, "FAC": PLACE}
_THINGS, _SHIPS = name_words("things"), name_words("ships")
_BORN = frozenset(("née", "nee", "né"))
# "Shares in Apple", "faith in Keir Starmer": no place.
_WHAT_IN = name_words("what_in")
_WHERE = frozenset(("in", "near"))


def kind_of(r: Reading, run: Range, title: tuple[str, ...], *, is_held: bool) -> str:
    """By what the name and the words beside it show, the surest first; "" when nothing does."""
    first, end = run
    lows = [bare(r.low[i]) for i in range(first, end)]
    several = len(lows) > 1
    is_held = is_held or (first > 0 and r.low[first - 1] in _BORN)
    is_titled = several and lows[0] in TITLES - ADJECTIVES and lows[-1] not in _BODIES
    if title or is_titled:
        return PERSON
    if lows[0] in _SHIPS:
        return ""
    if several and (told := kind_by_words(lows)):
        return told
    if is_held:
        return PERSON
    if told := _kind_by_sign(r, run, " ".join(lows)):
        return told
    labels = [r.entities[i] for i in range(first, end)] if r.entities else []
    if told := next((_LABELS[label] for label in labels if label in _LABELS), ""):
        return told
    return _kind_by_place(r, run)


def _kind_by_sign(r: Reading, run: Range, low: str) -> str:
    """A state, who a turn's label names, capitals alone, "Leeds-based"."""
    first, end = run
    if low in _STATES:
        return PLACE
    is_label = end < len(r.text) and r.text[end] == ":" and r.text[first].isupper()
    if is_label and (first == 0 or r.text[first - 1] in ".?!:\n"):
        return PERSON
    if is_acronym(r.text[first]):
        return ORGANISATION
    is_where = r.low[end : end + 2] == ["-", "based"] or low in _KNOWN_PLACES
    return PLACE if is_where else ""


def kind_by_words(lows: Sequence[str]) -> str:
    """By the words of a name of several: "Water Board", "Tom Hill", "Notting Hill"."""
    if lows[-1] in ORGANISATION_WORDS:
        return ORGANISATION
    if lows[-1] in _THINGS and not (len(lows) == 2 and lows[0] in GIVEN):
        return ""
    if lows[-1] in PLACE_WORDS and len(lows) == 2 and lows[0] not in GIVEN:
        return PLACE  # "Church Street"
    if lows[0] in GIVEN and (lows[-1] not in PLACE_WORDS or lows[-1] in SURNAMES):
        return PERSON
    if any(low in ORGANISATION_WORDS for low in lows):
        return ORGANISATION
    return PLACE if lows[-1] in PLACE_WORDS or lows[0] in _PLACES_FIRST else ""


def is_acronym(word: str) -> bool:
    """ "NATO", "BBC": capitals alone."""
    return len(word) > 1 and word.isupper() and word.isalpha()


def _kind_by_place(r: Reading, run: Range) -> str:
    """ "in Mosul" is a place; who speaks is a person when the name has a first and a last word."""
    first, end = run
    after = r.low[end] if end < len(r.low) else ""
    is_inside = first > 0 and r.low[first - 1] in _WHERE and after not in ("'s", "’s")
    if is_inside and not (first > 1 and r.low[first - 2] in _WHAT_IN):
        return PLACE
    is_somebody = 2 <= end - first <= 3 and not {"'s", "’s"} & {*r.low[first:end]}
    return PERSON if is_somebody and speaks(r, end) else ""


def speaks(r: Reading, i: int) -> bool:
    """A reporting verb stands at word i, all of it: "Jones hit out" but not "Inflation hit 9%"."""
    return i < len(r.low) and any(
        form.tense in ("past", "s")
        and tuple(r.low[i + 1 : i + 1 + len(form.particle)]) == form.particle
        for form in forms_of(r.low[i])
    )
