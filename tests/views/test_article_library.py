"""The page that finds sources for an article among those the desk has."""

import uuid

import pytest
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from claims.comparison import FINDINGS
from claims.models import Draft, Job, Source, User
from claims.services import article_library as services
from claims.services.library import index_source, read_source
from claims.views import library as views
from tests.factories import make_article, make_claim, make_draft, make_job, make_source

FERRY = "We never promised that the northern ferry would sail before Easter"
PILOTS = "Nobody asked the harbour pilots what the new timetable meant"
SNOW = "Snow fell on the quay every day of that unusual August"
CREW = "The crew was told on the morning of the very last crossing"
SAID = (FERRY, PILOTS, SNOW, CREW)


@pytest.fixture
def draft(alice: User) -> Draft:
    article = make_article(desk=alice.desks.get(), by=alice, title="The <b>ferry</b>")
    text = "\n\n".join(f"“{words},” Anna Hill said." for words in SAID)
    draft = make_draft(article=article, text=text, extracted_at=timezone.now())
    for words in SAID:
        make_claim(draft=draft, words=f"“{words},”", kind="quote", quote_kind="direct")
    return draft


def indexed(draft: Draft, *said: str, **fields: str) -> Source:
    text = "Notes of the <b>meeting</b>. " + " ".join(f"“{words},” she said." for words in said)
    source = make_source(desk=draft.desk, by=draft.received_by, text=text, **fields)  # type: ignore[arg-type]
    index_source(source, read_source(source, []))
    return source


def address(draft: Draft) -> str:
    return f"/articles/{draft.article_id}/library/"


def shown(client: Client, draft: Draft) -> LexborHTMLParser:
    response = client.get(address(draft))
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


def text_of(page: LexborHTMLParser) -> str:
    node = page.css_first("#main")
    assert node is not None
    return " ".join(node.text().split())


def test_it_tells_what_each_source_is_and_carries(
    client: Client, draft: Draft, alice: User
) -> None:
    letter = indexed(
        draft, FERRY.replace("northern", "old northern"), title="<i>Letter</i>", strength="primary"
    )
    minutes = indexed(draft, *SAID, title="Minutes", given_by="The clerk", kind="notes")
    client.force_login(alice)
    page = shown(client, draft)
    first, second = page.css(".article-shelf")
    told = " ".join(first.text().split())
    for part in ("Minutes", "Interview notes", "given by The clerk", "carries 4 of 4 claims"):
        assert part in told
    assert len(first.css(".candidate")) == 3
    assert "and 1 more of the article’s claims" in told
    told = " ".join(second.text().split())
    for part in ("<i>Letter</i>", "Primary", "giver not said", "carries 1 of 4 claims", "old"):
        assert part in told
    assert FINDINGS["dropped"].label in told
    assert f"/sources/{minutes.pk}/?start=" in str(first.html)
    assert f"/sources/{letter.pk}/?start=" in str(second.html)


def test_markup_of_a_source_and_an_article_stays_words(
    client: Client, draft: Draft, alice: User
) -> None:
    indexed(draft, FERRY, title="<i>Letter</i>")
    client.force_login(alice)
    page = client.get(address(draft)).content.decode()
    for words in ("&lt;i&gt;Letter&lt;/i&gt;", "&lt;b&gt;meeting", "&lt;b&gt;ferry&lt;/b&gt;"):
        assert words in page
    assert "<i>Letter" not in page


def test_a_claim_leads_to_the_workbench(client: Client, draft: Draft, alice: User) -> None:
    indexed(draft, FERRY)
    client.force_login(alice)
    link = shown(client, draft).css_first(".candidate > header a")
    claim = draft.claims.get(start=0)
    assert link is not None
    assert link.attributes["href"] == f"/articles/{draft.article_id}/?claim={claim.pk}"
    assert link.text() == "Direct quote, ¶ 1"


def test_its_button_puts_the_source_beside_the_article_and_comes_back(
    client: Client, draft: Draft, alice: User
) -> None:
    letter = indexed(draft, FERRY, title="Letter")
    client.force_login(alice)
    form = shown(client, draft).css_first(".article-shelf form")
    assert form is not None
    fields = {
        str(node.attributes["name"]): str(node.attributes.get("value") or "")
        for node in form.css("input")
    }
    response = client.post(str(form.attributes["action"]), fields, follow=True)
    assert response.redirect_chain == [(address(draft), 302)]
    assert list(draft.article.sources.all()) == [letter]
    assert Job.objects.filter(kind="compare", draft=draft).exists()
    page = LexborHTMLParser(response.content.decode())
    assert page.css(".article-shelf") == []
    message = page.css_first("#messages")
    assert message is not None
    assert "“Letter” stands beside the article." in message.text()


def test_it_says_when_nothing_is_found(client: Client, draft: Draft, alice: User) -> None:
    indexed(draft, "Something else was read aloud in the hall")
    client.force_login(alice)
    assert "Nothing found" in text_of(shown(client, draft))


def test_it_says_when_there_is_nothing_to_look_for(
    client: Client, draft: Draft, alice: User
) -> None:
    draft.claims.update(dropped_at=timezone.now(), dropped_by=alice)
    client.force_login(alice)
    assert "Nothing to look for" in text_of(shown(client, draft))


def test_it_says_that_the_claims_are_still_being_found(
    client: Client, draft: Draft, alice: User
) -> None:
    Draft.objects.filter(pk=draft.pk).update(extracted_at=None)
    client.force_login(alice)
    assert "still being found" in text_of(shown(client, draft))
    make_job(draft=draft, state="failed", error="It broke.")
    told = text_of(shown(client, draft))
    assert "could not be found" in told
    assert "still being found" not in told


def test_it_says_when_not_all_claims_were_looked_for(
    client: Client, draft: Draft, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(alice)
    assert "Looked for: 4 claims" in text_of(shown(client, draft))
    monkeypatch.setattr(services, "ASKED", 3)
    assert "3 of the 4 claims were looked for" in text_of(shown(client, draft))


def test_it_shows_so_many_sources_and_says_that_there_are_more(
    client: Client, draft: Draft, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "_SOURCES", 2)
    for number in range(3):
        indexed(draft, FERRY, f"Number {number}")
    client.force_login(alice)
    page = shown(client, draft)
    assert len(page.css(".article-shelf")) == 2
    assert "The 2 that carry most of 3 sources found" in text_of(page)


def test_a_confidential_source_is_shown_to_its_readers_only(
    client: Client, draft: Draft, alice: User, bob: User
) -> None:
    indexed(draft, FERRY, title="Secret notes", handling="confidential")
    client.force_login(alice)
    assert "! Confidential" in text_of(shown(client, draft))
    client.force_login(bob)
    page = client.get(address(draft)).content.decode()
    assert "Secret notes" not in page
    assert "Nothing found" in page


def test_strangers_get_404(client: Client, draft: Draft, dave: User) -> None:
    indexed(draft, FERRY)
    client.force_login(dave)
    assert client.get(address(draft)).status_code == 404
    assert client.get(f"/articles/{uuid.uuid4()}/library/").status_code == 404


@pytest.mark.parametrize("where", ["", "sources/add/"])
def test_the_workbench_and_the_add_page_lead_to_it(
    client: Client, draft: Draft, alice: User, where: str
) -> None:
    client.force_login(alice)
    page = client.get(f"/articles/{draft.article_id}/{where}").content.decode()
    links = LexborHTMLParser(page).css(f'a[href="{address(draft)}"]')
    assert [link.text() for link in links][-1].lower() == "find sources for this article"
