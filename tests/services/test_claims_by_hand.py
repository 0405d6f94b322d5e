from collections.abc import Callable

import pytest
from django.db import transaction

from claims.extraction.types import Name
from claims.models import Claim, Desk, Draft, Event, Job, Message, Query, Status, User
from claims.permissions import Denied, NotNow
from claims.services.claims import (
    add_claim,
    change_claim,
    drop_claim,
    merge_claims,
    restore_claim,
    split_claim,
)
from claims.services.errors import Conflict, Invalid
from claims.services.hand_claims import readings
from tests.factories import make_article, make_claim, make_draft, make_query, make_verdict

pytestmark = pytest.mark.django_db
TEXT = "🌉 “It is safe,” she told the council. “It was tested.” More than 5,000 people crossed."


@pytest.fixture
def draft(desk: Desk, alice: User) -> Draft:
    return make_draft(article=make_article(desk=desk, by=alice), text=TEXT)


@pytest.fixture
def quote(draft: Draft) -> Claim:
    """“It is safe,” … “It was tested.” by “she”."""
    words = TEXT[2 : TEXT.index(" More")]
    parts = ["“It is safe,”", "“It was tested.”"]
    cue, mention = TEXT.index("told"), TEXT.index("she")
    return make_claim(
        draft=draft,
        words=words,
        kind="quote",
        quote_kind="direct",
        fragments=[[TEXT.index(part), TEXT.index(part) + len(part)] for part in parts],
        cue_start=cue,
        cue_end=cue + 4,
        speaker_start=mention,
        speaker_end=mention + 3,
        speaker_mention="she",
        speaker_name="Jane Roe",
        speaker_how="the woman named before",
    )


@pytest.fixture
def figure(draft: Draft) -> Claim:
    return make_claim(
        draft=draft,
        words="More than 5,000",
        figure_kind="count",
        value_low=5000.0,
        modifier=">",
        thing="person",
    )


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def span_words(claim: Claim) -> list[str]:
    return [TEXT[start:end] for start, end in claim.fragments]


def test_an_added_claim_has_the_words_and_names_the_person(draft: Draft, alice: User) -> None:
    start, end = at(" the council")
    claim = add_claim(actor=alice, draft=draft, start=start, end=end, kind="statement")
    assert (claim.surface, claim.origin, claim.added_by) == ("the council", "person", alice)
    assert TEXT[claim.start : claim.end] == claim.surface
    draft.refresh_from_db()
    assert (draft.status, draft.revision) == (Status.IN_PROGRESS, 1)
    assert Job.objects.filter(kind="compare", draft=draft).exists()
    assert Event.objects.get().after["start"] == claim.start


SPACE = TEXT.index(" she")
SPANS = [(-1, 5), (5, 5), (9, 5), (0, 1000), (SPACE, SPACE + 1)]


@pytest.mark.parametrize(("start", "end"), SPANS)
def test_a_span_without_words_of_the_draft_is_refused(
    draft: Draft, alice: User, start: int, end: int
) -> None:
    with pytest.raises(Invalid):
        add_claim(actor=alice, draft=draft, start=start, end=end, kind="statement")


def test_an_unknown_kind_is_refused(draft: Draft, alice: User) -> None:
    with pytest.raises(Invalid, match="a figure, a name or a statement"):
        add_claim(actor=alice, draft=draft, start=0, end=5, kind="rumour")


def test_the_same_words_are_marked_once(draft: Draft, figure: Claim, alice: User) -> None:
    with pytest.raises(Conflict, match="already marked as a figure"):
        add_claim(actor=alice, draft=draft, start=figure.start, end=figure.end, kind="figure")
    add_claim(actor=alice, draft=draft, start=figure.start, end=figure.end, kind="statement")


