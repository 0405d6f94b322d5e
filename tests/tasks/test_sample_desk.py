"""The sample desk from received texts to comparisons, job by job, as the workers do it."""

from io import StringIO

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command

from claims.management.commands.sample_desk import password_of
from claims.models import Article, Claim, Comparison, Desk, Event, Job, Membership, Source, User
from tests.factories import make_person
from tests.tasks.work import do_all

pytestmark = pytest.mark.django_db


def set_up() -> str:
    out = StringIO()
    call_command("sample_desk", stdout=out)
    return out.getvalue()


def claim_with(words: str) -> Claim:
    return Claim.objects.get(surface__contains=words, kind="quote")


def best(claim: Claim) -> Comparison:
    return claim.comparisons.select_related("source").get(rank=0)


def test_it_sets_up_people_an_article_and_its_sources() -> None:
    set_up()
    desk = Desk.objects.get(name="Sample desk")
    roles = dict(Membership.objects.filter(desk=desk).values_list("user__username", "role"))
    assert roles == {
        "alice": "journalist",
        "bob": "journalist",
        "carol": "editor",
        "dora": "admin",
    }
    assert desk.articles.get().title == "US denies Iraq pullout"
    assert desk.articles.get().sources.count() == 4
    assert set(Job.objects.values_list("kind", "state")) == {
        ("extract", "queued"),
        ("compare", "queued"),
    }


def test_it_prints_a_sign_in_that_works_and_keeps_the_rules_for_passwords() -> None:
    printed = set_up()
    for name in ("alice", "bob", "carol", "dora"):
        assert f"{name:6} {password_of(name)}" in printed
        user = User.objects.get(username=name)
        assert user.check_password(password_of(name))
        validate_password(password_of(name), user)


def test_a_second_run_changes_nothing_and_prints_the_same() -> None:
    first = set_up()
    events = Event.objects.count()
    assert set_up() == first
    assert (Desk.objects.count(), Article.objects.count(), Source.objects.count()) == (1, 1, 4)
    assert Event.objects.count() == events


def test_a_changed_password_is_neither_printed_nor_changed_back() -> None:
    set_up()
    alice = User.objects.get(username="alice")
    alice.set_password("a password of my own")
    alice.save()
    assert password_of("alice") not in set_up()
    alice.refresh_from_db()
    assert alice.check_password("a password of my own")


def test_a_name_that_is_taken_leaves_nothing_half_done() -> None:
    make_person(name="bob")
    with pytest.raises(CommandError, match="cannot be set up"):
        set_up()
    assert not Desk.objects.exists()


def test_all_work_ends_and_the_draft_is_to_be_checked() -> None:
    set_up()
    do_all()
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}
    article = Article.objects.get()
    assert article.drafts.get().status == "to_check"
    assert set(article.sources.exclude(claims=None)) == set(article.sources.all())


@pytest.mark.parametrize(
    ("words", "source", "finding", "headline"),
    [
        ("in due deference", "Letter", "brackets", "Operation Inherent Resolve"),
        ("extraordinarily expensive", "Pool report", "dropped", "long before my time"),
        ("no decision made to leave Iraq. Period", "Mark Esper", "verbatim", ""),
    ],
)
def test_each_difference_of_the_sample_is_named(
    words: str, source: str, finding: str, headline: str
) -> None:
    set_up()
    do_all()
    comparison = best(claim_with(words))
    assert comparison.source.title.startswith(source)
    assert comparison.finding == finding
    assert headline in comparison.headline


def test_every_comparison_stands_where_it_says() -> None:
    set_up()
    do_all()
    for comparison in Comparison.objects.select_related("source", "source_claim", "claim"):
        passage = comparison.source.text[comparison.start : comparison.end]
        assert passage
        if comparison.diff:
            assert "".join(part["source"] for part in comparison.diff) == passage
        if found := comparison.source_claim:
            assert found.source == comparison.source
            assert found.start < comparison.end and comparison.start < found.end


def test_the_same_work_again_gives_the_same_rows() -> None:
    set_up()
    do_all()
    columns = ("claim__start", "source", "start", "end", "finding", "headline", "rank", "diff")
    first = list(Comparison.objects.order_by("claim__start", "claim", "rank").values(*columns))
    Job.objects.update(state="queued", attempt=0)
    do_all()
    again = list(Comparison.objects.order_by("claim__start", "claim", "rank").values(*columns))
    assert len(first) > 20
    key = str
    assert sorted(again, key=key) == sorted(first, key=key)
