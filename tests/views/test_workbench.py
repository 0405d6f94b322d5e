"""The page of the workbench and the panel of a claim."""

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from claims.models import Article, Claim, Draft, Job, Source, Status, User
from claims.services.drafts import send_back_draft, send_for_approval
from tests.factories import (
    make_article,
    make_claim,
    make_comparison,
    make_draft,
    make_evidence,
    make_job,
    make_query,
    make_source,
    make_source_claim,
    make_verdict,
)

TEXT = (
    "Old bridge <b>closes</b>\n\n3 Min Read\n\n"
    "“It is safe for 300 people,” said Ann Moore.\n\n"
    "More than 5,000 people crossed. Nobody counted."
)
if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

HTMX = {"HX-Request": "true"}


@pytest.fixture
def draft(alice: User) -> Draft:
    article = make_article(desk=alice.desks.get(), by=alice, title="Old bridge")
    furniture = [
        {"start": TEXT.index("3 Min"), "end": TEXT.index(" Read") + 5, "kind": "reading_time"}
    ]
    return make_draft(article=article, text=TEXT, furniture=furniture, extracted_at=timezone.now())


@pytest.fixture
def quote(draft: Draft) -> Claim:
    return make_claim(
        draft=draft,
        words="“It is safe for 300 people,”",
        kind="quote",
        quote_kind="direct",
        speaker_name="Ann Moore",
        speaker_mention="Ann Moore",
    )


@pytest.fixture
def figure(draft: Draft, quote: Claim) -> Claim:
    return make_claim(draft=draft, words="300", thing="people", figure_kind="count", value_low=300)


def read(client: Client, user: User, address: str, **headers: str) -> LexborHTMLParser:
    client.force_login(user)
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


def page(client: Client, user: User, article: Article, query: str = "") -> LexborHTMLParser:
    return read(client, user, reverse("claims:workbench", args=[article.pk]) + query)


def panel(client: Client, user: User, claim: Claim) -> LexborHTMLParser:
    return read(client, user, reverse("claims:claim_show", args=[claim.pk]), **HTMX)


def test_the_copy_is_shown_word_for_word_and_its_markup_stays_text(
    client: Client, alice: User, draft: Draft, figure: Claim
) -> None:
    lines = page(client, alice, draft.article).css(".words")
    assert [line.text() for line in lines] == [line for line in TEXT.split("\n") if line]
    assert not LexborHTMLParser(lines[0].html or "").css("b")


def test_claims_are_marked_one_inside_the_other(
    client: Client, alice: User, draft: Draft, quote: Claim, figure: Claim
) -> None:
    make_verdict(claim=figure, by=alice, label="Wrong")
    tree = page(client, alice, draft.article)
    outer, inner = tree.css(f"#mark-{quote.pk}")[0], tree.css(f"#mark-{quote.pk} mark")[0]
    assert outer.text() == quote.surface
    assert (outer.attributes["class"], inner.attributes["class"]) == (
        "open current",
        "bad",
    )
    assert inner.css("a.sign")[0].attributes["aria-label"] == "Claim 2, figure: Wrong"
    assert inner.attributes["data-number"] == "1"


def test_an_open_claim_with_a_finding_against_it_says_so(
    client: Client, alice: User, draft: Draft, figure: Claim
) -> None:
    source = make_source(article=draft.article, text="It is safe for 30 people.")
    make_comparison(claim=figure, source=source, words="30", finding="scale")
    mark = page(client, alice, draft.article).css(f"#mark-{figure.pk}")[0]
    assert mark.attributes["class"] == "open alarm"
    assert "Wrong scale" in (mark.css("a.sign")[0].attributes["aria-label"] or "")


def test_furniture_is_named_and_what_no_claim_covers_is_shown(
    client: Client, alice: User, draft: Draft, quote: Claim
) -> None:
    tree = page(client, alice, draft.article)
    assert [(node.text(), node.attributes["data-label"]) for node in tree.css(".furniture")] == [
        ("3 Min Read", "Reading time")
    ]
    bare = [node.text() for node in tree.css(".bare")]
    assert bare == [
        "Old bridge <b>closes</b>",
        "said Ann Moore.",
        "More than 5,000 people crossed. Nobody counted.",
    ]


