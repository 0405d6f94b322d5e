"""Approving: what waits, what to look at first, and who may not decide."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from claims.models import Article, Claim, Desk, Draft, Status, User
from claims.queries.approvals import LONGEST_PASSAGE, first_items, items_of, last_decision
from claims.queries.changes import changes_since
from claims.services.claims import drop_claim
from claims.services.drafts import approve_draft, send_back_draft, send_for_approval
from tests.factories import (
    make_article,
    make_claim,
    make_comparison,
    make_draft,
    make_evidence,
    make_query,
    make_source,
    make_verdict,
)

LIST = "/approvals/"


@pytest.fixture
def article(desk: Desk, alice: User) -> Article:
    return make_article(desk=desk, by=alice, title="Bridge opens")


@pytest.fixture
def claim(article: Article) -> Claim:
    return make_claim(draft=make_draft(article=article), words="5,000")


def review(draft: Draft) -> str:
    return reverse("claims:draft_review", args=[draft.pk])


def sent(claim: Claim, by: User, label: str = "Confirmed", **fields: Any) -> Draft:
    """The claim's draft, decided and sent for approval by the same person."""
    make_verdict(claim=claim, by=by, label=label, **fields)
    draft = Draft.objects.get(pk=claim.draft_id)
    send_for_approval(actor=by, draft=draft, revision=draft.revision)
    return Draft.objects.get(pk=draft.pk)


def decide(client: Client, what: str, draft: Draft, **form: Any) -> Any:
    address = reverse(f"claims:draft_{what}", args=[draft.pk])
    return client.post(address, {"revision": draft.revision, "note": ""} | form)


class TestList:
    def test_it_says_that_nothing_waits(self, client: Client, carol: User) -> None:
        client.force_login(carol)
        assert "Nothing waits for approval" in client.get(LIST).content.decode()

    @pytest.mark.parametrize(
        ("who", "words"),
        [
            ("carol", "Review"),
            ("alice", "an editor approves it"),
            ("erin", "you sent it"),
        ],
    )
    def test_it_says_who_may_approve(
        self, client: Client, claim: Claim, alice: User, carol: User, who: str, words: str
    ) -> None:
        erin = carol if who == "carol" else alice
        if who == "erin":
            erin.memberships.update(role="editor")
        draft = sent(claim, by=alice)
        client.force_login(erin)
        said = client.get(LIST).content.decode()
        assert words in said
        assert review(draft) in said

    def test_it_tells_an_editor_who_decided_a_claim(
        self, client: Client, claim: Claim, alice: User, carol: User
    ) -> None:
        make_verdict(claim=claim, by=carol)
        draft = Draft.objects.get(pk=claim.draft_id)
        send_for_approval(actor=alice, draft=draft, revision=draft.revision)
        client.force_login(carol)
        assert "you decided a claim of it" in client.get(LIST).content.decode()
        make_verdict(claim=claim, by=alice, label="Wrong")
        draft.refresh_from_db()
        send_for_approval(actor=alice, draft=draft, revision=draft.revision)
        assert "you decided a claim of it" not in client.get(LIST).content.decode()

    def test_it_shows_what_one_decided_and_whether_it_still_holds(
        self, client: Client, claim: Claim, alice: User, bob: User, carol: User
    ) -> None:
        draft = sent(claim, by=alice)
        approve_draft(actor=carol, draft=draft, revision=draft.revision)
        client.force_login(carol)
        said = client.get(LIST).content.decode()
        assert "✓ Approved" in said
        assert "changed since" not in said
        make_verdict(claim=claim, by=bob, label="Wrong")
        assert "changed since: now “In progress”" in client.get(LIST).content.decode()
        client.force_login(bob)
        assert "✓ Approved" not in client.get(LIST).content.decode()

    def test_strangers_see_nothing(
        self, client: Client, claim: Claim, alice: User, dave: User
    ) -> None:
        sent(claim, by=alice)
        client.force_login(dave)
        assert "Bridge opens" not in client.get(LIST).content.decode()

    def test_the_number_of_queries_stays_flat(
        self, client: Client, desk: Desk, alice: User, carol: User
    ) -> None:
        def queries(more: int) -> int:
            for _ in range(more):
                draft = make_draft(article=make_article(desk=desk, by=alice))
                sent(make_claim(draft=draft), by=alice)
            with CaptureQueriesContext(connection) as captured:
                client.get(LIST)
            return len(captured)

        client.force_login(carol)
        queries(1)
        assert queries(1) == queries(5)


