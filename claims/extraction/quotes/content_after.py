"""Which words after it a reporting verb reports: `she said that ...`, `“...,” she said. “...”`"""

from collections.abc import Sequence

from claims.extraction.adverbials import skip_adverbials, skip_recipient
from claims.extraction.in_marks import closes_region, quotation_end
from claims.extraction.lexicon import words
from claims.extraction.phrases import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    VERBS,
    Range,
    is_nominal,
    phrase_after,
)
from claims.extraction.quotes.ends import clause_end, object_end, right_end, trim
from claims.extraction.quotes.frames import can_report
from claims.extraction.quotes.verbs import Use
from claims.extraction.reading import Reading

_OBJECTS = words("object_pronouns")
_PERSONS = _OBJECTS | DETERMINERS
_REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves"))
_MAX_SKIP = 22
_MIN_CALL = 2
_MAX_RECIPIENT = 14
_CLAUSE_OPENERS = frozenset(("while", "when", "although", "though", "after", "before", "because"))


def all_parts(r: Reading, left: Range, use: Use, stop: int) -> tuple[Range, ...]:
    """The content before a parenthetical and what goes on after it, as far as there is any."""
    right = _right_parts(r, left, use, stop)
    return (left, *right) if left[0] < left[1] else tuple(right)


def _right_parts(r: Reading, left: Range, use: Use, stop: int) -> list[Range]:
    """Further content after a parenthetical: `“A,” she said, “B”` and `A, she said, B`."""
    i = use.stop
    if "a" in use.form.cue.frames:
        i = skip_recipient(r, i, stop)
    i = skip_adverbials(r, i, stop)
    is_direct = i == use.stop and i < stop - 1 and r.region_of[i] >= 0
    if not is_direct and (i >= stop - 1 or r.text[i] not in ",:;—–"):
        return []
    begin = i if is_direct else i + 1
    while begin < stop - 1 and r.low[begin] in ("and", "but"):
        begin += 1
    if r.region_of[begin] < 0 and not _goes_on(r, left, begin, r.text[i]):
        return []
    end = trim(r, begin, stop)
    return [(begin, end)] if end > begin else []


def _goes_on(r: Reading, left: Range, begin: int, sign: str) -> bool:
    """`The plan, she said, would ...`: what came before is no whole clause, so it goes on here."""
    if r.low[begin] == "that" or r.low[begin] in AUXILIARIES or r.low[begin] in VERBS:
        return True
    if r.low[begin].endswith("ing") or r.low[begin] in ("who", "which", "according", "when"):
        return False
    if left[0] >= left[1] or sign == ";":
        return True
    if r.region_of[left[1] - 1] >= 0:
        return False
    last = r.low[left[1] - 1]
    if last in AUXILIARIES or last in VERBS or last in PREPOSITIONS:
        return True
    opener = r.low[left[0]] in PREPOSITIONS or r.low[left[0]] in SUBORDINATORS
    return opener or not any(
        r.low[i] in AUXILIARIES or r.low[i] in VERBS for i in range(left[0] + 1, left[1])
    )


def right_content(
    r: Reading, use: Use, stop: int, following: Sequence[Use], clause: int
) -> Range | None:
    """The content after the verb, None when its frames allow none of what stands there.

    `clause` is the word its subject begins at: in "while X said A, Y" the content ends with the
    subordinate clause. `following` are the later verbs of the sentence.
    """
    about = _warned_of(r, use, stop)
    if about:
        return about, right_end(r, about, stop, following)
    return _content_after(r, use, stop, following, clause)


def _content_after(
    r: Reading, use: Use, stop: int, following: Sequence[Use], clause: int
) -> Range | None:
    frames = use.form.cue.frames
    i = use.stop
    if "a" in frames and i < stop and not _is_opening(r, i) and use.mode != "passive":
        i = _that_ahead(r, i, stop) or skip_recipient(r, i, stop)
    begin = _begin_after(r, _called(r, use, skip_adverbials(r, i, stop)), stop)
    if begin >= stop:
        return None
    if not can_report(r, use, begin, stop) and "q" in frames:
        begin = _quotation_ahead(r, use, following, stop) or begin
    if not can_report(r, use, begin, stop):
        begin = _after_aside(r, use.stop, stop) or begin
    if not can_report(r, use, begin, stop):
        infinitive = _object_infinitive(r, use, stop)
        if infinitive is None:
            return None
        begin = infinitive
    whole = quotation_end(r, begin) or _shouted(r, use, begin)
    if whole:
        return begin, whole
    is_object = "n" in frames and "t" not in frames
    end = (object_end if is_object else right_end)(r, begin, stop, following)
    before = r.low[clause - 1] if clause > 0 else ""
    is_aside = r.low[clause] in ("who", "which", "whose") and before == ","
    if is_aside or before in _CLAUSE_OPENERS or r.text[use.first][0].isupper():
        end = clause_end(r, begin, end)
    elif before == "what":
        end = next((i + 1 for i in range(begin, end) if closes_region(r, i)), end)
    return (begin, end) if end > begin else None


