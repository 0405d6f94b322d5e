"""One card of an intake form: a file that was uploaded before, or a pasted text."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone

from claims.forms.fields import PlainText
from claims.models import Source, Upload, User

ARTICLE, SOURCE, LEAVE = "article", "source", "leave"
# What a file may be on each page.
ROLES: dict[str, dict[str, str]] = {
    "article": {ARTICLE: "The article", SOURCE: "A source", LEAVE: "Leave out"},
    "sources": {SOURCE: "A source", LEAVE: "Leave out"},
    "draft": {ARTICLE: "The new draft", LEAVE: "Leave out"},
}
_OF_A_RECORDING = {SOURCE: "A recording, with its transcript below", LEAVE: "Leave out"}
_STATES_THAT_WAIT = {
    Upload.State.WAITING: "This file is still being read. Wait a moment, then send again.",
    Upload.State.CHOOSE: "Choose the preview that reads right, then send again.",
    Upload.State.REFUSED: "This file cannot be used. Set it to “Leave out”, then send again.",
}
_NO_TRANSCRIPT = (
    "Paste the transcript of this recording: quotations are found in its text. Or set it to "
    "“Leave out”, and add it later on the page of the source that has its text."
)


class PieceForm(forms.Form):
    """One card: what the text is and, for a source, what must be known of it."""

    role = forms.ChoiceField(label="This file is")
    title = PlainText(max_length=300, required=False)
    text = PlainText(
        required=False,
        strip=False,
        max_length=settings.MAX_CHARACTERS,
        label="Text of the source",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    kind = forms.ChoiceField(choices=Source.Kind.choices, initial=Source.Kind.DOCUMENT)
    strength = forms.ChoiceField(choices=Source.Strength.choices, initial=Source.Strength.SECONDARY)
    handling = forms.ChoiceField(choices=Source.Handling.choices, initial=Source.Handling.OPEN)
    given_by = PlainText(max_length=200, required=False, label="Given by")
    retention_until = forms.DateField(
        required=False,
        label="Delete after",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    readers = forms.MultipleChoiceField(
        required=False,
        label="Who may read it, besides you",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        key: str,
        roles: dict[str, str],
        readers: Sequence[User],
        upload: Upload | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.prefix, self.key, self.upload = key, key, upload
        self._people = {str(person.pk): person for person in readers}
        if self.is_recording:
            roles = {role: _OF_A_RECORDING[role] for role in roles if role in _OF_A_RECORDING}
        self._roles = roles
        self._choose_from("role", list(roles.items()))
        self._choose_from("readers", [(pk, str(person)) for pk, person in self._people.items()])
        self.fields["role"].required = upload is not None

    def _choose_from(self, name: str, choices: list[tuple[str, str]]) -> None:
        chosen = self.fields[name]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = choices

    @property
    def is_recording(self) -> bool:
        """Whether the card's file is played beside a pasted text instead of being the text."""
        return self.upload is not None and bool(self.upload.media_type)

    @property
    def is_no_text(self) -> bool:
        """Whether the file is a recording on a page that takes no sources."""
        return self.is_recording and SOURCE not in self._roles

    @property
    def is_blank(self) -> bool:
        """Nothing was put into this card, so it asks for nothing."""
        typed = (str(self[name].value() or "").strip() for name in ("text", "title"))
        return self.upload is None and not any(typed)

    def clean_readers(self) -> list[User]:
        return [self._people[pk] for pk in self.cleaned_data["readers"]]

    def clean_retention_until(self) -> date | None:
        day: date | None = self.cleaned_data["retention_until"]
        if day and day < timezone.localdate():
            raise forms.ValidationError("This day has passed. Choose today or a later day.")
        return day

    def clean(self) -> dict[str, Any]:
        """A card that is not blank has a text: its file's, once it was read, or the pasted."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.is_blank:
            return cleaned
        has_text = bool(str(cleaned.get("text", "")).strip())
        if self.upload is None and not has_text:
            self.add_error("text", "Paste the text of this source, or remove the card.")
        elif self.is_recording and cleaned.get("role") != LEAVE and not has_text:
            self.add_error("text", _NO_TRANSCRIPT)
        elif self.upload and cleaned.get("role") != LEAVE:
            sentence = _STATES_THAT_WAIT.get(Upload.State(self.upload.state))
            if sentence:
                raise forms.ValidationError(f"“{self.upload.file_name}”: {sentence}")
        return cleaned