def test_the_first_undecided_claim_is_opened(
    client: Client, alice: User, draft: Draft, quote: Claim, figure: Claim
) -> None:
    make_verdict(claim=quote, by=alice)
    tree = page(client, alice, draft.article)
    assert tree.css("#workbench")[0].attributes["data-current"] == str(figure.pk)
    tree = page(client, alice, draft.article, f"?claim={quote.pk}")
    assert tree.css("#workbench")[0].attributes["data-current"] == str(quote.pk)


def test_a_link_to_a_changed_claim_opens_what_became_of_it(
    client: Client, alice: User, draft: Draft, quote: Claim, figure: Claim
) -> None:
    figure.dropped_at = timezone.now()
    figure.dropped_by = alice
    figure.save()
    later = make_claim(draft=draft, words="300 people")
    later.earlier.add(figure)
    tree = page(client, alice, draft.article, f"?claim={figure.pk}")
    assert tree.css("#workbench")[0].attributes["data-current"] == str(later.pk)


@pytest.mark.parametrize("query", ["?claim=x", "?page=-1", "?page=9", "?draft=0", "?find=%20"])
def test_an_address_that_asks_for_nonsense_shows_the_page(
    client: Client, alice: User, draft: Draft, query: str
) -> None:
    assert page(client, alice, draft.article, query).css("#copy")


def test_words_are_found_in_the_copy_and_their_claim_opened(
    client: Client, alice: User, draft: Draft, quote: Claim, figure: Claim
) -> None:
    more = make_claim(draft=draft, words="More than 5,000")
    tree = page(client, alice, draft.article, "?find=5%2C000")
    assert [node.text() for node in tree.css(".found")] == ["5,000"]
    assert tree.css("#workbench")[0].attributes["data-current"] == str(more.pk)


def test_an_earlier_draft_is_shown_and_cannot_be_worked_on(
    client: Client, alice: User, draft: Draft, quote: Claim
) -> None:
    make_draft(article=draft.article, text="Another text.")
    tree = page(client, alice, draft.article, "?draft=1")
    assert tree.css(f"#mark-{quote.pk}")
    assert not tree.css("#add-claim")
    assert all("disabled" in button.attributes for button in tree.css(".option"))
    assert "A newer draft" in tree.css(".verdict")[0].text()


def test_sending_waits_until_every_claim_is_decided(
    client: Client, alice: User, draft: Draft, quote: Claim
) -> None:
    button = page(client, alice, draft.article).css(".send button")[0]
    assert "disabled" in button.attributes
    assert button.attributes["title"] == "1 claim is not decided yet."
    make_verdict(claim=quote, by=alice)
    button = page(client, alice, draft.article).css(".send button")[0]
    assert "disabled" not in button.attributes


@pytest.mark.parametrize(("is_extracted", "count"), [(True, "No claims"), (False, "Not read yet")])
def test_a_draft_without_claims_is_not_sent_as_if_it_were_checked(
    client: Client, alice: User, draft: Draft, is_extracted: bool, count: str
) -> None:
    draft.extracted_at = timezone.now() if is_extracted else None
    draft.save()
    tree = page(client, alice, draft.article)
    assert tree.css("#progress-count")[0].text() == count
    warned = [one.text() for one in tree.css("#nothing-checked")]
    assert warned == ["! Nothing in this draft was checked."] * is_extracted


def test_a_draft_that_waits_for_approval_can_be_recalled(
    client: Client, alice: User, draft: Draft
) -> None:
    draft.status, draft.sent_by = Status.READY, alice
    draft.save()
    tree = page(client, alice, draft.article)
    assert "Recall" in tree.css("#bar form button")[0].text()


def test_it_says_that_a_change_took_the_draft_from_the_editors(
    client: Client, alice: User, draft: Draft, quote: Claim
) -> None:
    told = "no longer with the editors"
    make_verdict(claim=quote, by=alice)
    draft.refresh_from_db()
    assert told not in page(client, alice, draft.article).css("#bar")[0].text()
    send_for_approval(actor=alice, draft=draft, revision=draft.revision)
    assert told not in page(client, alice, draft.article).css("#bar")[0].text()
    make_verdict(claim=quote, by=alice, label="Wrong")
    assert told in page(client, alice, draft.article).css("#bar")[0].text()


