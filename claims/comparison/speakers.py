"""Whether two mentions of a speaker are the same person, and who speaks at a place."""

import re2

from claims.comparison.lists import listed
from claims.comparison.spelling import unaccented
from claims.comparison.types import SourceText
from claims.extraction.types import Quote

_TITLES = listed(
    "mr mrs ms miss mx dr sir dame lord lady prof professor rev reverend gen general brig"
    " brigadier lt lieutenant col colonel maj major capt captain sgt sergeant adm admiral sen"
    " senator rep congressman congresswoman mp gov governor president vice prime minister"
    " secretary defence defense state foreign chancellor judge justice king queen prince"
    " princess pope us uk the former acting deputy chief director head of jr sr ii iii"
    " chairman chairwoman chair mayor inspector superintendent constable minister"
)
_NOBODY = listed(
    "q a question reporter reporters questioner journalist moderator interviewer host he she"
    " they it i we you who spokesman spokeswoman spokesperson official officials source sources"
    " witness witnesses adviser advisor speaker unidentified unknown male female voice man woman"
    " letter statement report"
)
_LABEL = re2.compile(r"(?m)^[ \t>*_]*(\p{Lu}[\p{L}\p{M}.'’ -]*)(?:\([^)\n]*\))?:[*_]*(?:\s|$)")
_LONGEST_LABEL = 50
_WORD = re2.compile(r"[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*")


def same_speaker(one: str, other: str) -> str:
    """ "same", "other" or "unknown" for two mentions of people ("Mark Esper", "ESPER").

    Titles are ignored. A role ("the president"), a pronoun or a questioner's label is nobody
    in particular, so it is never another person.
    """
    names = _name(one), _name(other)
    if not all(names):
        return "unknown"
    shorter, longer = sorted(names, key=len)
    if set(shorter) <= set(longer):
        return "same" if shorter[-1] == longer[-1] or len(shorter) == 1 else "unknown"
    if shorter[-1] == longer[-1]:
        return _first_names(shorter[0], longer[0])
    return "other"


def speaker_at(source: SourceText, start: int, end: int) -> str | None:
    """Who says `source.text[start:end]`: the resolved speaker of the tightest quotation around
    it, else the label of its turn in a transcript, else None."""
    around = [quote for quote in source.quotes if _covers(quote, start, end)]
    for quote in sorted(around, key=lambda quote: quote.end - quote.start):
        if quote.speaker is not None and quote.speaker.name:
            return quote.speaker.name
    return turn_label(source.text, start)


def turn_label(text: str, at: int) -> str | None:
    """The label of the transcript turn that holds offset `at` ("ESPER", "Q"), None without."""
    labels = [match for match in _LABEL.finditer(text) if _is_label(match[1])]
    if len(labels) < 2:
        return None
    before = [match[1] for match in labels if match.end(1) <= at]
    return str(before[-1]).strip() if before else None


def _is_label(label: str) -> bool:
    label = label.strip()
    if len(label) > _LONGEST_LABEL:
        return False
    return label.upper() == label or all(word[:1].isupper() for word in label.split())


def _covers(quote: Quote, start: int, end: int) -> bool:
    shared = min(quote.end, end) - max(quote.start, start)
    return shared * 2 > end - start


def _name(mention: str) -> list[str]:
    words = [unaccented(word).casefold() for word in _WORD.findall(mention)]
    kept = [word for word in words if word not in _TITLES]
    return [] if any(word in _NOBODY for word in kept) else kept


def _first_names(one: str, other: str) -> str:
    """For two people with one surname: initials and short forms leave it open."""
    if one == other:
        return "same"
    return "unknown" if one[0] == other[0] or min(len(one), len(other)) == 1 else "other"
