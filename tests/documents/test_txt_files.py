"""Row numbers are those of the table of bad inputs in the reliability page."""

import codecs
import time

import pytest

from claims.documents import Limits, ReadText, Refused
from claims.documents.reading import read_here

GERMAN = "Das Gebäude kostete „fünf Millionen“ Euro, sagte Müller am Montag."
RUSSIAN = "Министр сказал: «Мы не уйдём», и добавил, что письмо подлинное."
CHINESE = "伊拉克总理说，美军将撤离。这封信是真的。"
JAPANESE = "イラクの首相は米軍の撤退について語った。"
TEXT = "Esper said “no decision” — 5,200 troops 🪖"


def names(read: ReadText) -> list[str]:
    return [choice.name for choice in read.encodings]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(TEXT.encode(), TEXT, id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), TEXT, id="row 10: UTF-8 with mark"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT, id="row 10: UTF-16 LE"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT, id="row 10: UTF-16 BE"),
        pytest.param(codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), TEXT, id="row 10: UTF-32 LE"),
        pytest.param(b"one\r\ntwo\rthree", "one\ntwo\nthree", id="line ends"),
        pytest.param("e\u0301t\u00e9".encode(), "e\u0301t\u00e9", id="row 13: NFD and NFC"),
        pytest.param("x 👩‍👩‍👧‍👦 \U0001d518".encode(), "x 👩‍👩‍👧‍👦 \U0001d518", id="row 14"),
        pytest.param("a\u202eb\u200bc".encode(), "a\u202eb\u200bc", id="rows 15, 17"),
        pytest.param(b"+ADw-script+AD4-", "+ADw-script+AD4-", id="UTF-7 is plain ASCII"),
    ],
)
def test_it_reads_what_leaves_no_doubt(content: bytes, text: str) -> None:
    assert read_here(content, file_name="notes.txt") == ReadText("txt", text)


def test_it_reads_ten_megabytes_on_one_line() -> None:  # row 4
    content = b"word " * 2_000_000
    started = time.process_time()
    assert read_here(content).text == content.decode()
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        pytest.param(GERMAN, "cp1252", "windows-1252", id="row 11: cp1252"),
        pytest.param(RUSSIAN, "cp1251", "windows-1251", id="row 11: cp1251"),
        pytest.param(CHINESE, "gb18030", "gb18030", id="row 11: gb18030"),
        pytest.param(JAPANESE, "shift_jis", "shift_jis", id="row 11: Shift-JIS"),
        pytest.param(JAPANESE, "iso2022_jp", "iso-2022-jp", id="7-bit Japanese, valid UTF-8"),
        pytest.param(TEXT, "utf-16-le", "utf-16le", id="row 10: UTF-16 LE without mark"),
        pytest.param("Only ASCII", "utf-16-le", "utf-16le", id="row 10: the same, valid UTF-8"),
        pytest.param("Only ASCII", "utf-16-be", "utf-16be", id="row 10: UTF-16 BE, the same"),
        pytest.param(CHINESE, "utf-16-be", "utf-16be", id="row 10: UTF-16 BE, no zero bytes"),
    ],
)
def test_it_asks_with_previews_and_reads_by_the_choice(text: str, codec: str, name: str) -> None:
    content = text.encode(codec)
    asked = read_here(content, file_name="notes.txt")
    assert (asked.text, asked.file_kind) == ("", "txt")
    assert {choice.name: choice.preview for choice in asked.encodings}[name] == text
    assert len({choice.preview for choice in asked.encodings}) == len(asked.encodings)
    assert read_here(content, encoding=name) == ReadText("txt", text)


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (GERMAN, "cp1252", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        ("Only ASCII", "utf-16-le", "utf-16le"),
        ("Only ASCII", "utf-16-be", "utf-16be"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
    ],
)
def test_it_offers_the_likeliest_encoding_first(text: str, codec: str, name: str) -> None:
    assert names(read_here(text.encode(codec)))[0] == name


def test_it_asks_about_a_file_of_mixed_encodings() -> None:  # row 11
    content = "Müller said ".encode() + "„Gebäude“".encode("cp1252")
    asked = read_here(content)
    assert asked.text == "" and "windows-1252" in names(asked)


def test_the_preview_shows_the_place_in_doubt() -> None:
    content = b"plain words " * 500 + "kostete „fünf“ Euro".encode("cp1252")
    preview = {c.name: c.preview for c in read_here(content).encodings}["windows-1252"]
    assert preview.startswith("…") and "kostete „fünf“ Euro" in preview
    assert len(preview) <= 201


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"said \xed\xa0\xbd\xed\xb8\x80 so", id="CESU-8"),
        pytest.param(b"a\xc0\xafb", id="overlong /"),
        pytest.param(b"a\xe0\x80\xafb", id="overlong / in three bytes"),
        pytest.param(b"a\xf4\x90\x80\x80b", id="beyond U+10FFFF"),
    ],
)
def test_it_refuses_malformed_utf8(content: bytes) -> None:  # row 12
    with pytest.raises(Refused, match="malformed UTF-8"):
        read_here(content)


def test_it_refuses_a_choice_that_the_bytes_do_not_fit() -> None:
    with pytest.raises(Refused, match="not in the encoding Unicode"):
        read_here(GERMAN.encode("cp1252"), encoding="utf-8")


@pytest.mark.parametrize("name", ["utf-7", "rot13", "unicode_escape", "idna", "nonsense", "ÿ" * 99])
def test_it_reads_by_no_encoding_that_it_did_not_offer(name: str) -> None:
    with pytest.raises(Refused, match="not one that we read"):
        read_here(b"+ADw-script+AD4-", encoding=name)


@pytest.mark.parametrize(
    "content", [b" ", b"\n\r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b" \0"]
)
def test_it_refuses_a_file_without_words(content: bytes) -> None:  # row 1
    with pytest.raises(Refused, match="There is no text here"):
        read_here(content)


def test_it_refuses_bytes_that_are_no_text() -> None:
    with pytest.raises(Refused, match="no text that can be read"):
        read_here(bytes(range(256)) * 8 + b"\x00\xd8")


def test_it_refuses_more_characters_than_allowed() -> None:
    with pytest.raises(Refused, match="limit is 10"):
        read_here(b"12345678901", limits=Limits(characters=10))
