"""The table of quotations in quotes.txt, one test a block."""

from pathlib import Path

import pytest

from claims.comparison import FINDINGS, compare_quote
from tests.comparison.builders import quote, source

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
    assert len(cases()) >= 60
