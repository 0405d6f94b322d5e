"""Numbers that are part of a name or a code, not figures: "Boeing 737", "9/11", "G7"."""

from collections.abc import Sequence

from claims.extraction.cues import is_cue
from claims.extraction.figures.codenames import in_code
from claims.extraction.figures.numerals import Numeral, table
from claims.extraction.figures.units import unit_after
from claims.extraction.figures.when import touches
from claims.extraction.figures.years import is_year_of_name
from claims.extraction.lexicon import words
from claims.extraction.phrases import (
    AUXILIARIES,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    is_nominal,
)
from claims.extraction.reading import Reading

_NUMBERED = words("numbered")
_VERBS = words("verbs") - words("noun_verbs")
_STREETS = words("streets")
_POSTAL = frozenset(("zip", "postcode", "postal", "area"))
_ONE_BEFORE = frozenset(("any", "each", "every", "another", "which", "no"))
_MAYBE_BEFORE = frozenset(("the", "this", "that"))
_ONE_AFTER = frozenset(("of", "another", "'s", "’s", "who", "that", "day", "thing"))
_NUMBERED_NAMES = words("numbered_names")
_JOINS = frozenset(("and", "or", "to", "&", ",", "-", "–"))
_NUMERO = frozenset(("No", "Nos"))
_SMALL = DETERMINERS | PREPOSITIONS | COORDINATORS | {"is", "are", "s", "'s", "’s", "n't"}
_CALENDAR = DAYS | words("months")
_COUNTED = frozenset(("people", "men", "women", "children", "times", "seats", "votes", "goals"))
_AFTER_NOUN = AUXILIARIES | PREPOSITIONS | COORDINATORS | {",", ".", "that"}
# "They called 911."
_CALLED = frozenset(
    ("call", "calls", "called", "calling", "dial", "dials", "dialled", "dialed", "dialling",
     "dialing", "ring", "rang", "phone", "phoned", "text", "texted")
)  # fmt: skip
_EMERGENCY = frozenset(("999", "911", "112", "101", "111", "000", "988", "116"))
_MAX_TITLE = 40


def is_part_of_name(r: Reading, numeral: Numeral, sentence: tuple[int, int]) -> bool:
    """Whether the number at words [first, stop) belongs to a name, a code or a fixed phrase."""
    i, stop = numeral.first, numeral.stop
    if r.low[i] == "one" and stop == i + 1:
        return _is_pronoun_one(r, i, sentence)
    if numeral.shape == "ordinal":
        return _is_no_ordinal(r, numeral, sentence)
    if r.low[i] in table("scales") and i > sentence[0]:
        # "a baker's dozen"; "3,5 million" and "R500 million" are not a million.
        before = r.low[i - 1]
        return before in ("'s", "’s", "per") or any(char.isdecimal() for char in before)
    if _is_spelled_name(r, i, sentence):
        return True
    if i > sentence[0] and r.low[i - 1] in _CALLED and r.text[i] in _EMERGENCY:
        return True
    return (
        is_year_of_name(r, i, sentence)
        or in_code(r, i, stop, sentence)
        or _after_name(r, numeral, sentence)
        or _in_address(r, stop, sentence[1])
    )


def _is_no_ordinal(r: Reading, numeral: Numeral, sentence: tuple[int, int]) -> bool:
    """ "a split second", "First, ...", "44th Street", and "FIRST" as a short form."""
    i, stop = numeral.first, numeral.stop
    before = r.low[i - 1] if i > sentence[0] else ""
    after = r.low[stop] if stop < sentence[1] else ""
    if stop == i + 1 and r.low[i] == "second" and before == "a":
        return stop >= sentence[1] or not is_nominal(r, stop)  # "wait a second"
    if r.text[i][0].isupper() and (
        _is_in_name(after, r.low[stop + 1 : stop + 2])
        or _opens_name(r, stop, sentence)
        or (before == "the" and i - 1 > sentence[0] and r.text[i - 2][0].isupper())
    ):
        return True
    if stop == i + 1 and r.low[i] == "second" and before in ("split", "per", "every", "each"):
        return True
    if stop == i + 1 and i == sentence[0] and after in (",", "one", "and"):
        return True
    is_short_form = r.text[i].isupper() and r.text[i].isalpha()
    if is_short_form and stop < sentence[1] and not (i > 0 and r.text[i - 1].isupper()):
        return not r.text[stop].isupper()
    return r.text[i][0].isupper() | r.text[i][0].isdecimal() and _in_address(r, stop, sentence[1])


