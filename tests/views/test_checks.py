"""The article's own figures on the workbench."""

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from claims.models import Check, Claim, Draft, User
from tests.factories import make_article, make_claim, make_draft, make_verdict

HTMX = {"HX-Request": "true"}
TEXT = "Twelve of the 40 members, or 35%, left.\n\nOnly 9 <b>came</b> on Sunday."


@pytest.fixture
def draft(alice: User) -> Draft:
    return make_draft(article=make_article(desk=alice.desks.get(), by=alice), text=TEXT)


@pytest.fixture
def share(draft: Draft) -> Claim:
    return make_claim(draft=draft, words="35%", figure_kind="percent", value_low=35)


def check(draft: Draft, *words: str, holds: bool = False, said: str = "It is 30%.") -> Check:
    spans = [(draft.text.index(one), draft.text.index(one) + len(one)) for one in words]
    return Check.objects.create(
        draft=draft,
        start=min(start for start, _ in spans),
        end=max(end for _, end in spans),
        rule="share",
        holds=holds,
        said=said,
        parts=[list(span) for span in spans],
    )


def page(client: Client, user: User, draft: Draft) -> LexborHTMLParser:
    client.force_login(user)
    return LexborHTMLParser(client.get(f"/articles/{draft.article_id}/").content.decode())


def panel(client: Client, user: User, claim: Claim) -> LexborHTMLParser:
    client.force_login(user)
    response = client.get(f"/claims/{claim.pk}/", headers=HTMX)
    return LexborHTMLParser(response.content.decode())


def test_a_failed_check_is_loud_and_one_that_holds_is_quiet(
    client: Client, alice: User, draft: Draft, share: Claim
) -> None:
    check(draft, "35%", holds=True, said="<b>Fits</b>.")
    check(draft, "Twelve of the 40", "35%", said="Twelve of the 40 is 30%, not 35%.")
    tree = panel(client, alice, share)
    [loud] = tree.css(".check-fails")
    assert "✗ Share does not fit" in loud.text() and "not 35%" in loud.text()
    assert "card-bad" in (loud.attributes["class"] or "")
    [quiet] = tree.css(".check-holds")
    assert "<b>Fits</b>." in quiet.text()


def test_a_claim_without_checks_has_no_section(
    client: Client, alice: User, draft: Draft, share: Claim
) -> None:
    check(draft, "9")
    assert "own figures" not in panel(client, alice, share).text()


def test_the_mark_of_a_claim_alarms_until_it_is_decided(
    client: Client, alice: User, draft: Draft, share: Claim
) -> None:
    other = make_claim(draft=draft, words="9")
    check(draft, "Twelve of the 40", "35%")
    mark = page(client, alice, draft).css(f"#mark-{share.pk}")[0]
    assert "alarm" in (mark.attributes["class"] or "")
    assert "own figures" in (mark.css("a.sign")[0].attributes["aria-label"] or "")
    quiet = page(client, alice, draft).css(f"#mark-{other.pk}")[0]
    assert "alarm" not in (quiet.attributes["class"] or "")
    make_verdict(claim=share, by=alice, label="Wrong")
    mark = page(client, alice, draft).css(f"#mark-{share.pk}")[0]
    assert "alarm" not in (mark.attributes["class"] or "")


def test_all_failed_checks_are_listed_with_the_way_to_their_claims(
    client: Client, alice: User, draft: Draft, share: Claim
) -> None:
    assert not page(client, alice, draft).css(".failed-checks")
    check(draft, "Twelve of the 40", "35%")
    check(draft, "9", said="No such day.")
    check(draft, "Sunday", holds=True)
    [listed] = page(client, alice, draft).css(".failed-checks")
    assert "2 figures do not fit" in listed.css("summary")[0].text()
    first, second = listed.css("li")
    assert "¶ 1" in first.text() and "“Twelve of the 40 members, or 35%”" in first.text()
    assert str(first.css("a")[0].attributes["href"]).endswith(f"?claim={share.pk}")
    assert "¶ 2" in second.text() and not second.css("a")  # nobody left a claim there


def test_a_long_list_says_how_many_are_left_out(
    client: Client, alice: User, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.views.checks.MOST_SHOWN", 1)
    check(draft, "9")
    check(draft, "35%")
    text = " ".join(page(client, alice, draft).css(".failed-checks")[0].text().split())
    assert "2 figures do not fit" in text and "and 1 more" in text


def test_the_editor_sees_what_does_not_fit(
    client: Client, carol: User, draft: Draft, share: Claim
) -> None:
    check(draft, "Twelve of the 40", "35%", said="Twelve of the 40 is 30%, not 35%.")
    client.force_login(carol)
    tree = LexborHTMLParser(client.get(f"/drafts/{draft.pk}/review/").content.decode())
    [listed] = tree.css("section[aria-labelledby=own-figures]")
    assert "1 does not fit" in listed.text() and "not 35%" in listed.text()
    assert str(listed.css("a")[0].attributes["href"]).endswith(f"?claim={share.pk}")
