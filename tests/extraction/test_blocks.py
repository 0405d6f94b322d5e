"""Speech without quotation marks: transcripts, block quotations, headlines with a speaker."""

import pytest

from claims.extraction import extract
from claims.extraction.types import Quote

TRANSCRIPT = """Reporters met Defence Secretary Mark Esper.

Q: Did you sign the letter?

MR. ESPER: No. There is no decision to leave.

He told me so.

Q: Who did?

ESPER: I do not know.

It rained, he said."""


def _told(quote: Quote) -> tuple[str, str | None, str | None]:
    mention = quote.speaker.mention if quote.speaker else None
    name = quote.speaker.name if quote.speaker else None
    return quote.surface, mention.surface if mention else None, name


def test_each_turn_of_a_transcript_is_said_by_its_label() -> None:
    assert [_told(quote) for quote in extract(TRANSCRIPT).quotes] == [
        ("Did you sign the letter?", "Q", None),
        ("No. There is no decision to leave.", "MR. ESPER", "Mark Esper"),
        ("He told me so.", "MR. ESPER", "Mark Esper"),
        ("Who did?", "Q", None),
        ("I do not know.", "ESPER", "Mark Esper"),
        ("It rained", "he", "Mark Esper"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Q: Did you?\n\nESPER: [laughter] I do not know.",
        "Q: Did you?\n\nMR. HOLM: No.\n\n(CROSSTALK)\n\nESPER: I do not know.",
        "HOLM: No.\n\nBERG: But why?\n\nHOLM: We left.\n\nESPER: I do not know.",
    ],
)
def test_a_name_in_capitals_speaks_even_once(text: str) -> None:
    assert _told(extract(text).quotes[-1]) == ("I do not know.", "ESPER", "ESPER")


def test_a_question_says_that_nobody_is_named() -> None:
    speaker = extract(TRANSCRIPT).quotes[0].speaker
    assert speaker is not None
    assert speaker.how == "a question; the transcript does not say whose"


@pytest.mark.parametrize(
    "text",
    [
        "Poe: 547.\n\nRoe: 46.\n\nPoe: 60.",
        "Ingredients: eggs\n\nTime: one hour\n\nCost: low",
        "NOTE: it is late.\n\nThe town is shut.",
        "The recipe needs:\n\nTwo eggs and flour.",
        "WEATHER: Rain again\n\nIt was wet.",
    ],
)
def test_tables_lists_and_notes_are_no_transcript(text: str) -> None:
    assert extract(text).quotes == ()


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("The Church said:\n\nShe was not forced to stay.\n\nIt rained.",
         ["She was not forced to stay."]),
        ("In a letter, the Church wrote:\n\n> We left.\n> We took all.\n\nIt rained.",
         ["We left.", "We took all."]),
    ],
)  # fmt: skip
def test_the_paragraph_after_a_verb_of_saying_and_a_colon_is_quoted(
    text: str, surfaces: list[str]
) -> None:
    quotes = extract(text).quotes
    assert [quote.surface for quote in quotes] == surfaces
    assert all(
        _told(quote)[1] == "the Church" or _told(quote)[1] == "The Church" for quote in quotes
    )


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("Poe: We will win\n\nJo Poe left on Monday.", "We will win", "Jo Poe"),
        ("US to leave Iraq, says Poe\n\nJo Poe left.", "US to leave Iraq", "Jo Poe"),
    ],
)
def test_a_headline_names_its_speaker(text: str, surface: str, name: str) -> None:
    (quote,) = extract(text).quotes
    assert (quote.kind, quote.surface) == ("indirect", surface)
    assert _told(quote)[2] == name


HANSARD = """The House met at two.

Mr Al Baird (Leeds East) (Lab): Will she confirm that?

The Secretary of State for Work and Pensions (Ms Ana Field): I will.

Hon. Members: Oh!

Huw Jones (Arfon) (PC): She voted against it.

Ms Field: Three times."""


def test_members_of_a_parliament_have_seat_party_or_post_beside_them() -> None:
    assert [_told(quote) for quote in extract(HANSARD).quotes] == [
        ("Will she confirm that?", "Mr Al Baird", "Al Baird"),
        ("I will.", "Ms Ana Field", "Ana Field"),
        ("Oh!", "Hon. Members", "Hon. Members"),
        ("She voted against it.", "Huw Jones", "Huw Jones"),
        ("Three times.", "Ms Field", "Ana Field"),
    ]


CHAMBERS = """HEARING ON AVIATION

The CHAIRWOMAN. The committee will come to order.

Mr. SMITH of Texas. Thank you. Roe Air has let us down.

I want to be clear.

Mr. O’ROE. We accept that.

Ms. POE-LEE. Will he yield?

Mr. SMITH of New Jersey. I will not."""


def test_members_of_congress_stand_before_a_full_stop() -> None:
    assert [_told(quote) for quote in extract(CHAMBERS).quotes] == [
        ("The committee will come to order.", "The CHAIRWOMAN", None),
        ("Thank you. Roe Air has let us down.", "Mr. SMITH of Texas", None),
        ("I want to be clear.", "Mr. SMITH of Texas", None),
        ("We accept that.", "Mr. O’ROE", "O’ROE"),
        ("Will he yield?", "Ms. POE-LEE", "POE-LEE"),
        ("I will not.", "Mr. SMITH of New Jersey", None),
    ]