def _is_spelled_name(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    """ "the Six Nations", "Formula One", "the Group of Seven": a number word with a capital where
    no sentence begins, in a text that is no headline in capitals."""
    if not r.text[i][0].isupper() or r.text[i].isupper() or i == sentence[0]:
        return False
    if not r.text[i - 1][0].isalnum():
        return False
    return not _is_title(r, sentence)


def _is_title(r: Reading, sentence: tuple[int, int]) -> bool:
    """Whether every word but the small ones has a capital, as in a headline."""
    stop = min(sentence[1], sentence[0] + _MAX_TITLE)
    return not any(
        r.text[i][0].islower() and r.low[i] not in _SMALL for i in range(sentence[0], stop)
    )


def _is_in_name(after: str, second: Sequence[str]) -> bool:
    """ "the Fifth Amendment", "the First World War": the ordinal is no more a figure than the
    number of "Article 50"."""
    return after in ("amendment", "reich") or (after == "world" and list(second) == ["war"])


def _opens_name(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    """ "First Minister Jo Poe", "Second Lieutenant", "First Direct": two capitals make a title or a
    name. In a headline they do not, nor does a day or month after the ordinal; and the first word
    of a sentence has its capital anyway: "Second British man held"."""
    first, stop = sentence
    if i >= stop or not (r.text[i][0].isupper() and r.text[i].isalpha()):
        return False
    if r.low[i] in _CALENDAR or _is_title(r, sentence):
        return False
    is_followed = i + 1 < stop and r.text[i + 1][0].islower() and is_nominal(r, i + 1)
    is_said = i + 1 < stop and is_cue(r.low[i + 1])
    return i - 1 > first or not is_followed or is_said


def _is_pronoun_one(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    before = r.low[i - 1] if i > sentence[0] else ""
    after = r.low[i + 1] if i + 1 < sentence[1] else "."
    if before in _ONE_BEFORE or not (after[0].isalnum() or after == "-"):
        return True
    if after in _ONE_AFTER or after in AUXILIARIES or after in PREPOSITIONS or after in _VERBS:
        return True
    if after in ("and", "but", "or"):
        return after != "or"
    if after == "need":  # "One need look no further", where "one need is" a lack
        return i + 2 < sentence[1] and r.low[i + 2] not in _AFTER_NOUN
    # "One expects a bump": the noun after "one" has no plural.
    is_verb = after.endswith("s") and not after.endswith(("ss", "us", "is", "ies"))
    opens = before == "" or before in SUBORDINATORS
    if is_verb and opens and r.text[i + 1].islower():
        return True
    return before in _MAYBE_BEFORE and not _is_noun(r, i + 1)


def _is_noun(r: Reading, i: int) -> bool:
    """ "this one woman": a lower-case word that ends like no verb or adverb."""
    low = r.low[i]
    return r.text[i].islower() and low.isalpha() and not low.endswith(("s", "ed", "ing", "ly"))


def _in_address(r: Reading, stop: int, end: int) -> bool:
    """A house number, a numbered street or a postcode: "145th East Avenue", "90049 ZIP"."""
    following = r.low[stop : min(end, stop + 4)]
    if following and following[0] in _POSTAL and r.text[stop].isupper():
        return True
    for k, low in enumerate(following):
        is_number = k > 0 and r.text[stop + k].isdecimal()  # "16-18 Industrial Avenue"
        if not r.text[stop + k][0].isupper() and not is_number and low not in ("&", "/", "-", "of"):
            return False
        if low.rstrip(".") in _STREETS:
            return True
    return False


def _after_name(r: Reading, numeral: Numeral, sentence: tuple[int, int]) -> bool:
    """ "Boeing 737", "iPhone 14", "Article 50": a plain number right after what it numbers."""
    i = numeral.first
    if i <= sentence[0] or numeral.scale != 1 or "," in r.text[i]:
        return False
    before, word = r.low[i - 1], r.text[i - 1]
    if before.rstrip(".") in _NUMBERED or word in ("No.", "Nos.", "no.", "nos."):
        return True
    if _in_numbered_list(r, i, sentence):
        return True
    dot = i - 1 if word == "." else i  # "No. 2", and "No.2", where ".2" looks like a number
    if r.text[dot] == "." and dot > sentence[0] + 1 and r.text[dot - 1] in _NUMERO:
        return touches(r, dot, i + 1) and r.text[dot - 2][0].isalnum()
    if (word[0].isupper() and before in _NUMBERED_NAMES) or (
        word == "No" and r.text[i].isdecimal()
    ):
        return not _is_score(r, numeral, sentence)
    if _is_model(r, i, sentence[0]):
        return True
    is_brand = word[0].islower() and any(char.isupper() for char in word)
    if is_brand and r.text[i].isdecimal():
        return True
    if i - 1 == sentence[0] or not word[0].isupper() or not r.text[i].isdecimal():
        return False
    if _is_score(r, numeral, sentence) or _is_counted(r, numeral, sentence[1]):
        return False
    is_word = before in DETERMINERS or before in PREPOSITIONS or before in COORDINATORS
    unit = unit_after(r, numeral.stop, sentence[1]) if numeral.stop < sentence[1] else None
    return not is_word and unit is None and not word.endswith(".")


def _is_counted(r: Reading, numeral: Numeral, end: int) -> bool:
    """ "by Tuesday 14 had died", "beat United 14 times": a day has no number of its own, and what
    is counted no model or chapter before it."""
    is_day = r.low[numeral.first - 1] in DAYS
    return is_day or (numeral.stop < end and r.text[numeral.stop] in _COUNTED)


def _in_numbered_list(r: Reading, i: int, sentence: tuple[int, int]) -> bool:
    """ "Wards 7 and 12", "pages 3 to 5": numbers joined after the plural of what they number."""
    k = i
    while k - 2 > sentence[0] and r.low[k - 1] in _JOINS and r.text[k - 2].isdecimal():
        k -= 2
    is_list = k < i or (
        k + 2 < sentence[1] and r.low[k + 1] in _JOINS and r.text[k + 2].isdecimal()
    )
    plural = r.low[k - 1]
    return is_list and plural.endswith("s") and plural[:-1] in _NUMBERED | _NUMBERED_NAMES


def _is_score(r: Reading, numeral: Numeral, sentence: tuple[int, int]) -> bool:
    """ "beat City 2-0": two small numbers with a dash; a "Boeing 737-800" has larger ones."""
    j = numeral.stop
    if j + 1 >= sentence[1] or r.text[j] not in "-–" or not r.text[j + 1].isdecimal():
        return False
    return len(r.text[numeral.first]) < 3 and len(r.text[j + 1]) < 3


def _is_model(r: Reading, i: int, first: int) -> bool:
    """The "800" of "Boeing 737-800"."""
    if i - 3 < first or r.text[i - 1] != "-" or not r.text[i - 2].isdecimal():
        return False
    glued = r.end[i - 2] == r.start[i - 1] and r.end[i - 1] == r.start[i]
    return glued and len(r.text[i - 2]) > 2 and r.text[i - 3][0].isupper() and r.text[i].isdecimal()
