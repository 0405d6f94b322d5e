"""Claims beside passages of sources: pure functions, no Django, no database, no clock."""

from claims.comparison.anchoring import carry
from claims.comparison.figures import compare_figure
from claims.comparison.findings import FINDINGS, Finding
from claims.comparison.inside import check_article
from claims.comparison.layers import Harmless
from claims.comparison.name_spellings import like, look_alikes
from claims.comparison.name_titles import called, titles_inside
from claims.comparison.names import compare_name
from claims.comparison.quotes import compare_quote
from claims.comparison.reported import compare_statement
from claims.comparison.things import same_thing

__all__ = [
    "FINDINGS",
    "Finding",
    "Harmless",
    "called",
    "carry",
    "check_article",
    "compare_figure",
    "compare_name",
    "compare_quote",
    "compare_statement",
    "like",
    "look_alikes",
    "same_thing",
    "titles_inside",
]
