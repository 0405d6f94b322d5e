"""What is said about a claim."""

from django import forms

from claims.forms.fields import PlainText


class MessageForm(forms.Form):
    """A comment, a question to the author, or an answer."""

    text = PlainText(max_length=10_000, error_messages={"required": "Write something first."})