def test_a_widened_figure_keeps_its_reading_and_loses_its_verdict(
    figure: Claim, alice: User
) -> None:
    make_verdict(claim=figure)
    start, end = at("More than 5,000 people")
    wide = change_claim(actor=alice, claim=figure, start=start, end=end)
    figure.refresh_from_db()
    assert (figure.surface, figure.dropped_by) == ("More than 5,000", alice)
    assert figure.verdicts.count() == 1
    assert (wide.surface, wide.verdict, list(wide.earlier.all())) == (
        "More than 5,000 people",
        None,
        [figure],
    )
    assert (wide.value_low, wide.modifier, wide.thing) == (5000.0, ">", "person")


def test_a_narrowed_figure_is_read_anew(figure: Claim, alice: User) -> None:
    start, end = at("5,000")
    narrow = change_claim(actor=alice, claim=figure, start=start, end=end)
    assert (narrow.value_low, narrow.figure_kind) == (None, "")


def test_a_narrowed_quote_keeps_speaker_and_cue(quote: Claim, alice: User) -> None:
    start, end = at("“It was tested.”")
    narrow = change_claim(actor=alice, claim=quote, start=start, end=end)
    assert (narrow.quote_kind, narrow.speaker_name, narrow.cue_start) == (
        "direct",
        "Jane Roe",
        quote.cue_start,
    )
    assert span_words(narrow) == ["“It was tested.”"]


def test_a_cue_that_became_part_of_the_claim_is_no_cue(quote: Claim, alice: User) -> None:
    start, end = at("“It is safe,” she told")
    assert change_claim(actor=alice, claim=quote, start=start, end=end).cue_start is None


def test_the_same_span_is_no_change(figure: Claim, alice: User) -> None:
    with pytest.raises(Invalid, match="words of the claim already"):
        change_claim(actor=alice, claim=figure, start=figure.start, end=figure.end + 1)
    figure.refresh_from_db()
    assert figure.dropped_at is None


def test_split_parts_share_the_speaker(quote: Claim, alice: User) -> None:
    first, second = split_claim(actor=alice, claim=quote, at=TEXT.index("“It was"))
    assert first.surface.endswith("council.")
    assert (span_words(first), span_words(second)) == (["“It is safe,”"], ["“It was tested.”"])
    assert first.speaker_name == second.speaker_name == "Jane Roe"
    assert list(first.earlier.all()) == list(second.earlier.all()) == [quote]


@pytest.mark.parametrize("place", [0, 2, 1000])
def test_a_split_outside_is_refused(quote: Claim, alice: User, place: int) -> None:
    with pytest.raises(Invalid, match="inside it"):
        split_claim(actor=alice, claim=quote, at=place)


def test_merging_brings_the_parts_together_again(quote: Claim, alice: User) -> None:
    first, second = split_claim(actor=alice, claim=quote, at=TEXT.index("“It was"))
    merged = merge_claims(actor=alice, first=second, second=first)
    assert (merged.start, merged.end, merged.fragments) == (quote.start, quote.end, quote.fragments)
    assert (merged.speaker_name, merged.quote_kind) == ("Jane Roe", "direct")
    assert set(merged.earlier.all()) == {first, second}


def test_merging_two_speakers_leaves_the_speaker_open(quote: Claim, alice: User) -> None:
    first, second = split_claim(actor=alice, claim=quote, at=TEXT.index("“It was"))
    Claim.objects.filter(pk=second.pk).update(speaker_name="John Doe")
    merged = merge_claims(actor=alice, first=first, second=second)
    assert (merged.speaker_name, merged.speaker_mention) == ("", "")


def test_only_claims_of_one_draft_are_merged(quote: Claim, figure: Claim, alice: User) -> None:
    other = make_claim(draft=make_draft(article=quote.draft.article))
    for second in (other, quote):
        with pytest.raises(Invalid, match="two different claims of the same draft"):
            merge_claims(actor=alice, first=quote, second=second)


