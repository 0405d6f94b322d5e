"""A claim and a passage as one row of steps: words that match, and places where they do not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.comparison.lists import listed
from claims.comparison.spelling import canonical
from claims.comparison.words import Word

# Joined, these make another word ("a way" and "away", "re-sign" and "resign").
_NOT_JOINED = listed("a in on may any every some all no to for be so up re un over under can't")

# Stretches larger than this differ altogether; pairs of words in them would be chance.
_SEARCHED = 600

_EXPANDED = {
    "can't": ("can not",),
    "cannot": ("can not",),
    "won't": ("will not",),
    "shan't": ("shall not",),
    "let's": ("let us",),
    "gonna": ("going to",),
    "wanna": ("want to",),
    "gotta": ("got to", "have got to"),
}
_ENDINGS = {
    "n't": ("not",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will", "shall"),
    "'d": ("would", "had"),
    "'m": ("am",),
    "'s": ("is", "has"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """Claim words `claim[0]:claim[1]` beside source words `source[0]:source[1]`.

    `kind`: same (equal keys), joined ("airbase" beside "air base"), contraction ("isn't"
    beside "is not"), edit (anything else; one side may be empty).
    """

    kind: str
    claim: tuple[int, int]
    source: tuple[int, int]


def steps(
    claim: Sequence[Word],
    source: Sequence[Word],
    pairs: Sequence[tuple[int, int]],
    low: int,
    high: int,
) -> tuple[Step, ...]:
    """All claim words and the source words `low:high`, in order, as steps."""
    found: list[Step] = []
    at_claim, at_source = 0, low
    for i, j in (*pairs, (len(claim), high)):
        found.extend(_between(claim, source, (at_claim, i), (at_source, j)))
        if i < len(claim):
            found.append(Step("same", (i, i + 1), (j, j + 1)))
        at_claim, at_source = i + 1, j + 1
    return tuple(found)


def bounds(
    claim: Sequence[Word],
    source: Sequence[Word],
    pairs: Sequence[tuple[int, int]],
    sentence_starts: Sequence[bool],
) -> tuple[int, int]:
    """The source words the passage covers.

    Where the claim begins or ends with words that did not match, as many source words are
    taken in as could stand in their place, within the sentence.
    """
    first, last = pairs[0], pairs[-1]
    low = _reach_back(claim[: first[0]], source, first[1], sentence_starts)
    high = _reach_on(claim[last[0] + 1 :], source, last[1] + 1, sentence_starts)
    return low, high


@lru_cache(maxsize=50_000)
def expansions(key: str) -> tuple[str, ...]:
    """What a contraction may stand for, written out; empty for other words."""
    if key in _EXPANDED:
        return _EXPANDED[key]
    for ending, forms in _ENDINGS.items():
        if key.endswith(ending) and len(key) > len(ending):
            return tuple(f"{key[: -len(ending)]} {form}" for form in forms)
    return ()


def _reach_back(
    lost: Sequence[Word], source: Sequence[Word], at: int, sentence_starts: Sequence[bool]
) -> int:
    for count in range(1, len(lost) + 3):
        if at - count >= 0 and lost and _alike(lost, source[at - count : at]):
            return at - count
    low = at
    while low > 0 and at - low < len(lost) and not sentence_starts[low]:
        low -= 1
    # "Some of the members": what "all" stands for is not the "of".
    while low > 0 and low < at and source[low].key == "of" and not sentence_starts[low]:
        low -= 1
    return low


def _reach_on(
    lost: Sequence[Word], source: Sequence[Word], at: int, sentence_starts: Sequence[bool]
) -> int:
    for count in range(1, len(lost) + 3):
        if lost and _alike(lost, source[at : at + count]):
            return at + count
    high = at
    while high < len(source) and high - at < len(lost) and not sentence_starts[high]:
        high += 1
    return high


def _between(
    claim: Sequence[Word],
    source: Sequence[Word],
    in_claim: tuple[int, int],
    in_source: tuple[int, int],
) -> Iterator[Step]:
    """Steps for words no pair covers: equal once joined or written out, else an edit."""
    (i, i_end), (j, j_end) = in_claim, in_source
    edit_claim, edit_source = i, j
    if (i_end - i) * (j_end - j) > _SEARCHED:
        i = i_end
    while i < i_end and j < j_end:
        match = _alike_at(claim, source, (i, i_end), (j, j_end))
        if match is None:
            break
        kind, a, b, x, y = match
        if edit_claim < a or edit_source < x:
            yield Step("edit", (edit_claim, a), (edit_source, x))
        yield Step(kind, (a, b), (x, y))
        i, j = edit_claim, edit_source = b, y
    if edit_claim < i_end or edit_source < j_end:
        yield Step("edit", (edit_claim, i_end), (edit_source, j_end))


def _alike_at(
    claim: Sequence[Word],
    source: Sequence[Word],
    in_claim: tuple[int, int],
    in_source: tuple[int, int],
) -> tuple[str, int, int, int, int] | None:
    """The first place where one word on one side equals two or three on the other."""
    shapes = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
    for a in range(*in_claim):
        for x in range(*in_source):
            for wide, deep in shapes:
                b, y = a + wide, x + deep
                if b > in_claim[1] or y > in_source[1]:
                    continue
                if kind := _alike(claim[a:b], source[x:y]):
                    return kind, a, b, x, y
    return None


def _alike(claim: Sequence[Word], source: Sequence[Word]) -> str:
    """ "joined", "contraction" or "" for words that are neither."""
    if [word.key for word in claim] == [word.key for word in source]:
        return ""
    if _joined(claim) == _joined(source) != "" and len(claim) != len(source):
        return "joined"
    return "contraction" if _written_out(claim) & _written_out(source) else ""


def _joined(words: Sequence[Word]) -> str:
    if not words or (len(words) > 1 and words[0].key in _NOT_JOINED):
        return ""
    return canonical("".join(word.key for word in words))


def _written_out(words: Sequence[Word]) -> set[str]:
    forms = {""}
    for word in words:
        options = expansions(word.key) or (word.key,)
        forms = {f"{form} {option}".strip() for form in forms for option in options}
    return forms
