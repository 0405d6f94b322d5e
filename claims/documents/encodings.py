"""Which encoding the bytes of a text are in: known, declared, or for a person to choose.

A wrong guess changes the words of a quotation without anybody seeing it, so nothing is
guessed. The order: byte order mark, strict UTF-8, the name a web page declares, a person.
"""

import codecs
from dataclasses import dataclass

import charset_normalizer
import re2

from claims.documents.text import has_visible_character
from claims.documents.types import EncodingChoice, Refused

MOST_CHOICES = 8
SAMPLE = 20_000
PREVIEW = 200
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16 LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """`name` as the WHATWG standard has it, `codec` as Python has it, `aliases` in pages."""

    name: str
    codec: str
    label: str
    aliases: tuple[str, ...] = ()


# UTF-7 and its like are absent on purpose: they hide markup in plain ASCII.
# The order is the order of offering where nothing else ranks them.
ENCODINGS = (
    Encoding("utf-8", "utf-8", "Unicode (UTF-8)", ("utf8", "unicode-1-1-utf-8")),
    Encoding(
        "windows-1252",
        "cp1252",
        "Western European (Windows)",
        ("cp1252", "iso-8859-1", "latin1", "iso8859-1", "ascii", "us-ascii", "x-cp1252"),
    ),
    Encoding("macintosh", "mac_roman", "Western European (Mac)", ("mac", "x-mac-roman")),
    Encoding("iso-8859-15", "iso8859_15", "Western European (ISO)", ("latin9", "iso8859-15")),
    Encoding("windows-1250", "cp1250", "Central European (Windows)", ("cp1250", "x-cp1250")),
    Encoding("iso-8859-2", "iso8859_2", "Central European (ISO)", ("latin2", "iso8859-2")),
    Encoding("windows-1251", "cp1251", "Cyrillic (Windows)", ("cp1251", "x-cp1251")),
    Encoding("koi8-r", "koi8_r", "Cyrillic (KOI8-R)", ("koi8", "koi", "cskoi8r")),
    Encoding("koi8-u", "koi8_u", "Cyrillic (KOI8-U)", ("koi8-ru",)),
    Encoding("iso-8859-5", "iso8859_5", "Cyrillic (ISO)", ("cyrillic", "iso8859-5")),
    Encoding("ibm866", "cp866", "Cyrillic (DOS)", ("cp866", "866")),
    Encoding("windows-1253", "cp1253", "Greek (Windows)", ("cp1253", "x-cp1253")),
    Encoding("iso-8859-7", "iso8859_7", "Greek (ISO)", ("greek", "iso8859-7")),
    Encoding("windows-1254", "cp1254", "Turkish (Windows)", ("cp1254", "iso-8859-9", "latin5")),
    Encoding("windows-1255", "cp1255", "Hebrew (Windows)", ("cp1255", "x-cp1255")),
    Encoding("iso-8859-8", "iso8859_8", "Hebrew (ISO)", ("hebrew", "iso-8859-8-i")),
    Encoding("windows-1256", "cp1256", "Arabic (Windows)", ("cp1256", "x-cp1256")),
    Encoding("windows-1257", "cp1257", "Baltic (Windows)", ("cp1257", "x-cp1257")),
    Encoding("windows-1258", "cp1258", "Vietnamese (Windows)", ("cp1258", "x-cp1258")),
    Encoding("windows-874", "cp874", "Thai (Windows)", ("tis-620", "iso-8859-11")),
    Encoding("gb18030", "gb18030", "Chinese, simplified (GB 18030)", ("gbk", "gb2312", "x-gbk")),
    Encoding("big5", "big5hkscs", "Chinese, traditional (Big5)", ("big5-hkscs", "x-x-big5")),
    Encoding("shift_jis", "cp932", "Japanese (Shift-JIS)", ("sjis", "ms_kanji", "windows-31j")),
    Encoding("euc-jp", "euc_jp", "Japanese (EUC)", ("x-euc-jp",)),
    Encoding("iso-2022-jp", "iso2022_jp", "Japanese (ISO-2022)", ("csiso2022jp",)),
    Encoding("euc-kr", "cp949", "Korean (Windows)", ("ks_c_5601-1987", "korean", "windows-949")),
    Encoding("utf-16le", "utf_16_le", "Unicode (UTF-16, little end first)", ("utf-16",)),
    Encoding("utf-16be", "utf_16_be", "Unicode (UTF-16, big end first)"),
)
BY_NAME = {name: known for known in ENCODINGS for name in (known.name, *known.aliases)}

_latin = re2.Options()
_latin.encoding = re2.Options.Encoding.LATIN1
# What looks like UTF-8 when overlong forms and encoded surrogates (CESU-8) are let through.
_LOOSE_UTF8 = re2.compile(
    rb"(?:[\x00-\x7f]|[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf7][\x80-\xbf]{3})*",
    _latin,
)
_NOT_TEXT = re2.compile(
    r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\x{e000}-\x{f8ff}\x{fffe}\x{ffff}]"
)
_ESCAPE_TO_KANJI = b"\x1b$"


