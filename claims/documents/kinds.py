"""Which kind of file it is: decided by content, and refused when the name says otherwise."""

import codecs

import re2

from claims.documents.names import extension_of
from claims.documents.types import Refused
from claims.documents.zip_checks import kind_of_zip

# Kind → what to call it, and the way out when our reader cannot take it.
LABELS = {
    "txt": ("text file", "Cut it into parts, or paste the text."),
    "html": ("web page", "Copy the words from your browser and paste them."),
    "docx": ("Word file", "Save it as a PDF or as plain text, or paste the text."),
    "pdf": ("PDF", "Save it as .docx or paste the text."),
}
# Other extensions (.md, .srt, .log …) promise nothing; their content decides alone.
PROMISES = {
    ".txt": "txt",
    ".text": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".doc": "an old Word file",
    ".rtf": "an RTF file",
    ".odt": "an OpenDocument file",
    ".xls": "a spreadsheet",
    ".xlsx": "a spreadsheet",
    ".ppt": "a presentation",
    ".pptx": "a presentation",
    ".jpg": "a picture",
    ".jpeg": "a picture",
    ".png": "a picture",
    ".gif": "a picture",
    ".tif": "a picture",
    ".tiff": "a picture",
    ".webp": "a picture",
    ".heic": "a picture",
    ".zip": "a zip archive",
}
NAMES = {"txt": "plain text", "html": "a web page", "docx": "a Word file", "pdf": "a PDF"}
SAVE_AS = "Save it as .docx, PDF or plain text."
WAYS_OUT = {
    "a picture": "Type out its words, or save a text version as .docx, PDF or plain text.",
    "a sound or video recording": (
        "Add its transcript, and beside it the recording as MP3, M4A, MP4, Ogg, WAV or WebM."
    ),
    "a zip archive": "Unpack it and add its files one by one.",
    "another kind of archive": "Unpack it and add its files one by one.",
}
# Offset, bytes there, what the file then is.
SIGNATURES = (
    (0, b"{\\rtf", "an RTF file"),
    (0, b"\xff\xd8\xff", "a picture"),
    (0, b"\x89PNG\r\n\x1a\n", "a picture"),
    (0, b"GIF87a", "a picture"),
    (0, b"GIF89a", "a picture"),
    (0, b"II*\0", "a picture"),
    (0, b"MM\0*", "a picture"),
    (8, b"WEBP", "a picture"),
    (4, b"ftypheic", "a picture"),
    (4, b"ftypmif1", "a picture"),
    (4, b"ftyp", "a sound or video recording"),
    (8, b"WAVE", "a sound or video recording"),
    (0, b"ID3", "a sound or video recording"),
    (0, b"OggS", "a sound or video recording"),
    (0, b"\x1aE\xdf\xa3", "a sound or video recording"),
    (0, b"fLaC", "a sound or video recording"),
    (0, b"#!AMR", "a sound or video recording"),
    (8, b"AVI ", "a sound or video recording"),
    (8, b"AIFF", "a sound or video recording"),
    (0, b"\x30\x26\xb2\x75", "a sound or video recording"),
    (0, b"%!PS", "a PostScript file"),
    (0, b"\x1f\x8b", "another kind of archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "another kind of archive"),
    (0, b"Rar!\x1a", "another kind of archive"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\0", "a program"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = (
    "This file is password protected. Open it with its password, save a copy without one, "
    "and add the copy."
)
_OPENING = re2.compile(
    r"(?is)^[\s\x{feff}]*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|section"
    r"|header|nav|div|p|h[1-6]|table|ul|ol|blockquote)[\s/>]"
)
_ANY_TAG = re2.compile(r"(?i)</?(?:p|div|br|h[1-6]|span|a|ul|ol|li|table|b|i|em|strong)[\s/>]")


def file_kind(content: bytes, file_name: str = "") -> str:
    """txt, html, docx or pdf. Raises `Refused` for every other kind of file, for a file that
    is two kinds at once, and for a name that promises something else.
    """
    kind = _kind(content, extension_of(file_name))
    if kind not in LABELS:
        raise Refused(f"This is {kind}, which we do not read. {WAYS_OUT.get(kind, SAVE_AS)}")
    promised = PROMISES.get(extension_of(file_name), kind)
    if promised != kind:
        raise Refused(
            f"This file is named {extension_of(file_name)} but holds {NAMES[kind]}. "
            f"If that is what you mean, rename it to .{kind} and add it again."
        )
    return kind


def rough_kind(content: bytes) -> str:
    """The kind by its first bytes alone: enough to name the file in a sentence."""
    start = content[:1024].lstrip().lower()
    if start.startswith(b"%pdf"):
        return "pdf"
    if start.startswith(b"pk\x03\x04"):
        return "docx"
    return "html" if start.startswith(b"<") else "txt"


def _kind(content: bytes, extension: str) -> str:
    if content.startswith(OLE):
        return _kind_of_ole(content)
    for offset, signature, kind in SIGNATURES:
        if content.startswith(signature, offset):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return kind_of_zip(content)
    if _is_pdf(content, extension):
        return "pdf"
    return "html" if _is_html(content, extension) else "txt"


def _kind_of_ole(content: bytes) -> str:
    """An encrypted .docx is an old-style container around the encrypted file."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused(LOCKED)
    if "WordDocument".encode("utf-16-le") in content:
        return "an old Word file"
    return "an old Office file"


def _is_pdf(content: bytes, extension: str) -> bool:
    """Readers of PDF allow junk before the mark; we do when the name says it is a PDF."""
    start = content[:1024]
    if not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        junk_allowed = extension == ".pdf" and not _is_html(content, extension)
        if not (junk_allowed and b"%PDF-" in start):
            return False
    # The end record of a zip stands in its last 65,557 bytes; many programs open such a
    # file as the archive, so what a colleague sees in it is not what we would read.
    if b"PK\x05\x06" in content[-65_557:]:
        raise Refused(
            "This file is a PDF and a zip archive at once. Print it to a new PDF and add that one."
        )
    return True


def _is_html(content: bytes, extension: str) -> bool:
    start = _start_as_text(content)
    if _OPENING.search(start):
        return True
    return PROMISES.get(extension) == "html" and bool(_ANY_TAG.search(start))


def _start_as_text(content: bytes) -> str:
    start = content[:65_536]
    for bom, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if start.startswith(bom):
            return start.decode(codec, "replace")
    return start.removeprefix(codecs.BOM_UTF8).decode("latin-1")
