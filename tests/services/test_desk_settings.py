"""What a desk decides for all its articles: harmless differences, retention; and who may."""

import datetime as dt

import pytest
from django.utils import timezone

from claims.comparison import Harmless
from claims.models import Comparison, Desk, Event, Job, Status, User
from claims.permissions import Denied
from claims.services import jobs
from claims.services.comparing import compare_draft
from claims.services.desk_settings import harmless_of, last_day, set_layers, set_retention
from claims.services.elsewhere import found_elsewhere
from claims.services.errors import Conflict, Invalid
from claims.services.extraction import extract_text
from tests.factories import make_article, make_desk, make_draft, make_job, make_source

ALL = {"marks", "case", "spelling", "numerals", "contractions", "disfluencies", "asides"}
TEXT = "“They organised the whole of the airbase,” the mayor said.\n"
TRANSCRIPT = "MAYOR: They organized the whole of the air base.\n"


def compared_quote(desk: Desk) -> Comparison:
    """The comparison of a quotation that is spelt otherwise than in its source."""
    draft = make_draft(article=make_article(desk=desk), text=TEXT, status=Status.RECEIVED)
    source = make_source(article=draft.article, text=TRANSCRIPT)
    extract_text(str(make_job(draft=draft).pk))
    extract_text(str(make_job(source=source).pk))
    compare_draft(str(jobs.enqueue(kind="compare", draft=draft).pk))
    return Comparison.objects.get(claim__draft=draft, rank=0)


class TestLayers:
    def test_a_desk_that_never_chose_has_the_house_rule(self, desk: Desk) -> None:
        assert harmless_of(desk) == Harmless()

    @pytest.mark.parametrize(
        ("harmless", "rule"),
        [
            (set[str](), Harmless(*[False] * 7)),
            (ALL, Harmless(contractions=True)),
            (ALL - {"spelling", "contractions"}, Harmless(spelling=False)),
        ],
    )
    def test_it_counts_as_harmless_what_was_chosen(
        self, desk: Desk, anna: User, harmless: set[str], rule: Harmless
    ) -> None:
        set_layers(actor=anna, desk=desk, harmless=harmless, expected=0)
        desk.refresh_from_db()
        assert harmless_of(desk) == rule

    def test_a_layer_that_came_later_follows_the_house_rule(self) -> None:
        assert harmless_of(Desk(harmless={"case": False})) == Harmless(case=False)
        assert harmless_of(Desk(harmless={"gone": True})) == Harmless()

    def test_comparisons_follow_the_desk(self, desk: Desk, anna: User) -> None:
        row = compared_quote(desk)
        assert row.finding == "punctuation"
        assert "spelling" in row.headline
        [job] = set_layers(actor=anna, desk=desk, harmless=ALL - {"spelling"}, expected=0)
        compare_draft(str(job.pk))
        row = Comparison.objects.get(claim=row.claim, rank=0)
        assert row.finding == "changed"
        assert "This desk counts spelling as a difference." in row.reasons

    def test_sources_found_elsewhere_follow_the_desk(
        self, desk: Desk, anna: User, alice: User
    ) -> None:
        claim = compared_quote(desk).claim
        claim.draft.article.attachments.all().delete()
        assert [item.finding.finding for item in found_elsewhere(claim, alice)] == ["punctuation"]
        set_layers(actor=anna, desk=desk, harmless=ALL - {"spelling"}, expected=0)
        claim.draft.article.desk.refresh_from_db()
        assert [item.finding.finding for item in found_elsewhere(claim, alice)] == ["changed"]

    @pytest.mark.parametrize(
        ("status", "is_due"),
        [
            (Status.RECEIVED, False),
            (Status.EXTRACTING, False),
            (Status.TO_CHECK, True),
            (Status.IN_PROGRESS, True),
            (Status.WAITING, True),
            (Status.READY, True),
            (Status.APPROVED, False),
            (Status.SENT_BACK, True),
        ],
    )
    def test_what_is_being_checked_is_compared_again(
        self, desk: Desk, anna: User, status: str, is_due: bool
    ) -> None:
        draft = make_draft(article=make_article(desk=desk), status=status)
        due = set_layers(actor=anna, desk=desk, harmless=set(), expected=0)
        assert [job.draft for job in due] == ([draft] if is_due else [])
        assert Job.objects.filter(kind="compare").count() == is_due

    def test_superseded_drafts_and_other_desks_are_left_alone(self, desk: Desk, anna: User) -> None:
        article = make_article(desk=desk)
        make_draft(article=article, status=Status.IN_PROGRESS)
        newest = make_draft(article=article)
        make_draft()
        due = set_layers(actor=anna, desk=desk, harmless=set(), expected=0)
        assert [job.draft for job in due] == [newest]

    def test_saving_the_same_compares_nothing(self, desk: Desk, anna: User) -> None:
        make_draft(article=make_article(desk=desk))
        same = ALL - {"contractions"}
        assert set_layers(actor=anna, desk=desk, harmless=same, expected=0) == []
        assert not Event.objects.filter(action="layers_set").exists()

    def test_it_is_written_down(self, desk: Desk, anna: User) -> None:
        set_layers(actor=anna, desk=desk, harmless={"marks"}, expected=0)
        event = Event.objects.get(action="layers_set")
        assert (event.actor, event.desk) == (anna, desk)
        assert event.after == {"harmless": ["punctuation"]}
        assert event.before["harmless"][:2] == ["punctuation", "capitals"]
        assert "contractions" not in event.before["harmless"]

    def test_it_refuses_a_layer_that_is_none(self, desk: Desk, anna: User) -> None:
        with pytest.raises(Invalid):
            set_layers(actor=anna, desk=desk, harmless={"meaning"}, expected=0)


