"""What extraction returns. Every offset is a Unicode code point into the text, end exclusive,
and `text[span.start:span.end] == span.surface`."""

from dataclasses import dataclass

from claims.extraction.manner import Manner, manner_of


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text and its words."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted.

    `mention` is the speaker as the text has it at the quotation ("he", "Mr Esper"), None when
    the text names nobody. `name` is the full name it was resolved to ("Mark Esper"), None when
    unsure: it is never guessed. `how` says in words how the name was found, or why it was not.
    """

    mention: Span | None
    name: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution: its content, who said it, and the word that reports it.

    `kind` is direct (every word inside quotation marks), indirect (none) or mixed (some; or words
    in marks that a sentence of the reporter's takes up, "was “over the moon”", of nobody named).
    `start`, `end` and `surface` run from the first fragment to the last; `fragments` are the
    parts of the content ("A," she said. "B." has two). The content includes a leading "that";
    quotation marks around it are included in the fragment.
    """

    start: int
    end: int
    surface: str
    kind: str
    fragments: tuple[Span, ...]
    speaker: Speaker | None
    cue: Span | None
    confidence: float

    @property
    def manner(self) -> Manner | None:
        """What the cue does to the content ("denied"), None without a reporting word."""
        return manner_of(self.cue.surface) if self.cue else None


@dataclass(frozen=True, slots=True)
class Figure:
    """One number in the text and what it says.

    `kind`: number count money percent points measure duration age range ordinal date time.
    `low` is the value in plain units ("5.2 million" is 5200000.0), `high` the upper end of a
    range, both None for a date or time (see `iso`) and for a number that cannot be used.
    `unit` is a singular word ("dollar", "percent", "mile", "troop"), None without one.
    `modifier` is one of = ~ < > ≤ ≥. `thing` is the counted noun phrase in the text,
    `thing_name` its normal form for comparing ("us troop"). `place` and `time` are the words
    beside it that say where and when it is counted ("in Iraq", "currently"), None where the text
    names none there, which never means anywhere else or at another time.
    """

    start: int
    end: int
    surface: str
    kind: str
    low: float | None
    high: float | None
    unit: str | None
    modifier: str
    thing: Span | None
    thing_name: str | None
    iso: str | None
    confidence: float
    place: Span | None = None
    time: Span | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organisation or place, at its fullest mention in the text.

    `start`, `end` and `surface` are that mention, with the title before it ("Brig Gen William H
    Seely"); `name` is the name alone. `kind`: person organisation place, "" where the text does
    not show which. `role` is what the text calls the person beside a mention ("head of the task
    force"). `mentions` are the other places that name the same, short forms included.
    """

    start: int
    end: int
    surface: str
    kind: str
    name: str
    title: str
    role: Span | None
    mentions: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch that belongs to the page, not to the article's text. Only a caption holds claims.

    `kind`: headline_repeated reading_time byline dateline credit caption related share.
    """

    start: int
    end: int
    surface: str
    kind: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one text, each list in text order."""

    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    furniture: tuple[Furniture, ...]
    names: tuple[Name, ...] = ()
