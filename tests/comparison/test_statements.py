"""Reported speech and hand-added statements: what the source carries, lacks or denies."""

import pytest

from claims.comparison import compare_quote, compare_statement
from claims.comparison.dozens import read_dozens
from claims.extraction.types import Quote, Span, Speaker
from tests.comparison.builders import source

TRANSCRIPT = (
    "Q: Is the council selling the school?\n\n"
    "BERG: The council has made no decision to sell the school. We asked the bank in Ashford"
    " for a loan of $12m in March.\n\n"
    "HOLM: The harbour will close in June."
)

# (claim, finding, in the headline, the passage begins)
STATEMENTS = [
    ("the council asked a bank in Ashford for a loan", "reported", "“council”, “asked”", "BERG"),
    (
        "they asked a bank in Ashford for $12m",
        "reported",
        "the source has “asked”, “bank”, “Ashford”, “$12m”",
        "We asked",
    ),
    (
        "they asked for a dozen loans from the bank in Ashford",
        "reported_lacks",
        "lacks “dozen”",
        "We asked",
    ),
    (
        "they asked a bank in Ashford for $15m",
        "contrary",
        "“$15m” here, “$12m” in the source",
        "We asked",
    ),
    (
        "they asked a bank in Holmby for $12m",
        "contrary",
        "“Holmby” here, “Ashford” in the source",
        "We asked",
    ),
    ("the harbour would close in July", "contrary", "“July” here, “June” in the source", "HOLM"),
    ("the harbour and the mill would close in June", "reported_lacks", "lacks “mill”", "HOLM"),
    ("they asked a bank in Ashford for £12m", "reported_lacks", "lacks “£12m”", "We asked"),
    (
        "the council had made a decision to sell the school",
        "contrary",
        "“no” stands only in",
        "BERG",
    ),
    ("there was no decision to sell the school", "reported", "the source has “decision”", "BERG"),
    ("the harbour would not close in June", "contrary", "“not” stands only here", "HOLM"),
    ("the harbour would be closing in June", "reported", "“harbour”, “closing”", "HOLM"),
    ("the council is selling the school", "contrary", "“no” stands only in the source", "BERG"),
]


DOZENS = [
    ("a dozen men", ["a", "12", "men"]),
    ("the first dozen men", ["the", "1st", "12", "men"]),
    ("half a dozen men", ["6", "men"]),
    ("a half-dozen men", ["a", "6", "men"]),
    ("two dozen men", ["24", "men"]),
    ("3 dozen men", ["36", "men"]),
    ("some dozen men", ["some", "12", "men"]),
    ("in 1,2 dozen men", ["in", "1,2", "dozen", "men"]),
    ("several dozen men", ["several", "dozen", "men"]),
    ("two and a half dozen men", ["2", "and", "a", "half", "dozen", "men"]),
    ("dozens of men", ["dozens", "of", "men"]),
    ("men in two. Dozen by dozen", ["men", "in", "2", "12", "by", "12"]),
]


@pytest.mark.parametrize(("text", "keys"), DOZENS)
def test_dozens_are_read_as_numbers(text: str, keys: list[str]) -> None:
    words = read_dozens(text)
    assert [word.key for word in words] == keys
    assert all(text[word.start : word.end] == word.surface for word in words)


@pytest.mark.parametrize(
    ("count", "finding", "named"),
    [
        ("a dozen", "reported", "“held”, “dozen”"),
        ("half a dozen", "contrary", "“half a dozen” here, “12” in the source"),
        ("two dozen", "contrary", "“two dozen” here, “12” in the source"),
        ("several dozen", "reported_lacks", "lacks “several”, “dozen”"),
    ],
)
def test_half_a_dozen_is_not_a_dozen(count: str, finding: str, named: str) -> None:
    text = "It rained. Officers held 12 people after searches in Leeds and Bradford. It snowed."
    said = f"officers held {count} people after searches in Leeds and Bradford"
    [found] = compare_statement(said, source(text))
    assert (found.finding, named in found.headline) == (finding, True), found.headline


@pytest.mark.parametrize(("claim", "finding", "named", "begins"), STATEMENTS)
def test_a_statement_gets_its_passage_and_finding(
    claim: str, finding: str, named: str, begins: str
) -> None:
    best = compare_statement(claim, source(TRANSCRIPT))[0]
    assert best.finding == finding, best.headline
    assert named in best.headline
    assert TRANSCRIPT[best.start :].startswith(begins)


def test_nothing_near_is_an_empty_list() -> None:
    assert compare_statement("penguins marched through Oslo", source(TRANSCRIPT)) == []
    assert compare_statement("", source(TRANSCRIPT)) == []
    assert compare_statement("the harbour closes", source("")) == []


def test_passages_do_not_overlap_and_are_limited() -> None:
    text = "The harbour will close. " * 8
    found = compare_statement("the harbour will close", source(text), limit=2)
    assert len(found) == 2
    assert found[0].end <= found[1].start or found[1].end <= found[0].start


OTHERWISE = [
    ("Police held 12 men in Leeds and 15 men in York.", "police held 12 men in Leeds", "reported"),
    ("Officers held 12 people.", "officers held two dozen people", "contrary"),
    (
        "Farmers kept 12 sheep through the long wet winter.",
        "farmers sold 15 sheep cheaply after long wet winter storms",
        "reported_lacks",
    ),
]


