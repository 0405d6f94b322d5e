"""From the mention to the fullest name the text gives, or to none."""

import pytest

from claims.extraction import extract

LEAD = "Defence Secretary Mark Esper met Anna Lee, the mayor of Leeds. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (LEAD + "Mr Esper said it was over.", "Mark Esper"),
        (LEAD + "Esper said it was over.", "Mark Esper"),
        (LEAD + "The mayor said it was over.", "Anna Lee"),
        (LEAD + "The secretary said it was over.", "Mark Esper"),
        ("Anna Lee said it was over. She said she was glad.", "Anna Lee"),
        ("Anna Lee, who said it was over, left.", "Anna Lee"),
        ("Trump said it was over.", "Trump"),
        ("Chief Executive Anna Lee said it was over.", "Anna Lee"),
        ("Mr Roe’s widow, Helen, said it was over.", "Helen"),
        ("Acme Group plc (ACM.L) said it was over.", "Acme Group plc"),
        ("The Swede said it was over.", None),
        ("The council left. Apple said it was late. It said it was over.", None),
        ("The council left. NATO said it was late. It said it was over.", "NATO"),
        ("Mr Roe left. His words were: “It is over now.”", "Roe"),
        ("Emails said it was over.", None),
        ("A Department for Education spokesperson said it was over.", None),
        ("Ana Lee, of the Liberal Democrat group, left. “It is over now,” she said.", "Ana Lee"),
        ("The letter said it was over.", "The letter"),
        ("Officials said it was over.", None),
        ("A senior adviser said it was over.", None),
        ("He said it was over.", None),
        ("Jo Poe met Al Poe. Poe said it was over.", None),
        # one name of several words, letters after it, father and son
        ("Judge Ana O’Roe KC left. Judge O’Roe said it was over.", "Ana O’Roe"),
        ("Ms Ana Roe-Lee left. Ms Roe-Lee said it was over.", "Ana Roe-Lee"),
        ("Omar al-Roe left. Al-Roe said it was over.", "Omar al-Roe"),
        ("Henry “Hank” Poe said it was over.", "Henry Poe"),
        ("Don Poe Jr. met Don Poe. Poe said it was over.", None),
        ("Don Poe Jr. met Don Poe. Don Poe Jr. said it was over.", "Don Poe Jr."),
        # who is called by the first of the names
        ("Mr Wang Yi left. Mr Wang said it was over.", "Wang Yi"),
        ("Ms Kim Yo-han met Mr Kim Jo-min. Ms Kim said it was over.", None),
        ("Mr Mark Lee met Mr Al Mark. Mr Mark said it was over.", "Al Mark"),
        # a name whose post or owner has a preposition in it
        ("Secretary of Transportation Al Poe said it was over.", "Al Poe"),
        ("Minister for Housing Orla Ní Roe said it was over.", "Orla Ní Roe"),
        ("Bank of England governor Al Poe said it was over.", "Al Poe"),
        ("The University of New South Wales’s Prof Ana Roe said it was over.", "Ana Roe"),
        ("The Office of Mayor Al Poe said it was over.", "Office of Mayor Al Poe"),
        ("Ana Roe leads Roe’s Watch. Roe’s Watch said it was over.", "Roe’s Watch"),
        # two of them
        ("The Leeds Post and the Hull Press said it was over.", None),
        ("Gov. Ana Lee of Ohio and former Gov. Al Poe said it was over.", None),
        # who is the mayor here, and who the sister?
        (
            "Ana Roe, the sister of Hull’s mayor, Al Poe, left. The sister said it was over.",
            "Ana Roe",
        ),
        ("Mr Roe met Ms Ann Poe. Ms Poe said it was late. He said it was over.", "Roe"),
    ],
)
def test_the_speaker_is_resolved_or_left_open(text: str, name: str | None) -> None:
    speaker = extract(text).quotes[-1].speaker
    assert speaker is not None
    assert speaker.name == name
    assert speaker.how


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("A senior adviser said it was over.", "an unnamed source: “A senior adviser”"),
        ("He said it was over.", "“He”: nobody is named just before it"),
        ("Jo Poe met Al Poe. Poe said it was over.", "several people in this text are called Poe"),
    ],
)
def test_it_says_why_a_name_is_missing(text: str, how: str) -> None:
    speaker = extract(text).quotes[-1].speaker
    assert speaker is not None
    assert speaker.how == how


