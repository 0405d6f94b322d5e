"""What people write into short fields: titles, notes, names, questions."""

from claims.documents import Limits, Refused, clean_text
from claims.services.errors import Invalid


def clean_words(words: str, *, name: str, longest: int = 20_000, is_needed: bool = False) -> str:
    """`words` without space around them and with plain line ends.

    `name` is what the field is called on the page ("note"). Raises Invalid, with a sentence, for
    characters that cannot be stored, for more than `longest` characters, and for nothing at all
    when `is_needed`.
    """
    if not words.strip() and not is_needed:
        return ""
    if len(words) > longest:
        raise Invalid(f"The {name} is longer than {longest:,} characters: shorten it.")
    if not words.strip():
        raise Invalid(f"The {name} is empty: write it first.")
    try:
        text, _notes = clean_text(words, limits=Limits(characters=longest))
    except Refused as error:
        raise Invalid(f"The {name} cannot be used. {error}") from error
    return text.strip()


def clean_line(words: str, *, name: str, longest: int, is_needed: bool = False) -> str:
    """Like `clean_words`, on one line: line breaks and runs of space become one space."""
    return " ".join(clean_words(words, name=name, longest=longest, is_needed=is_needed).split())
