"""Which words are reported, by which verb: one row a rule."""

import pytest

from claims.extraction import extract

ROWS = [
    # direct, before and after its verb
    ("“We will go,” Jo Poe said.", "direct", ["“We will go,”"], "Jo Poe", "said"),
    ("“We will go,” said Jo Poe, a nurse.", "direct", ["“We will go,”"], "Jo Poe", "said"),
    ("“We will go”, Jo Poe said.", "direct", ["“We will go”"], "Jo Poe", "said"),
    ("“We will go”, said Jo Poe.", "direct", ["“We will go”"], "Jo Poe", "said"),
    ("Jo Poe said: “We will go.”", "direct", ["“We will go.”"], "Jo Poe", "said"),
    ("“Why?” Jo Poe asked.", "direct", ["“Why?”"], "Jo Poe", "asked"),
    # joined fragments
    ("“We go,” she said. “You stay here.”", "direct", ["“We go,”", "“You stay here.”"], "she",
     "said"),
    ("“We go,” she said, “and you stay.”", "direct", ["“We go,”", "“and you stay.”"], "she",
     "said"),
    ("The plan, she said, would fail.", "indirect", ["The plan", "would fail"], "she", "said"),
    # mixed and indirect
    ("He said it was “a mess” now.", "mixed", ["it was “a mess” now"], "He", "said"),
    ("Jo Poe said that taxes would rise.", "indirect", ["that taxes would rise"], "Jo Poe", "said"),
    ("The mayor told reporters on Monday that taxes would rise.", "indirect",
     ["that taxes would rise"], "The mayor", "told"),
    ("Taxes would rise, the mayor said.", "indirect", ["Taxes would rise"], "the mayor", "said"),
    ("Taxes would rise, according to the mayor.", "indirect", ["Taxes would rise"], "the mayor",
     "according to"),
    ("The bank has denied it broke the law.", "indirect", ["it broke the law"], "The bank",
     "denied"),
    ("The minister warned of a hard winter.", "indirect", ["a hard winter"], "The minister",
     "warned of"),
    ("She vowed to appeal.", "indirect", ["to appeal"], "She", "vowed"),
    ("The council passed a motion urging the mayor to resign.", "indirect",
     ["the mayor to resign"], "The council", "urging"),
    ("They were warned by the police that the road was shut.", "indirect",
     ["that the road was shut"], "the police", "warned"),
    # where content ends
    ("She said he would stay, adding that she would go.", "indirect", ["he would stay"], "She",
     "said"),
    ("While Jo Poe said he would stay, Al Roe left.", "indirect", ["he would stay"], "Jo Poe",
     "said"),
    ("She said he would stay, before leaving for home.", "indirect", ["he would stay"], "She",
     "said"),
    ("The army stated it would attack and would respond within hours.", "indirect",
     ["it would attack and would respond within hours"], "The army", "stated"),
    ("She said he had won and declined to comment.", "indirect", ["he had won"], "She", "said"),
    ("Jo Poe said: “I erred,” but in fact she lied.", "direct", ["“I erred,”"], "Jo Poe", "said"),
    # names of programmes and books, and words that tell where or how
    ("Jo Poe, host of Acme TV’s “Morning Joe,” suggested Al Roe is playing.", "indirect",
     ["Al Roe is playing"], "Jo Poe", "suggested"),
    ("On Acme’s “Sunday Futures,” Jo Poe said the town is shut.", "indirect",
     ["the town is shut"], "Jo Poe", "said"),
    ("Despite his “brash manner,” lawyer Jo Poe said he is kind.", "indirect", ["he is kind"],
     "lawyer Jo Poe", "said"),
    ("He said on Acme’s “Meet the Town” that it was over.", "indirect", ["that it was over"],
     "He", "said"),
    # who is told is not who speaks
    ("“This town is not divided,” Jo Poe, an adviser, told AFP.", "direct",
     ["“This town is not divided,”"], "Jo Poe", "told"),
    # not where, when or by whom, but how many
    ("Mr Esper said about 5,200 troops were there.", "indirect",
     ["about 5,200 troops were there"], "Mr Esper", "said"),
    ("Mr Esper said around twenty boats sank.", "indirect", ["around twenty boats sank"],
     "Mr Esper", "said"),
    # an aside before "that", and documents that find without one
    ("The site explains, in a few words, that it is over.", "indirect", ["that it is over"],
     "The site", "explains"),
    ("A recent poll found only a quarter would go.", "indirect", ["only a quarter would go"],
     "A recent poll", "found"),
    ("He left, writing in a blog post “I have gone.”", "direct", ["“I have gone.”"], "He",
     "writing"),
    ("The Ph.D. thesis is old, according to Jo Poe.", "indirect", ["The Ph.D. thesis is old"],
     "Jo Poe", "according to"),
    # according to
    ("According to the ministry over 345 people died in the town.", "indirect",
     ["over 345 people died in the town"], "the ministry", "According to"),
    ("According to Acme News, quoting the mayor, the town is shut.", "indirect",
     ["the town is shut"], "Acme News", "According to"),
    ("Jo backs a plan which, according to the paper, the town hates.", "indirect",
     ["the town hates"], "the paper", "according to"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "fragments", "mention", "cue"), ROWS)
