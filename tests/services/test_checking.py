"""What the compare job leaves of the article's own figures, and the day a text is about."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from claims.models import Check, Draft, Source, Status
from claims.queries.checks import checks_of, claims_checked, doubted, failed_checks
from claims.services import jobs
from claims.services.comparing import compare_draft
from claims.services.days import day_of
from claims.services.extraction import extract_text
from tests.factories import make_claim, make_draft, make_job

pytestmark = pytest.mark.django_db

TEXT = (
    "Twelve of the 40 members, or 35%, left on Monday, 5 January 2020. “We lost 3 men and 4 women,"
    " 8 in all,” said Ann Moore. Rents rose 25%, from $400 to $500."
)
SAID = [
    ("Twelve of the 40 is 30%, not 35%.", False),
    ("5 January 2020 is a Sunday, not a Monday.", False),
    ("3 and 4 make 7, not 8.", False),
    ("From $400 to $500 is 25%.", True),
]


def compared(text: str = TEXT) -> Draft:
    draft = make_draft(text=text, status=Status.RECEIVED)
    extract_text(str(make_job(draft=draft).pk))
    compare_again(draft)
    return draft


def compare_again(draft: Draft) -> None:
    compare_draft(str(jobs.enqueue(kind="compare", draft=draft).pk))


def test_the_figures_of_a_draft_are_checked_without_any_source() -> None:
    draft = compared()
    assert [(check.said, check.holds) for check in draft.checks.all()] == SAID
    assert [check.said for check in failed_checks(draft)] == [said for said, holds in SAID[:3]]
    for check in draft.checks.all():
        words = [TEXT[start:end] for start, end in check.parts]
        assert words[0] == TEXT[check.start :][: len(words[0])]


def test_a_run_replaces_what_the_run_before_found() -> None:
    draft = compared()
    claim = draft.claims.get(surface="35%")
    claim.dropped_by, claim.dropped_at = draft.received_by, datetime.now(UTC)
    claim.save()
    compare_again(draft)
    assert [check.said for check in draft.checks.all()] == [said for said, _ in SAID[1:]]


def test_a_claim_has_the_checks_that_reckon_with_its_words() -> None:
    draft = compared()
    for surface, said in [("40", SAID[0]), ("35%", SAID[0]), ("8", SAID[2]), ("$400", SAID[3])]:
        claim = draft.claims.filter(surface__startswith=surface).exclude(kind="quote").get()
        assert [(one.said, one.holds) for one in checks_of(claim)] == [said]
    quote = draft.claims.get(kind="quote")
    assert [one.said for one in checks_of(quote)] == ["3 and 4 make 7, not 8."]


def test_who_is_quoted_may_reckon_wrongly() -> None:
    """Only the figures of a quotation are doubted, and words beside a check are not touched."""
    draft = compared("Only 9 came. " + TEXT)
    failed = failed_checks(draft)
    claims = list(draft.claims.order_by("start"))
    found = doubted(claims, failed)
    assert {claim.surface for claim in claims if claim.pk in found} == {
        "Twelve", "40", "35%", "Monday, 5 January 2020", "3", "4", "8",
    }  # fmt: skip


def test_a_failed_check_leads_to_its_first_figure() -> None:
    draft = compared()
    failed = failed_checks(draft)
    claims = claims_checked(draft, failed)
    assert [draft.text[one.start : one.end] for one in claims.values()] == [
        "Twelve",
        "Monday, 5 January 2020",
        "3",
    ]


def test_a_check_without_a_claim_leads_nowhere() -> None:
    draft = make_draft(text="Of 40, 12 left.")
    make_claim(draft=draft, words="left")
    check = Check.objects.create(
        draft=draft, start=3, end=9, rule="share", holds=False, said="No.", parts=[[3, 5], [7, 9]]
    )
    assert claims_checked(draft, [check]) == {}


RECEIVED = datetime(2020, 1, 8, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LONDON, Jan 6 (Reuters) - Twelve left.", date(2020, 1, 6)),
        ("LONDON, Dec 31 (Reuters) - Twelve left.", date(2019, 12, 31)),
        ("LONDON, Jan 9 (Reuters) - Twelve left.", date(2020, 1, 9)),
        ("LONDON, March 4 (Reuters) - Twelve left.", date(2019, 3, 4)),
        ("LONDON, Feb 29 (Reuters) - Twelve left.", date(2020, 1, 8)),
        ("LONDON, March 4, 2020 (Reuters) - Twelve left.", date(2020, 3, 4)),
        ("LONDON, Jan. 6, 2018 (Reuters) - Twelve left.", date(2018, 1, 6)),
        ("LONDON (Reuters) - Twelve left on Jan 6.", date(2020, 1, 8)),
        ("Twelve left on Jan 6.", date(2020, 1, 8)),
    ],
)
@pytest.mark.parametrize("kind", [Draft, Source])
def test_the_day_is_that_of_the_dateline_or_of_receiving(kind: Any, text: str, day: date) -> None:
    end = text.find(" - ") + 2
    furniture = [{"start": 0, "end": end, "kind": "dateline"}] if end > 1 else []
    assert day_of(kind(text=text, furniture=furniture, received_at=RECEIVED), text) == day


def test_an_age_is_reckoned_on_that_day() -> None:
    draft = compared("Anna Berg, 39, was born on 3 May 1980.")
    years = (
        draft.received_at.year - 1980 - ((draft.received_at.month, draft.received_at.day) < (5, 3))
    )
    [check] = draft.checks.all()
    assert not check.holds
    assert f"Born on 3 May 1980, {years} on" in check.said
