import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from claims.models import Desk, Event, Job, Source, User
from claims.permissions import Denied
from claims.services.errors import Invalid
from claims.services.intake import ReceivedSource, receive_source

pytestmark = pytest.mark.django_db


def receive(actor: User, desk: Desk, **given: Any) -> ReceivedSource:
    fields: dict[str, Any] = {
        "title": "Letter",
        "text": "Sir, we are leaving.",
        "kind": "document",
        "strength": "primary",
        "handling": "open",
    }
    return receive_source(actor=actor, desk=desk, **fields | given)


def test_it_stores_the_source_and_queues_its_extraction(desk: Desk, alice: User) -> None:
    day = timezone.localdate() + dt.timedelta(days=30)
    source = receive(alice, desk, given_by="The general", retention_until=day).source
    source.refresh_from_db()
    assert (source.text, source.given_by, source.retention_until) == (
        "Sir, we are leaving.",
        "The general",
        day,
    )
    assert Job.objects.filter(kind="extract", source=source, state="queued").exists()


def test_the_same_open_text_gives_the_first_source_back(desk: Desk, alice: User, bob: User) -> None:
    first = receive(alice, desk)
    again = receive(bob, desk, title="Another name")
    assert (again.source, again.is_new) == (first.source, False)


def test_a_confidential_source_is_not_told_by_posting_its_text(
    desk: Desk, alice: User, bob: User
) -> None:
    hidden = receive(alice, desk, handling="confidential").source
    for handling in ("open", "confidential"):
        received = receive(bob, desk, handling=handling)
        assert received.is_new
        assert received.source != hidden


def test_who_brought_a_confidential_text_is_told_of_the_first(desk: Desk, alice: User) -> None:
    first = receive(alice, desk, handling="confidential")
    assert not receive(alice, desk, handling="confidential").is_new
    assert receive(alice, desk, handling="open").source != first.source


def test_readers_are_named_for_confidential_sources_only(
    desk: Desk, alice: User, bob: User
) -> None:
    hidden = receive(alice, desk, handling="confidential", readers=[bob, bob]).source
    public = receive(alice, desk, readers=[bob]).source
    assert list(hidden.readers.all()) == [bob]
    assert list(public.readers.all()) == []


def test_a_reader_must_be_on_the_desk(desk: Desk, alice: User, dave: User) -> None:
    with pytest.raises(Invalid, match="people of this desk"):
        receive(alice, desk, handling="confidential", readers=[dave])
    assert not Source.objects.exists()


BAD: list[tuple[dict[str, Any], str]] = [
    ({"text": "  "}, "There is no text"),
    ({"kind": "rumour"}, "Choose the kind"),
    ({"strength": "strong"}, "Choose the strength"),
    ({"handling": "secret"}, "Choose the handling"),
    ({"given_by": "x" * 201}, "longer than 200"),
    ({"given_by": "\ud800"}, "cannot be used"),
    ({"retention_until": dt.date(2020, 1, 6)}, "in the past"),
]


@pytest.mark.parametrize(("given", "reason"), BAD)
def test_it_refuses_what_cannot_be_kept(
    desk: Desk, alice: User, given: dict[str, Any], reason: str
) -> None:
    with pytest.raises(Invalid, match=reason):
        receive(alice, desk, **given)
    assert not Source.objects.exists()


def test_it_refuses_a_stranger(desk: Desk, dave: User) -> None:
    with pytest.raises(Denied):
        receive(dave, desk)


def test_the_record_holds_no_word_of_a_confidential_source(desk: Desk, alice: User) -> None:
    receive(alice, desk, title="Canary", text="Canary sings.", given_by="Canary", handling="open")
    receive(alice, desk, title="Mole", text="Mole digs.", given_by="Mole", handling="confidential")
    told = str(list(Event.objects.values("before", "after")))
    assert "Canary" in told  # the title of the open one
    assert "sings" not in told
    assert "Mole" not in told
