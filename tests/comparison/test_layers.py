"""The layers as a desk admin reads them, and how a finding names them."""

from dataclasses import fields

import pytest

from claims.comparison import Harmless, compare_quote
from claims.comparison.layers import LAYERS, Layer, harmless_with
from claims.comparison.types import Comparison
from tests.comparison.builders import quote, source

NONE = {layer.name: False for layer in LAYERS}


def compared(said: str, printed: str, harmless: Harmless) -> Comparison:
    return compare_quote(quote(f"“{printed}”"), source(said), harmless=harmless)[0]


def test_every_layer_is_explained() -> None:
    assert [layer.name for layer in LAYERS] == [field.name for field in fields(Harmless)]


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_its_example_differs_in_that_layer_only(layer: Layer) -> None:
    only = harmless_with(NONE | {layer.name: True})
    passed = compared(layer.said, layer.printed, only)
    assert passed.finding in ("punctuation", "verbatim")
    refused = compared(layer.said, layer.printed, harmless_with(NONE))
    assert refused.finding in ("changed", "dropped")


# (said, printed, headline)
NAMED = [
    ("They organized it.", "They organised it.", "only spelling differs: “organized” became"),
    ("The Council met.", "The council met.", "only capitals differ: “Council” became “council”"),
    ("We lost five homes.", "We lost 5 homes.", "only the writing of numbers differs: “five”"),
    ("We, uh, lost it.", "We lost it.", "only hesitations differ: “uh” left out"),
    (
        "The Council organized it.",
        "The council organised it.",
        "only capitals and spelling differ: “Council” became “council”; “organized” became",
    ),
    (
        "The Council, uh, organized five of them.",
        "The council organised 5 of them.",
        "only capitals, spelling, the writing of numbers and hesitations differ: ",
    ),
]


@pytest.mark.parametrize(("said", "printed", "headline"), NAMED)
def test_what_passes_is_named(said: str, printed: str, headline: str) -> None:
    found = compared(said, printed, Harmless())
    assert found.finding == "punctuation"
    assert found.headline.startswith(headline)


@pytest.mark.parametrize(
    ("harmless", "reason"),
    [
        (Harmless(), None),
        (Harmless(spelling=False), "This desk counts spelling as a difference."),
        (Harmless(contractions=True), None),
    ],
)
def test_a_rule_of_the_desks_own_is_named(harmless: Harmless, reason: str | None) -> None:
    found = compared("They organized it.", "They organised it.", harmless)
    said = [line for line in found.reasons if line.startswith("This desk")]
    assert said == ([reason] if reason else [])


def test_what_only_this_desk_lets_pass_is_named() -> None:
    found = compared("It is not safe.", "It isn’t safe.", Harmless(contractions=True))
    assert found.headline.startswith("only contractions differ")
    assert "This desk lets contractions pass." in found.reasons
