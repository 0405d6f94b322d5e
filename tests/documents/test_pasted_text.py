"""Row numbers are those of the table of bad inputs in the reliability page."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents import Limits, Refused, clean_text

KEPT = [
    pytest.param("e\u0301t\u00e9 \u00e9te\u0301", id="row 13: mixed NFC and NFD"),
    pytest.param("👩‍👩‍👧‍👦 said 𝔘𝔫𝔦", id="row 14: joined emoji, astral letters"),
    pytest.param("safe \u202etxt.exe\u202c end", id="row 15: direction override"),
    pytest.param("قال الوزير: «لن ننسحب»", id="row 16: Arabic"),
    pytest.param("אמר השר: “לא נצא”", id="row 16: Hebrew"),
    pytest.param("5\u200b,2\u200b00 and Es\u200dper", id="row 17: zero width in a number"),
    pytest.param("  indented\t\ttext \n\n\n  ", id="outer spaces"),
    pytest.param("a\x0bb\x0cc\x85d\u2028e", id="other line ends"),
    pytest.param("{{ x }} {% y %} =cmd() <script>alert(1)</script>", id="markup"),
]


@pytest.mark.parametrize("text", KEPT)
def test_it_keeps_the_text_as_given(text: str) -> None:
    assert clean_text(text) == (text, ())


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u00a0\u2003", "\u200b\ufeff", "\0\0"])
def test_it_refuses_a_text_without_a_visible_character(text: str) -> None:  # row 1
    with pytest.raises(Refused, match="There is no text here"):
        clean_text(text)


def test_it_takes_out_nul_characters_and_says_so() -> None:  # row 6
    assert clean_text("5,\x00200 troops\x00") == (
        "5,200 troops",
        ("Left out: NUL characters (2).",),
    )


@pytest.mark.parametrize("text", ["\ud800", "said \udfff so", "\ud83d and \ude00 apart"])
def test_it_refuses_lone_surrogates(text: str) -> None:  # row 8
    with pytest.raises(Refused, match="broken characters"):
        clean_text(text)


@pytest.mark.parametrize(
    ("text", "stored"),
    [("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\n\r\nb\r", "a\n\nb\n"), ("a\r\0\nb", "a\nb")],
)
def test_it_makes_every_line_end_one_character(text: str, stored: str) -> None:
    assert clean_text(text)[0] == stored


def test_it_counts_characters_not_bytes_against_the_limit() -> None:
    limits = Limits(characters=5)
    assert clean_text("🙂🙂🙂🙂🙂", limits=limits)[0] == "🙂🙂🙂🙂🙂"
    with pytest.raises(Refused, match="6 characters; the limit is 5"):
        clean_text("abcdef", limits=limits)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_what_it_lets_through_can_be_stored_and_is_stable(text: str) -> None:
    try:
        stored, _ = clean_text(text)
    except Refused:
        return
    stored.encode()
    assert "\0" not in stored and "\r" not in stored
    assert clean_text(stored) == (stored, ())
    assert unicodedata.normalize("NFC", stored) == unicodedata.normalize(
        "NFC", text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    )
