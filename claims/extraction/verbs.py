"""Telling where a reporting word is used as a verb that reports, and how."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.cues import Form, forms_of
from claims.extraction.lexicon import words
from claims.extraction.reading import Reading
from claims.extraction.subjects import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    is_adverb,
    skip_adverbs_back,
)

_CLITICS = frozenset(("'s", "’s"))
_HYPHENS = frozenset("-–")
_BE = words("be")
_MODALS = words("modals")
_PLURALS = words("plural_subjects")


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
    i = first
    while i < stop:
        if r.region_of[i] >= 0:
            i = r.regions[r.region_of[i]].last + 1
            continue
        # A capital inside a sentence: "United States", "The Think Tank".
        named = i > first and r.text[i][0].isupper()
        for form in () if named else forms_of(r.low[i]):
            end = i + 1 + len(form.particle)
            if tuple(r.low[i + 1 : end]) != form.particle or end > stop:
                continue
            mode = _mode(r, i, form, first)
            if mode:
                yield Use(i, end, form, mode)
                break
        i += 1


def _mode(r: Reading, i: int, form: Form, first: int) -> str | None:
    """How word i is used; None when it is a noun or an adjective."""
    before = r.low[i - 1] if i > first else ""
    if before in DETERMINERS or before in _HYPHENS:
        return _pronoun_mode(before, form)
    if before in _CLITICS and form.tense != "past":
        return None
    if form.tense == "ing":
        return "ing"
    if form.tense == "base":
        return _base_mode(r, i, first)
    if before in PREPOSITIONS and form.tense == "s":
        return None
    if form.tense == "past" and _is_passive(r, i, first):
        return "passive"
    if form.tense == "past" and before in PREPOSITIONS and before not in ("as", "since"):
        return None
    return "finite"


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
    if before in _PLURALS or (before.endswith("s") and before[0].isalpha() and len(before) > 3):
        return "finite" if before not in PREPOSITIONS else None
    return "finite" if r.text[k] in ",)" and k > first and r.low[k - 1][-1:] == "s" else None


def _is_passive(r: Reading, i: int, first: int) -> bool:
    k = i - 1
    while k >= first and (is_adverb(r.low[k]) or r.low[k] in ("not", "n't", "n’t", "been")):
        if r.low[k] == "been":
            return True
        k -= 1
    is_possible_have = k >= first and r.low[k] in ("'s", "’s")
    return k >= first and r.low[k] in _BE and not is_possible_have


def shares_subject(r: Reading, use: Use, first: int) -> bool:
    """The verb follows "and" or "but" and takes the subject of the verb before it."""
    i = skip_adverbs_back(r, use.first - 1, first)
    return i > first and r.low[i] in COORDINATORS
