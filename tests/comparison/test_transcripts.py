"""What a transcript has between the words, and the layers that a desk counts as harmless."""

import pytest

from claims.comparison import Harmless, compare_quote
from claims.comparison.transcripts import noise, spoken
from claims.comparison.turns import clock, time_at, timecodes, turn_labels
from tests.comparison.builders import quote, source

# (text, what in it was not said on purpose)
NOISE = [
    ("We were, uh, late.", ["uh"]),
    ("Um, we were late, er, again.", ["Um", "er"]),
    ("It is th- the bridge.", ["th-"]),
    ("The crack is 5 mm wide at the ER.", []),
    ("The bridge [laughter] is (inaudible) safe.", ["[laughter]", "(inaudible)"]),
    ("The bridge (built in 1902) is safe.", []),
    ("[Crosstalk, laughter] Go on.", ["[Crosstalk, laughter]"]),
    ("at 00:12:31 we", ["00:12:31"]),
    ("It began at 12:31 sharp.", []),
    ("BERG: We\nBERG: left.\nHOLM: No.\nBERG: Yes.", ["BERG:"]),
    ("1\n00:00:01,000 --> 00:00:02,000\nWe left.", ["1\n00:00:01,000 --> 00:00:02,000"]),
]


@pytest.mark.parametrize(("text", "expected"), NOISE)
def test_noise_is_found_where_it_stands(text: str, expected: list[str]) -> None:
    assert [text[item.start : item.end] for item in noise(text)] == expected


def test_what_is_noise_is_no_word() -> None:
    text = "00:12:31 BERG: We were, uh, late.\n00:12:40 BERG: Again [laughs]."
    assert [word.surface for word in spoken(text)] == ["BERG", "We", "were", "late", "Again"]


# (text, times)
TIMES = [
    ("[00:12:31] BERG: Yes.\n[00:12:40] HOLM: No.", ["00:12:31", "00:12:40"]),
    ("0:12 BERG: Yes.\n0:20 HOLM: No.", ["0:12", "0:20"]),
    ("Anna Berg  0:12\nYes.\nCarl Holm  0:20\nNo.", ["0:12", "0:20"]),
    ("BERG (12:31): Yes.\nHOLM (12:40): No.", ["12:31", "12:40"]),
    ("We met at 12:31 and left at 14:00.", []),
]


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_timecodes_are_told_from_the_time_of_day(text: str, times: list[str]) -> None:
    assert [time for _, _, time in timecodes(text)] == times


def test_labels_are_found_beside_their_timecodes() -> None:
    text = "[00:12:31] BERG: Yes.\n0:20 CARL HOLM: No.\nSPEAKER 2: Yes.\nAnna Lund  0:12\nNo."
    found = [label for _, label in turn_labels(text)]
    assert found == ["BERG", "CARL HOLM", "SPEAKER 2", "Anna Lund"]


# (transcript, words, seconds)
TALK = "HOLM: We said so again and again.\n" * 1000
CODED = "[00:12:31] BERG: The bridge is old.\n[01:02:03.900] HOLM: It is safe.\n"
PASSAGES = [
    (CODED, "The bridge", 751),
    (CODED, "It is safe", 3723),
    (CODED, "[00:12:31]", 751),
    (f"Minutes of the council\n{CODED}", "Minutes", None),
    ("Anna Berg  0:12\nThe bridge is old.\n\nCarl Holm  0:20\nSo you say.", "So you", 20),
    ("1\n00:12:31,500 --> 00:12:35,200\nIt is old\n\n2\n00:12:35,200 --> 00:12:38,000\nand safe.",
     "It is old", 751),
    ("(12:04) BERG: It stays open.\n(12:09) Q: All year?", "It stays", 724),
    ("[12:04] BERG: one code alone may be anything.", "one code", None),
    ("We met at 12:04 and left at 12:50.", "left", None),
    ("", "", None),
    (f"{CODED}{TALK}BERG: The end.", "The end", None),
    (f"{TALK}{CODED}", "It is safe", 3723),
    (TALK.replace("\n", " ") + "\n" + CODED, "It is safe", 3723),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "seconds"), PASSAGES)
def test_a_passage_carries_its_time(text: str, words: str, seconds: int | None) -> None:
    assert time_at(text, text.index(words)) == seconds


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "00:00:00"), (751, "00:12:31"), (360_000, "100:00:00")]
)
def test_a_time_reads_as_on_a_clock(seconds: int, shown: str) -> None:
    assert clock(seconds) == shown


# (claim, source, the layer counted as a difference, finding)
LAYERS = [
    ("we were late", "We were, uh, late.", "disfluencies", "dropped"),
    ("we were, uh, late", "We were late.", "disfluencies", "changed"),
    ("the door was locked", "The door was was locked.", "disfluencies", "dropped"),
    ("we knew about it", "We knew [laughter] about it.", "asides", "dropped"),
    ("we organised it", "We organized it.", "spelling", "changed"),
    ("the airbase is old", "The air base is old.", "spelling", "changed"),
    ("5,000 came to it", "Five thousand came to it.", "numerals", "changed"),
    ("we came, we saw it", "We came we saw it.", "marks", "changed"),
    ("I told the Parliament", "I told the parliament.", "case", "changed"),
]


@pytest.mark.parametrize(("claim", "text", "layer", "finding"), LAYERS)
def test_a_layer_that_is_not_harmless_is_a_difference(
    claim: str, text: str, layer: str, finding: str
) -> None:
    strict = Harmless(**{layer: False})
    best = compare_quote(quote(claim), source(text), harmless=strict)[0]
    usual = compare_quote(quote(claim), source(text))[0]
    assert best.finding == finding, best.headline
    assert usual.finding in ("verbatim", "punctuation")
    differing = [(part.op, part.harmless) for part in best.diff if part.op != "same"]
    assert (False in {harmless for _, harmless in differing}) and differing
    assert all(part.harmless for part in usual.diff if part.op != "same")


def test_a_desk_may_let_contractions_pass() -> None:
    lenient = Harmless(contractions=True)
    best = compare_quote(quote("it is late"), source("It's late."), harmless=lenient)[0]
    assert best.finding == "punctuation"
    assert compare_quote(quote("it is late"), source("It's late."))[0].finding == "changed"


@pytest.mark.parametrize(
    ("claim", "text", "finding"),
    [
        ("Uh, we were late.", "Uh, we were late.", "verbatim"),
        ("we were late, uh", "We were late, uh, again.", "verbatim"),
        ("Uh, we were late.", "We were late.", "punctuation"),
        ("we were late, um", "We were late, uh.", "punctuation"),
    ],
)
def test_a_hesitation_at_the_end_of_a_quotation_is_looked_for_too(
    claim: str, text: str, finding: str
) -> None:
    assert compare_quote(quote(claim), source(text))[0].finding == finding
