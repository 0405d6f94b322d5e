"""What people did on one draft, on the next one."""

import pytest

from claims.models import Claim, Draft, Event, Kind, Status, Verdict
from claims.services.extraction import extract_text
from tests.factories import (
    make_article,
    make_claim,
    make_draft,
    make_evidence,
    make_job,
    make_person,
    make_query,
    make_source,
    make_verdict,
)

pytestmark = pytest.mark.django_db

OLD = (
    "The mayor opened the bridge on Monday.\n\n"
    "More than 5,000 people crossed it, the police said. Tickets cost £12 each.\n\n"
    "“It is safe,” the mayor said.\n\n"
    "The old bridge carried 300 cars a day."
)


def received(text: str, *, after: Draft | None = None) -> Draft:
    """A draft whose claims were found, the next one `after` a draft."""
    article = after.article if after else make_article()
    draft = make_draft(article=article, text=text, status=Status.RECEIVED)
    extract_text(str(make_job(draft=draft).pk))
    draft.refresh_from_db()
    return draft


def the_claim(draft: Draft, words: str) -> Claim:
    """The one claim of the draft, dropped or not, that begins with `words`."""
    return draft.claims.get(surface__startswith=words)


def drop(claim: Claim) -> None:
    claim.dropped_by = make_person()
    claim.dropped_at = claim.added_at
    claim.save(update_fields=["dropped_by", "dropped_at"])


def test_the_first_draft_carries_nothing() -> None:
    draft = received(OLD)
    assert set(draft.claims.values_list("carried_as", "carried_from")) == {("", None)}


def test_a_draft_with_kept_verdicts_is_in_progress_and_the_record_counts_them() -> None:
    old = received(OLD)
    assert old.status == Status.TO_CHECK
    make_verdict(claim=the_claim(old, "£12"))
    make_verdict(claim=the_claim(old, "300"))
    new = received(f"{OLD} It closes at ten.", after=old)
    assert new.status == Status.IN_PROGRESS
    event = Event.objects.get(action="verdicts_kept")
    assert (event.subject, event.actor, event.article) == (str(new.pk), None, new.article)
    assert event.after == {"verdicts": 2, "earlier": 1, "number": 2}


def test_a_draft_without_kept_verdicts_is_to_check() -> None:
    old = received(OLD)
    make_verdict(claim=the_claim(old, "£12"))
    new = received(OLD.replace("£12", "£15"), after=old)
    assert new.status == Status.TO_CHECK
    assert not Event.objects.filter(action="verdicts_kept").exists()


TROOPS = "A letter came.\n\nThere are more than 5,000 US troops are currently staying in Iraq."


@pytest.mark.parametrize(
    ("old_text", "new_text", "continued"),
    [
        (TROOPS, "A letter came.\n\nThere are about 5,200 US troops currently in Iraq.", "5,000"),
        (TROOPS, "A letter came.\n\nAbout 5,200 US troops remain in the country.", "5,000"),
        (TROOPS, "A letter came.\n\nIt named 5,200 reasons that nobody had read.", None),
        (TROOPS, "A letter came.\n\nBritain bought 300 goats.", None),
        # Two figures that fit equally well: neither is taken.
        (
            TROOPS,
            "About 5,200 US troops remain in Iraq.\n\nSome 900 US troops remain in Iraq.",
            None,
        ),
        (
            f"{TROOPS}\n\nThere are some 800 US troops are currently staying in Iraq.",
            "About 5,200 US troops remain in the country.",
            None,
        ),
    ],
)
def test_a_figure_in_a_rewritten_sentence_names_the_one_it_replaces(
    old_text: str, new_text: str, continued: str | None
) -> None:
    old = received(old_text)
    make_verdict(claim=the_claim(old, "5,000"))
    new = received(new_text, after=old)
    claim = new.claims.filter(kind=Kind.FIGURE).order_by("start").first()
    assert claim is not None
    surface = claim.carried_from.surface if claim.carried_from else None
    assert (claim.carried_as, surface) == ("reworded" if continued else "new", continued)
    assert not claim.verdicts.exists()


