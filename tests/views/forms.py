"""What a browser sends from an intake page."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile


def intake(*, act: str = "send", **fields: Any) -> dict[str, Any]:
    """A whole form; `piece` is the list of its cards' keys."""
    return {"act": act, "title": "", "text": "", "whole": "yes", **fields}


def card(key: str, **fields: Any) -> dict[str, Any]:
    """The fields of one card as they are until somebody changes them."""
    known = {
        "title": "",
        "kind": "document",
        "strength": "secondary",
        "handling": "open",
        "given_by": "",
        "retention_until": "",
        **fields,
    }
    return {f"{key}-{name}": value for name, value in known.items()}


def file(content: bytes = b"Some words.", name: str = "story.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