def test_what_the_editor_wrote_stands_over_the_work_until_it_is_sent_again(
    client: Client, alice: User, carol: User, draft: Draft
) -> None:
    send_for_approval(actor=alice, draft=draft, revision=draft.revision)
    draft.refresh_from_db()
    send_back_draft(actor=carol, draft=draft, revision=draft.revision, note="<b>Ask</b> again.")
    said = page(client, alice, draft.article).css(".sent-back")[0].text()
    assert said.startswith(f"Sent back by {carol}, ")
    assert "“<b>Ask</b> again.”" in said

    later = make_draft(article=draft.article, text="Another text.", extracted_at=timezone.now())
    said = page(client, alice, draft.article).css(".sent-back")[0].text()
    assert said.startswith(f"Draft 1 was sent back by {carol}, ")
    send_for_approval(actor=alice, draft=later, revision=later.revision)
    assert not page(client, alice, draft.article).css(".sent-back")


@pytest.mark.parametrize("name", ["workbench", "draft_progress", "claim_show"])
def test_strangers_find_nothing(
    client: Client, dave: User, draft: Draft, quote: Claim, name: str
) -> None:
    client.force_login(dave)
    key = quote.pk if name == "claim_show" else draft.article_id
    assert client.get(reverse(f"claims:{name}", args=[key])).status_code == 404


def test_a_claim_opened_without_htmx_leads_to_the_page(
    client: Client, alice: User, quote: Claim
) -> None:
    client.force_login(alice)
    response = client.get(reverse("claims:claim_show", args=[quote.pk]))
    assert response.headers["Location"].endswith(f"?claim={quote.pk}")
    assert "HX-Request" in response.headers["Vary"]


def test_the_finding_is_named_and_the_difference_is_read_aloud(
    client: Client, alice: User, draft: Draft, quote: Claim
) -> None:
    source = make_source(
        article=draft.article, title="Letter", text="First.\n\nIt is unsafe, really."
    )
    diff = [
        {"op": "same", "claim": "It is ", "source": "It is ", "claim_start": 1, "source_start": 8},
        {
            "op": "changed",
            "claim": "safe",
            "source": "unsafe",
            "claim_start": 7,
            "source_start": 14,
        },
    ]
    make_comparison(
        claim=quote,
        source=source,
        words="It is unsafe",
        finding="changed",
        headline="“unsafe” became “safe”",
        reasons=["Same speaker."],
        diff=diff,
    )
    candidate = panel(client, alice, quote).css("[data-candidate]")[0]
    assert "Words changed" in candidate.text()
    assert "“unsafe” became “safe”" in candidate.text()
    assert "¶ 2" in candidate.text()
    assert candidate.css("del")[0].text() == "removed: unsafe end removed "
    assert candidate.css("ins")[0].text() == "added: safe end added "
    assert candidate.css(".passage .around")[1].text() == ", really."
    link = candidate.css("footer a")[0].attributes["href"]
    shown_at = reverse("claims:source_show", args=[source.pk])
    assert link == f"{shown_at}?start=8&end=20&claim={quote.pk}#passage"


def test_a_claim_that_no_source_carries_is_said_to_be_not_found(
    client: Client, alice: User, draft: Draft, quote: Claim
) -> None:
    assert "No sources yet." in panel(client, alice, quote).text()
    make_source(article=draft.article)
    assert "Not found in the only source" in " ".join(panel(client, alice, quote).text().split())


def test_sources_without_a_passage_are_named_beside_those_with_one(
    client: Client, alice: User, draft: Draft, quote: Claim
) -> None:
    source = make_source(article=draft.article, text="It is safe.")
    make_comparison(claim=quote, source=source, words="It is safe")
    make_source(article=draft.article, title="The other letter")
    assert "The other letter" in panel(client, alice, quote).css(".missing")[0].text()


def test_a_confidential_source_is_for_its_readers_only(
    client: Client, alice: User, bob: User, draft: Draft, quote: Claim
) -> None:
    secret = make_source(
        article=draft.article,
        title="The mole",
        text="It is safe.",
        handling=Source.Handling.CONFIDENTIAL,
        readers=(bob,),
    )
    make_comparison(claim=quote, source=secret, words="It is safe")
    evidence = make_verdict(claim=quote, by=bob)
    make_evidence(verdict=evidence, source=secret, words="It is safe")
    assert "The mole" in panel(client, bob, quote).text()
    for tree in (panel(client, alice, quote), page(client, alice, draft.article)):
        assert "The mole" not in tree.text()
        assert str(secret.pk) not in (tree.html or "")


