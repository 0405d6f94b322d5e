"""What the panel of a claim says of the claims it came from."""

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import User
from tests.factories import make_article, make_claim, make_draft, make_verdict


@pytest.mark.parametrize(
    ("words", "is_decided", "is_told"),
    [("5,000", False, True), ("5,200", True, True), ("5,200", False, False)],
)
def test_it_tells_other_words_and_decisions_and_nothing_else(
    client: Client, alice: User, words: str, is_decided: bool, is_told: bool
) -> None:
    article = make_article(desk=alice.desks.get(), by=alice)
    old = make_draft(article=article, text=f"Some {words} came.", extracted_at=timezone.now())
    before = make_claim(draft=old, words=words)
    if is_decided:
        make_verdict(claim=before, by=alice, label="Wrong")
    new = make_draft(article=article, text="About 5,200 came.", extracted_at=timezone.now())
    claim = make_claim(draft=new, words="5,200", carried_from=before, carried_as="reworded")
    client.force_login(alice)
    said = client.get(f"/claims/{claim.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert ("Earlier wording" in said) is is_told
    assert ("Draft 1:" in said) is is_told
