"""Whether a sentence, or the words beside a date, tell of what was or of what will be."""

from claims.extraction.cues import forms_of, is_cue
from claims.extraction.lexicon import words
from claims.extraction.phrases import is_adverb
from claims.extraction.reading import Reading

_FUTURE = frozenset(
    ("will", "'ll", "’ll", "due", "expected", "scheduled", "plans", "going", "set", "may", "might",
     "likely", "forecast")
)  # fmt: skip
# "It could open on Sunday" is to come, "he could not play on Sunday" is over.
_OPEN = frozenset(("could", "would"))
# A sentence in the present tense with a month and no past tense tells what happens every year.
_PRESENT = frozenset(("is", "are", "can", "does", "do", "occur", "occurs", "varies", "should"))
_PAST = frozenset(("was", "were", "had", "did", "has", "have", "been", "said", "began"))
_PAST |= words("past_verbs") | {"left", "found"}
# "will be held", "to have opened": the verb before the participle says when.
_BEFORE_PARTICIPLE = frozenset(("be", "been", "being", "have", "has", "had", "was", "were"))
_REACH = 40


def tells_future(r: Reading, sentence: tuple[int, int]) -> bool:
    """Whether a word of the sentence speaks of what is to come."""
    return any(_is_future(r, i) for i in range(*sentence))


def tells_past(r: Reading, sentence: tuple[int, int]) -> bool:
    """Whether a word of the sentence tells of the past: "It began in August and will go on"."""
    return any(_is_past(r.low[i]) and not _is_bare(r, i, sentence[0]) for i in range(*sentence))


def tells_present(r: Reading, sentence: tuple[int, int]) -> bool:
    """Whether a word of the sentence is in the present tense."""
    return any(low in _PRESENT for low in r.low[slice(*sentence)])


def leaves_open(r: Reading, sentence: tuple[int, int]) -> bool:
    """Whether "could" or "would" is in the sentence."""
    return any(low in _OPEN for low in r.low[slice(*sentence)])


def is_future_at(r: Reading, i: int, sentence: tuple[int, int]) -> bool | None:
    """Whether what happens at the date at word i is to come; None where its verb leaves it open.

    The nearest verb before the date tells it, else the first one after it: "said on Sunday it will
    rain" and "said it will rain on Sunday". Without a verb that tells it is over.
    """
    first, stop = sentence
    before = range(i - 1, max(first, i - _REACH) - 1, -1)
    for k in [*before, *range(i + 1, min(stop, i + _REACH))]:
        low = r.low[k]
        if _is_future(r, k):
            return True
        if low in _OPEN and r.low[k + 1 : k + 2] != ["have"]:
            return None
        if _is_past(low) and not _is_carried(r, k, first, stop):
            return False
    return False


def _is_future(r: Reading, i: int) -> bool:
    """ "will", "may" (no month), and the "is" of "is to be held"."""
    if r.low[i] in ("is", "are"):
        return r.low[i + 1 : i + 3] == ["to", "be"]
    return r.low[i] in _FUTURE and r.text[i] != "May"


def _is_bare(r: Reading, i: int, first: int) -> bool:
    """A participle after "be": "is to be held"."""
    return i > first and r.low[i - 1] == "be"


def _is_carried(r: Reading, k: int, first: int, stop: int) -> bool:
    """Another verb says when: "will be held", "will have opened", "will, Poe said, open"."""
    if is_cue(r.low[k]) and k + 1 < stop and r.text[k + 1] == ",":
        return True
    before = k - 1
    while before > first and is_adverb(r.low[before]):
        before -= 1
    if before < first:
        return False
    if r.low[k] == "have":
        return r.low[before] in ("will", "'ll", "’ll")
    return r.low[before] in _BEFORE_PARTICIPLE


def _is_past(low: str) -> bool:
    if low in _PAST:
        return True
    if low.endswith("ed"):
        return len(low) > 3 and low not in _FUTURE
    return any(form.tense == "past" and not form.particle for form in forms_of(low))
