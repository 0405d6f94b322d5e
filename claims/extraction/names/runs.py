"""Runs of capitalised words that can be a name, and what in them is title, name and nickname."""

from collections.abc import Iterator, Sequence

from claims.extraction.cues import forms_of
from claims.extraction.lexicon import words
from claims.extraction.marks import ANY
from claims.extraction.names.genders import GIVEN, ROLES
from claims.extraction.phrases import DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS, Range
from claims.extraction.reading import Reading

TITLES = words("titles")
DEPARTMENTS = words("departments", file="names.txt")
_MONTHS = words("months")
PARTICLES = words("particles")
# "Det Con Amir Shah".
_DET = frozenset(("Det", "Detective"))
# "Dean Smith" has no post.
_POSTS = ROLES - GIVEN
_NO_NAME = DAYS | _MONTHS | DETERMINERS | PRONOUNS | PREPOSITIONS | words("coordinators")
_NO_NAME |= words("subordinators") | words("adverbs") | words("auxiliaries")
# Months that are names of people too.
_MONTH_NAMES = frozenset(("april", "may", "june", "august", "jan"))
GENERATIONS = frozenset(("jr", "sr", "junior", "senior", "ii", "iii", "iv"))
_AFTER_NAMES = words("after_names", file="names.txt") - GENERATIONS
# Posts that a department follows: "Secretary of Transportation", "Minister for Housing".
POSTS_OF = frozenset(("minister", "secretary", "commissioner", "director", "head", "chief"))
_GLUED = frozenset(("-", "'s", "’s", "'", "’"))
_ELIDED = ("d'", "d’", "l'", "l’")
# What a hyphen ties to a name without being part of it: "Leeds-based", "a Biden-era rule".
_TIED = words("tied", file="names.txt")
_MAX_SYLLABLE = 6
_MAX_NAME = 6
_MAX_JOINTS = 2
_MAX_NICKNAME = 2


def bare(word: str) -> str:
    """A word without its final full stop."""
    return word[:-1] if word.endswith(".") else word


def last_of(name: Sequence[str]) -> str:
    """The last name, lower case: "King" of "Martin Luther King Jr."."""
    lows = [bare(word).lower() for word in name]
    return next((low for low in reversed(lows) if low not in GENERATIONS), lows[-1])


def name_runs(r: Reading) -> Iterator[Range]:
    """Runs of capitalised words that can be a name, titles before it included.

    The first word of a sentence belongs to a run only when it is no common opener. A run never
    goes on in the next paragraph.
    """
    for i, stop in r.paragraphs:
        while i < stop:
            if not is_name_word(r, i):
                i += 1
                continue
            end = run_end(r, i, stop)
            yield past_department(r, past_verb(r, i, end), end), end
            i = end


def run_end(r: Reading, i: int, size: int) -> int:
    """Where the run of name words that begins at word i ends; small words inside it count."""
    stop = i + 1
    while stop < size:
        following = past_stop(r, stop)
        while following < min(stop + _MAX_JOINTS, size - 1) and joins(r, following):
            following += 1
        following = past_nickname(r, following)
        if following >= size or not is_name_word(r, following):
            break
        stop = following + 1
    return stop


def past_stop(r: Reading, i: int) -> int:
    """Past the full stop of `MR | . POE`: in capitals it is a word of its own; else i."""
    if i + 1 >= len(r.text) or r.text[i] != "." or r.end[i - 1] != r.start[i]:
        return i
    is_title = r.text[i - 1].isupper() and r.low[i - 1] in TITLES
    return i + 1 if is_title and r.text[i + 1].isupper() and len(r.text[i + 1]) > 1 else i


def past_nickname(r: Reading, i: int) -> int:
    """Past the marks of `Henry | “Hank” Poe`, where a name goes on after them; else i."""
    if i >= len(r.text) or r.region_of[i] < 0 or not is_name_word(r, i - 1):
        return i
    region = r.regions[r.region_of[i]]
    after, inner = region.last + 1, range(i + 1, region.last)
    is_short = region.first == i and region.closed and 0 < len(inner) <= _MAX_NICKNAME
    if not is_short or after >= len(r.text) or not all(is_name_word(r, k) for k in inner):
        return i
    is_set_off = r.end[region.last] < r.start[after]
    return after if is_set_off and is_name_word(r, after) else i


def past_department(r: Reading, i: int, stop: int) -> int:
    """Past the first words of `Minister for | Housing Darragh Ní Bhriain`, where they are what
    somebody is minister of and two words of a name follow; else i."""
    before = i - 1 if i > 0 and r.low[i - 1] not in ("the", "and") else i - 2
    if before < 1 or r.low[i] not in DEPARTMENTS or r.low[before] not in ("of", "for"):
        if i < 2 or r.low[i - 1] != "and" or r.low[i - 2] not in DEPARTMENTS:
            return i
    elif r.low[before - 1] not in POSTS_OF | DEPARTMENTS:
        return i
    k = i
    while k < stop and r.low[k] in DEPARTMENTS:
        k += 1
    return k if stop - k > 1 and is_name_word(r, k) else i


def past_verb(r: Reading, i: int, stop: int) -> int:
    """Past the first word of `Said | Jo Poe: “We left”`, which is a verb there and no name, though
    some are called Said; else i."""
    is_led = stop + 1 < len(r.text) and r.text[stop] in ",:"
    leads = is_led and (r.text[stop] == ":" or r.region_of[stop + 1] >= 0)
    is_verb = any(form.tense == "past" for form in forms_of(r.low[i]))
    return i + 1 if leads and is_verb and stop - i > 1 else i


