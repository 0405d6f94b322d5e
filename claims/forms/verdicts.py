"""The verdict bar."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from claims.forms.fields import PlainText
from claims.models import Desk, VerdictOption
from claims.queries.settings import offered_options
from claims.services.verdicts import PassageRef

_STALE = "This page is out of date. Reload it, then decide again."
MOST_WORDS = 10_000


class PassagesField(forms.Field):
    """Ticked passages, each sent as `source:start:end:finding`."""

    widget = forms.SelectMultiple

    def clean(self, value: Sequence[str] | None) -> list[PassageRef]:
        return [_passage(key) for key in value or ()]


def _passage(key: str) -> PassageRef:
    try:
        source, start, end, finding = key.split(":")
        return PassageRef(UUID(source), int(start), int(end), finding)
    except ValueError as error:
        raise forms.ValidationError(_STALE) from error


class VerdictForm(forms.Form):
    """A verdict as a person sends it; `expected` is the number of the newest one they saw, `scale`
    the desk's `settings_revision` that the verdicts on the page were of."""

    expected = forms.IntegerField(
        min_value=0, error_messages={"required": _STALE, "invalid": _STALE}
    )
    option = forms.ModelChoiceField(
        queryset=VerdictOption.objects.none(),
        error_messages={
            "required": "Choose a verdict.",
            "invalid_choice": "This verdict is no longer on the desk’s scale. Reload the page.",
        },
    )
    scale = forms.IntegerField(required=False)
    note = PlainText(required=False, max_length=MOST_WORDS)
    proposed = PlainText(required=False, max_length=MOST_WORDS)
    evidence = PassagesField(required=False)

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        option = self.fields["option"]
        assert isinstance(option, forms.ModelChoiceField)
        option.queryset = offered_options(desk)


class UndoForm(forms.Form):
    """An undo; `expected` as in VerdictForm."""

    expected = forms.IntegerField(
        min_value=0, error_messages={"required": _STALE, "invalid": _STALE}
    )


class RevisionForm(forms.Form):
    """An act on a draft as the person saw it."""

    revision = forms.IntegerField(
        min_value=0, error_messages={"required": _STALE, "invalid": _STALE}
    )