def reasons(claim: Claim, reader: User) -> list[str]:
    draft = Draft.objects.get(pk=claim.draft_id)
    items = items_of(draft, reader, changes=changes_since(last_decision(draft), draft))
    [item] = [item for item in items if item.claim.pk == claim.pk]
    return [sentence for _tone, sentence in item.reasons]


class TestWhatToLookAtFirst:
    @pytest.mark.parametrize(
        ("label", "tone"),
        [
            ("Wrong", "bad"),
            ("Fix needed", "bad"),
            (None, "bad"),
            ("Can't verify", "warn"),
            ("On author", "warn"),
            ("Not a fact", ""),
        ],
    )
    def test_by_the_verdict(self, claim: Claim, carol: User, label: str | None, tone: str) -> None:
        make_verdict(claim=claim, label=label)
        [item] = items_of(claim.draft, carol, changes=changes_since(None, claim.draft))
        assert (item.tone, item.reasons) == (tone, [])

    def test_confirmed_without_a_passage(self, claim: Claim, carol: User) -> None:
        make_verdict(claim=claim)
        assert reasons(claim, carol) == ["Confirmed without any passage of a source"]

    def test_confirmed_against_the_comparison(self, claim: Claim, carol: User) -> None:
        source = make_source(article=claim.draft.article)
        make_comparison(
            claim=claim, source=source, words="5,000", finding="differs", headline="5,200 there"
        )
        verdict = make_verdict(claim=claim)
        make_evidence(verdict=verdict, source=source, words="5,000", finding="differs")
        assert reasons(claim, carol) == ["Confirmed, but the comparison says: 5,200 there"]

    def test_confirmed_by_a_passage_that_agrees(self, claim: Claim, carol: User) -> None:
        source = make_source(article=claim.draft.article)
        make_comparison(claim=claim, source=source, words="300", finding="differs")
        verdict = make_verdict(claim=claim)
        make_evidence(verdict=verdict, source=source, words="5,000", finding="agrees")
        assert reasons(claim, carol) == []

    def test_an_open_query(self, claim: Claim, carol: User) -> None:
        make_verdict(claim=claim, label="Not a fact")
        make_query(claim=claim)
        assert reasons(claim, carol) == ["A question to the author is open"]

    @pytest.mark.parametrize(
        ("carried_as", "reason"),
        [
            ("new", "New in this draft"),
            ("reworded", "Reworded since the last draft"),
            ("moved", ""),
        ],
    )
    def test_what_the_draft_changed(
        self, claim: Claim, carol: User, carried_as: str, reason: str
    ) -> None:
        Claim.objects.update(carried_as=carried_as)
        make_verdict(claim=claim, label="Not a fact")
        assert reasons(claim, carol) == ([reason] if reason else [])

    def test_what_was_decided_anew_since_it_was_sent_back(
        self, claim: Claim, alice: User, carol: User
    ) -> None:
        other = make_claim(draft=claim.draft)
        make_verdict(claim=other, by=alice, label="Not a fact")
        draft = sent(claim, by=alice, label="Not a fact")
        send_back_draft(actor=carol, draft=draft, revision=draft.revision, note="Once more.")
        assert reasons(claim, carol) == []
        make_verdict(claim=claim, by=alice, label="Not a fact")
        assert reasons(claim, carol) == ["Decided anew since the last approval or sending back"]
        assert reasons(other, carol) == []

    def test_what_changed_comes_before_what_is_graver(self, claim: Claim, carol: User) -> None:
        changed = make_claim(draft=claim.draft, carried_as="new")
        make_verdict(claim=claim, label="Wrong")
        make_verdict(claim=changed, label="Not a fact")
        items = items_of(claim.draft, carol, changes=changes_since(None, claim.draft))
        assert [item.claim for item in first_items(items)] == [changed, claim]

    def test_passages_of_sources_that_one_may_not_see_are_only_counted(
        self, client: Client, claim: Claim, alice: User, bob: User, carol: User
    ) -> None:
        hidden = make_source(
            article=claim.draft.article, by=bob, handling="confidential", text="A mole said 5,000."
        )
        verdict = make_verdict(claim=claim, by=bob, label="Wrong")
        make_evidence(verdict=verdict, source=hidden, words="mole said 5,000")
        client.force_login(carol)
        said = client.get(review(claim.draft)).content.decode()
        assert "1 passage of a confidential source that you may not see" in said
        assert "mole said" not in said


