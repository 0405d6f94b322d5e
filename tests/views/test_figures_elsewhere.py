"""The same thing counted in the article, in its sources and in earlier articles of the desk."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser, LexborNode

from claims.models import Claim, Draft, User
from claims.services.library import index_claims
from claims.views import chart
from tests.factories import (
    make_article,
    make_claim,
    make_draft,
    make_source,
    make_source_claim,
    make_verdict,
)

HTMX = {"HX-Request": "true"}
DAY = datetime(2020, 1, 7, 12, tzinfo=UTC)


def counted(
    by: User, words: str, value: float, *, title: str = "", days: int = 0, **fields: Any
) -> Claim:
    """A figure in a new article received so many days before DAY, findable in the library."""
    text = f"There are {words} US troops in the country. {title}"
    draft = make_draft(article=make_article(desk=by.desks.all()[0], by=by, title=title), text=text)
    draft.received_at = DAY - timedelta(days=days)
    Draft.objects.filter(pk=draft.pk).update(received_at=draft.received_at)
    place = text.index("US troops")
    kind = {"figure_kind": "count", "modifier": "=", "thing": "us troop", "unit": "troop"} | fields
    claim = make_claim(
        draft=draft,
        words=words,
        value_low=value,
        thing_start=place,
        thing_end=place + len("US troops"),
        **kind,
    )
    index_claims(draft, [claim])
    return claim


def shown(client: Client, user: User, claim: Claim) -> LexborHTMLParser:
    client.force_login(user)
    response = client.get(f"/claims/{claim.pk}/", headers=HTMX)
    return LexborHTMLParser(response.content.decode())


def lines(tree: LexborHTMLParser) -> list[str]:
    return [" ".join(row.text().split()) for row in tree.css("tbody tr")]


def test_earlier_articles_stand_in_the_same_table_with_day_and_verdict(
    client: Client, alice: User, bob: User
) -> None:
    early = counted(alice, "5,300", 5300, title="Early", days=400, modifier="~")
    make_verdict(claim=early, by=alice)
    late = counted(alice, "4,000", 4000, title="Late <b>", days=9)
    make_verdict(claim=late, by=alice, label="Wrong")
    claim = counted(bob, "5,000", 5000, title="Now")
    make_source_claim(
        source=make_source(article=claim.draft.article, text="We have 5,000 US soldiers."),
        words="5,000",
        figure_kind="count",
        value_low=5000,
        thing="us soldier",
    )
    tree = shown(client, bob, claim)
    own, source, newer, older = lines(tree)
    assert own.startswith("this claim") and "5,000 US troops" in own
    assert "Source" in source
    assert newer == "Late <b> 29 Dec 2019 4,000 US troops 4,000 ✗ Wrong"
    assert older == "Early 3 Dec 2018 5,300 US troops ≈ 5,300 ✓ Confirmed"
    text = " ".join((tree.body.text() if tree.body else "").split())
    assert "None contradicts this claim" in text
    assert "Confirmed otherwise in 1 earlier article." in text
    links = [str(link.attributes["href"]) for link in tree.css("tbody a")]
    assert links[1] == f"/articles/{late.draft.article_id}/?draft=1&claim={late.pk}"


def test_what_is_the_same_everywhere_is_not_shown(client: Client, alice: User) -> None:
    make_verdict(claim=counted(alice, "5,000", 5000, title="Early"), by=alice)
    claim = counted(alice, "5,000", 5000, title="Now")
    assert "Same figure elsewhere" not in shown(client, alice, claim).html  # type: ignore[operator]


@pytest.mark.parametrize(
    "fields",
    [
        {"thing": "iraqi troop"},
        {"figure_kind": "percent", "unit": "percent"},
        {"thing": ""},
    ],
)
def test_another_thing_or_kind_is_not_the_same(
    client: Client, alice: User, fields: dict[str, Any]
) -> None:
    make_verdict(claim=counted(alice, "30", 30, title="Early", **fields), by=alice)
    claim = counted(alice, "5,000", 5000, title="Now")
    assert lines(shown(client, alice, claim)) == []


def test_a_part_of_what_is_counted_is_neither_shown_nor_asked_about(
    client: Client, alice: User
) -> None:
    draft = make_draft(
        article=make_article(desk=alice.desks.all()[0], by=alice),
        text="It asked 240 of the 600 residents. The 620 residents are old.",
    )

    def claim(words: str, thing_start: int) -> Claim:
        return make_claim(
            draft=draft,
            words=words,
            figure_kind="count",
            modifier="=",
            value_low=float(words),
            thing="resident",
            thing_start=thing_start,
            thing_end=thing_start + len("residents"),
        )

    first, second = draft.text.index("residents"), draft.text.rindex("residents")
    part, whole, _other = claim("240", first), claim("600", first), claim("620", second)
    assert lines(shown(client, alice, part)) == []
    assert len(lines(shown(client, alice, whole))) == 2


def test_another_name_of_the_thing_is_the_same(client: Client, alice: User) -> None:
    make_verdict(claim=counted(alice, "90", 90, title="Early", thing="us soldier"), by=alice)
    claim = counted(alice, "5,000", 5000, title="Now")
    assert len(lines(shown(client, alice, claim))) == 2


def test_only_decided_figures_of_other_articles_of_the_same_desk_count(
    client: Client, alice: User, dave: User
) -> None:
    claim = counted(alice, "5,000", 5000, title="Now")
    counted(alice, "4,000", 4000, title="Undecided")
    make_verdict(claim=counted(dave, "3,000", 3000, title="Elsewhere"), by=dave)
    reopened = counted(alice, "2,000", 2000, title="Reopened")
    make_verdict(claim=reopened, by=alice)
    make_verdict(claim=reopened, by=alice, label=None)
    assert lines(shown(client, alice, claim)) == []
    alice.memberships.create(desk=dave.desks.get(), role="journalist")
    assert lines(shown(client, alice, claim)) == []


def test_each_value_of_an_article_is_listed_once(client: Client, alice: User) -> None:
    early = counted(alice, "4,000", 4000, title="Early")
    again = make_claim(
        draft=early.draft, words="troops", figure_kind="count", value_low=4000, modifier="=",
        thing="us troop", unit="troop",
    )  # fmt: skip
    index_claims(early.draft, [again])
    for one in (early, again):
        make_verdict(claim=one, by=alice)
    assert len(lines(shown(client, alice, counted(alice, "5,000", 5000, title="Now")))) == 2


def marks(tree: LexborHTMLParser) -> list[LexborNode]:
    return tree.css(".figure-chart > svg g")


def test_the_course_is_drawn_with_the_claim_told_by_shape_and_label(
    client: Client, alice: User
) -> None:
    early_ones: list[tuple[int, str, int, dict[str, Any]]] = [
        (400, "5,300", 5300, {"modifier": "~"}),
        (200, "5,000 and 6,000", 5000, {"value_high": 6000}),
        (100, "5,100", 5100, {"modifier": ">"}),
    ]
    for days, words, value, more in early_ones:
        early = counted(alice, words, value, title=f"Early {days}", days=days, **more)
        make_verdict(claim=early, by=alice, label="Wrong" if days == 100 else "Confirmed")
    claim = counted(alice, "5,000", 5000, title="Now")
    tree = shown(client, alice, claim)
    about, span, bound, own = marks(tree)
    assert [len(one.css(".line")) for one in (about, span, bound, own)] == [0, 1, 1, 0]
    assert [text.text() for text in about.css("text")] == ["≈"]
    assert [text.text() for text in bound.css("text")] == ["✗"]
    assert own.css("text")[0].text() == "this claim"
    assert own.attributes["class"] == "at-claim"
    shapes = {one.css(".mark")[0].attributes["d"].split("l")[-1] for one in (about, own)}  # type: ignore[union-attr]
    assert len(shapes) == 2
    drawing = tree.css(".figure-chart > svg")[0]
    assert drawing.attributes["role"] == "img"
    said = drawing.css("desc")[0].text()
    assert said.startswith("3 Dec 2018: 5,300 US troops (an earlier article)")
    assert "5,100 US troops (an earlier article, found wrong)" in said
    assert "style=" not in (drawing.html or "")


def test_words_have_room_in_the_drawing(client: Client, alice: User) -> None:
    for days, words, value in [(400, "600,000", 600_000), (200, "400,000", 400_000)]:
        early = counted(alice, words, value, title=words, days=days, modifier="≤")
        make_verdict(claim=early, by=alice)
    tree = shown(client, alice, counted(alice, "5,000", 5000, title="Now", modifier="≤"))
    largest = 20  # the size of the letters on a phone, a digit of which is 0.6 wide
    values = tree.css('.figure-chart > svg > text[dy="4"]')
    assert "600,000" in [text.text() for text in values]
    room = {float(text.attributes["x"] or 0) for text in values}
    assert min(room) >= len("600,000") * 0.6 * largest
    days_at = {
        float(text.attributes["y"] or 0)
        for text in tree.css(".figure-chart > svg > text")[len(values) :]
    }
    lowest_arrow = chart.BOTTOM - 8 + chart.ARROW
    assert min(days_at) - 0.8 * largest >= lowest_arrow
    assert max(days_at) + 0.3 * largest <= chart.HEIGHT


@pytest.mark.parametrize("days", [(0,), (0, 0), (0, 0, 0)])
def test_too_few_points_or_one_day_are_not_drawn(
    client: Client, alice: User, days: tuple[int, ...]
) -> None:
    for number, ago in enumerate(days):
        early = counted(alice, f"{number}9", 10 * number + 9, title=f"Early {number}", days=ago)
        make_verdict(claim=early, by=alice)
    tree = shown(client, alice, counted(alice, "5,000", 5000, title="Now"))
    assert len(lines(tree)) == len(days) + 1
    assert not tree.css(".figure-chart")


def test_queries_stay_flat_as_earlier_articles_grow(client: Client, alice: User) -> None:
    claim = counted(alice, "5,000", 5000, title="Now")
    counts = []
    for size in (1, 4):
        for number in range(size):
            early = counted(alice, f"4,{size}{number}0", 4000 + number, title=f"{size}{number}")
            make_verdict(claim=early, by=alice)
        shown(client, alice, claim)
        with CaptureQueriesContext(connection) as queries:
            shown(client, alice, claim)
        counts.append(len(queries))
    assert counts[0] == counts[1]
