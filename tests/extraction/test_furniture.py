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
        ("Photo by Jo Poe", "credit"),
        ("(AP Photo/Jo Poe)", "credit"),
        ("Jo Poe/Reuters", "credit"),
        ("Getty Images", "credit"),
        ("Image copyright Getty Images", "credit"),
        ("By Jo Poe and Al Roe", "byline"),
        ("By Jo Poe, Political Editor", "byline"),
        ("By Jo Poe, health correspondent", "byline"),
        ("By Jo Poe in London", "byline"),
        ("By Jo Poe, chief sports writer in Leeds", "byline"),
        ("Published 5 January 2020", "byline"),
        ("Updated 3 hours ago", "byline"),
        ("Posted on January 5, 2020 by Jo Poe", "byline"),
        ("Share on Facebook", "share"),
        ("Follow us", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("Sign up for our newsletter", "share"),
        ("Get the day’s headlines in your inbox every morning", "share"),
        ("Join our mailing list", "share"),
        ("Related: Ten towns flooded", "related"),
        ("Most read", "related"),
        ("Watch: Ten towns flooded", "related"),
        ("Reporting by Jo Poe in London; Editing by Al Roe", "byline"),
    ],
)
def test_a_line_of_the_page_is_set_apart(line: str, kind: str) -> None:
    (item,) = extract("Floods in the north" + "\n\n" + line + BODY).furniture
    assert (item.kind, item.surface) == (kind, line)


@pytest.mark.parametrize(
    "place",
    [
        "LONDON (Reuters) - ",
        "LEEDS, Jan. 6 — ",
        "Daily News, Leeds: ",
        "LEEDS, England, Jan. 6 — ",
        "LONDON/LEEDS (Reuters) - ",
        "LEEDS, W.Y., Jan. 7, 2020 (AP) — ",
        "LEEDS, 7 January 2020 (Reuters) - ",
        "LEEDS, Jan. 7, 2020 /Newswire/ -- ",
        "Leeds, Yorks., Jan. 7, 2020 (AP) — ",
        "LEEDS— ",
    ],
)
def test_the_dateline_is_cut_from_the_sentence_it_opens(place: str) -> None:
    found = extract(place + BODY.strip())
    assert found.furniture[0].kind == "dateline"
    assert found.quotes[0].surface.startswith("The river rose")


def test_a_byline_far_down_is_article_text() -> None:
    text = "\n\n".join(f"It rained on day {day}." for day in range(12)) + "\n\nBy Jo Poe"
    assert extract(text).furniture == ()


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("A soldier on patrol in Leeds, 5 January 2020.", "Photograph: Jo Poe/Agency"),
        ("A soldier on patrol in Leeds.", "(AP Photo/Jo Poe)"),
        ("A soldier on patrol in Leeds.", "Jo Poe/Reuters"),
        ("A soldier. Behind him the town.", "Photo by Jo Poe"),
    ],
)
def test_what_a_credit_ends_is_a_caption(caption: str, credit: str) -> None:
    found = extract(f"Floods in the north\n\n{caption} {credit}{BODY}").furniture
    assert [(item.kind, item.surface) for item in found] == [
        ("caption", caption),
        ("credit", credit),
    ]


def test_names_and_figures_of_a_caption_are_checked_and_its_credit_is_not() -> None:
    text = "Floods\n\nSome 300 people waited in Leeds. Photograph: Jo 5 Poe/Agency" + BODY
    figures = [figure.surface for figure in extract(text).figures]
    assert "300" in figures and "5" not in figures


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the river had risen.",
        "By Monday",
        "By Easter, the editor said, it would cost £3m.",
        "By Easter, editor Jo Poe said, it would cost £3m.",
        "The mayor shared it on Facebook.",
        "Follow the river north for five miles.",
        "Related costs rose to $5m.",
        "Writing by hand helps children learn.",
        "Published books rose by 5 percent.",
        "The Leeds/Bradford line is shut.",
    ],
)
def test_a_sentence_of_the_article_is_none(line: str) -> None:
    assert extract("Floods in the north\n\n" + line + BODY).furniture == ()
