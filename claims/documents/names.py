"""File names as they arrive with an upload: hostile until cleaned."""

import unicodedata

LONGEST = 150
FORBIDDEN = '<>:"|?*%'
# Windows opens a device for these names, with any extension.
DEVICES = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789¹²³"]
)


def clean_file_name(name: str) -> str:
    """A name that is safe to store, to show and to offer for download; never used as a path.

    Path parts go, so do control, direction-changing and other invisible characters and what
    Windows or an HTTP header cannot hold. At most 150 characters, the extension kept.
    A name of which nothing is left becomes "file".
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(_kept(character) for character in last)
    stem, extension = _split(" ".join(kept.split()).strip(". "))
    if stem.split(".")[0].strip().lower() in DEVICES:
        stem = f"_{stem}"
    stem = stem[: LONGEST - len(extension)].rstrip(". ")
    return (stem or "file") + extension


def extension_of(name: str) -> str:
    """The extension in lower case with its dot (".docx"), or ""."""
    return _split(clean_file_name(name))[1].lower()


def _kept(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character)[0] == "C":
        return ""
    return "_" if character in FORBIDDEN else character


def _split(name: str) -> tuple[str, str]:
    """Stem and extension; an extension is 1 to 8 ASCII letters or digits after a full stop."""
    stem, dot, extension = name.rpartition(".")
    if dot and extension.isascii() and extension.isalnum() and len(extension) <= 8:
        return stem, f".{extension}"
    return name, ""
