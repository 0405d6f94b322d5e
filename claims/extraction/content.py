"""Which words a reporting verb reports: to its left, to its right, or on both sides."""

from claims.extraction.lexicon import words
from claims.extraction.reading import Reading
from claims.extraction.subjects import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIME_NOUNS,
    VERBS,
    Range,
    is_adverb,
    is_nominal,
    phrase_after,
)
from claims.extraction.verbs import Use, shares_subject

_OBJECTS = words("object_pronouns")
_RECIPIENTS = words("recipients")
_STOPS = frozenset(".!?…;") | {"..."}
_WH = words("wh_words")
_MAX_SKIP = 22


def left_content(r: Reading, speaker: int, use: Use, first: int, stop: int) -> Range | None:
    """The content before a parenthetical "X said" whose first word is `speaker`; None when what
    stands before is only a fronted adverbial ("On Monday, X said ...")."""
    edge = speaker - 1
    while edge > first and (is_adverb(r.low[edge]) or r.low[edge] in ("as", "and", "but")):
        edge -= 1
    if edge <= first:
        return None
    quoted = r.region_of[edge] >= 0
    if not quoted and r.text[edge] not in ",—–":
        return None
    inner = r.text[edge - 1]
    if quoted and inner not in ",?!.…—–-":
        return None
    if not quoted and r.region_of[edge - 1] >= 0:
        quoted = True
    if not quoted and not _ends_here(r, use, stop):
        return None
    if quoted and _opens_content(r, use, stop):
        return None
    begin = _content_begin(r, first, edge)
    end = edge + 1 if r.region_of[edge] >= 0 else edge
    return (begin, end) if begin < end and end - begin > 1 else None


def _opens_content(r: Reading, use: Use, stop: int) -> bool:
    i = skip_adverbials(r, use.stop, stop)
    return i < stop and (r.low[i] in ("that", ":") or r.region_of[i] >= 0)


def _ends_here(r: Reading, use: Use, stop: int) -> bool:
    """Nothing but adverbials and the person told stands between the verb and the next stop."""
    i = use.stop
    if "a" in use.form.cue.frames:
        i = skip_recipient(r, i, stop)
    i = skip_adverbials(r, i, stop)
    return i >= stop or r.text[i] in ",.;—–" or r.text[i] in _STOPS


def _content_begin(r: Reading, first: int, edge: int) -> int:
    i = first
    while i < edge and (r.low[i] in COORDINATORS or r.text[i] in ",•*-—"):
        i += 1
    if i + 1 < edge and r.low[i] in ADVERBS and r.text[i + 1] == ",":
        i += 2
    return i


def right_parts(r: Reading, left: Range, use: Use, stop: int) -> list[Range]:
    """Further content after a parenthetical: `“A,” she said, “B”` and `A, she said, B`."""
    i = use.stop
    if "a" in use.form.cue.frames:
        i = skip_recipient(r, i, stop)
    i = skip_adverbials(r, i, stop)
    if i >= stop - 1 or r.text[i] not in ",:—–":
        return []
    begin = i + 1
    while begin < stop - 1 and r.low[begin] in ("and", "but", "that"):
        begin += 1
    if r.region_of[begin] >= 0:
        return [(begin, _trim(r, begin, stop))]
    if r.region_of[left[1] - 1] >= 0 or not _goes_on(r, begin, stop):
        return []
    return [(begin, _trim(r, begin, stop))]


def _goes_on(r: Reading, begin: int, stop: int) -> bool:
    """`The plan, she said, would ...`: the clause goes on with its verb."""
    return begin < stop and (r.low[begin] in AUXILIARIES or r.low[begin] in VERBS)


def right_content(r: Reading, use: Use, stop: int, following: Use | None) -> Range | None:
    """The content after the verb, None when its frames allow none of what stands there."""
    frames = use.form.cue.frames
    i = use.stop
    if "a" in frames and i < stop and not _is_opening(r, i):
        i = skip_recipient(r, i, stop)
    begin = _begin_after(r, skip_adverbials(r, i, stop), stop)
    if begin >= stop:
        return None
    if not _allowed(r, use, begin, stop):
        infinitive = _object_infinitive(r, use, stop)
        if infinitive is None:
            return None
        begin = infinitive
    end = _right_end(r, begin, stop, following)
    return (begin, end) if end > begin else None


def _begin_after(r: Reading, i: int, stop: int) -> int:
    while (
        i < stop - 1 and r.text[i] in (":", ",") and (r.region_of[i + 1] >= 0 or r.text[i] == ":")
    ):
        i += 1
    return i


def _is_opening(r: Reading, i: int) -> bool:
    return r.region_of[i] >= 0 or r.low[i] in ("that", ":", ",")


