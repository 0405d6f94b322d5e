"""What the address of the claim bank may ask for."""

from typing import Any

from django import forms
from django.http import QueryDict

from claims.forms.fields import PlainText


class BankForm(forms.Form):
    """Everything is optional; what cannot be read is as if it were not there."""

    q = PlainText(required=False, max_length=200)
    speaker = PlainText(required=False, max_length=200)
    verdict = PlainText(required=False, max_length=40)
    thing = PlainText(required=False, max_length=200)
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000)

    @classmethod
    def read(cls, data: QueryDict) -> dict[str, Any]:
        """The four texts, "" for each one that is absent or unreadable, and the page from 1."""
        form = cls(data)
        form.is_valid()
        texts = {name: form.cleaned_data.get(name, "") for name in form.fields if name != "page"}
        return texts | {"page": form.cleaned_data.get("page") or 1}
