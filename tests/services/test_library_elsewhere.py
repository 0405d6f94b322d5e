"""What a claim may come from among sources that do not stand beside its article."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Article, Attachment, Claim, Desk, Source, User
from claims.services.elsewhere import found_elsewhere, found_for_each
from claims.services.library import index_source, read_source
from tests.factories import make_article, make_claim, make_draft, make_source, make_source_claim

pytestmark = pytest.mark.django_db

SAID = "We never promised that the northern ferry would sail before Easter"
PADDING = "The council met in the old hall, and its clerk read the minutes of May aloud. " * 60
QUOTE: dict[str, Any] = {"kind": "quote", "quote_kind": "direct"}


@pytest.fixture
def article(desk: Desk, alice: User) -> Article:
    return make_article(desk=desk, by=alice)


def indexed(desk: Desk, text: str, **fields: Any) -> Source:
    source = make_source(desk=desk, text=text, **fields)
    index(source)
    return source


def index(source: Source) -> None:
    index_source(source, read_source(source, list(source.claims.all())))


def quote_in(article: Article, words: str) -> Claim:
    draft = make_draft(article=article, text=f"“{words},” Anna Hill said on Monday.")
    return make_claim(draft=draft, words=f"“{words},”", speaker_name="Anna Hill", **QUOTE)


@pytest.mark.parametrize(
    ("words", "finding"),
    [
        (SAID, "verbatim"),
        ("We never promised that the ferry would sail before Easter", "dropped"),
        ("We never promised that the southern ferry would sail before May", "changed"),
    ],
)
def test_it_says_how_the_claim_differs(
    desk: Desk, alice: User, article: Article, words: str, finding: str
) -> None:
    text = f"{PADDING}“{SAID},” she said.\n{PADDING}"
    source = indexed(desk, text)
    [item] = found_elsewhere(quote_in(article, words), alice)
    assert (item.source, item.finding.finding) == (source, finding)


def test_offsets_are_those_of_the_whole_source(desk: Desk, alice: User, article: Article) -> None:
    text = f"{PADDING}“{SAID},” she said.\n{PADDING}"
    indexed(desk, text)
    [item] = found_elsewhere(quote_in(article, SAID), alice)
    finding = item.finding
    assert text[finding.start : finding.end].rstrip(",") == SAID
    assert "".join(part.source for part in finding.diff) == text[finding.start : finding.end]
    starts = [(part.source_start, part.source) for part in finding.diff if part.source]
    assert all(text[start:].startswith(words) for start, words in starts if start is not None)
    assert text[item.start :].startswith(item.near)


def test_the_speaker_of_the_source_is_compared(desk: Desk, alice: User, article: Article) -> None:
    words = f"“{SAID},”"
    source = make_source(desk=desk, text=f"{PADDING}Tom Reed answered. {words} he said.")
    at = len(PADDING)
    name: dict[str, Any] = {
        "speaker_name": "Tom Reed",
        "speaker_start": at,
        "speaker_end": at + len("Tom Reed"),
    }
    make_source_claim(source=source, words=words, speaker_mention="Tom Reed", **name, **QUOTE)
    index(source)
    [item] = found_elsewhere(quote_in(article, SAID), alice)
    assert item.finding.finding == "other_speaker"


def test_a_figure_is_found_by_what_it_counts(desk: Desk, alice: User, article: Article) -> None:
    count = {"figure_kind": "count", "thing": "letter"}
    text = f"{PADDING}The harbour office answered 5,200 letters that week. {PADDING}"
    source = make_source(desk=desk, text=text)
    make_source_claim(source=source, words="5,200", value_low=5_200, modifier="=", **count)
    index(source)
    draft = make_draft(article=article, text="It answered more than 5,000 letters.")
    claim = make_claim(draft=draft, words="5,000", value_low=5_000, modifier=">", **count)
    [item] = found_elsewhere(claim, alice)
    assert (item.source, item.finding.finding) == (source, "within_bound")
    assert text[item.finding.start : item.finding.end] == "5,200"


def test_a_claim_marked_by_hand_is_found_too(desk: Desk, alice: User, article: Article) -> None:
    source = indexed(desk, f"{PADDING}{SAID}. {PADDING}")
    draft = make_draft(article=article, text=f"He wrote that {SAID}.")
    claim = make_claim(draft=draft, words=SAID, kind="statement", origin="person")
    assert [item.source for item in found_elsewhere(claim, alice)] == [source]


def test_each_source_is_shown_once_with_its_best_passage(
    desk: Desk, alice: User, article: Article
) -> None:
    near = SAID.replace("northern", "southern")
    source = indexed(desk, f"“{near},” he said. {PADDING} “{SAID},” she said. {PADDING}")
    [item] = found_elsewhere(quote_in(article, SAID), alice)
    assert (item.source, item.finding.finding) == (source, "verbatim")


def test_of_two_alike_the_primary_source_comes_first(
    desk: Desk, alice: User, article: Article
) -> None:
    primary = indexed(desk, f"The letter: “{SAID}.”", strength="primary")
    indexed(desk, f"A report of it: “{SAID}.”", strength="secondary")
    first, second = found_elsewhere(quote_in(article, SAID), alice)
    assert first.source == primary != second.source


def test_nothing_near_is_nothing_shown(desk: Desk, alice: User, article: Article) -> None:
    indexed(desk, PADDING)
    assert found_elsewhere(quote_in(article, SAID), alice) == []


def test_others_confidential_sources_and_those_beside_are_left_out(
    desk: Desk, alice: User, bob: User, article: Article
) -> None:
    secret = indexed(desk, f"Notes. “{SAID}.”", by=alice, handling="confidential")
    beside = indexed(desk, f"The letter. “{SAID}.”")
    Attachment.objects.create(article=article, source=beside, attached_by=bob)
    claim = quote_in(article, SAID)
    assert [item.source for item in found_elsewhere(claim, alice)] == [secret]
    assert found_elsewhere(claim, bob) == []


def test_the_number_of_queries_stays_the_same(desk: Desk, alice: User, article: Article) -> None:
    claim = quote_in(article, SAID)
    counts = []
    for number in range(2):
        for copy in range(number * 4 + 1):
            indexed(desk, f"Letter {number}{copy}. “{SAID},” she said. {PADDING}")
        with CaptureQueriesContext(connection) as queries:
            assert found_elsewhere(claim, alice)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 7


def test_a_figure_is_found_though_other_sources_share_more_words(
    desk: Desk, alice: User, article: Article
) -> None:
    count = {"figure_kind": "count", "thing": "letter"}
    source = make_source(desk=desk, text=f"{PADDING}5,180 letters came. {PADDING}")
    make_source_claim(source=source, words="5,180", value_low=5_180, modifier="=", **count)
    index(source)
    for number in range(9):
        indexed(desk, f"The harbour office of Ashford answered quickly, report {number} says.")
    words = "The harbour office of Ashford answered 5,200 letters quickly."
    claim = make_claim(
        draft=make_draft(article=article, text=words),
        words="5,200",
        value_low=5_200,
        modifier="=",
        **count,
    )
    [item] = found_elsewhere(claim, alice)
    assert (item.source, item.finding.finding) == (source, "rounds_to")


def test_all_claims_of_a_draft_are_asked_for_in_as_many_queries_as_one(
    desk: Desk, alice: User, article: Article
) -> None:
    indexed(desk, f"{PADDING}“{SAID},” she said. {PADDING}")
    indexed(desk, f"{PADDING}Nobody asked the pilots of the harbour. {PADDING}")
    text = f"“{SAID},” Anna Hill said. “Nobody asked the pilots,” he said. Snow fell in August."
    draft = make_draft(article=article, text=text)
    quotes = (f"“{SAID},”", "“Nobody asked the pilots,”")
    claims = [make_claim(draft=draft, words=words, **QUOTE) for words in quotes]
    claims.append(make_claim(draft=draft, words="Snow fell in August", kind="statement"))
    alone, counts = [], []
    for claim in claims:
        with CaptureQueriesContext(connection) as queries:
            alone.append(found_elsewhere(claim, alice))
        counts.append(len(queries))
    with CaptureQueriesContext(connection) as together:
        assert found_for_each(claims, draft, alice) == alone
    assert [len(items) for items in alone] == [1, 1, 0]
    assert len(together) == max(counts)
