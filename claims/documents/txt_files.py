"""Plain text: the encoding is known, or a person chooses it."""

from claims.documents.encodings import choices, decode
from claims.documents.text import clean_text
from claims.documents.types import Limits, ReadText


def read_txt(content: bytes, *, encoding: str = "", limits: Limits | None = None) -> ReadText:
    """The text of a plain text file, or the encodings to choose from.

    Raises `Refused` for malformed UTF-8, for bytes that no offered encoding fits, and for what
    `clean_text` refuses.
    """
    text = decode(content, chosen=encoding)
    if text is None:
        return ReadText("txt", "", encodings=choices(content))
    text, notes = clean_text(text, limits=limits)
    return ReadText("txt", text, notes=notes)