def test_unchanged_words_keep_their_verdict_as_the_decision_of_the_same_person() -> None:
    old = received(OLD)
    verdict = make_verdict(claim=the_claim(old, "£12"), note="Seen on the ticket.", proposed="£13")
    new = received(f"{OLD} It closes at ten.", after=old)
    claim = the_claim(new, "£12")
    assert (claim.carried_as, claim.carried_from) == ("unchanged", verdict.claim)
    kept = claim.verdicts.get()
    assert (kept.number, kept.option, kept.decided_by) == (1, verdict.option, verdict.decided_by)
    assert (kept.note, kept.proposed) == ("Seen on the ticket.", "£13")
    assert kept.carried_from == verdict


def test_the_evidence_of_a_kept_verdict_is_kept() -> None:
    old = received(OLD)
    verdict = make_verdict(claim=the_claim(old, "£12"))
    source = make_source(desk=old.desk, text="A ticket is £12.")
    make_evidence(verdict=verdict, source=source, words="£12", finding="agrees")
    new = received(f"{OLD} It closes at ten.", after=old)
    kept = the_claim(new, "£12").verdicts.get().evidence.get()
    assert (kept.source, kept.start, kept.end) == (source, 12, 15)
    assert (kept.surface, kept.finding) == ("£12", "agrees")


def test_moved_words_keep_their_verdict() -> None:
    old = received(OLD)
    make_verdict(claim=the_claim(old, "300"))
    last = "The old bridge carried 300 cars a day."
    new = received(f"{last}\n\n{OLD.removesuffix(last)}", after=old)
    claim = the_claim(new, "300")
    assert claim.carried_as == "moved"
    assert claim.verdicts.count() == 1


def test_reworded_words_are_open_again_and_name_the_old_claim() -> None:
    old = received(OLD)
    verdict = make_verdict(claim=the_claim(old, "£12"))
    new = received(OLD.replace("£12", "£15"), after=old)
    claim = the_claim(new, "£15")
    assert (claim.carried_as, claim.carried_from) == ("reworded", verdict.claim)
    assert not claim.verdicts.exists()


def test_the_same_figure_in_another_sentence_is_not_the_same_claim() -> None:
    old = received(OLD)
    make_verdict(claim=the_claim(old, "300"))
    sentence = "The old bridge carried 300 cars a day."
    new = received(OLD.replace(sentence, "Yesterday 300 guests ate cake."), after=old)
    claim = the_claim(new, "300")
    assert claim.carried_as != "unchanged"
    assert not claim.verdicts.exists()


def test_words_that_were_not_there_before_are_new() -> None:
    old = received(OLD)
    new = received(f"{OLD}\n\nIt took 18 months to build.", after=old)
    claim = the_claim(new, "18 months")
    assert (claim.carried_as, claim.carried_from) == ("new", None)


def test_words_that_are_gone_leave_no_claim() -> None:
    old = received(OLD)
    make_verdict(claim=the_claim(old, "£12"))
    new = received(OLD.replace(" Tickets cost £12 each.", ""), after=old)
    assert not the_claim(old, "£12").carried_to.exists()
    assert not Verdict.objects.filter(claim__draft=new).exists()


def test_an_undone_verdict_stays_undone() -> None:
    old = received(OLD)
    claim = the_claim(old, "£12")
    make_verdict(claim=claim)
    make_verdict(claim=claim, label=None)
    new = received(f"{OLD} It closes at ten.", after=old)
    assert not the_claim(new, "£12").verdicts.exists()


def test_a_claim_with_an_open_question_is_decided_anew() -> None:
    old = received(OLD)
    asked, other = the_claim(old, "£12"), the_claim(old, "300")
    make_verdict(claim=asked), make_verdict(claim=other)
    make_query(claim=asked)
    new = received(f"{OLD} It closes at ten.", after=old)
    assert not the_claim(new, "£12").verdicts.exists()
    assert the_claim(new, "300").verdicts.count() == 1


def test_a_claim_added_by_hand_is_there_again_with_its_verdict() -> None:
    old = received(OLD)
    person = make_person(desk=old.desk)
    added = make_claim(
        draft=old,
        words="The mayor opened the bridge",
        kind=Kind.STATEMENT,
        origin=Claim.Origin.PERSON,
        added_by=person,
    )
    make_verdict(claim=added)
    new = received(f"A fine day.\n\n{OLD}", after=old)
    claim = new.claims.get(kind=Kind.STATEMENT)
    assert new.text[claim.start : claim.end] == claim.surface == added.surface
    assert (claim.origin, claim.added_by, claim.carried_from) == ("person", person, added)
    assert claim.verdicts.count() == 1


