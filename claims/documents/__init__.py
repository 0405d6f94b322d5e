"""Bytes to text, with limits. Knows no Django and no database.

`read_file` is the only way in for uploads: it parses in a confined throw-away process.
"""

from claims.documents.media import find_media_type, media_type
from claims.documents.names import clean_file_name
from claims.documents.sandbox import ReaderUnavailable, read_file, sandbox_level
from claims.documents.text import clean_text
from claims.documents.types import EncodingChoice, Limits, ReadText, Refused

__all__ = [
    "EncodingChoice",
    "Limits",
    "ReadText",
    "ReaderUnavailable",
    "Refused",
    "clean_file_name",
    "clean_text",
    "find_media_type",
    "media_type",
    "read_file",
    "sandbox_level",
]
