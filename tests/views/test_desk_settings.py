"""The settings of a desk: who sees them, what each form does, and what is told."""

from typing import Any

import pytest
import re2
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, Desk, Job, Role, Status, User, VerdictOption
from claims.queries.settings import offered_options
from claims.services.desk_settings import harmless_of
from tests.factories import (
    make_article,
    make_claim,
    make_desk,
    make_draft,
    make_person,
    make_verdict,
)

FORMS = ("layers_set", "retention_set", "scale_set", "option_add")


@pytest.fixture
def page(client: Client, anna: User) -> Client:
    client.force_login(anna)
    return client


def at(desk: Desk, name: str = "desk_settings") -> str:
    return reverse(f"claims:{name}", args=[desk.pk])


def of(option: VerdictOption, name: str) -> str:
    return reverse(f"claims:option_{name}", args=[option.pk])


def option(desk: Desk, label: str) -> VerdictOption:
    return desk.verdict_options.get(label=label)


def rows(desk: Desk, **changes: str) -> dict[str, Any]:
    """The form of the scale as it stands; changes are `Wrong_label="False"`."""
    form: dict[str, Any] = {"expected": 0}
    for row in offered_options(desk):
        form |= {f"o{row.pk}-position": row.position, f"o{row.pk}-label": row.label}
        form[f"o{row.pk}-tone"] = row.tone
    for name, value in changes.items():
        label, field = name.split("_")
        form[f"o{option(desk, label).pk}-{field}"] = value
    return form


class TestPage:
    def test_the_admin_sees_every_setting(self, page: Client, desk: Desk) -> None:
        Desk.objects.filter(pk=desk.pk).update(retention_days=45, harmless={"case": False})
        said = page.get(at(desk)).content.decode()
        for words in ("Harmless differences", "Verdict scale", 'value="45"', "Can&#x27;t verify"):
            assert words in said
        ticked = re2.findall(r'name="harmless" value="(\w+)"[^>]* checked', said)
        assert ticked == ["marks", "spelling", "numerals", "disfluencies", "asides"]

    @pytest.mark.parametrize(
        ("who", "status"), [("alice", 403), ("carol", 403), ("dave", 404), ("anna", 200)]
    )
    @pytest.mark.parametrize("name", ["desk_settings", *FORMS, "retire", "restore"])
    def test_it_is_for_the_desk_admin(
        self,
        client: Client,
        desk: Desk,
        alice: User,
        carol: User,
        dave: User,
        anna: User,
        name: str,
        who: str,
        status: int,
    ) -> None:
        client.force_login({"alice": alice, "carol": carol, "dave": dave, "anna": anna}[who])
        wrong = option(desk, "Wrong")
        if name == "desk_settings":
            answer = client.get(at(desk))
        elif name in FORMS:
            form = {"days": 3, "label": "Risk", "tone": "ask"} | rows(desk)
            answer = client.post(at(desk, name), form)
        else:
            answer = client.post(of(wrong, name), {"expected": 0})
        # Wrong is the last of its tone and is on the scale.
        done = {"desk_settings": 200, "retire": 422, "restore": 409}.get(name, 302)
        assert answer.status_code == (done if status == 200 else status)
        if status == 403:
            assert "desk admin" in answer.content.decode()
        if status != 200:
            desk.refresh_from_db()
            assert (desk.settings_revision, desk.harmless) == (0, None)

    def test_the_top_bar_leads_an_admin_there(
        self, client: Client, desk: Desk, alice: User, anna: User
    ) -> None:
        for person, is_there in ((alice, False), (anna, True)):
            client.force_login(person)
            assert (f'href="{at(desk)}"' in client.get("/").content.decode()) is is_there

    def test_an_admin_of_two_desks_goes_from_one_to_the_other(self, desk: Desk) -> None:
        other = make_desk(name="Sport")
        eve = make_person(name="eve", desk=desk, role=Role.ADMIN)
        other.memberships.create(user=eve, role=Role.ADMIN)
        browser = Client()
        browser.force_login(eve)
        assert f'href="{at(other)}"' in browser.get(at(desk)).content.decode()

    def test_the_number_of_queries_stays_flat(self, page: Client, desk: Desk) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                page.get(at(desk))
            return len(captured)

        before = queries()
        for position in (7, 8, 9):
            desk.verdict_options.create(position=position, label=f"V{position}", tone="ask")
        for _ in range(3):
            make_draft(article=make_article(desk=desk))
        assert queries() == before

    def test_html_in_a_name_stays_text(self, page: Client, desk: Desk) -> None:
        desk.verdict_options.create(position=7, label="<script>alert(1)</script>", tone="ask")
        assert "<script>alert" not in page.get(at(desk)).content.decode()


