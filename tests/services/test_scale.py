"""The verdict scale of a desk: renamed, reordered, added to, retired from."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from claims.models import Claim, Desk, Event, User, VerdictOption
from claims.permissions import Denied
from claims.queries.settings import offered_options
from claims.services.errors import Conflict, Invalid
from claims.services.scale import Step, add_option, restore_option, retire_option, set_scale
from claims.services.verdicts import set_verdict, undo_verdict
from tests.factories import make_article, make_claim, make_draft, make_verdict


@pytest.fixture
def claim(desk: Desk) -> Claim:
    return make_claim(draft=make_draft(article=make_article(desk=desk)))


def scale(desk: Desk) -> list[tuple[int | None, str]]:
    return list(offered_options(desk).values_list("position", "label"))


def option(desk: Desk, label: str) -> VerdictOption:
    return VerdictOption.objects.get(desk=desk, label=label)


def steps(desk: Desk, **changes: dict[str, Any]) -> list[Step]:
    """The scale as it stands, with changes by the first word of the label."""
    return [
        Step(
            **{
                "option": row.pk,
                "position": row.position,
                "label": row.label,
                "tone": row.tone,
                **changes.get(row.label.split()[0], {}),
            }
        )
        for row in offered_options(desk)
    ]


def change(actor: User, desk: Desk, **changes: dict[str, Any]) -> None:
    set_scale(actor=actor, desk=desk, steps=steps(desk, **changes), expected=0)


class TestSet:
    def test_two_verdicts_swap_their_keys_and_names(self, desk: Desk, anna: User) -> None:
        change(
            anna,
            desk,
            Confirmed={"position": 2, "label": "Fix needed"},
            Fix={"position": 1, "label": "Confirmed"},
        )
        assert scale(desk)[:3] == [(1, "Confirmed"), (2, "Fix needed"), (3, "Wrong")]
        assert option(desk, "Confirmed").tone == "fix"

    def test_it_is_written_down_with_before_and_after(self, desk: Desk, anna: User) -> None:
        change(anna, desk, Wrong={"label": "False", "position": 9})
        event = Event.objects.get(action="scale_set")
        assert [row["name"] for row in event.before["options"]][2] == "Wrong"
        assert event.after["options"][-1]["name"] == "False"
        assert event.after["options"][-1]["key"] == 9

    def test_saving_the_same_writes_nothing(self, desk: Desk, anna: User) -> None:
        change(anna, desk)
        assert not Event.objects.exists()

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"Fix": {"position": 1}}, "Two verdicts have the key 1"),
            ({"Fix": {"position": 10}}, "from 1 to 9"),
            ({"Fix": {"position": 0}}, "from 1 to 9"),
            ({"Fix": {"label": "CONFIRMED"}}, "Two verdicts are called"),
            ({"Fix": {"label": " \n"}}, "is empty"),
            ({"Fix": {"label": "x" * 41}}, "longer than 40"),
            ({"Fix": {"tone": "great"}}, "from the list"),
            ({"Confirmed": {"tone": "ask"}}, "needs a verdict that says a claim holds"),
            ({"Wrong": {"tone": "fix"}}, "needs a verdict that says a claim is wrong"),
        ],
    )
    def test_it_refuses_a_scale_that_cannot_be(
        self, desk: Desk, anna: User, changes: dict[str, dict[str, Any]], sentence: str
    ) -> None:
        before = scale(desk)
        with pytest.raises(Invalid, match=sentence):
            change(anna, desk, **changes)
        assert scale(desk) == before

    def test_an_unused_verdict_may_say_something_else(self, desk: Desk, anna: User) -> None:
        change(anna, desk, On={"tone": "none"})
        assert option(desk, "On author").tone == "none"

    def test_a_used_one_may_not_but_takes_another_name(
        self, desk: Desk, anna: User, claim: Claim
    ) -> None:
        make_verdict(claim=claim, label="On author")
        with pytest.raises(Invalid, match="was used"):
            change(anna, desk, On={"tone": "ok"})
        change(anna, desk, On={"label": "With the author"})
        assert str(Claim.objects.get(pk=claim.pk).verdict).startswith("With the author")

    @pytest.mark.parametrize("give", ["less", "foreign"])
    def test_it_refuses_rows_that_are_not_the_scale(
        self, desk: Desk, anna: User, dave: User, give: str
    ) -> None:
        rows = steps(desk)
        foreign = steps(dave.desks.get())
        given = rows[:-1] if give == "less" else [*rows[:-1], foreign[-1]]
        with pytest.raises(Conflict):
            set_scale(actor=anna, desk=desk, steps=given, expected=0)


class TestAdd:
    def test_it_takes_the_first_free_key(self, desk: Desk, anna: User) -> None:
        added = add_option(actor=anna, desk=desk, label="Legal risk", tone="ask", expected=0)
        assert (added.position, str(added)) == (7, "Legal risk")
        event = Event.objects.get(action="option_added")
        assert event.after == {
            "option": added.pk,
            "key": 7,
            "name": "Legal risk",
            "tone": "ask",
        }

    def test_a_desk_has_nine_at_most(self, desk: Desk, anna: User) -> None:
        for number, name in enumerate(("Seven", "Eight", "Nine")):
            add_option(actor=anna, desk=desk, label=name, tone="ask", expected=number)
        with pytest.raises(Invalid, match="All nine keys"):
            add_option(actor=anna, desk=desk, label="Ten", tone="ask", expected=3)

    def test_a_retired_name_is_brought_back_instead(self, desk: Desk, anna: User) -> None:
        retire_option(actor=anna, option=option(desk, "On author"), expected=0)
        with pytest.raises(Invalid, match="Bring it back"):
            add_option(actor=anna, desk=desk, label="on author", tone="ask", expected=1)


class TestRetire:
    def test_it_is_no_longer_offered_and_other_keys_stay(
        self, desk: Desk, anna: User, claim: Claim
    ) -> None:
        make_verdict(claim=claim, label="Fix needed")
        retire_option(actor=anna, option=option(desk, "Fix needed"), expected=0)
        assert scale(desk)[:2] == [(1, "Confirmed"), (3, "Wrong")]
        verdict = Claim.objects.get(pk=claim.pk).verdict
        assert verdict and str(verdict.option) == "Fix needed"
        event = Event.objects.get(action="option_retired")
        assert (event.before["key"], event.after) == (2, {"name": "Fix needed"})

    def test_nobody_decides_with_it_any_more(
        self, desk: Desk, anna: User, alice: User, claim: Claim
    ) -> None:
        seen = option(desk, "On author")
        retire_option(actor=anna, option=seen, expected=0)
        seen.refresh_from_db()
        with pytest.raises(Invalid, match="no longer on the desk’s scale"):
            set_verdict(actor=alice, claim=claim, option=seen, expected=0)

    def test_undoing_leads_back_to_it(
        self, desk: Desk, anna: User, alice: User, claim: Claim
    ) -> None:
        make_verdict(claim=claim, by=alice, label="On author")
        make_verdict(claim=claim, by=alice, label="Wrong")
        retire_option(actor=anna, option=option(desk, "On author"), expected=0)
        assert str(undo_verdict(actor=alice, claim=claim, expected=2).option) == "On author"

    @pytest.mark.parametrize("label", ["Confirmed", "Wrong"])
    def test_the_last_of_a_needed_tone_stays(self, desk: Desk, anna: User, label: str) -> None:
        with pytest.raises(Invalid, match="needs a verdict"):
            retire_option(actor=anna, option=option(desk, label), expected=0)
        assert option(desk, label).position is not None

    def test_it_comes_back_on_the_first_free_key(self, desk: Desk, anna: User) -> None:
        for number, label in enumerate(("Fix needed", "On author")):
            retire_option(actor=anna, option=option(desk, label), expected=number)
        restore_option(actor=anna, option=option(desk, "On author"), expected=2)
        assert option(desk, "On author").position == 2
        assert Event.objects.get(action="option_restored").after["key"] == 2

    def test_twice_is_told(self, desk: Desk, anna: User) -> None:
        retire_option(actor=anna, option=option(desk, "On author"), expected=0)
        with pytest.raises(Conflict, match="retired already"):
            retire_option(actor=anna, option=option(desk, "On author"), expected=1)
        with pytest.raises(Conflict, match="on the scale already"):
            restore_option(actor=anna, option=option(desk, "Wrong"), expected=1)


@pytest.mark.parametrize("who", ["alice", "carol", "dave"])
def test_only_a_desk_admin_changes_the_scale(
    desk: Desk, alice: User, carol: User, dave: User, who: str
) -> None:
    person = {"alice": alice, "carol": carol, "dave": dave}[who]
    wrong = option(desk, "Wrong")
    with pytest.raises(Denied, match="desk admin"):
        change(person, desk)
    with pytest.raises(Denied, match="desk admin"):
        add_option(actor=person, desk=desk, label="Mine", tone="ok", expected=0)
    for act in (retire_option, restore_option):
        with pytest.raises(Denied, match="desk admin"):
            act(actor=person, option=wrong, expected=0)


def test_a_stale_page_changes_nothing(desk: Desk, anna: User) -> None:
    seen = steps(desk)
    add_option(actor=anna, desk=desk, label="Legal risk", tone="ask", expected=0)
    with pytest.raises(Conflict, match="meanwhile"):
        set_scale(actor=anna, desk=desk, steps=seen, expected=0)


@pytest.mark.django_db
class TestInTheDatabase:
    @pytest.mark.parametrize("position", [0, 10, 1])
    def test_a_key_is_from_1_to_9_and_of_one_verdict(self, desk: Desk, position: int) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            VerdictOption.objects.create(desk=desk, position=position, label="x", tone="ok")

    def test_a_used_verdict_is_never_deleted(self, desk: Desk, claim: Claim) -> None:
        make_verdict(claim=claim, label="Wrong")
        with pytest.raises(IntegrityError), transaction.atomic():
            VerdictOption.objects.filter(desk=desk)._raw_delete("default")
            transaction.get_connection().check_constraints()
