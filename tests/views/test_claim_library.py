"""What the claim's panel shows of the desk's other sources, and putting one beside the article."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser

from claims.comparison import FINDINGS
from claims.models import Claim, Job, Source, User
from claims.services.library import index_source, read_source
from tests.factories import make_article, make_claim, make_draft, make_source

SAID = "We never promised that the northern ferry would sail before Easter"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def claim(alice: User) -> Claim:
    article = make_article(desk=alice.desks.get(), by=alice)
    draft = make_draft(article=article, text=f"“{SAID},” Anna Hill said on Monday.")
    return make_claim(draft=draft, words=f"“{SAID},”", kind="quote", quote_kind="direct")


@pytest.fixture
def letter(claim: Claim, alice: User) -> Source:
    text = f"Dear <b>editor</b>. {SAID.replace('northern', 'old northern')}. Yours."
    return indexed(claim, alice, text=text, title="<i>Letter</i>")


def indexed(claim: Claim, by: User, **fields: str) -> Source:
    source = make_source(desk=claim.draft.desk, by=by, **fields)  # type: ignore[arg-type]
    index_source(source, read_source(source, []))
    return source


def shown(client: Client, claim: Claim, **headers: str) -> LexborHTMLParser:
    response = client.get(f"/claims/{claim.pk}/library/", headers=headers)
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


def text_of(page: LexborHTMLParser) -> str:
    assert page.body is not None
    return page.body.text()


def test_the_panel_asks_for_it_later(client: Client, claim: Claim, alice: User) -> None:
    client.force_login(alice)
    page = client.get(f"/claims/{claim.pk}/", headers=HTMX).content.decode()
    [later] = LexborHTMLParser(page).css(".library")
    assert later.attributes["hx-get"] == f"/claims/{claim.pk}/library/"


def test_it_shows_finding_headline_and_difference(
    client: Client, claim: Claim, letter: Source, alice: User
) -> None:
    client.force_login(alice)
    page = shown(client, claim, **HTMX)
    assert FINDINGS["dropped"].label in text_of(page)
    assert "old" in "".join(part.text() for part in page.css("del"))
    [link] = [node for node in page.css("a") if node.text() == "Show in source"]
    assert f"/sources/{letter.pk}/?start=" in str(link.attributes["href"])


def test_markup_in_a_source_stays_words(
    client: Client, claim: Claim, letter: Source, alice: User
) -> None:
    client.force_login(alice)
    page = client.get(f"/claims/{claim.pk}/library/", headers=HTMX).content.decode()
    assert "&lt;i&gt;Letter&lt;/i&gt;" in page
    assert "&lt;b&gt;editor&lt;/b&gt;" in page


def test_without_htmx_it_is_a_page(
    client: Client, claim: Claim, letter: Source, alice: User
) -> None:
    client.force_login(alice)
    page = shown(client, claim)
    assert page.css_first("h1") is not None
    assert page.css_first(".library form") is not None


def test_without_a_find_it_says_so(client: Client, claim: Claim, alice: User) -> None:
    client.force_login(alice)
    assert "Nothing like it" in text_of(shown(client, claim, **HTMX))


def test_its_button_puts_the_source_beside_the_article_and_leads_back(
    client: Client, claim: Claim, letter: Source, alice: User
) -> None:
    client.force_login(alice)
    form = shown(client, claim, **HTMX).css_first(".library form")
    assert form is not None
    fields = {
        str(node.attributes["name"]): str(node.attributes.get("value") or "")
        for node in form.css("input")
    }
    response = client.post(str(form.attributes["action"]), fields)
    article = claim.draft.article
    assert response["Location"] == f"/articles/{article.pk}/?claim={claim.pk}"
    assert list(article.sources.all()) == [letter]
    assert Job.objects.filter(kind="compare", draft=claim.draft).exists()
    assert "Nothing like it" in text_of(shown(client, claim, **HTMX))


def test_a_confidential_source_is_shown_to_its_readers_only(
    client: Client, claim: Claim, alice: User, bob: User
) -> None:
    indexed(claim, alice, text=f"Notes. {SAID}.", title="Secret notes", handling="confidential")
    client.force_login(alice)
    assert "confidential" in text_of(shown(client, claim, **HTMX))
    client.force_login(bob)
    page = client.get(f"/claims/{claim.pk}/library/", headers=HTMX).content.decode()
    assert "Secret notes" not in page
    assert "Nothing like it" in page


def test_the_number_of_queries_does_not_grow(
    client: Client, claim: Claim, letter: Source, alice: User
) -> None:
    client.force_login(alice)
    shown(client, claim, **HTMX)
    counts = []
    for round_ in range(2):
        with CaptureQueriesContext(connection) as queries:
            shown(client, claim, **HTMX)
        counts.append(len(queries))
        for number in range(9):
            indexed(claim, alice, text=f"Report {round_}{number}. {SAID}, he wrote.")
    assert counts[0] == counts[1]