def test_a_claim_added_by_hand_and_then_reworded_is_open_again() -> None:
    old = received(OLD)
    words = "The mayor opened the bridge on Monday"
    added = make_claim(draft=old, words=words, kind=Kind.STATEMENT, origin=Claim.Origin.PERSON)
    make_verdict(claim=added)
    new = received(OLD.replace("on Monday", "on Tuesday"), after=old)
    claim = new.claims.get(kind=Kind.STATEMENT)
    assert (claim.carried_as, claim.carried_from) == ("reworded", added)
    assert not claim.verdicts.exists()


def test_what_a_person_dropped_stays_dropped() -> None:
    old = received(OLD)
    dropped = the_claim(old, "£12")
    drop(dropped)
    new = received(f"{OLD} It closes at ten.", after=old)
    claim = the_claim(new, "£12")
    assert (claim.dropped_by, claim.carried_from) == (dropped.dropped_by, dropped)
    assert claim.dropped_at is not None


def test_a_dropped_claim_that_was_added_again_by_hand_is_live() -> None:
    old = received(OLD)
    drop(the_claim(old, "£12"))
    added = make_claim(draft=old, words="£12", origin=Claim.Origin.PERSON)
    new = received(f"{OLD} It closes at ten.", after=old)
    claim = new.claims.get(surface="£12", dropped_at=None)
    assert claim.carried_from == added


def test_a_decided_claim_that_is_not_found_again_is_not_lost() -> None:
    old = received(OLD)
    decided = make_claim(draft=old, words="bridge on Monday", kind=Kind.QUOTE)
    make_verdict(claim=decided)
    make_claim(draft=old, words="the police", kind=Kind.QUOTE)
    new = received(f"{OLD} It closes at ten.", after=old)
    assert new.claims.get(surface="bridge on Monday").verdicts.count() == 1
    assert not new.claims.filter(surface="the police").exists()


def test_it_waits_for_the_claims_of_the_draft_before() -> None:
    first = make_draft(text=OLD, status=Status.RECEIVED)
    job_of_first = make_job(draft=first)
    second = make_draft(article=first.article, text=f"{OLD} More.", status=Status.RECEIVED)
    job_of_second = make_job(draft=second)
    assert extract_text(str(job_of_second.pk)) == []
    assert not second.claims.exists()
    assert job_of_second in extract_text(str(job_of_first.pk))
    extract_text(str(job_of_second.pk))
    assert second.claims.exclude(carried_as="").count() == second.claims.count() > 0


def test_it_carries_from_the_newest_draft_whose_claims_were_found() -> None:
    first = received(OLD)
    make_verdict(claim=the_claim(first, "£12"))
    given_up = make_draft(article=first.article, text="Nothing.", status=Status.RECEIVED)
    make_job(draft=given_up, state="failed")
    third = received(f"{OLD} It closes at ten.", after=first)
    assert the_claim(third, "£12").verdicts.count() == 1


@pytest.mark.parametrize(
    ("added", "state"),
    [
        ("Then Ann Seely left.", "unchanged"),
        # nobody has checked the title, or the role, that the verdict would stand for
        ("Then Dr Ann Seely left.", "reworded"),
        ("Then Ann Seely, head of the clinic, left.", "reworded"),
    ],
)
def test_a_name_stays_one_claim_and_is_open_again_with_a_new_title_or_role(
    added: str, state: str
) -> None:
    old = received("On Monday Ann Seely spoke to the crowd.\n\nIt rained.")
    decided = old.claims.get(kind=Kind.NAME)
    make_verdict(claim=decided)
    new = received(f"{old.text}\n\n{added}", after=old)
    [name] = new.claims.filter(kind=Kind.NAME)
    assert (name.surface, name.carried_from, name.carried_as) == ("Ann Seely", decided, state)
    assert (name.verdict is not None) == (state == "unchanged")
    [[start, end]] = name.mentions
    assert new.text[start:end] in added
