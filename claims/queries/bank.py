"""The claim bank: every claim that was checked, with the verdict that counts."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Greatest, Left, Substr

from claims.models import Approval, Article, Claim, Kind, Passage, Shingle, Verdict, VerdictOption
from claims.queries.candidates import KEPT, likeliest
from claims.queries.people import Reader, desks_of

# A word in more claims than this finds the newest of them.
MOST = 2_000
# Characters of the draft read before and after a claim, so that it is understood.
AROUND = 300


def decisions(user: Reader) -> QuerySet[Verdict]:
    """The verdict that counts of every claim of the person's desks, dropped claims left out,
    newest first. Of a claim that was kept through several drafts it is the one of the last."""
    later = Verdict.objects.filter(claim=OuterRef("claim"), number__gt=OuterRef("number"))
    kept_on = Verdict.objects.filter(carried_from=OuterRef("pk"))
    return Verdict.objects.filter(
        ~Exists(later),
        ~Exists(kept_on),
        option__isnull=False,
        claim__dropped_at=None,
        claim__draft__desk__in=desks_of(user),
    ).order_by("-decided_at", "-pk")


def described(ids: Sequence[object]) -> list[Verdict]:
    """The verdicts with these ids, in their order, with all that is shown of them.

    `approved` are the approvals that read it, newest first; a kept one's `carried_from` has its
    own. `begin` and `near` are the draft's text from that offset on, as far as the claim and what
    is around it. Asked for a page at a time: every text is unpacked for them.
    """
    begin = Greatest(F("claim__start") - AROUND, 0)
    near = Substr("claim__draft__text", begin + 1, F("claim__end") + AROUND - begin)
    rows = Verdict.objects.select_related("option", "decided_by", "claim__draft__article__desk")
    rows = rows.select_related("carried_from__claim__draft")
    rows = rows.defer("claim__draft__text", "carried_from__claim__draft__text")
    rows = rows.annotate(begin=begin, near=near)
    found = rows.prefetch_related(_approvals(), _approvals("carried_from__")).in_bulk(ids)
    return [found[key] for key in ids if key in found]


def checked_claims(user: Reader, *, keys: Collection[int], words: int) -> QuerySet[Verdict]:
    """The decisions on claims that hold all of so many `words`; of more than MOST the newest.

    `keys` are those of the words, for each desk of the person: a claim has one for each word.
    """
    held = Shingle.objects.filter(key__in=keys).values("passage").annotate(number=Count("key"))
    held = held.filter(number__gte=words).order_by("-passage")
    passages = list(held.values_list("passage", flat=True)[:MOST])
    # Asked for by themselves: joined, the planner reads every decision there is.
    claims = Passage.objects.filter(pk__in=passages, claim__isnull=False)
    return decisions(user).filter(claim__in=list(claims.values_list("claim", flat=True)))


def verdict_labels(user: Reader) -> list[str]:
    """The labels on the verdict scales of the person's desks, in their order."""
    options = VerdictOption.objects.filter(desk__in=desks_of(user)).order_by("position", "label")
    return list(dict.fromkeys(options.values_list("label", flat=True)))


def decisions_elsewhere(
    user: Reader, article: Article, *, same: int, like: Collection[int], limit: int
) -> list[tuple[Verdict, bool]]:
    """Decisions on claims of other articles of the same desk that hold the key `same` (then true,
    and first) or share most with the keys `like` (then false).

    What the person may not see and the article's own claims are left out before the limit.
    """
    holding = Passage.objects.filter(shingles__key=same).order_by("-pk")
    exact = list(holding.values_list("pk", flat=True)[:KEPT])
    order = list(dict.fromkeys([*exact, *likeliest(like)]))
    rows = decisions(user).exclude(claim__draft__article=article)
    rows = rows.filter(claim__draft__desk=article.desk_id, claim__passages__in=order)
    by_passage = dict(rows.order_by().values_list("claim__passages", "pk"))
    best = [key for key in order if key in by_passage][:limit]
    is_same = {by_passage[key]: key in exact for key in reversed(best)}
    found = described(list(dict.fromkeys(by_passage[key] for key in best)))
    return [(verdict, is_same[verdict.pk]) for verdict in found]


def figures_elsewhere(user: Reader, article: Article, keys: Collection[int]) -> list[Verdict]:
    """Decisions on figures of other articles of the same desk, those that share most with `keys`,
    newest first, each with its claim and article."""
    passages = Passage.objects.filter(pk__in=likeliest(keys), claim__kind=Kind.FIGURE)
    claims = list(passages.values_list("claim", flat=True))
    rows = decisions(user).filter(claim__in=claims, claim__draft__desk=article.desk_id)
    rows = rows.exclude(claim__draft__article=article)
    rows = rows.select_related("option", "decided_by", "claim__draft__article")
    return list(rows.defer("claim__draft__text"))


def texts_at(claims: Collection[Claim], *, top: int, words: int) -> dict[UUID, tuple[str, str]]:
    """By the claim's id, the first `top` characters of its draft, and `words` characters from the
    claim's start on. Every text is unpacked for it."""
    head, near = Left("draft__text", top), Substr("draft__text", F("start") + 1, words)
    rows = Claim.objects.filter(pk__in=[claim.pk for claim in claims])
    return {key: (first, rest) for key, first, rest in rows.values_list("pk", head, near)}


def _approvals(of: str = "") -> "Prefetch[str, QuerySet[Approval], str]":
    approved = Approval.objects.filter(decision=Approval.Decision.APPROVED)
    approved = approved.select_related("decided_by").order_by("-decided_at")
    return Prefetch(f"{of}approvals", queryset=approved, to_attr="approved")