def test_a_name_does_not_begin_in_the_paragraph_before() -> None:
    speaker = extract("3 Min Read\n\nMark Esper said it was over. Esper said he left.").quotes[-1]
    assert speaker.speaker is not None
    assert speaker.speaker.name == "Mark Esper"


def _last(text: str) -> tuple[str | None, str | None, str]:
    speaker = extract(text).quotes[-1].speaker
    assert speaker is not None
    mention = speaker.mention
    return mention.surface if mention else None, speaker.name, speaker.how


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("The mayor, Anna Kowalska, said “it is over now”.", "The mayor", "Anna Kowalska"),
        ("The café’s owner, Peter Müller, told us: “We were never asked.”",
         "The café’s owner", "Peter Müller"),
        ("The British ambassador, Jane Doe, said “we will not leave”.",
         "The British ambassador", "Jane Doe"),
        ("“It is over,” said the mayor, Anna Kowalska.", "the mayor", "Anna Kowalska"),
        ("“It is over,” the mayor, Anna Kowalska, said.", "the mayor", "Anna Kowalska"),
        ("The mayor of Leeds, Anna Kowalska, said it was over.",
         "The mayor of Leeds", "Anna Kowalska"),
        ("A spokesman for the council, Tomasz Nowak, said it was over.",
         "A spokesman for the council", "Tomasz Nowak"),
        ("The Mayor, Ursula von der Leyen, said it was over.", "The Mayor", "Ursula von der Leyen"),
        ("Anna Kowalska, the mayor, said it was over.", "Anna Kowalska", "Anna Kowalska"),
    ],
)  # fmt: skip
def test_a_role_and_the_name_beside_it_are_one_person(text: str, mention: str, name: str) -> None:
    assert _last(text)[:2] == (mention, name)


def test_it_says_that_the_name_stands_beside_the_role() -> None:
    how = _last("The mayor, Anna Kowalska, said it was over.")[2]
    assert how == "“The mayor” is Anna Kowalska, named right beside it"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, who opposed the plan, said it was over.",
        "The mayor, a Conservative, said it was over.",
        "The mayor, Leeds, said it was over.",
    ],
)
def test_what_else_stands_beside_a_role_is_no_name(text: str) -> None:
    _, name, how = _last(text)
    assert name is None
    assert how == "“The mayor” is not a name, and no name was found for it"


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        ("The mayor, Anna Lee, left. The mayor said it was over.", "Anna Lee",
         "“The mayor” is the role of Anna Lee in this text"),
        ("Anna Lee, 45, the mayor of Leeds, left. The mayor said it was over.", "Anna Lee",
         "“The mayor” is the role of Anna Lee in this text"),
        ("The British ambassador, Jane Doe, left. The ambassador said it was over.", "Jane Doe",
         "“The ambassador” is the role of Jane Doe in this text"),
        ("The mayor, Anna Lee, met the former mayor, Zed Bones. The former mayor said it was over.",
         "Zed Bones", "“The former mayor” is the role of Zed Bones in this text"),
        ("The mayor, Anna Lee, met the former mayor, Zed Bones. The mayor said it was over.",
         "Anna Lee", "“The mayor” is the role of Anna Lee in this text"),
        ("Anna Lee, the mayor, met Zed Bones, the mayor of Hull. The mayor said it was over.",
         None, "“The mayor” may be Anna Lee or Zed Bones, each of whom has the role in this text"),
        ("Anna Lee, the deputy mayor, left. The mayor said it was over.", None,
         "“The mayor” is not a name, and no name was found for it"),
        ("Anna Lee, the British ambassador, left. The Polish ambassador said it was over.", None,
         "“The Polish ambassador” is not a name, and no name was found for it"),
        ("After talks with the mayor, Anna Lee, a nurse, left. The mayor said it was over.", None,
         "“The mayor” is not a name, and no name was found for it"),
    ],
)  # fmt: skip
def test_a_later_role_is_the_one_person_it_was_given_to(
    text: str, name: str | None, how: str
) -> None:
    assert _last(text)[1:] == (name, how)