def joins(r: Reading, i: int) -> bool:
    """A hyphen or a small word that can stand inside a name: "Ursula von der Leyen"."""
    if r.text[i] == "-":
        return 0 < i < len(r.text) - 1 and r.end[i - 1] == r.start[i] and r.end[i] == r.start[i + 1]
    return r.low[i] in PARTICLES


def is_name_word(r: Reading, i: int) -> bool:
    """A capitalised word that can be part of a name: "May" where another one stands beside it."""
    word = r.text[i]
    if not word[0].isupper():
        return _is_elided(word) or _is_syllable(r, i)
    if word[0] == "Q" and word[1:].isdigit():
        return False  # a quarter, or the number of a question
    low = bare(r.low[i])
    return low not in _NO_NAME or (low in _MONTH_NAMES and _is_in_name(r, i))


def _is_elided(word: str) -> bool:
    """ "d’Estaing"."""
    return word[:2] in _ELIDED and word[2:3].isupper()


def _is_syllable(r: Reading, i: int) -> bool:
    """The last word of "Kim Jong-un", "Ban Ki-moon", but not of "Leeds-based" or "US-led"."""
    word = r.text[i]
    if not word.isalpha() or len(word) > _MAX_SYLLABLE or i < 3 or r.text[i - 1] != "-":
        return False
    is_tied = r.end[i - 2] == r.start[i - 1] and r.end[i - 1] == r.start[i]
    before, first = r.text[i - 2], r.text[i - 3]
    is_given = len(before) <= _MAX_SYLLABLE and before.istitle() and first[0].isupper()
    is_plain = r.low[i] not in _TIED and not r.low[i].endswith("ed")
    return is_tied and is_plain and is_given and bare(r.low[i - 3]) not in _NO_NAME


def _is_in_name(r: Reading, i: int) -> bool:
    """Whether the month word i is somebody's first or last name: "Theresa May", "Mrs May", "April
    Jones", and neither "In May" nor "Paris May 5"."""
    after = r.text[i + 1] if i + 1 < len(r.text) else ""
    before = r.text[i - 1] if i > 0 and r.end[i - 1] < r.start[i] else ""
    if before[:1].isupper() and bare(r.low[i - 1]) not in _NO_NAME:
        return not after[:1].isdecimal()
    is_open = before[:1].islower() and r.low[i - 1] in PREPOSITIONS
    return after[:1].isupper() and bare(r.low[i + 1]) not in _NO_NAME and not is_open


def split_titles(run: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(`titles and roles`, `name`): what stands up to the last title word, and the rest.

    Words tied by hyphens are one word of a name; nicknames in marks and letters after it ("KC")
    are left out. A rest of more than six words is no name and comes back empty.
    """
    run = [word for word in without_nickname(run) if word != "."]
    tied = tied_words(run)
    is_title = [all(low in TITLES for low in bare(word).lower().split("-")) for word in tied]
    if len(tied) > 2 and tied[0] in _DET and tied[1] == "Con":
        is_title[1] = True
    cut = max((k + 1 for k, found in enumerate(is_title) if found), default=0)
    while cut + 2 < len(tied) and tied[cut].lower() in _POSTS:
        cut += 1  # "Resident Bill Stokes": two words of a name follow
    rest = {bare(word).lower() for word in tied[cut:]}
    if rest <= GENERATIONS and cut > 1:  # "Luther King Jr." too
        cut = next((k for k, found in enumerate(is_title) if not found), cut)
    name = without_letters(tied[cut:])
    size = sum(2 * word.count("-") + 1 for word in tied[:cut])
    return tuple(run[:size]), name if len(name) <= _MAX_NAME else ()


def without_nickname(run: Sequence[str]) -> Sequence[str]:
    """The words of `Henry “Hank” Poe` without those in marks."""
    marks = [k for k, word in enumerate(run) if word in ANY]
    return [*run[: marks[0]], *run[marks[1] + 1 :]] if len(marks) > 1 else run


def without_letters(name: Sequence[str]) -> tuple[str, ...]:
    """A name without "KC" and the like behind it."""
    size = len(name)
    while size > 1 and bare(name[size - 1]).lower() in _AFTER_NAMES:
        size -= 1
    return tuple(name[:size])


def tied_words(run: Sequence[str]) -> tuple[str, ...]:
    """The words of a run, those with a hyphen between them as one ("Ortiz-Cortez"), and "’s" with
    its owner."""
    found: list[str] = []
    for word in run:
        if found and (word in _GLUED or found[-1].endswith("-")):
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


def body_end(r: Reading, i: int) -> int:
    """Where the name of an organisation whose capitals end before word i goes on to: "Ministry"
    to "Ministry of Defence", "Department for the Environment"."""
    if i >= len(r.low) or r.low[i] not in ("of", "for"):
        return i
    k = i + 1 + (r.low[i + 1 : i + 2] == ["the"])
    return run_end(r, k, len(r.text)) if k < len(r.text) and is_name_word(r, k) else i


def joined(name: tuple[str, ...]) -> str:
    """The words of a name as one string; hyphens keep no spaces."""
    return " ".join(tied_words(name)).replace(" ,", ",").replace(" .", ".")