def decode(content: bytes, *, chosen: str = "", declared: str = "") -> str | None:
    """The text, or None when a person must choose the encoding.

    `chosen` is a person's choice and goes before everything; `declared` is what a web page
    says of itself and comes last. Byte order marks are dropped. Raises `Refused` for bytes
    that do not fit the chosen encoding and for malformed UTF-8.
    """
    if chosen:
        return _decode_chosen(content, chosen)
    for bom, codec in BOMS:
        if content.startswith(bom) and (text := _strict(content[len(bom) :], codec)) is not None:
            return text
    text = _strict(content, "utf-8")
    if text is not None and not _is_doubtful(content):
        return text
    if text is None and _LOOSE_UTF8.fullmatch(content):
        raise Refused(
            "This file holds malformed UTF-8 (overlong forms or encoded surrogates). "
            "Open it where it was written and save it as UTF-8 again."
        )
    known = BY_NAME.get(declared.strip().lower())
    return _strict(content, known.codec) if known and text is None else None


def choices(content: bytes) -> tuple[EncodingChoice, ...]:
    """The encodings that could be meant, likeliest first, each with how it would read.

    Only encodings that fit every byte and give a text of their own are offered. Raises
    `Refused` when none does: then the file holds no text.
    """
    ranking = _ranking(content)
    offered: dict[int, tuple[int, EncodingChoice]] = {}
    for known in ENCODINGS:
        text = _strict(content, known.codec)
        if text is None or not _looks_like_text(text):
            continue
        # Two encodings with one outcome are one choice: the commoner name, the better rank.
        rank = ranking.get(known.codec, len(ENCODINGS))
        choice = EncodingChoice(known.name, known.label, _preview(text))
        before, choice = offered.get(hash(text), (rank, choice))
        offered[hash(text)] = (min(rank, before), choice)
    if not offered:
        raise Refused(
            "This file holds no text that can be read. Save it as .docx, PDF or plain text "
            "in UTF-8."
        )
    ranked = sorted(offered.values(), key=lambda ranked: ranked[0])
    return tuple(choice for _, choice in ranked[:MOST_CHOICES])


def _decode_chosen(content: bytes, chosen: str) -> str:
    known = BY_NAME.get(chosen.strip().lower())
    if known is None:
        raise Refused(f"The encoding “{chosen[:40]}” is not one that we read. Choose another one.")
    text = _strict(content, known.codec)
    if text is None:
        raise Refused(f"This file is not in the encoding {known.label}. Choose another one.")
    return text.removeprefix("\ufeff")


def _strict(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        return None


def _is_doubtful(content: bytes) -> bool:
    """Valid UTF-8 that is likelier something else: UTF-16 without its mark, or ISO-2022."""
    return content.count(0) * 5 > len(content) or _ESCAPE_TO_KANJI in content


def _looks_like_text(text: str) -> bool:
    sample = text[:SAMPLE]
    strange = sum(1 for _ in _NOT_TEXT.finditer(sample))
    return strange * 50 <= len(sample) and has_visible_character(text)


def _ranking(content: bytes) -> dict[str, int]:
    """Codec → rank, 0 the likeliest; codecs that charset-normalizer rejects are absent."""
    if content.count(0) * 5 > len(content) or _ESCAPE_TO_KANJI in content:
        return {codec: rank for rank, codec in enumerate(_seven_bit_order(content))}
    codec_names = [known.codec for known in ENCODINGS]
    matches = charset_normalizer.from_bytes(_sample(content), cp_isolation=codec_names)
    ranked: dict[str, int] = {}
    for match in matches:
        for codec in (match.encoding, *match.could_be_from_charset):
            ranked.setdefault(codec, len(ranked))
    return ranked


def _seven_bit_order(content: bytes) -> tuple[str, ...]:
    """Of the readings of 7-bit bytes: the UTF-16 whose zero bytes are the high halves first."""
    if _ESCAPE_TO_KANJI in content:
        return ("iso2022_jp", "utf-8")
    little = content[1::2].count(0) >= content[0::2].count(0)
    return ("utf_16_le", "utf_16_be") if little else ("utf_16_be", "utf_16_le")


def _sample(content: bytes) -> bytes:
    """Bytes around the first that is not ASCII, cut at spaces so no character is halved."""
    first = _first_beyond_ascii(content.decode("latin-1"))
    start = content.rfind(b" ", 0, first) + 1 if first > SAMPLE else 0
    end = content.rfind(b" ", start, start + 2 * SAMPLE)
    return content[start:end] if end > first else content[start : start + 2 * SAMPLE]


def _first_beyond_ascii(text: str) -> int:
    match = re2.search(r"[^\x00-\x7f]", text)
    return int(match.start()) if match else 0


def _preview(text: str) -> str:
    """How the text begins; or, when that is plain ASCII, the first place that is in doubt."""
    text = text.lstrip()
    first = _first_beyond_ascii(text)
    start = first - PREVIEW // 3 if first > PREVIEW - 20 else 0
    part = text[start : start + 4 * PREVIEW]
    part = " ".join(re2.sub(r"<[^>]*>", " ", part).split()) or part
    part = _NOT_TEXT.sub("\ufffd", part)[:PREVIEW]
    return f"…{part}" if start else part
