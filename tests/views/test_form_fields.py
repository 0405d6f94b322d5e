"""Text as people send it: what the database can hold, with one character for a line end."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from claims.forms.fields import PlainText


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\r\n\r\nb", "a\n\nb"),
        (" a ", " a "),
        ("👩‍🚀 é e\u0301 \u202e", "👩‍🚀 é e\u0301 \u202e"),
        ("", ""),
        (None, ""),
    ],
)
def test_it_keeps_what_was_sent_but_for_line_ends(sent: str | None, kept: str) -> None:
    assert PlainText(required=False, strip=False).clean(sent) == kept


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ("a\0b", "NUL character"),
        ("\ud800", "half of a character"),
        ("a\udfff", "half of a character"),
        ("x" * 11, "This has 11 characters; 10 fit"),
    ],
)
def test_it_refuses_with_a_sentence(sent: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        PlainText(max_length=10).clean(sent)
    assert sentence in " ".join(refused.value.messages)


def test_the_browser_cuts_nothing_off() -> None:
    field = PlainText(max_length=10)
    assert "maxlength" not in field.widget.attrs


@given(st.text())
def test_whatever_is_kept_can_be_stored(sent: str) -> None:
    field = PlainText(required=False, strip=False)
    try:
        kept = field.clean(sent)
    except ValidationError:
        assert "\0" in sent or any("\ud800" <= character <= "\udfff" for character in sent)
        return
    assert "\0" not in kept
    assert kept.encode("utf-8").decode("utf-8") == kept
