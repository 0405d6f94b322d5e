"""What is counted: text, the words of the figure, its unit and the counted noun phrase."""

import pytest

from claims.extraction import extract
from claims.extraction.plurals import singular


@pytest.mark.parametrize(
    ("text", "surface", "unit", "thing"),
    [
        # adverbs and adjectives in "-ly" before the noun
        ("Two lively meetings followed.", "Two", "meeting", "lively meetings"),
        ("Some 40 elderly residents left.", "40", "resident", "elderly residents"),
        ("It saw 3,348 trips in 2004 and 4,022 last summer.", "4,022", None, None),
        ("Police found two badly damaged houses.", "two", "house", "badly damaged houses"),
        ("He killed 20 early on Monday.", "20", None, None),
        ("Some 300 peacefully marched to Leeds.", "300", None, None),
        # a closed-class word before a hyphen is part of a noun
        ("Some 40 off-duty officers came.", "40", "officer", "off-duty officers"),
        ("Some 14 first-team players left.", "14", "player", "first-team players"),
        ("It won three by-elections there.", "three", "election", "by-elections"),
        ("It has thousands of so-called “dark” sites.", "thousands", None, None),
        # whose they are is no part of what is counted, but stands in its phrase
        ("Two of the state's banks shut.", "Two", "bank", "state's banks"),
        ("Half the world’s population voted.", "Half", "population", "world’s population"),
        ("It runs 40 women's groups.", "40", "group", "women's groups"),
        ("Three nurses' homes shut.", "Three", "home", "nurses' homes"),
        # where they are is none of it either
        ("It has 300 troops overseas.", "300", "troop", "troops"),
        ("It has 300 overseas students.", "300", "student", "overseas students"),
        ("He scored one goal last year.", "one", "goal", "goal"),
        # a verb ends it
        ("Three in four say so.", "Three in four", None, None),
        ("It shows one engineer warns of it.", "one", "engineer", "engineer"),
        ("Two think tanks disagree.", "Two", "tank", "think tanks"),
        ("They scored two own goals.", "two", "goal", "own goals"),
        ("Of them 12 think taxes are high.", "12", None, None),
        ("Only 12 agree with him.", "12", None, None),
        ("More than 300 signed up.", "300", None, None),
        ("Some 40 agreed to leave.", "40", None, None),
        ("Another 300 were there, 12 holding the flag.", "12", None, None),
        ("A thousand more cheered from outside.", "A thousand", None, None),
        ("Research by four economists suggests more.", "four", "economist", "economists"),
        ("It left 12 injured.", "12", "injured", "injured"),
        ("It made 400 scripted shows.", "400", "show", "scripted shows"),
        # a name behind it is none of it
        ("Two senators Jo Poe met left.", "Two", "senator", "senators"),
        # so many times, whatever is multiplied
        ("The shares cost 12 times earnings.", "12", "time", "times"),
        ("He won 10 [states] so far.", "10", "state", "states"),
        ("Nearly 300 of them went home.", "300", None, None),
        ("They sat, 40 of them Tories.", "40", "tory", "Tories"),
        (
            "It won five Northern and Mid-Atlantic primaries.",
            "five",
            "primary",
            "Northern and Mid-Atlantic primaries",
        ),
    ],
)
def test_the_counted_noun_phrase(
    text: str, surface: str, unit: str | None, thing: str | None
) -> None:
    figure = {figure.surface: figure for figure in extract(text).figures}[surface]
    assert (figure.unit, figure.thing and figure.thing.surface) == (unit, thing)


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("viruses", "virus"),
        ("houses", "house"),
        ("causes", "cause"),
        ("uses", "use"),
        ("buses", "bus"),
        ("classes", "class"),
        ("heroes", "hero"),
        ("shoes", "shoe"),
        ("movies", "movie"),
        ("cities", "city"),
        ("ties", "tie"),
        ("beaches", "beach"),
        ("headaches", "headache"),
        ("analyses", "analysis"),
        ("bases", "base"),
        ("shelves", "shelf"),
        ("olives", "olive"),
        ("firemen", "fireman"),
        ("specimen", "specimen"),
        ("news", "news"),
        ("headquarters", "headquarters"),
        ("Swiss", "swiss"),
        ("1990s", "1990s"),
        ("", ""),
    ],
)
def test_the_singular_of_a_plural(many: str, one: str) -> None:
    assert singular(many) == one
