"""Adding, widening, narrowing, splitting, merging and dropping claims over the wire."""

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from claims.models import Claim, Draft, User
from tests.factories import make_article, make_claim, make_draft

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

HTMX = {"HX-Request": "true"}
TEXT = "The 😀 bridge opened. It is safe, she said. The bridge was closed again."


@pytest.fixture
def draft(alice: User) -> Draft:
    return make_draft(article=make_article(desk=alice.desks.get(), by=alice), text=TEXT)


@pytest.fixture
def claim(draft: Draft) -> Claim:
    return make_claim(draft=draft, words="It is safe", kind="statement")


def send(client: Client, user: User, name: str, thing: Claim | Draft, **data: Any) -> "Response":
    client.force_login(user)
    return client.post(reverse(f"claims:{name}", args=[thing.pk]), data, headers=HTMX)


def live(draft: Draft) -> list[str]:
    return [claim.surface for claim in draft.claims.filter(dropped_at=None).order_by("start")]


def current(response: "Response") -> str:
    tree = LexborHTMLParser(response.content.decode())
    claim = tree.css("#workbench")[0].attributes["data-current"]
    return tree.css(f"#mark-{claim}")[0].text()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"start": 4, "end": 12}, "😀 bridge"),
        ({"start": 3, "end": 13}, "😀 bridge"),
        ({"words": "was closed"}, "was closed"),
        ({"words": "bridge opened", "start": "", "end": ""}, "bridge opened"),
    ],
)
def test_a_claim_is_added_from_a_selection_or_from_its_words(
    client: Client, alice: User, draft: Draft, data: dict[str, Any], expected: str
) -> None:
    response = send(client, alice, "claim_add", draft, kind="statement", **data)
    assert response.status_code == 200
    assert live(draft) == [expected]
    assert current(response) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"kind": "statement"}, "Select the words"),
        ({"kind": "statement", "words": "The tunnel"}, "not in the copy"),
        ({"kind": "statement", "words": "bridge"}, "more than once"),
        ({"kind": "statement", "start": 20, "end": 21}, "Select the words"),
        ({"kind": "statement", "start": 9, "end": 3}, "Select the words"),
        ({"kind": "statement", "start": 900, "end": 903}, "Select the words"),
        ({"words": "opened"}, "what kind of claim"),
        ({"kind": "rumour", "words": "opened"}, "rumour"),
    ],
)
def test_what_marks_no_words_is_refused_with_a_reason(
    client: Client, alice: User, draft: Draft, data: dict[str, Any], reason: str
) -> None:
    response = send(client, alice, "claim_add", draft, **data)
    assert response.status_code == 422
    assert reason in LexborHTMLParser(response.content.decode()).css('[role="alert"]')[0].text()
    assert live(draft) == []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"start": 21, "end": 41}, "It is safe, she said"),
        ({"words": "safe"}, "safe"),
        ({"words": "It is safe, she said."}, "It is safe, she said."),
    ],
)
def test_a_claim_is_widened_and_narrowed(
    client: Client, alice: User, claim: Claim, data: dict[str, Any], expected: str
) -> None:
    response = send(client, alice, "claim_change", claim, **data)
    assert response.status_code == 200
    assert live(claim.draft) == [expected]
    assert current(response) == expected
    assert list(claim.later.all()) == list(claim.draft.claims.filter(dropped_at=None))


def test_words_that_stand_there_twice_mean_those_at_the_claim(
    client: Client, alice: User, draft: Draft
) -> None:
    claim = make_claim(draft=draft, words="The bridge was", kind="statement")
    assert send(client, alice, "claim_change", claim, words="bridge").status_code == 200
    assert draft.claims.get(dropped_at=None).start == TEXT.rindex("bridge")


@pytest.mark.parametrize("data", [{"at": 27}, {"words": "safe"}])
def test_a_claim_is_split_and_the_first_part_opened(
    client: Client, alice: User, claim: Claim, data: dict[str, Any]
) -> None:
    response = send(client, alice, "claim_split", claim, **data)
    assert response.status_code == 200
    assert live(claim.draft) == ["It is", "safe"]
    assert current(response) == "It is"


@pytest.mark.parametrize("data", [{}, {"words": "tunnel"}, {"at": 0}])
def test_a_split_outside_the_claim_is_refused(
    client: Client, alice: User, claim: Claim, data: dict[str, Any]
) -> None:
    assert send(client, alice, "claim_split", claim, **data).status_code == 422
    assert live(claim.draft) == ["It is safe"]


