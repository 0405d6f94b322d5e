"""A walk over the paragraphs, tables and runs of WordprocessingML (ECMA-376, part 1, §17)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from claims.documents.text import has_visible_character, raise_digits

Element = Any
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Properties, codes of fields, and the second copy of a text box for old programs.
PASSED_OVER = frozenset(
    ["pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "instrText", "Fallback"]
)
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass
class Seen:
    """What the walk met and did not put into the text, for the notes."""

    hidden_styles: frozenset[str] = frozenset()
    deletions: int = 0
    insertions: int = 0
    hidden: int = 0
    symbols: int = 0
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)

    def references(self, kind: str) -> list[str]:
        """Ids of the footnotes or endnotes referred to, in order, each once."""
        return list(dict.fromkeys(self.footnotes if kind == "footnote" else self.endnotes))

    def sentences(self) -> list[str]:
        """The notes for the person."""
        said = []
        if self.deletions or self.insertions:
            said.append(
                f"This file has tracked changes: deletions are left out ({self.deletions:,}), "
                f"insertions are kept ({self.insertions:,})."
            )
        if self.hidden:
            said.append(f"Left out: hidden text ({self.hidden:,}). Show it in Word to see it.")
        if self.symbols:
            said.append(f"Left out: characters of symbol fonts ({self.symbols:,}).")
        if self.footnotes or self.endnotes:
            said.append("Footnotes and endnotes stand at the end of the text.")
        return said


def blocks_of(container: Iterable[Element], seen: Seen) -> Iterator[str]:
    """The paragraphs and tables of a body, cell, note or text box, as texts with words in them.

    A paragraph whose end mark is a tracked deletion runs on into the next one.
    """
    held = ""
    for text, runs_on in _raw_blocks(container, seen):
        held += text
        if not runs_on:
            if has_visible_character(held):
                yield held.strip(" \t\n")
            held = ""
    if has_visible_character(held):
        yield held.strip(" \t\n")


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def is_on(mark: Element) -> bool:
    """Whether an on/off property is on: it is unless its value says otherwise."""
    return str(mark.get(f"{W}val", "1")).lower() not in ("0", "false", "off")


def _raw_blocks(container: Iterable[Element], seen: Seen) -> Iterator[tuple[str, bool]]:
    """Each block's text, and whether it runs on into the next."""
    for element in container:
        name = _name(element)
        if name == "p":
            boxes: list[Element] = []
            text = "".join(_pieces(element, seen, boxes))
            yield text, element.find(f"{W}pPr/{W}rPr/{W}del") is not None
            for box in boxes:
                yield from ((block, False) for block in blocks_of(box, seen))
        elif name == "tbl":
            yield "\n".join(_rows(element, seen)), False
        elif name in ("del", "moveFrom"):
            seen.deletions += 1
        elif name not in PASSED_OVER:
            yield from _raw_blocks(element, seen)


def _rows(table: Iterable[Element], seen: Seen) -> Iterator[str]:
    for row in table:
        name = _name(row)
        if name == "tr" and row.find(f"{W}trPr/{W}del") is not None:
            seen.deletions += 1
        elif name == "tr":
            yield "\t".join(_cells(row, seen))
        elif name not in PASSED_OVER:
            yield from _rows(row, seen)


def _cells(row: Iterable[Element], seen: Seen) -> Iterator[str]:
    for cell in row:
        name = _name(cell)
        if name == "tc":
            yield " ".join(flat(block) for block in blocks_of(cell, seen))
        elif name not in PASSED_OVER:
            yield from _cells(cell, seen)


def _pieces(parent: Element, seen: Seen, boxes: list[Element]) -> Iterator[str]:
    """The words of a paragraph or run in order; text boxes met are put aside into `boxes`."""
    for element in parent:
        name = _name(element)
        if name == "t":
            yield element.text or ""
        elif name in CHARACTERS:
            yield CHARACTERS[name]
        elif name in ("del", "moveFrom"):
            seen.deletions += 1
        elif name == "txbxContent":
            boxes.append(element)
        elif name in ("footnoteReference", "endnoteReference"):
            ids = seen.footnotes if name == "footnoteReference" else seen.endnotes
            ids.append(str(element.get(f"{W}id", "")))
        elif name == "sym":
            seen.symbols += 1
        elif name == "r":
            yield from _run(element, seen, boxes)
        elif name not in PASSED_OVER:
            seen.insertions += name in ("ins", "moveTo")
            yield from _pieces(element, seen, boxes)


def _run(run: Element, seen: Seen, boxes: list[Element]) -> Iterator[str]:
    """A run's words; none when it is hidden; raised digits stay raised."""
    if _is_hidden(run, seen):
        words = "".join(_pieces(run, Seen(), []))
        seen.hidden += has_visible_character(words)
        return
    raised = run.find(f"{W}rPr/{W}vertAlign[@{W}val='superscript']") is not None
    for piece in _pieces(run, seen, boxes):
        yield raise_digits(piece) if raised else piece


def _is_hidden(run: Element, seen: Seen) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    if mark is not None:
        return is_on(mark)
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val") in seen.hidden_styles


def _name(element: Element) -> str:
    """The local name; "" for a comment or processing instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
