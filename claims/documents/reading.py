"""Bytes to text in this process, without confinement: only for the child and for tests."""

from claims.documents.txt_files import read_txt
from claims.documents.types import Limits, ReadText


def read_here(
    content: bytes,
    *,
    file_name: str = "",
    encoding: str = "",
    main_text: bool = False,
    limits: Limits | None = None,
) -> ReadText:
    """What `read_file` promises, in this process. Raises nothing but `Refused`."""
    return read_txt(content, encoding=encoding, limits=limits or Limits())
