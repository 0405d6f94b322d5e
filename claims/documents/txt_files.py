"""Plain text: the encoding is known or a person chooses it; it is never guessed."""

from claims.documents.text import clean_text
from claims.documents.types import Limits, ReadText, Refused


def read_txt(content: bytes, *, encoding: str = "", limits: Limits | None = None) -> ReadText:
    """The text of a plain text file in UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("This text is not UTF-8. Save it as UTF-8 and add it again.") from error
    text, notes = clean_text(text, limits=limits)
    return ReadText("txt", text, notes=notes)
