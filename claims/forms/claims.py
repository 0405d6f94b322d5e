"""Claims by hand: which words, given as offsets or as the words themselves."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from claims.forms.fields import PlainText
from claims.models import Claim, Draft, Kind

_NO_WORDS = "Select the words in the copy first, or type them exactly as they stand there."


class WordsForm(forms.Form):
    """A stretch of the draft: `start` and `end` (code points, end exclusive), or `words`.

    Words typed must stand in the text once only, or once only within `near`, if given.
    Cleaned, `start` and `end` are set and hold no white space at the edges.
    """

    start = forms.IntegerField(required=False, min_value=0)
    end = forms.IntegerField(required=False, min_value=0)
    words = PlainText(required=False, max_length=20_000)

    def __init__(self, *args: Any, draft: Draft, near: Claim | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft, self.near = draft, near

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        words = cleaned.pop("words", "")
        if cleaned.get("start") is None or cleaned.get("end") is None:
            start, end = self._found(words)
        else:
            start, end = cleaned["start"], cleaned["end"]
        surface = self.draft.text[start:end]
        if not surface.strip():
            raise ValidationError(_NO_WORDS)
        cleaned["start"] = start + len(surface) - len(surface.lstrip())
        cleaned["end"] = start + len(surface.rstrip())
        return cleaned

    def _found(self, words: str) -> tuple[int, int]:
        if not words:
            raise ValidationError(_NO_WORDS)
        places = _places(self.draft.text, words)
        if self.near and len(places) > 1:
            claim = self.near
            places = [at for at in places if at < claim.end and at + len(words) > claim.start]
        if not places:
            raise ValidationError("These words are not in the copy. Copy them exactly from there.")
        if len(places) > 1:
            raise ValidationError("These words stand in the copy more than once. Add some more.")
        return places[0], places[0] + len(words)


def _places(text: str, words: str) -> list[int]:
    """Where `words` begin in the text; no more than a few are needed to know they are many."""
    places: list[int] = []
    at = text.find(words)
    while at >= 0 and len(places) < 100:
        places.append(at)
        at = text.find(words, at + 1)
    return places


class NewClaimForm(WordsForm):
    """A new claim by hand."""

    kind = forms.ChoiceField(
        choices=Kind.choices,
        error_messages={"required": "Choose what kind of claim it is."},
    )


class SplitForm(forms.Form):
    """Where to cut a claim in two: `at` (an offset into the draft), or the `words` with which the
    second part begins. Cleaned, `at` is set."""

    at = forms.IntegerField(required=False, min_value=0)
    words = PlainText(required=False, max_length=20_000)

    def __init__(self, *args: Any, claim: Claim, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        words = cleaned.pop("words", "")
        if cleaned.get("at") is None:
            place = self.claim.surface.find(words, 1) if words else -1
            if place < 0:
                raise ValidationError("Say with which words of the claim the second part begins.")
            cleaned["at"] = self.claim.start + place
        return cleaned


class MergeForm(forms.Form):
    """The claim to merge with."""

    other = forms.UUIDField(error_messages={"required": "Choose a claim to merge with."})
