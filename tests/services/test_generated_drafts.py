"""Verdicts through generated edits, from the text to the pages. `EDITS=10000` runs 500 of them."""

import os
import re
from random import Random

import pytest

from claims.models import Claim, Draft, User, Verdict
from claims.queries.lineage import gone_claims, lineage
from claims.queries.workbench import earlier_wordings
from claims.services.extraction import extract_text
from tests.comparison.drafted import Placed, edited, first_draft, laid_out, tokens
from tests.factories import make_article, make_draft, make_job, make_verdict

pytestmark = pytest.mark.django_db

SEEDS = range(1, 1 + max(6, int(os.environ.get("EDITS", "300")) // 20))
KEPT = ("unchanged", "moved")


def received(draft: Draft) -> Draft:
    extract_text(str(make_job(draft=draft).pk))
    draft.refresh_from_db()
    return draft


def sentences_of(claim: Claim, placed: list[Placed]) -> list[list[str]]:
    """The words of each sentence that the claim touches."""
    return [
        tokens(one.sentence.text)
        for one in placed
        if one.start < claim.end and one.start + len(one.sentence.text) > claim.start
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_verdict_goes_to_other_words_and_none_is_lost_unseen(alice: User, seed: int) -> None:
    random = Random(seed)
    first = first_draft(random)
    text, olds = laid_out(first)
    later_text, news = laid_out(edited(first, random))
    article = make_article(desk=alice.desks.get(), by=alice)
    old = received(make_draft(article=article, text=text, status="received"))
    for claim in old.claims.all():
        make_verdict(claim=claim, by=alice)
    new = received(make_draft(article=article, text=later_text, status="received"))

    for verdict in Verdict.objects.filter(claim__draft=new).select_related("claim__carried_from"):
        claim, before = verdict.claim, verdict.claim.carried_from
        assert before is not None and verdict.carried_from is not None
        assert verdict.carried_from.claim_id == before.pk
        assert claim.carried_as in KEPT
        assert tokens(claim.surface) == tokens(before.surface)
        assert sentences_of(claim, news) == sentences_of(before, olds)

    gone = {claim.pk for claim in gone_claims(new)}
    for claim in old.claims.all():
        after = list(claim.carried_to.filter(draft=new))
        assert (claim.pk in gone) == (not after)
        for one in after:
            assert one.carried_as in (*KEPT, "reworded")
            assert one.verdicts.exists() == (one.carried_as in KEPT)
            assert [before.verdict for before in earlier_wordings(one)] == [claim.verdict]

    told = lineage(old, new)
    assert {one.claim.pk for one in told.lost} == gone
    befores = [before.pk for one in told.passed for before in one.befores]
    assert sorted([*befores, *gone]) == sorted(old.claims.values_list("pk", flat=True))
    assert {one.claim.pk for one in told.passed} == set(new.claims.values_list("pk", flat=True))
    assert all(re.fullmatch(r"new|reworded|moved|unchanged", one.state) for one in told.passed)