class TestLayers:
    def test_it_says_what_is_compared_again(self, page: Client, desk: Desk) -> None:
        draft = make_draft(article=make_article(desk=desk))
        make_draft(article=make_article(desk=desk), status=Status.APPROVED)
        assert "still being checked: 1 draft now" in page.get(at(desk)).content.decode()
        form = {"expected": 0, "harmless": ["marks", "case"]}
        said = page.post(at(desk, "layers_set"), form, follow=True).content.decode()
        assert "1 draft being checked is compared again." in said
        assert Job.objects.get(kind="compare").draft == draft
        desk.refresh_from_db()
        assert not harmless_of(desk).spelling

    def test_an_unknown_layer_is_told(self, page: Client, desk: Desk) -> None:
        answer = page.post(at(desk, "layers_set"), {"expected": 0, "harmless": ["meaning"]})
        assert answer.status_code == 422


class TestRetention:
    @pytest.mark.parametrize(
        ("days", "status", "kept"),
        [("30", 302, 30), ("", 302, None), ("0", 422, 7), ("soon", 422, 7), ("4000", 422, 7)],
    )
    def test_it_is_set(
        self, page: Client, desk: Desk, days: str, status: int, kept: int | None
    ) -> None:
        Desk.objects.filter(pk=desk.pk).update(retention_days=7)
        answer = page.post(at(desk, "retention_set"), {"expected": 0, "days": days})
        assert answer.status_code == status
        desk.refresh_from_db()
        assert desk.retention_days == kept

    def test_what_was_typed_stays(self, page: Client, desk: Desk) -> None:
        answer = page.post(at(desk, "retention_set"), {"expected": 0, "days": "-3"})
        assert 'value="-3"' in answer.content.decode()


class TestScale:
    def test_names_and_keys_are_set_at_once(self, page: Client, desk: Desk) -> None:
        form = rows(desk, Confirmed_position="3", Wrong_position="1", Wrong_label="False")
        assert page.post(at(desk, "scale_set"), form).headers["Location"] == at(desk)
        assert list(offered_options(desk).values_list("label", flat=True))[::2][:2] == [
            "False",
            "Confirmed",
        ]

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"Wrong_position": "1"}, "Two verdicts have the key 1"),
            ({"Wrong_position": "x"}, "x is not one of the available choices"),
            ({"Wrong_label": ""}, "A verdict needs a name."),
            ({"Wrong_label": "x" * 41}, "40 fit"),
            ({"Wrong_tone": "none"}, "needs a verdict that says a claim is wrong"),
        ],
    )
    def test_a_refusal_keeps_what_was_typed(
        self, page: Client, desk: Desk, change: dict[str, str], sentence: str
    ) -> None:
        form = rows(desk, Confirmed_label="Holds water", **change)
        answer = page.post(at(desk, "scale_set"), form)
        said = answer.content.decode()
        assert answer.status_code == 422
        assert sentence in said
        assert 'value="Holds water"' in said
        assert option(desk, "Confirmed").position == 1

    def test_a_stale_page_shows_the_scale_as_it_stands(self, page: Client, desk: Desk) -> None:
        form = rows(desk, Wrong_label="False")
        Desk.objects.filter(pk=desk.pk).update(settings_revision=4)
        answer = page.post(at(desk, "scale_set"), form)
        said = answer.content.decode()
        assert answer.status_code == 409
        assert "meanwhile" in said
        assert 'value="False"' not in said
        assert 'name="expected" value="4"' in said

    def test_a_form_without_its_number_is_out_of_date(self, page: Client, desk: Desk) -> None:
        answer = page.post(at(desk, "option_add"), {"label": "Risk", "tone": "ask"})
        assert answer.status_code == 422
        assert "out of date" in answer.content.decode()

    def test_a_used_verdict_says_what_it_said(self, page: Client, desk: Desk) -> None:
        make_verdict(claim=make_claim(draft=make_draft(article=make_article(desk=desk))))
        used = option(desk, "Confirmed")
        said = page.get(at(desk)).content.decode()
        assert f'name="o{used.pk}-tone"' not in said
        assert "used, so it stays" in said

    def test_one_is_added_retired_and_brought_back(self, page: Client, desk: Desk) -> None:
        form = {"expected": 0, "label": "Legal risk", "tone": "ask"}
        said = page.post(at(desk, "option_add"), form, follow=True).content.decode()
        assert "“Legal risk” is on the scale, key 7." in said
        added = option(desk, "Legal risk")
        said = page.post(of(added, "retire"), {"expected": 1}, follow=True).content.decode()
        assert "“Legal risk” is retired" in said
        assert "Bring back: Legal risk" in said
        page.post(of(added, "restore"), {"expected": 2})
        added.refresh_from_db()
        assert added.position == 7

    def test_with_nine_none_is_added(self, page: Client, desk: Desk) -> None:
        for position in (7, 8, 9):
            desk.verdict_options.create(position=position, label=f"V{position}", tone="ask")
        said = page.get(at(desk)).content.decode()
        assert "All nine keys have a verdict" in said
        assert at(desk, "option_add") not in said