COURT = """SUPREME COURT OF THE STATE OF NEW YORK

THE COURT: Please be seated.

ELLEN MARSH, having been duly sworn, testified as follows:

DIRECT EXAMINATION
BY MR. HALE:

Q. Where do you work?

A. At Mercy Hospital.

MS. ORTIZ: Objection.

CROSS-EXAMINATION
BY MS. ORTIZ:

Q. You took no notes?

A. No."""


def test_lines_above_the_turns_say_who_asks_and_who_answers_in_court() -> None:
    assert [_told(quote) for quote in extract(COURT).quotes] == [
        ("Please be seated.", "THE COURT", None),
        ("Where do you work?", "Q.", "HALE"),
        ("At Mercy Hospital.", "A.", "ELLEN MARSH"),
        ("Objection.", "MS. ORTIZ", "ORTIZ"),
        ("You took no notes?", "Q.", "ORTIZ"),
        ("No.", "A.", "ELLEN MARSH"),
    ]


def test_the_lines_of_a_court_reporter_have_numbers() -> None:
    lines = ["THE COURT:  Be seated.", "BY MR. HALE:", "Q    Your name?"]
    lines += ["A    Jo Roe.  I am", "here.", "Q    Why?"]
    text = "\n".join(f"{number:2}   {line}" for number, line in enumerate(lines, 1))
    assert [_told(quote) for quote in extract(text).quotes] == [
        ("Be seated.", "THE COURT", None),
        ("Your name?", "Q", "HALE"),
        ("Jo Roe.  I am", "A", None),
        ("here.", "A", None),
        ("Why?", "Q", "HALE"),
    ]


TURNS = [
    ("Dana White", "Who told you?"),
    ("Jo Poe", "My boss. It was late."),
    ("Dana White", "When?"),
    ("Jo Poe", "In June."),
]


@pytest.mark.parametrize(
    "turn",
    [
        "[12/03/2026, 14:0{n}:11] {who}: {said}\n",
        "12/03/2026, 2:0{n} pm - {who}: {said}\n",
        "{n}\n00:00:0{n},000 --> 00:00:1{n},000\n{who}: {said}\n\n",
        "00:0{n}.000 --> 00:1{n}.000\n<v {who}>{said}</v>\n\n",
        "{who}: {said} [00:00:0{n}]\n\n",
        "{who} (00:0{n}): {said}\n\n",
        "[00:00:0{n}.12] - {who}\n{said}\n\n",
        "{who}  2:0{n} PM\n{said}\n\n",
        "Q{n} {who}: {said}\n\n",
    ],
)
def test_times_and_numbers_are_no_part_of_a_turn(turn: str) -> None:
    text = "".join(turn.format(n=n, who=who, said=said) for n, (who, said) in enumerate(TURNS, 1))
    told = [_told(quote) for quote in extract(text).quotes]
    assert told == [(said, who, who) for who, said in TURNS]


def test_numbered_voices_are_several_and_nobody_by_name() -> None:
    text = "\n\n".join(f"Speaker {1 + n % 2}  0:1{n}\n{said}" for n, (_, said) in enumerate(TURNS))
    told = [_told(quote) for quote in extract(text).quotes]
    assert told == [(said, f"Speaker {1 + n % 2}", None) for n, (_, said) in enumerate(TURNS)]


def test_what_a_chat_says_itself_is_nobodys_message() -> None:
    lines = [f"1/3/2026, 14:05 - {who}: {said}" for who, said in TURNS]
    lines[2:2] = ["1/3/2026, 14:06 - Al Roe left", "1/3/2026, 14:06 - Jo Poe: <Media omitted>"]
    told = [_told(quote) for quote in extract("\n".join(lines)).quotes]
    assert told == [(said, who, who) for who, said in TURNS]


def test_initials_before_a_colon_are_those_of_the_one_person_they_spell() -> None:
    text = "Interview with Jo Poe\n\nDW: Who?\nJP: My boss.\nDW: When?\nJP: In June."
    assert [_told(quote)[2] for quote in extract(text).quotes][1::2] == ["Jo Poe", "Jo Poe"]


MAIL = """Thank you.

On Mon, 9 March 2026 at 09:40, Jo Poe <jo@example.net> wrote:

> The bridge is shut, and all of the forty lorries that came here are stuck
> until noon.
>
> On 8 March 2026, Dana White wrote:
>> Is the bridge shut?"""


def test_each_line_of_mail_is_its_writers() -> None:
    assert [_told(quote) for quote in extract(MAIL).quotes] == [
        ("The bridge is shut, and all of the forty lorries that came here are stuck", "Jo Poe",
         "Jo Poe"),
        ("until noon.", "Jo Poe", "Jo Poe"),
        ("Is the bridge shut?", "Dana White", "Dana White"),
    ]  # fmt: skip
