"""Form fields for text that people send."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class PlainText(forms.CharField):
    """Text as a person sent it, which the database can hold.

    Browsers send every line end as CR LF; it is stored as LF, which offsets count as one.
    Refuses NUL, which PostgreSQL cannot hold, and half a character (a lone surrogate), which
    no encoding can: Django lets the latter pass. What is too long is told, not cut off by the
    browser, so the input carries no `maxlength`.
    """

    default_error_messages = {
        "max_length": "This has %(show_value)d characters; %(limit_value)d fit. Shorten it."
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attributes = super().widget_attrs(widget)
        return {name: value for name, value in attributes.items() if name != "maxlength"}

    def to_python(self, value: Any) -> str:
        text: str = super().to_python(value) or ""
        check_storable(text)
        return text.replace("\r\n", "\n").replace("\r", "\n")


def check_storable(text: str) -> None:
    """Raise ValidationError with a sentence for the person if `text` cannot be stored."""
    if "\0" in text:
        raise ValidationError(
            "This holds a NUL character, which is no text. Remove it, or copy the text again.",
            code="nul",
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValidationError(
            "This holds half of a character that was cut in two. Copy the text again.",
            code="surrogate",
        ) from error
