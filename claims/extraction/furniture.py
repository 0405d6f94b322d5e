"""What belongs to the page and not to the article: reading time, byline, credit, related links.

Each rule reads one paragraph (or, for a credit, one sentence) and is anchored at its beginning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import re2

from claims.extraction.lexicon import words
from claims.extraction.phrases import DAYS, DETERMINERS
from claims.extraction.place import Place
from claims.extraction.reading import Reading
from claims.extraction.types import Furniture

# No bounded repeats of letter classes: RE2 unrolls them into automata of many megabytes. The
# lines they see are short instead.
_LINES = (
    ("reading_time", r"(?:[0-9]+[ -]?min(?:ute)?s?\.? read|reading time:? ?[0-9]+.*)"),
    (
        "related",
        r"(?:you (?:may|might) (?:also )?like|read more|read also|also read|see also|read next|"
        r"related(?: stor(?:y|ies)| articles?| news)?|more on this(?: story)?|don['’]t miss|"
        r"most (?:read|viewed|popular)|trending(?: now)?|watch|in pictures|"
        r"recommended(?: for you)?|more from [^:|]+)(?: ?[:|»>-].*)?",
    ),
    ("caption", r"(?:image|photo|picture) caption\b.*|\[?file (?:photo|image)\b.*"),
    ("credit", r"(?:image|photo|picture) (?:copyright|source)\b.*"),
    (
        "share",
        r"share(?: (?:this|on|via)\b.*)?|tweet|print|e-?mail|comments?|copy link|advertisement|"
        r"(?:sign up|subscribe|follow us|like us|click here|copyright|continue reading)"
        r"\b.*|join (?:our|the) (?:mailing list|newsletter|whatsapp)\b.*|listen to this article.*|"
        r"get (?:our|the)\b.*\b(?:newsletter|inbox|updates?)\b.*|download (?:our|the) app\b.*|"
        r"register (?:now|here|for free)\b.*|support our journalism.*|"
        r"(?:facebook|twitter|whatsapp|linkedin|e-?mail|reddit|[ ,|·])+|"
        r"©.*|all rights reserved\.?|skip to (?:main )?content",
    ),
    (
        "byline",
        r"(?:published|updated|last updated|posted)(?: on)?:? "
        r"(?:[0-9]|\w+,? [0-9]|\w+ \w+ ago)[^!?]*",
    ),
    # Who reported it stands under the article with many agencies: "(Reporting by Jo Poe)".
    (
        "signed",
        r"\(?(?:additional reporting|reporting(?: and writing)?|writing|editing|edited|compiled) "
        r"by (?-i:[A-Z])[^!?]*",
    ),
)
_RULES = tuple((kind, re2.compile(f"(?i){pattern}")) for kind, pattern in _LINES)
_BY = re2.compile(r"(?:(?:Words|Posted|Written|Story) by|By|BY) ")
_PICTURE_BY = re2.compile(
    r"(?:Photo|Photograph|Picture|Image|Video|File photo) (?:by|courtesy of) "
    r"|(?:AP|AFP|PA|EPA) (?:Photo|Images?) ?/? ?"
)
_AGENCIES = frozenset(
    ("Getty Images", "PA Media", "PA Images", "Alamy Stock Photo", "AP Photo", "AFP Photo")
)
_IN_NAMES = words("particles") | {"and", "in", "for", "at", "of", "the"}
_CREDIT = re2.compile(
    r"(?i)(?:source|credit|photo(?:graph)?|image|picture|video|via)s?"
    r"(?: credit| by| courtesy of)?: ?[^:]+"
)
_DATELINE = re2.compile(
    # LONDON (Reuters) -   |   BAGHDAD, Jan. 6 —   |   Daily US Times, Washington:
    # WASHINGTON, D.C., Jan. 7, 2020 (AP) —
    r"\p{Lu}[\p{Lu} .'’/-]+(?:, [\p{L}0-9. ]+)*(?: [(/][\p{L} .-]+[)/])?"
    r"(?: ?[—–]| --?) "
    r"|\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)*, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)*: "
    # St. Paul, Minn., Jan. 7, 2020 (AP) —
    r"|\p{Lu}[\p{L}.]+(?:,? (?:\p{Lu}[\p{L}.]+|[0-9]+))* \([\p{L} .]+\) (?:—|–|-|--) "
)
_MONTHS = words("months")
_REPORTERS = frozenset(("correspondent", "reporter", "editor", "writer", "columnist", "critic"))
_MAX_POST = 4
_MAX_NAMES = 12
_MAX_CREDIT = 80
_MAX_CAPTION = 300
_MAX_DATELINE = 60
_MAX_LINE = 200
_PICTURED = ("Photo", "Picture", "Image", "(Photo", "(Picture", "(Image", "(AP", "Credit", "Source")
_HEAD_PARAGRAPHS = 8
_MIN_BODY_WORDS = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """Furniture at words [first, stop)."""

    first: int
    stop: int
    kind: str


def find_furniture(r: Reading, chunk: str, *, is_start: bool) -> list[Stretch]:
    """The furniture of one chunk, in text order. Bylines, datelines and a repeated headline are
    looked for at the beginning of a text only (`is_start`)."""
    found: list[Stretch] = []
    for number, (first, stop) in enumerate(r.paragraphs):
        is_head = is_start and number < _HEAD_PARAGRAPHS
        kind = _line_kind(chunk[r.start[first] : r.end[stop - 1]], is_head=is_head)
        if is_start and number == 0 and _is_repeated(r):
            kind = "headline_repeated"
        if kind:
            found.append(Stretch(first, stop, kind))
        elif is_head:
            found.extend(_dateline(r, chunk, first, stop))
    return sorted([*found, *_credits(r, chunk, found)], key=lambda item: item.first)


def _line_kind(line: str, *, is_head: bool) -> str | None:
    if len(line) > _MAX_LINE:
        return None
    if is_head and _is_byline(line):
        return "byline"
    for kind, pattern in _RULES:
        if (is_head or kind != "byline") and pattern.fullmatch(line):
            return "byline" if kind == "signed" else kind
    return "credit" if _names_agency(line) else None


def _is_byline(line: str) -> bool:
    """`By Jo Poe and Al Roe, political editor`; not `By Monday the river had risen.`"""
    match = _BY.match(line)
    if match is None:
        return False
    names, _, more = line[match.end() :].replace("|", ",").partition(",")
    more = more.lstrip()
    is_more = not more or more[0].isupper() or more[0] == "@" or _is_post(more)
    return _is_names(names) and is_more


def _is_post(more: str) -> bool:
    """ "health correspondent", "chief sports writer in Leeds"; not "the editor said, ..."."""
    post, _, place = more.rstrip(".").partition(" in ")
    parts = post.lower().split()
    is_short = 0 < len(parts) <= _MAX_POST and parts[0] not in DETERMINERS
    return is_short and parts[-1] in _REPORTERS and (not place or _is_names(place))


def _is_names(text: str) -> bool:
    """Nothing but capitalised words, small words inside names and initials; no day or month."""
    parts = text.replace("/", " ").replace("&", " ").replace(",", " ").split()
    if not parts or len(parts) > _MAX_NAMES or text.rstrip()[-1:] in "!?":
        return False
    is_time = parts[0].lower() in DAYS | _MONTHS
    return (
        not is_time
        and parts[0][0].isupper()
        and all(part[0].isupper() or part in _IN_NAMES for part in parts)
    )


def _names_agency(line: str) -> bool:
    """A picture's credit without a colon: "Photo by Jo Poe", "(AP Photo/Jo Poe)", "Jo Poe/Reuters",
    "Getty Images"."""
    bare = line.strip("()[]. ")
    match = _PICTURE_BY.match(bare)
    if match and match.end() < len(bare):
        return _is_names(bare[match.end() :])
    has_agency = "/" in bare and " /" not in bare and "/ " not in bare and " " in bare
    return bare in _AGENCIES or (has_agency and not any(map(str.isdigit, bare)) and _is_names(bare))


def _is_repeated(r: Reading) -> bool:
    """The first line comes again in the second, whole or longer: the longer one is kept."""
    if len(r.paragraphs) < 2:
        return False
    (first, stop), (again, end) = r.paragraphs[:2]
    size = stop - first
    if r.text[stop - 1] == ".":
        return False
    return size > 2 and size <= end - again and r.low[first:stop] == r.low[again : again + size]


def _dateline(r: Reading, chunk: str, first: int, stop: int) -> Iterator[Stretch]:
    begin = r.start[first]
    match = _DATELINE.match(chunk[begin : min(begin + _MAX_DATELINE, r.end[stop - 1])])
    if match is None:
        return
    after = next((i for i in range(first, stop) if r.start[i] >= begin + match.end()), stop)
    if stop - after >= _MIN_BODY_WORDS:
        yield Stretch(first, after, "dateline")


def _credits(r: Reading, chunk: str, found: Sequence[Stretch]) -> Iterator[Stretch]:
    """Credit lines, and the caption before one that ends its paragraph."""
    taken = {item.first for item in found}
    paragraph_at = dict(r.paragraphs)
    begin = 0
    for first, stop in r.sentences:
        begin = first if first in paragraph_at else begin
        if first in taken or not _is_credit(chunk[r.start[first] : r.end[stop - 1]]):
            continue
        is_last = paragraph_at.get(begin) == stop
        if begin < first and is_last and r.end[first - 1] - r.start[begin] <= _MAX_CAPTION:
            yield Stretch(begin, first, "caption")
        elif begin < first and not chunk[r.start[first] :].startswith(_PICTURED):
            continue  # inside running text only what names a picture is a credit
        yield Stretch(first, stop, "credit")


def _is_credit(sentence: str) -> bool:
    if len(sentence) > _MAX_CREDIT or " " not in sentence:
        return False
    has_colon = ":" in sentence[:40] and _CREDIT.fullmatch(sentence)
    return bool(has_colon) or _names_agency(sentence)


def without_furniture(r: Reading, furniture: Sequence[Stretch]) -> Reading:
    """The Reading with its sentences cut down to the article's own words.

    Captions stay: who is shown, where and when is printed as fact, and wrong as often as text is.
    """
    cut = [item for item in furniture if item.kind != "caption"]
    taken = {i for item in cut for i in range(item.first, item.stop)}
    sentences: list[tuple[int, int]] = []
    for first, stop in r.sentences:
        while first < stop and first in taken:
            first += 1
        if first < stop:
            sentences.append((first, stop))
    return replace(r, sentences=sentences)


def to_furniture(r: Reading, place: Place, item: Stretch) -> Furniture:
    """A stretch with its offsets in the whole text."""
    span = place.span(r.start[item.first], r.end[item.stop - 1])
    return Furniture(span.start, span.end, span.surface, item.kind)
