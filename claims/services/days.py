"""The day that a text is about."""

from datetime import date, timedelta
from functools import lru_cache

from django.utils import timezone

from claims.extraction import extract
from claims.models import Draft, Source


def day_of(document: Draft | Source, text: str) -> date:
    """The day that the dateline names ("LONDON, Jan 6 (Reuters) -"), else the day on which the
    text was received. Of `text` only the beginning is needed, as far as a dateline may reach."""
    received = timezone.localdate(document.received_at)
    lines = [part for part in document.furniture if part["kind"] == "dateline"]
    named = (_day_in(text[part["start"] : part["end"]], received) for part in lines[:1])
    return next((day for day in named if day), received)


@lru_cache(maxsize=1024)
def _day_in(words: str, received: date) -> date | None:
    """The day in the words of a dateline, which mostly leaves out the year."""
    for figure in extract(words, doc_date=received).figures:
        if figure.kind == "date" and figure.iso and len(figure.iso) == len("2020-01-06"):
            return _not_later(date.fromisoformat(figure.iso), words, received)
    return None


def _not_later(day: date, words: str, received: date) -> date | None:
    """The day a year earlier where no year is written and the nearest day is still to come: a
    text is not about a day after it was received. The clocks of the world are a day apart."""
    if day - received <= timedelta(days=1) or str(day.year) in words:
        return day
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # the 29th of February
        return None
