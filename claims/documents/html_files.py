"""Web pages: the words as a browser shows them, one paragraph a block, without menus."""

import importlib
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass, field

import re2
from selectolax.lexbor import LexborHTMLParser, LexborNode

from claims.documents.encodings import choices, decode
from claims.documents.html_scan import check_html
from claims.documents.text import clean_text, has_visible_character, raise_digits
from claims.documents.types import Limits, ReadText, Refused

DROPPED = [
    "script",
    "style",
    "nav",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "select",
    "button",
    "textarea",
    "input",
    "datalist",
    "map",
    "dialog",
    "title",
]
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "ul",
    ]
)
# A quotation and one inside it, as browsers show <q>.
QUOTE_MARKS = (("“", "”"), ("‘", "’"))
HIDDEN_STYLES = ("display:none", "visibility:hidden")
HIDDEN = "Left out: parts that the page hides from its readers ({:,})."
NO_WORDS = (
    "This web page holds no words; it may fetch them by script. "
    "Copy them from your browser and paste them."
)
# Where a page says its encoding; the HTML standard looks at 1,024 bytes, real pages need more.
HEAD = 4_096
_CHARSET = re2.compile(r"""(?i)<meta[^>]*charset\s*=\s*["']?\s*([a-z0-9_:.-]+)""")
_XML_CHARSET = re2.compile(r"""^\s*<\?xml[^>]*encoding\s*=\s*["']([a-zA-Z0-9_.-]+)""")
# White space to a browser; not the no-break space.
SPACES = str.maketrans("\t\n\f\r", "    ")


def read_html(
    content: bytes, *, encoding: str = "", main_text: bool = False, limits: Limits | None = None
) -> ReadText:
    """The words of a web page, or the encodings to choose from.

    Scripts, styles, menus, form controls and elements hidden by their own tag are left out.
    `main_text` asks for the article alone, as trafilatura guesses it, where that is installed.
    Raises `Refused` for hostile nesting and for a page without words.
    """
    limits = limits or Limits()
    markup = decode(content, chosen=encoding, declared=_declared(content))
    if markup is None:
        return ReadText("html", "", encodings=choices(content))
    check_html(markup.encode(errors="replace"), limits)
    page = LexborHTMLParser(markup, scripting=True)
    title, hidden = _title(page), _strip(page)
    paragraphs = _paragraphs(page)
    if not paragraphs:
        raise Refused(NO_WORDS)
    notes = [HIDDEN.format(hidden)] if hidden else []
    if main_text:
        paragraphs, note = _main_paragraphs(markup, paragraphs)
        notes.append(note)
    text, more = clean_text("\n\n".join(paragraphs), limits=limits)
    return ReadText("html", text, title, (*notes, *more))


def _declared(content: bytes) -> str:
    """The encoding that the page names for itself, or ""."""
    head = content[:HEAD].decode("latin-1")
    match = _XML_CHARSET.search(head) or _CHARSET.search(head)
    return str(match[1]) if match else ""


def _title(page: LexborHTMLParser) -> str:
    node = page.css_first("head > title") or page.css_first("h1")
    return " ".join(node.text().replace("\0", "").split())[:300] if node else ""


def _strip(page: LexborHTMLParser) -> int:
    """Take out what a reader does not see as text; how many parts were hidden by their tag."""
    page.strip_tags(DROPPED)
    hidden = 0
    for node in page.css("body [hidden], body [style]"):
        style = "".join((node.attributes.get("style") or "").lower().split())
        if "hidden" in node.attributes or any(rule in style for rule in HIDDEN_STYLES):
            hidden += bool(has_visible_character(node.text()))
            node.decompose()
    return hidden


def _paragraphs(page: LexborHTMLParser) -> list[str]:
    made = _Paragraphs()
    for node, is_end in _steps(page):
        if node.is_text_node:
            made.add_text(node.text_content or "")
        elif is_end:
            made.leave(node.tag or "")
        else:
            made.enter(node.tag or "")
    made.end()
    return made.done


def _steps(page: LexborHTMLParser) -> Iterator[tuple[LexborNode, bool]]:
    """Each node when it begins and, but for text, when it ends (True). No recursion: the
    depth allowed is a setting, and Python's is not.
    """
    stack = [(page.root, False)] if page.root else []
    while stack:
        node, is_end = stack.pop()
        yield node, is_end
        if is_end or node.is_text_node:
            continue
        stack.append((node, True))
        children = list(node.iter(include_text=True))
        stack.extend((child, False) for child in reversed(children))


@dataclass
class _Paragraphs:
    """The paragraphs done, the pieces of the one being filled, and what surrounds it."""

    done: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    preformatted: int = 0
    raised: int = 0
    quotes: int = 0

    def enter(self, tag: str) -> None:
        if tag in BLOCKS:
            self.end()
        self.preformatted += tag == "pre"
        self.raised += tag == "sup"
        if tag == "q":
            self.pieces.append(QUOTE_MARKS[self.quotes % 2][0])
            self.quotes += 1
        elif tag in ("br", "tr"):
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self.pieces.append("\t")

    def leave(self, tag: str) -> None:
        if tag in BLOCKS:
            self.end()
        self.preformatted -= tag == "pre"
        self.raised -= tag == "sup"
        if tag == "q":
            self.quotes -= 1
            self.pieces.append(QUOTE_MARKS[self.quotes % 2][1])

    def add_text(self, text: str) -> None:
        """Add text: white space is spaces, which `end` makes one, but not in <pre>."""
        if not self.preformatted:
            text = text.translate(SPACES)
        self.pieces.append(raise_digits(text) if self.raised else text)

    def end(self) -> None:
        """Close the paragraph; one without a visible character is none."""
        text = "".join(self.pieces)
        if not self.preformatted:
            text = _tidy_lines(text)
        if has_visible_character(text):
            self.done.append(text.strip("\n"))
        self.pieces = []


def _tidy_lines(text: str) -> str:
    """No spaces at the ends of lines, none doubled, and no space beside a table's tabs."""
    lines = []
    for line in text.split("\n"):
        cells = [" ".join(filter(None, cell.split(" "))) for cell in line.split("\t")]
        lines.append("\t".join(cells).strip("\t"))
    return "\n".join(lines).strip("\n")


def _main_paragraphs(markup: str, paragraphs: list[str]) -> tuple[list[str], str]:
    """From the first to the last paragraph that trafilatura takes for the article, and a note.

    Its own text is not used: it joins raised digits to numbers and draws tables in bars.
    """
    if importlib.util.find_spec("trafilatura") is None:
        return paragraphs, "The article was not picked out of the page: no program for it here."
    guess = importlib.import_module("trafilatura").extract(markup, include_comments=False) or ""
    starts = {_start(line) for line in guess.splitlines()} - {""}
    found = [place for place, text in enumerate(paragraphs) if _start(text) in starts]
    if not found:
        return paragraphs, "No article could be picked out of the page, so all its words are here."
    picked = paragraphs[found[0] : found[-1] + 1]
    return picked, (
        f"The article was guessed from the page: {len(picked):,} of {len(paragraphs):,} "
        "paragraphs. Add the whole page when something is missing."
    )


def _start(text: str) -> str:
    """The first words, to know a paragraph by; "" when too short to tell it from a menu."""
    start = " ".join(text[:200].split())[:40]
    return start if len(start) >= 20 else ""
