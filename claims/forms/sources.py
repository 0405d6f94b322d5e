"""What is sent about a source that is there already."""

from collections.abc import Sequence

from django import forms

from claims.models import User


class ReadersForm(forms.Form):
    """Who may read a confidential source besides the one who received it."""

    readers = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="May read it"
    )

    def __init__(self, *args: object, people: Sequence[User], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._people = {str(person.pk): person for person in people}
        choice = self.fields["readers"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(pk, str(person)) for pk, person in self._people.items()]

    def clean_readers(self) -> list[User]:
        return [self._people[pk] for pk in self.cleaned_data["readers"]]
