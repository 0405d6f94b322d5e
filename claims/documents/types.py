"""What reading a file returns."""

from dataclasses import dataclass, field


class Refused(Exception):
    """The file cannot be used. The text is one sentence: what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read; `newsdesk.settings` fills them from the environment."""

    bytes: int = 10_000_000
    characters: int = 10_000_000
    pages: int = 2_000
    nesting: int = 500
    seconds: int = 20
    memory: int = 1 << 30


@dataclass(frozen=True, slots=True)
class EncodingChoice:
    """One way to read bytes that no declaration settles; `preview` is how the text would begin."""

    name: str
    label: str
    preview: str


@dataclass(frozen=True, slots=True)
class ReadText:
    """The outcome of reading: a text, or encodings to choose from (then `text` is empty).

    `file_kind` is txt, html, docx or pdf, decided by content. `title` is a guess from the file
    or "". `notes` are sentences for the person on what reading changed, dropped or saw.
    """

    file_kind: str
    text: str
    title: str = ""
    notes: tuple[str, ...] = ()
    encodings: tuple[EncodingChoice, ...] = field(default=())
