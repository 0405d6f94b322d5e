"""Ids that a form sends, where the address has none."""

from uuid import UUID

from django.http import Http404


def id_of(text: str) -> UUID:
    """The id in `text`; what is no id answers 404 like what is not there."""
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error
