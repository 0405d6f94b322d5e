"""A look at a web page's tags before a parser sees them.

Parsers take quadratic time on deep nesting and on tags with very many attributes. This scan
is linear and refuses such pages in words; what slips by it is ended by the sandbox.
"""

from collections import Counter

import re2

from claims.documents.types import Limits, Refused

MOST_ATTRIBUTES = 1_000
# Far more than a page of book length has; each costs the scan microseconds.
MOST_TAGS = 400_000
HOSTILE = (
    "This web page is built as no page made for readers is ({}). "
    "Copy the words from your browser and paste them."
)
VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
# The parser closes these by itself, so leaving them open does not nest.
SELF_CLOSING = frozenset(
    b"p li dt dd option optgroup rb rt rtc rp thead tbody tfoot tr td th colgroup".split()
)
# What follows these is no markup up to their end tag.
RAW = frozenset(b"script style textarea title xmp iframe noembed noframes".split())

_latin = re2.Options()
_latin.encoding = re2.Options.Encoding.LATIN1
_TAG = re2.compile(rb"""<(/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)|<!--""", _latin)
_ATTRIBUTE = re2.compile(rb"""[^\s=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s]+))?""", _latin)


def check_html(markup: bytes, limits: Limits) -> None:
    """Raise `Refused` for elements nested deeper than `limits.nesting`, for a tag with more
    than 1,000 attributes and for more than 400,000 tags.

    `markup` is UTF-8: patterns search bytes in place, but copy a str.
    """
    if markup.count(b"<") > MOST_TAGS:
        raise Refused(HOSTILE.format(f"more than {MOST_TAGS:,} tags"))
    lower = markup.lower()
    unclosed: Counter[bytes] = Counter()
    depth, position = 0, 0
    while match := _TAG.search(lower, position):
        position = match.end()
        if match[0] == b"<!--":
            # Two back: "<!-->" is a whole comment.
            position = _find(lower, b"-->", position - 2)
            continue
        name, is_end = match[2], bool(match[1])
        _check_attributes(match[3])
        depth += _step(unclosed, name, is_end=is_end)
        if depth > limits.nesting:
            raise Refused(HOSTILE.format(f"more than {limits.nesting:,} elements inside another"))
        if name in RAW and not is_end:
            position = _find(lower, b"</" + name, position)


def _find(lower: bytes, mark: bytes, position: int) -> int:
    found = lower.find(mark, position)
    return len(lower) if found < 0 else found


def _check_attributes(attributes: bytes) -> None:
    if len(attributes) < 2 * MOST_ATTRIBUTES:
        return
    if sum(1 for _ in _ATTRIBUTE.finditer(attributes)) > MOST_ATTRIBUTES:
        raise Refused(HOSTILE.format(f"a tag with more than {MOST_ATTRIBUTES:,} attributes"))


def _step(unclosed: Counter[bytes], name: bytes, *, is_end: bool) -> int:
    """How much deeper this tag goes: 1, 0, or -1 when it closes an open one of its name."""
    if name in VOID or name in SELF_CLOSING:
        return 0
    if is_end and not unclosed[name]:
        return 0
    change = -1 if is_end else 1
    unclosed[name] += change
    return change
