"""What the panel of a claim says of the claims it came from."""

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import User
from tests.factories import make_article, make_claim, make_draft, make_verdict


def panel(client: Client, alice: User, words: str, **verdict: str) -> str:
    """The panel of “5,200” in draft 2, whose claim stood as `words` in draft 1."""
    article = make_article(desk=alice.desks.get(), by=alice)
    old = make_draft(article=article, text=f"Some {words} came.", extracted_at=timezone.now())
    before = make_claim(draft=old, words=words)
    if verdict:
        make_verdict(claim=before, by=alice, **verdict)
    new = make_draft(article=article, text="About 5,200 came.", extracted_at=timezone.now())
    claim = make_claim(draft=new, words="5,200", carried_from=before, carried_as="reworded")
    client.force_login(alice)
    return client.get(f"/claims/{claim.pk}/", headers={"HX-Request": "true"}).content.decode()


@pytest.mark.parametrize(
    ("words", "verdict", "is_told", "chip"),
    [
        ("5,000", {}, True, "from the draft before: reworded"),
        ("5,200", {"label": "Wrong"}, True, "from the draft before: its sentence changed"),
        ("5,200", {}, False, "from the draft before: its sentence changed"),
    ],
)
def test_it_tells_other_words_and_decisions_and_nothing_else(
    client: Client, alice: User, words: str, verdict: dict[str, str], is_told: bool, chip: str
) -> None:
    said = panel(client, alice, words, **verdict)
    assert ("<dt>Draft 1</dt>" in said) is is_told
    assert chip in said


@pytest.mark.parametrize(
    ("proposed", "told"),
    [("5,200", "✓ Now as proposed"), ("5,300", "Proposed: "), ("", "")],
)
def test_it_tells_what_was_asked_for_and_whether_it_was_done(
    client: Client, alice: User, proposed: str, told: str
) -> None:
    said = panel(client, alice, "5,000", label="Wrong", note="See <b>census</b>", proposed=proposed)
    assert "See &lt;b&gt;census&lt;/b&gt;" in said
    assert told in said
    assert ("roposed" in said.split("<dt>Draft 1</dt>")[1].split("</dd>")[0]) is bool(told)
