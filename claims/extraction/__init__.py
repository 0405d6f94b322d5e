"""Text to quotations, figures, names and furniture. Pure: no Django, no files of others, no clock.

Importing it registers the spaCy component "newsdesk_quotes" (`component.py`).
"""

from claims.extraction import component as component
from claims.extraction.extractor import EXTRACTOR_VERSION, extract

__all__ = ["EXTRACTOR_VERSION", "extract"]
