"""What the address of the page that compares two drafts may ask for."""

from typing import Any

from django import forms
from django.http import QueryDict


class CompareForm(forms.Form):
    """Everything is optional; what cannot be read is as if it were not there."""

    old = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)
    new = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)
    page = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)
    claim = forms.UUIDField(required=False)

    @classmethod
    def read(cls, data: QueryDict) -> dict[str, Any]:
        """The four values, None for each one that is absent or unreadable."""
        form = cls(data)
        form.is_valid()
        return {name: form.cleaned_data.get(name) for name in form.fields}