@pytest.mark.parametrize(("text", "claim", "finding"), OTHERWISE)
def test_another_figure_contradicts_only_in_the_place_of_the_claims(
    text: str, claim: str, finding: str
) -> None:
    [found] = compare_statement(claim, source(text))
    assert found.finding == finding, found.headline


OPPOSITE = [
    ("The council rejected a plan to sell the school.", "approved", "rejected"),
    ("The factory will close in June 2021.", "open", "close"),
    ("A woman was arrested in Leeds after the raid.", "man", "woman"),
    ("The court found the driver guilty of murder.", "innocent", "guilty"),
    ("Sales in Leeds fell sharply in June.", "rose", "fell"),
]


@pytest.mark.parametrize(("text", "here", "there"), OPPOSITE)
def test_the_opposite_word_contradicts(text: str, here: str, there: str) -> None:
    claim = text.replace(there, here)
    [found] = compare_statement(claim, source(text))
    assert (found.finding, found.headline) == (
        "contrary",
        f"“{here}” here, “{there}” in the source",
    )
    [same] = compare_statement(text, source(text))
    assert same.finding == "reported"


@pytest.mark.parametrize(
    "claim",
    [
        "the council did not approve a plan to sell the school",
        "the council backed a plan to sell the school",
    ],
)
def test_a_denied_opposite_does_not_contradict(claim: str) -> None:
    text = "The council rejected a plan to sell the school."
    assert compare_statement(claim, source(text))[0].finding == "reported_lacks"


def test_what_two_sentences_say_is_said_to_be_of_two() -> None:
    text = "Norchem owns the factory. It sold a school in Leeds. It rained. It snowed."
    best = compare_statement("Norchem owns the factory in Leeds", source(text))[0]
    assert best.finding == "reported"
    assert "The source says this in two sentences: read both." in best.reasons


def _reported(surface: str, speaker: str, cue: str = "said") -> Quote:
    span = Span(40, 40 + len(surface), surface)
    who = Speaker(None, speaker, "named")
    return Quote(40, span.end, surface, "indirect", (span,), who, Span(30, 35, cue), 1.0)


def test_reported_speech_is_looked_for_like_a_statement() -> None:
    best = compare_quote(
        _reported("the harbour would close in June", "Carl Holm"), source(TRANSCRIPT)
    )
    assert best[0].finding == "reported"
    assert best[0].reasons == ("Same speaker in the source: HOLM.",)


def test_words_reported_from_another_speaker_are_said_by_someone_else() -> None:
    best = compare_quote(
        _reported("the harbour would close in June", "Anna Berg"), source(TRANSCRIPT)
    )
    assert best[0].finding == "other_speaker"
    assert best[0].headline == "said by HOLM in the source, by Anna Berg here"


def test_a_denial_in_the_cue_counts_as_a_denial() -> None:
    claim = _reported("the harbour would close in June", "Carl Holm", cue="denied")
    best = compare_quote(claim, source(TRANSCRIPT))[0]
    assert (best.finding, best.headline) == ("contrary", "“denied” stands only here")


@pytest.mark.parametrize(
    ("draft", "text", "finding"),
    [
        ("He did not say how the harbour would close", "The harbour will close.", "contrary"),
        ("He did not say how the harbour would close", "The harbour will not close.", "reported"),
        ("He can’t recall how the harbour would close", "The harbour can’t close.", "reported"),
        ("No one asked. He did say how the harbour would close", "The harbour closes.", "reported"),
    ],
)
def test_a_denial_before_the_cue_counts_as_one(draft: str, text: str, finding: str) -> None:
    at, cue = draft.index("how"), "say" if "say" in draft else "recall"
    span, said = Span(at, len(draft), draft[at:]), Span(draft.index(cue), at - 1, cue)
    claim = Quote(at, len(draft), span.surface, "indirect", (span,), None, said, 1.0)
    best = compare_quote(claim, source(text), text=draft)[0]
    assert best.finding == finding, best.headline


def test_a_question_is_named_as_a_question_not_as_another_speaker() -> None:
    text = "Q: Is the council selling the school?\n\nBERG: I cannot say.\n\nQ: Why?"
    best = compare_quote(_reported("the council is selling the school", "Anna Berg"), source(text))
    assert best[0].headline == "asked in the source, not stated"


def test_supported_and_missing_are_both_named() -> None:
    best = compare_statement("the harbour and the mill would close in June", source(TRANSCRIPT))[0]
    assert best.headline == "the source’s passage lacks “mill”"
    assert "The source has “harbour”, “close”, “June”." in best.reasons


INTERVIEW = (
    "Q: Did the bank in Ashford lend the council $12m?\n\n"
    "BERG: The council is grateful to the bank.\n\n"
    "Q: I hear that the harbour will close in June."
)


def test_what_only_the_question_says_is_not_said_by_the_answer() -> None:
    best = compare_statement("the bank in Ashford lent the council $12m", source(INTERVIEW))[0]
    assert best.finding == "reported_lacks"
    assert "asked in the source, not stated" in best.headline


def test_what_an_interviewer_states_is_no_statement_of_the_answerer() -> None:
    best = compare_statement("the harbour will close in June", source(INTERVIEW))[0]
    assert (best.finding, best.headline) == ("reported_lacks", "asked in the source, not stated")
