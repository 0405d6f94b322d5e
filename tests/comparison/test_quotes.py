"""The table of quotations in quotes.txt, one test a block."""

import random
import time
from pathlib import Path

import pytest

from claims.comparison import FINDINGS, compare_quote
from tests.comparison.builders import broken_quote, quote, source

Case = dict[str, str]


def cases() -> list[Case]:
    """The blocks of quotes.txt as fields; "\\n" in a text is a line break."""
    blocks = (Path(__file__).parent / "quotes.txt").read_text().split("\n\n")
    rows = [
        {
            key: value.replace("\\n", "\n")
            for key, _, value in (line.partition(": ") for line in lines)
        }
        for lines in (block.splitlines() for block in blocks)
        if lines and lines[0].startswith("claim: ")
    ]
    return rows


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["claim"][:40])
def test_a_quotation_gets_its_finding_and_headline(case: Case) -> None:
    claim = quote(
        case["claim"], kind=case.get("kind", "direct"), speaker=case.get("speaker"), at=70
    )
    found = compare_quote(claim, source(case.get("source", "")))
    if case["finding"] == "none":
        assert found == []
        return
    best = found[0]
    assert best.finding == case["finding"], best.headline
    assert case["named"] in best.headline
    assert any(case.get("reason", "") in reason for reason in (*best.reasons, ""))
    assert best.finding in FINDINGS


def test_the_table_has_a_row_for_every_finding_on_quotations() -> None:
    codes = {finding.code for finding in FINDINGS.values() if "quote" in finding.about}
    tested = {case["finding"] for case in cases()} | {"not_found"}
    assert codes - tested == set()
    assert len(cases()) >= 190


def test_words_left_out_where_the_attribution_breaks_a_quotation_are_named() -> None:
    draft = "“I have no doubt the bridge is safe,” she said. “It was checked twice.”"
    claim = broken_quote(draft, "“I have no doubt the bridge is safe,”", "“It was checked twice.”")
    text = "I have no doubt the bridge is safe. Look at it. It was checked twice."
    best = compare_quote(claim, source(text))[0]
    assert best.finding == "ellipsis"
    assert best.headline == "3 words left out where the quotation breaks: “Look at it”"


def test_a_break_that_hides_a_negation_is_a_drop() -> None:
    draft = "“The bridge is,” she said, “safe for lorries.”"
    claim = broken_quote(draft, "“The bridge is,”", "“safe for lorries.”")
    best = compare_quote(claim, source("The bridge is certainly not safe for lorries."))[0]
    assert best.finding == "dropped"
    assert "hides a negation" in best.headline


def test_further_passages_follow_the_best_one() -> None:
    text = "The schools will close in June. The school will not close. The school will close."
    found = compare_quote(quote("“The school will close”"), source(text))
    assert found[0].finding == "verbatim"
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len(compare_quote(quote("“The school will close”"), source(text), limit=1)) == 1


def test_sixty_quotations_against_a_long_transcript_take_less_than_two_seconds() -> None:
    dice = random.Random(6)
    words = ["".join(dice.choices("aeinorst", k=dice.randint(2, 9))) for _ in range(3000)]
    spoken = [dice.choice(words[: dice.choice((30, 300, 3000))]) for _ in range(20_000)]
    starts = [dice.randrange(19_900) for _ in range(60)]
    claims = [spoken[at : at + 20] + spoken[at + 24 : at + 30] for at in starts]
    transcript = source(" ".join(spoken))
    began = time.process_time()
    found = [compare_quote(quote(" ".join(claim)), transcript) for claim in claims]
    assert time.process_time() - began < 2
    assert all(best[0].finding == "dropped" for best in found)


def test_the_reporters_words_after_a_quotation_do_not_turn_it() -> None:
    text = "“The transfer is old, the power is not” Jo Poe wrote on Monday."
    best = compare_quote(quote("“The transfer is old, the power is not”"), source(text))[0]
    assert best.headline == "word for word"
