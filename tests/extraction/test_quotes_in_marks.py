"""A quotation that ends in a comma inside its marks is said by whoever comes next."""

import pytest

from claims.extraction import extract


@pytest.mark.parametrize(
    ("text", "fragments", "speaker"),
    [
        # a quotation in the quotation ends beside it
        ("“We have no ‘hope,’” the column noted.", ["“We have no ‘hope,’”"], "the column"),
        ("“We have no ‘hope,'” Poe wrote.", ["“We have no ‘hope,'”"], "Poe"),
        ("\"He said 'no,' \" Jo Poe told Radio Leeds.", ["\"He said 'no,' \""], "Jo Poe"),
        # the comma before the second quotation is missing
        ("“We left,” she said “They stayed.”", ["“We left,”", "“They stayed.”"], "she"),
        ('“We left," she said "They stayed.”', ['“We left,"', '"They stayed.”'], "she"),
        # verbs that as a rule come before what they report
        ("“The road is safe,” Poe assured the small crowd.", ["“The road is safe,”"], "Poe"),
        ("“The road is safe (for now),” it reads.", ["“The road is safe (for now),”"], "it"),
        ("“The road is safe,” beamed Jo Poe.", ["“The road is safe,”"], "Jo Poe"),
        # subjects that are hard to see whole
        ("“You left us there,” the two write.", ["“You left us there,”"], "the two"),
        ("“We left,” fast-and-loose Poe said.", ["“We left,”"], "fast-and-loose Poe"),
        (
            "“We left,” Jo Poe, with hat and “Vote Roe” badge, said drily.",
            ["“We left,”"],
            "Jo Poe",
        ),
        # but a name in marks is no quotation of the sentence
        ("In his “Letters” he called it “mad”.", ["it “mad”"], "he"),
    ],
)
def test_who_says_what_stands_in_marks(text: str, fragments: list[str], speaker: str) -> None:
    (quote,) = extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    assert [part.surface for part in quote.fragments] == fragments
    assert quote.speaker.mention.surface == speaker


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("She met them on Friday, calling them “very dull men”.", "them “very dull men”"),
        ("Poe called her “a star”.", "her “a star”"),
        ("Poe hailed her young striker as “the best”.", "her young striker as “the best”"),
        ("Poe branded him “a liar”.", "him “a liar”"),
        ("Poe praised him as a “hero”.", "him as a “hero”"),
        ("Poe called the plan “mad” in a post on Sunday.", "the plan “mad”"),
        ("Poe called the “mad” plan in Leeds “a joke”.", "the “mad” plan in Leeds “a joke”"),
    ],
)
def test_what_somebody_is_called_ends_at_the_marks(text: str, content: str) -> None:
    (quote,) = extract(text).quotes
    assert quote.surface == content


def test_who_calls_by_telephone_reports_nothing() -> None:
    assert extract("Poe called her on Sunday about the road.").quotes == ()
