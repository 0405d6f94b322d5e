"""Whether two mentions of a speaker are the same person, and who speaks at a place."""

import re2

from claims.comparison.bodies import COUNTRIES, INSTITUTIONS
from claims.comparison.lists import listed
from claims.comparison.spelling import unaccented
from claims.comparison.turns import turn_label, turn_labels
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
_QUESTIONERS = listed(
    "q question reporter reporters questioner journalist journalists moderator interviewer host"
)
_NOBODY = _QUESTIONERS | listed(
    "a he she they it i we you who spokesman spokeswoman spokesperson official officials source"
    " sources witness witnesses adviser advisor speaker unidentified unknown male female voice"
    " man woman letter statement report"
)
# Small words inside names: "Ursula von der Leyen", "Mohammed bin Salman".
_PARTICLES = listed("al bin da de del della den der di du el ibn la le of ter the van von y")
_WORD = re2.compile(r"[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*")


def same_speaker(one: str, other: str) -> str:
    """ "same", "other" or "unknown" for two mentions of people ("Mark Esper", "ESPER").

    Titles are ignored. A role ("the president"), a pronoun, a country or an institution is
    nobody in particular, so it is never another person.
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


def said_by(
    claimed: str | None, source: SourceText, start: int, end: int
) -> tuple[str, str | None]:
    """Whether `source.text[start:end]` is said by `claimed`, and who says it there.

    "same", "other" or "unknown", as in `same_speaker`. Words of a questioner are "other" when
    the claimed speaker has turns of their own in the transcript.
    """
    speaker = _resolved(source, start, end)
    label = turn_label(source.text, start) if speaker is None else None
    if claimed is None or not (speaker or label):
        return "unknown", speaker or label
    if label is not None and is_questioner(label):
        return ("other" if _speaks_elsewhere(claimed, source) else "unknown"), label
    return same_speaker(claimed, speaker or label or ""), speaker or label


def _speaks_elsewhere(claimed: str, source: SourceText) -> bool:
    """Turns of the source are the claimed speaker's: by their label, or as the answers of an
    interview with them."""
    names = {label for _, label in turn_labels(source.text)}
    names |= {quote.speaker.name for quote in source.quotes if quote.speaker and quote.speaker.name}
    return any(same_speaker(claimed, name) == "same" for name in names)


def is_questioner(label: str) -> bool:
    """Whether a transcript label stands for someone who asks: "Q", "REPORTER 2"."""
    return any(word.casefold() in _QUESTIONERS for word in _WORD.findall(label))


def _resolved(source: SourceText, start: int, end: int) -> str | None:
    """The resolved speaker of the tightest quotation around a stretch of the source."""
    around = [quote for quote in source.quotes if _covers(quote, start, end)]
    for quote in sorted(around, key=lambda quote: quote.end - quote.start):
        if quote.speaker is not None and quote.speaker.name:
            return quote.speaker.name
    return None


def _covers(quote: Quote, start: int, end: int) -> bool:
    shared = min(quote.end, end) - max(quote.start, start)
    return shared * 2 > end - start


def _name(mention: str) -> list[str]:
    """The words that name a person, folded; empty for a role, a body or a thing."""
    words = [word for word in _WORD.findall(mention) if word.casefold() not in _TITLES]
    folded = [unaccented(word).casefold() for word in words]
    if any(word.islower() and word not in _PARTICLES for word in words):
        return []
    if any(word in _NOBODY or word in COUNTRIES or word in INSTITUTIONS for word in folded):
        return []
    return folded


def _first_names(one: str, other: str) -> str:
    """For two people with one surname: initials and short forms leave it open."""
    if one == other:
        return "same"
    return "unknown" if one[0] == other[0] or min(len(one), len(other)) == 1 else "other"
