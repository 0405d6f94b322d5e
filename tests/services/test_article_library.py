"""Which of the desk's other sources carry the claims of an article, that with most first."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.comparison.types import Comparison as Finding
from claims.models import Claim, Desk, Draft, Source, User
from claims.services import article_library as services
from claims.services.article_library import article_library, by_source
from claims.services.elsewhere import SHOWN, Elsewhere
from claims.services.library import index_source, read_source
from tests.factories import (
    make_article,
    make_claim,
    make_draft,
    make_person,
    make_source,
    make_verdict,
)

FERRY = "We never promised that the northern ferry would sail before Easter"
PILOTS = "Nobody asked the harbour pilots what the new timetable meant"
SNOW = "Snow fell on the quay every day of that unusual August"
TEXT = f"“{FERRY},” Anna Hill said. “{PILOTS},” she said. “{SNOW},” she said. On 5 May 300 came."


def quote(draft: Draft, words: str) -> Claim:
    return make_claim(draft=draft, words=f"“{words},”", kind="quote", quote_kind="direct")


@pytest.fixture
def draft(desk: Desk, alice: User) -> Draft:
    return make_draft(article=make_article(desk=desk, by=alice), text=TEXT)


def indexed(desk: Desk, *said: str, **fields: Any) -> Source:
    text = "Notes of the meeting. " + " ".join(f"“{words},” she said." for words in said)
    source = make_source(desk=desk, text=text, **fields)
    index_source(source, read_source(source, []))
    return source


def found(source: Source, finding: str = "verbatim", score: float = 1.0) -> Elsewhere:
    return Elsewhere(source, Finding(0, 1, finding, "", (), score, ()), 0, "x")


def source(title: str, strength: str = "secondary") -> Source:
    return Source(title=title, strength=strength)


def claim(start: int, kind: str = "quote") -> Claim:
    return Claim(kind=kind, start=start, end=start + 1)


def test_the_source_with_most_claims_comes_first() -> None:
    few, many = source("Few"), source("Many")
    rows = [
        (claim(0), [found(few), found(many, score=0.7)]),
        (claim(9), [found(many, score=0.7)]),
        (claim(20), []),
    ]
    assert [(one.source, len(one.carried)) for one in by_source(rows)] == [(many, 2), (few, 1)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (found(source("B"), score=0.9), found(source("A"), score=0.8)),
        (found(source("B", "primary")), found(source("A"))),
        (found(source("A")), found(source("B"))),
    ],
    ids=["the better finding", "the primary source", "the title"],
)
def test_of_two_with_as_many_claims(first: Elsewhere, second: Elsewhere) -> None:
    for items in ([first, second], [second, first]):
        shelves = by_source([(claim(0), items)])
        assert [one.source for one in shelves] == [first.source, second.source]


@pytest.mark.parametrize(
    ("iso", "is_carried"),
    [("--01", False), ("", False), ("1987", True), ("--06-14", True), ("2020-01", True)],
)
def test_a_month_or_last_year_alone_is_carried_by_no_source(iso: str, is_carried: bool) -> None:
    date = Claim(kind="figure", figure_kind="date", iso_date=iso, start=0, end=1)
    shelves = by_source([(date, [found(source("Letter"), "agrees")])])
    assert len(shelves) == is_carried


def test_of_as_many_claims_words_say_more_than_figures() -> None:
    dates, words = source("Dates"), source("Words")
    rows = [
        (claim(0, "figure"), [found(dates, "agrees")]),
        (claim(9), [found(words, "changed", 0.7)]),
    ]
    assert [one.source for one in by_source(rows)] == [words, dates]


def test_words_come_before_figures_and_better_findings_before_others() -> None:
    only = source("Only")
    figure, altered, late, early = claim(0, "figure"), claim(5), claim(30), claim(10)
    rows = [
        (figure, [found(only, "agrees")]),
        (altered, [found(only, "changed", 0.8)]),
        (late, [found(only)]),
        (early, [found(only)]),
    ]
    [shelf] = by_source(rows)
    assert [one.claim.start for one in shelf.carried] == [10, 30, 5, 0]


@pytest.mark.parametrize(
    ("finding", "score", "is_carried"),
    [
        ("reported_lacks", 0.6, False),
        ("reported_lacks", 0.8, True),
        ("reported", 0.6, True),
        ("differs", 0.6, True),
    ],
)
def test_a_passage_that_lacks_much_of_what_is_reported_carries_nothing(
    finding: str, score: float, is_carried: bool
) -> None:
    shelves = by_source([(claim(0), [found(source("Only"), finding, score)])])
    assert bool(shelves) is is_carried


def test_it_asks_all_claims_at_once(desk: Desk, alice: User, draft: Draft) -> None:
    claims = [quote(draft, words) for words in (FERRY, PILOTS, SNOW)]
    letter = indexed(desk, FERRY)
    minutes = indexed(desk, SNOW, PILOTS.replace("harbour ", ""))
    library = article_library(draft, alice)
    told = [(one.source, [each.claim for each in one.carried]) for one in library.shelves]
    assert told == [(minutes, [claims[2], claims[1]]), (letter, [claims[0]])]
    assert (library.asked, library.total) == (3, 3)


def test_a_claim_counts_for_every_source_that_has_it(desk: Desk, alice: User, draft: Draft) -> None:
    quote(draft, FERRY)
    for _ in range(SHOWN + 2):
        indexed(desk, FERRY, str(_))
    assert len(article_library(draft, alice).shelves) == SHOWN + 2


def test_undecided_claims_are_asked_first_in_the_order_of_the_text(
    desk: Desk, alice: User, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "ASKED", 2)
    decided, reopened, undecided = (quote(draft, words) for words in (FERRY, PILOTS, SNOW))
    for one in (decided, reopened):
        make_verdict(claim=one, by=alice)
    make_verdict(claim=reopened, by=alice, label=None)
    indexed(desk, FERRY, PILOTS, SNOW)
    library = article_library(draft, alice)
    [shelf] = library.shelves
    assert [one.claim for one in shelf.carried] == [reopened, undecided]
    assert (library.asked, library.total) == (2, 3)


def test_names_and_dropped_claims_are_not_asked(desk: Desk, alice: User, draft: Draft) -> None:
    make_claim(draft=draft, words="Anna Hill", kind="name", name="Anna Hill", name_kind="person")
    dropped = quote(draft, FERRY)
    Claim.objects.filter(pk=dropped.pk).update(dropped_at=draft.received_at, dropped_by=alice)
    indexed(desk, FERRY, "Anna Hill spoke")
    assert article_library(draft, alice) == services.ArticleLibrary(0, 0, ())


def test_others_confidential_sources_and_other_desks_stay_out(
    desk: Desk, alice: User, bob: User, draft: Draft
) -> None:
    quote(draft, FERRY)
    secret = indexed(desk, FERRY, by=bob, handling="confidential", readers=(alice,))
    other = make_person()
    indexed(make_article(by=other).desk, FERRY)
    assert [one.source for one in article_library(draft, alice).shelves] == [secret]
    carol = make_person(desk=desk)
    assert article_library(draft, carol).shelves == ()


def test_the_number_of_queries_stays_the_same(desk: Desk, alice: User, draft: Draft) -> None:
    counts = []
    for words in (FERRY, PILOTS):
        quote(draft, words)
        indexed(desk, FERRY, words, words.upper())
        with CaptureQueriesContext(connection) as queries:
            assert article_library(draft, alice).shelves
        counts.append(len(queries))
    assert counts[0] == counts[1]
