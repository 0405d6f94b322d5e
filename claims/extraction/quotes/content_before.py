"""Which words before it a reporting verb reports: `“...,” she said`, `..., she said`."""

from claims.extraction.adverbials import skip_adverbials, skip_recipient
from claims.extraction.cues import forms_of
from claims.extraction.in_marks import (
    is_parenthetical,
    last_inside,
    names_work,
    speech_from,
)
from claims.extraction.lexicon import words
from claims.extraction.marks import Region
from claims.extraction.phrases import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    PREPOSITIONS,
    TIME_NOUNS,
    VERBS,
    Range,
    is_adverb,
)
from claims.extraction.quotes.verbs import Use
from claims.extraction.reading import Reading

_STOPS = frozenset(".!?…;") | {"..."}
_QUOTED_ENDS = frozenset(",?!.…—–-") | {"...", "--"}
_TIMES = frozenset(("after", "before", "when", "while", "once", "until", "since"))
_BEFORE_TIMES = TIME_NOUNS | words("times_apart")
_ASKED = frozenset(("asked", "pressed", "questioned", "challenged", "quizzed"))
_NEAR = 5


def left_content(r: Reading, speaker: int, use: Use, first: int, stop: int) -> Range | None:
    """The content before a parenthetical "X said" whose first word is `speaker`; None when what
    stands before is only a fronted adverbial ("On Monday, X said ...").

    An empty range at the comma means: all the content comes after ("Instead, she said, ...").
    """
    edge = speaker - 1
    while edge > first and (is_adverb(r.low[edge]) or r.low[edge] in ("as", "and", "but")):
        edge -= 1
    if edge <= first:
        return None
    if r.region_of[edge] >= 0:
        # A sentence of quotation lacks its comma now and then: `“We have left” said Jo Poe.`
        is_end = last_inside(r, edge) in _QUOTED_ENDS or _is_whole(r, edge, first)
        return _left_quoted(r, edge, use, first) if is_end else None
    if r.text[edge] not in ",—–":
        return None
    if r.region_of[edge - 1] >= 0:
        return _left_quoted(r, edge - 1, use, first)
    begin = _content_begin(r, first, edge)
    return (begin, edge) if _ends_here(r, use, stop) and not _is_when(r, begin, edge) else None


def _is_whole(r: Reading, last: int, first: int) -> bool:
    region = r.regions[r.region_of[last]]
    return region.first == first and speech_from(r, first) is not None


def _is_when(r: Reading, first: int, comma: int) -> bool:
    """`Not long after the vote ended, Jo Poe asked ...`, `Asked if she would go, she said ...`:
    only when it was said."""
    if r.low[first] in _ASKED:
        return True
    near = range(first, min(comma, first + _NEAR))
    is_time = any(r.low[i] in _TIMES and set(r.low[first:i]) <= _BEFORE_TIMES for i in near)
    return is_time and "," not in r.text[first:comma]


def _left_quoted(r: Reading, last: int, use: Use, first: int) -> Range | None:
    """Content that ends in marks: the quotation, with the clause it completes."""
    region = r.regions[r.region_of[last]]
    i = use.stop
    if i < len(r.low) and r.low[i] in ("that", ":"):
        return None
    # `“A,” she said “B”` lacks a comma; `In his “Letters” he called it “B”` has one quotation.
    if i < len(r.low) and r.region_of[i] >= 0 and not is_parenthetical(r, last):
        return None
    begin = _content_begin(r, first, last + 1)
    if begin < region.first and _is_setting(r, begin, region):
        return None
    if begin < region.first and _stands_alone(r, begin, region.first):
        begin = region.first
    return begin, last + 1


def _is_setting(r: Reading, begin: int, region: Region) -> bool:
    """Words without a verb that lead to marks tell where, how or who, not what: `Despite his
    “brash” manner,`, `On Acme’s “Sunday Futures,”`, `Jo Poe, host of “Morning Joe,”`."""
    before = set(r.low[begin : region.first]) - {"'s", "’s"}
    if not before.isdisjoint(VERBS | AUXILIARIES) or any(forms_of(word) for word in before):
        return False
    return r.low[begin] in PREPOSITIONS or names_work(r, region)


def _stands_alone(r: Reading, begin: int, quotation: int) -> bool:
    """What comes before is no part of the quotation: `In a note, “...”`, `He told Mic “...”`."""
    if r.text[quotation - 1] in ",:—":
        return True
    return any(forms_of(r.low[i]) for i in range(begin, quotation) if r.region_of[i] < 0)


def _ends_here(r: Reading, use: Use, stop: int) -> bool:
    """Nothing but adverbials and the person told stands between the verb and the next stop."""
    i = use.stop
    if "a" in use.form.cue.frames:
        i = skip_recipient(r, i, stop)
    i = skip_adverbials(r, i, stop)
    if i >= stop or r.text[i] in _STOPS or r.text[i] in "—–":
        return True
    return r.text[i] == "," and not (i + 1 < stop and r.region_of[i + 1] >= 0)


def _content_begin(r: Reading, first: int, edge: int) -> int:
    i = _past_colon(r, first, edge)
    while i < edge and (r.low[i] in COORDINATORS or r.text[i] in ",•*-—"):
        i += 1
    if i + 1 <= edge and r.low[i] in ADVERBS and r.text[i + 1] == ",":
        i = min(i + 2, edge)
    return i


def _past_colon(r: Reading, first: int, edge: int) -> int:
    """After `She disputes that: | The road, she said, ...`, where a sentence begins of its own, or
    `She warns of it: | the road, she said, ...`, where another verb reports what is before."""
    colons = (i for i in range(edge - 2, first, -1) if r.text[i] == ":" and r.region_of[i] < 0)
    i = next(colons, None)
    if i is None:
        return first
    is_own = r.text[i + 1][0].isupper() or any(forms_of(r.low[k]) for k in range(first, i))
    return i + 1 if is_own else first
