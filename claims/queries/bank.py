"""The claim bank: every claim that was checked, with the verdict that counts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Greatest, Substr

from claims.models import Approval, Article, Passage, Shingle, Verdict, VerdictOption
from claims.queries.candidates import KEPT, likeliest
from claims.queries.people import Reader, desks_of

# Characters of the draft read before and after a claim, so that it is understood.
AROUND = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; every part is optional and all given ones must hold.

    `words`: for each word its keys, one for each desk of the person. `verdict` is a label.
    """

    words: Sequence[Collection[int]] = ()
    speaker: str = ""
    verdict: str = ""
    thing: str = ""


def decisions(user: Reader) -> QuerySet[Verdict]:
    """The verdict that counts of every claim of the person's desks, dropped claims left out,
    newest first.

    Of a claim that was kept through several drafts it is the one of the last. Each has `begin`
    and `near`: the draft's text from that offset on, as far as the claim and what is around it.
    """
    later = Verdict.objects.filter(claim=OuterRef("claim"), number__gt=OuterRef("number"))
    kept_on = Verdict.objects.filter(carried_from=OuterRef("pk"))
    counting = Verdict.objects.filter(
        ~Exists(later),
        ~Exists(kept_on),
        option__isnull=False,
        claim__dropped_at=None,
        claim__draft__desk__in=desks_of(user),
    )
    begin = Greatest(F("claim__start") - AROUND, 0)
    near = Substr("claim__draft__text", begin + 1, F("claim__end") + AROUND - begin)
    rows = counting.select_related("option", "decided_by", "claim__draft__article__desk")
    rows = rows.defer("claim__draft__text").annotate(begin=begin, near=near)
    return rows.prefetch_related(_approvals()).order_by("-decided_at", "-pk")


def checked_claims(user: Reader, asked: Asked) -> QuerySet[Verdict]:
    """The decisions on claims that hold what is asked for."""
    rows = decisions(user)
    for keys in asked.words:
        holding = Shingle.objects.filter(key__in=keys, passage__claim__isnull=False)
        rows = rows.filter(claim__in=holding.values("passage__claim"))
    if asked.speaker:
        name = asked.speaker
        by_name = Q(claim__speaker_name__icontains=name)
        rows = rows.filter(by_name | Q(claim__speaker_mention__icontains=name))
    if asked.verdict:
        rows = rows.filter(option__label=asked.verdict)
    if asked.thing:
        rows = rows.filter(claim__thing__icontains=asked.thing)
    return rows


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
    found = decisions(user).in_bulk([by_passage[key] for key in best])
    return [(found[by_passage[key]], key in exact) for key in best if by_passage[key] in found]


def _approvals() -> "Prefetch[str, QuerySet[Approval], str]":
    approved = Approval.objects.filter(decision=Approval.Decision.APPROVED)
    approved = approved.select_related("decided_by").order_by("-decided_at")
    return Prefetch("approvals", queryset=approved, to_attr="approved")
