"""A figure of the article above the source's, digit under digit."""

from typing import Any

import pytest

from claims.views.figure_pair import Pair, figure_pair
from tests.factories import (
    make_article,
    make_claim,
    make_comparison,
    make_draft,
    make_source,
    make_source_claim,
)

pytestmark = pytest.mark.django_db
ARTICLE, SOURCE = "More than 5,000 soldiers.", "About 5,200 troops stay, 5,200 in all."


def pair_of(
    of_claim: dict[str, Any], of_source: dict[str, Any], words: str = "5,200 troops"
) -> Any:
    article = make_article()
    claim = make_claim(
        draft=make_draft(article=article, text=ARTICLE), words="5,000 soldiers", **of_claim
    )
    source = make_source(article=article, text=SOURCE)
    found = make_source_claim(source=source, words="5,200 troops", kind="figure", **of_source)
    row = make_comparison(claim=claim, source=source, words=words)
    row.source_claim = found
    return figure_pair(claim, row, SOURCE)


@pytest.mark.parametrize(
    ("of_claim", "of_source", "shown", "less"),
    [
        (
            {"value_low": 5000, "modifier": ">", "figure_kind": "count"},
            {"value_low": 5200, "modifier": "~", "figure_kind": "count"},
            [(">", "5,000", "", ""), ("≈", "5,200", "", "")],
            ("−200", ""),
        ),
        (
            {"value_low": 4.8, "figure_kind": "percent", "unit": "percent"},
            {"value_low": 4.75, "figure_kind": "percent", "unit": "percent"},
            [("", "4", ".8", ""), ("", "4", ".75", "")],
            ("0", ".05"),
        ),
        (
            {"value_low": 3, "value_high": 4, "figure_kind": "range"},
            {"value_low": 3, "figure_kind": "count"},
            [("", "3", "", "to 4"), ("", "3", "", "")],
            None,
        ),
        (
            {"value_low": 3, "figure_kind": "measure", "unit": "mile"},
            {"value_low": 5, "figure_kind": "measure", "unit": "kilometre"},
            [("", "3", "", ""), ("", "5", "", "")],
            None,
        ),
        (
            {"iso_date": "2020-01-05", "figure_kind": "date"},
            {"iso_date": "2020-01-06", "figure_kind": "date"},
            [("", "5 January 2020", "", ""), ("", "6 January 2020", "", "")],
            None,
        ),
    ],
)
def test_digits_stand_in_columns(
    of_claim: dict[str, Any],
    of_source: dict[str, Any],
    shown: list[tuple[str, ...]],
    less: tuple[str, str] | None,
) -> None:
    pair: Pair = pair_of(of_claim, of_source)
    assert [(row.sign, row.whole, row.fraction, row.rest) for row in pair.rows] == shown
    assert (pair.less and (pair.less.whole, pair.less.fraction)) == less


@pytest.mark.parametrize(
    ("of_claim", "words"),
    [({"value_low": 5000}, "5,200 troops stay"), ({"value_low": None}, "5,200 troops")],
)
def test_nothing_is_lined_up_that_is_not_one_figure_each(
    of_claim: dict[str, Any], words: str
) -> None:
    of_claim["figure_kind"] = "count"
    assert pair_of(of_claim, {"value_low": 5200, "figure_kind": "count"}, words) is None
