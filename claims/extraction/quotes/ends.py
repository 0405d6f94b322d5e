"""Where reported words end."""

from collections.abc import Sequence

from claims.extraction.in_marks import closes_region
from claims.extraction.phrases import COORDINATORS, TIME_NOUNS
from claims.extraction.quotes.verbs import Use, shares_subject
from claims.extraction.reading import Reading
from claims.extraction.subjects import subject_before

_STOPS = frozenset(".!?…;") | {"..."}
_TRIMMED = _STOPS | {",", ":", "—", "–", "-", "--"}
_TAILS = frozenset((("according", "to"), (",", "compared"), (",", "when"), (",", "as")))
_MODALS = frozenset(("would", "will", "could", "can", "may", "might", "should", "’ll", "'ll"))
_BREAKS = frozenset(";–—")
_MAX_GAP = 8
_NEAR = 5
_SETTINGS = frozenset(("in", "during", "at", "on", "when", "while", "after", "before"))
_MEANWHILE = frozenset(("while", "before", "after"))


def clause_end(r: Reading, begin: int, end: int) -> int:
    for i in range(begin + 1, end):
        if r.text[i] in ",—–;" and r.region_of[i] < 0:
            return i
    return end


def right_end(r: Reading, begin: int, stop: int, following: Sequence[Use]) -> int:
    """Where the content stops: before the next verb that shares the speaker, or words that say
    more about the speaker's doing; else the sentence's end without its full stop."""
    cuts = (_cut_before(r, other, begin) for other in following if other.first > begin)
    end = next((cut for cut in cuts if cut is not None and cut > begin), stop)
    for i in range(begin + 1 + (r.low[begin] == "that"), end - 1):
        is_act = r.low[begin] == "to" and r.text[i] == ";"  # "pledged to go by 2029; some ..."
        is_turn = is_act or _turns(r, i) or (r.text[i] == ":" and _is_set_off(r, i, following))
        if r.region_of[i] < 0 and is_turn:
            end = i
            break
    return trim(r, begin, end)


def object_end(r: Reading, begin: int, stop: int, following: Sequence[Use]) -> int:
    """Where what somebody is called stops, at the last marks: `called the plan “mad” | in a post`,
    where the rest tells of the calling."""
    end = right_end(r, begin, stop, following)
    for i in range(end - 2, begin, -1):
        if r.region_of[i] >= 0:
            is_setting = closes_region(r, i) and r.low[i + 1] in _SETTINGS
            return i + 1 if is_setting else end
    return end


def _turns(r: Reading, i: int) -> bool:
    """The content is over at word i: a tail, the speaker's own doing, or a colon before words in
    marks, which are a quotation by themselves."""
    if tuple(r.low[i : i + 2]) in _TAILS or _turns_to_speaker(r, i) or _tells_when(r, i):
        return True
    if closes_region(r, i - 1) and r.low[i] in _MEANWHILE and _is_doing(r, i + 1):
        return True  # `said “no” before leaving`
    if r.text[i] in _BREAKS and closes_region(r, i - 1):
        return r.low[i + 1] not in COORDINATORS
    return r.text[i] == ":" and r.region_of[i + 1] >= 0


def _is_set_off(r: Reading, colon: int, following: Sequence[Use]) -> bool:
    """`warns of it: the road, she says, will close`: a later verb, with its subject behind a comma,
    reports what comes after the colon."""
    later = (use for use in following if use.first > colon and use.mode == "finite")
    return any("," in r.text[max(colon, use.first - _NEAR) : use.first] for use in later)


def _tells_when(r: Reading, i: int) -> bool:
    """`said it would go | , a day after the vote`."""
    near = r.low[i + 1 : i + 1 + _NEAR] if r.text[i] == "," else []
    return any(
        low in TIME_NOUNS and near[k + 1 : k + 2] in (["after"], ["before"])
        for k, low in enumerate(near)
    )


def _turns_to_speaker(r: Reading, i: int) -> bool:
    """`said he would go, before leaving for home`: the participle says what the speaker did."""
    return r.text[i] == "," and r.low[i + 1] in _MEANWHILE and _is_doing(r, i + 2)


def _is_doing(r: Reading, i: int) -> bool:
    return i < len(r.low) and r.low[i].endswith("ing") and len(r.low[i]) > len("being")


def _cut_before(r: Reading, following: Use, begin: int) -> int | None:
    before = following.first - 1
    if following.mode == "ing":
        if r.low[before] == "and" and before > begin:
            before -= 1
        inside = r.region_of[before] >= 0 and r.text[before - 1] == ","
        if r.text[before] == ",":
            return before
        return before + 1 if inside else None
    if following.mode == "finite" and shares_subject(r, following, begin):
        while before > begin and r.low[before] not in COORDINATORS:
            before -= 1
        return before if _is_speakers(r, following, before) else None
    return _cut_before_speaker(r, following, begin)


def _is_speakers(r: Reading, use: Use, coordinator: int) -> bool:
    """The verb after "and" tells what the speaker did next, and is not reported itself.

    "said he would go and would report back" goes on, and so does a verb that reports only in
    quotation marks ("began as a child and continued") where none are near and no comma is.
    """
    if r.low[use.first - 1] in _MODALS:
        return False
    only_quotes = use.form.cue.strength == 1 and not set(use.form.cue.frames) - {"q", "p", "x"}
    if not only_quotes or r.text[coordinator - 1] == ",":
        return True
    near = range(use.stop, min(use.stop + _MAX_GAP, len(r.text)))
    end = next((i for i in near if r.text[i] in _STOPS), near.stop)
    return any(at >= 0 for at in r.region_of[use.stop : end])


def _cut_before_speaker(r: Reading, following: Use, begin: int) -> int | None:
    """`A said B, and C said D`: the content of A ends before "and C"."""
    speaker = subject_before(r, following.first, begin) if following.mode == "finite" else None
    if speaker is None or speaker[0] - 1 <= begin:
        return None
    before = r.low[speaker[0] - 1]
    if before == "," and r.text[following.stop : following.stop + 1] in (["."], []):
        return speaker[0] - 1  # `A said it rained, B reported.`
    if before in ("and", "but", ";", "while", "though", "although"):
        return speaker[0] - 1
    return None


def trim(r: Reading, begin: int, end: int) -> int:
    """`end` moved left over stops and commas that stand outside quotation marks."""
    while end > begin and r.region_of[end - 1] < 0 and r.text[end - 1] in _TRIMMED:
        end -= 1
    return end
