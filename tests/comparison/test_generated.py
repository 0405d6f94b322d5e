"""Known edits of sentences and figures: each finding is right nearly every time."""

from tests.comparison.generated import SENTENCES, scores


def test_known_edits_lead_to_the_finding_expected() -> None:
    found = scores()
    assert len(SENTENCES) == 60
    assert {name for name, (precision, _, _) in found.items() if precision < 0.95} == set()
    assert {name for name, (_, recall, _) in found.items() if recall < 0.95} == set()
    assert sum(count for _, _, count in found.values()) > 1400
