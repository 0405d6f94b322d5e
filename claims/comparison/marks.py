"""The marks between words: which of them count, and how a difference reads in words."""

import re2

from claims.comparison.abbreviations import ABBREVIATIONS

ELLIPSIS = re2.compile(r"…|\.(?:\s?\.){2,}|[\[(]\s*(?:…|\.(?:\s?\.){2,})\s*[\])]")

# Quotation marks and hyphens say nothing here: their shape is house style.
_SILENT = frozenset("“”‘’\"'„‚«»‹›-\u2010\u2011*_#>|•")
_DASHES = re2.compile(r"\s[-‐‑]+\s|--+|[–—―−]+")

_NAMES = {
    ",": "a comma",
    ".": "a full stop",
    ";": "a semicolon",
    ":": "a colon",
    "?": "a question mark",
    "!": "an exclamation mark",
    "–": "a dash",
    "…": "an ellipsis",
    "(": "an opening bracket",
    ")": "a closing bracket",
    "[": "an opening bracket",
    "]": "a closing bracket",
    "/": "a slash",
}


def marks(gap: str, word_before: str = "") -> str:
    """The marks of a gap between two words that could matter, in one form each.

    Spaces, quotation marks and hyphens are left out; so is the full stop after an
    abbreviation, which British copy does not write.
    """
    text = _replaced(ELLIPSIS, "…", gap)
    text = _replaced(_DASHES, "–", text)
    kept = "".join(char for char in text if not char.isspace() and char not in _SILENT)
    return kept[1:] if kept.startswith(".") and is_abbreviation(word_before) else kept


def is_abbreviation(word: str) -> bool:
    """Whether a full stop after `word` belongs to the word: "Mr", an initial, "U.S"."""
    return word.casefold() in ABBREVIATIONS or "." in word or (len(word) == 1 and word != "I")


def has_ellipsis(gap: str) -> bool:
    """Whether `gap` marks a cut."""
    return ELLIPSIS.search(gap) is not None


def mark_difference(claim: str, source: str, word: str) -> str:
    """What changed between two rows of marks after `word`, as a clause."""
    if not source:
        return f"{_named(claim)} added after “{word}”"
    if not claim:
        return f"{_named(source)} removed after “{word}”"
    return f"{_named(source)} after “{word}” became {_named(claim)}"


def _replaced(pattern: "re2._Regexp[str]", mark: str, text: str) -> str:
    """`text` with every match as `mark`. RE2's own `sub` garbles text beyond ASCII."""
    kept, at = [], 0
    for match in pattern.finditer(text):
        kept += [text[at : match.start()], mark]
        at = match.end()
    return "".join(kept) + text[at:]


def _named(row: str) -> str:
    return " and ".join(_NAMES.get(mark, f"“{mark}”") for mark in row[:3])