def test_the_content_its_speaker_and_its_verb_are_told(
    text: str, kind: str, fragments: list[str], mention: str, cue: str
) -> None:
    quote = extract(text).quotes[0]
    assert quote.kind == kind
    assert [part.surface for part in quote.fragments] == fragments
    assert quote.speaker is not None and quote.speaker.mention is not None
    assert quote.speaker.mention.surface == mention
    assert quote.cue is not None and quote.cue.surface == cue


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “bad bank” was closed.",
        "She read “War and Peace” twice.",
        "Several neighbouring states had floods.",
        "If Iraq asked troops to leave, they would go.",
        "A company called Acme makes bricks.",
        "“Let It Be,” he hummed.",
        "Crowds hailed the new king.",
        "A yellow warning remains in force.",
        "She wrote 12 novels that were sold widely.",
        "He wrote the play when he was 20.",
        "He added a wing, which was built in 1910.",
        "It is up from a previous estimate of five per cent.",
        "Jo Poe was told about it six weeks before he assured them of it.",
        "Not long after the vote ended, Jo Poe asked the mayor about it.",
        "“Songs From the Big Chair,” she nodded.",
        "“Love me again,” she watched the film.",
        "The workers’ rights and the nurses’ pay were cut.",
        "The bank refused to pay and the mayor declined to comment.",
        "They discussed his plan at length.",
        "Jo Poe called the police.",
        "He hit a nurse after being told to wait and has been jailed.",
        "She tells the story of its making.",
        "He told a long lie about it.",
        "They were twice denied visas to the country.",
        "The ministry was sued for denying them entry.",
        "Citing privacy rules, the officials left.",
        "The index rose 40 points to 7,200.",
        "The rate fell by two percentage points to 4.1%.",
    ],
)
def test_scare_quotes_titles_and_nouns_are_not_speech(text: str) -> None:
    assert extract(text).quotes == ()


def test_a_quotation_goes_on_over_paragraphs_that_each_open_marks() -> None:
    (quote,) = extract("“We came.\n\n“We saw,” Jo Poe said.").quotes
    assert quote.surface == "“We came.\n\n“We saw,”"


def test_a_quotation_runs_on_to_its_closing_mark_in_the_next_paragraph() -> None:
    (quote,) = extract('Jo Poe said, "It was good.\n\nWe came first." It rained.').quotes
    assert quote.surface == '"It was good.\n\nWe came first."'
    assert quote.confidence == 0.91


def test_a_paragraph_of_quotation_alone_keeps_the_speaker_before_it() -> None:
    quotes = extract("“We came,” Jo Poe said.\n\n“We saw it all and left.”").quotes
    assert quotes[1].speaker is not None
    assert quotes[1].speaker.name == "Jo Poe"
    assert quotes[1].speaker.how.startswith("goes on from the quotation before it")


def test_one_missing_mark_costs_its_own_paragraph_only() -> None:
    quotes = extract("“We came and she left.\n\n“We go now,” said Al Roe.\n\nIt rained.").quotes
    assert quotes[-1].surface.endswith("“We go now,”")


@pytest.mark.parametrize(
    "marked",
    ["“We go”", '"We go"', "''We go''", "«We go»", "„We go“", "‘We go’", "'We go'", "``We go''"],
)
def test_every_kind_of_mark_is_paired(marked: str) -> None:
    (quote,) = extract(f"She said: {marked}.").quotes
    assert (quote.kind, quote.surface) == ("direct", marked)


def test_curly_marks_inside_straight_ones_end_nothing() -> None:
    (quote,) = extract('"Their “equal justice” is gone. It left," she said.').quotes
    assert quote.surface == '"Their “equal justice” is gone. It left,"'


def test_a_second_verb_after_and_has_the_speaker_of_the_first() -> None:
    quotes = extract("The army denied that troops were leaving but said some would move.").quotes
    mentions = [quote.speaker.mention for quote in quotes if quote.speaker]
    assert [mention.surface for mention in mentions if mention] == ["The army", "The army"]


def test_a_claim_that_holds_an_according_to_is_kept_whole() -> None:
    quotes = extract("It said that according to the mayor, the town is shut.").quotes
    assert quotes[0].surface == "that according to the mayor, the town is shut"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Poe had lied, the court was told on Monday.", "Poe had lied"),
        ("The jury heard that Poe had lied.", "that Poe had lied"),
        ("The inquest heard Poe “had no chance”.", "Poe “had no chance”"),
        ("Poe had lied, the inquiry heard.", "Poe had lied"),
        ("It was safe, they had been assured.", "It was safe"),
    ],
)
def test_what_somebody_hears_is_said_by_nobody_named(text: str, content: str) -> None:
    (quote,) = extract(text).quotes
    assert (quote.surface, quote.speaker) == (content, None)


def test_who_hears_a_noise_reports_nothing() -> None:
    assert extract("Neighbours heard a loud bang.").quotes == ()


def test_who_reports_at_the_end_is_no_part_of_what_is_said() -> None:
    inner, outer = sorted(
        extract("Jo Poe said that it rained, Interfax reported.").quotes, key=lambda one: -one.start
    )
    assert (inner.surface, outer.surface) == ("that it rained", "Jo Poe said that it rained")
