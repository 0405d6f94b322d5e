"""What a desk admin sends about people."""

from django import forms

from claims.forms.fields import PlainText
from claims.models import Role


class PersonForm(forms.Form):
    """A new person of a desk."""

    full_name = PlainText(max_length=150, label="Full name")
    username = PlainText(max_length=150, label="Name for signing in")
    role = forms.ChoiceField(choices=Role.choices, initial=Role.JOURNALIST)


class RoleForm(forms.Form):
    """Another role for somebody."""

    role = forms.ChoiceField(choices=Role.choices)