def test_the_same_thing_counted_otherwise_is_listed(
    client: Client, alice: User, draft: Draft, figure: Claim
) -> None:
    figure.thing = "bridge people"
    figure.save()
    make_claim(
        draft=draft,
        words="5,000",
        thing="bridge people",
        figure_kind="count",
        value_low=5000,
        modifier=">",
    )
    source = make_source(article=draft.article, title="Count", text="About 320 bridge people.")
    make_source_claim(
        source=source,
        words="320",
        thing="bridge people",
        figure_kind="count",
        value_low=320,
        modifier="~",
    )
    rows = panel(client, alice, figure).css("tbody tr")
    values = [row.css(".number")[0].text() for row in rows]
    assert values == ["300", "> 5,000", "≈ 320"]
    assert "3 values disagree" in panel(client, alice, figure).text()


def test_a_value_within_the_bound_of_the_claim_does_not_disagree(
    client: Client, alice: User, draft: Draft
) -> None:
    place = TEXT.index("people crossed")
    fields: dict[str, Any] = {
        "thing": "bridge people",
        "thing_start": place,
        "thing_end": place + 6,
    }
    claim = make_claim(
        draft=draft, words="5,000", figure_kind="count", value_low=5000, modifier=">", **fields
    )
    source = make_source(article=draft.article, text="Then 5,200 bridge people.")
    kind: dict[str, Any] = {"figure_kind": "count", "value_low": 5200, "thing": "bridge people"}
    make_source_claim(source=source, words="5,200", modifier="=", **kind)
    text = " ".join(panel(client, alice, claim).text().split())
    assert "None contradicts this claim" in text
    assert "Countspeople" in text.replace(" ", "")
    assert "bridge people" not in text.replace("5,200 bridge people", "")


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ({"time": "on Saturday", "time_start": 0}, {"time": "on Sunday", "time_start": 1}),
        ({"place": "in Iraq", "place_start": 0}, {"place": "in Syria", "place_start": 1}),
        ({"thing_start": 5}, {"thing_start": 5}),
    ],
)
def test_what_is_counted_apart_does_not_disagree(
    client: Client, alice: User, draft: Draft, own: dict[str, Any], other: dict[str, Any]
) -> None:
    """At another time or place, and "300 of 5,000 bridge people" as a part of all."""
    kind: dict[str, Any] = {"figure_kind": "count", "thing": "bridge people"}
    kind |= {"time_end": 9, "place_end": 9, "thing_end": 9, "modifier": "="}
    make_claim(draft=draft, words="300", value_low=300, **kind, **own)
    claim = make_claim(draft=draft, words="5,000", value_low=5000, **kind, **other)
    assert "values disagree" not in panel(client, alice, claim).text()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"place": "in Iraq", "time": "currently"}, "Where, when in Iraq · currently"),
        ({"place": "in <b>Iraq</b>"}, "Where in <b>Iraq</b>"),
        ({"time": "in 2019"}, "When in 2019"),
    ],
)
def test_the_panel_says_where_and_when_a_thing_is_counted(
    client: Client, alice: User, draft: Draft, fields: dict[str, Any], expected: str
) -> None:
    claim = make_claim(
        draft=draft, words="5,000", figure_kind="count", value_low=5000, modifier=">", **fields
    )
    assert expected in " ".join(panel(client, alice, claim).text(separator=" ").split())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"speaker_name": "Ann Moore", "speaker_mention": "she"}, "Ann Moore (“she”)"),
        ({"speaker_name": "", "speaker_mention": "she"}, "“she” not resolved to a name"),
        ({"speaker_name": "", "speaker_mention": ""}, "speaker not found in the text"),
    ],
)
def test_a_speaker_is_never_shown_as_surer_than_it_is(
    client: Client, alice: User, quote: Claim, fields: dict[str, str], expected: str
) -> None:
    Claim.objects.filter(pk=quote.pk).update(**fields)
    assert expected in " ".join(panel(client, alice, quote).css("dd")[0].text().split())


