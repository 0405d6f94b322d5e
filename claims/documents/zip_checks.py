"""What a zip archive must satisfy before anything in it is unpacked or parsed.

Bounds from the bad-input table: 2,000 entries, 50 MB unpacked, 100 times the packed size.
Headers of a hostile archive lie, so the sizes are counted while unpacking. Overlapping
entries are looked for here because Python below 3.11.8 does not.
"""

import io
import struct
import zipfile
import zlib

import re2

from claims.documents.types import Refused

MOST_ENTRIES = 2_000
MOST_UNPACKED = 50_000_000
MOST_RATIO = 100
CHUNK = 1 << 16
LOCAL_HEADER = 30
DAMAGED = (
    "This Word file is damaged. Open it in the program that wrote it, save it again, "
    "or paste the text."
)
TOO_BIG = (
    "This Word file unpacks to far more than a text needs. Save it as a PDF or paste the text."
)
ODD = (
    "This Word file is built in a way that hides content ({}). Open it in the program that "
    "wrote it, save it again as .docx, and add the new copy."
)
_ENCODING = re2.compile(r"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([^"']*)""")


def kind_of_zip(content: bytes) -> str:
    """What a zip archive is, by the names in it: docx, or words for what we do not read."""
    with _open(content) as archive:
        names = set(archive.namelist()[: MOST_ENTRIES + 1])
        if "[Content_Types].xml" in names:
            for folder, kind in (
                ("word/", "docx"),
                ("xl/", "a spreadsheet"),
                ("ppt/", "a presentation"),
            ):
                if any(name.startswith(folder) for name in names):
                    return kind
    # OpenDocument and EPUB put their media type first, unpacked.
    start = content[:200]
    if b"vnd.oasis.opendocument" in start:
        return "an OpenDocument file"
    return "an e-book" if b"epub+zip" in start else "a zip archive"


def check_docx_zip(content: bytes) -> None:
    """Raise `Refused` unless the archive is safe to hand to a parser.

    Unpacks every entry once, in chunks, without keeping it; looks for document type
    declarations, the door to entity bombs and to files outside, in every XML part.
    """
    with _open(content) as archive:
        entries = archive.infolist()
        _check_entries(entries, len(content))
        _check_overlap(content, entries)
        left = MOST_UNPACKED
        for entry in entries:
            left -= _check_part(archive, entry, left)
            if MOST_UNPACKED - left > MOST_RATIO * len(content):
                raise Refused(TOO_BIG)


def _open(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, OSError) as error:
        raise Refused(DAMAGED) from error


def _check_entries(entries: list[zipfile.ZipInfo], packed: int) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Refused(TOO_BIG)
    declared = sum(entry.file_size for entry in entries)
    if declared > MOST_UNPACKED or declared > MOST_RATIO * packed:
        raise Refused(TOO_BIG)
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) < len(names):
        raise Refused(ODD.format("two parts with one name"))
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(ODD.format("encrypted parts"))


def _check_overlap(content: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """Each entry must end before the next begins."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise Refused(ODD.format("parts that overlap"))
        header = content[entry.header_offset : entry.header_offset + LOCAL_HEADER]
        if len(header) < LOCAL_HEADER:
            raise Refused(DAMAGED)
        name_length, extra_length = struct.unpack_from("<HH", header, 26)
        end = entry.header_offset + LOCAL_HEADER + name_length + extra_length + entry.compress_size


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> int:
    """Unpack one entry, checking it; its true size in bytes."""
    is_xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    size, before = 0, b""
    try:
        with archive.open(entry) as part:
            while chunk := part.read(CHUNK):
                size += len(chunk)
                if size > most:
                    raise Refused(TOO_BIG)
                if is_xml:
                    _check_xml(before + chunk, is_start=size == len(chunk))
                    before = chunk[-40:]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise Refused(DAMAGED) from error
    return size


def _check_xml(chunk: bytes, *, is_start: bool) -> None:
    """No DOCTYPE, in UTF-8 or UTF-16, and no other encoding in which one could hide."""
    if b"<!DOCTYPE" in chunk.replace(b"\0", b""):
        raise Refused(ODD.format("a document type declaration"))
    declared = _ENCODING.search(chunk[:400].replace(b"\0", b"").decode("latin-1"))
    if is_start and declared and declared[1].lower() not in ("utf-8", "utf-16", "us-ascii"):
        raise Refused(ODD.format("an unusual encoding"))
