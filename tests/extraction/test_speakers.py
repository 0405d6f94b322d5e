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
        ("The letter said it was over.", "The letter"),
        ("Officials said it was over.", None),
        ("A senior adviser said it was over.", None),
        ("He said it was over.", None),
        ("Jo Poe met Al Poe. Poe said it was over.", None),
        ("Mr Roe met Ms Ann Poe. Ms Poe said it was late. He said it was over.", None),
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
        ("He said it was over.", "“he”: nobody is named just before it"),
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