def _called(r: Reading, use: Use, i: int) -> int:
    """Where what somebody is called begins, if it is not at word i: `describes | himself as
    “fair”`, `the plan, which she described as | “unfair”`."""
    if "n" not in use.form.cue.frames:
        return i
    is_called = "t" not in use.form.cue.frames and use.stop < len(r.low)
    if is_called and r.low[use.stop] in _REFLEXIVES:
        return use.stop
    is_led = r.low[i : i + 1] == ["as"] and i + 1 < len(r.low) and r.region_of[i + 1] >= 0
    return i + 1 if is_led else i


def _shouted(r: Reading, use: Use, begin: int) -> int | None:
    """`Protesters chanting “Shame on you” | blocked the road`, `A sign saying “Keep out” | fell`:
    where the words of a whole call end."""
    if use.mode != "ing" or begin != use.stop or r.region_of[begin] < 0:
        return None
    region = r.regions[r.region_of[begin]]
    is_call = region.last - region.first > _MIN_CALL and r.text[region.first + 1][0].isupper()
    goes_on = r.low[region.last + 1 : region.last + 2] in (["and"], ["or"])
    return region.last + 1 if is_call and not goes_on else None


def _warned_of(r: Reading, use: Use, stop: int) -> int | None:
    """`warned drivers of delays`: where "delays" begins; None where "that" stands further on."""
    if not {"a", "n"} <= set(use.form.cue.frames) or _that_ahead(r, use.stop, stop):
        return None
    k = use.stop
    while k < stop - 1 and r.region_of[k] < 0 and (is_nominal(r, k) or r.low[k] in _PERSONS):
        k += 1
    return k + 1 if use.stop < k < stop - 1 and r.low[k] in ("of", "about", "against") else None


def _after_aside(r: Reading, i: int, stop: int) -> int | None:
    """`explains, in a few words, that ...`: where "that" stands behind the second comma."""
    if r.text[i] != ",":
        return None
    comma = next(
        (k for k in range(i + 1, min(stop - 1, i + _MAX_RECIPIENT)) if r.text[k] == ","), None
    )
    return comma + 1 if comma and r.low[comma + 1] == "that" else None


def _that_ahead(r: Reading, i: int, stop: int) -> int | None:
    """`told the host Hugh Hewitt on Friday that`: where "that" stands, no verb before it."""
    for k in range(i, min(stop, i + _MAX_RECIPIENT)):
        if r.low[k] == "that":
            return k
        if r.low[k] in VERBS or r.low[k] in AUXILIARIES or r.region_of[k] >= 0:
            return None
    return None


def _quotation_ahead(r: Reading, use: Use, following: Sequence[Use], stop: int) -> int | None:
    """A quotation further right that a comma or colon announces: `said in an interview that
    aired Friday, “...”`. None when another verb comes first."""
    limit = min([stop, use.stop + _MAX_SKIP, *(other.first for other in following)])
    for i in range(use.stop, limit):
        if r.region_of[i] >= 0:
            return i if r.text[i - 1] in ",:" else None
    return None


def _begin_after(r: Reading, i: int, stop: int) -> int:
    while (
        i < stop - 1 and r.text[i] in (":", ",") and (r.region_of[i + 1] >= 0 or r.text[i] == ":")
    ):
        i += 1
    return i


def _is_opening(r: Reading, i: int) -> bool:
    return r.region_of[i] >= 0 or r.low[i] in ("that", ":", ",")


def _object_infinitive(r: Reading, use: Use, stop: int) -> int | None:
    """`asking foreign troops to leave`: where "foreign troops" begins."""
    if "o" not in use.form.cue.frames:
        return None
    phrase = phrase_after(r, use.stop, stop)
    begin, end = phrase or (use.stop, use.stop + 1)
    if phrase is None and r.low[use.stop : use.stop + 1] and r.low[use.stop] not in _OBJECTS:
        return None
    if end < stop and (r.low[end] == "to" or "to" in r.low[begin:end]):
        return begin
    return None
