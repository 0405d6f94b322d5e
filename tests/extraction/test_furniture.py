"""What belongs to the page."""

import pytest

from claims.extraction import extract

BODY = "\n\nThe river rose by two metres and several roads were shut, the council said."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jo Poe", "byline"),
        ("5 min read", "reading_time"),
        ("Read more: Ten towns flooded", "related"),
        ("You may also like", "related"),
        ("Advertisement", "share"),
        ("Image caption The river at noon", "caption"),
        ("Photo: Al Roe", "credit"),
    ],
)
def test_a_line_of_the_page_is_set_apart(line: str, kind: str) -> None:
    (item,) = extract("Floods in the north" + "\n\n" + line + BODY).furniture
    assert (item.kind, item.surface) == (kind, line)


@pytest.mark.parametrize(
    "place", ["LONDON (Reuters) - ", "LEEDS, Jan. 6 — ", "Daily News, Leeds: "]
)
def test_the_dateline_is_cut_from_the_sentence_it_opens(place: str) -> None:
    found = extract(place + BODY.strip())
    assert found.furniture[0].kind == "dateline"
    assert found.quotes[0].surface.startswith("The river rose")


def test_a_byline_far_down_is_article_text() -> None:
    text = "\n\n".join(f"It rained on day {day}." for day in range(12)) + "\n\nBy Jo Poe"
    assert extract(text).furniture == ()
