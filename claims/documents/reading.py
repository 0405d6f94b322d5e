"""Bytes to text in this process, without confinement: only for the child and for tests."""

from claims.documents.kinds import LABELS, file_kind
from claims.documents.txt_files import read_txt
from claims.documents.types import Limits, ReadText, Refused


def read_here(
    content: bytes,
    *,
    file_name: str = "",
    encoding: str = "",
    main_text: bool = False,
    limits: Limits | None = None,
) -> ReadText:
    """What `read_file` promises, in this process. Raises nothing but `Refused`."""
    limits = limits or Limits()
    kind = file_kind(content, file_name)
    try:
        return _read(kind, content, encoding, main_text, limits)
    except Refused:
        raise
    except MemoryError as error:
        label, way_out = LABELS[kind]
        raise Refused(f"This {label} takes more memory to read than allowed. {way_out}") from error
    except Exception as error:  # Parsers fail on hostile files in ways that they do not declare.
        label, way_out = LABELS[kind]
        raise Refused(f"This {label} is damaged, or not built as its kind is. {way_out}") from error


def _read(kind: str, content: bytes, encoding: str, main_text: bool, limits: Limits) -> ReadText:
    """Call the reader of one kind. Imported here: each costs a child tenths of a second."""
    if kind == "html":
        from claims.documents.html_files import read_html

        return read_html(content, encoding=encoding, main_text=main_text, limits=limits)
    if kind == "docx":
        from claims.documents.docx_files import read_docx

        return read_docx(content, limits=limits)
    if kind == "pdf":
        from claims.documents.pdf_files import read_pdf

        return read_pdf(content, limits=limits)
    return read_txt(content, encoding=encoding, limits=limits)