class TestOnTheWorkbench:
    @pytest.fixture
    def claim(self, desk: Desk) -> Claim:
        return make_claim(draft=make_draft(article=make_article(desk=desk)))

    def panel(self, page: Client, claim: Claim) -> str:
        address = reverse("claims:claim_show", args=[claim.pk])
        return page.get(address, headers={"HX-Request": "true"}).content.decode()

    def shown(self, page: Client, claim: Claim) -> list[tuple[str, str]]:
        """(key, label) of each verdict that is offered."""
        said = self.panel(page, claim)
        found: list[tuple[str, str]] = re2.findall(
            r'data-key="(\w*)"[^>]* data-label="([^"]+)"', said
        )
        return found

    def test_keys_follow_the_scale(self, page: Client, desk: Desk, claim: Claim) -> None:
        page.post(at(desk, "scale_set"), rows(desk, Confirmed_position="9"))
        assert self.shown(page, claim)[-1] == ("9", "Confirmed")

    def test_a_retired_verdict_is_shown_where_it_was_set_and_not_offered(
        self, page: Client, desk: Desk, claim: Claim
    ) -> None:
        make_verdict(claim=claim, label="Fix needed")
        retired = option(desk, "Fix needed")
        page.post(of(retired, "retire"), {"expected": 0})
        assert "Fix needed" not in [label for _key, label in self.shown(page, claim)]
        said = self.panel(page, claim)
        assert '<b class="tone-warn">Fix needed</b>' in said
        form = {"expected": 1, "option": retired.pk}
        answer = page.post(
            reverse("claims:verdict_set", args=[claim.pk]), form, headers={"HX-Request": "true"}
        )
        assert answer.status_code == 422
        assert "no longer on the desk’s scale" in answer.content.decode()


def test_its_acts_are_told_in_the_history(page: Client, desk: Desk) -> None:
    page.post(at(desk, "layers_set"), {"expected": 0, "harmless": ["case", "marks"]})
    page.post(at(desk, "retention_set"), {"expected": 1, "days": "30"})
    page.post(at(desk, "scale_set"), rows(desk, Wrong_label="False") | {"expected": 2})
    page.post(at(desk, "option_add"), {"expected": 3, "label": "Risk", "tone": "ask"})
    page.post(of(option(desk, "Risk"), "retire"), {"expected": 4})
    said = page.get("/history/").content.decode()
    for words in (
        "counts as harmless: punctuation, capitals; before punctuation, capitals, spelling",
        "set how long new sources are kept to 30 days",
        "set the verdict scale to 1 Confirmed, 2 Fix needed, 3 False",
        "before 1 Confirmed, 2 Fix needed, 3 Wrong",
        "added the verdict “Risk” as 7",
        "retired the verdict “Risk”",
    ):
        assert words in said
    assert "(before:" not in said
