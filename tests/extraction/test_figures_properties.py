"""What holds for the figures of any text, however its numbers and dates are jumbled."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract

WORDS = """
5 1,000 RM23.50 USD10m $ £ € one two third half a an of in to and - – / . , ( ) per day month
January May 6th th st 1980s ’ 's 20s week last next first century BC AD Tuesday 10:30 am pm %
million m k C dozen point twenty hundred ago years old was she = × ^ 10 2019 05 or more
"""
PIECES = WORDS.split()
JUMBLED = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", "", "\n")))).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


# The first example waits for the pipeline to be built.
@settings(deadline=None)
@given(JUMBLED)
def test_figures_stand_at_their_offsets_apart_and_in_order(text: str) -> None:
    last = 0
    for figure in extract(text, doc_date=datetime.date(2020, 1, 7)).figures:
        assert text[figure.start : figure.end] == figure.surface
        assert last <= figure.start < figure.end
        last = figure.end
        if figure.thing:
            assert text[figure.thing.start : figure.thing.end] == figure.thing.surface


@settings(deadline=None)
@given(JUMBLED)
def test_a_range_never_has_its_lower_end_last(text: str) -> None:
    for figure in extract(text).figures:
        assert figure.high is None or (figure.low is not None and figure.low <= figure.high)