class TestWhatChangedSince:
    @pytest.fixture
    def later(self, article: Article, alice: User, carol: User) -> Draft:
        """A draft after one that was sent back: a figure reworded, one gone, one new, one kept."""
        text = "The mayor counted 5,000 people. Then 300 left. A ticket is £12. It rained."
        old = make_draft(article=article, text=text, extracted_at=timezone.now())
        five, left, ticket = (make_claim(draft=old, words=w) for w in ("5,000", "300", "£12"))
        for claim in (five, left):
            make_verdict(claim=claim, by=alice, note=f"Note on {claim.surface}.")
        kept = make_verdict(claim=ticket, by=alice)
        old.refresh_from_db()
        send_for_approval(actor=alice, draft=old, revision=old.revision)
        old.refresh_from_db()
        send_back_draft(actor=carol, draft=old, revision=old.revision, note="Once more.")
        text = "The mayor counted 5,200 people. A ticket is £12. It snowed on 7 May."
        new = make_draft(article=article, text=text, extracted_at=timezone.now())
        make_claim(draft=new, words="5,200", carried_from=five, carried_as="reworded")
        stays = make_claim(draft=new, words="£12", carried_from=ticket, carried_as="unchanged")
        make_verdict(claim=stays, by=alice, carried_from=kept)
        make_claim(draft=new, words="7 May", carried_as="new")
        return new

    def read(self, client: Client, draft: Draft, user: User) -> str:
        client.force_login(user)
        said = LexborHTMLParser(client.get(review(draft)).content.decode())
        [section] = said.css("section[aria-labelledby=changed]")
        return " ".join(section.text().split())

    def test_nothing_that_changed_is_missing(
        self, client: Client, later: Draft, carol: User
    ) -> None:
        said = self.read(client, later, carol)
        assert "What changed since draft 1 was sent back" in said
        assert "1 new, 1 reworded, 0 decided anew, 1 gone" in said
        assert "Read in draft 1: 5,000 ✓ Confirmed Alice: Note on 5,000." in said
        assert "300 ✓ Confirmed Alice: Note on 300. · no longer in the text" in said
        assert "removed: rained (end removed)" in said
        assert "added: snowed on 7 May" in said
        assert "Claim 2" not in said  # the ticket, which is as it was

    def test_a_claim_dropped_by_hand_is_gone_and_a_new_verdict_is_told(
        self, client: Client, later: Draft, alice: User, carol: User
    ) -> None:
        drop_claim(actor=alice, claim=later.claims.get(surface="5,200"))
        make_verdict(claim=later.claims.get(surface="£12"), by=alice, label="Wrong")
        said = self.read(client, later, carol)
        assert "1 new, 0 reworded, 1 decided anew, 2 gone" in said
        assert "dropped by Alice" in said
        assert "Read in draft 1: ✓ Confirmed Alice" in said

    def test_words_that_stayed_in_another_sentence_are_not_shown_as_replaced(
        self, client: Client, later: Draft, carol: User
    ) -> None:
        later.claims.filter(surface="£12").update(carried_as="reworded")
        said = self.read(client, later, carol)
        assert "The sentence around its words changed since then" in said
        assert "Read in draft 1: ✓ Confirmed Alice" in said

    def test_two_drafts_on_the_reworded_claim_still_counts_as_reworded(
        self, client: Client, later: Draft, carol: User
    ) -> None:
        third = make_draft(
            article=later.article, text=f"{later.text} So.", extracted_at=timezone.now()
        )
        for claim in later.claims.all():
            make_claim(draft=third, words=claim.surface, carried_from=claim, carried_as="unchanged")
        assert "1 new, 1 reworded" in self.read(client, third, carol)


