"""What the database refuses whoever writes: statements as raw SQL, without any service."""

import pytest
from django.db import IntegrityError, connection, transaction

from claims.models import Draft, User
from claims.models.record import APPEND_ONLY_TABLES
from tests.factories import (
    make_article,
    make_claim,
    make_draft,
    make_event,
    make_evidence,
    make_source,
    make_verdict,
)

pytestmark = pytest.mark.django_db

REFUSED = [
    "UPDATE claims_event SET action = 'nothing'",
    "UPDATE claims_event SET action = 'nothing' WHERE false",
    "DELETE FROM claims_event",
    "UPDATE claims_verdict SET note = 'never said that'",
    "UPDATE claims_verdict SET decided_by_id = decided_by_id",
    "DELETE FROM claims_verdict",
    "UPDATE claims_approval SET note = ''",
    "DELETE FROM claims_approval",
    "DELETE FROM claims_approval_verdicts",
    "UPDATE claims_draft SET text = text || '.'",
    "UPDATE claims_draft SET sha256 = 'a'",
    "UPDATE claims_draft SET number = number + 1",
    "UPDATE claims_draft SET revision = revision - 1",
    "DELETE FROM claims_draft",
    "UPDATE claims_source SET text = text || '.'",
    "UPDATE claims_source SET sha256 = 'a'",
    'UPDATE claims_claim SET "end" = "end" + 1',
    "UPDATE claims_claim SET surface = 'other words'",
    "UPDATE claims_claim SET kind = 'statement'",
    "UPDATE claims_evidence SET surface = 'other words'",
    "UPDATE claims_evidence SET surface = ''",
    "DELETE FROM claims_evidence",
    "UPDATE claims_drafthistory SET status = 'approved'",
    "DELETE FROM claims_drafthistory",
    "DELETE FROM claims_membershiphistory",
    "DELETE FROM claims_sourcehistory",
]
ALLOWED = [
    "UPDATE claims_draft SET extractor_version = '2'",
    "UPDATE claims_source SET extractor_version = '2', title = 'Letter'",
    "UPDATE claims_source SET text = text",
    "UPDATE claims_claim SET speaker_name = 'Mark Esper'",
    "UPDATE claims_evidence SET surface = '', source_id = NULL",
]


@pytest.fixture
def rows(alice: User) -> Draft:
    """One row of everything that is kept."""
    article = make_article(desk=alice.desks.get(), by=alice)
    draft = make_draft(article=article)
    verdict = make_verdict(claim=make_claim(draft=draft), by=alice)
    source = make_source(article=article)
    make_evidence(verdict=verdict, source=source, words="5,000")
    approved = make_draft(article=article, status="approved")
    approved.approvals.get().verdicts.set([verdict])
    make_event(desk=article.desk)
    return draft


def execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", REFUSED)
def test_it_is_refused(rows: Draft, statement: str) -> None:
    with pytest.raises(Exception, match=r"refused|never change|only|append_only|Cannot"):
        execute(statement)


@pytest.mark.parametrize("statement", ALLOWED)
def test_the_rest_is_allowed(rows: Draft, statement: str) -> None:
    execute(statement)


@pytest.mark.parametrize("table", [name for name in APPEND_ONLY_TABLES if "history" not in name])
def test_append_only_tables_cannot_be_emptied(db: None, table: str) -> None:
    with pytest.raises(IntegrityError, match="TRUNCATE"):
        execute(f"TRUNCATE {table} CASCADE")


def test_a_dropped_claim_stays_dropped(rows: Draft, bob: User) -> None:
    execute("UPDATE claims_claim SET dropped_at = now()")
    with pytest.raises(IntegrityError, match="stays dropped"):
        execute("UPDATE claims_claim SET dropped_at = NULL")


def test_every_append_only_table_exists(db: None) -> None:
    assert set(APPEND_ONLY_TABLES) <= set(connection.introspection.table_names())
