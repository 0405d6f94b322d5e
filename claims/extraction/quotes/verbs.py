"""Telling where a reporting word is used as a verb that reports, and how."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.adverbials import is_number
from claims.extraction.cues import Form, forms_of
from claims.extraction.lexicon import words
from claims.extraction.phrases import (
    ADVERBS,
    BE,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    DOCUMENTS,
    PREPOSITIONS,
    PRONOUNS,
    chain_back,
    is_adverb,
    phrase_before,
)
from claims.extraction.plurals import singular
from claims.extraction.quotes.set_off import set_off_by
from claims.extraction.reading import Reading
from claims.extraction.subjects import skip_adverbs_back

_CLITICS = frozenset(("'s", "’s"))
_HYPHENS = frozenset("-–")
_HEADLINE_SHARE = 0.7
# "a yellow warning remains in force": the noun is the subject.
_SINGULAR_VERBS = tuple([low] for low in ("is", "was", "has", "had", "remains", "will", "would"))
_MODALS = words("modals")
_PLURALS = words("plural_subjects")
_MAX_ASIDE = 12
_MAX_SUBJECT = 12
# What documents are before they show something.
_PUT_OUT = frozenset(("released", "published", "obtained", "leaked", "seen", "filed", "disclosed"))
_MAX_TALE = 3
_TALES = frozenset(("story", "stories", "tale", "tales", "joke", "jokes", "truth", "lie", "lies"))
_NUMBERS = frozenset(("two", "three", "four", "five", "six", "seven"))


@dataclass(frozen=True, slots=True)
class Use:
    """A reporting word at words [first, stop). `mode`: finite, ing, infinitive, passive or
    according."""

    first: int
    stop: int
    form: Form
    mode: str


def uses(r: Reading, first: int, stop: int) -> Iterator[Use]:
    """The reporting verbs of the sentence [first, stop), those inside quotation marks left out."""
    headline = _is_headline(r, first, stop)
    i = first
    while i < stop:
        if r.region_of[i] >= 0:
            i = r.regions[r.region_of[i]].last + 1
            continue
        # A capital inside a sentence: "United States", "The Think Tank".
        named = i > first and r.text[i][0].isupper() and not headline
        for form in () if named else _forms(r, i, first, stop):
            mode = _mode(r, i, form, first)
            if mode:
                yield Use(i, i + 1 + len(form.particle), form, mode)
                break
        i += 1


def _forms(r: Reading, i: int, first: int, stop: int) -> list[Form]:
    """What word i may report as: by where it stands, then by the lexicon."""
    known = [form for form in forms_of(r.low[i]) if _has_particle(r, i, form, stop)]
    if any("p" in form.cue.frames for form in known):
        return known
    beside = set_off_by(r, i, first, stop)
    return [beside, *known] if beside else known


def _has_particle(r: Reading, i: int, form: Form, stop: int) -> bool:
    """Whether the words of the form follow; `on` of "commented on Monday" is none of them."""
    end = i + 1 + len(form.particle)
    if end > stop or tuple(r.low[i + 1 : end]) != form.particle:
        return False
    return not (form.particle and end < stop and r.low[end] in DAYS)


def _is_headline(r: Reading, first: int, stop: int) -> bool:
    """Most words have capitals, as in `Trump Says He’s Unlikely To Go`."""
    letters = [i for i in range(first, stop) if r.text[i][0].isalpha()]
    capitals = sum(r.text[i][0].isupper() for i in letters)
    return len(letters) > 3 and capitals >= _HEADLINE_SHARE * len(letters)


def _mode(r: Reading, i: int, form: Form, first: int) -> str | None:
    """How word i is used; None when it is a noun or an adjective."""
    before = r.low[i - 1] if i > first else ""
    if before in DETERMINERS or (before in _HYPHENS and r.end[i - 1] == r.start[i]):
        return _pronoun_mode(before, form)
    if before in _CLITICS and form.tense != "past":
        return None
    if form.tense == "ing":
        return "ing" if r.low[i + 1 : i + 2] not in _SINGULAR_VERBS else None
    if form.tense == "base":
        return _base_mode(r, i, first)
    if form.tense == "s" and _is_plural_noun(r, i, form, first):
        return None
    if form.tense == "past" and (before in ("when", "as") or i == first):
        return "passive"
    if _names_thing(r, i, form, first) or _tells_tale(r, i, form) or _is_told_to(r, i):
        return None
    is_reduced = before == "," and r.low[i + 1 : i + 2] == ["by"]  # "the move, described by Poe as"
    if form.tense == "past" and (is_reduced or _is_passive(r, i, first)):
        return "passive"
    if form.tense == "past" and before in PREPOSITIONS and before not in ("as", "since"):
        return None
    return "finite"


def _is_plural_noun(r: Reading, i: int, form: Form, first: int) -> bool:
    """`of claims`, `40 points`, `neighbouring states`: a form that is also a noun needs a clear
    subject."""
    before = r.low[i - 1] if i > first else ""
    if before in PREPOSITIONS or (before and (_counts(r, i - 1) or _takes_object(r, i - 1))):
        return True
    is_verb = before == "," and r.low[i + 1 : i + 2] == ["that"]  # "the board left, reasons that"
    if "x" not in form.cue.frames or i == first or is_verb:
        return False
    return not (
        r.text[i - 1][0].isupper()
        or before in PRONOUNS
        or before in DOCUMENTS
        or before in ADVERBS
        or before in ")"
    )


def _takes_object(r: Reading, i: int) -> bool:
    """`rejected calls for`, `denied claims`: after a verb in the past stands a noun."""
    return r.text[i].islower() and any(
        form.tense == "past" and not form.particle and r.low[i] != "read"
        for form in forms_of(r.low[i])
    )


def _counts(r: Reading, i: int) -> bool:
    """`40 points`, `two percentage points`, `three claims`; but `one says`."""
    return r.low[i] != "one" and (is_number(r, i) or r.low[i] in ("percentage", "basis"))


def _is_told_to(r: Reading, i: int) -> bool:
    """`hit a nurse after being told to wait`: no more than a part of what happened."""
    return r.low[i - 1 : i] == ["being"] and r.low[i + 1 : i + 2] == ["to"]


def _tells_tale(r: Reading, i: int, form: Form) -> bool:
    """`told a long story about it`: what is told, and to nobody."""
    if form.cue.lemma != "tell":
        return False
    after = itertools.islice(range(i + 1, len(r.low)), _MAX_TALE)
    noun = next((k for k in after if r.low[k] not in DETERMINERS and not is_adverb(r.low[k])), i)
    return any(r.low[k] in _TALES for k in range(noun, min(len(r.low), noun + 2)))


def _names_thing(r: Reading, i: int, form: Form, first: int) -> bool:
    """`a company called Acme`: the name of a thing, not what somebody calls it."""
    if form.cue.lemma != "call" or form.tense != "past":
        return False
    phrase = phrase_before(r, i - 1, first) if i > first else None
    return phrase is not None and r.low[phrase[0]] in ("a", "an", "so")


def _pronoun_mode(before: str, form: Form) -> str | None:
    """ "that said", "some say", "all agreed": these determiners can be subjects."""
    if before in ("that", "this", "one", "another") and form.tense in ("past", "s"):
        return "finite"
    if before in ("some", "many", "others", "both", "most", "all", "several", "few", "these"):
        return "finite" if form.tense in ("past", "base") else None
    return None


def _base_mode(r: Reading, i: int, first: int) -> str | None:
    """A bare form is a verb after a modal, "to", a plural or at most an adverb between."""
    k = i - 1
    while k >= first and is_adverb(r.low[k]):
        k -= 1
    if k < first:
        return None
    before = r.low[k]
    if before == "to":
        return "infinitive"
    if before in _MODALS:
        return "finite"
    if before in _NUMBERS and r.low[k - 1 : k] == ["the"]:
        return "finite"  # "the two write"
    is_plural = len(before) > 3 and before[0].isalpha() and singular(before) != before
    if before in _PLURALS or is_plural:
        return "finite" if before not in PREPOSITIONS else None
    if _has_plural_head(r, k, first) or _tells_documents(r, k, first):
        return "finite"
    return "finite" if r.text[k] in ",)" and k > first and r.low[k - 1][-1:] == "s" else None


def _has_plural_head(r: Reading, i: int, first: int) -> bool:
    """The subject that ends at word i is a plural with a preposition: `figures from the ONS
    show`."""
    phrase = phrase_before(r, i, first)
    begin, end = phrase or (i, i)
    head = next((k - 1 for k in range(begin + 1, end) if r.low[k] in PREPOSITIONS), None)
    return head is not None and singular(r.low[head]) != r.low[head]


def _tells_documents(r: Reading, i: int, first: int) -> bool:
    """The subject that ends at word i begins with documents: `Papers out under the Act show`."""
    subject = itertools.islice(chain_back(r, i, first, _PUT_OUT), _MAX_SUBJECT)
    lows = (r.low[k] for k in subject)
    return any(low != singular(low) and singular(low) in DOCUMENTS for low in lows)


def _is_passive(r: Reading, i: int, first: int) -> bool:
    k = i - 1
    while k >= first and (is_adverb(r.low[k]) or r.low[k] in ("not", "n't", "n’t", "been")):
        if r.low[k] == "been":
            return True
        k -= 1
    is_possible_have = k >= first and r.low[k] in ("'s", "’s")
    return k >= first and r.low[k] in BE and not is_possible_have


def shares_subject(r: Reading, use: Use, first: int) -> bool:
    """The verb follows "and" or "but" and takes the subject of the verb before it; `and, pressed
    by the board, agreed` too."""
    if r.low[max(first, use.first - 2) : use.first] == [",", "then"]:
        return True
    i = skip_adverbs_back(r, use.first - 1, first)
    if r.text[i] == ",":
        comma = next(
            (k for k in range(i - 1, max(first, i - _MAX_ASIDE), -1) if r.text[k] == ","), i
        )
        i = comma - 1 if comma < i else i
    return i > first and r.low[i] in COORDINATORS