class TestReview:
    def test_it_shows_notes_wording_and_every_verdict(
        self, client: Client, claim: Claim, alice: User, carol: User
    ) -> None:
        draft = sent(claim, by=alice, label="Wrong", note="It was 5,200.", proposed="5,200")
        client.force_login(carol)
        said = client.get(review(draft)).content.decode()
        for words in ("It was 5,200.", ">5,200</bdi></ins>", "Approve draft 1", "Send back"):
            assert words in said

    @pytest.mark.parametrize(
        ("who", "reason"),
        [
            ("alice", "Only an editor can approve a draft or send it back."),
            ("carol", "You decided a claim of this draft: someone else must approve it."),
        ],
    )
    def test_the_reason_stands_in_place_of_the_button(
        self, client: Client, claim: Claim, alice: User, carol: User, who: str, reason: str
    ) -> None:
        make_verdict(claim=claim, by=carol)
        draft = Draft.objects.get(pk=claim.draft_id)
        send_for_approval(actor=alice, draft=draft, revision=draft.revision)
        client.force_login({"alice": alice, "carol": carol}[who])
        said = client.get(review(draft)).content.decode()
        assert reason in said
        assert "Approve draft" not in said

    def test_a_draft_without_claims_is_no_draft_in_which_nothing_stands_out(
        self, client: Client, article: Article, carol: User
    ) -> None:
        draft = make_draft(article=article, status=Status.READY)
        client.force_login(carol)
        said = client.get(review(draft)).content.decode()
        assert "Nothing in this draft was checked" in said
        assert "your approval would name a text in which nothing was checked" in said
        assert "stands out" not in said
        assert "no claims: nothing in it was checked" in client.get(LIST).content.decode()

    def test_html_stays_text(self, client: Client, desk: Desk, alice: User, carol: User) -> None:
        bad = "<script>alert(1)</script>"
        draft = make_draft(article=make_article(desk=desk, title=bad), text=f"Words {bad} words")
        claim = make_claim(draft=draft, words=bad)
        sent(claim, by=alice, label="Wrong", note=bad, proposed=bad)
        client.force_login(carol)
        assert bad not in client.get(review(draft)).content.decode()
        assert bad not in client.get(LIST).content.decode()

    def test_the_number_of_queries_stays_flat(
        self, client: Client, article: Article, alice: User, carol: User
    ) -> None:
        source = make_source(article=article)
        draft = make_draft(article=article)

        def queries(more: int) -> int:
            for _ in range(more):
                claim = make_claim(draft=draft)
                make_comparison(claim=claim, source=source, words="5,000", finding="differs")
                verdict = make_verdict(claim=claim, by=alice)
                make_evidence(verdict=verdict, source=source, words="5,000")
            with CaptureQueriesContext(connection) as captured:
                assert client.get(review(draft)).status_code == 200
            return len(captured)

        client.force_login(carol)
        queries(1)
        assert queries(1) == queries(10)

    def test_strangers_get_404(self, client: Client, claim: Claim, alice: User, dave: User) -> None:
        draft = sent(claim, by=alice)
        client.force_login(dave)
        assert client.get(review(draft)).status_code == 404
        for what in ("approve", "send_back"):
            assert decide(client, what, draft, note="No.").status_code == 404


class TestDeciding:
    def test_an_editor_approves(
        self, client: Client, claim: Claim, alice: User, carol: User
    ) -> None:
        draft = sent(claim, by=alice)
        client.force_login(carol)
        assert decide(client, "approve", draft).headers["Location"] == LIST
        draft.refresh_from_db()
        assert draft.status == "approved"

    def test_an_editor_sends_back_with_a_note(
        self, client: Client, claim: Claim, alice: User, carol: User
    ) -> None:
        draft = sent(claim, by=alice)
        client.force_login(carol)
        assert decide(client, "send_back", draft, note="Who counted?").status_code == 302
        assert draft.approvals.get().note == "Who counted?"

    @pytest.mark.parametrize(
        ("what", "form", "status", "sentence"),
        [
            ("send_back", {"note": " "}, 422, "The note is empty"),
            ("send_back", {"note": "a\0b"}, 422, "NUL character"),
            ("approve", {"note": "Kept?", "revision": 0}, 409, "This draft changed"),
            ("approve", {"note": "Kept?", "revision": ""}, 422, "This field is required"),
            ("approve", {"note": "Kept?", "revision": "9" * 30}, 422, "less than or equal"),
        ],
    )
    def test_what_cannot_be_is_told_and_the_note_stays(
        self,
        client: Client,
        claim: Claim,
        alice: User,
        carol: User,
        what: str,
        form: dict[str, Any],
        status: int,
        sentence: str,
    ) -> None:
        draft = sent(claim, by=alice)
        client.force_login(carol)
        answer = decide(client, what, draft, **form)
        assert answer.status_code == status
        said = answer.content.decode()
        assert sentence in said
        assert "Kept?" not in str(form) or "Kept?</textarea>" in said
        draft.refresh_from_db()
        assert draft.status == "ready"

    @pytest.mark.parametrize("what", ["approve", "send_back"])
    def test_a_journalist_gets_403_and_the_reason(
        self, client: Client, claim: Claim, alice: User, bob: User, what: str
    ) -> None:
        draft = sent(claim, by=alice)
        client.force_login(bob)
        answer = decide(client, what, draft, note="No.")
        assert answer.status_code == 403
        assert "Only an editor can approve" in answer.content.decode()

    def test_who_decided_a_claim_cannot_approve(
        self, client: Client, claim: Claim, carol: User
    ) -> None:
        draft = sent(claim, by=carol)
        client.force_login(carol)
        assert decide(client, "approve", draft).status_code == 403
        draft.refresh_from_db()
        assert draft.status == "ready"


