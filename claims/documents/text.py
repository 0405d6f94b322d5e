"""What every text must satisfy before it is stored, pasted or read from a file."""

from claims.documents.types import Limits, Refused

NO_TEXT = "There is no text here. Paste the words, or add a file that holds them."
BROKEN_CHARACTERS = (
    "This text holds broken characters (half of a surrogate pair). "
    "Copy it again from where it was written, or save it as UTF-8."
)

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def clean_text(text: str, *, limits: Limits | None = None) -> tuple[str, tuple[str, ...]]:
    """The text as it will be stored, and notes on what was taken out.

    Line ends CRLF and CR become LF. NUL characters go, with a note, because PostgreSQL cannot
    store them. Nothing else changes: no Unicode normalisation, no trimming, since offsets
    count into the stored text. Raises `Refused` for a text without a visible character, with
    a lone surrogate, or with more than `limits.characters` code points.
    """
    check_length(text, limits or Limits())
    if not is_encodable(text):
        raise Refused(BROKEN_CHARACTERS)
    notes = []
    if count := text.count("\0"):
        text = text.replace("\0", "")
        notes.append(f"Left out: NUL characters ({count:,}).")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not has_visible_character(text):
        raise Refused(NO_TEXT)
    return text, tuple(notes)


def check_length(text: str, limits: Limits) -> None:
    """Raise `Refused` when the text has more code points than allowed."""
    if len(text) > limits.characters:
        raise Refused(
            f"This text has {len(text):,} characters; the limit is {limits.characters:,}. "
            "Cut it into parts and add each as its own source."
        )


def is_encodable(text: str) -> bool:
    """Whether UTF-8 can hold the text, that is: no lone surrogate."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def has_visible_character(text: str) -> bool:
    """Whether anything would show: spaces, controls and zero-width characters do not count."""
    return any(character.isprintable() and not character.isspace() for character in text)


def raise_digits(text: str) -> str:
    """Superscript digits for raised ones, so that a note's number is not read into a figure:
    5,000 with a raised 1 is 5,000¹, never 5,0001.
    """
    return text.translate(RAISED)
