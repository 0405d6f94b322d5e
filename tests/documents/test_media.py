"""Which recordings a browser plays, told from the bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents import Refused, find_media_type, media_type


def box(kind: bytes, content: bytes = b"") -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def track(handler: bytes) -> bytes:
    return box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(12))))


def mp4(brand: bytes, *handlers: bytes) -> bytes:
    head = box(b"ftyp", brand + bytes(4) + b"isom")
    return head + box(b"mdat", bytes(40)) + box(b"moov", b"".join(map(track, handlers)))


EBML = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84"
OGG = b"OggS\0\2" + bytes(20) + b"\1\x13"
RIFF = b"RIFF\x24\0\0\0"

# (what, content, Content-Type)
KINDS = [
    ("mp3 with a tag", b"ID3\4\0\0\0\0\0\0", "audio/mpeg"),
    ("mp3 without one", b"\xff\xfb\x90\x64" + bytes(40), "audio/mpeg"),
    ("mp3 of version 2", b"\xff\xf3\x40\xc4" + bytes(40), "audio/mpeg"),
    ("m4a", mp4(b"M4A ", b"soun"), "audio/mp4"),
    ("m4a with its cover", mp4(b"M4A ", b"soun", b"vide"), "audio/mp4"),
    ("mp4 with sound only", mp4(b"isom", b"soun"), "audio/mp4"),
    ("mp4 video", mp4(b"mp42", b"soun", b"vide"), "video/mp4"),
    ("opus", OGG + b"OpusHead\1\2", "audio/ogg"),
    ("vorbis", OGG + b"\1vorbis", "audio/ogg"),
    ("wav", RIFF + b"WAVEfmt ", "audio/wav"),
    ("webm video", EBML + b"webm" + bytes(60) + b"V_VP9A_OPUS", "video/webm"),
    ("webm sound", EBML + b"webm" + bytes(60) + b"A_OPUS", "audio/webm"),
]

# (what, content, what the sentence names)
REFUSED = [
    ("nothing", b"", "no recording"),
    ("a text", b"BERG: The bridge is safe.", "no recording"),
    ("a text that begins like a tag", b"ID3 is a tag.", "no recording"),
    ("a UTF-16 text", "BERG".encode("utf-16"), "no recording"),
    ("a UTF-16 text, other order", b"\xfe\xff" + "BERG".encode("utf-16-be"), "no recording"),
    ("another layer of MPEG", b"\xff\xfd\x90\x64" + bytes(40), "no recording"),
    ("AAC without a container", b"\xff\xf1\x50\x80" + bytes(40), "no recording"),
    ("a frame of no bitrate", b"\xff\xfb\xf0\x64" + bytes(40), "no recording"),
    ("a PDF", b"%PDF-1.7\n", "no recording"),
    ("a picture in the box of a video", mp4(b"heic"), "no recording"),
    ("a web picture", RIFF + b"WEBPVP8 ", "no recording"),
    ("a page", b"<html><script>alert(1)</script>", "no recording"),
    ("an AVI video", RIFF + b"AVI LIST", "an AVI video"),
    ("FLAC", b"fLaC\0\0\0\x22", "FLAC"),
    ("AIFF", b"FORM\0\0\0\x24AIFFCOMM", "AIFF"),
    ("a dictaphone", b"#!AMR\n", "AMR"),
    ("a QuickTime video", mp4(b"qt  ", b"vide"), "QuickTime"),
    ("Matroska", EBML + b"matroska" + bytes(60) + b"V_VP9", "Matroska"),
    ("an Ogg video", OGG + b"\x80theora\1vorbis", "Ogg"),
    ("an Ogg file of neither", OGG + b"Speex   ", "Ogg"),
]


@pytest.mark.parametrize(("what", "content", "kind"), KINDS, ids=[row[0] for row in KINDS])
def test_a_recording_is_known_by_its_content(what: str, content: bytes, kind: str) -> None:
    assert media_type(content) == find_media_type(content) == kind


@pytest.mark.parametrize(("what", "content", "named"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_no_browser_plays_is_refused_with_a_way_out(
    what: str, content: bytes, named: str
) -> None:
    with pytest.raises(Refused, match=named) as refusal:
        media_type(content)
    assert "MP3, M4A, MP4, Ogg, WAV or WebM" in str(refusal.value)
    assert find_media_type(content) == ""


@given(st.binary(max_size=200), st.sampled_from([row[1][:16] for row in KINDS]))
def test_any_bytes_have_an_answer(content: bytes, head: bytes) -> None:
    assert find_media_type(content) == "" or "/" in find_media_type(content)
    find_media_type(head + content)