class TestAddressOfADecision:
    @pytest.mark.parametrize("what", ["approve", "send_back"])
    def test_a_reload_of_it_goes_back_to_the_review(
        self, client: Client, claim: Claim, alice: User, carol: User, dave: User, what: str
    ) -> None:
        draft = sent(claim, by=alice)
        address = reverse(f"claims:draft_{what}", args=[draft.pk])
        client.force_login(carol)
        assert client.get(address).headers["Location"] == review(draft)
        assert Draft.objects.get(pk=draft.pk).status == "ready"
        client.force_login(dave)
        assert client.get(address).status_code == 404


class TestWithoutAChosenPassage:
    @pytest.mark.parametrize(
        ("finding", "is_listed"),
        [
            ("verbatim", False),
            ("punctuation", False),
            ("agrees", False),
            ("rounds_to", False),
            ("within_bound", False),
            ("differs", True),
            (None, True),
        ],
    )
    def test_a_confirmation_is_listed_unless_the_comparison_agrees(
        self, client: Client, claim: Claim, alice: User, carol: User, finding: str, is_listed: bool
    ) -> None:
        if finding:
            source = make_source(article=claim.draft.article, by=alice, text="Some 5,000 came.")
            make_comparison(claim=claim, source=source, words="5,000", finding=finding)
        draft = sent(claim, by=alice)
        client.force_login(carol)
        said = client.get(review(draft)).content.decode()
        assert ("Nothing stands out" in said) is not is_listed
        assert "1 confirmed without a chosen passage." in said

    def test_an_item_shows_the_best_passage_that_the_editor_may_see(
        self, client: Client, claim: Claim, alice: User, carol: User
    ) -> None:
        article = claim.draft.article
        mole = make_source(article=article, by=alice, text="Mole: 9", handling="confidential")
        letter = make_source(article=article, by=alice, text="The letter says 5,200 came.")
        make_comparison(claim=claim, source=mole, words="Mole: 9", rank=0)
        make_comparison(claim=claim, source=letter, words="5,200 came", rank=1)
        draft = sent(claim, by=alice, label="Wrong")
        client.force_login(carol)
        said = client.get(review(draft)).content.decode()
        assert "The letter says </span><bdi>5,200 came</bdi><span" in said
        assert "Mole" not in said

    def test_a_long_passage_is_cut(
        self, client: Client, claim: Claim, alice: User, carol: User
    ) -> None:
        source = make_source(article=claim.draft.article, by=alice, text="Then " + "came " * 999)
        make_comparison(claim=claim, source=source, words=("came " * 900).strip())
        draft = sent(claim, by=alice, label="Wrong")
        client.force_login(carol)
        [passage] = LexborHTMLParser(client.get(review(draft)).content).css(".both p.copy-text")
        assert passage.text().startswith("Then came came")
        assert passage.text().endswith("came …")
        assert len(passage.css("bdi")[0].text()) == LONGEST_PASSAGE

    def test_a_figure_is_read_in_its_sentence(
        self, client: Client, claim: Claim, alice: User, carol: User
    ) -> None:
        draft = sent(claim, by=alice, label="Wrong")
        client.force_login(carol)
        tree = LexborHTMLParser(client.get(review(draft)).content)
        for place in (".item blockquote", ".queue td:nth-child(2)"):
            [words] = tree.css(place)
            assert "More than 5,000 people crossed the old one" in words.text()
            assert words.css("bdi")[0].text() == "5,000"
        assert tree.css('a[href="#decide"]')
