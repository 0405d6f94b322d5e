"""What befell the counted is half of what is counted: "30 people were killed"."""

import pytest

from claims.extraction import extract


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("At least 30 people were killed and more than 200 injured.", ["person killed", "injured"]),
        ("Some 30 people have now died there.", ["person killed"]),
        ("The blast killed 30 people, injuring another 200 there.", ["person killed", "injured"]),
        ("It led to the deaths of 12 children.", ["child killed"]),
        ("Police arrested a dozen suspects.", ["suspect arrested"]),
        ("There were 43 people who are still feared missing.", ["person missing"]),
        ("Forty houses were destroyed.", ["house destroyed"]),
        ("Of them 12 were hurt.", ["injured"]),
        ("It left 14 dead.", ["dead"]),
        # what they did, what befell others, and two fates at once
        ("30 rebels killed two officers.", ["rebel", "officer killed"]),
        ("30 people were killed or injured.", ["person"]),
        ("30 people came, killing time.", ["person"]),
        ("He was injured 30 minutes later.", [None]),
        ("It was killed and 30 people left.", ["person"]),
    ],
)
def test_it_is_part_of_the_normal_form(text: str, names: list[str | None]) -> None:
    assert [figure.thing_name for figure in extract(text).figures] == names
