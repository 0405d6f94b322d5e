"""What the figures of a draft prove or disprove about each other."""

from collections.abc import Iterable

from claims.comparison import check_article
from claims.extraction.types import Figure, Name, Quote
from claims.models import Check, Draft
from claims.services.days import day_of


def check_rows(draft: Draft, readings: Iterable[Quote | Figure | Name | None]) -> list[Check]:
    """Unsaved rows for all that the figures among the claims' `readings` say twice over, and the
    ages of the names among them.

    A dropped claim is no figure, so its checks go with it. It takes as long as reading the text
    sentence by sentence: do it before any transaction.
    """
    read = list(readings)
    figures = {(one.start, one.end): one for one in read if isinstance(one, Figure)}
    names = [one for one in read if isinstance(one, Name)]
    on = day_of(draft, draft.text)
    found = check_article(draft.text, list(figures.values()), names=names, on=on)
    return [
        Check(
            draft=draft,
            start=one.start,
            end=one.end,
            rule=one.rule,
            holds=one.holds,
            said=one.said,
            parts=[list(part) for part in one.parts],
        )
        for one in found
    ]
