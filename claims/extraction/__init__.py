"""Text to quotations, figures and furniture. Pure: no Django, no files of others, no clock."""

from claims.extraction.extractor import EXTRACTOR_VERSION, extract

__all__ = ["EXTRACTOR_VERSION", "extract"]