def test_the_wording_and_verdict_of_the_draft_before_are_shown(
    client: Client, alice: User, draft: Draft, quote: Claim
) -> None:
    make_verdict(claim=quote, by=alice, label="Wrong")
    later = make_draft(article=draft.article, text="“It is quite safe,” said Ann Moore.")
    now = make_claim(
        draft=later,
        words="“It is quite safe,”",
        kind="quote",
        carried_from=quote,
        carried_as="reworded",
    )
    text = " ".join(panel(client, alice, now).text().split())
    assert "Draft 1 “It is safe for 300 people,” Wrong" in text
    assert "reworded" in text


def test_the_thread_shows_questions_and_whether_they_are_open(
    client: Client, alice: User, quote: Claim
) -> None:
    make_query(claim=quote, by=alice, text="Who counted <them>?")
    thread = panel(client, alice, quote).css(".thread")[0]
    assert "Who counted <them>?" in thread.text()
    assert "open" in thread.css(".chip")[0].text()


def progress(client: Client, user: User, article: Article, seen: str) -> "Response":
    client.force_login(user)
    address = reverse("claims:draft_progress", args=[article.pk])
    return client.get(address, {"seen": seen}, headers=HTMX)


def seen_on(tree: LexborHTMLParser) -> str:
    address = tree.css("#progress")[0].attributes["hx-get"] or ""
    return address.partition("?seen=")[2].replace("%3A", ":").replace("%2C", ",")


def test_the_page_asks_again_while_claims_are_found_and_then_shows_them(
    client: Client, alice: User
) -> None:
    article = make_article(desk=alice.desks.get(), by=alice)
    draft = make_draft(article=article, status=Status.EXTRACTING)
    job = make_job(draft=draft, state=Job.State.RUNNING)
    tree = page(client, alice, article)
    seen = seen_on(tree)
    assert "Finding the claims" in tree.css("#progress")[0].text()
    assert progress(client, alice, article, seen).status_code == 204

    Draft.objects.filter(pk=draft.pk).update(status=Status.TO_CHECK, extracted_at=timezone.now())
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE)
    claim = make_claim(draft=draft)
    response = progress(client, alice, article, seen)
    assert response.headers["HX-Retarget"] == "#workbench"
    whole = LexborHTMLParser(response.content.decode())
    assert whole.css(f"#mark-{claim.pk}")
    assert "hx-get" not in whole.css("#progress")[0].attributes


def test_the_page_stops_asking_when_the_comparison_is_done(
    client: Client, alice: User, draft: Draft, quote: Claim
) -> None:
    job = make_job(kind=Job.Kind.COMPARE, draft=draft)
    tree = page(client, alice, draft.article)
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE)
    response = progress(client, alice, draft.article, seen_on(tree))
    done = LexborHTMLParser(response.content.decode()).css("#progress")[0]
    assert "hx-get" not in done.attributes
    assert "up to date" in done.text()


def test_failed_work_tells_its_reason_and_can_be_tried_again(
    client: Client, alice: User, draft: Draft
) -> None:
    job = make_job(draft=draft, state=Job.State.FAILED, error="The text is too odd. Try again.")
    failed = page(client, alice, draft.article).css(".failed-job")[0]
    assert "The text is too odd." in failed.text()
    assert failed.css("form")[0].attributes["action"] == reverse("claims:job_retry", args=[job.pk])


def test_of_a_long_text_the_part_around_the_claim_is_shown(
    client: Client, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.views.copy.PAGE", 2_000)
    article = make_article(desk=alice.desks.get(), by=alice)
    text = "".join(f"word{number} " for number in range(1_000))
    draft = make_draft(article=article, text=text, extracted_at=timezone.now())
    first, last = make_claim(draft=draft, words="word3 "), make_claim(draft=draft, words="word990")
    tree = page(client, alice, article, f"?claim={last.pk}")
    assert tree.css(f"#mark-{last.pk}")
    assert not tree.css(f"#mark-{first.pk}")
    assert len(tree.css("#copy .words")[0].text()) <= 2_000
    assert tree.css(f"#mark-{last.pk} .sign")[0].attributes["aria-label"] == (
        "Claim 2, figure: not checked yet"
    )
    back = tree.css(".page-link a")[0].attributes["href"] or ""
    assert "Later text" in read(client, alice, back).css("#copy")[0].text()