class TestRetention:
    @pytest.mark.parametrize("days", [None, 1, 3650])
    def test_it_offers_a_last_day(self, desk: Desk, anna: User, days: int | None) -> None:
        Desk.objects.filter(pk=desk.pk).update(retention_days=7)
        set_retention(actor=anna, desk=desk, days=days, expected=0)
        desk.refresh_from_db()
        today = timezone.localdate()
        assert last_day(desk) == (today + dt.timedelta(days=days) if days else None)
        event = Event.objects.get(action="retention_set")
        assert (event.before, event.after) == ({"days": 7}, {"days": days})

    @pytest.mark.parametrize("days", [0, -1, 3651])
    def test_it_refuses_what_is_no_such_number(self, desk: Desk, anna: User, days: int) -> None:
        with pytest.raises(Invalid):
            set_retention(actor=anna, desk=desk, days=days, expected=0)


@pytest.mark.parametrize("who", ["alice", "carol", "dave"])
def test_only_a_desk_admin_changes_settings(
    desk: Desk, alice: User, carol: User, dave: User, who: str
) -> None:
    person = {"alice": alice, "carol": carol, "dave": dave}[who]
    with pytest.raises(Denied, match="desk admin"):
        set_layers(actor=person, desk=desk, harmless=set(), expected=0)
    with pytest.raises(Denied, match="desk admin"):
        set_retention(actor=person, desk=desk, days=1, expected=0)


def test_of_two_who_saw_the_same_the_second_is_told(desk: Desk, anna: User) -> None:
    set_retention(actor=anna, desk=desk, days=30, expected=0)
    with pytest.raises(Conflict):
        set_layers(actor=anna, desk=desk, harmless=set(), expected=0)
    desk.refresh_from_db()
    assert (desk.retention_days, desk.harmless, desk.settings_revision) == (30, None, 1)


def test_another_desk_keeps_its_rule(desk: Desk, anna: User) -> None:
    other = make_desk()
    set_layers(actor=anna, desk=desk, harmless=set(), expected=0)
    other.refresh_from_db()
    assert harmless_of(other) == Harmless()
