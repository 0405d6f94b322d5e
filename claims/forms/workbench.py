"""What the address of the workbench may ask for."""

from typing import Any

from django import forms
from django.http import QueryDict

from claims.forms.fields import PlainText


class AskedForm(forms.Form):
    """Everything is optional; what cannot be read is as if it were not there."""

    claim = forms.UUIDField(required=False)
    dropped = forms.UUIDField(required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)
    draft = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)
    find = PlainText(required=False, max_length=200)

    @classmethod
    def read(cls, data: QueryDict) -> dict[str, Any]:
        """The five values, None or "" for each one that is absent or unreadable."""
        form = cls(data)
        form.is_valid()
        return {name: form.cleaned_data.get(name) or None for name in form.fields} | {
            "find": form.cleaned_data.get("find", "")
        }