def test_two_claims_are_merged(client: Client, alice: User, draft: Draft, claim: Claim) -> None:
    other = make_claim(draft=draft, words="she said", kind="statement")
    response = send(client, alice, "claim_merge", claim, other=other.pk)
    assert response.status_code == 200
    assert live(draft) == ["It is safe, she said"]


def test_a_claim_is_not_merged_with_one_the_person_cannot_see(
    client: Client, alice: User, dave: User, claim: Claim
) -> None:
    article = make_article(desk=dave.desks.get(), by=dave)
    foreign = make_claim(draft=make_draft(article=article))
    assert send(client, alice, "claim_merge", claim, other=foreign.pk).status_code == 404
    assert send(client, alice, "claim_merge", claim).status_code == 422


def test_a_dropped_claim_makes_way_for_the_next(
    client: Client, alice: User, draft: Draft, claim: Claim
) -> None:
    make_claim(draft=draft, words="was closed", kind="statement")
    response = send(client, alice, "claim_drop", claim)
    assert response.status_code == 200
    assert current(response) == "was closed"
    assert send(client, alice, "claim_drop", claim).status_code == 409


@pytest.mark.parametrize(
    "name",
    ["claim_add", "claim_change", "claim_split", "claim_merge", "claim_drop", "claim_restore"],
)
def test_strangers_find_nothing_to_change(
    client: Client, dave: User, draft: Draft, claim: Claim, name: str
) -> None:
    thing = draft if name == "claim_add" else claim
    assert send(client, dave, name, thing, words="safe", kind="quote").status_code == 404
    assert live(draft) == ["It is safe"]


def test_without_javascript_the_new_claim_opens_and_a_refusal_is_told(
    client: Client, alice: User, draft: Draft
) -> None:
    client.force_login(alice)
    address = reverse("claims:claim_add", args=[draft.pk])
    response = client.post(address, {"words": "opened", "kind": "statement"})
    assert response.headers["Location"].endswith(f"?claim={draft.claims.get().pk}")


@pytest.mark.parametrize(
    ("name", "words", "box"),
    [
        ("claim_add", "a tunnel", '#add-claim [name="words"]'),
        ("claim_change", "a tunnel", '#change-form [name="words"]'),
        ("claim_split", "a tunnel", '#split-form [name="words"]'),
    ],
)
def test_without_javascript_a_refused_act_keeps_the_words_in_their_open_box(
    client: Client, alice: User, claim: Claim, name: str, words: str, box: str
) -> None:
    client.force_login(alice)
    thing = claim.draft if name == "claim_add" else claim
    address = reverse(f"claims:{name}", args=[thing.pk])
    response = client.post(address, {"words": words, "kind": "figure"})
    assert response.status_code == 422
    tree = LexborHTMLParser(response.content.decode())
    field = tree.css(box)[0]
    assert (field.attributes.get("value") or field.text()) == words
    assert tree.css('[role="alert"]')
    opened = tree.css("details[open]")
    assert [part.css(box.split()[0] + " *, [name=words]") != [] for part in opened] == [True]


def test_a_dropped_claim_is_offered_back_and_restored(
    client: Client, alice: User, draft: Draft, claim: Claim
) -> None:
    response = send(client, alice, "claim_drop", claim)
    offer = LexborHTMLParser(response.content.decode()).css("#restore-form")[0]
    assert offer.attributes["action"] == reverse("claims:claim_restore", args=[claim.pk])
    response = send(client, alice, "claim_restore", claim)
    assert (response.status_code, live(draft), current(response)) == (
        200,
        ["It is safe"],
        "It is safe",
    )
    assert send(client, alice, "claim_restore", claim).status_code == 409


def test_without_javascript_a_dropped_claim_is_offered_back_too(
    client: Client, alice: User, draft: Draft, claim: Claim
) -> None:
    client.force_login(alice)
    response = client.post(reverse("claims:claim_drop", args=[claim.pk]), follow=True)
    assert LexborHTMLParser(response.content.decode()).css("#restore-form")
    response = client.post(reverse("claims:claim_restore", args=[claim.pk]), follow=True)
    assert not LexborHTMLParser(response.content.decode()).css("#restore-form")
    assert live(draft) == ["It is safe"]
