"""The top bar: what waits, and what only an admin sees."""

import pytest
from django.test import Client

from claims.models import Desk, Status, User
from tests.factories import make_article, make_draft

PAGE = "/articles/new/"


@pytest.mark.parametrize(
    ("statuses", "waiting"),
    [
        ([], None),
        ([Status.TO_CHECK], None),
        ([Status.READY], 1),
        ([Status.READY, Status.TO_CHECK], None),
    ],
)
def test_it_counts_the_newest_drafts_that_are_ready(
    client: Client, desk: Desk, alice: User, statuses: list[str], waiting: int | None
) -> None:
    article = make_article(desk=desk)
    for status in statuses:
        make_draft(article=article, status=status)
    client.force_login(alice)
    said = client.get(PAGE).content.decode()
    assert (f"Approvals · {waiting}" in said) if waiting else ("Approvals ·" not in said)


def test_it_does_not_count_other_desks(client: Client, desk: Desk, dave: User) -> None:
    make_draft(article=make_article(desk=desk), status=Status.READY)
    client.force_login(dave)
    assert "Approvals ·" not in client.get(PAGE).content.decode()


def test_people_is_for_admins(client: Client, alice: User, anna: User) -> None:
    for person, is_there in ((alice, False), (anna, True)):
        client.force_login(person)
        assert ('href="/people/"' in client.get(PAGE).content.decode()) is is_there
