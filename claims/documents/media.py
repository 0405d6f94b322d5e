"""Which sound or video a file holds: by its content, and only what a browser plays by itself.

Nothing is decoded: the first bytes of a file and the names of its parts say what it is.
"""

from claims.documents.types import Refused

FORMATS = "MP3, M4A, MP4, Ogg, WAV or WebM"
# Enough for the first page of an Ogg file and the track list of a WebM file.
_START = 65_536
# Offset, bytes there, what the file is. Browsers differ in whether they play these, or never do.
_OTHERS = (
    (0, b"fLaC", "FLAC sound"),
    (0, b"#!AMR", "an AMR voice recording"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a Windows Media file"),
    (8, b"AVI ", "an AVI video"),
    (8, b"AIFF", "AIFF sound"),
    (0, b"FLV\x01", "a Flash video"),
    (0, b"MThd", "a MIDI file"),
    (4, b"ftypqt  ", "a QuickTime video"),
)
_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis", b"crx ")
_SOUND_BRANDS = (b"M4A ", b"M4B ")


def media_type(content: bytes) -> str:
    """The `Content-Type` of a recording: audio/mpeg, audio/mp4, video/mp4, audio/ogg, audio/wav,
    audio/webm or video/webm. Raises Refused, with a sentence, for everything else.
    """
    found = _mp3(content) or _wav(content) or _ogg(content) or _webm(content) or _mp4(content)
    if found is None:
        raise Refused(f"{_what(content)} Save it as {FORMATS} and add that file.")
    return found


def find_media_type(content: bytes) -> str:
    """Like `media_type`, but "" for everything that is no such recording."""
    try:
        return media_type(content)
    except Refused:
        return ""


def _what(content: bytes) -> str:
    for offset, signature, name in _OTHERS:
        if content.startswith(signature, offset):
            return f"This is {name}, which not every browser plays."
    if content.startswith(b"OggS"):
        return "This is an Ogg file without Opus or Vorbis sound."
    if content.startswith(b"\x1aE\xdf\xa3"):
        return "This is a Matroska video, which not every browser plays."
    return "This is no recording that we know."


def _mp3(content: bytes) -> str | None:
    """A tag of version 2.2 to 2.4, or the head of a frame of MPEG layer III.

    The other layers are not told from two bytes that begin many a UTF-16 text.
    """
    if content.startswith(b"ID3"):
        return "audio/mpeg" if content[3:4] in (b"\2", b"\3", b"\4") else None
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE6 != 0xE2:
        return None
    has_version, has_rate = content[1] & 0x18 != 0x08, content[2] & 0x0C != 0x0C
    return "audio/mpeg" if has_version and has_rate and content[2] >> 4 != 15 else None


def _wav(content: bytes) -> str | None:
    is_wave = content.startswith(b"RIFF") and content.startswith(b"WAVE", 8)
    return "audio/wav" if is_wave else None


def _ogg(content: bytes) -> str | None:
    """By the first page of each stream, which all stand at the beginning."""
    start = content[:_START]
    is_sound = b"OpusHead" in start or b"\x01vorbis" in start
    if not content.startswith(b"OggS") or not is_sound or b"\x80theora" in start:
        return None
    return "audio/ogg"


def _webm(content: bytes) -> str | None:
    if not content.startswith(b"\x1aE\xdf\xa3") or b"webm" not in content[:64]:
        return None
    is_video = any(codec in content[:_START] for codec in (b"V_VP8", b"V_VP9", b"V_AV1"))
    return "video/webm" if is_video else "audio/webm"


def _mp4(content: bytes) -> str | None:
    """Video when one of its tracks is; recorders of sound write the brands of video too."""
    brand = content[8:12]
    if not content.startswith(b"ftyp", 4) or brand in _PICTURES or brand == b"qt  ":
        return None
    is_video = brand not in _SOUND_BRANDS and b"vide" in _handlers(content)
    return "video/mp4" if is_video else "audio/mp4"


def _handlers(content: bytes) -> set[bytes]:
    """The kind of each track, from its handler box."""
    found = set()
    at = content.find(b"hdlr")
    while at >= 0:
        found.add(content[at + 12 : at + 16])
        at = content.find(b"hdlr", at + 4)
    return found
