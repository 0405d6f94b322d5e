"""The settings of a desk, as its admin sends them.

Every form carries `expected`, the `settings_revision` of the desk that the person saw.
"""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from claims.forms.fields import PlainText
from claims.models import VerdictOption
from claims.services.desk_settings import LONGEST_RETENTION
from claims.services.scale import KEYS, LONGEST_LABEL, Step

_STALE = "This page is out of date. Reload it, then change it again."
_KEY_CHOICES = [(key, str(key)) for key in KEYS]


class SettingsForm(forms.Form):
    """What all forms of the page share."""

    expected = forms.IntegerField(
        min_value=0,
        widget=forms.HiddenInput,
        error_messages={"required": _STALE, "invalid": _STALE, "min_value": _STALE},
    )


class LayersForm(SettingsForm):
    """The layers that count as harmless."""

    harmless = forms.MultipleChoiceField(required=False)

    def __init__(self, data: QueryDict, *, names: Sequence[str]) -> None:
        super().__init__(data)
        choice = self.fields["harmless"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(name, name) for name in names]

    def clean_harmless(self) -> set[str]:
        return set(self.cleaned_data["harmless"])


class RetentionForm(SettingsForm):
    """For how long a source is kept unless its form says otherwise."""

    days = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LONGEST_RETENTION,
        label="Days",
        widget=forms.NumberInput(attrs={"placeholder": "without limit"}),
        error_messages={
            "invalid": "Give a whole number of days, or leave it empty.",
            "min_value": "Give at least one day, or leave it empty.",
            "max_value": f"Give at most {LONGEST_RETENTION:,} days, or leave it empty.",
        },
    )


class OptionForm(SettingsForm):
    """One more verdict."""

    label = PlainText(max_length=LONGEST_LABEL, label="Name")
    tone = forms.ChoiceField(choices=VerdictOption.Tone.choices, label="Says of a claim")


class StepForm(forms.Form):
    """One row of the scale."""

    position = forms.TypedChoiceField(choices=_KEY_CHOICES, coerce=int, label="Key")
    label = PlainText(
        max_length=LONGEST_LABEL, error_messages={"required": "A verdict needs a name."}
    )
    tone = forms.ChoiceField(choices=VerdictOption.Tone.choices, label="Says of a claim")

    def __init__(self, data: QueryDict | None, *, option: VerdictOption) -> None:
        initial = {name: getattr(option, name) for name in ("position", "label", "tone")}
        super().__init__(data, prefix=f"o{option.pk}", initial=initial)
        self.option = option
        if option.is_used:  # type: ignore[attr-defined]
            # The page shows it as words: the service says why it stays.
            del self.fields["tone"]

    @property
    def step(self) -> Step:
        """The row as it shall be, once the form is valid."""
        known = {"tone": self.option.tone} | self.cleaned_data
        return Step(option=self.option.pk, **known)


class ScaleForm(SettingsForm):
    """The whole scale: a row for each offered option."""

    def __init__(self, data: QueryDict | None = None, *, options: Sequence[VerdictOption]) -> None:
        super().__init__(data)
        self.rows = [StepForm(data, option=option) for option in options]

    def is_valid(self) -> bool:
        """Whether the form and all of its rows hold."""
        return all([super().is_valid(), *(row.is_valid() for row in self.rows)])

    @property
    def steps(self) -> list[Step]:
        """The rows as they shall be, once the form is valid."""
        return [row.step for row in self.rows]

    @property
    def refusal(self) -> str:
        """What is wrong, in sentences, each once."""
        wrong = [errors for form in (self, *self.rows) for errors in form.errors.values()]
        return " ".join(dict.fromkeys(str(error) for errors in wrong for error in errors))
