"""The compare job: which rows it leaves, and when it stops."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db.models.functions import Now

from claims.comparison import compare_quote
from claims.models import Claim, Comparison, Draft, Job, Kind, Source, Status
from claims.services import jobs
from claims.services.comparing import compare_draft
from claims.services.extraction import extract_text
from tests.factories import (
    make_article,
    make_claim,
    make_comparison,
    make_draft,
    make_job,
    make_source,
)

pytestmark = pytest.mark.django_db

TEXT = "“The bridge is safe and it will open in May,” the mayor said. It cost £5 million.\n"
TRANSCRIPT = "MAYOR: The bridge is safe and it will open in June. It cost us £5.2 million.\n"


def compared(draft: Draft) -> list[Comparison]:
    """The comparisons of the draft after a run."""
    assert compare_draft(str(jobs.enqueue(kind="compare", draft=draft).pk)) == []
    rows = Comparison.objects.filter(claim__draft=draft)
    return list(rows.select_related("source", "source_claim").order_by("claim__start", "rank"))


def extracted(text: str = TEXT) -> Draft:
    draft = make_draft(text=text, status=Status.RECEIVED)
    extract_text(str(make_job(draft=draft).pk))
    return draft


def beside(draft: Draft, text: str = TRANSCRIPT, **fields: Any) -> Source:
    source = make_source(article=draft.article, text=text, **fields)
    extract_text(str(make_job(source=source).pk))
    return source


def test_each_claim_stands_beside_its_passage() -> None:
    draft = extracted()
    source = beside(draft)
    found = {row.claim.surface: row for row in compared(draft) if row.rank == 0}
    quote, money = found["“The bridge is safe and it will open in May,”"], found["£5 million"]
    assert (quote.source, quote.finding) == (source, "changed")
    assert "June" in source.text[quote.start : quote.end]
    assert money.finding == "rounds_to"
    assert money.source_claim == source.claims.get(surface="£5.2 million")


def test_without_a_source_nothing_is_found() -> None:
    assert compared(extracted()) == []


def test_candidates_are_ranked_over_all_sources() -> None:
    draft = extracted()
    far = beside(draft)
    exact = beside(draft, "The bridge is safe and it will open in May, he said.")
    rows = [row for row in compared(draft) if row.claim.kind == "quote"]
    assert [(row.source, row.rank) for row in rows] == [(exact, 0), (far, 1)]


def test_of_two_equal_passages_the_primary_source_comes_first() -> None:
    draft = extracted()
    words = "The bridge is safe and it will open in May."
    second = beside(draft, f"{words} So he said.", strength="secondary")
    first = beside(draft, f"{words} He said so.", strength="primary")
    rows = [row for row in compared(draft) if row.claim.kind == "quote"]
    assert [row.source for row in rows] == [first, second]


def test_confidential_sources_are_compared_too() -> None:
    draft = extracted()
    source = beside(draft, handling=Source.Handling.CONFIDENTIAL)
    assert {row.source for row in compared(draft)} == {source}


def test_dropped_claims_are_not_compared() -> None:
    draft = extracted()
    beside(draft)
    claim = draft.claims.get(kind="quote")
    claim.dropped_at = claim.added_at
    claim.save(update_fields=["dropped_at"])
    assert {row.claim.kind for row in compared(draft)} == {"figure"}


def test_a_run_replaces_the_rows_of_the_run_before() -> None:
    draft, other = extracted(), make_draft()
    source = beside(draft)
    kept = make_comparison(claim=make_claim(draft=other), source=source, words="MAYOR")
    stale = make_comparison(claim=draft.claims.first() or Claim(), source=source, words="MAYOR")
    first = len(compared(draft))
    assert len(compared(draft)) == first
    assert Comparison.objects.filter(pk=kept.pk).exists()
    assert not Comparison.objects.filter(pk=stale.pk).exists()


def test_a_run_overtaken_by_new_input_publishes_nothing() -> None:
    draft = extracted()
    beside(draft)
    job = jobs.enqueue(kind="compare", draft=draft)

    def overtaken(*args: object) -> object:
        jobs.enqueue(kind="compare", draft=draft)
        return compare_quote(*args)  # type: ignore[arg-type]

    with patch("claims.services.comparing.compare_quote", overtaken):
        compare_draft(str(job.pk))
    assert not Comparison.objects.exists()
    assert Job.objects.get(pk=job.pk).state == "queued"


def test_a_long_run_stops_as_soon_as_it_was_overtaken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.services.comparing.CHUNK", 1)
    draft = extracted()
    beside(draft)
    seen = []

    def overtaken(*args: object, **named: object) -> list[object]:
        seen.append(args)
        jobs.enqueue(kind="compare", draft=draft)
        return []

    with (
        patch("claims.services.comparing.compare_quote", overtaken),
        patch("claims.services.comparing.compare_figure", overtaken),
    ):
        compare_draft(str(jobs.enqueue(kind="compare", draft=draft).pk))
    assert len(seen) == 1


def test_it_waits_for_a_source_that_was_just_received() -> None:
    draft = extracted()
    beside(draft)
    late = make_job(source=make_source(article=draft.article, text=TRANSCRIPT * 2))
    compare = jobs.enqueue(kind="compare", draft=draft)
    compare_draft(str(compare.pk))
    compare.refresh_from_db()
    assert (compare.state, compare.attempt) == ("queued", 0)
    assert extract_text(str(late.pk)) == [compare]
    compare_draft(str(compare.pk))
    assert Comparison.objects.values("source").distinct().count() == 2


@pytest.mark.parametrize("state", ["queued", "running", "failed"])
def test_it_does_not_wait_for_a_source_that_takes_long(state: str) -> None:
    draft = extracted()
    beside(draft)
    slow = make_job(source=make_source(article=draft.article), state=state)
    Job.objects.filter(pk=slow.pk).update(queued_at=Now() - timedelta(seconds=6))
    assert compared(draft)


# --- claims made by hand


def by_hand(draft: Draft, words: str, kind: Kind) -> Claim:
    return make_claim(draft=draft, words=words, kind=kind, origin=Claim.Origin.PERSON)


def best(draft: Draft, claim: Claim) -> Comparison:
    return next(row for row in compared(draft) if row.claim == claim)


def test_a_statement_stands_beside_the_passage_that_carries_its_words() -> None:
    draft = make_draft(text="A bridge opens in Middleton.", article=make_article())
    beside(draft, "There was rain.\n\nThe new bridge in Middleton opens soon.")
    claim = by_hand(draft, "A bridge opens in Middleton", Kind.STATEMENT)
    comparison = best(draft, claim)
    assert "Middleton" in comparison.source.text[comparison.start : comparison.end]


def test_a_figure_marked_by_hand_is_compared_by_its_value() -> None:
    draft = make_draft(text="It cost more than £5 million to build.")
    beside(draft, "It cost us £5.2 million.")
    claim = by_hand(draft, "more than £5 million", Kind.FIGURE)
    assert best(draft, claim).finding == "within_bound"


def test_a_figure_marked_by_hand_without_a_number_is_compared_by_its_words() -> None:
    draft = make_draft(text="Scores of engineers left Middleton.")
    beside(draft, "Engineers left Middleton last week.")
    claim = by_hand(draft, "Scores of engineers left Middleton", Kind.FIGURE)
    assert best(draft, claim).diff == []


def test_of_several_sums_the_one_whose_sentence_is_about_the_same_comes_first() -> None:
    draft = extracted("The council opened a school. The bridge over the Ash cost £5 million.\n")
    source = beside(draft, "The school cost £4 million. The bridge over the Ash cost £7 million.\n")
    best = next(row for row in compared(draft) if row.claim.kind == Kind.FIGURE)
    assert source.text[best.start : best.end] == "£7 million"
    assert best.finding == "differs"


def test_of_a_narrowed_quote_only_the_words_left_are_compared() -> None:
    draft = make_draft(text=TEXT)
    beside(draft)
    claim = by_hand(draft, "The bridge is safe", Kind.QUOTE)
    assert best(draft, claim).finding == "verbatim"


def test_a_quote_that_extraction_does_not_see_is_compared_as_marked() -> None:
    draft = make_draft(text="Overheard: “the bridge is safe and it will open in May")
    beside(draft)
    claim = by_hand(draft, "“the bridge is safe and it will open in May", Kind.QUOTE)
    comparison = best(draft, claim)
    assert comparison.finding == "changed"
    assert comparison.diff


def test_a_name_stands_beside_its_spelling_in_the_source() -> None:
    draft = extracted("The letter was sent by Brig Gen William H Seely on Monday.\n")
    source = beside(draft, "It is signed Maj. Gen. William H. Seeley, Baghdad.\n")
    [row] = compared(draft)
    assert (row.claim.kind, row.finding) == (Kind.NAME, "name_differs")
    assert row.headline == "“Seely” here, “Seeley” in the source"
    assert source.text[row.start : row.end] == "Maj. Gen. William H. Seeley"
