"""The index of a desk's library: what is in it, what is found by it, and for whom."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from claims.models import Article, Attachment, Claim, Desk, Passage, Shingle, Source, User
from claims.queries import candidates
from claims.queries.candidates import passages_elsewhere
from claims.services.claims import add_claim, drop_claim
from claims.services.extraction import extract_text
from claims.services.library import claim_terms, index_source, read_source, whole_term
from claims.services.shingles import keys_of
from tests.factories import (
    make_article,
    make_claim,
    make_draft,
    make_job,
    make_person,
    make_source,
)

pytestmark = pytest.mark.django_db

SAID = "We never promised that the northern ferry would sail before Easter."
LETTER = f"Dear editor. {SAID} The harbour office answered 5,200 letters that week.\n"
OTHER = "The library opens at nine and closes at noon on Saturdays, the notice says.\n"


@pytest.fixture
def article(desk: Desk, alice: User) -> Article:
    return make_article(desk=desk, by=alice)


def indexed(desk: Desk, text: str = LETTER, **fields: Any) -> Source:
    source = make_source(desk=desk, text=text, **fields)
    index_source(source, read_source(source, []))
    return source


def claim_in(article: Article, words: str, kind: str = "statement") -> Claim:
    draft = make_draft(article=article, text=f"A spokesman said: {words} He left.")
    return make_claim(draft=draft, words=words, kind=kind)


def found(claim: Claim, person: User) -> list[tuple[Source, str]]:
    """The sources found for a claim, with the words of the passage, best first."""
    desk = claim.draft.desk_id
    keys = keys_of(claim_terms(claim, claim.draft.text), desk=desk, among="source")
    [passages] = passages_elsewhere([keys], claim.draft.article, person, limit=5)
    return [
        (part.source, part.source.text[part.start : part.end])
        for part, _weight in passages
        if part.source
    ]


@pytest.mark.parametrize(
    "words",
    [
        SAID,
        "We never promised that the northern ferry would sail.",  # cut
        "We had never promised the northern ferry could sail before May.",  # altered
        "the Northern Ferry",  # two words
    ],
)
def test_it_finds_the_passage_that_a_claim_may_come_from(
    desk: Desk, alice: User, article: Article, words: str
) -> None:
    indexed(desk, OTHER)
    letter = indexed(desk)
    [(source, passage)] = found(claim_in(article, words), alice)
    assert source == letter
    assert SAID.rstrip(".") in passage


def test_what_shares_nothing_is_not_found(desk: Desk, alice: User, article: Article) -> None:
    indexed(desk)
    assert found(claim_in(article, "Snow fell on the hills in August."), alice) == []


def test_the_passage_that_shares_most_comes_first(
    desk: Desk, alice: User, article: Article
) -> None:
    indexed(desk, "The northern ferry is white, and it is as old as the pier it leaves from.\n")
    letter = indexed(desk)
    indexed(desk, "A northern wind blew, and nothing else was said about it on that long day.\n")
    sources = [source for source, _words in found(claim_in(article, SAID), alice)]
    assert (sources[0], len(sources)) == (letter, 3)


def test_words_that_stand_everywhere_do_not_crowd_out_the_passage(
    desk: Desk, alice: User, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "SPREAD", 3)
    letter = indexed(desk)
    for number in range(9):
        indexed(desk, f"The northern ferry sailed {number} times, as it did the week before.\n")
    assert found(claim_in(article, SAID), alice)[0][0] == letter


def test_a_source_beside_the_article_is_not_elsewhere(
    desk: Desk, alice: User, article: Article
) -> None:
    source = indexed(desk)
    claim = claim_in(article, SAID)
    Attachment.objects.create(article=article, source=source, attached_by=alice)
    assert found(claim, alice) == []


def test_a_confidential_source_is_found_by_its_readers_only(
    desk: Desk, alice: User, bob: User, carol: User, article: Article
) -> None:
    source = indexed(desk, by=alice, readers=(bob,), handling="confidential")
    claim = claim_in(article, SAID)
    assert [[source for source, _ in found(claim, person)] for person in (alice, bob, carol)] == [
        [source],
        [source],
        [],
    ]


def test_another_desk_finds_nothing(desk: Desk, dave: User) -> None:
    indexed(desk)
    there = make_article(desk=dave.desks.get(), by=dave)
    assert found(claim_in(there, SAID), dave) == []


def test_a_person_of_both_desks_finds_only_the_articles_own(desk: Desk, dave: User) -> None:
    indexed(desk)
    make_person(name="erin", desk=desk)
    desk.memberships.create(user=dave)
    there = make_article(desk=dave.desks.exclude(pk=desk.pk).get(), by=dave)
    assert found(claim_in(there, SAID), dave) == []


def test_extraction_makes_a_source_findable_once(desk: Desk, alice: User, article: Article) -> None:
    source = make_source(desk=desk, text=LETTER)
    job = make_job(source=source)
    for _run in range(2):
        extract_text(str(job.pk))
        type(job).objects.filter(pk=job.pk).update(state="queued")
    assert [found for found, _words in found(claim_in(article, SAID), alice)] == [source]
    first = Shingle.objects.count()
    extract_text(str(job.pk))
    assert Shingle.objects.count() == first


def test_extraction_puts_figures_with_their_passage(
    desk: Desk, alice: User, article: Article
) -> None:
    source = make_source(desk=desk, text=LETTER)
    extract_text(str(make_job(source=source).pk))
    draft = make_draft(article=article, text="More than 5,000 letters came.")
    fields: dict[str, Any] = {
        "figure_kind": "count",
        "value_low": 5_000,
        "thing": "letter",
        "modifier": ">",
    }
    claim = make_claim(draft=draft, words="5,000", **fields)
    assert [source for source, _words in found(claim, alice)] == [source]


def test_a_deleted_source_leaves_nothing_to_be_found(desk: Desk) -> None:
    kept = indexed(desk, OTHER)
    indexed(desk).delete()
    assert {passage.source for passage in Passage.objects.all()} == {kept}
    assert Shingle.objects.exclude(passage__source=kept).count() == 0
    assert Shingle.objects.count() == Shingle.objects.filter(passage__source=kept).count() > 0


def test_extraction_makes_the_claims_of_a_draft_findable(article: Article) -> None:
    draft = make_draft(article=article, text=f"“{SAID}” she said.\n", status="received")
    extract_text(str(make_job(draft=draft).pk))
    assert draft.claims.exists()
    assert not draft.claims.filter(passages=None).exists()


def test_a_claim_by_hand_is_findable(article: Article, alice: User) -> None:
    draft = make_draft(article=article, text=LETTER)
    claim = add_claim(actor=alice, draft=draft, start=13, end=80, kind="statement")
    assert claim.passages.count() == 1
    drop_claim(actor=alice, claim=claim)


def test_texts_from_before_the_index_are_indexed_by_command(
    desk: Desk, alice: User, article: Article
) -> None:
    source = make_source(desk=desk, text=LETTER)
    Source.objects.update(extracted_at=source.received_at)
    make_source(desk=desk, text=OTHER)  # not read yet: its own job will index it
    claim = claim_in(article, SAID)
    type(claim.draft).objects.update(extracted_at=source.received_at)
    said = StringIO()
    for _again in range(2):
        call_command("index_library", stdout=said)
    assert said.getvalue() == "Indexed 2 texts.\nIndexed 0 texts.\n"
    assert [source for source, _words in found(claim, alice)] == [source]
    assert claim.passages.count() == 1


QUOTE = {"kind": "quote", "quote_kind": "direct"}
MORE = {"figure_kind": "count", "thing": "letter", "modifier": ">"}


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (("It is safe.", {"kind": "statement"}), ("it is SAFE", {"kind": "statement"}), True),
        (("“It is safe,”", QUOTE), ("“It is safe.”", QUOTE), True),
        (("It is safe.", {"kind": "statement"}), ("It was safe.", {"kind": "statement"}), False),
        (
            ("5,000", MORE | {"value_low": 5_000.0}),
            ("five thousand", MORE | {"value_low": 5e3}),
            True,
        ),
        (("5,000", MORE | {"value_low": 5_000.0}), ("5,000", MORE | {"value_low": 5_001.0}), False),
        (
            ("5,000", MORE | {"value_low": 5_000.0}),
            ("5,000", MORE | {"value_low": 5_000.0, "modifier": "="}),
            False,
        ),
    ],
)
def test_two_claims_say_the_same(
    one: tuple[str, dict[str, Any]], other: tuple[str, dict[str, Any]], is_same: bool
) -> None:
    terms = set()
    for words, fields in (one, other):
        text = f"They told us: {words} That was all."
        claim = make_claim(draft=make_draft(text=text), words=words, **fields)
        terms.add(whole_term(claim, text))
    assert (len(terms) == 1) is is_same
