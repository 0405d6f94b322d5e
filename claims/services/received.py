"""What every received text goes through before it is stored."""

import hashlib
from dataclasses import dataclass

from django.conf import settings

from claims.documents import Limits, Refused, clean_text
from claims.models import Desk, Upload, User
from claims.services.errors import Invalid
from claims.services.words import clean_line

_LONGEST_TITLE = 300


@dataclass(frozen=True)
class ReceivedText:
    """A text as it will be stored, its SHA-256, and sentences on what was changed or seen."""

    words: str
    sha256: str
    notes: list[str]


def usable_text(text: str, upload: Upload | None) -> ReceivedText:
    """The text cleaned, with the notes of its file. Raises Invalid with what to do about it."""
    try:
        words, notes = clean_text(text, limits=Limits(characters=settings.MAX_CHARACTERS))
    except Refused as error:
        raise Invalid(str(error)) from error
    from_file = upload.notes if upload else []
    return ReceivedText(words, hashlib.sha256(words.encode()).hexdigest(), [*from_file, *notes])


def title_of(title: str, text: str) -> str:
    """The title that was given, or the first line of the text that has words."""
    if title.strip():
        return clean_line(title, name="title", longest=_LONGEST_TITLE)
    first = next(line for line in text.splitlines() if line.strip())
    return " ".join(first.split())[:_LONGEST_TITLE].strip()


def check_upload(actor: User, desk: Desk, upload: Upload | None) -> None:
    """A file goes with a text only on its desk, by who brought it, once it was read."""
    if upload is None:
        return
    if (upload.desk_id, upload.uploaded_by_id) != (desk.pk, actor.pk):
        raise Invalid("This file was not added by you on this desk. Add it again.")
    if upload.media_type:
        raise Invalid(f"“{upload.file_name}” is a recording and no text. Add its transcript.")
    if upload.state != Upload.State.READ:
        raise Invalid(f"“{upload.file_name}” is not read yet. Wait for it, or take it away.")
