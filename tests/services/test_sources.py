"""Sources beside articles, named readers, and deletion when retention ends."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from claims.models import (
    Article,
    Comparison,
    Desk,
    Event,
    Evidence,
    Job,
    Source,
    SourceClaim,
    Upload,
    User,
    Verdict,
)
from claims.permissions import Denied, NotNow
from claims.queries.articles import jobs_visible_to
from claims.queries.claims import claims_of, comparisons_visible_to
from claims.queries.events import events_visible_to
from claims.queries.sources import evidence_visible_to, sources_of, sources_visible_to
from claims.services.errors import Invalid
from claims.services.sources import (
    attach_source,
    delete_expired_sources,
    detach_source,
    log_passages_view,
    log_source_view,
    set_readers,
)
from tests.factories import (
    make_article,
    make_claim,
    make_comparison,
    make_draft,
    make_evidence,
    make_job,
    make_source,
    make_source_claim,
    make_upload,
    make_verdict,
)

pytestmark = pytest.mark.django_db
TODAY = dt.date(2030, 1, 31)


@pytest.fixture
def article(desk: Desk, alice: User) -> Article:
    article = make_article(desk=desk, by=alice)
    make_claim(draft=make_draft(article=article), words="5,000")
    return article


@pytest.fixture
def hidden(article: Article, alice: User) -> Source:
    """A confidential source of alice beside the article, compared and used as evidence."""
    source = make_source(article=article, by=alice, handling="confidential", title="Mole")
    claim = article.drafts.get().claims.get()
    make_comparison(claim=claim, source=source, words="5,000")
    make_evidence(verdict=make_verdict(claim=claim, by=alice), source=source, words="5,000")
    make_job(source=source)
    return source


def test_attaching_twice_is_once(article: Article, alice: User, bob: User) -> None:
    source = make_source(desk=article.desk)
    attach_source(actor=alice, article=article, source=source)
    attach_source(actor=bob, article=article, source=source)
    assert list(sources_of(article, bob)) == [source]
    assert Event.objects.filter(action="source_attached", article=article).count() == 1


@pytest.mark.parametrize("number", [1, 7])
def test_viewings_are_one_query_and_one_statement(
    article: Article,
    alice: User,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    sources = [make_source(article=article, handling="confidential") for _ in range(number)]
    with django_assert_num_queries(4):  # with the savepoint around the statement
        log_passages_view(actor=alice, pairs=[(article, source) for source in sources])
    written = Event.objects.filter(action="passages_viewed", article=article, desk=article.desk)
    assert {event.subject for event in written} == {str(source.pk) for source in sources}
    assert {event.after["handling"] for event in written} == {"confidential"}


def test_a_source_seen_beside_another_article_is_another_viewing(
    article: Article, alice: User
) -> None:
    other = make_article(desk=article.desk)
    source = make_source(article=article, handling="confidential")
    for pairs in ([(article, source)], [(article, source), (other, source)], []):
        log_passages_view(actor=alice, pairs=pairs)
    seen = Event.objects.filter(action="passages_viewed").order_by("pk")
    assert [event.article for event in seen] == [article, other]


@pytest.mark.parametrize("act", [attach_source, detach_source])
def test_the_newest_draft_is_compared_again(article: Article, alice: User, act: object) -> None:
    make_draft(article=article)
    source = make_source(article=article if act is detach_source else None, desk=article.desk)
    act(actor=alice, article=article, source=source)  # type: ignore[operator]
    job = Job.objects.get(kind="compare")
    assert job.draft == article.drafts.get(number=2)


def test_detaching_takes_the_comparisons_along_and_leaves_the_evidence(
    article: Article, hidden: Source, alice: User
) -> None:
    detach_source(actor=alice, article=article, source=hidden)
    assert not Comparison.objects.exists()
    assert Evidence.objects.get().surface == "5,000"


def test_a_source_of_another_desk_is_not_attached(article: Article, alice: User) -> None:
    with pytest.raises(Denied):
        attach_source(actor=alice, article=article, source=make_source())


def test_a_source_one_may_not_see_is_not_attached(
    article: Article, hidden: Source, bob: User
) -> None:
    with pytest.raises(Denied):
        attach_source(actor=bob, article=article, source=hidden)


WHO = [
    ("alice", True),  # received it
    ("bob", True),  # named
    ("carol", False),  # the editor
    ("anna", False),  # the admin
    ("dave", False),  # another desk
]


@pytest.mark.parametrize(("who", "sees"), WHO)
def test_a_confidential_source_exists_for_its_readers_only(
    hidden: Source,
    article: Article,
    alice: User,
    bob: User,
    carol: User,
    anna: User,
    dave: User,
    who: str,
    sees: bool,
) -> None:
    set_readers(actor=alice, source=hidden, readers=[bob])
    person = User.objects.get(username=who)
    claim = claims_of(article.drafts.get(), person).get()
    assert sources_visible_to(person).filter(pk=hidden.pk).exists() is sees
    assert sources_of(article, person).exists() is sees
    assert comparisons_visible_to(person).exists() is sees
    assert evidence_visible_to(person).exists() is sees
    assert jobs_visible_to(person).filter(source=hidden).exists() is sees
    assert events_visible_to(person).filter(subject_kind="source").exists() is sees
    assert (claim.best_finding == "verbatim") is sees


def test_nobody_sees_a_source_after_leaving_the_desk(hidden: Source, alice: User) -> None:
    alice.memberships.all().delete()
    assert not sources_visible_to(alice).exists()


def test_a_view_is_written_down(hidden: Source, alice: User, bob: User) -> None:
    log_source_view(actor=alice, source=hidden)
    event = Event.objects.get(action="source_viewed")
    assert (event.actor, event.subject, event.after["handling"]) == (
        alice,
        str(hidden.pk),
        "confidential",
    )
    with pytest.raises(Denied):
        log_source_view(actor=bob, source=hidden)


def test_only_the_receiver_names_readers(hidden: Source, alice: User, bob: User) -> None:
    set_readers(actor=alice, source=hidden, readers=[bob])
    with pytest.raises(Denied, match="received this source"):
        set_readers(actor=bob, source=hidden, readers=[])
    event = Event.objects.get(action="readers_set")
    assert (event.before["readers"], event.after["readers"]) == ([], [bob.pk])


def test_an_open_source_has_no_named_readers(article: Article, alice: User, bob: User) -> None:
    source = make_source(article=article, by=alice)
    with pytest.raises(NotNow, match="open to the whole desk"):
        set_readers(actor=alice, source=source, readers=[bob])


def test_a_stranger_is_not_named(hidden: Source, alice: User, dave: User) -> None:
    with pytest.raises(Invalid):
        set_readers(actor=alice, source=hidden, readers=[dave])


DAYS = [(None, 0), (dt.date(2030, 1, 31), 0), (dt.date(2030, 1, 30), 1)]


@pytest.mark.parametrize(("until", "deleted"), DAYS)
def test_a_source_is_deleted_after_its_last_day(until: dt.date | None, deleted: int) -> None:
    make_source(retention_until=until)
    assert delete_expired_sources(today=TODAY) == deleted
    assert Source.objects.count() == 1 - deleted


def test_nothing_of_a_deleted_source_is_left(article: Article, hidden: Source, alice: User) -> None:
    upload = make_upload(desk=article.desk, by=alice)
    make_source_claim(source=hidden, words="5,000")
    Source.objects.update(retention_until=dt.date(2030, 1, 1), upload=upload)
    assert delete_expired_sources(today=TODAY) == 1
    for model in (Source, SourceClaim, Comparison, Upload):
        assert not model._default_manager.exists()
    passage = Evidence.objects.get()
    assert (passage.source, passage.surface, passage.finding) == (None, "", "")
    assert Verdict.objects.exists()


def test_deletion_is_recorded_without_a_word_of_the_source(hidden: Source) -> None:
    Source.objects.update(retention_until=dt.date(2030, 1, 1))
    delete_expired_sources(today=TODAY)
    event = Event.objects.get(action="source_deleted")
    assert (event.actor, event.subject) == (None, str(hidden.pk))
    assert event.before == {
        "kind": "document",
        "strength": "secondary",
        "handling": "confidential",
        "retention_until": "2030-01-01",
    }


def test_a_file_that_is_also_a_draft_is_kept(article: Article, alice: User) -> None:
    upload = make_upload(desk=article.desk, by=alice)
    make_draft(article=article, upload=upload)
    make_source(article=article, upload=upload, retention_until=dt.date(2030, 1, 1))
    delete_expired_sources(today=TODAY)
    assert Upload.objects.get() == upload