_FITS = "the only one named just before whom it fits"
_WEAKER = f"{_FITS} (weaker: judged by given names)"


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        ("Xi Lee left. She said it was over.", "Xi Lee", f"“She” is Xi Lee, {_FITS}"),
        ("Xi Lee left.\n\nShe said it was over.", "Xi Lee", f"“She” is Xi Lee, {_FITS}"),
        ("Xi Lee met Zed Bones.\n\nShe said it was over.", None,
         "“She” may be Xi Lee or Zed Bones"),
        ("Xi Lee left.\n\nZed Bones was there.\n\nShe said it was over.", None,
         "“She” may be Xi Lee or Zed Bones"),
        ("Anna Lee met Zed Bones. She said it was over.", None,
         "“She” may be Anna Lee or Zed Bones"),
        ("Anna Kowalska met Tomasz Nowak. She said it was over.", "Anna Kowalska",
         f"“She” is Anna Kowalska, {_WEAKER}"),
        ("Ms Xi Lee met Mr Zed Bones. She said it was over.", "Xi Lee",
         f"“She” is Xi Lee, {_FITS}"),
        ("The spokeswoman, Xi Lee, met Mr Roe. She said it was over.", "Xi Lee",
         f"“She” is Xi Lee, {_FITS}"),
        ("The chairman, Xi Lee, met Ms Roe. He said it was over.", "Xi Lee",
         f"“He” is Xi Lee, {_FITS}"),
        ("Xi Lee said she was glad.\n\nMr Roe left. She said it was over.", "Xi Lee",
         f"“She” is Xi Lee, {_FITS}"),
        ("Xi Lee said she was glad. He said it was over.", None,
         "“He” does not fit Xi Lee, the person named last"),
        ("Mr Lee left.\n\nA resident said it was late. He said it was over.", None,
         "“He” may be Lee or the unnamed “A resident”"),
        ("A resident said it was late. He said it was over.", None,
         "“He” may be the unnamed “A resident”"),
        ("Iran warned that it was late. He said it was over.", None,
         "“He”: nobody is named just before it"),
        ("Xi Lee left for New York. She said it was over.", "Xi Lee", f"“She” is Xi Lee, {_FITS}"),
        ("Xi Lee left Midtown Manhattan for FORT PIERCE. She said it was over.", "Xi Lee",
         f"“She” is Xi Lee, {_FITS}"),
        ("Xi Lee said “I like Zed Bones a lot”. She said it was over.", "Xi Lee",
         f"“She” is Xi Lee, {_FITS}"),
        ("Ann Poe left.\n\nA.\n\nB.\n\nC.\n\nShe said it was over.", None,
         "“She”: nobody is named just before it"),
    ],
)  # fmt: skip
def test_he_and_she_take_the_only_person_they_fit(text: str, name: str | None, how: str) -> None:
    assert _last(text)[1:] == (name, how)


@pytest.mark.parametrize(
    ("headline", "contents"),
    [
        ("US denies Iraq pullout amid letter confusion", []),
        ("Mayor denies wrongdoing, critics deny plot", []),
        ("Trump Denies Talks With Iran", []),
        ("US says troops will stay", ["troops will stay"]),
        ("Mayor vows to stay", ["to stay"]),
        ("Iran warns of ‘harsh revenge’", ["‘harsh revenge’"]),
    ],
)
def test_a_headline_reports_clauses_and_quoted_words_only(
    headline: str, contents: list[str]
) -> None:
    found = extract(f"{headline}\n\nThe talks went on all day.").quotes
    assert [quote.surface for quote in found] == contents


def test_a_noun_phrase_in_a_sentence_of_the_article_stays_reported() -> None:
    found = extract("Talks go on\n\nThe mayor denied any part in the plot.").quotes
    assert [quote.surface for quote in found] == ["any part in the plot"]


def test_nobody_is_remembered_from_the_chunk_before() -> None:
    rain = "It rained all day in the town.\n\n" * 1250
    how = _last(f"Ms Xi Lee left.\n\n{rain}She said it was over.")[2]
    assert how == "“She”: nobody is named just before it"
