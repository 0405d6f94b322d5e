"""What is no text in any encoding of ours: refused before a view sees it, never mended silently."""

import pytest
from django.test import Client

from claims.models import Draft, Message, User
from tests.factories import make_article, make_claim, make_draft

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("address", ["/?q=%ED%A0%80", "/?q=%FF%FE", "/?q=%00", "/%00"])
def test_an_address_with_broken_characters_is_refused(
    client: Client, alice: User, address: str
) -> None:
    client.force_login(alice)
    assert client.get(address).status_code == 400


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (b"A+lone+%ED%A0%80", None),
        (b"A+pair+%ED%A0%BD%ED%B8%80", None),
        (b"%FF%FE", None),
        (b"raw \xff byte", None),
        (b"half+a+letter+%C3", None),
        (b"Gr%C3%B6%C3%9Fe+%F0%9F%98%80", "Größe \U0001f600"),
        ("raw ö".encode(), "raw ö"),
        (b"A+mark+%EF%BF%BD+that+was+typed", "A mark \ufffd that was typed"),
    ],
)
def test_a_form_with_broken_characters_is_refused_and_others_are_kept(
    client: Client, alice: User, typed: bytes, kept: str | None
) -> None:
    claim = make_claim(draft=make_draft(article=make_article(desk=alice.desks.get())))
    client.force_login(alice)
    answer = client.post(f"/claims/{claim.pk}/comment/", b"text=" + typed, content_type=FORM)
    assert (answer.status_code == 400) is (kept is None)
    assert list(Message.objects.values_list("text", flat=True)) == ([kept] if kept else [])


def test_a_form_larger_than_any_of_ours_is_refused(client: Client, alice: User, settings) -> None:  # type: ignore[no-untyped-def]
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    client.force_login(alice)
    body = b"text=" + b"a" * 2000
    assert client.post("/articles/new/", body, content_type=FORM).status_code in (400, 413)
    assert not Draft.objects.exists()
