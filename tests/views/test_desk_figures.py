"""The figures of the desk: what is counted as caught, at which stage, and how long it took."""

from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser, LexborNode

from claims.models import Approval, Claim, Draft, Status, User, Verdict
from claims.queries.desk_figures import catches, decisions_made
from tests.factories import (
    make_article,
    make_claim,
    make_comparison,
    make_draft,
    make_source,
    make_verdict,
)

NOW = timezone.now()


@pytest.fixture
def draft(alice: User) -> Draft:
    return make_draft(article=make_article(desk=alice.desks.get(), by=alice))


def decide(
    claim: Claim, by: User, label: str | None = "Wrong", *, ago: float = 0, **fields: Any
) -> Verdict:
    """A verdict so many seconds ago."""
    with patch("django.utils.timezone.now", return_value=NOW - timedelta(seconds=ago)):
        return make_verdict(claim=claim, by=by, label=label, **fields)


def long_ago() -> datetime:
    return NOW - timedelta(days=300)


def took(draft: Draft) -> list[int | None]:
    made = decisions_made(draft.desk, long_ago())
    return [None if one.took is None else round(one.took.total_seconds()) for one in made]


def test_a_decision_took_what_passed_since_the_persons_last_one_on_the_draft(
    draft: Draft, alice: User, bob: User
) -> None:
    for ago, person in [(2000, alice), (1000, alice), (960, bob), (900, alice), (0, bob)]:
        decide(make_claim(draft=draft), person, ago=ago)
    other = make_draft(article=make_article(desk=draft.desk, by=alice))
    decide(make_claim(draft=other), alice, ago=880)
    # alice: first, after a pause, bob's first, 100 s after her own, her first on the other draft
    assert took(draft) == [None, None, None, 100, None, None]


def stages(draft: Draft) -> dict[str, str]:
    return {str(one.claim): one.stage for one in catches(draft.desk, long_ago())}


def test_a_catch_is_counted_once_and_not_when_it_was_undone(draft: Draft, alice: User) -> None:
    twice, undone, restored, kept, fine = (make_claim(draft=draft) for _ in range(5))
    decide(twice, alice, "Wrong", ago=50)
    decide(twice, alice, "Fix needed", ago=40)
    first = decide(undone, alice, ago=30)
    decide(undone, alice, None, undoes=first)
    first = decide(restored, alice, ago=20)
    undo = decide(restored, alice, None, undoes=first, ago=10)
    decide(restored, alice, undoes=undo)
    decide(kept, alice, carried_from=decide(fine, alice, "Confirmed"))
    assert set(stages(draft)) == {str(twice.pk), str(restored.pk)}
    assert [one.tone for one in decisions_made(draft.desk, long_ago())].count("ok") == 1


def test_what_was_decided_before_the_time_is_left_out(draft: Draft, alice: User) -> None:
    decide(make_claim(draft=draft), alice, ago=100)
    assert catches(draft.desk, NOW - timedelta(seconds=50)) == []


def test_the_stage_is_told_by_the_draft_and_by_who_sent_it_back(
    draft: Draft, alice: User, carol: User
) -> None:
    early = decide(make_claim(draft=draft), alice, ago=100).claim
    draft.refresh_from_db()
    draft.status, draft.sent_by = Status.READY, alice
    draft.save()
    with patch("django.utils.timezone.now", return_value=NOW - timedelta(seconds=50)):
        Approval.objects.create(
            draft=draft,
            revision=draft.revision,
            decision="sent_back",
            note="Look again.",
            decided_by=carol,
        )
    late = decide(make_claim(draft=draft), alice, ago=20).claim
    second = make_draft(article=draft.article)
    third = decide(make_claim(draft=second), alice, ago=10).claim
    assert stages(draft) == {
        str(early.pk): "checker",
        str(late.pk): "editor",
        str(third.pk): "draft",
    }


def test_the_finding_is_the_best_of_open_sources(draft: Draft, alice: User) -> None:
    claim = make_claim(draft=draft)
    secret = make_source(article=draft.article, handling="confidential", by=alice)
    shown = make_source(article=draft.article)
    make_comparison(claim=claim, source=secret, words="bridge", finding="differs")
    make_comparison(claim=claim, source=shown, words="bridge", finding="scale", rank=1)
    decide(claim, alice)
    assert [one.finding for one in catches(draft.desk, long_ago())] == ["scale"]


def page(client: Client, user: User, asked: str = "") -> LexborHTMLParser:
    client.force_login(user)
    response = client.get(f"/figures/{asked}")
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


def tables(tree: LexborHTMLParser) -> list[list[str]]:
    return [[_line(row) for row in table.css("tbody tr")] for table in tree.css("table")]


def _line(row: LexborNode) -> str:
    return " ".join(word for cell in row.css("th, td") for word in cell.text().split())


def test_the_page_counts_by_week_kind_stage_and_finding(
    client: Client, alice: User, draft: Draft
) -> None:
    for ago, label in [(80, "Wrong"), (60, "Confirmed"), (20, "Fix needed")]:
        decide(make_claim(draft=draft), alice, label, ago=ago)
    tree = page(client, alice)
    tiles = [" ".join(tile.text().split()) for tile in tree.css(".tiles dd")]
    assert tiles == ["3", "2 67%", "30 s"]
    weeks, kinds, stage, findings = tables(tree)
    assert len(weeks) == 8
    assert kinds == ["Figure 3 2 67% 30 s"]
    assert stage[0] == "By a checker, in the first draft 2"
    assert findings == ["Nothing found in a source 2"]
    assert tree.css(".bar-line rect")[-1].attributes["width"] == "100.0"
    assert "10 minutes" in tree.css(".help")[0].text()
    assert "Alice" not in tree.css("#main")[0].text()


def test_without_a_decision_it_says_so(client: Client, alice: User) -> None:
    assert "Nothing decided yet" in page(client, alice).css("#main")[0].text()


def test_without_a_desk_it_says_so(client: Client, alice: User) -> None:
    alice.memberships.all().delete()
    assert "You are on no desk" in page(client, alice).css("#main")[0].text()


def test_each_desk_has_its_own(client: Client, alice: User, dave: User, draft: Draft) -> None:
    decide(make_claim(draft=draft), alice)
    assert "Nothing decided yet" in page(client, dave).css("#main")[0].text()
    asked = f"?desk={draft.desk_id}"
    assert "Nothing decided yet" in page(client, dave, asked).css("#main")[0].text()
    dave.memberships.create(desk=draft.desk, role="journalist")
    assert page(client, dave, asked).css(".tiles")
    assert page(client, dave, "?desk=x").css("#main")


def test_the_number_of_queries_does_not_grow(client: Client, alice: User, draft: Draft) -> None:
    counts = []
    for size in (1, 8):
        for _ in range(size):
            decide(make_claim(draft=draft), alice)
        page(client, alice)
        with CaptureQueriesContext(connection) as queries:
            page(client, alice)
        counts.append(len(queries))
    assert counts[0] == counts[1]
