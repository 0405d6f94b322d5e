"""Words whose loss or change alters what was said: negations, numbers, names, modals, tenses."""

from collections import Counter
from collections.abc import Sequence

from claims.comparison.lists import listed
from claims.comparison.stems import stem
from claims.comparison.steps import expansions
from claims.comparison.words import Word

NEGATIONS = listed(
    "not no never none nobody nothing neither nor nowhere without hardly barely scarcely"
)
DENIALS = listed(
    "deny denies denied denying refuse refused refuses reject rejected rejects rejecting"
)
MODALS = listed("will would can could may might must shall should ought")

# Said twice these are emphasis, not a slip of the tongue.
_EMPHATIC = NEGATIONS | listed(
    "very really so much many far long more most too big great ever always yes only well"
)

ORDER = ("negation", "number", "name", "modal", "tense", "")

# Words of being, having and doing carry the tense of others ("has agreed", "did agree").
_HELPERS = listed("am is are was were be been being has have had do does did")
_PASTS = listed(
    "began begun broke broken brought built bought caught chose chosen came dealt drew drawn drove"
    " driven fell fallen felt fought found flew flown got gave given went gone grew grown heard"
    " held kept knew known led left lost made meant met paid ran rose risen said saw seen sold"
    " sent shot shown sat spoke spoken spent stood stole stolen struck took taken taught told"
    " thought threw thrown understood won wrote written died lied denied"
)
# "invaluable" and "inflammable" turn nothing, but then nobody swaps them for the short word.
_TURNING = ("un", "dis", "in", "im", "ir", "il", "non", "anti")
# A lone helping verb left out or put in changes the tense; one inside a longer cut does not.
_SHORT = 2


def negations(words: Sequence[Word]) -> Counter[str]:
    """How often each negation stands in `words`; "isn't" holds a "not"."""
    return Counter(part for part in _parts(words) if part in NEGATIONS)


def alarm_between(claim: Sequence[Word], source: Sequence[Word]) -> str:
    """The gravest kind of word that only one side has: one of `ORDER`."""
    if sum(negations(claim).values()) != sum(negations(source).values()):
        return "negation"
    if _are_opposites(claim, source) or _are_opposites(source, claim):
        return "negation"
    if _numbers(claim) != _numbers(source):
        return "number"
    if _names(claim) != _names(source):
        return "name"
    modal = [{part for part in _parts(side) if part in MODALS} for side in (claim, source)]
    if modal[0] != modal[1]:
        return "modal"
    return "tense" if _tense_differs(claim, source) else ""


def is_emphatic(key: str) -> bool:
    """Whether a repeated `key` is emphasis ("very, very") or a denial ("no, no")."""
    return key in _EMPHATIC


def is_name(word: Word) -> bool:
    """Whether `word` looks like part of a name, wherever it stands in its sentence."""
    return word.capital and not word.small and not word.number and word.key not in NEGATIONS


def _are_opposites(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether a word of `one` is a word of `other` turned by a prefix: "unsafe", "disagree"."""
    keys = {word.key for word in other}
    return any(
        word.key.startswith(prefix) and word.key.removeprefix(prefix) in keys
        for word in one
        for prefix in _TURNING
    )


def _tense_differs(claim: Sequence[Word], source: Sequence[Word]) -> bool:
    if (not claim or not source) and len(claim) + len(source) > _SHORT:
        return False
    helpers = [
        Counter(part for part in _parts(side) if part in _HELPERS) for side in (claim, source)
    ]
    if helpers[0] != helpers[1]:
        return True
    pasts = [{stem(word.key) for word in side if _is_past(word)} for side in (claim, source)]
    presents = [{stem(word.key) for word in side if not _is_past(word)} for side in (claim, source)]
    return bool(pasts[0] & presents[1] or pasts[1] & presents[0])


def _helpers(words: Sequence[Word]) -> Counter[str]:
    return Counter(part for part in _parts(words) if part in _HELPERS)


def _is_past(word: Word) -> bool:
    return word.key in _PASTS or (word.key.endswith("ed") and stem(word.key) != word.key)


def _parts(words: Sequence[Word]) -> list[str]:
    parts: list[str] = []
    for word in words:
        written_out = expansions(word.key)
        parts.extend(written_out[0].split() if written_out else [word.key])
    return parts


def _numbers(words: Sequence[Word]) -> Counter[str]:
    return Counter(word.key for word in words if word.number or word.key[:1].isdigit())


def _names(words: Sequence[Word]) -> set[str]:
    return {word.key for word in words if is_name(word)}
