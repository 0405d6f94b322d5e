"""Transcripts whose labels name nobody, or carry a time: who asks and who answers."""

import pytest

from claims.extraction import extract

_WITH = "the answer of an interview with Jo Poe"
_ONLY = "the answer of an interview; Jo Poe is the only person named before it"
_OPEN = "the answer of an interview; the text does not name who answers"
TURNS = (
    "{ask} Who pays?\n\n{tell} The council does.\n\nIt always did.\n\n{ask} When?\n\n{tell} Soon."
)


@pytest.mark.parametrize(
    ("ask", "tell"),
    [
        ("Q:", "A:"),
        ("Q.", "A."),
        ("QUESTION:", "ANSWER:"),
        ("Question:", "Answer:"),
        ("Reporter:", "A:"),
        ("[00:01:10] Q:", "[00:01:12] A:"),
    ],
)
@pytest.mark.parametrize(
    ("title", "name", "how"),
    [
        ("Interview with Jo Poe\n\n", "Jo Poe", _WITH),
        ("An interview with Dr Jo Poe, by Al Roe\n\n", "Jo Poe", _WITH),
        ("Jo Poe on the flood\n\n", "Jo Poe", _ONLY),
        ("By Al Roe\n\nJo Poe on the flood\n\n", "Jo Poe", _ONLY),
        ("Jo Poe and Al Roe on the flood\n\n", None, _OPEN),
        ("", None, _OPEN),
    ],
)
def test_the_one_person_named_before_it_gives_the_answers(
    ask: str, tell: str, title: str, name: str | None, how: str
) -> None:
    quotes = extract(title + TURNS.format(ask=ask, tell=tell)).quotes
    told = [(quote.surface, quote.speaker and quote.speaker.name) for quote in quotes]
    assert told == [
        ("Who pays?", None),
        ("The council does.", name),
        ("It always did.", name),
        ("When?", None),
        ("Soon.", name),
    ]
    assert [quote.speaker.how for quote in quotes if quote.speaker][1] == how
    assert {quote.kind for quote in quotes} == {"direct"}


def test_a_q_without_a_sign_asks_as_in_transcripts_of_the_white_house() -> None:
    text = "Q    Will you leave?\n\nTHE PRESIDENT:  We may.\n\nQ    When?\n\nTHE PRESIDENT:  Soon."
    found = [
        (quote.surface, quote.speaker.mention.surface)
        for quote in extract(text).quotes
        if quote.speaker and quote.speaker.mention
    ]
    assert found == [
        ("Will you leave?", "Q"),
        ("We may.", "THE PRESIDENT"),
        ("When?", "Q"),
        ("Soon.", "THE PRESIDENT"),
    ]


def test_a_name_and_a_time_on_a_line_of_their_own_head_the_next_line() -> None:
    lines = ["Al Roe  0:12\nWho pays?", "Jo Poe  0:15\nWe do.", "Al Roe  0:20\nWhen?"]
    text = "\n\n".join([*lines, "Jo Poe  0:22\nSoon."])
    told = [(q.surface, q.speaker and q.speaker.name) for q in extract(text).quotes]
    assert told == [
        ("Who pays?", "Al Roe"),
        ("We do.", "Jo Poe"),
        ("When?", "Al Roe"),
        ("Soon.", "Jo Poe"),
    ]


def test_a_name_that_stands_once_among_the_turns_heads_its_own() -> None:
    turns = ["HERALD: Who pays?", "Jo Poe: We do.", "HERALD: When?", "JP: Soon.", "JP: Yes."]
    text = "\n\n".join(turns)
    quotes = extract(text).quotes
    assert [quote.speaker and quote.speaker.name for quote in quotes][1] == "Jo Poe"


def test_who_answers_is_kept_in_a_long_interview() -> None:
    pairs = "\n\n".join(f"Q: Who pays for bridge {n}?\n\nA: The council does." for n in range(1200))
    last = extract("Interview with Jo Poe\n\n" + pairs).quotes[-1]
    assert last.speaker is not None and last.speaker.name == "Jo Poe"


@pytest.mark.parametrize(
    "text",
    [
        "A: eggs.\n\nB: flour.\n\nA: milk.\n\nB: salt.",
        "A. Smith left.\n\nB. Jones left.\n\nIt rained.",
    ],
)
def test_lettered_lists_are_no_interview(text: str) -> None:
    assert not any(
        quote.speaker and "interview" in quote.speaker.how for quote in extract(text).quotes
    )
