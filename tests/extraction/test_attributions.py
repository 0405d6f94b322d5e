"""Who said what, in shapes beyond the plain ones: one row a rule."""

import pytest

from claims.extraction import extract

ROWS = [
    # marks
    ("‘He told me, “We go,” and then he left,’ Jo Poe said.",
     ["‘He told me, “We go,” and then he left,’"], "Jo Poe"),
    ("'He told me, \"We'll go,\" and then he left,' Jo Poe said.",
     ["'He told me, \"We'll go,\" and then he left,'"], "Jo Poe"),
    ("‚We will go‘, Jo Poe said.", ["‚We will go‘"], "Jo Poe"),
    ("We will rebuild it by June,” said Jo Poe.", ["We will rebuild it by June,”"], "Jo Poe"),
    ("It rained. We will rebuild it,\" said Jo Poe.", ["We will rebuild it,\""], "Jo Poe"),
    ("Fans sang of the '60s and the '90s, Jo Poe said.",
     ["Fans sang of the '60s and the '90s"], "Jo Poe"),
    ("Jo Poe called them “people we once believed in",
     ["them “people we once believed in"], "Jo Poe"),
    # fragments
    ("“We came,” said Jo Poe. “We saw,” he said. “No.”", ["“We saw,”", "“No.”"], "Jo Poe"),
    # any verb beside a quotation that a comma sets off
    ("“We will win the cup,” Jo Poe vowed.", ["“We will win the cup,”"], "Jo Poe"),
    ("“We will win the cup,” shrugged Jo Poe, 45.", ["“We will win the cup,”"], "Jo Poe"),
    ("“We will win”, Jo Poe commented on Monday, “and soon.”",
     ["“We will win”", "“and soon.”"], "Jo Poe"),
    ("Jo Poe beamed, “We will win the cup.”", ["“We will win the cup.”"], "Jo Poe"),
    ("Jo Poe nodded, “We will win the cup.”", ["“We will win the cup.”"], "Jo Poe"),
    ("“We did it,” Jo Poe beamed on Monday.", ["“We did it,”"], "Jo Poe"),
    ("“There is no ‘hope,’” Jo Poe shrugged.", ["“There is no ‘hope,’”"], "Jo Poe"),
    ("“We will win it,” Jo Poe shrugged, leaving.", ["“We will win it,”"], "Jo Poe"),
    ("“We will win it,” Jo Poe shrugged as he left.", ["“We will win it,”"], "Jo Poe"),
    ("Jo Poe left. “We will win the cup,” he began.", ["“We will win the cup,”"], "Jo Poe"),
    ("The plan, said Jo Poe, “is dead”.", ["The plan", "“is dead”"], "Jo Poe"),
    ("In the words of Jo Poe, “the road is dead”.", ["“the road is dead”"], "Jo Poe"),
    ("The road is “dead”, in the words of Jo Poe.", ["“dead”"], "Jo Poe"),
    ("It was, in the words of Jo Poe, “a total mess”.", ["“a total mess”"], "Jo Poe"),
    ("Jo Poe told the Gazette: “We were ignored.”", ["“We were ignored.”"], "Jo Poe"),
    ("“We lost,” said Jo Poe. “We sail on Monday,” which is a holiday.",
     ["“We lost,”", "“We sail on Monday,”"], "Jo Poe"),
    ("Ann Roe left; according to Jo Poe, she is ill.", ["she is ill"], "Jo Poe"),
    ("According to the mayor, Jo Poe, it is shut.", ["it is shut"], "Jo Poe"),
    ("Jo Poe – a nurse – described a “culture of fear”.", ["a “culture of fear”"], "Jo Poe"),
    ("“We did it,” lead author Jo Poe, of Leeds, said.", ["“We did it,”"], "Jo Poe"),
    ("Asked if he would go, Jo Poe smiled. “Has he asked?”", ["“Has he asked?”"], "Jo Poe"),
    ("‘We taught them to listen’: composer to leave Leeds", ["‘We taught them to listen’"], None),
    ("His daughter, the violinist Jo Poe, said “it is over”.", ["“it is over”"], "Jo Poe"),
    ("Jo Poe told MPs the road was shut.", ["the road was shut"], "Jo Poe"),
    ("Jo Poe warned the council the road was shut.", ["the road was shut"], "Jo Poe"),
    ("Jo Poe said he would go and, pressed by Al Roe, agreed that it was late.",
     ["that it was late"], "Jo Poe"),
    ("Jo Poe left but “categorically” denied it was over.", ["it was over"], "Jo Poe"),
    ("A study by Jo Poe found that it was late.", ["that it was late"], "A study"),
    ("“We’ve been lied to” – families demand answers", ["“We’ve been lied to”"], None),
    # nouns beside a quotation, and no verb of saying
    ("Jo Poe’s reply was “absolutely not”.", ["“absolutely not”"], "Jo Poe"),
    ("“Absolutely not,” was Jo Poe’s reply.", ["“Absolutely not,”"], "Jo Poe"),
    ("Jo Poe’s response? “Absolutely not.”", ["“Absolutely not.”"], "Jo Poe"),
    ("Jo Poe’s verdict: “Dreadful.”", ["“Dreadful.”"], "Jo Poe"),
    ("“Never,” came the reply.", ["“Never,”"], None),
    ("As Jo Poe put it: “We were overwhelmed.”", ["“We were overwhelmed.”"], "Jo Poe"),
    ("To quote Jo Poe: “We were overwhelmed.”", ["“We were overwhelmed.”"], "Jo Poe"),
    ("Jo Poe is alleged to have told a friend: “Burn it.”", ["“Burn it.”"], "Jo Poe"),
    ("Jo Poe spoke of “complete chaos”.", ["“complete chaos”"], "Jo Poe"),
    ("Jo Poe vowed never to return.", ["never to return"], "Jo Poe"),
    ("“A total mess” is how Jo Poe described it.", ["“A total mess”"], "Jo Poe"),
    ("“We are done here,” reads a letter from Leeds.", ["“We are done here,”"], "a letter"),
    ("It was dropped, described by Jo Poe as “reckless”.", ["“reckless”"], "Jo Poe"),
    ("It has been described as “reckless”.", ["“reckless”"], None),
    ("The firm is said to be “weeks from collapse”.", ["“weeks from collapse”"], None),
    ("Jurors were told Poe had “a history of it”.", ["Poe had “a history of it”"], None),
    ("Figures from the office show prices fell.", ["prices fell"], None),
    ("Prices fell by a third, official figures show.", ["Prices fell by a third"], None),
    ("Jo Poe wrote to us to express “grave concern”.", ["“grave concern”"], "Jo Poe"),
    # where the reporter goes on
    ("Jo Poe pledged to go by May; it was late.", ["to go by May"], "Jo Poe"),
    ("Fans chanting “Shame on you” blocked the road.", ["“Shame on you”"], None),
    ("Jo Poe said it “is lost” – a claim we reject.", ["it “is lost”"], "Jo Poe"),
    ("Jo Poe said it “is lost”; others did not.", ["it “is lost”"], "Jo Poe"),
    ("Jo Poe denies he lied: “I did my very best.”", ["“I did my very best.”"], "Jo Poe"),
    ("On Monday, said Jo Poe, “it died”.", ["“it died”"], "Jo Poe"),
    ("Yesterday, said Jo Poe, “it died”.", ["“it died”"], "Jo Poe"),
    ("Last year, said Jo Poe, “it died”.", ["“it died”"], "Jo Poe"),
    ("A day later, said Jo Poe, “it died”.", ["“it died”"], "Jo Poe"),
    ("The year, said Jo Poe, “is lost”.", ["The year", "“is lost”"], "Jo Poe"),
    # the speaker without a verb
    ("Jo Poe was blunt. “We will close it.”", ["“We will close it.”"], "Jo Poe"),
    ("Jo Poe shook his head: “We will close it.”", ["“We will close it.”"], "Jo Poe"),
    ("“We will never close it” — Jo Poe, the mayor", ["“We will never close it”"], "Jo Poe"),
    ("‘The road will close’: Jo Poe", ["‘The road will close’"], "Jo Poe"),
    ("As Jo Poe put it, “the road is gone”.", ["“the road is gone”"], "Jo Poe"),
    # nouns that report
    ("Jo Poe’s warning that the road could close came on Monday.",
     ["that the road could close"], "Jo Poe"),
    ("Jo Poe’s repeated promise to stay was broken.", ["to stay"], "Jo Poe"),
    ("The announcement by Jo Poe that the road would close came late.",
     ["that the road would close"], "Jo Poe"),
    # others
    ("The road, according to Jo Poe, will close.", ["The road", "will close"], "Jo Poe"),
    ("According to Jo Poe, the council leader, the road is shut.", ["the road is shut"], "Jo Poe"),
    ("Jo Poe warned drivers of long delays.", ["long delays"], "Jo Poe"),
    ("The road was described by Jo Poe as “a death trap”.", ["“a death trap”"], "Jo Poe"),
    ("Jo Poe made it clear that the road would close.", ["that the road would close"], "Jo Poe"),
    ("“It is over,” then-mayor Jo Poe said.", ["“It is over,”"], "Jo Poe"),
    ("The road will close, it was announced on Monday.", ["The road will close"], None),
    ("Said Jo Poe, “It was bad for us.”", ["“It was bad for us.”"], "Jo Poe"),
    ("Added Jo Poe: “We will open it.”", ["“We will open it.”"], "Jo Poe"),
    ("Said Ahmed, the mayor, said: “We left.”", ["“We left.”"], "Said Ahmed"),
    ("“For months we have left the road” said Jo Poe.", ["“For months we have left the road”"],
     "Jo Poe"),
    ("\"We left the road\" Jo Poe said.", ["\"We left the road\""], "Jo Poe"),
    ("“We left,” said one of two witnesses who spoke to us.", ["“We left,”"], None),
    ("“He is 6’2”,” Jo Poe said.", ["“He is 6’2”,”"], "Jo Poe"),
    ("Jo Poe fired back that the “people of Leeds” came.", ["that the “people of Leeds” came"],
     "Jo Poe"),
    ("The board chose him, reasoning that the road was shut.", ["that the road was shut"],
     "The board"),
    ("Jo Poe describes himself as “totally good”.", ["himself as “totally good”"], "Jo Poe"),
    ("It is a plan that Jo Poe described as “a mess”.", ["“a mess”"], "Jo Poe"),
    ("Jo Poe went out and then boomed, “You proved us wrong.”", ["“You proved us wrong.”"],
     "Jo Poe"),
    ("Crier: hear it\n\nJo Poe spoke. She said it rained.\n\nAnn Roe left. She said it snowed.",
     ["it snowed"], "Ann Roe"),
    ("The road was unsafe, a damning report has found.", ["The road was unsafe"],
     "a damning report"),
    ("Rail bosses failed passengers, inquiry finds\n\nThe road is shut.",
     ["Rail bosses failed passengers"], "inquiry"),
    ("She disputes that: Response times, Jo Poe noted in a memo obtained by the Herald, fell.",
     ["Response times", "fell"], "Jo Poe"),
    ("Acme, whose chairman, Jo Poe, had called for a vote, said it rained.", ["it rained"], "Acme"),
    ("Acme, whose chairman, Jo Poe, had called for a vote, left.", ["a vote"], "Jo Poe"),
    ("Dr Poe, an expert, cautions that it is bad: a wet June, he says, can halve it.",
     ["a wet June", "can halve it"], "Poe"),
    ("Poe, an expert who was away, cautions that it rained.", ["that it rained"], "Poe"),
    ("She warns that it is bad: a wet June can halve it.",
     ["that it is bad: a wet June can halve it"], None),
    ("Jo Poe called the plan a mess.", ["the plan a mess"], "Jo Poe"),
    ("Jo Poe called her work in Leeds “dull”.", ["her work in Leeds “dull”"], "Jo Poe"),
    ("Emails show an aide urging staff to “sit on it”.", ["staff to “sit on it”"], None),
    ("Iran said it would act, a day after the vote in Leeds.", ["it would act"], "Iran"),
    ("“I was lying about it,” as she later put it.", ["“I was lying about it,”"], None),
    ("Roe declined to comment, saying only: “We left.”", ["“We left.”"], "Roe"),
    ("Documents released under the Information Act show that he left.", ["that he left"], None),
    ("Poe said ‘I’m not discussing this’ before hanging up.", ["‘I’m not discussing this’"], "Poe"),
    ("“It was the bins,” countered another.", ["“It was the bins,”"], None),
    ("“It was the war,” insisted one, a teacher.", ["“It was the war,”"], None),
    # speakers
    ("The National Theatre said it rained. Det Con Amir Shah said it snowed.", ["it snowed"],
     "Amir Shah"),
    ("Sarah Poe left. Al Roe wept. His sister Karen nodded. “It is murder,” she said.",
     ["“It is murder,”"], None),
    ("Resident Bill Stokes said it rained.", ["it rained"], "Bill Stokes"),
    ("Dean Smith said it rained.", ["it rained"], "Dean Smith"),
    ("Jo Poe, leader of Leeds council, left. The council leader said it rained.", ["it rained"],
     "Jo Poe"),
    ("The Ministry of Defence left. The ministry said it rained.", ["it rained"],
     "Ministry of Defence"),
    ("The Ministry of Defence left. The Polish ministry said it rained.", ["it rained"],
     "The Polish ministry"),
    ("Dr Jo Smith-Poe left. Smith-Poe said it rained.", ["it rained"], "Jo Smith-Poe"),
    ("Maria de la Cruz left. De la Cruz said it rained.", ["it rained"], "Maria de la Cruz"),
    ("Okafor and Poe said it rained.", ["it rained"], None),
    ("Protesters said it rained.", ["it rained"], None),
    ("JO POE RESIGNS\n\nJo Poe said it rained.", ["it rained"], "Jo Poe"),
    ("CEO Jo Poe said on Thursday net income fell.", ["net income fell"], "Jo Poe"),
    ("The club’s chairman, Lord Poe, said it rained.", ["it rained"], "Poe"),
    ("Jo Poe rejected calls for an inquiry, saying it rained.", ["it rained"], "Jo Poe"),
    ("The Royal College of Surgeons said it rained.", ["it rained"],
     "Royal College of Surgeons"),
    ("House Speaker Nancy Poe said it rained.", ["it rained"], "Nancy Poe"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fragments", "name"), ROWS)
def test_the_content_and_its_speaker_are_told(
    text: str, fragments: list[str], name: str | None
) -> None:
    quote = extract(text).quotes[-1]
    assert [part.surface for part in quote.fragments] == fragments
    assert (quote.speaker.name if quote.speaker else None) == name


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Okafor and Poe said it rained.", "“Okafor and Poe” names two speakers, or one body"),
        ("A source close to us said it rained.", "an unnamed source: “A source”"),
        ("Jo Poe was blunt. “We will close it.”",
         "no verb says who speaks, but the sentence before is about them; the full name stands at "
         "the quotation"),
        ("A spokesman said so. The spokesman said it rained. He said it was late.",
         "“He” may be the unnamed “A spokesman”"),
    ],
)  # fmt: skip
def test_it_says_how_the_speaker_was_told(text: str, how: str) -> None:
    speaker = extract(text).quotes[-1].speaker
    assert speaker is not None
    assert speaker.how == how


@pytest.mark.parametrize(
    "text",
    ["The film is new. “Gone with the Wind.”", "The council met. “Gone with the Wind again.”"],
)
def test_what_is_no_person_says_no_quotation_that_stands_alone(text: str) -> None:
    assert all(quote.speaker is None for quote in extract(text).quotes)


@pytest.mark.parametrize(
    ("text", "is_reported"),
    [
        ("Notes: The ferry carried 40 people on Monday.", False),
        ("Claims: the ferry is late and will not return.", False),
        ("The report notes: the ferry is late and will not return.", True),
        ("Said Jo Poe: the ferry is late and will not return.", True),
    ],
)
def test_a_heading_before_a_colon_is_no_reporting_verb(text: str, is_reported: bool) -> None:
    assert bool(extract(text).quotes) is is_reported