def _allowed(r: Reading, use: Use, i: int, stop: int) -> bool:
    """Whether a verb with these frames can report what begins at word i."""
    frames, low = use.form.cue.frames, r.low[i]
    if r.region_of[i] >= 0:
        return "q" in frames or "t" in frames or "n" in frames
    if r.text[i - 1] == ":":
        return "q" in frames
    if low == "that":
        return "t" in frames or "T" in frames
    if low in _WH:
        return "t" in frames or "T" in frames
    if low == "to":
        return "i" in frames or ("o" in frames and use.mode == "passive")
    if not r.text[i][0].isalnum() and r.text[i] not in "$£€[(":
        return False
    if "n" in frames and low not in PREPOSITIONS:
        return use.mode != "passive" and ("x" not in frames or _starts_phrase(r, i))
    return "t" in frames and _clause_follows(r, use, i, stop)


def _starts_phrase(r: Reading, i: int) -> bool:
    return r.low[i] in DETERMINERS or r.low[i] in PRONOUNS or r.text[i][0].isupper()


def _clause_follows(r: Reading, use: Use, i: int, stop: int) -> bool:
    """A subject and a verb come next, as in "said [that] he would"."""
    low = r.low[i]
    if low in PREPOSITIONS and use.form.cue.strength < 3:
        return False
    if low in AUXILIARIES or low in COORDINATORS:
        return False
    if use.form.cue.strength == 3 and "x" not in use.form.cue.frames and use.mode == "finite":
        return True
    return any(
        r.low[k] in AUXILIARIES or r.low[k] in VERBS for k in range(i + 1, min(stop, i + 14))
    )


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


def skip_adverbials(r: Reading, i: int, stop: int) -> int:
    """Step over "on Monday", "in a statement", "last week", when content or the end follows."""
    begin = i
    while i < min(stop, begin + _MAX_SKIP) and r.region_of[i] < 0:
        low = r.low[i]
        if low in DAYS or (is_adverb(low) and low not in ("there", "here", "all", "only", "just")):
            i += 1
        elif low in ("last", "this", "next", "that", "late", "early") and _is_time(r, i + 1, stop):
            i += 2
        elif low in TIME_NOUNS and i > begin and r.low[i - 1] in DAYS:
            i += 1
        elif low in PREPOSITIONS and low not in ("like", "as"):
            phrase = phrase_after(r, i + 1, stop)
            if phrase is None or phrase[1] >= stop:
                return i if phrase is None else phrase[1]
            i = phrase[1]
        else:
            break
    return i


def _is_time(r: Reading, i: int, stop: int) -> bool:
    return i < stop and (r.low[i] in TIME_NOUNS or r.low[i] in DAYS)


def skip_recipient(r: Reading, i: int, stop: int) -> int:
    """Step over the person told in "told reporters that"."""
    if i >= stop or r.region_of[i] >= 0:
        return i
    if r.low[i] in _OBJECTS or r.low[i] in _RECIPIENTS:
        return i + 1
    if r.low[i] == "that" or not (is_nominal(r, i) or r.low[i] in DETERMINERS):
        return i
    end = i
    while end < stop and r.low[end] in DETERMINERS:
        end += 1
    while end < stop and is_nominal(r, end) and r.region_of[end] < 0:
        if end > i and r.text[end][0].isupper() and r.text[end - 1][0].islower():
            break
        end += 1
    while end + 1 < stop and r.low[end] in ("of", "and", "at", "&"):
        phrase = phrase_after(r, end + 1, stop)
        if phrase is None:
            break
        end = phrase[1]
    return end


def _right_end(r: Reading, begin: int, stop: int, following: Use | None) -> int:
    """Where the content stops: before the next verb that shares the speaker, else the sentence's
    end without its full stop."""
    end = stop
    if following and following.first > begin:
        cut = _cut_before(r, following, begin)
        if cut is not None:
            end = cut
    for i in range(begin, end - 1):
        if r.low[i] == "according" and r.low[i + 1] == "to" and r.region_of[i] < 0:
            end = i
    return _trim(r, begin, end)


def _cut_before(r: Reading, following: Use, begin: int) -> int | None:
    if following.mode == "ing" and r.text[following.first - 1] == ",":
        return following.first - 1
    if following.mode == "finite" and shares_subject(r, following, begin):
        k = following.first - 1
        while k > begin and r.low[k] not in COORDINATORS:
            k -= 1
        return k
    return None


def _trim(r: Reading, begin: int, end: int) -> int:
    """`end` moved left over stops and commas that stand outside quotation marks."""
    while end > begin and r.region_of[end - 1] < 0 and r.text[end - 1] in _STOPS | {",", ":", "—"}:
        end -= 1
    return end
