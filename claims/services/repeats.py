"""Claims that were checked before in another article: the same ones, and nearly the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.comparison import same_thing
from claims.comparison.align import align, weight
from claims.comparison.words import Word, read
from claims.models import Claim, Kind, User, Verdict
from claims.queries.bank import decisions_elsewhere
from claims.services.library import claim_terms, sentence_words, whole_term
from claims.services.rows import figure_of
from claims.services.shingles import keys_of

# So many claims are looked at, and so many articles are shown.
LOOKED_AT, SHOWN = 30, 5
# Two claims are nearly the same when they share so much of their words, by weight.
NEARLY = 0.75


@dataclass(frozen=True, slots=True)
class Repeat:
    """A decision on a claim of another article; `is_same` when that claim says the same."""

    decision: Verdict
    is_same: bool


def repeats_of(claim: Claim, user: User) -> list[Repeat]:
    """Earlier decisions on the claim in other articles of the desk, one for each article, the
    same claim before nearly the same ones, newest first. A constant number of queries."""
    text, desk = claim.draft.text, claim.draft.desk_id
    [same] = keys_of([whole_term(claim, text)], desk=desk, among="claim")
    like = keys_of(claim_terms(claim, text), desk=desk, among="claim")
    found = decisions_elsewhere(user, claim.draft.article, same=same, like=like, limit=LOOKED_AT)
    near = [Repeat(row, is_same) for row, is_same in found if is_same or _is_near(claim, row)]
    newest = sorted(near, key=lambda item: item.decision.decided_at, reverse=True)
    by_article: dict[object, Repeat] = {}
    for item in sorted(newest, key=lambda item: not item.is_same):
        by_article.setdefault(item.decision.claim.draft.article_id, item)
    return list(by_article.values())[:SHOWN]


def disagree(claim: Claim, repeats: Sequence[Repeat]) -> bool:
    """Whether people came to different verdicts on the very same claim, this one included."""
    verdicts = [item.decision for item in repeats if item.is_same]
    if claim.verdict and claim.verdict.option:
        verdicts.append(claim.verdict)
    return len({verdict.option.label for verdict in verdicts if verdict.option}) > 1


def _is_near(claim: Claim, decision: Verdict) -> bool:
    other = decision.claim
    if claim.kind == Kind.FIGURE:
        if other.kind != Kind.FIGURE:
            return False
        if same_thing([figure_of(claim, ""), figure_of(other, "")]):
            return True
        words = sentence_words(claim.draft.text, claim.start, claim.end)
        begin, near = decision.begin, decision.near  # type: ignore[attr-defined]
        others = sentence_words(near, other.start - begin, other.end - begin)
        return claim.figure_kind == other.figure_kind and likeness(words, others) >= NEARLY
    if Kind.NAME in (claim.kind, other.kind):
        return False  # another name is another claim, however alike the two are spelt
    return (
        other.kind != Kind.FIGURE and likeness(read(claim.surface), read(other.surface)) >= NEARLY
    )


def likeness(one: Sequence[Word], other: Sequence[Word]) -> float:
    """How much of their words two texts share in the same order, by weight, 0 to 1."""
    total = sum(weight(word) for word in (*one, *other))
    pairs = align(one, other, 0, len(other))
    return 2 * sum(weight(one[index]) for index, _other in pairs) / total if total else 0.0
