"""What an editor sends with a decision."""

from django import forms

from claims.forms.fields import PlainText


class DecisionForm(forms.Form):
    """The revision that was read, and a note; the service asks for one when sending back."""

    revision = forms.IntegerField(min_value=0, max_value=2_147_483_647, widget=forms.HiddenInput)
    note = PlainText(
        required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}), label="Note"
    )
