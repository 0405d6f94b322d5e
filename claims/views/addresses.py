"""Addresses with a query, which `reverse` does not make."""

import uuid

from django.urls import reverse
from django.utils.http import urlencode


def workbench_url(article_id: uuid.UUID, claim_id: uuid.UUID | None = None) -> str:
    """The workbench of an article, opened at a claim."""
    address = reverse("claims:workbench", args=[article_id])
    return f"{address}?{urlencode({'claim': str(claim_id)})}" if claim_id else address
