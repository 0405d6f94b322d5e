"""Claims carried from one draft to the next: never to other words without saying so."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparison import carry
from claims.comparison.drafts import units
from claims.comparison.sentences import around

OLD = (
    "The bridge opens again\n\n"
    "The council will reopen the bridge on 6 May. It paid $12m for the work.\n\n"
    "“We waited too long,” Anna Berg said. “The loan was a mistake.”\n\n"
    "About 5,000 people live in the northern district. About 5,000 people live in the southern"
    " district.\n\n"
    "Berg declined to comment."
)

# (what is replaced, by what, the claim, state, what stands there in the new draft)
EDITS = [
    ("", "", "$12m", "unchanged", "$12m"),
    ("on 6 May", "on 7 May", "$12m", "unchanged", "$12m"),
    ("on 6 May", "on 7 May", "6 May", "reworded", "7 May"),
    ("on 6 May", "on 6 May at noon", "6 May", "reworded", "6 May"),
    ("$12m for the work", "$14m for the work", "$12m", "reworded", "$14m"),
    ("It paid", "It did not pay", "$12m", "reworded", "$12m"),
    (" It paid $12m for the work.", "", "$12m", "gone", None),
    (" It paid $12m for the work.", "", "6 May", "unchanged", "6 May"),
    ("Anna Berg said", "Carl Holm said", "“The loan was a mistake.”", "reworded", None),
    ("Anna Berg said", "Carl Holm said", "“We waited too long,”", "reworded", None),
    ("Berg declined", "Holm declined", "“The loan was a mistake.”", "unchanged", None),
    ("The bridge opens", "Town: the bridge opens", "$12m", "unchanged", "$12m"),
    ("“We waited too long,”", '"We waited too long,"', "“We waited too long,”", "unchanged", None),
    ("waited too long", "waited much too long", "“We waited too long,”", "reworded", None),
]


def _carried(old: str, new: str, claim: str) -> tuple[str, str | None]:
    start = old.index(claim)
    anchor = carry(old, new, [(start, start + len(claim))])[0]
    return anchor.state, None if anchor.start is None else new[anchor.start : anchor.end]


@pytest.mark.parametrize(("cut", "put", "claim", "state", "stands"), EDITS)
def test_a_claim_after_an_edit(
    cut: str, put: str, claim: str, state: str, stands: str | None
) -> None:
    new = OLD.replace(cut, put, 1) if cut else OLD
    found = _carried(OLD, new, claim)
    assert found[0] == state
    assert stands is None or found[1] == stands


def test_look_alike_sentences_that_change_places_keep_their_own_claims() -> None:
    north = "About 5,000 people live in the northern district."
    south = "About 5,000 people live in the southern district."
    new = OLD.replace(f"{north} {south}", f"{south} {north}")
    for sentence in (north, south):
        start = OLD.index(sentence)
        anchor = carry(OLD, new, [(start, start + len("About 5,000 people"))])[0]
        assert anchor.state in ("unchanged", "moved")
        assert anchor.start is not None
        assert new[anchor.start :].startswith(sentence)


def test_a_paragraph_that_moves_is_moved() -> None:
    last = "Berg declined to comment."
    new = last + "\n\n" + OLD.replace("\n\n" + last, "")
    assert _carried(OLD, new, last) == ("moved", last)


def test_two_places_that_fit_equally_well_count_as_gone() -> None:
    old = "One.\n\nHe declined to comment.\n\nTwo."
    new = "Three.\n\nHe declined to comment.\n\nFour.\n\nHe declined to comment.\n\nFive."
    assert _carried(old, new, "declined to comment") == ("gone", None)


def test_of_two_equal_sentences_the_neighbours_tell_which() -> None:
    smith = "Smith was asked about the loan.\n\nHe declined to comment."
    jones = "Jones was asked about the bridge.\n\nHe declined to comment."
    old, new = f"{smith}\n\n{jones}", f"{smith}\n\nA train passed.\n\n{jones}"
    start = old.rindex("He declined")
    anchor = carry(old, new, [(start, start + 11)])[0]
    assert (anchor.state, anchor.start) == ("unchanged", new.rindex("He declined"))


def test_of_two_equal_sentences_neither_is_guessed_when_their_neighbours_changed_places() -> None:
    smith = "Smith was asked about the loan.\n\nHe declined to comment."
    jones = "Jones was asked about the bridge.\n\nHe declined to comment."
    old, new = f"{smith}\n\n{jones}", f"{jones}\n\n{smith}"
    start = old.rindex("He declined")
    anchor = carry(old, new, [(start, start + 11)])[0]
    assert anchor.start in (None, new.index("He declined"))


def test_when_one_of_two_equal_sentences_is_cut_at_most_one_claim_is_kept() -> None:
    old, new = "No comment.\n\nNo comment.", "No comment."
    kept = [anchor for anchor in carry(old, new, [(0, 11), (13, 24)]) if anchor.state != "gone"]
    assert len(kept) <= 1


def test_a_look_alike_sentence_that_was_there_before_is_not_taken_for_a_cut_one() -> None:
    new = OLD.replace(" About 5,000 people live in the southern district.", "")
    start = OLD.rindex("About 5,000")
    assert carry(OLD, new, [(start, start + 11)])[0].state == "gone"


@pytest.mark.parametrize("span", [(0, 0), (5, 3), (-2, 4), (0, 10_000)])
def test_a_span_that_is_none_is_gone(span: tuple[int, int]) -> None:
    assert carry(OLD, OLD, [span])[0].state == "gone"


def test_an_empty_draft_holds_nothing() -> None:
    assert carry(OLD, "", [(0, 10)])[0].state == "gone"
    assert carry("", OLD, [(0, 10)])[0].state == "gone"


SENTENCES = [
    f"{count} {who} troops are {verb} in {where}."
    for count in ("About 5,000", "5,200")
    for who in ("US", "Iraqi")
    for verb in ("staying", "not staying")
    for where in ("Iraq", "Syria")
] + ["No comment.", "“We are leaving,” Esper said.", "“We are leaving,” Trump said.", "Period."]
DRAFTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=14)
BREAKS = st.sampled_from([" ", "\n\n"])


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """A draft and another made of it by swaps, cuts, additions and changed sentences."""
    old = draw(DRAFTS)
    new = list(old)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(new)))
        act = draw(st.sampled_from(["swap", "cut", "add", "change"]))
        other = draw(st.integers(0, max(len(new) - 1, 0)))
        if act == "add":
            new.insert(at, draw(st.sampled_from(SENTENCES)))
        elif at < len(new) and act == "cut":
            del new[at]
        elif at < len(new) and act == "change":
            new[at] = draw(st.sampled_from(SENTENCES))
        elif at < len(new):
            new[at], new[other] = new[other], new[at]
    return old, new


def _spans(draft: Sequence[str], gap: str) -> list[tuple[int, int]]:
    """In each sentence the whole of it, its first words, and its last."""
    spans, at = [], 0
    for sentence in draft:
        words = sentence.split()
        spans += [
            (at, at + len(sentence)),
            (at, at + len(" ".join(words[:2]))),
            (at + len(sentence) - len(words[-1]), at + len(sentence)),
        ]
        at += len(sentence) + len(gap)
    return spans


@settings(max_examples=150, deadline=None)
@given(edited(), BREAKS)
def test_a_kept_claim_has_the_same_words_in_the_same_sentence(
    drafts: tuple[list[str], list[str]], gap: str
) -> None:
    old, new = (gap.join(draft) for draft in drafts)
    for span, anchor in zip(
        _spans(drafts[0], gap), carry(old, new, _spans(drafts[0], gap)), strict=True
    ):
        if anchor.state not in ("unchanged", "moved"):
            continue
        assert anchor.start is not None and anchor.end is not None
        assert units(new[anchor.start : anchor.end]) == units(old[span[0] : span[1]])
        before, after = around(old, *span), around(new, anchor.start, anchor.end)
        assert units(old[slice(*before)]) == units(new[slice(*after)])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=14, unique=True), BREAKS)
def test_an_untouched_draft_keeps_every_claim(draft: list[str], gap: str) -> None:
    text = gap.join(draft)
    spans = _spans(draft, gap)
    anchors = carry(text, text, spans)
    assert [(a.state, a.start, a.end) for a in anchors] == [("unchanged", *s) for s in spans]


@settings(max_examples=100, deadline=None)
@given(edited(), BREAKS)
def test_no_two_claims_share_a_kept_place(drafts: tuple[list[str], list[str]], gap: str) -> None:
    old, new = (gap.join(draft) for draft in drafts)
    kept = [
        (anchor.start, anchor.end)
        for anchor in carry(old, new, _spans(drafts[0], gap))
        if anchor.state in ("unchanged", "moved")
    ]
    assert len(kept) - len(set(kept)) <= _one_word(drafts[0])


def _one_word(draft: Sequence[str]) -> int:
    """Sentences of one or two words give the same span more than once."""
    return 2 * sum(len(sentence.split()) <= 2 for sentence in draft)
