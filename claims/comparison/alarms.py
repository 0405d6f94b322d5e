"""Words whose loss or change alters what was said: negations, numbers, names, modals."""

from collections import Counter
from collections.abc import Sequence

from claims.comparison.lists import listed
from claims.comparison.steps import expansions
from claims.comparison.words import Word

NEGATIONS = listed(
    "not no never none nobody nothing neither nor nowhere without hardly barely scarcely"
)
DENIALS = listed(
    "deny denies denied denying refuse refused refuses reject rejected rejects rejecting"
)
MODALS = listed("will would can could may might must shall should ought")

FILLERS = listed("um umm uh uhh uhm er err erm ah hm hmm mm eh")

# Said twice these are emphasis, not a slip of the tongue.
_EMPHATIC = NEGATIONS | listed(
    "very really so much many far long more most too big great ever always yes only well"
)

ORDER = ("negation", "number", "name", "modal", "")


def negations(words: Sequence[Word]) -> Counter[str]:
    """How often each negation stands in `words`; "isn't" holds a "not"."""
    return Counter(part for part in _parts(words) if part in NEGATIONS)


def alarm_between(claim: Sequence[Word], source: Sequence[Word]) -> str:
    """The gravest kind of word that only one side has: one of `ORDER`."""
    if sum(negations(claim).values()) != sum(negations(source).values()):
        return "negation"
    if _numbers(claim) != _numbers(source):
        return "number"
    if _names(claim) != _names(source):
        return "name"
    modal = [{part for part in _parts(side) if part in MODALS} for side in (claim, source)]
    return "modal" if modal[0] != modal[1] else ""


def is_emphatic(key: str) -> bool:
    """Whether a repeated `key` is emphasis ("very, very") or a denial ("no, no")."""
    return key in _EMPHATIC


def is_name(word: Word) -> bool:
    """Whether `word` looks like part of a name, wherever it stands in its sentence."""
    return word.capital and not word.small and not word.number and word.key not in NEGATIONS


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
