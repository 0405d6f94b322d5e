"""Turns as courts, parliaments, chats, subtitles, recorders and mail set them: who speaks, and only
their words."""

import pytest

from claims.extraction import extract

COURT = """MARY ROE, having been duly sworn, testified as follows:

BY MR. POE:

Q. Did you see the car?

A. I did. It was red.

CROSS-EXAMINATION

BY MS. LEE:

Q. At what time?

THE COURT: Sustained."""

CONGRESS = """Mr. POE of Ohio. Madam Speaker, it will save $40 million.

The SPEAKER pro tempore. The gentleman is recognized.

Ms. ROE. We oppose it.

Mr. POE of Ohio. I yield back."""

COMMITTEE = """Q12 Chair: Did you read it?

Jo Poe: I did not.

Q13 Ann Roe: Why not?

Jo Poe: It was late."""

CHAT = """[12/03/2026, 14:05] Jo Poe: The deal is off.
[12/03/2026, 14:06] Ann Roe: Since when?
[12/03/2026, 14:07] Jo Poe: Since noon. We lost 40 jobs."""

SUBTITLES = """1
00:00:01,000 --> 00:00:04,000
JO POE: We will close it.

2
00:00:04,500 --> 00:00:06,000
ANN ROE: When?

3
00:00:06,500 --> 00:00:09,000
JO POE: In May, at the latest."""

WEB_SUBTITLES = """WEBVTT

00:01.000 --> 00:04.000
<v Jo Poe>We will close it.

00:05.000 --> 00:06.000
<v Ann Roe>When?

00:07.000 --> 00:08.000
<v Jo Poe>In May."""

RECORDER = """Speaker 1  0:12
We will close it.

Speaker 2  0:15
When?

Speaker 1  0:17
In May."""

MAIL = """Thanks, we will publish on Friday.

On Monday, 2 March 2026 at 10:14, Jo Poe wrote:
> We will close the road in May.
> It will cost £3m."""


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            COURT,
            [
                ("Did you see the car?", "Q.", "POE"),
                ("I did. It was red.", "A.", "MARY ROE"),
                ("At what time?", "Q.", "LEE"),
                ("Sustained.", "THE COURT", None),
            ],
        ),
        (
            CONGRESS,
            [
                ("Madam Speaker, it will save $40 million.", "Mr. POE of Ohio", "POE"),
                ("The gentleman is recognized.", "The SPEAKER pro tempore", None),
                ("We oppose it.", "Ms. ROE", "ROE"),
                ("I yield back.", "Mr. POE of Ohio", "POE"),
            ],
        ),
        (
            COMMITTEE,
            [
                ("Did you read it?", "Chair", "Chair"),
                ("I did not.", "Jo Poe", "Jo Poe"),
                ("Why not?", "Ann Roe", "Ann Roe"),
                ("It was late.", "Jo Poe", "Jo Poe"),
            ],
        ),
        (
            CHAT,
            [
                ("The deal is off.", "Jo Poe", "Jo Poe"),
                ("Since when?", "Ann Roe", "Ann Roe"),
                ("Since noon. We lost 40 jobs.", "Jo Poe", "Jo Poe"),
            ],
        ),
        (
            SUBTITLES,
            [
                ("We will close it.", "JO POE", "JO POE"),
                ("When?", "ANN ROE", "ANN ROE"),
                ("In May, at the latest.", "JO POE", "JO POE"),
            ],
        ),
        (
            WEB_SUBTITLES,
            [
                ("We will close it.", "Jo Poe", "Jo Poe"),
                ("When?", "Ann Roe", "Ann Roe"),
                ("In May.", "Jo Poe", "Jo Poe"),
            ],
        ),
        (
            RECORDER,
            [
                ("We will close it.", "Speaker 1", None),
                ("When?", "Speaker 2", None),
                ("In May.", "Speaker 1", None),
            ],
        ),
        (
            MAIL,
            [
                ("We will close the road in May.", "Jo Poe", "Jo Poe"),
                ("It will cost £3m.", "Jo Poe", "Jo Poe"),
            ],
        ),
    ],
    ids=["court", "congress", "committee", "chat", "srt", "vtt", "recorder", "mail"],
)
def test_each_turn_is_its_speakers(text: str, turns: list[tuple[str, str, str | None]]) -> None:
    found = [
        (quote.surface, quote.speaker.mention.surface, quote.speaker.name)
        for quote in extract(text).quotes
        if quote.speaker and quote.speaker.mention
    ]
    assert found == turns
