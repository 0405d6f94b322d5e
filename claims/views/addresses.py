"""Addresses with a query, which `reverse` does not make."""

import uuid

from django.urls import reverse
from django.utils.http import urlencode


def workbench_url(
    article_id: uuid.UUID, claim_id: uuid.UUID | None = None, dropped: uuid.UUID | None = None
) -> str:
    """The workbench of an article, opened at a claim, offering to bring the `dropped` one back."""
    address = reverse("claims:workbench", args=[article_id])
    asked = {"claim": claim_id, "dropped": dropped}
    query = urlencode({name: str(value) for name, value in asked.items() if value})
    return f"{address}?{query}" if query else address