def test_the_thread_goes_along(figure: Claim, alice: User) -> None:
    query = make_query(claim=figure)
    start, end = at("5,000")
    changed = change_claim(actor=alice, claim=figure, start=start, end=end)
    assert Query.objects.get(pk=query.pk).claim == changed
    assert Message.objects.get().claim == changed


def test_a_dropped_claim_keeps_its_verdicts(figure: Claim, alice: User) -> None:
    make_verdict(claim=figure)
    drop_claim(actor=alice, claim=figure)
    figure.refresh_from_db()
    assert figure.dropped_by == alice
    assert figure.verdicts.count() == 1


def test_a_claim_with_an_open_question_is_not_dropped(figure: Claim, alice: User) -> None:
    make_query(claim=figure)
    with pytest.raises(Conflict, match="still open"):
        drop_claim(actor=alice, claim=figure)


Act = Callable[[User, Claim], object]


def change(actor: User, claim: Claim) -> object:
    return change_claim(actor=actor, claim=claim, start=claim.start, end=claim.end - 1)


def split(actor: User, claim: Claim) -> object:
    return split_claim(actor=actor, claim=claim, at=claim.start + 6)


def drop(actor: User, claim: Claim) -> object:
    drop_claim(actor=actor, claim=claim)
    return None


@pytest.mark.parametrize("act", [change, split, drop])
def test_what_was_dropped_meanwhile_cannot_be_changed(
    figure: Claim, alice: User, bob: User, act: Act
) -> None:
    drop_claim(actor=bob, claim=figure)
    with pytest.raises(NotNow, match="dropped or changed"):
        act(alice, figure)
    assert Claim.objects.count() == 1


@pytest.mark.parametrize("act", [change, split, drop])
def test_strangers_change_nothing(figure: Claim, dave: User, act: Act) -> None:
    with pytest.raises(Denied), transaction.atomic():
        act(dave, figure)
    assert Claim.objects.filter(dropped_at=None).count() == 1


@pytest.mark.parametrize("act", [change, split, drop])
def test_it_un_approves(draft: Draft, figure: Claim, alice: User, act: Act) -> None:
    Draft.objects.filter(pk=draft.pk).update(status=Status.READY, sent_by=alice)
    act(alice, figure)
    draft.refresh_from_db()
    assert draft.status == Status.IN_PROGRESS


def test_a_dropped_claim_is_restored_as_a_new_one_with_its_details(
    quote: Claim, alice: User
) -> None:
    make_verdict(claim=quote)
    drop_claim(actor=alice, claim=quote)
    restored = restore_claim(actor=alice, claim=quote)
    assert (restored.surface, restored.verdict, list(restored.earlier.all())) == (
        quote.surface,
        None,
        [quote],
    )
    assert (restored.quote_kind, restored.fragments, restored.speaker_name, restored.cue_start) == (
        quote.quote_kind,
        quote.fragments,
        quote.speaker_name,
        quote.cue_start,
    )
    assert Event.objects.get(action="claim_restored").subject == str(restored.pk)


def test_only_a_dropped_claim_is_restored_and_once(figure: Claim, alice: User, dave: User) -> None:
    with pytest.raises(Conflict, match="not dropped"):
        restore_claim(actor=alice, claim=figure)
    drop_claim(actor=alice, claim=figure)
    with pytest.raises(Denied):
        restore_claim(actor=dave, claim=figure)
    restore_claim(actor=alice, claim=figure)
    with pytest.raises(Conflict, match="is back already"):
        restore_claim(actor=alice, claim=figure)


def test_a_widened_name_is_another_name(alice: User) -> None:
    draft = make_draft(text="Then Jane Smith left.", article=make_article(desk=alice.desks.get()))
    name = make_claim(draft=draft, words="Smith", kind="name", name="Smith", name_kind="person")
    wider = change_claim(actor=alice, claim=name, start=5, end=15)
    assert (wider.surface, wider.name) == ("Jane Smith", "")
    reading = readings(draft, [wider])[wider]
    assert isinstance(reading, Name)
    assert reading.name == "Jane Smith"
