"""Small files of every kind, sound and hostile, built in code so that a reader sees what is
wrong with each."""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Sequence

from pypdf import PdfReader, PdfWriter

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
REL_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SENTENCE = "The letter says “we respect your decision” and nothing else."


# --- zip and docx


def zip_of(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip archive of the parts, packed, in this order; names may repeat."""
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as archive:
        warnings.simplefilter("ignore")  # zipfile warns of the doubled names that we want.
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def paragraph(words: str) -> str:
    """A Word paragraph of one run."""
    return f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def docx_parts(body: str, **more: str) -> list[tuple[str, bytes]]:
    """The parts of a minimal Word file. `more`: name of a part beside the document (footnotes,
    header, styles) → its XML, related to the document by that name.
    """
    overrides = f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/>'
    for name in more:
        overrides += (
            f'<Override PartName="/word/{name}.xml" ContentType="'
            f'application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
        )
    types = (
        f'<Types xmlns="{TYPES_SPACE}"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )
    parts = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", rels(("doc", "officeDocument", "word/document.xml"))),
        ("word/_rels/document.xml.rels", rels(*((name, name, f"{name}.xml") for name in more))),
        ("word/document.xml", document_xml(body)),
        *((f"word/{name}.xml", xml) for name, xml in more.items()),
    ]
    return [(name, xml.encode()) for name, xml in parts]


def rels(*relations: tuple[str, str, str], mode: str = "Internal") -> str:
    """A relationships part; each relation is (id, short type, target)."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{REL_TYPE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for key, kind, target in relations
    )
    return f'<Relationships xmlns="{RELS_SPACE}">{inner}</Relationships>'


def document_xml(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{W_SPACE}"><w:body>{body}</w:body></w:document>'
    )


def docx_of(body: str, **more: str) -> bytes:
    """A minimal Word file with this body."""
    return zip_of(docx_parts(body, **more))


def docx_with(extra: Iterable[tuple[str, bytes]], body: str | None = None) -> bytes:
    """A sound Word file with further parts; a part of a known name takes its place."""
    extra = list(extra)
    names = {name for name, _ in extra}
    parts = docx_parts(body or paragraph(SENTENCE))
    return zip_of([part for part in parts if part[0] not in names] + extra)


def docx_with_twin_parts() -> bytes:
    """Two entries named word/document.xml: programs differ in which one they show."""
    parts = docx_parts(paragraph(SENTENCE))
    twin = ("word/document.xml", document_xml(paragraph("Other words")).encode())
    return zip_of([*parts, twin])


def docx_with_overlapping_parts() -> bytes:
    """Two directory entries that point at the same bytes."""
    packed = bytearray(
        docx_with([("word/media/a.bin", b"a" * 99), ("word/media/b.bin", b"b" * 99)])
    )
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        first = archive.getinfo("word/media/a.bin").header_offset
    directory = packed.rindex(b"PK\x01\x02")
    packed[directory + 42 : directory + 46] = struct.pack("<I", first)
    return bytes(packed)


def docx_with_lying_sizes(size: int) -> bytes:
    """One entry of `size` zero bytes that both of its headers declare as 10 bytes."""
    name = "word/media/image.bin"
    packed = bytearray(docx_with([(name, bytes(size))]))
    true_size, lie = struct.pack("<I", size), struct.pack("<I", 10)
    assert packed.count(true_size) >= 2
    return bytes(packed.replace(true_size, lie))


# --- pdf


def pdf_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), extra, content)


def lines_of(*lines: str, left: int = 72, top: int = 720, leading: int = 14) -> bytes:
    """Page content: these lines under each other; "" leaves one out."""
    shown = [b"BT /F1 12 Tf %d %d Td" % (left, top)]
    for line in lines:
        words = line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
        shown.append(b"(%s) Tj 0 -%d Td" % (words, leading) if line else b"0 -%d Td" % leading)
    return b"\n".join([*shown, b"ET"])


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def pdf_pages(
    *contents: bytes, catalog: bytes = b"", page: bytes = b"", extra: bytes = b""
) -> bytes:
    """A PDF with one page for each content stream; the rest goes into the dictionaries named.
    Objects: 1 catalogue, 2 pages, 3 font, then page and content by turns.
    """
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        FONT,
    ]
    for number, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            b"/Contents %d 0 R%s>>" % (5 + 2 * number, page)
        )
        objects.append(stream(content, extra))
    return pdf_of(objects)


def plain_pdf() -> bytes:
    return pdf_pages(lines_of("The letter says it all.", "There is nothing to add."))


def locked_pdf(password: str) -> bytes:
    """The plain PDF, encrypted; an empty password is the maker's mere wish to restrict."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain_pdf())))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scanned_pdf() -> bytes:
    """One page that is a picture."""
    image = stream(
        bytes(64),
        b"/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8",
    )
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            b"/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>",
            stream(b"500 0 0 700 50 50 cm /I Do"),
            image,
        ]
    )


def flate_bomb_pdf(size: int, *, layers: int = 1) -> bytes:
    """A page whose content unpacks to `size` spaces, packed once or more often."""
    content = b" " * size
    for _ in range(layers):
        content = zlib.compress(content, 9)
    filters = b"/Filter[%s]" % (b"/FlateDecode" * layers)
    return pdf_pages(content, extra=filters)


def cyclic_pdf() -> bytes:
    """A page tree whose branch is its own child."""
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 1>>",
        ]
    )


def many_pages_pdf(count: int) -> bytes:
    """`count` times the same page object, each under its own reference."""
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        b"/Contents 4 0 R>>"
    )
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            FONT,
            stream(lines_of("Words on a page.")),
            *[page] * count,
        ]
    )


# --- old Office containers


def ole_of(*stream_names: str) -> bytes:
    """The start of an OLE container with a directory that names these streams."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in stream_names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names.ljust(512, b"\0")
