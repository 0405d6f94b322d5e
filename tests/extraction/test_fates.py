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
        ("The blast killed 30 and injured 200.", ["killed", "injured"]),
        ("The blast killed and injured 200.", [None]),
        # what befell others, in whose phrase the counted are
        ("The man who injured 30 people was arrested.", ["person injured"]),
        ("The men who helped 30 people were arrested.", ["person"]),
        ("The men behind an attack on 30 people were arrested.", ["person"]),
        ("Two buses carrying 30 people were destroyed.", ["bus", "person"]),
        ("A mother of four died.", [None]),
        ("The owner of two shops died.", ["shop"]),
        ("A man with 30 convictions died.", ["conviction"]),
        ("Three of the 40 hostages died.", ["hostage killed", "hostage"]),
        ("It pained the families of the nine people who were killed.", ["person killed"]),
        ("He was one of four people killed there.", ["person killed"]),
        # a clause of the counted, and a participle after "with"
        ("It came after 30 people were killed.", ["person killed"]),
        ("Police said that 30 people were killed.", ["person killed"]),
        ("It burned, with 30 people killed and two missing.", ["person killed", "missing"]),
        ("It burned, leaving 30 people dead.", ["person killed"]),
    ],
)
def test_it_is_part_of_the_normal_form(text: str, names: list[str | None]) -> None:
    assert [figure.thing_name for figure in extract(text).figures] == names
